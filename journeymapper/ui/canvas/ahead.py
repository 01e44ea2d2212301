"""Painting ahead: while nothing else is to be done, the rows become tiles where the next frames will need them.

After a scroll that is the land around what shows, first where it goes on to; after a step of the zoom what shows
itself. Texts are laid out before, since that is most of what takes time where they are seen first. Each turn takes a
few milliseconds, so that the next wheel step or key isn't kept waiting. A line of tiles that was begun is finished when
the scroll goes on: else a slow machine would begin one after the other and have none.
"""
from collections.abc import Callable, Iterable, Iterator
from math import floor
from time import perf_counter
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRectF, QTimer

from journeymapper.core.layout.boxes import TextBox
from journeymapper.core.layout.geometry import Rect
from journeymapper.ui.canvas.frames import scene_of
from journeymapper.ui.canvas.paint.surface import Detail, detail_for
from journeymapper.ui.canvas.paint.tiles import SIDE, Grid, Place, Tiles, ranges
from journeymapper.ui.canvas.painting import body_area

if TYPE_CHECKING:
    from journeymapper.ui.canvas.sheet import Sheet

# So long may a turn hold up what comes meanwhile; a tile that was begun is finished.
_TURN_S = 0.004
# To this zoom one may go out next.
_OUT = 0.5


class Ahead(QObject):
    """One per sheet; it hears the scroll bars, and of a zoom by `zoomed`."""

    def __init__(self, sheet: "Sheet") -> None:
        super().__init__(sheet)
        self._sheet, self._at, self._way, self._moved = sheet, (0.0, 0.0), (0.0, 0.0), False
        self._make: Callable[[], Iterator[object]] = _no_work
        self._work: Iterator[object] = iter(())
        self._then: Callable[[], object] = _nothing
        self._timer = QTimer(self, interval=0)
        self._timer.setObjectName("ahead")
        self._timer.timeout.connect(self._turn)
        for bar in (sheet.horizontalScrollBar(), sheet.verticalScrollBar()):
            bar.valueChanged.connect(self._scrolled)

    @property
    def busy(self) -> bool:
        """Whether something is left to be done."""
        return self._timer.isActive()

    def zoomed(self, then: Callable[[], object]) -> None:
        """The zoom is another: paint what shows, then tell."""
        self._begin(lambda: _in_sight(self._sheet), then)

    def changed(self) -> None:
        """The map is another: what was under way began with places that may be gone, so it begins anew."""
        if self.busy:
            self._work = self._make()

    def stop(self) -> None:
        """Leave the rest undone."""
        self._timer.stop()
        self._make, self._work, self._then = _no_work, iter(()), _nothing

    def _scrolled(self) -> None:
        sheet, (x, y) = self._sheet, self._at
        self._at = sheet.view.x, sheet.view.y
        if not sheet.stretch.active:
            self._way, self._moved = (self._at[0] - x, self._at[1] - y), True
            if not self.busy:
                self._begin(self._land, _nothing)

    def _land(self) -> Iterator[object]:
        """Job by job, from the most urgent on as long as the view moves between two of them."""
        while self._moved:
            self._moved = False
            for job in _around(self._sheet, *self._way):
                yield from job
                if self._moved:
                    break

    def _begin(self, make: Callable[[], Iterator[object]], then: Callable[[], object]) -> None:
        self._make, self._work, self._then = make, make(), then
        self._timer.start()

    def _turn(self) -> None:
        end = perf_counter() + _TURN_S
        for _ in self._work:
            if perf_counter() > end:
                return
        then = self._then
        self.stop()
        then()


def _no_work() -> Iterator[object]:
    return iter(())


def _nothing() -> None:
    """What comes after a scroll."""


def _in_sight(sheet: "Sheet") -> Iterator[object]:
    """All that shows as one picture, from whose corner tiles are counted from now on."""
    yield from _texts(sheet, sheet.view.visible())
    view, area, dpr = sheet.view, body_area(sheet.view), sheet.viewport().devicePixelRatioF()
    tiles = sheet.tiles
    tiles.tune(scene_of(sheet, sheet.plan), view.zoom, dpr)
    x, y = tiles.base
    tiles.clear((floor(area.x * dpr + x - _device(sheet)[0]), floor(area.y * dpr + y - _device(sheet)[1])))
    yield from _made(sheet, _tiles_of(sheet, area))


def _around(sheet: "Sheet", dx: float, dy: float) -> Iterator[Iterable[object]]:
    """Jobs: headers and lane titles, which are little, then one tile's width around what shows, a side at a time; first
    where it goes. Then the texts of what a zoom out would show.
    """
    area = body_area(sheet.view)
    yield from _stripes(sheet)
    sides = [area._replace(x=area.x - SIDE, w=SIDE), area._replace(x=area.right, w=SIDE),
             area._replace(y=area.y - SIDE, h=SIDE), area._replace(y=area.bottom, h=SIDE)]
    first = (1 if dx > 0 else 0) if dx else (3 if dy > 0 else 2)
    sheet.tiles.hold(len(_tiles_of(sheet, area.grown(SIDE))))
    for side in (sides.pop(first), *sides):
        yield from _lines(sheet, _tiles_of(sheet, side), 0 if side.w == SIDE else 1)
    if sheet.view.zoom > _OUT:
        yield from zip(_texts(sheet, _zoomed_out(sheet)))  # each is a job, since it serves the scroll the least


