"""What stands within a range of x or y: found by bisection, so it costs what it yields."""
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from operator import attrgetter

from journeymapper.core.layout.boxes import CardBox, Column, Row
from journeymapper.core.layout.map_layout import MapLayout

_x, _y = attrgetter("x"), attrgetter("y")


def columns_between(layout: MapLayout, x0: float, x1: float) -> range:
    """Places of the columns that show between x0 and x1."""
    first = max(bisect_right(layout.columns, x0, key=_x) - 1, 0)
    if first < len(layout.columns) and layout.columns[first].x + layout.columns[first].w <= x0:
        first += 1
    return range(first, max(first, bisect_left(layout.columns, x1, key=_x)))


def rows_between(layout: MapLayout, y0: float, y1: float) -> range:
    """Places of the rows that show between y0 and y1."""
    first = max(bisect_right(layout.rows, y0, key=_y) - 1, 0)
    if first < len(layout.rows) and layout.rows[first].y + layout.rows[first].h <= y0:
        first += 1
    return range(first, max(first, bisect_left(layout.rows, y1, key=_y)))


def boxes_in_row(layout: MapLayout, row: Row, columns: range) -> Iterator[CardBox]:
    """The boxes of a row that stand in these columns or stretch into them."""
    for place in range(max(0, columns.start - row.reach), columns.stop):
        boxes = row.cells.get(layout.columns[place].step)
        if boxes is None:
            continue
        if place >= columns.start:
            yield from boxes
        else:
            left = layout.columns[columns.start].x
            yield from (box for box in boxes if box.rect.x + box.rect.w > left)


def boxes_between(
    layout: MapLayout, x0: float, y0: float, x1: float, y1: float
) -> Iterator[tuple[Row, CardBox]]:
    """All boxes whose cells show in the area (a cell's boxes come whole)."""
    columns = columns_between(layout, x0, x1)
    if not columns:
        return
    for place in rows_between(layout, y0, y1):
        row = layout.rows[place]
        for box in boxes_in_row(layout, row, columns):
            yield row, box


def column_at(layout: MapLayout, x: float) -> Column | None:
    """The column under x."""
    place = bisect_right(layout.columns, x, key=_x) - 1
    if place < 0:
        return None
    column = layout.columns[place]
    return column if x < column.x + column.w else None


def row_at(layout: MapLayout, y: float) -> Row | None:
    """The row under y; None between rows, where a line between sides has its room."""
    place = bisect_right(layout.rows, y, key=_y) - 1
    if place < 0:
        return None
    row = layout.rows[place]
    return row if y < row.y + row.h else None
