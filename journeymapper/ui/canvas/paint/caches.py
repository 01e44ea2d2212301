"""What a screen keeps drawn: backgrounds of cards, stripes, discs, pictures, texts as glyph runs.

Pixmaps are made for one zoom and one device ratio; texts serve every zoom.
"""
from math import ceil

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPixmap

from journeymapper.core.layout.text import Line, TextStyle

from .drawn import Cells
from .keep import Keep
from .runs import Run, glyph_runs
from .shapes import SHADOW, draw_card
from .surface import Align, Look

TextKey = tuple[str, TextStyle, tuple[Line, ...], float, Align]
Runs = list[Run]


class Caches:
    """One set per sheet. Texts are bounded to some screens full, pixmaps to a few megabytes.

    replays: the same map is painted again and again, so what its cells draw is noted.
    """

    def __init__(self, replays: bool = False) -> None:
        self.replays = replays
        self.texts: Keep[TextKey, Runs] = Keep(3000)
        self.cards: Keep[tuple[Look, int, int], QPixmap] = Keep(160)
        self.others: Keep[tuple[object, ...], QPixmap] = Keep(256)
        self.paths: Keep[tuple[object, ...], QPainterPath] = Keep(400)
        self.dashes: Keep[tuple[float, ...], list[tuple[float, float]]] = Keep(32)
        self._smallest: dict[Look, QPixmap] = {}
        self._tallest: dict[tuple[Look, int], QPixmap] = {}
        self.cells, self.rows = Cells(400), Cells(24)
        self._scale = (0.0, 0.0)
        self._edges: Caches | None = None

    @property
    def edges(self) -> "Caches":
        """Those of headers and lane titles where these have a zoom of their own: one set serves one zoom."""
        self._edges = self._edges or Caches()
        return self._edges

    def tune(self, zoom: float, dpr: float) -> None:
        """Say for which zoom and device ratio pixmaps are wanted from now on."""
        if (zoom, dpr) != self._scale:
            self._scale = (zoom, dpr)
            self.clear()

    def clear(self) -> None:
        """Forget all that is made for one theme or zoom."""
        self._edges = None
        self.cards.clear()
        self._smallest.clear()
        self._tallest.clear()
        self.others.clear()
        self.paths.clear()
        self.dashes.clear()
        self.cells.clear()
        self.rows.clear()

    def text(self, text: str, style: TextStyle, lines: tuple[Line, ...], width: float, align: Align) -> Runs:
        """The glyph runs of a text, laid out once."""
        return self.texts.get((text, style, lines, width, align), lambda: glyph_runs(text, style, lines, width, align))

    def card(self, look: Look, w: int, h: int) -> QPixmap:
        """A card's background of w × h device pixels, with `margin` around it for the shadow."""
        return self.cards.get((look, w, h), lambda: self._whole_card(look, w, h))

    @property
    def margin(self) -> int:
        """Device pixels around a background."""
        zoom, dpr = self._scale
        return ceil(SHADOW * zoom * dpr) + 1

    def part_of_card(self, look: Look, w: int, h: int, part: QRect) -> QPixmap:
        """What of a background lies in a part of its picture, margin included.

        All that are large enough are parts of one small picture: drawn at its own size each, a corner is a shade
        lighter here and there, and what was painted at one time would not be as at another.
        """
        zoom, dpr = self._scale
        margin, end = self.margin, self._end(look)
        least = 2 * end + 1
        if self._alike(look, w, h):
            small = self._smallest.get(look)
            if small is None:
                inner, whole = least - 2 * margin, QRect(0, 0, least, least)
                small = self._smallest[look] = _drawn(look, QRectF(margin, margin, inner, inner), whole, zoom * dpr)
            made = _grown(small, w + 2 * margin, h + 2 * margin, part)
        else:
            made = _drawn(look, QRectF(margin, margin, w, h), part, zoom * dpr)
        made.setDevicePixelRatio(dpr)
        return made

    def _whole_card(self, look: Look, w: int, h: int) -> QPixmap:
        """Cut from a higher one of the same width where there is one: that takes a quarter of the time."""
        high, tall = h + 2 * self.margin, self._tallest.get((look, w))
        if tall is not None and high <= tall.height() and self._alike(look, w, h):
            return _shortened(tall, high, self._end(look))
        made = self.part_of_card(look, w, h, QRect(0, 0, w + 2 * self.margin, high))
        if self._alike(look, w, h):
            self._tallest[look, w] = made
        return made

    def _end(self, look: Look) -> int:
        """Device pixels from the edge of a background's picture to where only straight lines go on."""
        zoom, dpr = self._scale
        return self.margin + ceil((look.radius + SHADOW) * zoom * dpr) + 2

    def _alike(self, look: Look, w: int, h: int) -> bool:
        """Whether a background is made of the parts of the small one."""
        return not look.dashed and min(w, h) + 2 * self.margin > 2 * self._end(look)


def _shortened(tall: QPixmap, h: int, end: int) -> QPixmap:
    """A ground as high as h from one that is higher."""
    made = tall.copy(0, 0, tall.width(), h)
    made.setDevicePixelRatio(1)
    painter = QPainter(made)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Source)
    painter.drawPixmap(QRect(0, h - end, tall.width(), end), tall, QRect(0, tall.height() - end, tall.width(), end))
    painter.end()
    made.setDevicePixelRatio(tall.devicePixelRatio())
    return made


def _drawn(look: Look, place: QRectF, part: QRect, scale: float) -> QPixmap:
    """What lies in a part, of a background at its own size. scale: device pixels of a pixel of the map."""
    made = blank(part.width(), part.height(), 1.0)
    painter = QPainter(made)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(-part.x(), -part.y())
    draw_card(painter, place, look, scale)
    painter.end()
    return made


def _grown(small: QPixmap, w: int, h: int, part: QRect) -> QPixmap:
    """A part of w × h pixels that have the corners of a small picture; its middle row and column go on in between."""
    made = blank(part.width(), part.height(), 1.0)
    painter = QPainter(made)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Source)
    end = small.width() // 2
    for x, wide, from_x, by_x in ((0, end, 0, end), (end, w - 2 * end, end, 1), (w - end, end, end + 1, end)):
        for y, high, from_y, by_y in ((0, end, 0, end), (end, h - 2 * end, end, 1), (h - end, end, end + 1, end)):
            place = QRect(x, y, wide, high)
            if place.intersects(part):
                painter.drawPixmap(place.translated(-part.topLeft()), small, QRect(from_x, from_y, by_x, by_y))
    painter.end()
    return made


def blank(w: int, h: int, dpr: float) -> QPixmap:
    """A clear pixmap of w × h device pixels."""
    made = QPixmap(max(1, w), max(1, h))
    made.fill(Qt.GlobalColor.transparent)
    made.setDevicePixelRatio(dpr)
    return made
