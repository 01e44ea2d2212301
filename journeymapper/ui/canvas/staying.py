"""What stays in view while the map is scrolled: titles at the left and the upper edge."""
from bisect import bisect_right
from collections.abc import Container, Iterator
from functools import reduce
from math import ceil, floor
from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QRect, QRectF

from journeymapper.core.layout.boxes import Column
from journeymapper.core.layout.geometry import Rect
from journeymapper.core.layout.plan import Plan
from journeymapper.ui.canvas.edging import head_plan, titles_plan
from journeymapper.ui.canvas.layers.continued import under_edge
from journeymapper.ui.canvas.paint.views import lane_views
from journeymapper.ui.canvas.sticky import HeldLane, held_lane, held_rect, held_step
from journeymapper.ui.canvas.viewport import Viewport

if TYPE_CHECKING:
    from journeymapper.ui.canvas.sheet import Sheet

_x = attrgetter("x")
# Pixels of the screen. Letters hang over their rectangles by less than the first; what stands out of a row, as its line
# or a ring around its neighbour, reaches less far into it than the second.
_HEM, _RIM = 4, 16


def stay_sticky(sheet: "Sheet") -> None:
    """Paint stage, step and processes at the left edge again at each move sideways, and those that were there before.
    Not the rows beside titles: they have only moved.
    """
    last = [0.0]

    def band() -> None:
        view, plan, viewport = sheet.view, sheet.plan, sheet.viewport()
        now, seen = view.body_to_map(view.gutter_right, 0)[0], view.visible()
        lefts, last[0] = {last[0], now}, now
        head = QRect(0, 0, viewport.width(), floor(view.head_bottom))
        for left in lefts:
            rects = list(_headers(sheet, left))
            if rects:
                # As one: in a region of many small parts the rows between them would be painted too.
                viewport.update(_around(view.header_to_screen(reduce(Rect.united, rects))) & head)
        for card in {card for left in lefts for _, card in under_edge(plan, left, seen.y, seen.bottom)}:
            viewport.update(_around(view.to_screen(card)))

    def measure() -> None:
        """What a change of the map or another zoom has put elsewhere is what the next move has to paint away."""
        last[0] = sheet.view.body_to_map(sheet.view.gutter_right, 0)[0]

    sheet.measured.connect(measure)
    sheet.horizontalScrollBar().valueChanged.connect(band)


class Stay(NamedTuple):
    """The block below the headers that shows the same lane's title wherever the view stands between two y, and so
    needn't move.
    """

    lane: str
    block: QRect
    low: float
    high: float


def lane_between(plan: Plan, view: Viewport, before: float,
                 ringed: Container[str] = ()) -> tuple[Stay | None, QRect | None]:
    """At a move up or down, the title that stays; else what must be painted again, if anything. before: the map's y
    where the rows began to show; ringed: lanes around whose titles dashes run, which move along.
    """
    titles, right = titles_plan(plan, view), floor(view.gutter_right)
    now, top = held_lane(titles, view.rows_top * view.stretch), before * view.stretch
    stays = now is not None and all(_stays(now, shift, view) for shift in (now.shift, top - now.row.y))
    if now is not None and stays and now.row.lane not in ringed:
        high = (now.texts.h + now.texts.y - now.row.y) * view.edge
        ends = (now.row.y + rim for rim in _rims(now, view))
        low, end = (y / view.stretch * view.zoom - view.head_bottom for y in ends)
        return Stay(now.row.lane, QRect(0, floor(view.head_bottom), right, ceil(high) + _HEM), low, end), None
    was = held_lane(titles, top)
    if was == now:  # nothing, or as far as it can go in its row, with which it moves
        return None, None
    rects = [held_rect(lane) for lane in (was, now) if lane is not None]
    place = view.edge_to_screen(reduce(Rect.united, rects), view.titles_corner)
    high = floor(view.head_bottom)
    return None, _around(place) & QRect(0, high, right, ceil(view.h) - high)


def _stays(lane: HeldLane, shift: float, view: Viewport) -> bool:
    """Whether the title stands at the upper edge, so far below its place, with nothing but paper around it."""
    other = lane_views().get(lane.row.kind)
    first, last = _rims(lane, view)
    return first < shift < last and (other is None or other.gutter is None)


def _rims(lane: HeldLane, view: Viewport) -> tuple[float, float]:
    """How far below its place it stands at least and at most."""
    rim = _RIM / view.edge
    return rim, lane.room - rim


def _headers(sheet: "Sheet", left: float) -> Iterator[Rect]:
    """The stage and the step at an edge."""
    plan = sheet.plan
    place = bisect_right(plan.stages, left, key=_x) - 1
    if place >= 0:
        box = plan.stages[place]
        yield Rect(box.x, plan.header.stage_y, box.w, plan.header.stage_h)
    step = held_step(head_plan(plan, sheet.view), left * sheet.view.stretch)
    column = plan.column(step.step) if step is not None else None
    if step is not None and column is not None:
        yield step.box.rect if sheet.view.stretch == 1.0 else _column_head(plan, column)


def _column_head(plan: Plan, column: Column) -> Rect:
    """The header of a step."""
    return Rect(column.x, plan.header.step_y, column.w, plan.header.step_h)


def _around(rect: Rect) -> QRect:
    return QRectF(rect.x - 2, rect.y - 2, rect.w + 4, rect.h + 4).toAlignedRect()
