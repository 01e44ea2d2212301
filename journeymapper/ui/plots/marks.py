"""What the matrix shows at a place: one red point as a dot, or many of a crowded map as one sign with their number."""
from collections.abc import Sequence
from dataclasses import dataclass

from .places import Spot

# Up to here each has its own dot and those that coincide step aside; beyond, nobody could tell them apart.
CROWD = 150
# All products of severity and frequency, in bands that have room above one another; none reaches over a quadrant.
BANDS = ((0, 1), (2, 4), (5, 6), (8, 9), (10, 12), (15, 16), (20, 20))


@dataclass(frozen=True)
class Mark:
    """One sign of the matrix and the red points behind it, which have one effort and an impact from low to high."""

    spots: tuple[Spot, ...]
    low: int
    high: int

    @property
    def ids(self) -> list[str]:
        """Ids of its red points, by number."""
        return [spot.id for spot in self.spots]

    @property
    def single(self) -> bool:
        """Whether it is the dot of one red point."""
        return len(self.spots) == 1

    @property
    def effort(self) -> int:
        """1 to 5."""
        return self.spots[0].effort

    @property
    def impact(self) -> float:
        """Where it stands, 0 to 20."""
        return (self.low + self.high) / 2

    @property
    def number(self) -> int:
        """Of its first red point."""
        return self.spots[0].number

    @property
    def label(self) -> str:
        """What is written in it: the red point's number, or how many there are."""
        return str(self.number) if self.single else f"×{len(self.spots)}"


def gathered(spots: Sequence[Spot]) -> list[Mark]:
    """The signs for these red points, in their order; a crowd is gathered by place."""
    if len(spots) <= CROWD:
        return [Mark((spot,), spot.impact, spot.impact) for spot in spots]
    found: dict[tuple[int, tuple[int, int]], list[Spot]] = {}
    for spot in spots:
        band = next(band for band in BANDS if spot.impact <= band[1])
        found.setdefault((spot.effort, band), []).append(spot)
    return [Mark(tuple(alike), *band) for (_, band), alike in found.items()]
