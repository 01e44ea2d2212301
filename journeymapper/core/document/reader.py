"""What can be asked of a document, be it the store or the draft of a transaction."""
from typing import Protocol, TypeVar

from journeymapper.core.model.cards import Card
from journeymapper.core.model.record import Record

R = TypeVar("R", bound=Record)


class Reader(Protocol):
    """Reading by id, by type, by reference and by cell. Lists come in no particular order."""

    def get(self, id: str | None) -> Record | None:
        """The record with this id, or None."""

    def find(self, kind: type[R], id: str | None) -> R | None:
        """The record with this id if it is of that type, else None."""

    def every(self, kind: type[R]) -> list[R]:
        """All records of a type (sub-types included)."""

    def referrers(self, id: str) -> list[Record]:
        """All records that hold this id in one of their reference fields."""

    def cell(self, lane: str | None, step: str | None) -> list[Card]:
        """The cards that stand in one cell."""
