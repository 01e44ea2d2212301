"""The canvas: one painted sheet that shows the map and on which it is changed.

Here lives: the measure of text, the painting for screen and paper (`paint/`), the sheet, its layers and tools.
May see: core, ui.forms, ui.actions, ui.feedback, ui.theme, ui.qt; slices are found, never named.
Never: a change of the document other than by `session.run`; a second copy of what the layout plan knows.
"""
