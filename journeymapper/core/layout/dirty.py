"""What of a map must be painted again after a change."""
from dataclasses import dataclass, field

from journeymapper.core.layout.touched import Cell


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
    parts: list[tuple[str, float, float]] = field(default_factory=list)
    bands: set[str] = field(default_factory=set)

    def __bool__(self) -> bool:
        parts = self.rows or self.titles or self.cells or self.parts or self.bands
        return self.everything or self.head or self.below is not None or bool(parts)
