"""What is done to lanes beyond their order: the side of the blueprint on which one stands."""
from collections.abc import Iterable, Sequence

from journeymapper.core.commands.grid import move_lane
from journeymapper.core.commands.lane_sides import SIDES, own_side
from journeymapper.core.commands.titled import titled
from journeymapper.core.document import queries
from journeymapper.core.document.transaction import Transaction
from journeymapper.core.foundation.errors import Refused
from journeymapper.core.foundation.i18n import N_
from journeymapper.core.model.cards import Card
from journeymapper.core.model.journey import Lane, Side


@titled(N_("Change side"))
def set_side(tx: Transaction, lane: str, side: Side) -> None:
    """Put a lane on another side; where it would stand on the wrong side of a line, it moves to the nearest place.

    Raises Refused.
    """
    if tx.find(Lane, lane) is None:
        raise Refused(N_("The lane isn't there any more."))
    tx.update(lane, side=side)
    order = queries.lanes(tx)
    here = [row.id for row in order].index(lane)
    others = [row for row in order if row.id != lane]
    fits = [place for place in range(len(order)) if _fits(others, place, side)]
    if fits and here not in fits:
        move_lane(tx, lane, min(fits, key=lambda place: abs(place - here)))


def _fits(others: Sequence[Lane], place: int, side: Side) -> bool:
    """Whether a lane of that side stands in order there; lanes of unknown kind and side don't count."""
    sides = [own_side(row) or side for row in others]
    depths = [SIDES.index(one) for one in (*sides[max(0, place - 1):place], side, *sides[place:place + 1])]
    return depths == sorted(depths)


def open_lanes_of(tx: Transaction, cards: Iterable[str]) -> None:
    """Open the collapsed and hidden lanes in which cards stand that were just made there, so that they are seen."""
    rows = [row for id in cards if (row := tx.find(Card, id)) is not None and row.step is not None]
    for id in dict.fromkeys(row.lane for row in rows):
        lane = tx.find(Lane, id)
        if lane is not None and (lane.collapsed or lane.hidden):
            tx.update(lane.id, collapsed=None, hidden=None)
