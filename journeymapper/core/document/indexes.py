"""Indexes that the store keeps beside its records, updated by each change in O(change)."""
from typing import TypeVar

from journeymapper.core.model.cards import Card
from journeymapper.core.model.record import Record

K = TypeVar("K")
Cell = tuple[str | None, str | None]


class Indexes:
    """Records by type; ids by reference and by cell. Dicts stand for ordered sets."""

    def __init__(self) -> None:
        self.types: dict[type[Record], dict[str, Record]] = {}
        self.referrers: dict[str, dict[str, None]] = {}
        self.cells: dict[Cell, dict[str, None]] = {}

    def add(self, record: Record) -> None:
        """Enter a record into all indexes."""
        id = record.id
        self.types.setdefault(type(record), {})[id] = record
        for _, target in record.targets():
            self.referrers.setdefault(target, {})[id] = None
        if isinstance(record, Card):
            self.cells.setdefault((record.lane, record.step), {})[id] = None

    def remove(self, record: Record) -> None:
        """Take a record out of all indexes."""
        id = record.id
        self.types[type(record)].pop(id, None)
        for _, target in record.targets():
            _discard(self.referrers, target, id)
        if isinstance(record, Card):
            _discard(self.cells, (record.lane, record.step), id)


def _discard(index: dict[K, dict[str, None]], key: K, id: str) -> None:
    members = index.get(key)
    if members is not None:
        members.pop(id, None)
        if not members:
            del index[key]
