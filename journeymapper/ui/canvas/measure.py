"""Text measured with Qt's fonts, for the layout's port `core.layout.text.Measure`.

Words are measured once and their widths kept; lines are then broken greedily at spaces. What that can't do right
(words longer than the line, CJK, right-to-left and other complex scripts) goes through QTextLayout, which knows where
Unicode allows a break. The painter draws the lines found here, so heights are exact.

This is most of what opening a large map takes, so texts of one script with single spaces go through C alone: each
word is one number that holds its width in 1/64 pixel (Qt's own unit, so sums are exact) and its length; their running
sums are searched for the end of each line.
"""
import re
from bisect import bisect_left
from functools import lru_cache
from itertools import accumulate

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetricsF, QTextLayout, QTextOption

from journeymapper.core.layout.text import Line, TextStyle
from journeymapper.ui.theme.fonts import font

# Latin, Greek, Cyrillic with their marks, punctuation, arrows, signs. All else (other spaces and controls, Hebrew to
# Tibetan, CJK, emoji) is Qt's business.
_SIMPLE = re.compile("[ -~\u00a0-\u052f\u1e00-\u1fff\u2010-\u2027\u2030-\u205e\u2070-\u22ff\u25a0-\u26ff]*")
_ALTERNATES = QFont.Tag("calt")
# One script: its words and spaces are as wide together as one by one, where the font kerns no spaces.
_ONE_SCRIPT = re.compile("[ -~\u00a0-\u024f\u2010-\u2027\u2030-\u205e\u20ac]*")
_UNIT = 64
_BITS, _LENGTH = 16, 0xFFFF
# Elsewhere what stands between the words may shape otherwise: as close as this, a line is measured whole.
_SLACK = 2.0
# Letters that fonts like to push under each other, over a space.
_KERNED = "T o A V y . W , r - L Y 1 7"
_WORDS_KEPT = 20_000
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


class _Words(dict[str, int]):
    """Word → the width of it and a space, in 1/64 pixels, above 16 bits of length. Filled as words are asked for."""

    __slots__ = ("_metrics", "_space")

    def __init__(self, metrics: QFontMetricsF, space: int) -> None:
        super().__init__()
        self._metrics, self._space = metrics, space

    def __missing__(self, word: str) -> int:
        if len(self) >= _WORDS_KEPT:
            self.clear()
        wide = round(self._metrics.horizontalAdvance(word) * _UNIT) + self._space
        found = self[word] = wide << _BITS | min(len(word) + 1, _LENGTH)
        return found


class _Face:
    """What is known of one style. `additive`: its words and spaces are as wide together as one by one."""

    __slots__ = ("additive", "metrics", "space", "width_of", "words")

    def __init__(self, style: TextStyle) -> None:
        self.metrics = metrics(style)
        self.space = round(self.metrics.horizontalAdvance(" ") * _UNIT)
        self.words = _Words(self.metrics, self.space)
        self.width_of = self.words.__getitem__
        whole = round(self.metrics.horizontalAdvance(_KERNED) * _UNIT)
        self.additive = whole == sum(self.words[word] >> _BITS for word in _KERNED.split(" ")) - self.space

    def advance(self, text: str) -> float:
        """The width of a text in one line, remembered."""
        return ((self.words[text] >> _BITS) - self.space) / _UNIT

    def fits(self, text: str, room: float, width: float) -> bool:
        """Whether a line that is about `room` wide fits."""
        return room < width if abs(room - width) > _SLACK else self.metrics.horizontalAdvance(text) <= width


class QtMeasure:
    """Implements `Measure`. Needs a QGuiApplication."""

    def __init__(self) -> None:
        self._faces: dict[TextStyle, _Face] = {}

    def advance(self, text: str, style: TextStyle) -> float:
        """The width of a text in one line."""
        return self._face(style).advance(text)

    def line_height(self, style: TextStyle) -> float:
        """The distance from one base line to the next."""
        return line_height(style)

    def lines(self, text: str, style: TextStyle, width: float) -> tuple[Line, ...]:
        """(start, end) of each line when wrapped to `width`."""
        face = self._faces.get(style) or self._face(style)
        if face.additive and ((text.isascii() and text.isprintable()) or _ONE_SCRIPT.fullmatch(text)):
            words = text.split(" ")
            if "" not in words and (lines := _summed(words, len(text), face, width)):
                return lines
        found: list[Line] = []
        start = 0
        for paragraph in text.split("\n"):
            found += ((start + first, start + last) for first, last in _wrap(paragraph, style, face, width))
            start += len(paragraph) + 1
        return tuple(found)

    def _face(self, style: TextStyle) -> _Face:
        face = self._faces.get(style)
        if face is None:
            face = self._faces[style] = _Face(style)
        return face


def _wrap(text: str, style: TextStyle, face: _Face, width: float) -> list[Line]:
    if not text or text.isspace():
        return [(0, 0)]
    return (not is_complex(text) and _greedy(text, face, width)) or _layout_lines(text, style, width)


def _summed(words: list[str], length: int, face: _Face, width: float) -> tuple[Line, ...] | None:
    """Lines as full as they can be, of words with one space between them; None where a word is wider than the line."""
    sums = list(accumulate(map(face.width_of, words)))
    reach = int(width * _UNIT) + face.space + 1 << _BITS
    if sums[-1] < reach:
        return ((0, length),)
    lines: list[Line] = []
    base = start = place = 0
    while sums[-1] - base >= reach:
        first, place = place, bisect_left(sums, base + reach, place)
        if place == first:
            return None
        base = sums[place - 1]
        end = base & _LENGTH
        lines.append((start, end - 1))
        start = end
    lines.append((start, length))
    return tuple(lines)


def _greedy(text: str, face: _Face, width: float) -> list[Line]:
    """As `_summed`, for any number of spaces and for words that shape otherwise among others."""
    space = face.space / _UNIT
    lines: list[Line] = []
    at = first = last = 0
    used = -1.0
    for word in text.split(" "):
        if word:
            wide = face.advance(word)
            if wide > width:
                return []
            room = used + (at - last) * space + wide
            if used < 0:
                first, used = at, wide
            elif face.fits(text[first:at + len(word)], room, width):
                used = room
            else:
                lines.append((first, last))
                first, used = at, wide
            last = at + len(word)
        at += len(word) + 1
    lines.append((first, last))
    return lines


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
