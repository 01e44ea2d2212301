"""Panels beside the map: the inspector, the parking lot, the backlog.

Here lives: what shows the selection or a list of the document and writes through session commands.
May see: Qt, ui.canvas, ui.forms and below, core.
Never: a dialog, palette or plot (the window brings them together); a lane by name (forms are found).
"""
