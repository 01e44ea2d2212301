"""A picture of the whole map, as PNG.

Here lives: the capability record and the writer.
May see: core; paint.py also ui.canvas.
Never: another slice.
"""
