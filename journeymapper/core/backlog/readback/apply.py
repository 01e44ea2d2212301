"""Taking a manager's answers over, as one command."""
from collections.abc import Collection
from typing import Any

from journeymapper.core.backlog.readback.lines import Line
from journeymapper.core.commands.cards import add_card
from journeymapper.core.commands.titled import titled
from journeymapper.core.document.transaction import Transaction
from journeymapper.core.foundation.i18n import N_


@titled(N_("Read back the backlog"))
def take_over(tx: Transaction, lines: Collection[Line], lane_title: str = "") -> int:
    """Write what these lines say: accepted ones, new ones, and conflicts that were decided for the workbook.

    Gives how many fields and red points changed. Lines of red points that are gone are passed over. Raises Refused.
    """
    done = 0
    fields: dict[str, dict[str, Any]] = {}
    for line in lines:
        if line.kind in ("accepted", "conflict") and line.red_point is not None:
            fields.setdefault(line.red_point, {})[line.column] = line.theirs
    for id, values in fields.items():
        if tx.get(id) is not None:
            tx.update(id, **values)
            done += len(values)
    for line in lines:
        if line.kind == "new":
            add_card(tx, "red-point", None, None, None, lane_title, **dict(line.values))
            done += 1
    tx.name(N_("Read back {n} answers"), n=done)
    return done
