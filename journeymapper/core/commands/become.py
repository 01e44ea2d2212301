"""The map becomes what it was in an older version, as one step."""
from collections.abc import Iterable, Mapping

from journeymapper.core.commands.titled import titled
from journeymapper.core.document import queries
from journeymapper.core.document.transaction import Transaction
from journeymapper.core.foundation.errors import Refused
from journeymapper.core.foundation.i18n import N_
from journeymapper.core.model.cards import RedPoint
from journeymapper.core.model.journey import Journey
from journeymapper.core.model.record import Record


@titled(N_("Restore older version"))
def become(tx: Transaction, records: Iterable[Record]) -> None:
    """Let the map hold these records and no others; they are consistent, as read from a file.

    What was handed out since stays known: the list of exports, and numbers of red points, which are never reused.
    Raises Refused where the records are of another journey.
    """
    wanted = {row.id: row for row in records}
    now = queries.journey(tx)
    then = wanted.get(now.id)
    if not isinstance(then, Journey):
        raise Refused(N_("That version is of another map. Open it as a copy."))
    # A state that stood before comes back, as undo brings one: the rules may not "mend" what was right then.
    tx.undoing = True
    wanted[now.id] = then.model_copy(update={"exports": now.exports, "next_number": _next(tx, now, then, wanted)})
    for id in [id for id in tx.store.records if id not in wanted]:
        tx.remove(id)
    for id, row in wanted.items():
        if tx.get(id) is None:
            tx.add(row)
        elif tx.get(id) != row:
            tx.replace(row)


def _next(tx: Transaction, now: Journey, then: Journey, wanted: Mapping[str, Record]) -> int | None:
    """The next number of a red point: above all that were given, those that go now included."""
    gone = [row.number + 1 for row in tx.store.every(RedPoint) if row.id not in wanted]
    known = [number for number in (now.next_number, then.next_number) if number is not None]
    return max([*known, *gone], default=None)
