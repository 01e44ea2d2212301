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
        return self.cards.get((look, w, h), lambda: self._draw_card(look, w, h))

    @property
    def margin(self) -> int:
        """Device pixels around a background."""
        zoom, dpr = self._scale
        return ceil(SHADOW * zoom * dpr) + 1

    def _draw_card(self, look: Look, w: int, h: int) -> QPixmap:
        zoom, dpr = self._scale
        margin, end = self.margin, self.margin + ceil(look.radius * zoom * dpr) + 2
        tall = self._tallest.get((look, w))
        if tall is not None and not look.dashed and 2 * end < h + 2 * margin <= tall.height():
            return _shortened(tall, h + 2 * margin, end)
        made = blank(w + 2 * margin, h + 2 * margin, dpr)
        painter = QPainter(made)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.scale(1 / dpr, 1 / dpr)
        draw_card(painter, QRectF(margin, margin, w, h), look, zoom * dpr)
        painter.end()
        self._tallest[look, w] = made
        return made


def _shortened(tall: QPixmap, h: int, end: int) -> QPixmap:
    """A ground as high as h from one that is higher: rounded corners cost most of it, and those are the same."""
    made = tall.copy(0, 0, tall.width(), h)
    made.setDevicePixelRatio(1)
    painter = QPainter(made)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Source)
    painter.drawPixmap(QRect(0, h - end, tall.width(), end), tall, QRect(0, tall.height() - end, tall.width(), end))
    painter.end()
    made.setDevicePixelRatio(tall.devicePixelRatio())
    return made


def blank(w: int, h: int, dpr: float) -> QPixmap:
    """A clear pixmap of w × h device pixels."""
    made = QPixmap(max(1, w), max(1, h))
    made.fill(Qt.GlobalColor.transparent)
    made.setDevicePixelRatio(dpr)
    return made
