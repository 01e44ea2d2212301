"""Parts of the map as tiles: a whole map of bars or blocks then is a few blits, and so is what a scroll brings to view.

Where texts are bars or less all is painted by tiles. At full detail a tile stands for exactly the pixels that would be
painted without it, and only those are used that were made ahead, while nothing else was to be done.
"""
from collections.abc import Callable, Collection, Iterator
from math import ceil, floor
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPixmap

from journeymapper.core.layout.geometry import Rect
from journeymapper.core.layout.places import quote_rect

from .body import body_parts
from .caches import Caches
from .pixels import HALF
from .scene import Scene
from .screen import ScreenSurface
from .surface import Detail, Surface, detail_for

# A multiple of 4, so that it is whole device pixels at 1.25, 1.5 and 1.75 too.
SIDE = 256
# At least so many are kept; else so many times those that are wanted at once, some to come back to.
_LEAST, _AGAIN = 48, 1.5
# Pixels around what is painted in parts, in which a thing counts as met.
_SEAM = 2.0
# A tile that an area only touches at its edge doesn't meet it.
_IN = 1e-6
# Wider and higher than any letter, in the map: Qt draws one that hangs over a left edge at another fraction of a pixel.
_LETTER = 48
# So far (in the map) a quote's letters and its hair stand out of it.
_QUOTE = 4.0
# Device pixels painted beyond a tile: at a ratio of 1.25 Qt is off by one in the last column of a blit that is cut.
_EDGE = 4
# Column and row of a tile, and where the map's corner lies within its device pixel.
Place = tuple[int, int, float, float]
# Paints what meets an area bit by bit: the map must not change before the last.
Parts = Callable[[Surface, Scene, Rect], Iterator[None]]


class Grid(NamedTuple):
    """Where tiles stand for a painter whose 0 is the map's corner.

    zoom: pixels of the screen for one of the map; dpr: device pixels for one of the screen; x, y: where the corner lies
    on its device pixel; fx, fy: the same as the tiles know it, for bars and blocks need no such care: there one tile
    serves all, and stands a bit aside; left, top: the device pixel from which tiles are counted.
    """

    zoom: float
    dpr: float
    x: float
    y: float
    fx: float
    fy: float
    left: int
    top: int

    @property
    def side(self) -> int:
        """Device pixels of a tile."""
        return round(SIDE * self.dpr)

    def corner(self, column: int, row: int) -> QPointF:
        """The place of a tile."""
        side = self.side
        return QPointF((self.left + column * side - self.x) / self.dpr, (self.top + row * side - self.y) / self.dpr)

    def places(self, area: QRectF) -> list[Place]:
        """The tiles that meet an area."""
        side, dpr, x, y = self.side, self.dpr, self.x - self.left, self.y - self.top
        left, top = floor((area.left() * dpr + x) / side + _IN), floor((area.top() * dpr + y) / side + _IN)
        right, bottom = floor((area.right() * dpr + x) / side - _IN), floor((area.bottom() * dpr + y) / side - _IN)
        return [(column, row, self.fx, self.fy) for column in range(left, right + 1) for row in range(top, bottom + 1)]


