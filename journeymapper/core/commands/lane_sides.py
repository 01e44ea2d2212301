"""On which side of the blueprint's lines a lane stands that is made or moved: the lines stay where they are."""
from collections.abc import Collection, Sequence
from typing import get_args

from journeymapper.core.foundation.i18n import N_
from journeymapper.core.model.journey import Lane, Side
from journeymapper.core.model.kinds import lane_kinds

# From the customer's side downwards to ours.
SIDES: tuple[Side, ...] = get_args(Side)
# What a move is called that takes a lane over a line.
MOVED: dict[Side, str] = {
    "customer": N_("Move lane to the customer’s side"), "frontstage": N_("Move lane to frontstage"),
    "backstage": N_("Move lane to backstage"), "support": N_("Move lane to support"),
}
MOVED_SEVERAL = N_("Move lanes and change their side")


def own_side(lane: Lane) -> Side | None:
    """The side on which a lane stands; None for one of unknown kind that says none."""
    kind = lane_kinds().get(lane.kind)
    return lane.side or (kind.side if kind else None)


def side_at(rows: Sequence[Lane], place: int, own: Side, *, first: bool = False) -> Side:
    """The side that a lane takes before number `place`: never one shallower than the lane above or deeper than the lane
    below. Lanes of unknown kind and side don't count. first: that holds for the first lane too, else it keeps its own.
    """
    sides = [own_side(row) for row in rows]
    above = next((side for side in reversed(sides[:place]) if side), None)
    below = next((side for side in sides[place:] if side), None)
    if above is None and not first:
        return own
    shallow_enough = own if below is None else min(own, below, key=SIDES.index)
    return shallow_enough if above is None else max(above, shallow_enough, key=SIDES.index)


def passing(rows: Sequence[Lane], chosen: Collection[str], by: int) -> dict[str, Side]:
    """The chosen lanes that pass a line when they move by one place, down (1) or up (−1), with their new side.

    Those behind them that are chosen too go along.
    """
    found: dict[str, Side] = {}
    beyond: Side | None = None
    for row in rows if by < 0 else reversed(rows):
        side = own_side(row)
        if row.id not in chosen:
            beyond = side or beyond
        elif side is not None and beyond is not None and (SIDES.index(beyond) - SIDES.index(side)) * by > 0:
            found[row.id] = beyond
    return found
