"""Where a new card belongs when nobody says: a lane that takes it, made if there is none."""
from journeymapper.core.commands.grid import add_lane
from journeymapper.core.document import queries
from journeymapper.core.document.transaction import Transaction
from journeymapper.core.foundation.errors import Refused
from journeymapper.core.foundation.i18n import N_
from journeymapper.core.model.journey import Lane
from journeymapper.core.model.kinds import LaneKind, accepts, card_kinds, home_of

_SIDES = ("customer", "frontstage", "backstage", "support")


def check_accepts(tx: Transaction, lane: str, card_kind: str) -> None:
    """Raises Refused where a lane doesn't take that kind of card."""
    row = tx.find(Lane, lane)
    if row is None:
        raise Refused(N_("The lane isn't there any more."))
    if not accepts(row.kind, card_kind):
        raise Refused(N_("The lane “{lane}” doesn't take this kind of card."), lane=row.title, kind=card_kind)


def home_lane(tx: Transaction, card_kind: str, title: str = "") -> str:
    """The first lane of the kind's own sort; else a new one, below the last lane of its side."""
    kind = home_of(card_kind)
    if kind is None:
        raise Refused(N_("There is no lane for cards of the kind “{kind}”."), kind=card_kind)
    own = [row for row in queries.lanes(tx) if row.kind == kind.name]
    return own[0].id if own else add_lane(tx, kind.name, place_for(tx, kind), title, kind.side)


def place_for(tx: Transaction, kind: LaneKind) -> int:
    """Below the last lane of the kind's side, as a number among the lanes."""
    sides = [_SIDES.index(row.side or "customer") for row in queries.lanes(tx)]
    return max((n + 1 for n, side in enumerate(sides) if side <= _SIDES.index(kind.side)), default=0)


def known_kind(card_kind: str) -> bool:
    """Whether cards of this kind can be made here."""
    return card_kind in card_kinds()
