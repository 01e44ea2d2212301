"""File formats of others, a folder each; they are found, never listed.

Here lives: per format `format.py` (what it reads, writes, its options), and `read.py`, `write.py` or `paint.py`.
May see: core; paint.py also ui.canvas.
Never: another slice; our own format, which is core.persistence.
"""
