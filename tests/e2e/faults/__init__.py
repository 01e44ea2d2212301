"""Real disks that are full, read-only, closed to an ordinary user, or report errors to the real calls."""
