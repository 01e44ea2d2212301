"""What a layout knows of the links: who joins whom, and the routes found so far.

Routes are found when somebody asks for them (see `routes`), and those stay that no change touched:
a map without links does no work, an edit elsewhere neither.
"""
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from journeymapper.core.layout.boxes import Column, TextBox
from journeymapper.core.layout.geometry import Rect

Spot = tuple[float, float]
PortSide = Literal["left", "right", "top", "bottom"]


class Channel(NamedTuple):
    """A strip without cards in which lines run.

    "v": upright, between the columns `place` − 1 and `place`; "h": level, between the rows `place` − 1
    and `place`; "g": level, below the sub-row `sub` of the row `place` of spans.
    """

    kind: Literal["v", "h", "g"]
    place: int
    sub: int = 0


class Path(NamedTuple):
    """A route without numbers: which sides of its cards it leaves and meets, which channels it takes in turn.

    rows: first and last row that it meets, so that a change between them can be known to touch it.
    """

    start: PortSide
    end: PortSide
    channels: tuple[Channel, ...]
    rows: tuple[int, int]


class LinkEnds(NamedTuple):
    """A link of the document; its label in one line, with a rectangle at (0, 0)."""

    id: str
    source: str
    target: str
    kind: str | None
    label: TextBox | None


class Route(NamedTuple):
    """A link as it is drawn: corners from the source's edge to the target's, in the map; so is the label's text.

    bounds: what holds line, arrow and label. plate: the ground of the label.
    """

    id: str
    kind: str | None
    points: tuple[Spot, ...]
    label: TextBox | None
    plate: Rect | None
    bounds: Rect


@dataclass(repr=False)
class LinkBook:
    """ends: the document's links by id; by_card: card → its links; paths: those found and still true.

    drawn: the routes of all links whose ends are shown, None where they must be made again; patient: whoever asks for
    them then gets `last`, those of before that no change touched, since somebody makes them in slices, anew after each
    of the `edits`; placed: the cards' rectangles for which they were made; columns and lanes: those for which the paths
    were found.
    """

    ends: dict[str, LinkEnds] = field(default_factory=dict)
    by_card: dict[str, set[str]] = field(default_factory=dict)
    paths: dict[str, Path] = field(default_factory=dict, compare=False)
    drawn: dict[str, Route] | None = field(default=None, compare=False)
    last: dict[str, Route] = field(default_factory=dict, compare=False)
    patient: bool = field(default=False, compare=False)
    edits: int = field(default=0, compare=False)
    placed: dict[str, Rect] = field(default_factory=dict, compare=False)
    columns: tuple[Column, ...] = field(default=(), compare=False)
    lanes: tuple[str, ...] = field(default=(), compare=False)

    def add(self, ends: LinkEnds) -> None:
        """Take a link in, or take it in anew."""
        self.remove(ends.id)
        self.ends[ends.id] = ends
        for card in (ends.source, ends.target):
            self.by_card.setdefault(card, set()).add(ends.id)

    def remove(self, id: str) -> None:
        """Forget a link; one that isn't there is no matter."""
        old = self.ends.pop(id, None)
        self.paths.pop(id, None)
        for card in (old.source, old.target) if old is not None else ():
            self.by_card.get(card, set()).discard(id)
            if not self.by_card.get(card):
                self.by_card.pop(card, None)
