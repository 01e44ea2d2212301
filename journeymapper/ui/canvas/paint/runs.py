"""Texts laid out once, as glyph runs that any zoom can draw."""
from collections.abc import Sequence
from unicodedata import bidirectional

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QGlyphRun, QTextLayout, QTextOption

from journeymapper.core.layout.text import Line, TextStyle
from journeymapper.ui.canvas.measure import is_complex, line_height, metrics, qfont, wrap_option

from .surface import Align

# Left, top, right, bottom; place, run and ink relative to a text's box.
Ink = tuple[float, float, float, float]
Run = tuple[float, float, QGlyphRun, Ink]
_AROUND = 2.0
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
) -> list[Run]:
    """The runs of all lines with their places relative to the box."""
    found = layouts(text, style, lines, width, align)
    return [(at.x(), at.y(), run, ink(run, at)) for at, layout in found for run in layout.glyphRuns()]


def ink(run: QGlyphRun, at: QPointF) -> Ink:
    """Where there is ink, with some room for hinting."""
    rect = run.boundingRect()
    x, y = at.x() + rect.x(), at.y() + rect.y()
    return x - _AROUND, y - _AROUND, x + rect.width() + _AROUND, y + rect.height() + _AROUND


def _direction(text: str) -> Qt.LayoutDirection:
    """The base direction: that of the first letter that has one (Unicode's rule P2)."""
    if is_complex(text):
        for letter in text:
            kind = bidirectional(letter)
            if kind in ("L", "R", "AL"):
                return _LEFT if kind == "L" else _RIGHT
    return _LEFT
