"""What can still be read of a damaged file: intact records, and all else as text.

Nothing is guessed: a piece is a record where it is whole, valid JSON, and valid as what its place in the file or its
own fields say that it is. What those records then lack is mended as in any file.
"""
import json
import re
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from journeymapper.core.foundation.i18n import N_
from journeymapper.core.foundation.ids import new_id
from journeymapper.core.foundation.sentences import Sentence, sentence
from journeymapper.core.model.kinds import card_kinds, lane_kinds
from journeymapper.core.model.other import Asset
from journeymapper.core.model.record import Record
from journeymapper.core.model.tables import TABLES

from .consistency import mend_references
from .format import ANY_ROWS, MAX_BYTES, MAX_DEPTH, MAX_ROWS, MEGABYTE, VERSION
from .id_repair import mend_ids
from .loaded import BadMap, Frame, Loaded, NewerFormat
from .migrations import migrate
from .parse import HOOKS, depth_over, no_lone_surrogate, utf_16
from .rank_repair import mend_ranks
from .validate import Findings, read_row

_LISTS = "|".join(table for table in TABLES if table not in ("journey", "assets"))
# Where a table begins. A field of a row may have the same name (a lane's personas), but holds ids, no rows.
_TABLE = rf'"(?P<list>{_LISTS})"\s*:\s*\[\s*(?=[{{\]])|"(?P<one>journey|assets)"\s*:\s*(?=\{{)'
_NEXT = re.compile(rf'{_TABLE}|(?P<row>\{{\s*")')
_KEY = re.compile(r'"([0-9a-f]{64})"\s*:\s*$')
_VERSION = re.compile(r'"version"\s*:\s*(\d{1,9})\b')
_SCAFFOLD = re.compile(
    rf'"(?:{_LISTS}|journey|assets)"\s*:|"format"\s*:\s*"journeymapper"|"version"\s*:\s*\d+|[\s,\[\]{{}}]')
_PLACE, _MARK = "\0place", "\ufeff"
# A file that is made to be slow (objects in objects that never end) is given up on after reading it so many times.
_TIMES, _LEAST_EFFORT, _COST, _HIGH_COST = 4, 1_000_000, 400, 4000
# Tries that fail; each costs about 20 µs, however little it reads.
_TRIES = 60_000
_WINDOW, _MARGIN = 1 << 12, 64
_DECODER = json.JSONDecoder(**HOOKS)


class Piece(NamedTuple):
    """A part of the file that is no record, as text; `line` is where it begins."""

    line: int
    text: str


class Salvaged(NamedTuple):
    """A map of what could be read (it counts as changed), and the rest."""

    loaded: Loaded
    rest: tuple[Piece, ...]


class _Row(NamedTuple):
    table: str
    value: dict[str, Any]
    start: int
    end: int


