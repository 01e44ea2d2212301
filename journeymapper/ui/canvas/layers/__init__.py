"""Overlays of the sheet: selection, keyboard focus, the ghost of a gesture, a short file each.

Here lives: what is drawn over the map and isn't part of it.
May see: core, ui.theme, the canvas' own geometry.
Never: the document's change, the mouse.
"""
