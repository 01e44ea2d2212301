"""Texts too small to read, as bars."""
from collections.abc import Iterator, Sequence

from journeymapper.core.layout.geometry import Rect
from journeymapper.core.layout.text import Line, TextStyle
from journeymapper.ui.canvas.measure import line_height

from .surface import Align, Point

# The mean advance of a letter in Inter, in parts of its size.
_LETTER = 0.54


def text_bars(
    at: Point, width: float, style: TextStyle, lines: Sequence[Line], align: Align = "left"
) -> Iterator[Rect]:
    """A bar per line, about as long as the line and as high as its small letters."""
    high = line_height(style)
    for index, (start, end) in enumerate(lines):
        long = min(width, (end - start) * style.px * _LETTER)
        free = width - long
        x = at[0] + {"left": 0.0, "right": free, "centre": free / 2}[align]
        yield Rect(x, at[1] + index * high + high * 0.3, long, style.px * 0.5)
