"""Bytes to a map and back: the one door of our own format."""
from collections.abc import Iterable
from typing import Any

from journeymapper.core.document.store import Store
from journeymapper.core.foundation.errors import BadFile
from journeymapper.core.foundation.heap import no_collection
from journeymapper.core.foundation.i18n import N_
from journeymapper.core.foundation.sentences import sentence
from journeymapper.core.model.record import Record
from journeymapper.core.model.tables import TABLES

from .canonical import canonical, same_rows
from .consistency import mend_references
from .format import MAX_BYTES, MEGABYTE, NAME
from .loaded import BadMap, Frame, Loaded, NewerFormat
from .migrations import migrate
from .parse import parse
from .rank_repair import mend_ranks
from .validate import check_rows, validate

_NEW = Frame()
SLICE = 500


def decode(data: bytes, *, file: str = "map.journey") -> Loaded:
    """The map in `data`; `file` is what errors call it. Raises BadMap."""
    with no_collection():
        raw, repairs = parse(data, file)
        version = _version(raw, file)
        raw = migrate(raw, version)
        check_rows(raw, file)
        repairs += mend_ranks(raw)
        rows, renamed = validate(raw, file)
        records, mended = mend_references(rows)
        _let_go(raw)
    extra = {key: value for key, value in raw.items() if key not in TABLES and key not in ("format", "version")}
    return Loaded(records, Frame(version, extra), tuple(repairs + renamed + mended))


@no_collection()
def encode(records: Iterable[Record] | Store, frame: Frame = _NEW) -> bytes:
    """Canonical bytes, parsed back and compared: what can be saved can be opened. Raises NewerFormat, BadFile.

    `frame` is that of the map when it was read (a new map: none). What is read back goes again, so the collector
    isn't let at it: to walk it would hold the window up.
    """
    if frame.newer:
        raise NewerFormat(frame.version)
    rows = tuple(records.records.values() if isinstance(records, Store) else records)
    data = _canonical(rows, frame)
    if len(data) > MAX_BYTES:
        raise BadFile(N_("The map is larger than {limit} MB and could not be opened again. Take pictures out of it."),
                      limit=MAX_BYTES // MEGABYTE)
    try:
        back = decode(data)
    except BadMap as error:
        raise BadFile(N_("The map can't be saved as it is: {reason} Undo the last change and save again."),
                      reason=error.details[0]) from error
    frame_back, repairs, read = back.frame, back.repairs, {row.id: row for row in back.records}
    del back
    if repairs or not _same(rows, read) or frame_back.extra != frame.extra:
        reason = repairs[0] if repairs else sentence(N_("it would be read otherwise than written."))
        raise BadFile(N_("The map can't be saved as it is: {reason} Undo the last change and save again."),
                      reason=reason)
    return data


def _let_go(raw: dict[str, Any]) -> None:
    """Drop the rows of all tables bit by bit: to free a hundred thousand at once would hold the window up."""
    for table in TABLES:
        rows = raw.get(table)
        while isinstance(rows, list) and rows:
            del rows[-SLICE:]


def _same(rows: tuple[Record, ...], read: dict[str, Record]) -> bool:
    """Whether what was read is what was written: a row for each row, and each would be written alike again."""
    # `pop`: what was compared is freed one by one, not all at once.
    return len(read) == len(rows) and all(
        (found := read.pop(row.id, None)) is not None and same_rows(row, found) for row in rows)


def _canonical(records: Iterable[Record], frame: Frame) -> bytes:
    try:
        return canonical(records, frame.extra)
    except (ValueError, TypeError, RecursionError) as error:
        raise BadFile(N_("The map can't be saved as it is: {reason} Undo the last change and save again."),
                      reason=str(error)[:200]) from error


def _version(raw: Any, file: str) -> int:
    if not isinstance(raw, dict) or raw.get("format") != NAME:
        raise BadMap(file, [sentence(N_("It is not a Journeymapper map."))])
    version = raw.get("version")
    if not isinstance(version, int) or isinstance(version, bool) or version < 1:
        raise BadMap(file, [sentence(N_("Its version should be a whole number from 1."))])
    return version
