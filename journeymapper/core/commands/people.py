"""Personas, channels and departments: add, order, merge."""
from collections.abc import Sequence
from typing import Any

from journeymapper.core.commands.offsets import beside
from journeymapper.core.commands.order import ranks_at
from journeymapper.core.commands.pilots import rename_channel
from journeymapper.core.commands.titled import titled
from journeymapper.core.document import queries
from journeymapper.core.document.transaction import Transaction, validated
from journeymapper.core.foundation.errors import Refused
from journeymapper.core.foundation.i18n import N_
from journeymapper.core.foundation.ids import new_id
from journeymapper.core.model.people import Channel, Department, Emotion, Persona
from journeymapper.core.model.record import Record

# The colours of people in the light theme, which forms offer: they are told apart on both grounds, and none is red,
# which means a red point.
PERSONA_COLOURS = (
    "#0E7C7B", "#6C4BB6", "#A96A0A", "#1F6FB5", "#64751C", "#97407F", "#7A5B3A", "#4B6078", "#2F7D4F", "#4353B5",
)


def free_colour(rows: Sequence[Persona]) -> str:
    """The first one that none of them has; where all are taken, the one whose turn it is."""
    used = {row.colour for row in rows}
    free = [colour for colour in PERSONA_COLOURS if colour not in used]
    return (free or [PERSONA_COLOURS[len(rows) % len(PERSONA_COLOURS)]])[0]


@titled(N_("Add persona"))
def add_persona(tx: Transaction, /, name: str, **fields: Any) -> str:
    """A persona at the end of the list, with a colour that is still free; gives its id."""
    rows = queries.personas(tx)
    rank = ranks_at(tx, rows, None)[0]
    values = {"colour": free_colour(rows), **fields, "id": new_id("persona"), "rank": rank, "name": name}
    return tx.add(validated(Persona, values)).id


@titled(N_("Add channel"))
def add_channel(tx: Transaction, /, name: str, **fields: Any) -> str:
    """A channel at the end of the list; gives its id."""
    values = {**fields, "id": new_id("channel"), "rank": ranks_at(tx, queries.channels(tx), None)[0], "name": name}
    return tx.add(validated(Channel, values)).id


@titled(N_("Add department"))
def add_department(tx: Transaction, /, name: str, **fields: Any) -> str:
    """A department at the end of the list; gives its id."""
    rank = ranks_at(tx, queries.departments(tx), None)[0]
    return tx.add(validated(Department, {**fields, "id": new_id("department"), "rank": rank, "name": name})).id


@titled(N_("Change order"))
def move_entry(tx: Transaction, id: str, index: int | None) -> None:
    """Put a persona, channel or department before number `index` of the others (None: last)."""
    row = tx.get(id)
    if isinstance(row, Persona):
        rank = ranks_at(tx, [other for other in queries.personas(tx) if other.id != id], index)
    elif isinstance(row, Channel):
        rank = ranks_at(tx, [other for other in queries.channels(tx) if other.id != id], index)
    elif isinstance(row, Department):
        rank = ranks_at(tx, [other for other in queries.departments(tx) if other.id != id], index)
    else:
        raise Refused(N_("Only personas, channels and departments can be put in order here."))
    tx.update(id, rank=rank[0])


@titled(N_("Merge"))
def merge_entries(tx: Transaction, keep: str, gone: str) -> None:
    """Two personas, channels or departments become one: all that named `gone` names `keep`. Raises Refused.

    Where both personas have a point at the same place, the newcomer stands beside it.
    """
    into, other = tx.get(keep), tx.get(gone)
    if keep == gone or into is None or type(into) is not type(other):
        raise Refused(N_("Two different entries of the same list are needed to merge."))
    if not isinstance(into, Persona | Channel | Department):
        raise Refused(N_("Only personas, channels and departments can be merged."))
    for row in tx.referrers(gone):
        if isinstance(row, Emotion):
            tx.update(row.id, persona=keep, offset=beside(tx, row, keep, row.step))
        else:
            tx.update(row.id, **_renamed(row, gone, keep))
    if isinstance(into, Channel):
        rename_channel(tx, gone, keep)
    tx.remove(gone)
    tx.name(N_("Merge into “{name}”"), name=into.name)


def _renamed(row: Record, gone: str, keep: str) -> dict[str, Any]:
    """The row's reference fields with `keep` in the place of `gone`, each named once."""
    changes: dict[str, Any] = {}
    for field in {field for field, target in row.targets() if target == gone}:
        value = getattr(row, field)
        if isinstance(value, str):
            changes[field] = keep
        elif isinstance(value, dict):
            changes[field] = {key: keep if target == gone else target for key, target in value.items()}
        else:
            changes[field] = tuple(dict.fromkeys(keep if target == gone else target for target in value))
    return changes
