"""Paper: shapes as shapes, texts as texts, so that PDF and SVG hold no pictures where none is needed."""
from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QImage, QPainter

from journeymapper.core.layout.geometry import Rect
from journeymapper.core.layout.text import Line, TextStyle
from journeymapper.ui.theme import icons
from journeymapper.ui.theme.tokens import colour as qcolour

from .runs import layouts
from .shapes import HATCH_WIDTH, bezier, draw_card, pen, qrect, stripes
from .surface import Align, Dash, Detail, Look, Point, Segment


class VectorSurface:
    """Implements `Surface` on a painter whose unit is the map's pixel."""

    detail = Detail.FULL

    def __init__(self, painter: QPainter) -> None:
        self._painter = painter
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)

    def fill(self, rect: Rect, colour: str) -> None:
        """A plain rectangle."""
        self._painter.fillRect(qrect(rect), qcolour(colour))

    def card(self, rect: Rect, look: Look) -> None:
        """A rounded rectangle."""
        draw_card(self._painter, qrect(rect), look)

    def line(self, start: Point, end: Point, colour: str, width: float = 1.0, dash: Dash = ()) -> None:
        """A line."""
        self._painter.setPen(pen(colour, width, dash, start[0] if start[1] == end[1] else 0.0))
        self._painter.drawLine(QPointF(*start), QPointF(*end))

    def curve(self, start: Point, segments: Sequence[Segment], colour: str, width: float, dash: Dash = ()) -> None:
        """A path of cubic Béziers."""
        self._painter.setPen(pen(colour, width, dash))
        self._painter.setBrush(Qt.BrushStyle.NoBrush)
        self._painter.drawPath(bezier(start, segments, broken=bool(dash)))

    def disc(self, centre: Point, radius: float, fill: str, ring: str | None = None, width: float = 0.0) -> None:
        """A circle."""
        self._painter.setBrush(qcolour(fill))
        self._painter.setPen(pen(ring, width) if ring else Qt.PenStyle.NoPen)
        self._painter.drawEllipse(QPointF(*centre), radius - width / 2, radius - width / 2)

    def polygon(self, points: Sequence[Point], fill: str) -> None:
        """A filled shape."""
        self._painter.setPen(Qt.PenStyle.NoPen)
        self._painter.setBrush(qcolour(fill))
        self._painter.drawPolygon([QPointF(x, y) for x, y in points])

    def hatch(self, rect: Rect, colour: str) -> None:
        """Single lines, cut at the edges."""
        self._painter.setPen(pen(colour, HATCH_WIDTH))
        self._painter.drawLines(stripes(rect))

    def icon(self, name: str, colour: str, at: Point, px: float) -> None:
        """The icon's own shapes."""
        icons.renderer(name, colour).render(self._painter, QRectF(at[0], at[1], px, px))

    def image(self, rect: Rect, image: QImage, key: str) -> None:
        """A picture."""
        self._painter.drawImage(qrect(rect), image)

    def text(
        self, at: Point, width: float, text: str, style: TextStyle, lines: Sequence[Line], colour: str,
        align: Align = "left",
    ) -> None:
        """Laid out lines, as text."""
        self._painter.setPen(qcolour(colour))
        for place, layout in layouts(text, style, lines, width, align):
            layout.draw(self._painter, QPointF(at[0] + place.x(), at[1] + place.y()))

    def flush(self) -> None:
        """Nothing is put off on paper."""
