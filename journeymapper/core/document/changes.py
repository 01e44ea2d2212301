"""The change as data: one type is the undo entry, the event and the journal line."""
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from journeymapper.core.model.record import Record

MISSING = object()


@dataclass(frozen=True)
class ChangeSet:
    """What differs between two states. A record stands in one of the three parts only.

    added, removed: id → record; updated: id → (before, after).
    """

    added: dict[str, Record] = field(default_factory=dict)
    updated: dict[str, tuple[Record, Record]] = field(default_factory=dict)
    removed: dict[str, Record] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return bool(self.added or self.updated or self.removed)

    def ids(self) -> Iterator[str]:
        """Ids of all records that it touches."""
        yield from self.added
        yield from self.updated
        yield from self.removed

    def reversed(self) -> "ChangeSet":
        """The change that leads back."""
        return ChangeSet(
            added=dict(self.removed),
            updated={id: (after, before) for id, (before, after) in self.updated.items()},
            removed=dict(self.added),
        )

    def then(self, later: "ChangeSet") -> "ChangeSet":
        """Both changes as one; what came back to its start disappears."""
        states: dict[str, tuple[Record | None, Record | None]] = dict(_states(self))
        for id, (before, after) in _states(later):
            states[id] = (states[id][0] if id in states else before, after)
        return from_states(states)


def _states(change: ChangeSet) -> Iterator[tuple[str, tuple[Record | None, Record | None]]]:
    for id, record in change.added.items():
        yield id, (None, record)
    for id, (before, after) in change.updated.items():
        yield id, (before, after)
    for id, record in change.removed.items():
        yield id, (record, None)


def from_states(states: dict[str, tuple[Record | None, Record | None]]) -> ChangeSet:
    """A change set from id → (before, after); equal states are left out."""
    change = ChangeSet()
    for id, (before, after) in states.items():
        if before is None and after is not None:
            change.added[id] = after
        elif before is not None and after is None:
            change.removed[id] = before
        elif before is not None and after is not None and before != after:
            change.updated[id] = (before, after)
    return change


def field_changes(before: Record, after: Record) -> dict[str, tuple[Any, Any]]:
    """Field → (old, new) for the fields that differ; MISSING stands for an absent unknown field."""
    old, new = before.values(), after.values()
    return {
        name: (old.get(name, MISSING), new.get(name, MISSING))
        for name in old.keys() | new.keys()
        if old.get(name, MISSING) != new.get(name, MISSING)
    }
