"""The real program under a virtual screen."""
