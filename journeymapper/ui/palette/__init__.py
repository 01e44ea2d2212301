"""The palette: what can be put onto the map, to drag, to click, to reach by keys.

Here lives: the list of tiles (found from the kinds), the tile, the column of tiles with its drag.
May see: Qt, ui.canvas.mime, ui.actions, ui.theme, ui.qt, core.
Never: a change of the document (it says what was chosen; the canvas does it).
"""
