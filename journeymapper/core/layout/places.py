"""From an id to its rectangle in the map."""
from journeymapper.core.layout import metrics as m
from journeymapper.core.layout.geometry import Rect
from journeymapper.core.layout.map_layout import MapLayout


def rect(layout: MapLayout, id: str) -> Rect | None:
    """Where a card, an emotion's point, a stage's bar, a step's header or a lane's whole row stands."""
    box = layout.boxes.get(id)
    if box is not None:
        row = layout.row(box.lane)
        return box.rect.moved(0, row.y) if row is not None else None
    if id in layout.points:
        return point_rect(layout, id)
    if id in layout.column_index:
        column, head = layout.columns[layout.column_index[id]], layout.header
        return Rect(column.x, head.step_y, column.w, head.step_h)
    if id in layout.row_index:
        row = layout.rows[layout.row_index[id]]
        return Rect(m.MARGIN, row.y, layout.right - m.MARGIN, row.h)
    return next((_bar(layout, box.x, box.w) for box in layout.stages if box.stage == id), None)


def _bar(layout: MapLayout, x: float, w: float) -> Rect:
    return Rect(x + m.STAGE_INSET, layout.header.stage_y, w - 2 * m.STAGE_INSET, layout.header.stage_h)


def point_rect(layout: MapLayout, id: str) -> Rect | None:
    """The square around an emotion's point."""
    if id not in layout.points:
        return None
    lane, point = layout.points[id]
    row = layout.row(lane)
    if row is None:
        return None
    r = m.POINT_RADIUS
    return Rect(point.x - r, row.y + point.y - r, 2 * r, 2 * r)


def quote_rect(layout: MapLayout, id: str) -> Rect | None:
    """A quote with its emotion's point; None where there is none."""
    around = point_rect(layout, id)
    if around is None:
        return None
    lane, point = layout.points[id]
    row = layout.row(lane)
    return None if point.quote is None or row is None else around.united(point.quote.rect.moved(0, row.y))


def lane_title_rect(layout: MapLayout, lane: str) -> Rect | None:
    """The gutter of a lane."""
    row = layout.row(lane)
    return Rect(m.MARGIN, row.y, m.GUTTER, row.h) if row is not None else None


def column_rect(layout: MapLayout, step: str) -> Rect | None:
    """A step's column from its header down to the last row."""
    column = layout.column(step)
    if column is None:
        return None
    return Rect(column.x, layout.header.step_y, column.w, layout.bottom - layout.header.step_y)


def cell_rect(layout: MapLayout, lane: str, step: str) -> Rect | None:
    """Where a visible lane and a step cross."""
    row, column = layout.row(lane), layout.column(step)
    return Rect(column.x, row.y, column.w, row.h) if row is not None and column is not None else None
