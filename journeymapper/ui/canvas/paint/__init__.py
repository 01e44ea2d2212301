"""One painting of the map, for the screen and for paper.

Here lives: the two surfaces (`screen`, `vector`), the parts of the map as functions that draw on a surface, the port by
which a lane's `view.py` draws its cards (`views`), and what composes them (`whole`).
May see: core, ui.theme, ui.canvas.measure.
Never: input, selection, a widget; a lane by name; a colour that isn't a role of the theme or of the document.
"""
