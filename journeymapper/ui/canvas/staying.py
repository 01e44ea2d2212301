"""What stays in view while the map is scrolled is painted anew at each move: titles at the left and the upper edge."""
from bisect import bisect_right
from collections.abc import Iterator
from operator import attrgetter
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF

from journeymapper.core.layout.geometry import Rect
from journeymapper.ui.canvas.layers.continued import under_edge
from journeymapper.ui.canvas.sticky import held_lane, held_rect, held_step

if TYPE_CHECKING:
    from journeymapper.ui.canvas.sheet import Sheet

NOWHERE = Rect(0, 0, 0, 0)
_x = attrgetter("x")


def stay_sticky(sheet: "Sheet") -> None:
    """Paint stage, step and processes at the left edge again at each move sideways, the lane at the upper edge at each
    move up or down; and those that were there before.
    """
    last = [0.0]
    held = [NOWHERE]

    def band() -> None:
        view, plan, viewport = sheet.view, sheet.plan, sheet.viewport()
        now, seen = view.body_to_map(view.gutter_right, 0)[0], view.visible()
        lefts, last[0] = {last[0], now}, now
        for left in lefts:
            for rect in _headers(sheet, left):
                viewport.update(_around(view.header_to_screen(rect)))
        for card in {card for left in lefts for _, card in under_edge(plan, left, seen.y, seen.bottom)}:
            viewport.update(_around(view.to_screen(card)))

    def lane() -> None:
        view, found = sheet.view, held_lane(sheet.plan, sheet.view)
        rects, held[0] = {held[0]}, held_rect(found) if found is not None else NOWHERE
        for rect in rects | {held[0]}:
            sheet.viewport().update(_around(view.titles_to_screen(rect)))

    sheet.horizontalScrollBar().valueChanged.connect(band)
    sheet.verticalScrollBar().valueChanged.connect(lane)


def _headers(sheet: "Sheet", left: float) -> Iterator[Rect]:
    """The stage and the step at an edge."""
    plan = sheet.plan
    place = bisect_right(plan.stages, left, key=_x) - 1
    if place >= 0:
        box = plan.stages[place]
        yield Rect(box.x, plan.header.stage_y, box.w, plan.header.stage_h)
    step = held_step(plan, left)
    if step is not None:
        yield step.box.rect


def _around(rect: Rect) -> QRect:
    return QRectF(rect.x - 2, rect.y - 2, rect.w + 4, rect.h + 4).toAlignedRect()
