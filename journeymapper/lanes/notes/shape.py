"""Notes and quotes: bare text, no box; a quote is set in quotation marks."""
from journeymapper.core.layout import metrics as m
from journeymapper.core.layout.shapes import CardShape

SHAPES = {
    "note": CardShape(pad_x=4, pad_y=0, title=m.NOTE, bare=True),
    "quote": CardShape(pad_x=4, pad_y=0, title=m.QUOTE, bare=True, quoted=True),
}
