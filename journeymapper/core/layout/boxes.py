"""What a plan is made of. Heights are exact; y inside a row counts from the row's top.

So an edit in one row moves those below by one number each.
"""
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from journeymapper.core.layout.geometry import Rect
from journeymapper.core.layout.text import Line, TextStyle

TextRole = Literal["title", "text", "footer"]


class TextBox(NamedTuple):
    """One text inside a card, already broken into lines. `rect` counts from the card's top left.

    placeholder: it stands for a title that is still empty.
    """

    role: TextRole
    text: str
    style: TextStyle
    rect: Rect
    lines: tuple[Line, ...]
    placeholder: bool = False


class CardBox(NamedTuple):
    """Where one card stands. `rect`: x in the map, y from the row's top."""

    id: str
    kind: str
    lane: str
    step: str
    rect: Rect
    texts: tuple[TextBox, ...]


class PointBox(NamedTuple):
    """One emotion on its curve. x in the map, y from the row's top; so does the rectangle of its quote."""

    id: str
    persona: str
    step: str
    x: float
    y: float
    value: float
    quote: TextBox | None = None


class Curve(NamedTuple):
    """One persona's curve as cubic Béziers through its points: a start and (c1, c2, end) triples."""

    persona: str
    points: tuple[PointBox, ...]
    start: tuple[float, float]
    segments: tuple[tuple[tuple[float, float], tuple[float, float], tuple[float, float]], ...]


class Column(NamedTuple):
    """One step."""

    step: str
    stage: str
    x: float
    w: float


class StageBox(NamedTuple):
    """One stage over its columns."""

    stage: str
    x: float
    w: float
    first: int
    last: int


class Packing(NamedTuple):
    """Of a row of spans. heights: for each sub-row, how many of its cards have which height; lengths: how many cards
    stretch over how many columns beyond their first.
    """

    heights: list[dict[float, int]]
    lengths: dict[int, int]


class Feelings(NamedTuple):
    """Of a row of emotions, whose numbers here count as if no shelf of quotes stood above its scale.

    pad: the margin above the scale and below it; more: what shelves add to it; margins: emotion → the margin that its
    quote needs; settled: emotion → where its quote stands, None on a shelf.
    """

    pad: float
    more: float
    margins: dict[str, float]
    settled: dict[str, Rect | None]


@dataclass(slots=True, repr=False)
class Row:
    """One visible lane. `cells` maps a step's id to its boxes from top to bottom; empty cells aren't kept.

    texts: title and hint of the gutter, x in the map, y from the row's top. count: cards or
    emotions. reach: over how many columns beyond its first a span may stretch. scale: y of
    the feelings +2 and −2. tally: red points in it, and those without owner. heights: what each
    cell needs; floor: what the row needs without cells. packing: None where cards
    flow; feelings: None where no curves run.
    """

    lane: str
    kind: str
    arrangement: str
    y: float
    h: float
    cells: dict[str, list[CardBox]] = field(default_factory=dict)
    curves: tuple[Curve, ...] = ()
    texts: tuple[TextBox, ...] = ()
    collapsed: bool = False
    count: int = 0
    reach: int = 0
    scale: tuple[float, float] = (0.0, 0.0)
    tally: tuple[int, int] = (0, 0)
    heights: dict[str, float] = field(default_factory=dict)
    floor: float = 0.0
    packing: Packing | None = None
    feelings: Feelings | None = None


class Header(NamedTuple):
    """The two bands above the rows, absolute: `stages` and `steps` hold a title for each id.

    Their rectangles are absolute too (x and y in the map).
    """

    stage_y: float
    stage_h: float
    step_y: float
    step_h: float
    stages: dict[str, TextBox]
    steps: dict[str, TextBox]

    @property
    def bottom(self) -> float:
        """Where the rows begin."""
        return self.step_y + self.step_h


class TitleItem(NamedTuple):
    """One part of the line below the map's title: the chip, a persona with its dot, or the sources.

    `rect` (absolute) holds the chip's ground or the dot and the name; the text's own is absolute too.
    """

    kind: Literal["chip", "persona", "note"]
    id: str | None
    rect: Rect
    text: TextBox


class TitleBlock(NamedTuple):
    """The map's title and the line below it; all rectangles are absolute."""

    rect: Rect
    title: TextBox
    items: tuple[TitleItem, ...]


class SideLine(NamedTuple):
    """Where the map passes from one side to another. `name` is a catalogue id, `y` absolute."""

    name: str
    y: float
