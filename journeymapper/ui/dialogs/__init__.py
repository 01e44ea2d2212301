"""Dialogs about the people and things of the map, and about the journey itself.

Here lives: personas, channels, departments, properties; each writes at once, each change can be undone, so they have
only “Close” and may stay open beside the map.
May see: Qt, ui.forms and below, core.
Never: a panel, palette or plot; OK and Cancel over a copy of the document.
"""
