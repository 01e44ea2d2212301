"""What stays in view while the map is scrolled is painted anew at each move: titles at the left and the upper edge."""
from bisect import bisect_right
from collections.abc import Iterator
from functools import reduce
from math import floor
from operator import attrgetter
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF

from journeymapper.core.layout.boxes import Column
from journeymapper.core.layout.geometry import Rect
from journeymapper.core.layout.plan import Plan
from journeymapper.ui.canvas.edging import head_plan, titles_plan
from journeymapper.ui.canvas.layers.continued import under_edge
from journeymapper.ui.canvas.sticky import held_lane, held_rect, held_step

if TYPE_CHECKING:
    from journeymapper.ui.canvas.sheet import Sheet

_x = attrgetter("x")


def stay_sticky(sheet: "Sheet") -> None:
    """Paint stage, step and processes at the left edge again at each move sideways, the lane at the upper edge at each
    move up or down; and those that were there before. Not the rows beside titles: they have only moved.
    """
    last = [0.0]
    held: list[Rect | None] = [None]

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

    def lane() -> None:
        view, viewport = sheet.view, sheet.viewport()
        found = held_lane(titles_plan(sheet.plan, view), view)
        before, held[0] = held[0], held_rect(found) if found is not None else None
        rects = [rect for rect in (before, held[0]) if rect is not None]
        if rects:
            titles = QRect(0, 0, floor(view.gutter_right), viewport.height())
            place = view.edge_to_screen(reduce(Rect.united, rects), view.titles_corner)
            viewport.update(_around(place) & titles)

    def measure() -> None:
        """What a change of the map or another zoom has put elsewhere is what the next move has to paint away."""
        view = sheet.view
        last[0] = view.body_to_map(view.gutter_right, 0)[0]
        found = held_lane(titles_plan(sheet.plan, view), view)
        held[0] = held_rect(found) if found is not None else None

    sheet.measured.connect(measure)
    sheet.horizontalScrollBar().valueChanged.connect(band)
    sheet.verticalScrollBar().valueChanged.connect(lane)


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
