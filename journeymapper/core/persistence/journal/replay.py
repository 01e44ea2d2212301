"""From a journal's lines back to a map and its history. Pure: bytes in, records out; any prefix gives a valid map."""
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

from journeymapper.core.document.changes import ChangeSet, from_states
from journeymapper.core.document.history import Entry
from journeymapper.core.document.origin import Origin
from journeymapper.core.foundation.heap import no_collection
from journeymapper.core.foundation.i18n import N_
from journeymapper.core.model.record import Record
from journeymapper.core.model.tables import record_type

from .entries import Header, header_of, moment_of
from .lines import Body, Line, read_lines

UNFINISHED = N_("Unfinished change")
# What a line can raise that is whole, but doesn't say what it should; pydantic's ValidationError is a ValueError.
BAD = (KeyError, TypeError, ValueError, AttributeError)
Records = Mapping[str, Record]


@dataclass(frozen=True)
class Log:
    """A journal as read: its lines after the header, up to the first bad one."""

    header: Header
    lines: tuple[Line, ...]
    end: int
    crc: int

    def saved_as(self) -> list[tuple[str, str, int]]:
        """(file, hash, number of the line after the draft) of each save that was about to be done, the latest first."""
        drafts = {line.body["draft"]: n + 1 for n, line in enumerate(self.lines)
                  if isinstance(line.body.get("draft"), int)}
        rows = [line.body["saving"] for line in self.lines if isinstance(line.body.get("saving"), dict)]
        return [(str(row.get("file")), str(row.get("hash")), drafts[row["draft"]])
                for row in reversed(rows) if row.get("draft") in drafts]

    def snapshot(self, *, whole: bool) -> int | None:
        """The number of the line to begin with where the file isn't as it was: the first whole one, else the last."""
        found = [n for n, line in enumerate(self.lines) if isinstance(line.body.get("snapshot"), dict)
                 and (line.body["snapshot"].get("whole") is True or not whole)]
        if not found:
            return None
        asides = [n for n in found if n > self.aside]
        return (asides or found)[0 if whole else -1]

    @property
    def aside(self) -> int:
        """The number of the line from which on it is a map without a file; -1 for none."""
        return max((n for n, line in enumerate(self.lines) if "aside" in line.body), default=-1)

    @property
    def ready(self) -> bool:
        """Whether it holds all of the journal that it takes over from."""
        return any("ready" in line.body for line in self.lines)


@dataclass
class Replayed:
    """A map as it was last. `start`: as the journal found it; `extra`: unknown keys of its file.

    `unfinished`: the last of `done` stands in no line, it was under way.
    """

    start: Records
    records: dict[str, Record]
    extra: Mapping[str, Any]
    done: list[Entry] = field(default_factory=list)
    undone: list[Entry] = field(default_factory=list)
    end: int = 0
    crc: int = 0
    typed: tuple[list[str], dict[str, Any]] | None = None
    unfinished: bool = False

    @property
    def changed(self) -> bool:
        """Whether there is anything to recover."""
        return self.records != self.start


def read_log(data: bytes) -> Log | None:
    """None where not even the header is whole. Raises WrongVersion."""
    lines = tuple(read_lines(data))
    try:
        return Log(header_of(lines[0].body), lines[1:], lines[-1].end, lines[-1].crc) if lines else None
    except BAD:
        return None


@no_collection()
def replay(log: Log, base: Iterable[Record] | None, extra: Mapping[str, Any], first: int = 0) -> Replayed | None:
    """Go through the lines from number `first` on; `base` is the map before it, None: that line is a snapshot.

    Stops at the first line that doesn't say what it should. None where the snapshot can't be read.
    """
    rest = log.lines[first:]
    end, crc = log.end, log.crc
    if base is None:
        try:
            raw = rest[0].body["snapshot"]
            base, extra = _records(raw["tables"]), dict(raw["extra"])
        except (*BAD, IndexError):
            return None
        rest = rest[1:]
    start = {record.id: record for record in base}
    found = Replayed(start, dict(start), extra, end=end, crc=crc)
    pending = ChangeSet()
    for line in rest:
        try:
            pending = _take(found, line.body, pending)
        except BAD:
            break
        found.end, found.crc = line.end, line.crc
    pending = _typed(found, pending)
    if pending:
        found.done.append(Entry(0, UNFINISHED, {}, pending))
        found.unfinished = True
    return found


def _take(found: Replayed, body: Body, pending: ChangeSet) -> ChangeSet:
    """One line; the changes that belong to no step yet."""
    if "change" in body:
        what, by = body["change"], Origin(body["change"]["by"])
        made = _change(found.records, what)
        _apply(found, made)
        if by is Origin.KEPT:
            return pending
        if by is not Origin.LOAD:
            return pending.then(made)
        found.done.clear()
        found.undone.clear()
        return ChangeSet()
    if "typed" in body:
        ids, fields = list(map(str, body["typed"]["ids"])), dict(body["typed"]["fields"])
        found.typed = (ids, fields) if ids else None
    if "step" in body:
        _step(found, body, pending)
        return ChangeSet()
    return pending


def _apply(found: Replayed, made: ChangeSet) -> None:
    for id in made.removed:
        del found.records[id]
    for id, (_, after) in made.updated.items():
        found.records[id] = after
    found.records.update(made.added)
    if found.typed is not None and not set(found.typed[0]).isdisjoint(made.ids()):
        found.typed = None  # it was committed


def _typed(found: Replayed, pending: ChangeSet) -> ChangeSet:
    """What stood in an open field goes into its records, where they take it."""
    ids, fields = found.typed or ([], {})
    states: dict[str, tuple[Record | None, Record | None]] = {}
    for id in ids:
        record = found.records.get(id)
        if record is not None:
            known = {name: text for name, text in fields.items() if name in type(record).model_fields}
            with suppress(*BAD):
                states[id] = (record, type(record).model_validate(record.values() | known))
    made = from_states(states)
    _apply(found, made)
    return pending.then(made)


def _change(records: Records, what: Mapping[str, Any]) -> ChangeSet:
    states: dict[str, tuple[Record | None, Record | None]] = {
        record.id: (records.get(record.id), record) for record in _records(what["set"])}
    states |= {id: (records.get(id), None) for id in what["gone"]}
    return from_states(states)


def _records(tables: Mapping[str, Any]) -> list[Record]:
    return [record_type(table, row).model_validate(row) for table, rows in tables.items() for row in rows]


def _step(found: Replayed, body: Body, change: ChangeSet) -> None:
    """As the session does it; a step that was made before the journal began is no longer known."""
    what = body["step"]
    title, params = str(what["title"]), dict(what["params"])
    if what["what"] == "done":
        found.done.append(Entry(0, title, params, change, at=moment_of(body)))
        found.undone.clear()
        return
    source, target = (found.done, found.undone) if what["what"] == "undone" else (found.undone, found.done)
    if source:
        target.append(source.pop()._replace(change=change))
