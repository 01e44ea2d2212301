"""What a plan is made of. Heights are exact; y inside a row counts from the row's top.

So an edit in one row moves those below by one number each.
"""
from dataclasses import dataclass, field
from typing import Literal

from journeymapper.core.layout.geometry import Rect
from journeymapper.core.layout.text import Line, TextStyle

TextRole = Literal["title", "text", "footer"]


@dataclass(frozen=True, slots=True)
class TextBox:
    """One text inside a card, already broken into lines. `rect` counts from the card's top left."""

    role: TextRole
    text: str
    style: TextStyle
    rect: Rect
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class CardBox:
    """Where one card stands. `rect`: x in the map, y from the row's top."""

    id: str
    kind: str
    lane: str
    step: str
    rect: Rect
    texts: tuple[TextBox, ...]


@dataclass(frozen=True, slots=True)
class PointBox:
    """One emotion on its curve. x in the map, y from the row's top."""

    id: str
    persona: str
    step: str
    x: float
    y: float
    value: float


@dataclass(frozen=True, slots=True)
class Curve:
    """One persona's curve as cubic Béziers through its points: a start and (c1, c2, end) triples."""

    persona: str
    points: tuple[PointBox, ...]
    start: tuple[float, float]
    segments: tuple[tuple[tuple[float, float], tuple[float, float], tuple[float, float]], ...]


@dataclass(frozen=True, slots=True)
class Column:
    """One step."""

    step: str
    stage: str
    x: float
    w: float


@dataclass(frozen=True, slots=True)
class StageBox:
    """One stage over its columns."""

    stage: str
    x: float
    w: float
    first: int
    last: int


@dataclass(slots=True)
class Row:
    """One visible lane. `cells` maps a step's id to its boxes from top to bottom."""

    lane: str
    kind: str
    arrangement: str
    y: float
    h: float
    cells: dict[str, list[CardBox]] = field(default_factory=dict)
    curves: tuple[Curve, ...] = ()
