"""Where a new card belongs when nobody says: a lane that takes it, made if there is none."""
from journeymapper.core.commands.grid import add_lane
from journeymapper.core.document import queries
from journeymapper.core.document.transaction import Transaction
from journeymapper.core.foundation.errors import Refused
from journeymapper.core.foundation.i18n import N_
from journeymapper.core.model.journey import Lane
from journeymapper.core.model.kinds import accepts, card_kinds, home_of

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
    rows = queries.lanes(tx)
    own = [row for row in rows if row.kind == kind.name]
    if own:
        return own[0].id
    above = [n for n, row in enumerate(rows) if _SIDES.index(row.side or "customer") <= _SIDES.index(kind.side)]
    return add_lane(tx, kind.name, above[-1] + 1 if above else 0, title, kind.side)


def known_kind(card_kind: str) -> bool:
    """Whether cards of this kind can be made here."""
    return card_kind in card_kinds()
