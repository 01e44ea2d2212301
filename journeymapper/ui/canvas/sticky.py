"""Titles that stay in view while what they name is scrolled: a stage's and a step's at the left edge, a lane's at the
upper one. Each moves within its own bar, cell or row, as far as it fits.
"""
from bisect import bisect_right
from functools import lru_cache
from operator import attrgetter
from typing import NamedTuple

from journeymapper.core.layout import metrics as m
from journeymapper.core.layout.boxes import Row, StageBox, TextBox
from journeymapper.core.layout.geometry import Rect
from journeymapper.core.layout.plan import Plan
from journeymapper.core.layout.text import Line, TextStyle
from journeymapper.ui.canvas.measure import metrics

_x = attrgetter("x")


class HeldStep(NamedTuple):
    """The title of a step that stands so far to the right of its place."""

    step: str
    box: TextBox
    shift: float


class HeldLane(NamedTuple):
    """A lane whose texts stand so far below their place. texts: that place; room: how far they could go."""

    row: Row
    shift: float
    texts: Rect
    room: float


def title_shift(title: TextBox, box: StageBox, left: float) -> float:
    """How far to the right a stage's title stands; left: the x at which the columns begin to show."""
    if box.x + box.w <= left:
        return 0.0
    return _aside(title, m.STAGE_PAD_X, left)


def held_step(plan: Plan, left: float) -> HeldStep | None:
    """The step at the left edge, where its title isn't in its place; by a plan of the headers and their x."""
    place = bisect_right(plan.columns, left, key=_x) - 1
    if place < 0 or left >= plan.columns[place].x + plan.columns[place].w:
        return None
    box = plan.header.steps[plan.columns[place].step]
    shift = _aside(box, m.STAGE_PAD_X, left)
    return HeldStep(plan.columns[place].step, box, shift) if shift else None


def held_lane(plan: Plan, top: float) -> HeldLane | None:
    """The lane at the upper edge, where its texts aren't in their place; by a plan of the lane titles and their y."""
    row = plan.row_at(top)
    if row is None or row.collapsed or not row.texts:
        return None
    texts = lane_texts_rect(row)
    room = row.y + row.h - m.ROW_PAD - texts.bottom
    shift = min(top - row.y, room)
    return HeldLane(row, shift, texts, room) if shift > 0 else None


def lane_texts_rect(row: Row) -> Rect:
    """Where the icon and the texts of a lane have their place in the map."""
    left, top, right, bottom = m.MARGIN + m.LANE_PAD_X, row.texts[0].rect.y, 0.0, 0.0
    for text in row.texts:  # in sight of every frame of a scroll: a loop is four times as fast as two of `max`
        x, y, w, h = text.rect
        right, bottom = max(right, x + w), max(bottom, y + h)
    return Rect(left, row.y + top, right - left, bottom - top)


def held_rect(lane: HeldLane) -> Rect:
    """From the place of a lane's texts to where they stand."""
    return lane.texts._replace(h=lane.texts.h + lane.shift)


def _aside(title: TextBox, pad: float, left: float) -> float:
    hidden = left + pad - title.rect.x
    return 0.0 if hidden <= 0 else max(0.0, min(hidden, title.rect.w - wide(title)))


def wide(title: TextBox) -> float:
    """The width of a title's longest line in the map."""
    return _wide(title.text, title.style, title.lines)


@lru_cache(maxsize=256)
def _wide(text: str, style: TextStyle, lines: tuple[Line, ...]) -> float:
    return max((metrics(style).horizontalAdvance(text[start:end]) for start, end in lines), default=0.0)