class Tiles:
    """Squares of the map as `parts` paints it for one scale and one look; `drop` those that a change touches.

    base: where the painter of a sheet begins, in device pixels, as the last paint has found it. first: from which of
    the map's device pixels tiles are counted. changes: goes up when something of the map isn't as it was.
    """

    def __init__(self, parts: Parts = body_parts, least: int | None = None) -> None:
        """least: at least so many are kept, if not the usual number."""
        self.parts, self._least = parts, least
        self._kept: dict[Place, QPixmap] = {}
        self._look: tuple[object, ...] = ()
        self._written: str | None = None
        self._most = least or _LEAST
        self.base, self.first = (0.0, 0.0), (0, 0)
        self.changes = 0

    def __len__(self) -> int:
        return len(self._kept)

    def __contains__(self, place: Place) -> bool:
        return place in self._kept

    def clear(self, first: tuple[int, int] = (0, 0)) -> None:
        """Forget all, and count anew."""
        self._kept.clear()
        self.first = first
        self.changes += 1

    def drop(self, area: Rect, dpr: float = 1.0) -> None:
        """Forget what meets an area of the map in pixels of the zoom."""
        grid = Grid(1.0, dpr, 0.0, 0.0, 0.0, 0.0, *self.first)
        near = {place[:2] for place in grid.places(QRectF(area.x - 1, area.y - 1, area.w + 2, area.h + 2))}
        for place in [place for place in self._kept if place[:2] in near]:
            del self._kept[place]
        self.changes += 1

    def hold(self, count: int) -> None:
        """How many are wanted at once."""
        self._most = max(self._least or _LEAST, round(count * _AGAIN))

    def tune(self, scene: Scene, zoom: float, dpr: float) -> None:
        """What is painted from now on; tiles of another look are forgotten, and those of a quote that is written."""
        look = (zoom, dpr, scene.faint, scene.tokens, scene.t.language)
        if look != self._look:
            self._look = look
            self.clear()
        if scene.written != self._written:
            for id in (self._written, scene.written):
                rect = quote_rect(scene.plan, id) if id is not None else None
                if rect is not None:
                    rect = rect.grown(_QUOTE)
                    self.drop(Rect(rect.x * zoom, rect.y * zoom, rect.w * zoom, rect.h * zoom), dpr)
            self._written = scene.written

    def grid(self, zoom: float, dpr: float, dx: float, dy: float) -> Grid:
        """Where tiles stand if the map's corner is at (dx, dy) of the device."""
        dx, dy = round(dx, 6), round(dy, 6)
        if detail_for(zoom) is not Detail.FULL:
            x, y, fx, fy = dx - floor(dx + HALF), dy - floor(dy + HALF), 0.0, 0.0
        else:
            x, y = fx, fy = round(dx - floor(dx), 6), round(dy - floor(dy), 6)
        return Grid(zoom, dpr, x, y, fx, fy, *self.first)

    def paint(self, painter: QPainter, scene: Scene, grid: Grid, caches: Caches) -> None:
        """Blit what covers the painter's clip, made where it isn't there."""
        found = grid.places(painter.clipBoundingRect())
        self.hold(len(found))
        # What is wanted becomes the youngest, else it might give way to the others that are wanted beside it.
        self._kept.update({place: self._kept.pop(place) for place in found if place in self._kept})
        for place in found:
            if place not in self._kept:
                for _ in self.made([place], scene, grid, caches):
                    pass
        self._blit(painter, found, grid)

    def paint_kept(self, painter: QPainter, scene: Scene, grid: Grid, caches: Caches, notes: bool) -> None:
        """What is in the painter's clip: blitted where tiles are kept, the rest as if there were none.

        notes: what cells draw is noted.
        """
        clip = painter.clipBoundingRect()
        wanted = grid.places(clip) if self._kept else []
        missing = [place for place in wanted if place not in self._kept]
        if missing or not wanted:
            part = _around(missing, grid).intersected(clip) if len(missing) < len(wanted) else clip
            painter.save()
            for _ in self._painted(painter, scene, part, grid, caches, notes):
                pass
            painter.restore()
        self._blit(painter, [place for place in wanted if place in self._kept] if missing else wanted, grid)

    def _painted(
        self, painter: QPainter, scene: Scene, part: QRectF, grid: Grid, caches: Caches, notes: bool
    ) -> Iterator[None]:
        """A part of the painter's, bit by bit; leaves the clip there."""
        painter.setClipRect(part, Qt.ClipOperation.IntersectClip)
        surface = ScreenSurface(painter, grid.zoom, grid.dpr, caches)
        surface.notes = notes
        zoom = grid.zoom
        area = Rect(part.x() / zoom, part.y() / zoom, part.width() / zoom, part.height() / zoom)
        yield from self.parts(surface, scene, area.grown(_SEAM / zoom))

    def _blit(self, painter: QPainter, found: list[Place], grid: Grid) -> None:
        for place in found:
            painter.drawPixmap(grid.corner(place[0], place[1]), self._kept[place])

    def made(self, found: list[Place], scene: Scene, grid: Grid, caches: Caches) -> Iterator[None]:
        """Paint tiles that form a rectangle, bit by bit, and keep them; given up where the map changes meanwhile."""
        changes, side, dpr = self.changes, grid.side, grid.dpr
        columns, rows = ranges(found)
        aside = ceil(_LETTER * grid.zoom * dpr)
        whole = QPixmap(side * len(columns) + aside + _EDGE, side * len(rows) + aside + _EDGE)
        whole.setDevicePixelRatio(dpr)
        painter = QPainter(whole)
        try:
            painter.translate((grid.fx - grid.left - columns[0] * side + aside) / dpr,
                              (grid.fy - grid.top - rows[0] * side + aside) / dpr)
            part = QRectF((grid.left + columns[0] * side - grid.fx) / dpr, (grid.top + rows[0] * side - grid.fy) / dpr,
                          side * len(columns) / dpr, side * len(rows) / dpr)
            part.adjust(-_EDGE / dpr, -_EDGE / dpr, _EDGE / dpr, _EDGE / dpr)
            painter.fillRect(part, scene.tokens.q("paper"))
            for _ in self._painted(painter, scene, part, grid, caches, notes=False):
                yield
                if self.changes != changes:
                    return
        finally:
            painter.end()
        for place in found:
            if len(self._kept) >= self._most:
                del self._kept[next(iter(self._kept))]
            x, y = (place[0] - columns[0]) * side + aside, (place[1] - rows[0]) * side + aside
            self._kept[place] = whole.copy(x, y, side, side)


def ranges(found: Collection[Place]) -> tuple[range, range]:
    """The columns and rows from the first to the last of them: what lies between is part of the rectangle too."""
    columns, rows = {place[0] for place in found}, {place[1] for place in found}
    return range(min(columns), max(columns) + 1), range(min(rows), max(rows) + 1)


def _around(found: list[Place], grid: Grid) -> QRectF:
    """A rectangle around tiles, with a pixel more, which the tiles beside it cover."""
    columns, rows = ranges(found)
    first, last = grid.corner(columns.start, rows.start), grid.corner(columns.stop, rows.stop)
    return QRectF(first, last).adjusted(-1, -1, 1, 1)
