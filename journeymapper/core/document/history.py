"""Undo and redo. A command never writes an inverse: undo is the change set, reversed.

Undo itself is a transaction through the same integrity rules, and redo reverses what
undo really did.

Steps are kept up to `ROOM` of their estimated size in memory; beyond it the oldest are let go, but never the last
`LEAST` ones.
"""
from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Any, NamedTuple

from journeymapper.core.foundation.clock import now

from .changes import MISSING, ChangeSet, field_changes

if TYPE_CHECKING:
    from .transaction import Transaction

# More than there will ever be steps.
NOTED = 1 << 40


ROOM, LEAST = 128_000_000, 50
# A record with its fields, in bytes; what it holds in long texts comes on top.
RECORD_BYTES = 1_000
LONG = ("title", "text", "quote", "base64")


class Entry(NamedTuple):
    """One step. `title` and `params` are a catalogue id with its values; `key` outlives undo and redo.

    at: when it was made, in UTC. weight: about how many bytes it holds on to.
    """

    key: int
    title: str
    params: Mapping[str, Any]
    change: ChangeSet
    selection_before: tuple[str, ...] = ()
    selection_after: tuple[str, ...] = ()
    at: datetime | None = None
    weight: int = 0


class History:
    """Two stacks, and the mark of the last saved state. now: the clock."""

    def __init__(self, now: Callable[[], datetime] = now) -> None:
        self.done: list[Entry] = []
        self.undone: list[Entry] = []
        self.now = now
        self._saved_key: int | None = 0
        self._last_key = self._notes = self._base_key = self._held = 0

    def push(self, entry: Entry) -> None:
        """Record a new step; what could be redone is gone."""
        self._last_key += 1
        self._held += (heavy := weight(entry.change)) - sum(one.weight for one in self.undone)
        self.done.append(entry._replace(key=self._last_key, at=self.now(), weight=heavy))
        self.undone.clear()
        self._let_go()

    def _let_go(self) -> None:
        gone = 0
        while self._held > ROOM and len(self.done) - gone > LEAST:
            self._held -= self.done[gone].weight
            gone += 1
        if gone:
            self._base_key = self.done[gone - 1].key
            del self.done[:gone]

    @property
    def base_key(self) -> int:
        """Names the state before the first step that is kept; 0 where none was let go."""
        return self._base_key

    @property
    def key(self) -> int:
        """Names the present state: equal keys, equal states."""
        return (self.done[-1].key if self.done else self._base_key) + self._notes * NOTED

    @property
    def at_saved(self) -> bool:
        """Whether the present state is the one last saved, with all that was noted beside it."""
        return self._saved_key == self.key

    @property
    def saved_key(self) -> int | None:
        """The key of the step that is on disk, `base_key` before the first; None where no state of this history is."""
        if self._saved_key is None or self._saved_key // NOTED != self._notes:
            return None
        return self._saved_key % NOTED

    @property
    def saved_mark(self) -> int | None:
        """What `mark_saved` takes to have the same state saved again; None where none is."""
        return self._saved_key

    def mark_saved(self, key: int | None = None) -> None:
        """The state `key` (absent: the present one) is now on disk."""
        self._saved_key = self.key if key is None else key

    def mark_unsaved(self) -> None:
        """No state of this history is on disk (a repaired or recovered map)."""
        self._saved_key = None

    def resume(self, done: Iterable[Entry], undone: Iterable[Entry]) -> None:
        """Go on with the steps of an earlier run; none of its states is on disk."""
        for mine, theirs in ((self.done, done), (self.undone, undone)):
            mine.clear()
            for entry in theirs:
                self._last_key += 1
                mine.append(entry._replace(key=self._last_key, weight=weight(entry.change)))
        self._held = sum(entry.weight for entry in (*self.done, *self.undone))
        self.mark_unsaved()

    def note(self) -> None:
        """Something changed that is no step: all states of this history are others from now on."""
        self._notes += 1

    def clear(self) -> None:
        """Forget all steps; the present state counts as saved."""
        self.done.clear()
        self.undone.clear()
        self._last_key = self._base_key = self._held = 0
        self._saved_key = self._notes = 0


def weight(change: ChangeSet) -> int:
    """About how many bytes a step holds on to."""
    pairs = (row for pair in change.updated.values() for row in pair)
    rows = (*change.added.values(), *change.removed.values(), *pairs)
    return sum(RECORD_BYTES + sum(len(getattr(row, name, None) or "") for name in LONG) for row in rows)


def draft_reverse(tx: "Transaction", change: ChangeSet) -> int:
    """Write the reverse of `change` into a draft.

    A removed record returns, an added one goes, a field is reset only where it still holds
    what this change wrote. Returns how many fields or records were left as they are.
    """
    skipped = 0
    for id, record in change.removed.items():
        if tx.get(id) is None:
            tx.add(record)
        else:
            skipped += 1
    for id, (before, after) in change.updated.items():
        current = tx.get(id)
        if current is None:
            skipped += 1
        elif type(before) is not type(after):
            if current == after:
                tx.replace(before)
            else:
                skipped += 1
        else:
            now = current.values()
            fields = field_changes(before, after)
            mine = {name: old for name, (old, new) in fields.items() if now.get(name, MISSING) == new}
            skipped += len(fields) - len(mine)
            tx.update(id, **mine)
    for id in change.added:
        tx.remove(id)
    return skipped
