"""What can be done to a map: plain functions `command(tx, …)`, by noun.

Here lives: all that changes the document; each command has a `title` for the undo menu.
May see: document, model, foundation.
Never: the store itself, Qt, an inverse of a command (undo reverses the change set).
"""
