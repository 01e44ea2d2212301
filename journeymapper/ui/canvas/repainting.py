"""Which parts of the screen a change touches: they alone are painted again."""
from collections.abc import Iterable, Iterator
from math import ceil, floor
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QRegion

from journeymapper.core.layout import metrics as m
from journeymapper.core.layout.dirty import Dirty
from journeymapper.core.layout.geometry import Rect
from journeymapper.ui.canvas.focus import Focus
from journeymapper.ui.canvas.layers.outlines import cell_on_screen, place_of
from journeymapper.ui.canvas.paint.greys import WIDTH

if TYPE_CHECKING:
    from journeymapper.ui.canvas.sheet import Sheet

# Marks, shadows (in the map) and rings, handles (on the screen) stand out of cells and cards.
AROUND, RING = 16.0, 10
# Right of a point its marks stand side by side.
POINT_MARKS = 4 * m.DOT
# More things than this are as many rectangles that all is painted sooner.
_MANY = 40


def update_changed(sheet: "Sheet", dirty: Dirty) -> None:
    """Have painted again what a change of the map touched."""
    viewport = sheet.viewport()
    _drop_tiles(sheet, dirty)
    _drop_cells(sheet, dirty)
    if dirty.everything or (sheet.dims and dirty) or len(dirty.cells) + len(dirty.parts) > _MANY:
        viewport.update()
        return
    for rect in changed_parts(sheet, dirty):
        viewport.update(rect)


def _drop_tiles(sheet: "Sheet", dirty: Dirty) -> None:
    if dirty.everything or dirty.head or dirty.bands:
        sheet.strips.head.clear()
    if dirty.everything or dirty.below is not None or dirty.rows or dirty.titles:
        sheet.strips.titles.clear()
    if dirty.everything or dirty.below is not None or dirty.rows or dirty.bands:
        sheet.tiles.clear()
        return
    zoom = sheet.view.zoom
    cells = [rect.grown(AROUND) for cell in dirty.cells if (rect := sheet.plan.cell_rect(*cell)) is not None]
    for around in (*cells, *(_part(sheet, part) for part in dirty.parts)):
        touched = Rect(around.x * zoom, around.y * zoom, around.w * zoom, around.h * zoom).grown(RING)
        sheet.tiles.drop(touched, sheet.viewport().devicePixelRatioF())


def _part(sheet: "Sheet", part: tuple[str, float, float]) -> Rect:
    """A part of a row with what stands out of it, in the map."""
    lane, x0, x1 = part
    row = sheet.plan.row(lane)
    y, h = (row.y, row.h) if row is not None else (0.0, 0.0)
    return Rect(x0, y, x1 - x0, h).grown(AROUND)


def _drop_cells(sheet: "Sheet", dirty: Dirty) -> None:
    """Cells know by themselves that their cards changed or moved: here go those whose dots may have changed."""
    caches = sheet.caches
    if dirty.everything or dirty.rows:
        caches.cells.clear()
        caches.rows.clear()
    if dirty.parts:
        caches.rows.clear()
    for place in dirty.cells:
        caches.cells.drop(place)


def changed_parts(sheet: "Sheet", dirty: Dirty) -> Iterator[QRect]:
    """Rectangles of the screen."""
    view, plan = sheet.view, sheet.plan
    w, h = ceil(view.w), ceil(view.h)
    if dirty.head:
        yield QRect(0, 0, w, ceil(view.head_bottom) + 2)
    if dirty.below is not None:
        top = floor((dirty.below - AROUND) * view.zoom - view.y) - RING
        yield QRect(0, top, w, max(0, h - top))
    for lane in dirty.rows | dirty.titles:
        row = plan.row(lane)
        if row is not None:
            right = view.w if lane in dirty.rows else view.gutter_right
            place = view.to_screen(Rect(0, row.y, 1, row.h).grown(AROUND))
            yield _around(Rect(0, place.y, right, place.h))
    for lane, step in dirty.cells:
        rect = plan.cell_rect(lane, step)
        if rect is not None:
            yield _around(view.to_screen(rect.grown(AROUND)))
    for part in dirty.parts:
        yield _around(view.to_screen(_part(sheet, part)))
    for step in dirty.bands:
        yield from _band(sheet, step)


def _band(sheet: "Sheet", step: str) -> Iterator[QRect]:
    """A grey area at a step's left edge, and its name at the foot, no wider than the columns beside it."""
    view, plan = sheet.view, sheet.plan
    place = plan.column_index.get(step)
    if place is None:
        return
    column, before = plan.columns[place], plan.columns[max(0, place - 1)]
    band = view.to_screen(Rect(column.x - WIDTH / 2, 0, WIDTH, 1))
    yield _around(Rect(band.x, 0, band.w, view.h))
    yield _around(view.to_screen(Rect(before.x, plan.foot.y, column.x + column.w - before.x, plan.foot.h)))


def update_outlined(sheet: "Sheet", selections: Iterable[Iterable[str]], focuses: Iterable[Focus]) -> None:
    """Have painted again what was selected or focused, and what is now."""
    ids = [id for selection in selections for id in selection]
    if sheet.dims or len(ids) > _MANY or any(id in sheet.plan.links.ends for id in ids):
        sheet.viewport().update()
        return
    region = QRegion()
    for id in ids:
        found = place_of(sheet.plan, sheet.view, id)
        if found is not None:
            rect, zoom = found[0], sheet.view.zoom
            marks = POINT_MARKS * zoom if id in sheet.plan.points else 0.0
            region += _around(rect._replace(w=rect.w + marks).grown(AROUND * zoom))
    for focus in focuses:
        thing = place_of(sheet.plan, sheet.view, focus.item) if focus.item is not None else None
        for place in (cell_on_screen(sheet.plan, sheet.view, focus), thing[0] if thing is not None else None):
            if place is not None:
                region += _around(place)
    sheet.viewport().update(region)


def _around(rect: Rect) -> QRect:
    return QRectF(rect.x, rect.y, rect.w, rect.h).toAlignedRect().adjusted(-RING, -RING, RING, RING)