def _zoomed_out(sheet: "Sheet") -> Rect:
    """What of the map would show: about the same middle, but not beyond the map's edges."""
    seen, by = sheet.view.visible(), sheet.view.zoom / _OUT
    wide, high = seen.w * by, seen.h * by
    x, y = (max(0.0, min(middle - long / 2, whole - long))
            for middle, long, whole in zip(seen.centre, (wide, high), sheet.plan.size, strict=True))
    return Rect(x, y, wide, high).grown(SIDE)


def _texts(sheet: "Sheet", area: Rect) -> Iterator[object]:
    """Lays out the texts of the map that show in an area, one after the other; lanes are few."""
    if detail_for(sheet.view.zoom) is Detail.FULL:
        plan, steps = sheet.plan, sheet.plan.header.steps
        columns = plan.columns_between(area.x, area.right)
        for column in plan.columns[columns.start:columns.stop]:
            yield _laid_out(sheet, steps[column.step])
        for _, box in plan.boxes_between(area.x, area.y, area.right, area.bottom):
            for text in box.texts:
                yield _laid_out(sheet, text)


def _laid_out(sheet: "Sheet", text: TextBox) -> object:
    return sheet.caches.text(text.text, text.style, text.lines, text.rect.w, "left")


def _lines(sheet: "Sheet", found: list[Place], way: int) -> Iterator[Iterator[object]]:
    """By columns (way 0) or rows (1) those tiles that aren't there."""
    for line in sorted({place[way] for place in found}):
        yield _made(sheet, [place for place in found if place[way] == line])


def _stripes(sheet: "Sheet") -> Iterator[Iterator[object]]:
    """The headers a tile's width beyond what shows, and the lane titles, tile by tile."""
    view, dpr = sheet.view, sheet.viewport().devicePixelRatioF()
    if detail_for(view.zoom) is not Detail.FULL or view.stretch != 1.0:
        return
    z, (left, right), (top, bottom) = view.zoom, view.gutter, view.head
    beside, below = max(right * z, view.x - SIDE), max(bottom * z, view.y - SIDE)
    for tiles, shift, area in (
        (sheet.strips.head, (0.0, view.head_shift),
         QRectF(beside, top * z, view.x + view.w + SIDE - beside, (bottom - top) * z)),
        (sheet.strips.titles, (view.gutter_shift, 0.0),
         QRectF(left * z, below, (right - left) * z, view.y + view.h + SIDE - below)),
    ):
        x, y = tiles.base
        grid = tiles.grid(z, dpr, x + (shift[0] - view.x) * dpr, y + (shift[1] - view.y) * dpr)
        found = grid.places(area)
        tiles.hold(len(found))
        for place in found:
            yield _painted(sheet, [place], tiles, grid)


def _made(sheet: "Sheet", found: list[Place]) -> Iterator[object]:
    """A rectangle of tiles of the rows, without those at its ends that are there."""
    return _painted(sheet, found, sheet.tiles, _grid(sheet))


def _painted(sheet: "Sheet", found: list[Place], tiles: Tiles, grid: Grid) -> Iterator[object]:
    scene = scene_of(sheet, sheet.plan)
    tiles.tune(scene, sheet.view.zoom, grid.dpr)
    missing = [place for place in found if place not in tiles]
    if missing and sheet.preview.plan is None:
        columns, rows = ranges(missing)
        whole = [place for place in found if place[0] in columns and place[1] in rows]
        yield from tiles.made(whole, scene, grid, sheet.caches)


def _tiles_of(sheet: "Sheet", area: Rect) -> list[Place]:
    """The tiles that meet a part of the screen, as far as there are rows."""
    view, plan = sheet.view, sheet.plan
    left, top = max(area.x + view.x, plan.left * view.zoom), max(area.y + view.y, plan.top * view.zoom)
    right = min(area.right + view.x, plan.size[0] * view.zoom)
    bottom = min(area.bottom + view.y, plan.size[1] * view.zoom)
    if left >= right or top >= bottom:
        return []
    return _grid(sheet).places(QRectF(left, top, right - left, bottom - top))


def _grid(sheet: "Sheet") -> Grid:
    return sheet.tiles.grid(sheet.view.zoom, sheet.viewport().devicePixelRatioF(), *_device(sheet))


def _device(sheet: "Sheet") -> tuple[float, float]:
    """Where the map's corner is on the device."""
    dpr, (x, y) = sheet.viewport().devicePixelRatioF(), sheet.tiles.base
    return round(x - sheet.view.x * dpr, 6), round(y - sheet.view.y * dpr, 6)
