"""Texts laid out once, as glyph runs that any zoom can draw."""
from collections.abc import Sequence
from unicodedata import bidirectional

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QGlyphRun, QTextLayout, QTextOption

from journeymapper.core.layout.text import Line, TextStyle
from journeymapper.ui.canvas.measure import is_complex, line_height, metrics, qfont, wrap_option

from .surface import Align

_NO_WRAP = QTextOption.WrapMode.NoWrap
_LEFT, _RIGHT = Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft


def layouts(
    text: str, style: TextStyle, lines: Sequence[Line], width: float, align: Align
) -> list[tuple[QPointF, QTextLayout]]:
    """One laid out line each, with its place relative to the box. A right-to-left text stands at the right."""
    direction = _direction(text)
    if direction == _RIGHT and align == "left":
        align = "right"
    option = wrap_option(_NO_WRAP, direction)
    high = line_height(style)
    above = (high - metrics(style).height()) / 2
    made = []
    for index, (start, end) in enumerate(lines):
        if start == end:
            continue
        layout = QTextLayout(text[start:end], qfont(style))
        layout.setTextOption(option)
        layout.beginLayout()
        line = layout.createLine()
        layout.endLayout()
        free = width - line.naturalTextWidth()
        x = {"left": 0.0, "right": free, "centre": free / 2}[align]
        made.append((QPointF(x, index * high + above + metrics(style).ascent() - line.ascent()), layout))
    return made


def glyph_runs(
    text: str, style: TextStyle, lines: Sequence[Line], width: float, align: Align = "left"
) -> list[tuple[float, float, QGlyphRun]]:
    """The runs of all lines with their places relative to the box."""
    found = layouts(text, style, lines, width, align)
    return [(at.x(), at.y(), run) for at, layout in found for run in layout.glyphRuns()]


def _direction(text: str) -> Qt.LayoutDirection:
    """The base direction: that of the first letter that has one (Unicode's rule P2)."""
    if is_complex(text):
        for letter in text:
            kind = bidirectional(letter)
            if kind in ("L", "R", "AL"):
                return _LEFT if kind == "L" else _RIGHT
    return _LEFT
