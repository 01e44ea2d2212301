"""A stage's title stays in view while its stage is scrolled: it moves right within its bar, as far as it fits."""
from bisect import bisect_right
from functools import lru_cache
from operator import attrgetter
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF

from journeymapper.core.layout import metrics as m
from journeymapper.core.layout.boxes import Header, StageBox
from journeymapper.core.layout.geometry import Rect
from journeymapper.core.layout.text import Line, TextStyle
from journeymapper.ui.canvas.measure import metrics

if TYPE_CHECKING:
    from journeymapper.ui.canvas.sheet import Sheet


def title_shift(header: Header, box: StageBox, left: float) -> float:
    """How far to the right a stage's title stands; left: the map's x at which the columns begin to show."""
    title = header.stages[box.stage]
    hidden = left + m.STAGE_PAD_X - title.rect.x
    if hidden <= 0 or box.x + box.w <= left:
        return 0.0
    return max(0.0, min(hidden, title.rect.w - _wide(title.text, title.style, title.lines)))


@lru_cache(maxsize=256)
def _wide(text: str, style: TextStyle, lines: tuple[Line, ...]) -> float:
    """The width of the longest line."""
    return max((metrics(style).horizontalAdvance(text[start:end]) for start, end in lines), default=0.0)


def stay_sticky(sheet: "Sheet") -> None:
    """Paint the stage at the left edge again at each move sideways, and the one that was there before."""
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
        last[0] = now

    sheet.horizontalScrollBar().valueChanged.connect(band)
