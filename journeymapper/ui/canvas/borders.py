"""The edges that can be taken: the right edge of a step's header, the lower edge of a lane's title."""
from typing import Literal, NamedTuple

from journeymapper.core.layout import metrics as m
from journeymapper.core.layout.plan import Plan
from journeymapper.ui.canvas.viewport import Viewport

# How far (screen pixels) on either side of an edge it can be taken.
REACH = 4.0


class Border(NamedTuple):
    """The width of a step, or the height of a lane."""

    field: Literal["width", "height"]
    id: str


def border_at(plan: Plan, view: Viewport, sx: float, sy: float) -> Border | None:
    """The edge under a point of the screen."""
    if not plan.columns:
        return None
    zoom, head = view.zoom, plan.header
    x, y = view.body_to_map(sx, sy)
    over = head.bottom - (view.head_bottom - sy) / view.edge
    if head.step_y <= over < head.bottom and sx >= view.gutter_right - REACH:
        for place in plan.columns_between(x - 2 * REACH / zoom, x + 2 * REACH / zoom):
            column = plan.columns[place]
            if abs(column.x + column.w - x) * zoom <= REACH:
                return Border("width", column.step)
    if m.MARGIN <= plan.left - (view.gutter_right - sx) / view.edge < plan.left and sy >= view.head_bottom:
        for place in plan.rows_between(y - 2 * REACH / zoom, y + 2 * REACH / zoom):
            row = plan.rows[place]
            if not row.collapsed and abs(row.y + row.h - y) * zoom <= REACH:
                return Border("height", row.lane)
    return None
