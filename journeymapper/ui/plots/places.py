"""Where the red points stand in the matrix, before there is a picture.

Effort runs from 1 to 5, impact = severity × frequency from 0 to 20. The lines that part the quadrants run between
possible values, so that no red point stands on one.
"""
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product

EFFORTS = (1, 2, 3, 4, 5)
EFFORT_RANGE = (0.5, 5.5)
IMPACT_RANGE = (-1.2, 21.2)
EFFORT_LINE = 3.5
IMPACT_LINE = 9.5
Point = tuple[float, float]


@dataclass(frozen=True)
class Spot:
    """One red point in the matrix."""

    id: str
    number: int
    title: str
    effort: int
    impact: int

    @property
    def do_first(self) -> bool:
        """Whether it stands in the quadrant of high impact and low effort."""
        return self.effort < EFFORT_LINE and self.impact > IMPACT_LINE


def step_aside(wanted: Sequence[Point], room: float, nearest: float) -> list[Point]:
    """Places at least `nearest` px apart, each half of `room` px above or below the one wanted, or `room` px or a
    multiple from it; the first stand still.

    Places are tried in growing circles, up to five squares away; where all are full, dots overlap rather than
    wander off.
    """
    taken: dict[tuple[int, int], list[Point]] = {}
    tried: dict[Point, int] = {}
    found = []
    for x, y in wanted:
        at = tried.get((x, y), 0)
        while at < len(_OFFSETS) and not _is_free(taken, _moved(x, y, at, room), room, nearest):
            at += 1
        tried[(x, y)] = at
        place = _moved(x, y, at, room) if at < len(_OFFSETS) else (x, y)
        taken.setdefault((int(place[0] // room), int(place[1] // room)), []).append(place)
        found.append(place)
    return found


# A small step up or down first: it says less that is wrong than one to the next effort.
_NUDGES = [(0.0, 0.0), (0.0, -0.5), (0.0, 0.5)]
_ROUND = sorted(product(range(-5, 6), repeat=2), key=lambda at: (at[0] ** 2 + at[1] ** 2, -at[0], at[1]))
_OFFSETS = _NUDGES + [(float(x), float(y)) for x, y in _ROUND[1:]]


def _moved(x: float, y: float, index: int, room: float) -> Point:
    return x + _OFFSETS[index][0] * room, y + _OFFSETS[index][1] * room


def _is_free(taken: dict[tuple[int, int], list[Point]], at: Point, room: float, nearest: float) -> bool:
    """Only the nine squares around can hold somebody too near."""
    column, row = int(at[0] // room), int(at[1] // room)
    near = (place for dx, dy in product((-1, 0, 1), repeat=2) for place in taken.get((column + dx, row + dy), ()))
    return all((at[0] - x) ** 2 + (at[1] - y) ** 2 >= (nearest - 0.01) ** 2 for x, y in near)


def nearest(places: Sequence[Point], at: Point, reach: float) -> int | None:
    """The index of the place within `reach` px of a point, the topmost (last) where several are, else None."""
    hits = [n for n, (x, y) in enumerate(places) if (x - at[0]) ** 2 + (y - at[1]) ** 2 <= reach ** 2]
    return hits[-1] if hits else None
