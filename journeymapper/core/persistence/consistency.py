"""References that lead nowhere are mended as if their target had been deleted, and each is said."""
from collections.abc import Iterator
from typing import TYPE_CHECKING

from journeymapper.core.document.origin import Origin
from journeymapper.core.document.store import Store
from journeymapper.core.document.suspicion import Fault, suspicious
from journeymapper.core.foundation.i18n import N_
from journeymapper.core.foundation.sentences import Sentence, sentence
from journeymapper.core.model.cards import Card
from journeymapper.core.model.record import Record

from .format import SHOWN

if TYPE_CHECKING:
    from journeymapper.core.document.repair import Repair

REMOVED = N_("{what} was taken out: its {field} “{target}” is not in the map.")
PARKED = N_("{what} was moved to the parking lot: its {field} “{target}” is not in the map.")
EMPTIED = N_("{what} lost its {field} “{target}”, which is not in the map.")


def mend_references(records: list[Record]) -> tuple[tuple[Record, ...], list[Sentence]]:
    """Consistent records, and a sentence per repair (the first ones; the rest are counted)."""
    if not suspicious(records):
        return tuple(records), []
    # Loaded only for a map that needs it.
    from journeymapper.core.document.repair import repair

    store = Store(records)
    mended = repair(store)
    if not mended.change:
        return tuple(records), []
    store.apply(mended.change, Origin.LOAD)
    said = list(_sentences(mended))
    if len(said) > SHOWN:
        said[SHOWN:] = [sentence(N_("… and {n} more repairs."), n=len(said) - SHOWN)]
    return tuple(store.records.values()), said


def _sentences(mended: "Repair") -> Iterator[Sentence]:
    from .names import named

    for fault in mended.faults:
        yield sentence(_outcome(fault, mended), what=named(fault.record), field=fault.field, target=fault.target)
    for mark in mended.unmarked:
        yield sentence(N_("{what} stood at another step than what it was about; it stands alone now."),
                       what=named(mark))
    for span in mended.turned:
        yield sentence(N_("{what} ended before it began; its ends were exchanged."), what=named(span))
    for row in mended.renumbered:
        yield sentence(N_("{what} had the number {number} of another red point; it has the next free one now."),
                       what=named(row), number=row.number)
    if not (mended.faults or mended.unmarked or mended.turned or mended.renumbered):
        yield sentence(N_("The counter of red points was behind; it is set right."))


def _outcome(fault: Fault, mended: "Repair") -> str:
    if fault.record.id in mended.change.removed:
        return REMOVED
    return PARKED if isinstance(fault.record, Card) and fault.field in ("step", "lane") else EMPTIED
