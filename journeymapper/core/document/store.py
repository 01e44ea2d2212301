"""The store: `apply` is the only line of the program that alters the document."""
from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import cast

from journeymapper.core.foundation.signal import Signal
from journeymapper.core.model.cards import Card
from journeymapper.core.model.record import Record

from .changes import ChangeSet, from_states
from .indexes import Indexes
from .origin import Origin
from .reader import R

# What is loaded is small enough to be saved; so much more can hardly matter.
UNWEIGHED = 1 << 20


class StaleChange(RuntimeError):
    """A change set that doesn't fit the present state: a fault of the program, never of the user."""


class Announcing(RuntimeError):
    """Somebody tried to change the document while a change is being announced."""


class Store:
    """All records of one document. `changed` is emitted once after each change."""

    def __init__(self, records: Iterable[Record] = ()) -> None:
        self._records: dict[str, Record] = {}
        self._indexes = Indexes()
        self._announcing = False
        # Bytes that may still be added before a transaction has to weigh the document (see `bounds`).
        self.room = UNWEIGHED
        self.changed: Signal[ChangeSet, Origin] = Signal()
        for record in records:
            self._put(record)

    @property
    def records(self) -> Mapping[str, Record]:
        """All records by id, read-only, in the order in which they came."""
        return MappingProxyType(self._records)

    @property
    def announcing(self) -> bool:
        """Whether listeners are being told of a change right now."""
        return self._announcing

    def get(self, id: str | None) -> Record | None:
        """See `Reader`."""
        return self._records.get(id) if id is not None else None

    def find(self, kind: type[R], id: str | None) -> R | None:
        """See `Reader`."""
        record = self.get(id)
        return record if isinstance(record, kind) else None

    def every(self, kind: type[R]) -> list[R]:
        """See `Reader`."""
        rows: list[R] = []
        for each, held in self._indexes.types.items():
            if issubclass(each, kind):
                rows += cast("Iterable[R]", held.values())
        return rows

    def referrers(self, id: str) -> list[Record]:
        """See `Reader`."""
        return [self._records[other] for other in self._indexes.referrers.get(id, ())]

    def cell(self, lane: str | None, step: str | None) -> list[Card]:
        """See `Reader`."""
        found = (self._records[id] for id in self._indexes.cells.get((lane, step), ()))
        return [card for card in found if isinstance(card, Card)]

    def apply(self, change: ChangeSet, origin: Origin) -> None:
        """Make the change and announce it. Raises StaleChange, Announcing; then nothing is changed."""
        if self._announcing:
            raise Announcing("the document can't change while a change is announced")
        self._check(change)
        for record in change.removed.values():
            self._indexes.remove(self._records.pop(record.id))
        for before, after in change.updated.values():
            self._indexes.remove(before)
            self._put(after)
        for record in change.added.values():
            self._put(record)
        self._announcing = True
        try:
            self.changed.emit(change, origin)
        finally:
            self._announcing = False

    def load(self, records: Iterable[Record]) -> ChangeSet:
        """Replace all records (open, revert, recover) as one change of origin LOAD."""
        new = {record.id: record for record in records}
        states: dict[str, tuple[Record | None, Record | None]] = {
            id: (self._records.get(id), new.get(id)) for id in (self._records | new)
        }
        change = from_states(states)
        if change:
            self.apply(change, Origin.LOAD)
        return change

    def _put(self, record: Record) -> None:
        self._records[record.id] = record
        self._indexes.add(record)

    def _check(self, change: ChangeSet) -> None:
        stale = [id for id in change.added if id in self._records]
        stale += [id for id, record in change.removed.items() if self._records.get(id) != record]
        stale += [id for id, (before, _) in change.updated.items() if self._records.get(id) != before]
        if stale:
            raise StaleChange(f"records are not as the change expects: {', '.join(stale[:5])}")
