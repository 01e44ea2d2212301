"""The room that a picture has: how much of it its words take, and where a value stands in what is left."""
from dataclasses import dataclass
from itertools import pairwise
from math import ceil

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QFontMetricsF

from journeymapper.ui.theme.fonts import SEMIBOLD, font

from .figures.figure import Figure, Key

TEXT_PX, SMALL_PX, TITLE_PX = 12, 11, 12
LEFT_LEAST, LEFT_SHARE, RIGHT_LEAST, NAME_MOST = 34.0, 0.28, 14.0, 150.0
KEY_LINE, KEY_SAMPLE, KEY_GAP, BAND_LINE, TICK_LINES, AIR = 22.0, 30.0, 16.0, 20.0, 3, 8.0
# Less width than this and the words below a tick are left out, all but every other one.
TICK_LEAST = 56.0


@dataclass(frozen=True)
class Insets:
    """Pixels at each side of the frame; `keys`: the top ones that the legend takes."""

    left: float
    top: float
    right: float
    bottom: float
    keys: float


@dataclass(frozen=True)
class Room:
    """The frame in pixels, and the values at its edges."""

    frame: QRectF
    x: tuple[float, float]
    y: tuple[float, float]

    def at(self, x: float, y: float) -> QPointF:
        """Where values stand."""
        across, up = (x - self.x[0]) / (self.x[1] - self.x[0]), (y - self.y[0]) / (self.y[1] - self.y[0])
        return QPointF(self.frame.left() + across * self.frame.width(), self.frame.bottom() - up * self.frame.height())


def insets(figure: Figure, width: float, scale: float) -> Insets:
    """For a picture of this width; scale: 1, more in workshop size."""
    words, small = _metrics(TEXT_PX, scale), _metrics(SMALL_PX, scale)
    lines = (line for _, text in figure.up.ticks for line in text.split("\n"))
    widest = max(map(words.horizontalAdvance, lines), default=0.0)
    left = min(max(LEFT_LEAST * scale, widest + 2 * AIR), max(LEFT_SHARE * width, LEFT_LEAST * scale))
    names = max((words.horizontalAdvance(name.text) for name in figure.names), default=0.0)
    right = min(names, NAME_MOST * scale, width * 0.2) + 2 * AIR if figure.names else RIGHT_LEAST * scale
    keys = (len(key_lines(figure.keys, width - 2 * AIR, scale)) * KEY_LINE + AIR) * scale if figure.keys else AIR
    bottom = _tick_lines(figure, width - left - right, small, scale) * small.lineSpacing() + AIR * scale + AIR
    return Insets(left, keys + (BAND_LINE * scale if figure.bands else 0.0), right, bottom, keys)


def room_in(rect: QRectF, figure: Figure, scale: float) -> Room:
    """The frame of a picture that has this rectangle."""
    edge = insets(figure, rect.width(), scale)
    frame = rect.adjusted(edge.left, edge.top, -edge.right, -edge.bottom)
    return Room(frame, (figure.across.low, figure.across.high), (figure.up.low, figure.up.high))


def key_width(key: Key, scale: float) -> float:
    """With its sample and what parts it from the next."""
    return _metrics(TEXT_PX, scale).horizontalAdvance(key.text) + (KEY_SAMPLE + KEY_GAP) * scale


def key_lines(keys: tuple[Key, ...], width: float, scale: float) -> list[list[Key]]:
    """The entries of the legend, broken into lines."""
    lines: list[list[Key]] = [[]]
    left = width
    for key in keys:
        wanted = key_width(key, scale)
        if wanted > left and lines[-1]:
            lines.append([])
            left = width
        lines[-1].append(key)
        left -= wanted
    return lines


def tick_step(figure: Figure, width: float, scale: float) -> int:
    """Of the words along the bottom every how many have room: 1 for all. width: of the frame."""
    places = [value for value, _ in figure.across.ticks]
    span = figure.across.high - figure.across.low
    nearest = min((b - a for a, b in pairwise(places)), default=span)
    least = TICK_LEAST * (1.0 if figure.bands else 1.4) * scale
    return max(1, ceil(least / max(1.0, nearest / span * width)))


def tick_room(figure: Figure, width: float, scale: float) -> float:
    """Pixels for the words of one tick."""
    places = [value for value, _ in figure.across.ticks]
    span = figure.across.high - figure.across.low
    nearest = min((b - a for a, b in pairwise(places)), default=span)
    return max(20.0, nearest / span * width * tick_step(figure, width, scale) - 6)


def _tick_lines(figure: Figure, width: float, small: QFontMetricsF, scale: float) -> int:
    """As many as the longest words need, within bounds."""
    room = tick_room(figure, width, scale)
    words = figure.across.ticks[::tick_step(figure, width, scale)]
    needed = max((ceil(small.horizontalAdvance(text) * 1.15 / room) for _, text in words), default=1)
    return min(needed, TICK_LINES if scale == 1.0 else TICK_LINES - 1) or 1


def _metrics(px: int, scale: float) -> QFontMetricsF:
    return QFontMetricsF(font(px * scale, SEMIBOLD))
