"""What stands under a point of the map: arithmetic, no search through the whole."""
from typing import Literal, NamedTuple

from journeymapper.core.layout import metrics as m
from journeymapper.core.layout.boxes import CardBox, Column, PointBox, Row
from journeymapper.core.layout.links import link_at
from journeymapper.core.layout.map_layout import MapLayout
from journeymapper.core.layout.windows import boxes_in_row, column_at, row_at

HitKind = Literal["card", "emotion", "step", "stage", "lane", "cell", "link", "none"]


class Hit(NamedTuple):
    """The topmost thing under a point, and the cell it lies in where it lies in one."""

    kind: HitKind
    id: str | None = None
    lane: str | None = None
    step: str | None = None


NOTHING = Hit("none")


def hit(layout: MapLayout, x: float, y: float, zoom: float = 1.0) -> Hit:
    """See `Hit`. A "cell" has no id; a "lane" is its title in the gutter. zoom: links and points reach so far on the
    screen as they do at 100 %, within bounds."""
    column, head = column_at(layout, x), layout.header
    if column is not None and head.stage_y <= y < head.step_y:
        return Hit("stage", column.stage, None, column.step)
    if column is not None and head.step_y <= y < head.bottom:
        return Hit("step", column.step, None, column.step)
    row = row_at(layout, y)
    if row is None:
        link = link_at(layout, x, y, zoom)
        return Hit("link", link) if link is not None else NOTHING
    if m.MARGIN <= x < layout.left:
        return Hit("lane", row.lane, row.lane)
    if column is None:
        return NOTHING
    point = point_at(row, x, y, zoom)
    if point is not None:
        return Hit("emotion", point.id, row.lane, point.step)
    box = box_at(layout, row, column, x, y)
    if box is not None:
        return Hit("card", box.id, row.lane, column.step)
    link = link_at(layout, x, y, zoom)
    return Hit("link" if link is not None else "cell", link, row.lane, column.step)


def point_at(row: Row, x: float, y: float, zoom: float = 1.0) -> PointBox | None:
    """The emotion whose point is nearest, within reach of a pointer."""
    best, least = None, min(m.POINT_REACH / min(zoom, 1.0), m.POINT_WIDEST) ** 2
    for curve in row.curves:
        for point in curve.points:
            distance = (point.x - x) ** 2 + (row.y + point.y - y) ** 2
            if distance <= least:
                best, least = point, distance
    return best


def box_at(layout: MapLayout, row: Row, column: Column, x: float, y: float) -> CardBox | None:
    """The card under the point, those included that stretch into the column."""
    place = layout.column_index[column.step]
    boxes = boxes_in_row(layout, row, range(place, place + 1))
    return next((box for box in boxes if box.rect.contains(x, y - row.y)), None)
