"""Text measured with Qt's fonts, for the layout's port `core.layout.text.Measure`.

Words are measured once and their widths kept; lines are then broken greedily at spaces. What that can't do right
(words longer than the line, CJK, right-to-left and other complex scripts) goes through QTextLayout, which knows where
Unicode allows a break. The painter draws the lines found here, so heights are exact.
"""
import re
from functools import lru_cache

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetricsF, QTextLayout, QTextOption

from journeymapper.core.layout.text import Line, TextStyle
from journeymapper.ui.theme.fonts import font

# Latin, Greek, Cyrillic with their marks, punctuation, arrows, signs. All else (other spaces and controls, Hebrew to
# Tibetan, CJK, emoji) is Qt's business.
_SIMPLE = re.compile("[ -~\u00a0-\u052f\u1e00-\u1fff\u2010-\u2027\u2030-\u205e\u2070-\u22ff\u25a0-\u26ff]*")
_ALTERNATES = QFont.Tag("calt")
_WORD = re.compile("[^ ]+")
# Kerning between word and space isn't in the sum of the parts: as close as this, a line is measured whole.
_SLACK = 0.75
_WORDS_KEPT = 60_000
LINE_HEIGHT = 1.35


@lru_cache(maxsize=64)
def qfont(style: TextStyle) -> QFont:
    """The font of a style. Shared: don't change it.

    Without contextual alternates: they would draw “->” as an arrow, and a PDF could not give such signs back as text.
    """
    made = font(style.px, style.weight, style.italic)
    made.setFeature(_ALTERNATES, 0)
    return made


@lru_cache(maxsize=64)
def metrics(style: TextStyle) -> QFontMetricsF:
    """Metrics of a style's font, unhinted, at 100 %."""
    return QFontMetricsF(qfont(style))


@lru_cache(maxsize=64)
def line_height(style: TextStyle) -> float:
    """Whole pixels from one base line to the next."""
    return float(round(qfont(style).pixelSize() * LINE_HEIGHT))


def is_complex(text: str) -> bool:
    """Whether greedy breaking at spaces would be wrong."""
    return not (text.isascii() and text.isprintable()) and _SIMPLE.fullmatch(text) is None


class QtMeasure:
    """Implements `Measure`. Needs a QGuiApplication."""

    def __init__(self) -> None:
        self._widths: dict[tuple[TextStyle, str], float] = {}
        self._spaces: dict[TextStyle, float] = {}

    def advance(self, text: str, style: TextStyle) -> float:
        """The width of a text in one line."""
        key = (style, text)
        width = self._widths.get(key)
        if width is None:
            if len(self._widths) >= _WORDS_KEPT:
                self._widths.clear()
            width = self._widths[key] = metrics(style).horizontalAdvance(text)
        return width

    def line_height(self, style: TextStyle) -> float:
        """The distance from one base line to the next."""
        return line_height(style)

    def lines(self, text: str, style: TextStyle, width: float) -> tuple[Line, ...]:
        """(start, end) of each line when wrapped to `width`."""
        found: list[Line] = []
        start = 0
        for paragraph in text.split("\n"):
            found += ((start + first, start + last) for first, last in self._wrap(paragraph, style, width))
            start += len(paragraph) + 1
        return tuple(found)

    def _wrap(self, text: str, style: TextStyle, width: float) -> list[Line]:
        if not text.strip():
            return [(0, 0)]
        return _layout_lines(text, style, width) if is_complex(text) else self._greedy(text, style, width)

    def _greedy(self, text: str, style: TextStyle, width: float) -> list[Line]:
        lines: list[Line] = []
        first = last = -1
        used = 0.0
        for word in _WORD.finditer(text):
            wide = self.advance(word.group(), style)
            if wide > width:
                return _layout_lines(text, style, width)
            room = used + (word.start() - last) * self._space(style) + wide
            if first >= 0 and self._fits(text, first, word.end(), style, room, width):
                used = room
            else:
                if first >= 0:
                    lines.append((first, last))
                first, used = word.start(), wide
            last = word.end()
        lines.append((first, last))
        return lines

    def _fits(self, text: str, start: int, end: int, style: TextStyle, room: float, width: float) -> bool:
        if abs(room - width) > _SLACK:
            return room < width
        return metrics(style).horizontalAdvance(text[start:end]) <= width

    def _space(self, style: TextStyle) -> float:
        space = self._spaces.get(style)
        if space is None:
            space = self._spaces[style] = metrics(style).horizontalAdvance(" ")
        return space


def _layout_lines(text: str, style: TextStyle, width: float) -> list[Line]:
    """One paragraph broken by Qt where Unicode allows it, inside words only where nothing else helps."""
    layout = QTextLayout(text, qfont(style))
    layout.setTextOption(wrap_option(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere))
    layout.beginLayout()
    units: list[tuple[int, int]] = []
    while (line := layout.createLine()).isValid():
        line.setLineWidth(max(1.0, width))
        units.append((line.textStart(), line.textStart() + line.textLength()))
    layout.endLayout()
    places = _code_points(text)
    lines = []
    for first, last in units:
        start, end = (first, last) if places is None else (places[first], places[last])
        lines.append((start, start + len(text[start:end].rstrip())))
    return lines


def _code_points(text: str) -> list[int] | None:
    """Qt counts UTF-16 units, Python code points: the way back, or None where both are the same."""
    if text.isascii() or max(text) < "\U00010000":
        return None
    places: list[int] = []
    for index, letter in enumerate(text):
        places += [index] * (2 if letter > "\uffff" else 1)
    return [*places, len(text)]


def wrap_option(
    mode: QTextOption.WrapMode, direction: Qt.LayoutDirection = Qt.LayoutDirection.LayoutDirectionAuto
) -> QTextOption:
    """A text option with this wrap mode and direction."""
    option = QTextOption()
    option.setWrapMode(mode)
    option.setTextDirection(direction)
    return option
