"""Nothing reaches outside: the real program under strace, over files that were made to draw it out."""
