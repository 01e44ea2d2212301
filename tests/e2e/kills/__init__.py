"""The real program, killed while it works: what a crash costs."""
