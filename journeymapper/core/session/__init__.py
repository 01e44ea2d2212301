"""One open document and the person who works on it.

Here lives: session (run, undo, redo, gesture, later), selection, clipboard.
May see: all rooms of the core below.
Never: Qt; a file's path or window.
"""