def salvage(data: bytes, *, file: str, title: str) -> Salvaged:
    """`title` is for the journey, where it isn't readable itself. Raises BadMap where nothing is, NewerFormat."""
    if len(data) > MAX_BYTES:
        raise BadMap(file, [sentence(N_("It is larger than {limit} MB."), limit=MAX_BYTES // MEGABYTE)])
    wide = utf_16(data)
    text = data.decode(wide or "utf-8", "replace" if wide else "surrogateescape").removeprefix(_MARK)
    version = _version(text)
    tables: dict[str, list[_Row]] = {table: [] for table in TABLES}
    for row in _rows(text):
        limit = 1 if row.table == "journey" else MAX_ROWS.get(row.table, ANY_ROWS)
        if len(tables[row.table]) < limit:
            tables[row.table].append(row)
    if not any(tables.values()):
        raise BadMap(file, [sentence(N_("Nothing in it can be read as a part of a map."))])
    records, taken, repairs = _records(tables, version)
    if not records:
        raise BadMap(file, [sentence(N_("Nothing in it can be read as a part of a map."))])
    if records[0].table != "journey":
        records.insert(0, TABLES["journey"].model_validate({"id": new_id("journey"), "title": title[:200]}))
        repairs.append(sentence(N_("What the file says of the journey itself couldn't be read.")))
    whole, mended = mend_references(records)
    # What was taken out since it refers to something lost is kept as text too.
    kept = {record.id for record in whole}
    rest = tuple(_rest(text, sorted(span for id, span in taken if id in kept)))
    found = sentence(N_("Entries recovered: {n}. Pieces of the file that couldn't be read: {m}."),
                     n=len(whole), m=len(rest))
    return Salvaged(Loaded(whole, Frame(), (found, *repairs, *mended)), rest)


def _version(text: str) -> int:
    found = _VERSION.search(text[:10_000])
    version = int(found[1]) if found else VERSION
    if version > VERSION:
        raise NewerFormat(version)
    return max(1, version)


def _rows(text: str) -> Iterator[_Row]:
    """Whole objects that are rows of a table, in the order of the file."""
    section, place, effort = "", 0, _TIMES * len(text) + _LEAST_EFFORT
    cost = max(_COST, effort // _TRIES)
    while effort > 0 and (found := _NEXT.search(text, place)):
        place = found.end()
        if not found["row"]:
            section = found["list"] or found["one"]
            continue
        start = found.start()
        value, length = _decoded(text, start)
        end = start + length
        row = _row(section, value, text, start, end) if value is not None and _sound(value, text, start, end) else None
        if row is None:
            effort -= length + cost
        else:
            yield row
            place = end


def _decoded(text: str, start: int) -> tuple[Any, int]:
    """The object that begins there, None where it isn't whole and valid; how many characters were looked at.

    Through a window that grows: json counts the lines before an error from the start of the text that it is given.
    """
    size = _WINDOW
    while True:
        piece = text[start:start + size]
        try:
            return _DECODER.raw_decode(piece)
        except json.JSONDecodeError as error:
            cut = error.pos > len(piece) - _MARGIN or error.msg.startswith("Unterminated")
            if not cut or start + size >= len(text):
                return None, error.pos
        except ValueError:
            # A number that no map may hold, a key twice: what stands inside may still be rows.
            return None, _HIGH_COST
        except RecursionError:
            return None, 4 * _HIGH_COST
        size *= 16


def _sound(value: Any, text: str, start: int, end: int) -> bool:
    """Whether it can be written again as it is: no broken characters, not too deep."""
    if text.count("{", start, end) + text.count("[", start, end) > MAX_DEPTH - 4 and depth_over(
            text[start:end].encode("utf-8", "replace"), MAX_DEPTH - 4):
        return False
    try:
        no_lone_surrogate(value, "")
    except ValueError:
        return False
    return True


def _row(section: str, value: dict[str, Any], text: str, start: int, end: int) -> _Row | None:
    key = _KEY.search(text, max(0, start - 80), start)
    if key is not None and "base64" in value:
        return _Row("assets", {**value, "id": key[1]}, key.start(), end)
    table = _table_of(value, section) if "id" in value else None
    return _Row(table, value, start, end) if table is not None else None


def _table_of(row: Mapping[str, Any], section: str) -> str | None:
    """The table whose rows look like this one; where several do, the section says which."""
    has = row.keys()
    for table, fields in (("emotions", {"persona", "step", "value"}), ("links", {"source", "target"}),
                          ("measurements", {"on", "segment"}), ("steps", {"stage", "title"})):
        if fields <= has:
            return table
    if {"kind", "title"} <= has:
        kind = str(row["kind"])
        if kind in card_kinds() or (kind not in lane_kinds() and ("step" in has or "lane" in has)):
            return "cards"
        return "lanes" if kind in lane_kinds() else section if section in ("cards", "lanes") else None
    names = ("journey", "stages") if "title" in has else ("personas", "channels", "departments")
    return section if section in names and ("title" in has or "name" in has) else None


def _records(tables: Mapping[str, list[_Row]], version: int,
             ) -> tuple[list[Record], list[tuple[str, tuple[int, int]]], list[Sentence]]:
    """The valid ones, journey first; where each stood in the text, by id; what was mended."""
    spans = [(row.start, row.end) for rows in tables.values() for row in rows]
    numbers = iter(range(len(spans)))
    # A migration may make and move rows: each carries the number of its place along.
    raw: dict[str, Any] = {
        table: [{**row.value, _PLACE: next(numbers)} for row in rows] for table, rows in tables.items()}
    raw["journey"] = raw["journey"][0] if raw["journey"] else None
    raw["assets"] = {row["id"]: row for row in raw["assets"]}
    raw = migrate(raw, version)
    repairs = mend_ranks(raw)
    records: list[Record] = []
    twice: list[int] = []
    places: list[tuple[int, tuple[int, int]]] = []
    seen: set[str] = set()
    for table in TABLES:
        rows = raw[table]
        for row in [rows] if table == "journey" and rows else rows.values() if table == "assets" else rows or []:
            place = row.pop(_PLACE, None)
            findings = Findings()
            record = read_row(table, row, table, findings)
            if record is None or findings.count or (record.id in seen and isinstance(record, Asset)):
                continue
            if record.id in seen:
                twice.append(len(records))
            seen.add(record.id)
            places += [] if place is None else [(len(records), spans[place])]
            records.append(record)
    again = mend_ids(records, twice)
    return records, [(records[n].id, span) for n, span in places], [*repairs, *again]


def _rest(text: str, taken: list[tuple[int, int]]) -> Iterator[Piece]:
    """What stands between the records, without the scaffold of the file."""
    place, line = 0, 1
    for start, end in [*taken, (len(text), len(text))]:
        gap = text[place:start]
        if _SCAFFOLD.sub("", gap):
            before = gap[:len(gap) - len(gap.lstrip(" \t\r\n,"))]
            shown = gap.strip(" \t\r\n,").encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")
            yield Piece(line + before.count("\n"), shown)
        line += text.count("\n", place, end)
        place = end
