"""The journal of one open map: begun at its first change, begun anew when it is saved, gone when nothing is unsaved."""
import os
import secrets
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from itertools import takewhile
from pathlib import Path
from typing import Any, NamedTuple

from journeymapper.core.document.changes import ChangeSet
from journeymapper.core.document.history import Entry, History
from journeymapper.core.document.origin import Origin
from journeymapper.core.document.store import Store
from journeymapper.core.foundation.clock import now
from journeymapper.core.foundation.files import FILES, FileLayer
from journeymapper.core.model.journey import Journey
from journeymapper.core.model.record import Record

from . import entries
from .base import Copying, drop_base
from .replay import Replayed
from .writer import Make, Writer

SUFFIX = ".jsonl"
# A snapshot after so many changes; of a large map after as many as it costs.
SNAPSHOT_EVERY, RECORDS_PER_CHANGE = 300, 10
Records = tuple[Record, ...]


class Found(NamedTuple):
    """A journal to go on with: its file, and what it says. `new`: of a map that has no file and had none."""

    path: Path
    replayed: Replayed
    new: bool = False


@dataclass(eq=False, repr=False)
class Journal:
    """Hears of all changes of `store`. `file`, `hash`: the map's file as known; None for a map without one.

    `base`: the map as it is now, where that isn't what the file holds (a new map, a repaired one).
    """

    store: Store
    extra: Mapping[str, Any]
    folder: Path
    trouble: Callable[[OSError], object]
    file: Path | None = None
    hash: str | None = None
    base: Records | None = None
    files: FileLayer = FILES
    _writer: Writer | None = None
    _copies: dict[Path, Copying] = field(default_factory=dict)
    _since: list[Make] | None = None
    _drafts: int = 0
    _changes: int = 0
    _seen: tuple[int, int, int] = (0, 0, 0)

    def begin(self, history: History) -> None:
        """Take the history as it is now."""
        self._seen = _seen(history, 0)

    def changed(self, change: ChangeSet, origin: Origin) -> None:
        """The document was changed: a line."""
        if self._writer is None:
            self._writer = self._begin("", [])
        self._put(lambda: [entries.change(change, origin)])
        self._changes += 1
        if self._changes >= max(SNAPSHOT_EVERY, len(self.store.records) // RECORDS_PER_CHANGE):
            self._changes = 0
            records = tuple(self.store.records.values())
            self._writer.put(lambda: [entries.snapshot(records, self.extra, whole=False)])

    def typed(self, ids: tuple[str, ...], fields: Mapping[str, Any]) -> None:
        """This stands in an open field; no ids: it was given up."""
        if self._writer is None and ids:
            self._writer = self._begin("", [])
        self._put(lambda: [entries.typed(ids, fields)])

    def stepped(self, history: History) -> None:
        """A step may have been made, undone or redone: lines that say so."""
        done, undone = history.done, history.undone
        (steps, back, last), self._seen = self._seen, _seen(history, self._seen[2])
        made = list(takewhile(lambda entry: entry.key > last, reversed(done)))
        for entry in reversed(made):
            self._step("done", entry)
        if not made and len(undone) > back:
            self._step("undone", undone[-1])
        elif not made and len(undone) < back and len(done) > steps:
            self._step("redone", done[-1])

    def _step(self, what: str, entry: Entry) -> None:
        at = now()
        self._put(lambda: [entries.step(what, entry, at)])

    def draft(self) -> int:
        """A save takes the present state; its number."""
        self._drafts += 1
        number, self._since = self._drafts, []
        if self._writer is not None:
            self._writer.put(lambda: [{"draft": number}])
        return number

    def saving(self, draft: int, file: Path, hash: str) -> None:
        """These bytes are about to stand in the file's place. Any thread; returns once it is on the disk, if it can."""
        writer = self._writer
        if writer is not None:
            writer.put(lambda: [{"saving": {"draft": draft, "file": str(file), "hash": hash}}])
            writer.settle()

    def saved(self, file: Path, hash: str) -> None:
        """The last draft is in its file: what was changed since is all that the journal still holds."""
        since, self._since = self._since or [], None
        self._restart(file, hash, since)

    def reloaded(self, file: Path, hash: str, base: Records | None) -> None:
        """The map is again what its file holds."""
        self._since = None
        self._restart(file, hash, [])
        self.base = base

    def rebased(self, file: Path, hash: str, base: Records, change: ChangeSet, step: Entry) -> None:
        """The file is another one, or holds another's version, `base`: `step`, a `change`, leads from it to the map."""
        self._since, at = None, now()
        since: list[Make] = []
        if change:
            since.append(lambda: [entries.change(change, Origin.USER), entries.step("done", step, at)])
        self._restart(file, hash, since, base)

    def sync(self) -> None:
        """To the disk, now."""
        if self._writer is not None:
            self._writer.sync()

    def close(self, *, keep: bool) -> None:
        """The map is closed. keep: what isn't saved is to be offered at the next start."""
        writer, self._writer = self._writer, None
        if writer is not None:
            if keep:
                writer.close(keep=True)
            else:  # before the program ends: what was given up is not to be offered again
                self._drop(writer, wait=True)

    def go_on(self, found: Found, *, aside: bool) -> None:
        """Take over a journal that was found. aside: as a map without a file."""
        replayed = found.replayed
        self._writer = Writer(found.path, self.files, self.trouble, replayed.end, replayed.crc)
        if aside:
            records = tuple(self.store.records.values())
            self._writer.put(lambda: [{"aside": {}}, entries.snapshot(records, self.extra, whole=True)])
        elif replayed.unfinished:
            # From now on it is a step, which can be undone: lines that come are counted from behind it.
            last, at = replayed.done[-1], now()
            self._writer.put(lambda: [entries.change(last.change, Origin.USER), entries.step("done", last, at)])

    def _put(self, make: Make) -> None:
        if self._writer is not None:
            self._writer.put(make)
        if self._since is not None:
            self._since.append(make)

    def _begin(self, after: str, since: list[Make]) -> Writer:
        path = self.folder / f"{secrets.token_hex(12)}{SUFFIX}"
        journeys = self.store.every(Journey)
        head = entries.Header(self.file, self.hash, journeys[0].id if journeys else "", os.getpid(), now(), after)
        base, extra = self.base, self.extra
        writer = Writer(path, self.files, self.trouble)
        writer.put(lambda: [entries.header(head)])
        if base is not None:
            writer.put(lambda: [entries.snapshot(base, extra, whole=True)])
        elif self.file is not None and self.hash is not None:
            self._copies[path] = Copying(self.file, self.hash, path, self.files)
        for make in since:
            writer.put(make)
        return writer

    def _restart(self, file: Path, hash: str, since: list[Make], base: Records | None = None) -> None:
        old, self._writer = self._writer, None
        self.file, self.hash, self.base, self._changes = file, hash, base, 0
        if old is None:
            return
        if not since:
            self._drop(old)
            return
        new = self._writer = self._begin(old.path.name, since)
        new.put(lambda: [{"ready": {}}])

        def take_over() -> None:
            if new.settle():
                self._drop(old)

        threading.Thread(target=take_over, name="journal restart", daemon=True).start()

    def _drop(self, writer: Writer, *, wait: bool = False) -> None:
        """What it holds is in the map's file, or in another journal."""
        writer.close(keep=False, wait=wait)
        copying = self._copies.pop(writer.path, None)
        if copying is None:  # made by another run of the program
            drop_base(writer.path, self.files)
        else:
            copying.drop(wait=wait)


def _seen(history: History, last: int) -> tuple[int, int, int]:
    """How many steps are done and undone, and the highest key so far."""
    return len(history.done), len(history.undone), max(history.done[-1].key if history.done else 0, last)
