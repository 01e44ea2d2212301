"""The to-be map of an as-is map."""
from collections.abc import Iterable

from journeymapper.core.foundation.ids import new_id
from journeymapper.core.model.journey import Journey
from journeymapper.core.model.record import Record


def as_to_be(records: Iterable[Record]) -> list[Record]:
    """The same records for a map of its own: a new journey, its state to-be; all other ids stay, so that both compare.

    The list of exports stays behind: those backlogs were handed out for the other journey.
    """
    return [
        row.model_copy(update={"id": new_id("journey"), "state": "to-be", "exports": None})
        if isinstance(row, Journey) else row
        for row in records
    ]
