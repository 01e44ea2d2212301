"""What stays in view while the map is scrolled sideways is painted anew at each move: titles at the left edge."""
from bisect import bisect_right
from operator import attrgetter
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF

from journeymapper.core.layout.geometry import Rect
from journeymapper.ui.canvas.layers.continued import under_edge

if TYPE_CHECKING:
    from journeymapper.ui.canvas.sheet import Sheet


def stay_sticky(sheet: "Sheet") -> None:
    """Paint stage and processes at the left edge again at each move sideways, and those that were there before."""
    last = [0.0]

    def band() -> None:
        view, plan = sheet.view, sheet.plan
        now = view.body_to_map(view.gutter_right, 0)[0]
        for left in {last[0], now}:
            place = bisect_right(plan.stages, left, key=attrgetter("x")) - 1
            if place >= 0:
                box = plan.stages[place]
                rect = view.header_to_screen(Rect(box.x, plan.header.stage_y, box.w, plan.header.stage_h)).grown(2)
                sheet.viewport().update(QRectF(rect.x, rect.y, rect.w, rect.h).toAlignedRect())
            for _, card in under_edge(plan, left):
                rect = view.to_screen(card).grown(2)
                sheet.viewport().update(QRectF(rect.x, rect.y, rect.w, rect.h).toAlignedRect())
        last[0] = now

    sheet.horizontalScrollBar().valueChanged.connect(band)
