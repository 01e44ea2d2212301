"""The lines of a service blueprint, where the lanes pass from the customer's side to ours.

After Shostack, "Designing Services That Deliver" (1984) and Bitner, Ostrom and Morgan (2008).
"""
from collections.abc import Sequence

from journeymapper.core.foundation.i18n import N_
from journeymapper.core.model.journey import Lane
from journeymapper.core.model.kinds import lane_kinds

INTERACTION = N_("Line of interaction")
VISIBILITY = N_("Line of visibility")
INTERNAL = N_("Line of internal interaction")
_DEPTH = {"customer": 0, "frontstage": 1, "backstage": 2, "support": 3}


def side_of(lane: Lane) -> str | None:
    """The side on which a lane stands; its kind's own where it says none, None for unknown kinds."""
    kind = lane_kinds().get(lane.kind)
    return lane.side or (kind.side if kind else None)


def lines_between(sides: Sequence[str | None]) -> list[str | None]:
    """For each lane (by its side) the line that runs above it, or None.

    A line is drawn once, where the lanes first pass downwards over it; over two at once, the
    line of visibility stands for both. A lane without side belongs to the one above.
    """
    drawn: set[str] = set()
    found: list[str | None] = []
    above: str | None = None
    for side in sides:
        line = _line(above, side) if above and side else None
        found.append(line if line not in drawn else None)
        if line:
            drawn.add(line)
        above = side or above
    return found


def _line(above: str, below: str) -> str | None:
    upper, lower = _DEPTH[above], _DEPTH[below]
    if upper < 2 <= lower:
        return VISIBILITY
    if upper < 1 <= lower:
        return INTERACTION
    return INTERNAL if upper < 3 <= lower else None
