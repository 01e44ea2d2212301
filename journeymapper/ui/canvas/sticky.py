"""A stage's title stays in view while its stage is scrolled: it moves right within its bar, as far as it fits."""
from functools import lru_cache

from journeymapper.core.layout import metrics as m
from journeymapper.core.layout.boxes import Header, StageBox
from journeymapper.core.layout.text import Line, TextStyle
from journeymapper.ui.canvas.measure import metrics


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
