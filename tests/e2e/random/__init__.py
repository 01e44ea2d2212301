"""Random mouse and key events on the whole program's window."""
