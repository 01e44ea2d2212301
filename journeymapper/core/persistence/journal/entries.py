"""What a journal's lines say. A body has one key, which names it:

header    {journal, format, file | null, hash | null, document, pid, started, after?}: whose journal it is; the hash of
          the file that the first change goes on from; `after` names the journal that this one takes over from.
snapshot  {whole, extra, tables}: all records; where it isn't `whole`, without the pictures.
change    {by, set: {table: [rows]}, gone: [ids]}: one change set, as what is so afterwards.
step      {what: done | undone | redone, title, params, at}: the changes since the last one are a step of the history.
typed     {ids, fields}: what stands in a field that isn't committed; no ids: it was given up.
draft     n: a save takes the state of this moment.
saving    {draft, file, hash}: it is about to put these bytes into the file's place.
ready     {}: all that was to be taken over stands before this line.
aside     {}: from here on a map of its own, without a file.
"""
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, NamedTuple

from journeymapper.core.document.changes import ChangeSet
from journeymapper.core.document.history import Entry
from journeymapper.core.document.origin import Origin
from journeymapper.core.model.record import Record
from journeymapper.core.persistence.canonical import raw_row
from journeymapper.core.persistence.format import VERSION

from .lines import Body

JOURNAL = 1


class Header(NamedTuple):
    """Whose journal it is. `file` None: a map that has none yet, known by its `document`, the journey's id."""

    file: Path | None
    hash: str | None
    document: str
    pid: int
    started: datetime
    after: str = ""


class WrongVersion(Exception):
    """A journal of another version of the program."""


def header(what: Header) -> Body:
    """See above."""
    return {"header": {
        "journal": JOURNAL, "format": VERSION, "file": str(what.file) if what.file is not None else None,
        "hash": what.hash, "document": what.document, "pid": what.pid, "started": what.started.isoformat(),
        **({"after": what.after} if what.after else {})}}


def header_of(body: Body) -> Header:
    """The header in a first line. Raises WrongVersion, and KeyError, TypeError or ValueError for what is none."""
    raw = body["header"]
    if (raw["journal"], raw["format"]) != (JOURNAL, VERSION):
        raise WrongVersion
    file = raw["file"]
    return Header(Path(file) if file is not None else None, raw["hash"], str(raw["document"]), int(raw["pid"]),
                  _moment(raw["started"]), str(raw.get("after", "")))


def snapshot(records: Iterable[Record], extra: Mapping[str, Any], *, whole: bool) -> Body:
    """See above."""
    kept = (record for record in records if whole or record.table != "assets")
    return {"snapshot": {"whole": whole, "extra": dict(extra), "tables": _tables(kept)}}


def change(what: ChangeSet, origin: Origin) -> Body:
    """See above."""
    after = [*what.added.values(), *(after for _, after in what.updated.values())]
    return {"change": {"by": origin.value, "set": _tables(after), "gone": list(what.removed)}}


def step(what: str, entry: Entry, at: datetime) -> Body:
    """See above. Of the params only what JSON holds as it is; the rest as text."""
    params = {name: value if isinstance(value, str | int | float) else str(value)
              for name, value in entry.params.items()}
    return {"step": {"what": what, "title": entry.title, "params": params, "at": at.isoformat()}}


def typed(ids: Iterable[str], fields: Mapping[str, Any]) -> Body:
    """See above. Only text: other fields are chosen, not typed."""
    return {"typed": {"ids": list(ids), "fields": {name: value for name, value in fields.items()
                                                   if isinstance(value, str)}}}


def moment_of(body: Body) -> datetime | None:
    """When a step was made."""
    try:
        return _moment(body["step"]["at"])
    except (KeyError, TypeError, ValueError):
        return None


def _moment(text: str) -> datetime:
    moment = datetime.fromisoformat(text)
    return moment if moment.tzinfo is not None else moment.replace(tzinfo=UTC)


def _tables(records: Iterable[Record]) -> dict[str, list[dict[str, Any]]]:
    tables: dict[str, list[dict[str, Any]]] = {}
    for record in records:
        tables.setdefault(record.table, []).append(raw_row(record))
    return tables
