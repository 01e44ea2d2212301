"""The window of a map: bar, palette, views, inspector, status line, and what its menus do.

Here lives: the window and its parts, each a short module; handlers by noun (edit, insert, view, map, help).
May see: all rooms of the ui, core.
Never: files and other windows (the app hands in handlers for those); what a gesture on the canvas means.
"""
