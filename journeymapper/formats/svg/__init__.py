"""The whole map as SVG: shapes and text.

Here lives: the capability record and the writer.
May see: core; paint.py also ui.canvas.
Never: another slice.
"""
