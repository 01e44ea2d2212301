"""Where a thing that is dragged would land: between cards, columns, stages, rows."""
from typing import Literal

from journeymapper.core.layout import metrics as m
from journeymapper.core.layout.geometry import Rect
from journeymapper.core.layout.map_layout import MapLayout

GapKind = Literal["stage", "step"]
_THICK = 4.0


def slot_at(layout: MapLayout, lane: str, step: str, y: float) -> int:
    """Before which card of the cell (0 to their number) a card dropped at y would stand."""
    row = layout.row(lane)
    if row is None:
        return 0
    boxes = row.cells.get(step, [])
    return sum(1 for box in boxes if row.y + box.rect.y + box.rect.h / 2 <= y)


def slot_rect(layout: MapLayout, lane: str, step: str, index: int) -> Rect | None:
    """A flat marker where `slot_at` gave `index`; None for lanes and steps that aren't shown."""
    row, column = layout.row(lane), layout.column(step)
    if row is None or column is None:
        return None
    boxes = row.cells.get(step, [])
    if not boxes:
        y = m.ROW_PAD + (row.scale[0] + row.scale[1] if row.arrangement == "curve" else 0.0)
    elif index <= 0:
        y = boxes[0].rect.y - m.CARD_GAP / 2
    elif index >= len(boxes):
        y = boxes[-1].rect.bottom + m.CARD_GAP / 2
    else:
        y = (boxes[index - 1].rect.bottom + boxes[index].rect.y) / 2
    x = column.x + m.CARD_INSET
    return Rect(x, row.y + y - _THICK / 2, column.w - 2 * m.CARD_INSET, _THICK)


def gap_xs(layout: MapLayout, kind: GapKind) -> list[float]:
    """x of all gaps between stages or steps, the outer ones included."""
    items = layout.stages if kind == "stage" else layout.columns
    return [*(item.x for item in items), layout.right]


def gap_at(layout: MapLayout, x: float, kind: GapKind) -> int:
    """The nearest gap: before which stage or step (0 to their number)."""
    return _nearest(gap_xs(layout, kind), x)


def gap_rect(layout: MapLayout, index: int, kind: GapKind) -> Rect:
    """An upright marker at a gap, from the headers down to the last row. Raises IndexError."""
    x = gap_xs(layout, kind)[index]
    y = layout.header.stage_y if kind == "stage" else layout.header.step_y
    return Rect(x - _THICK / 2, y, _THICK, layout.bottom - y)


def row_gap_ys(layout: MapLayout) -> list[float]:
    """y of all gaps between rows, the outer ones included."""
    return [*(row.y for row in layout.rows), layout.bottom]


def row_gap_at(layout: MapLayout, y: float) -> int:
    """The nearest gap: before which row (0 to their number)."""
    return _nearest(row_gap_ys(layout), y)


def row_gap_rect(layout: MapLayout, index: int) -> Rect:
    """A flat marker at a gap over the whole width. Raises IndexError."""
    y = row_gap_ys(layout)[index]
    return Rect(m.MARGIN, y - _THICK / 2, layout.right - m.MARGIN, _THICK)


def _nearest(places: list[float], at: float) -> int:
    return min(range(len(places)), key=lambda n: abs(places[n] - at))
