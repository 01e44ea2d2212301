"""The empathy map as the well-known drawing: a head in the middle, what it thinks and feels above, sees at the right,
says and does below, hears at the left; pains and gains at the foot (after Gray, Brown and Macanufo, "Gamestorming").

The fields are as high as their texts need; the curves between them run outside of all texts.
"""
from collections.abc import Callable, Mapping
from typing import NamedTuple

from .curve import Segment, Spot
from .geometry import Rect

ABOVE, RIGHT, BELOW, LEFT, PAINS, GAINS = "thinks_and_feels", "sees", "says_and_does", "hears", "pains", "gains"
# As one reads, and as Tab goes.
FIELDS = (ABOVE, LEFT, RIGHT, BELOW, PAINS, GAINS)
PAD, AIR, LEAST_SIDE = 12.0, 24.0, 60.0
_TOP, _SIDE, _TURN = 0.23, 0.32, 0.345
# The frame's corners are round.
_IN = 2.5
HeightOf = Callable[[str, float], float]
"""(field, width of its text) → the height that its text needs."""


class Line(NamedTuple):
    """A curve from the head to a corner."""

    start: Spot
    segments: tuple[Segment, ...]


class EmpathyPlan(NamedTuple):
    """frame: the drawing without pains and gains, which stand in `boxes` below it. titles: where the names of the
    fields begin, as wide as their texts. head: its middle and radius."""

    width: float
    height: float
    frame: Rect
    boxes: tuple[Rect, Rect]
    titles: Mapping[str, Rect]
    texts: Mapping[str, Rect]
    head: tuple[float, float, float]
    lines: tuple[Line, ...]


def text_width(field: str, width: float) -> float:
    """How wide the text of a field is in a drawing of this width."""
    if field in (ABOVE, BELOW):
        return width * (1 - 2 * _TOP)
    return width * _SIDE - PAD if field in (LEFT, RIGHT) else width / 2 - 4 - 2 * PAD


def plan_empathy(width: float, height_of: HeightOf, title: float, head: float = 36.0) -> EmpathyPlan:
    """Where all stands. title: the height of a field's name; head: the radius."""
    need = {field: title + height_of(field, text_width(field, width)) for field in FIELDS}
    top, bottom = need[ABOVE] + 2 * PAD, need[BELOW] + 2 * PAD
    middle = max(2 * head + 2 * AIR + 16, LEAST_SIDE, need[LEFT] + 2 * AIR + PAD, need[RIGHT] + 2 * AIR + PAD)
    frame = Rect(0, 0, width, top + middle + bottom)
    foot = frame.h + 8
    low = max(need[PAINS], need[GAINS]) + 2 * PAD
    half = width / 2 - 4
    boxes = (Rect(0, foot, half, low), Rect(half + 8, foot, half, low))
    at = {ABOVE: (width * _TOP, PAD), BELOW: (width * _TOP, top + middle + PAD),
          PAINS: (PAD, foot + PAD), GAINS: (half + 8 + PAD, foot + PAD)}
    for field, x in ((LEFT, PAD), (RIGHT, width * (1 - _SIDE))):
        at[field] = (x, top + max(AIR + PAD / 2, (middle - need[field]) / 2))
    titles = {field: Rect(x, y, text_width(field, width), title) for field, (x, y) in at.items()}
    texts = {field: Rect(box.x, box.y + title, box.w, need[field] - title) for field, box in titles.items()}
    centre = (width / 2, top + middle / 2, head)
    return EmpathyPlan(width, foot + low, frame, boxes, titles, texts, centre, _lines(frame, top, middle, centre))


def _lines(frame: Rect, top: float, middle: float, head: tuple[float, float, float]) -> tuple[Line, ...]:
    """From the head to the four corners: steep beside the sides' texts, then flat to the corner."""
    x, y, radius = head
    reach = radius * 0.72
    found = []
    for across in (-1, 1):
        for down in (-1, 1):
            edge = top if down < 0 else top + middle
            corner = (_IN if across < 0 else frame.w - _IN, _IN if down < 0 else frame.h - _IN)
            turn = (x + across * frame.w * (0.5 - _TURN), edge - down * AIR * 0.75)
            start = (x + across * reach, y + down * reach)
            out = (x + across * (reach + 8), (start[1] + turn[1]) / 2)
            near = (turn[0] - across * frame.w * 0.035, turn[1] - down * 0.8)
            far = (turn[0] + across * frame.w * 0.185, turn[1] + down * 4)
            last = ((corner[0] + far[0]) / 2, (corner[1] + edge) / 2)
            found.append(Line(start, ((out, near, turn), (far, last, corner))))
    return tuple(found)
