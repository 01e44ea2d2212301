"""The screen: backgrounds and icons are blitted at whole device pixels, texts drawn last as glyph runs.

The painter comes in logical pixels of the widget, moved so that (0, 0) is the map's origin, and not scaled: zoom is an
argument, since a blit under a scaled painter is slow and blurred.
"""
from collections.abc import Iterator, Sequence
from functools import partial

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter

from journeymapper.core.layout.geometry import Rect
from journeymapper.core.layout.text import Line, TextStyle
from journeymapper.ui.canvas.measure import line_height
from journeymapper.ui.theme import icons
from journeymapper.ui.theme.tokens import colour as qcolour

from . import stamps
from .bars import text_bars
from .caches import Caches, Runs
from .drawn import Drawn, Glyphs
from .on_pixels import OnPixels
from .pixels import dashes_between, tiles_between
from .shapes import HATCH_STEP, bezier, dashes, pen
from .surface import Align, Dash, Detail, Look, Point, Segment, detail_for

# A background wider or higher than this (device pixels) is drawn each time instead of kept.
_LARGE = 1200
_BAR_OPACITY = 0.35


class ScreenSurface(OnPixels):
    """Implements `Surface` for one paint event. `dpr` is the widget's device ratio."""

    def __init__(
        self, painter: QPainter, zoom: float, dpr: float, caches: Caches, detail: Detail | None = None
    ) -> None:
        self.detail, self.notes = detail or detail_for(zoom), True
        super().__init__(painter, zoom, dpr)
        self._painter, self.caches = painter, caches
        self._texts: dict[str, list[tuple[float, float, Runs]]] = {}
        self._rects: dict[str, list[QRectF]] = {}
        self._bars: dict[str, list[QRectF]] = {}
        self._played: dict[str, list[Glyphs]] = {}
        caches.tune(zoom, dpr)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)

    def fill(self, rect: Rect, colour: str) -> None:
        """A plain rectangle on whole pixels."""
        self._painter.fillRect(self.snapped(rect), qcolour(colour))

    def card(self, rect: Rect, look: Look) -> None:
        """A background from the cache; a plain rectangle where texts are bars."""
        if self._unseen(rect.x, rect.y, rect.w, rect.h):
            return
        target = self.snapped(rect)
        if self.detail is not Detail.FULL:
            self._plain_card(target, look)
            return
        w, h = round(target.width() * self.dpr), round(target.height() * self.dpr)
        if w > _LARGE or h > _LARGE:
            stamps.large_card(self._painter, target, look, (self.zoom, self.dpr), self.caches)
            return
        margin = self.caches.margin / self.dpr
        self._painter.drawPixmap(QPointF(target.x() - margin, target.y() - margin), self.caches.card(look, w, h))

    def line(self, start: Point, end: Point, colour: str, width: float = 1.0, dash: Dash = ()) -> None:
        """A line; upright and level ones stand on whole pixels and are never thinner than one."""
        wide = max(1.0, round(width * self.scale)) / self.dpr
        x, y = self._x(start[0]), self._y(start[1])
        upright, level = start[0] == end[0], start[1] == end[1]
        if not dash and (upright or level):
            size = (wide, self._y(end[1]) - y) if upright else (self._x(end[0]) - x, wide)
            self._painter.fillRect(QRectF(x, y, *size), qcolour(colour))
            return
        if level:
            self._level_dashes(x, end[0], (y, wide), colour, dash)
            return
        self._painter.setPen(pen(colour, wide, dash))
        self._painter.drawLine(QPointF(x, y), QPointF(end[0] * self.zoom, end[1] * self.zoom))

    def _level_dashes(self, x: float, end: float, band: tuple[float, float], colour: str, dash: Dash) -> None:
        y, wide = band
        if y > self._bottom * self.zoom or y + wide < self._top * self.zoom:
            return
        pattern, last = (dash[0] * wide, sum(dash) * wide), self._x(end)
        found = self.caches.dashes.get((x, last, *pattern, self._dx % 1), lambda: dashes_between(
            x, last, pattern, self._dx, self.dpr))
        rects = [QRectF(left, y, right - left, wide) for left, right in found]
        _draw_rects(self._painter, {colour: rects}, 1.0)

    def curve(self, start: Point, segments: Sequence[Segment], colour: str, width: float, dash: Dash = ()) -> None:
        """A curve, never thinner than a pixel. Dashes are kept as shapes: drawn by a pen they depend on the clip."""
        self._spill()
        if dash:
            self._dashes(start, segments, qcolour(colour), max(1.0, width * self.zoom), dash)
            return
        self._painter.setPen(pen(colour, max(1.0, width * self.zoom), dash))
        self._painter.setBrush(Qt.BrushStyle.NoBrush)
        self._painter.drawPath(bezier(start, segments, self.zoom))

    def _dashes(
        self, start: Point, segments: Sequence[Segment], colour: QColor, width: float, dash: Dash
    ) -> None:
        for segment in segments:
            made = partial(dashes, start, segment, self.zoom, width, dash)
            path = self.caches.paths.get(("dashes", start, segment, width, dash), made)
            self._painter.fillPath(path, colour)
            start = segment[2]

    def disc(self, centre: Point, radius: float, fill: str, ring: str | None = None, width: float = 0.0) -> None:
        """A circle from the cache, on whole pixels."""
        if self._unseen(centre[0] - radius, centre[1] - radius, 2 * radius, 2 * radius):
            return
        self._spill()
        key = ("disc", radius, fill, ring, width)
        made = self.caches.others.get(key, lambda: stamps.disc(radius, fill, ring, width, self.scale, self.dpr))
        half = made.width() / 2 / self.scale
        self._painter.drawPixmap(QPointF(self._x(centre[0] - half), self._y(centre[1] - half)), made)

    def polygon(self, points: Sequence[Point], fill: str) -> None:
        """A filled shape."""
        self._spill()
        self._painter.setPen(Qt.PenStyle.NoPen)
        self._painter.setBrush(qcolour(fill))
        self._painter.drawPolygon([QPointF(x * self.zoom, y * self.zoom) for x, y in points])

    def hatch(self, rect: Rect, colour: str) -> None:
        """Stripes as a tile, which hangs together while the map scrolls."""
        size = max(3, round(HATCH_STEP * self.scale))
        tile = self.caches.others.get(
            ("hatch", colour, size), lambda: stamps.hatch_tile(colour, size, self.scale, self.dpr)
        )
        target, painter = self.snapped(rect), self._painter
        painter.save()
        painter.setClipRect(target, Qt.ClipOperation.IntersectClip)
        # Tile by tile on whole device pixels, counted from the map's corner: Qt's own tiling rounds from the target's.
        for x in tiles_between(target.left(), target.right(), tile.width(), self._dx, self.dpr):
            for y in tiles_between(target.top(), target.bottom(), tile.height(), self._dy, self.dpr):
                painter.drawPixmap(QPointF(x, y), tile)
        painter.restore()

    def icon(self, name: str, colour: str, at: Point, px: float) -> None:
        """An icon, blitted; none where texts are bars."""
        if self.detail is Detail.FULL and not self._unseen(*at, px, px):
            made = icons.pixmap(name, colour, round(px * self.scale) / self.dpr, self.dpr)
            self._painter.drawPixmap(QPointF(self._x(at[0]), self._y(at[1])), made)

    def image(self, rect: Rect, image: QImage, key: str) -> None:
        """A picture, scaled once per zoom."""
        self._spill()
        target = self.snapped(rect)
        w, h = round(target.width() * self.dpr), round(target.height() * self.dpr)
        if w > 0 and h > 0:
            made = self.caches.others.get(("image", key, w, h), lambda: stamps.scaled(image, w, h, self.dpr))
            self._painter.drawPixmap(target.topLeft(), made)

    def text(
        self, at: Point, width: float, text: str, style: TextStyle, lines: Sequence[Line], colour: str,
        align: Align = "left",
    ) -> None:
        """Put off until `flush`, so that the pen changes once a colour."""
        if self._unseen(*at, width, len(lines) * line_height(style)):
            return
        if self.detail is Detail.FULL:
            runs = self.caches.text(text, style, tuple(lines), width, align)
            self._texts.setdefault(colour, []).append((self._x(at[0]) / self.zoom, self._y(at[1]) / self.zoom, runs))
        elif self.detail is Detail.BARS:
            bars = self._bars.setdefault(colour, [])
            bars.extend(self.snapped(bar) for bar in text_bars(at, width, style, lines, align))

    def flush(self) -> None:
        """Draw what was put off."""
        self._spill()
        if not (self._texts or self._played):
            return
        painter = self._painter
        painter.save()
        painter.scale(self.zoom, self.zoom)
        draw, top, bottom = painter.drawGlyphRun, self._top, self._bottom
        for colour, found in self._texts.items():
            painter.setPen(qcolour(colour))
            for x, y, runs in found:
                for right, below, run, ink in runs:
                    if y + ink[3] > top and y + ink[1] < bottom:
                        draw(QPointF(x + right, y + below), run)
        for colour, played in self._played.items():
            painter.setPen(qcolour(colour))
            for _, _, _, _, at, run in played:
                draw(at, run)
        painter.restore()
        self._texts.clear()
        self._played.clear()

    def put_off(self) -> Iterator[tuple[str, list[tuple[float, float, Runs]]]]:
        """By colour the texts that `flush` would draw; all else is drawn."""
        self._spill()
        yield from self._texts.items()

    def play(self, drawn: Drawn) -> None:
        """Draw again what was noted, as far as it shows; texts at `flush`."""
        left, top, right, bottom = self._left, self._top, self._right, self._bottom
        near, high, far, low = self._pixels
        draw = self._painter.drawPixmap
        for x0, y0, x1, y1, at, pixmap in drawn.blits:
            if y1 > high and y0 < low and x1 > near and x0 < far:
                draw(at, pixmap)
        for colour, runs in drawn.texts:
            seen = [run for run in runs if run[3] > top and run[1] < bottom and run[2] > left and run[0] < right]
            if seen:
                self._played.setdefault(colour, []).extend(seen)

    def _plain_card(self, target: QRectF, look: Look) -> None:
        if look.edge:
            self._rects.setdefault(look.edge, []).append(target)
            hair = 1 / self.dpr
            target = target.adjusted(hair, hair, -hair, -hair)
        self._rects.setdefault(look.fill, []).append(target)
        if look.stripe:
            self._rects.setdefault(look.stripe, []).append(QRectF(target.x(), target.y(), 2, target.height()))

    def _spill(self) -> None:
        """Draw the rectangles put off so far, a call per colour: grounds, then bars."""
        if not (self._rects or self._bars):
            return
        for found, opacity in ((self._rects, 1.0), (self._bars, _BAR_OPACITY)):
            _draw_rects(self._painter, found, opacity)
            found.clear()


def _draw_rects(painter: QPainter, found: dict[str, list[QRectF]], opacity: float) -> None:
    """Rectangles on whole pixels, a call per colour."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setOpacity(opacity)
    for colour, rects in found.items():
        painter.setBrush(qcolour(colour))
        painter.drawRects(rects)
    painter.restore()
