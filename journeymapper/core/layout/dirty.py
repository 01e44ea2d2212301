"""What of a map must be painted again after a change."""
from collections.abc import Iterable
from dataclasses import dataclass, field

from journeymapper.core.layout.boxes import CardBox
from journeymapper.core.layout.touched import Cell

Part = tuple[str, float, float]


@dataclass(slots=True)
class Dirty:
    """What must be painted again.

    everything: all of it. Else head: title, stages and steps; below: all from this y (in the map)
    downwards, because rows moved; rows: whole lanes with their gutter; titles: lanes whose gutter
    changed; cells: (lane, step); parts: (lane, from x, to x) of rows in which things stretch over
    columns; bands: steps at whose left edge a grey area came, went or changed. Cells and parts are
    to be painted with a margin of a mark, whose dots stand out.
    """

    everything: bool = False
    head: bool = False
    below: float | None = None
    rows: set[str] = field(default_factory=set)
    titles: set[str] = field(default_factory=set)
    cells: set[Cell] = field(default_factory=set)
    parts: list[Part] = field(default_factory=list)
    bands: set[str] = field(default_factory=set)

    def __bool__(self) -> bool:
        parts = self.rows or self.titles or self.cells or self.parts or self.bands
        return self.everything or self.head or self.below is not None or bool(parts)


def part_of(box: CardBox) -> Part:
    """The part of a row that a card takes."""
    return box.lane, box.rect.x, box.rect.right


def united(parts: Iterable[Part]) -> list[Part]:
    """Those that overlap as one."""
    found: list[Part] = []
    for lane, x0, x1 in sorted(parts):
        if found and found[-1][0] == lane and found[-1][2] >= x0:
            found[-1] = lane, found[-1][1], max(x1, found[-1][2])
        else:
            found.append((lane, x0, x1))
    return found
