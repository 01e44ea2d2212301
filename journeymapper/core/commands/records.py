"""What is done to records of any kind: set fields, rename, delete."""
from collections.abc import Iterable
from typing import Any

from journeymapper.core.commands.change_names import change_name
from journeymapper.core.commands.titled import titled
from journeymapper.core.document import queries
from journeymapper.core.document.reader import Reader
from journeymapper.core.document.transaction import Transaction
from journeymapper.core.foundation.errors import Refused
from journeymapper.core.foundation.i18n import N_
from journeymapper.core.model.cards import Card
from journeymapper.core.model.journey import Journey, Lane, Stage, Step
from journeymapper.core.model.other import Link
from journeymapper.core.model.people import Channel, Department, Emotion, Persona


@titled(N_("Change"))
def set_fields(tx: Transaction, /, ids: Iterable[str], **fields: Any) -> None:
    """Set the same fields of one or many records; records without such a field are passed over."""
    for id in ids:
        row = tx.get(id)
        if row is not None:
            known = {name: value for name, value in fields.items() if name in type(row).model_fields}
            tx.update(id, **known)
    if len(fields) == 1:
        tx.name(*(change_name(name, bool(value)) for name, value in fields.items()))


@titled(N_("Rename"))
def rename(tx: Transaction, id: str, title: str) -> None:
    """Give a record another title or name. Raises Refused where it is gone or has none."""
    row = tx.get(id)
    if row is None:
        raise Refused(N_("It isn't there any more."))
    field = next((name for name in ("name", "title") if name in type(row).model_fields), None)
    if field is None:
        raise Refused(N_("This has no name."))
    tx.update(id, **{field: title})


@titled(N_("Delete"))
def delete(tx: Transaction, ids: Iterable[str]) -> None:
    """Delete records; what becomes of those that refer to them, document.integrity says.

    Deleting a stage parks the cards of its steps. The last step of a stage takes the stage along.
    """
    gone = [row for id in dict.fromkeys(ids) if (row := tx.get(id)) is not None]
    for row in gone:
        if isinstance(row, Journey):
            raise Refused(N_("The journey itself can't be deleted."))
        tx.remove(row.id)
    for row in gone:
        if isinstance(row, Step) and tx.get(row.stage) is not None and not queries.steps_of(tx, row.stage):
            tx.remove(row.stage)
    if len(gone) == 1:
        tx.name(*_deletion(gone[0]))
    elif gone:
        tx.name(N_("Delete {n} things"), n=len(gone))


def _deletion(row: object) -> tuple[str]:
    names: list[tuple[type, str]] = [
        (Card, N_("Delete card")), (Stage, N_("Delete stage")), (Step, N_("Delete step")), (Lane, N_("Delete lane")),
        (Emotion, N_("Delete emotion")), (Persona, N_("Delete persona")), (Link, N_("Delete link")),
        (Channel, N_("Delete channel")), (Department, N_("Delete department")),
    ]
    return (next((name for kind, name in names if isinstance(row, kind)), N_("Delete")),)


def emotions_lost(doc: Reader, persona: str) -> int:
    """How many emotions go with a persona; asked before it is deleted."""
    return sum(isinstance(row, Emotion) for row in doc.referrers(persona))
