"""The list of the exports that were made in the window; the session keeps it outside undo."""
from collections.abc import Mapping

from journeymapper.core.commands.titled import titled
from journeymapper.core.document import queries
from journeymapper.core.document.transaction import Transaction
from journeymapper.core.foundation.i18n import N_

# The last ones: a backlog that comes back after so many others is compared all the same.
KEPT = 200


@titled(N_("Export"))
def note_export(tx: Transaction, marks: Mapping[str, str]) -> None:
    """Keep what an export is known by: id, time, hash."""
    journey = queries.journey(tx)
    mine = {name: marks[name] for name in ("id", "time", "hash")}
    tx.update(journey.id, exports=[*(journey.exports or ()), mine][-KEPT:])
