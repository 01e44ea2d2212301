"""The whole map as PDF: shapes and selectable text.

Here lives: the capability record and the writer.
May see: core; paint.py also ui.canvas.
Never: another slice.
"""
