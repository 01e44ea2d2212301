"""Draws a figure with a painter: on the screen, into pixels, into an SVG. All texts are plain."""
from collections.abc import Iterable, Sequence
from itertools import pairwise

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen

from journeymapper.ui.canvas.paint.markers import marker
from journeymapper.ui.canvas.paint.vector import VectorSurface
from journeymapper.ui.theme.contrast import TEXT, legible, mix
from journeymapper.ui.theme.fonts import SEMIBOLD, font
from journeymapper.ui.theme.tokens import Tokens, colour

from .figures.figure import Figure, Key, Name, Sign, Stroke
from .room import (
    AIR,
    BAND_LINE,
    KEY_GAP,
    KEY_LINE,
    KEY_SAMPLE,
    SMALL_PX,
    TEXT_PX,
    Room,
    key_lines,
    key_width,
    tick_room,
    tick_step,
)

FAINT = 0.7
_CENTRE, _RIGHT, _LEFT = Qt.AlignmentFlag.AlignHCenter, Qt.AlignmentFlag.AlignRight, Qt.AlignmentFlag.AlignLeft
_TOP, _MIDDLE = Qt.AlignmentFlag.AlignTop, Qt.AlignmentFlag.AlignVCenter
_WRAP = Qt.TextFlag.TextWordWrap
_CAP, _NEAR_END, CROWD = 5.0, 1.2, 400
# In a row as high as this the signs have room beside one another; how small they may become.
_ROW, _SMALLEST = 28.0, 0.5


