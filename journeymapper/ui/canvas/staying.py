"""What stays in view while the map is scrolled sideways is painted anew at each move: titles at the left edge."""
from bisect import bisect_right
from operator import attrgetter
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF

from journeymapper.core.layout.geometry import Rect
from journeymapper.ui.canvas.layers.continued import under_edge

if TYPE_CHECKING:
    from journeymapper.ui.canvas.sheet import Sheet

_x = attrgetter("x")


def stay_sticky(sheet: "Sheet") -> None:
    """Paint stage and processes at the left edge again at each move sideways, and those that were there before."""
    last = [0.0]

    def band() -> None:
        view, plan, viewport = sheet.view, sheet.plan, sheet.viewport()
        now, seen = view.body_to_map(view.gutter_right, 0)[0], view.visible()
        lefts, last[0] = {last[0], now}, now
        for place in {bisect_right(plan.stages, left, key=_x) - 1 for left in lefts}:
            if place >= 0:
                box = plan.stages[place]
                rect = Rect(box.x, plan.header.stage_y, box.w, plan.header.stage_h)
                viewport.update(_around(view.header_to_screen(rect)))
        for card in {card for left in lefts for _, card in under_edge(plan, left, seen.y, seen.bottom)}:
            viewport.update(_around(view.to_screen(card)))

    sheet.horizontalScrollBar().valueChanged.connect(band)


def _around(rect: Rect) -> QRect:
    return QRectF(rect.x - 2, rect.y - 2, rect.w + 4, rect.h + 4).toAlignedRect()
