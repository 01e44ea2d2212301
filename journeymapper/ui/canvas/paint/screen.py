"""The screen: backgrounds and icons are blitted at whole device pixels, texts drawn last as glyph runs.

The painter comes in logical pixels of the widget, moved so that (0, 0) is the map's origin, and not scaled: zoom is an
argument, since a blit under a scaled painter is slow and blurred.
"""
from collections.abc import Callable, Sequence
from math import ceil

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QImage, QPainter, QPixmap

from journeymapper.core.layout.geometry import Rect
from journeymapper.core.layout.text import Line, TextStyle
from journeymapper.ui.theme import icons
from journeymapper.ui.theme.tokens import colour as qcolour
from .bars import text_bars
from .caches import Caches, Runs, blank
from .shapes import HATCH_STEP, HATCH_WIDTH, bezier, draw_card, pen
from .surface import Align, Dash, Detail, Look, Point, Segment, detail_for

# A background wider or higher than this (device pixels) is drawn each time instead of kept.
_LARGE = 1200
_SOURCE = QPainter.CompositionMode.CompositionMode_SourceOver


class ScreenSurface:
    """Implements `Surface` for one paint event."""

    def __init__(self, painter: QPainter, zoom: float, dpr: float, caches: Caches, detail: Detail | None = None) -> None:
        self.detail = detail or detail_for(zoom)
        self._painter, self._zoom, self._dpr, self._caches = painter, zoom, dpr, caches
        self._scale = zoom * dpr
        device = painter.deviceTransform()
        self._dx, self._dy = device.dx(), device.dy()
        self._texts: dict[tuple[str, TextStyle], list[tuple[float, float, Runs]]] = {}
        self._rects: dict[str, list[QRectF]] = {}
        caches.tune(zoom, dpr)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)

    def _x(self, x: float) -> float:
        """The painter's x of the whole device pixel nearest to the map's x."""
        return (round(x * self._scale + self._dx) - self._dx) / self._dpr

    def _y(self, y: float) -> float:
        return (round(y * self._scale + self._dy) - self._dy) / self._dpr

    def _snapped(self, rect: Rect) -> QRectF:
        x, y = self._x(rect.x), self._y(rect.y)
        return QRectF(x, y, self._x(rect.right) - x, self._y(rect.bottom) - y)

    def fill(self, rect: Rect, colour: str) -> None:
        """A plain rectangle on whole pixels."""
        self._painter.fillRect(self._snapped(rect), qcolour(colour))

    def card(self, rect: Rect, look: Look) -> None:
        """A background from the cache; a plain rectangle where texts are bars."""
        target = self._snapped(rect)
        if self.detail is not Detail.FULL:
            self._rects.setdefault(look.edge or look.fill, []).append(target)
            self._rects.setdefault(look.fill, []).append(target.adjusted(0.5, 0.5, -0.5, -0.5))
            if look.stripe:
                self._rects.setdefault(look.stripe, []).append(QRectF(target.x(), target.y(), 2, target.height()))
            return
        w, h = round(target.width() * self._dpr), round(target.height() * self._dpr)
        if w > _LARGE or h > _LARGE:
            draw_card(self._painter, target, look, self._zoom)
            return
        margin = self._caches.margin / self._dpr
        self._painter.drawPixmap(QPointF(target.x() - margin, target.y() - margin), self._caches.card(look, w, h))

    def line(self, start: Point, end: Point, colour: str, width: float = 1.0, dash: Dash = ()) -> None:
        """A line; upright and level ones stand on whole pixels."""
        wide = max(1.0, round(width * self._scale)) / self._dpr
        if not dash and (start[0] == end[0] or start[1] == end[1]):
            x, y = self._x(start[0]), self._y(start[1])
            size = (wide, self._y(end[1]) - y) if start[0] == end[0] else (self._x(end[0]) - x, wide)
            self._painter.fillRect(QRectF(x, y, *size), qcolour(colour))
            return
        half = wide / 2
        level = start[1] == end[1]
        self._painter.setPen(pen(colour, wide, dash))
        y0 = self._y(start[1]) + half if level else start[1] * self._zoom
        y1 = y0 if level else end[1] * self._zoom
        self._painter.drawLine(QPointF(self._x(start[0]), y0), QPointF(end[0] * self._zoom, y1))

    def curve(self, start: Point, segments: Sequence[Segment], colour: str, width: float, dash: Dash = ()) -> None:
        """A curve, never thinner than a pixel."""
        self._spill()
        self._painter.setPen(pen(colour, max(1.0, width * self._zoom), dash))
        self._painter.setBrush(Qt.BrushStyle.NoBrush)
        self._painter.drawPath(bezier(start, segments, self._zoom))

    def disc(self, centre: Point, radius: float, fill: str, ring: str | None = None, width: float = 0.0) -> None:
        """A circle from the cache, its middle on the nearest quarter of a pixel."""
        self._spill()
        key = ("disc", radius, fill, ring, width)
        made = self._caches.others.get(key, lambda: self._disc(radius, fill, ring, width))
        half = made.width() / 2
        x, y = round(centre[0] * self._scale + self._dx - half), round(centre[1] * self._scale + self._dy - half)
        self._painter.drawPixmap(QPointF((x - self._dx) / self._dpr, (y - self._dy) / self._dpr), made)

    def _disc(self, radius: float, fill: str, ring: str | None, width: float) -> QPixmap:
        size = ceil(2 * radius * self._scale)
        made = blank(size + 2, size + 2, self._dpr)
        middle = QPointF(made.width() / self._dpr / 2, made.height() / self._dpr / 2)
        inner = radius * self._zoom - width * self._zoom / 2

        def draw(painter: QPainter) -> None:
            painter.setBrush(qcolour(fill))
            painter.setPen(pen(ring, width * self._zoom) if ring else Qt.PenStyle.NoPen)
            painter.drawEllipse(middle, inner, inner)

        return _drawn(made, draw)

    def hatch(self, rect: Rect, colour: str) -> None:
        """Stripes as a tile, which hangs together while the map scrolls."""
        size = max(3, round(HATCH_STEP * self._scale))
        tile = self._caches.others.get(("hatch", colour, size), lambda: self._tile(colour, size))
        target = self._snapped(rect)
        step = size / self._dpr
        offset = QPointF((target.x() + self._dx / self._dpr) % step, target.y() % step)
        offset.setX(target.x() % step)
        self._painter.drawTiledPixmap(target, tile, offset)

    def _tile(self, colour: str, size: int) -> QPixmap:
        made = blank(size, size, self._dpr)
        step = size / self._dpr

        def draw(painter: QPainter) -> None:
            painter.setPen(pen(colour, HATCH_WIDTH * self._zoom))
            for shift in (0.0, step, 2 * step):
                painter.drawLine(QPointF(shift + step, -step), QPointF(shift - 2 * step, 2 * step))

        return _drawn(made, draw)

    def icon(self, name: str, colour: str, at: Point, px: float) -> None:
        """An icon, blitted; none where texts are bars."""
        if self.detail is Detail.FULL:
            made = icons.pixmap(name, colour, round(px * self._scale) / self._dpr, self._dpr)
            self._painter.drawPixmap(QPointF(self._x(at[0]), self._y(at[1])), made)

    def image(self, rect: Rect, image: QImage, key: str) -> None:
        """A picture, scaled once per zoom."""
        self._spill()
        target = self._snapped(rect)
        w, h = round(target.width() * self._dpr), round(target.height() * self._dpr)
        if w > 0 and h > 0:
            self._painter.drawPixmap(target.topLeft(), self._caches.others.get((key, w, h), lambda: self._scaled(image, w, h)))

    def _scaled(self, image: QImage, w: int, h: int) -> QPixmap:
        small = image.scaled(w, h, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation)
        made = QPixmap.fromImage(small)
        made.setDevicePixelRatio(self._dpr)
        return made

    def text(
        self, at: Point, width: float, text: str, style: TextStyle, lines: Sequence[Line], colour: str, align: Align = "left",
    ) -> None:
        """Put off until `flush`, so that the pen changes once a colour."""
        if self.detail is Detail.FULL:
            runs = self._caches.text(text, style, tuple(lines), width, align)
            x, y = self._x(at[0]) / self._zoom, self._y(at[1]) / self._zoom
            self._texts.setdefault((colour, style), []).append((x, y, runs))
        elif self.detail is Detail.BARS:
            self._rects.setdefault("text:" + colour, []).extend(
                self._snapped(bar) for bar in text_bars(at, width, style, lines, align)
            )

    def _spill(self) -> None:
        """Draw the rectangles put off so far, a call per colour."""
        painter = self._painter
        if self._rects:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
            painter.setPen(Qt.PenStyle.NoPen)
            for key in sorted(self._rects, key=lambda key: key.startswith("text:")):
                shade = qcolour(key.removeprefix("text:"))
                painter.setOpacity(0.35 if key.startswith("text:") else 1.0)
                painter.setBrush(shade)
                painter.drawRects(self._rects[key])
            painter.setOpacity(1.0)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
            self._rects.clear()

    def flush(self) -> None:
        """Draw what was put off."""
        self._spill()
        if not self._texts:
            return
        painter = self._painter
        painter.save()
        painter.scale(self._zoom, self._zoom)
        for (colour, _), found in self._texts.items():
            painter.setPen(qcolour(colour))
            for x, y, runs in found:
                for place, run in runs:
                    painter.drawGlyphRun(QPointF(x + place.x(), y + place.y()), run)
        painter.restore()
        self._texts.clear()


def _drawn(pixmap: QPixmap, draw: Callable[[QPainter], None]) -> QPixmap:
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    draw(painter)
    painter.end()
    return pixmap