class Drawing:
    """One figure on one painter. whole: the rectangle of the picture; room: its frame within."""

    def __init__(self, painter: QPainter, figure: Figure, whole: QRectF, room: Room, tokens: Tokens,
                 scale: float = 1.0) -> None:
        self._painter, self._figure, self._whole, self._room = painter, figure, whole, room
        self._tokens, self._scale = tokens, scale
        self._surface = VectorSurface(painter)

    def paint(self) -> None:
        """All of it, from the ground up; ground itself is the caller's."""
        figure = self._figure
        self._keys()
        self._grid()
        self._ticks()
        for stroke in figure.strokes:
            self._stroke(stroke)
        signs = sorted(figure.signs, key=lambda sign: not sign.faint)
        beside = [(sign, *self._free_side(sign)) for sign in signs if self._is_beside(sign)]
        # Lines stop at words, signs don't.
        for _, box, _ in beside:
            self._painter.fillRect(box, self._tokens.q("surface"))
        for sign in signs:
            self._sign(sign)
        for sign, box, side in beside:
            self._write(box, int(side | _MIDDLE), sign.label, "ink", SMALL_PX, SEMIBOLD)
        self._names(figure.names)

    def _ink(self, name: str, *, faint: bool = False) -> str:
        tokens = self._tokens
        if name.startswith("person:"):
            name = tokens.person(int(name.partition(":")[2]))
        made = legible(name if name.startswith("#") else getattr(tokens, name), tokens.surface, TEXT)
        return mix(made, tokens.surface, FAINT) if faint else made

    def _write(self, box: QRectF, flags: int, text: str, role: str = "ink_secondary", px: float = SMALL_PX,
               weight: int = 400, *, faint: bool = False) -> None:
        self._painter.setFont(font(px * self._scale, weight))
        self._painter.setPen(colour(self._ink(role, faint=faint)))
        self._painter.drawText(box, flags, text)

    def _elided(self, text: str, width: float, px: float, weight: int = 400) -> str:
        metrics = QFontMetricsF(font(px * self._scale, weight))
        return metrics.elidedText(text, Qt.TextElideMode.ElideRight, width)

    def _grid(self) -> None:
        figure, frame, tokens = self._figure, self._room.frame, self._tokens
        painter = self._painter
        for place, band in enumerate(figure.bands):
            left, right = self._room.at(band.start, 0).x(), self._room.at(band.end, 0).x()
            box = QRectF(left, frame.top(), right - left, frame.height())
            if place % 2 == 0:
                painter.fillRect(box, tokens.q("sunken"))
            title = self._elided(" ".join(band.title.split()), box.width() - 8, SMALL_PX, SEMIBOLD)
            over = QRectF(left, frame.top() - BAND_LINE * self._scale, right - left, BAND_LINE * self._scale)
            self._write(over, int(_CENTRE | _MIDDLE), title, "ink_strong", weight=SEMIBOLD)
        lines = figure.across.ticks if figure.by_rows else figure.up.ticks
        for value, _ in lines:
            strong = value == figure.zero
            painter.setPen(QPen(tokens.q("ink_secondary" if strong else "hairline"), 1.0))
            start, end = (self._room.at(value, figure.up.low), self._room.at(value, figure.up.high)) if figure.by_rows \
                else (self._room.at(figure.across.low, value), self._room.at(figure.across.high, value))
            painter.drawLine(start, end)

    def _ticks(self) -> None:
        figure, frame, scale = self._figure, self._room.frame, self._scale
        height = frame.height() / max(1, len(figure.up.ticks)) if figure.by_rows else 30 * scale
        for value, text in figure.up.ticks:
            y = self._room.at(0, value).y()
            box = QRectF(self._whole.left() + 2, y - height / 2, frame.left() - self._whole.left() - AIR - 2, height)
            lines = text.split("\n") if height >= 30 * scale else text.split("\n")[:1]
            shown = "\n".join(self._elided(line, box.width(), TEXT_PX) for line in lines)
            self._write(box, int(_RIGHT | _MIDDLE), shown, "ink" if figure.by_rows else "ink_secondary", TEXT_PX)
        ticks = figure.across.ticks
        every, width = tick_step(figure, frame.width(), scale), tick_room(figure, frame.width(), scale)
        for value, text in ticks[::every]:
            x = self._room.at(value, 0).x()
            top = frame.bottom() + AIR / 2
            box = QRectF(x - width / 2, top, width, self._whole.bottom() - top)
            self._write(box, int(_CENTRE | _TOP | _WRAP), self._fitting(text, box), "ink_secondary")

    def _fitting(self, text: str, box: QRectF) -> str:
        """As much of a text as its box has lines for."""
        metrics = QFontMetricsF(font(SMALL_PX * self._scale))
        words = " ".join(text.split())
        while words and metrics.boundingRect(box, int(_CENTRE | _TOP | _WRAP), words).height() > box.height():
            words = words[:-2].rstrip("… ") + "…" if len(words) > 2 else ""
        if metrics.boundingRect(box, int(_CENTRE | _TOP | _WRAP), words).width() > box.width() + 1:
            return metrics.elidedText(words, Qt.TextElideMode.ElideRight, box.width())
        return words

    def _stroke(self, stroke: Stroke) -> None:
        points = [self._room.at(x, y) for x, y in stroke.points]
        # The colour of a hairline is meant to be faint.
        ink = self._tokens.scrollbar if stroke.colour == "hairline" else self._ink(stroke.colour, faint=stroke.faint)
        places = [(point.x(), point.y()) for point in points]
        # From point to point: a long dashed path takes minutes. In a crowd nobody could tell dashes.
        crowd = len(self._figure.signs) > CROWD
        width, dash = (1.0, ()) if crowd else (stroke.width * self._scale, stroke.dash)
        for start, end in pairwise(places):
            self._surface.line(start, end, ink, width, dash)
        if stroke.bar:
            for x, y in places:
                self._surface.line((x - _CAP * self._scale, y), (x + _CAP * self._scale, y), ink, 1.25 * self._scale)

    def _sign(self, sign: Sign) -> None:
        at, ink = self._room.at(sign.x, sign.y), self._ink(sign.colour, faint=sign.faint)
        self._mark(at, ink, sign)
        if sign.label and not self._is_beside(sign):
            self._label(at, sign)

    def _is_beside(self, sign: Sign) -> bool:
        return bool(sign.label) and (sign.beside or self._low_rows)

    @property
    def _low_rows(self) -> bool:
        """Whether words stand beside signs: above them there is no room."""
        figure = self._figure
        return figure.by_rows and self._room.frame.height() / max(1, len(figure.up.ticks)) < 46 * self._scale

    def _shrunk(self) -> float:
        """How much of their size signs keep: in rows too low for them they would cover one another."""
        figure = self._figure
        row = self._room.frame.height() / max(1, len(figure.up.ticks))
        return min(1.0, max(_SMALLEST, row / (_ROW * self._scale))) if figure.by_rows else 1.0

    def _label(self, at: QPointF, sign: Sign) -> None:
        """Above or below the sign: at the ends of the scale towards its middle."""
        scale, whole = self._scale, self._whole
        reach, wide, high = (sign.radius + 3) * scale, 140 * scale, 16 * scale
        above = self._figure.by_rows or (sign.y >= 0) == (abs(sign.y) <= _NEAR_END)
        y = at.y() - reach - high if above else at.y() + reach
        left = min(max(at.x() - wide / 2, whole.left()), whole.right() - wide)
        side = _LEFT if left > at.x() - wide / 2 else _RIGHT if left < at.x() - wide / 2 else _CENTRE
        self._write(QRectF(left, y, wide, high), int(side | _MIDDLE), sign.label, "ink", SMALL_PX, SEMIBOLD)

    def _free_side(self, sign: Sign) -> tuple[QRectF, Qt.AlignmentFlag]:
        """Right of the sign, or left of it where another sign stands at its right; and how words stand there."""
        at, reach, high = self._room.at(sign.x, sign.y), (sign.radius + 3) * self._scale, 16 * self._scale
        wide = QFontMetricsF(font(SMALL_PX * self._scale, SEMIBOLD)).horizontalAdvance(sign.label) + 2
        right = QRectF(at.x() + reach, at.y() - high / 2, wide, high)
        left = right.translated(-2 * reach - wide, 0)
        signs = self._figure.signs if len(self._figure.signs) <= CROWD else ()
        places = [(self._room.at(other.x, other.y), other.radius * self._scale) for other in signs if other != sign]

        def covers(box: QRectF) -> int:
            return sum(box.adjusted(-radius, -radius, radius, radius).contains(place) for place, radius in places)

        return (right, _LEFT) if covers(right) <= covers(left) else (left, _RIGHT)

    def _mark(self, at: QPointF, ink: str, sign: Sign) -> None:
        radius, ground = sign.radius * self._scale * self._shrunk(), self._tokens.surface
        if sign.icon:
            self._surface.icon(sign.icon, ink, (at.x() - radius, at.y() - radius), 2 * radius)
            return
        place = (at.x(), at.y())
        marker(self._surface, sign.shape, place, radius, ink if sign.fill == "full" else ground, ink,
               1.9 * self._scale)
        if sign.fill == "half":
            self._surface.disc(place, radius * 0.42, ink)

    def _names(self, names: Sequence[Name]) -> None:
        """Beside the right edge; those that would cover one another move down."""
        line, frame = QFontMetricsF(font(TEXT_PX * self._scale)).lineSpacing(), self._room.frame
        width = self._whole.right() - frame.right() - AIR
        wanted = sorted((self._room.at(0, name.y).y(), place) for place, name in enumerate(names))
        for y, place in apart(wanted, line, frame.bottom()):
            name = names[place]
            box = QRectF(frame.right() + AIR / 2, y - line / 2, width, line)
            shown = self._elided(name.text, width, TEXT_PX, SEMIBOLD)
            self._write(box, int(_LEFT | _MIDDLE), shown, name.colour, TEXT_PX, SEMIBOLD, faint=name.faint)

    def _keys(self) -> None:
        scale, y = self._scale, self._whole.top()
        for line in key_lines(self._figure.keys, self._whole.width() - 2 * AIR, scale):
            x = self._whole.left() + AIR
            for key in line:
                self._key(key, x, y + KEY_LINE * scale / 2)
                width = key_width(key, scale) - KEY_SAMPLE * scale
                box = QRectF(x + KEY_SAMPLE * scale, y, width, KEY_LINE * scale)
                room = min(width - KEY_GAP * scale / 2, self._whole.right() - box.left())
                text = self._elided(key.text, room, TEXT_PX)
                self._write(box, int(_LEFT | _MIDDLE), text, "ink", TEXT_PX)
                x += key_width(key, scale)
            y += KEY_LINE * scale

    def _key(self, key: Key, x: float, y: float) -> None:
        ink, scale = self._ink(key.colour), self._scale
        if key.dash is not None:
            self._surface.line((x, y), (x + 22 * scale, y), ink, 2.0 * scale, key.dash)
        if key.shape is not None or key.icon:
            sign = Sign(0, 0, key.colour, key.shape or 0, key.fill, icon=key.icon, radius=6.5 if key.icon else 5.0)
            self._mark(QPointF(x + 11 * scale, y), ink, sign)


def apart(wanted: Iterable[tuple[float, int]], line: float, bottom: float) -> list[tuple[float, int]]:
    """(y, which) from the top, at least a line apart: pushed down, and up again where the bottom is passed."""
    found: list[tuple[float, int]] = []
    for y, which in wanted:
        found.append((max(y, found[-1][0] + line) if found else y, which))
    limit = bottom
    for place in range(len(found) - 1, -1, -1):
        y, which = found[place]
        found[place] = (min(y, limit), which)
        limit = found[place][0] - line
    return found
