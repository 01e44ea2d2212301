"""Records to canonical bytes: one document, one sequence of bytes, readable and stable in git.

Tables in the order of the format; steps by stage, cards by lane and step, then by (rank, id);
without rank by id. Keys in the models' order, then unknown ones in theirs. Optional empty
fields are left out, false and 0 kept, unknown fields and numbers as they were given.
"""
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Any

from journeymapper.core.model.record import Part, Record
from journeymapper.core.model.tables import TABLES

from .emit import emit
from .format import NAME, VERSION

# An empty list here isn't the same as none: a lane of emotions for no personas shows no curve, absent shows all.
MEANT_EMPTY = {("lanes", "personas")}
Raw = dict[str, Any]
_TABLE, _ROW = "\n ", "\n  "
Places = dict[str | None, int]


def canonical(records: Iterable[Record], extra: Mapping[str, Any]) -> bytes:
    """The bytes of a map. Raises UnicodeEncodeError for half characters, ValueError for numbers that JSON hasn't."""
    tables: dict[str, list[Record]] = {table: [] for table in TABLES}
    for record in records:
        tables[record.table].append(record)
    ordered = _in_order(tables)
    pieces = [f'{{\n "format": {emit(NAME)},\n "version": {VERSION}'.encode()]
    for table in TABLES:
        if ordered[table]:
            pieces.append(f',\n "{table}": '.encode())
            pieces += _pieces(table, ordered[table])
    pieces += [f",\n {emit(key)}: {emit(value, _TABLE)}".encode() for key, value in extra.items()]
    return b"".join([*pieces, b"\n}\n"])


def _pieces(table: str, rows: list[Record]) -> Iterator[bytes]:
    """A table as `emit` would write it, row by row: to make, join or free all rows at once would hold the window up."""
    if table == "journey":
        yield emit(_row(rows[0]), _TABLE).encode()
        return
    keyed = table == "assets"
    yield b"{" if keyed else b"["
    for n, row in enumerate(rows):
        text = f"{emit(row.id)}: {emit(_row(row, without='id'), _ROW)}" if keyed else emit(_row(row), _ROW)
        yield f"{',' if n else ''}{_ROW}{text}".encode()
    yield b"\n }" if keyed else b"\n ]"


def _in_order(tables: dict[str, list[Record]]) -> dict[str, list[Record]]:
    def plain(row: Record) -> tuple[str, str]:
        # Not by getattr: a row of a table without rank may bring an unknown field of this name, of any type.
        return (row.__dict__.get("rank", ""), row.id)

    ordered = {table: sorted(rows, key=plain) for table, rows in tables.items() if table != "cards"}
    stages = _places(ordered["stages"])
    ordered["steps"].sort(key=lambda row: stages.get(getattr(row, "stage", None), len(stages)))
    steps, lanes = _places(ordered["steps"]), _places(ordered["lanes"])
    ordered["cards"] = _by_cell(tables["cards"], lanes, steps, plain)
    return ordered


def _by_cell(cards: list[Record], lanes: Places, steps: Places, plain: Callable[[Record], tuple[str, str]],
             ) -> list[Record]:
    """Cards by lane and step, then by rank. Cell by cell: one sort of all would hold the interpreter for long."""
    cells: dict[tuple[int, int], list[Record]] = {}
    for row in cards:
        cell = (lanes.get(getattr(row, "lane", None), len(lanes)), steps.get(getattr(row, "step", None), len(steps)))
        cells.setdefault(cell, []).append(row)
    return [row for cell in sorted(cells) for row in sorted(cells[cell], key=plain)]


def _places(rows: list[Record]) -> Places:
    return {row.id: n for n, row in enumerate(rows)}


def _row(record: Record, without: str = "") -> Raw:
    values: Raw = record.__dict__
    row: Raw = {}
    for name, required in _fields(type(record)):
        value = values.get(name)
        if value is None or value.__class__ is str:  # most are
            if value or required:
                row[name] = value
            continue
        if isinstance(value, Part):
            value = _part(value)
        # False and 0 are values; of what holds nothing only a few are meant.
        if value or required or not _empty(value) or (value == () and (record.table, name) in MEANT_EMPTY):
            row[name] = value
    if record.__pydantic_extra__:
        row |= record.__pydantic_extra__
    if without:
        row.pop(without, None)
    return row


def raw_row(record: Record) -> Raw:
    """A record as a row of the file holds it."""
    return _row(record)


def same_rows(one: Record, other: Record) -> bool:
    """Whether both are written alike."""
    if one.__dict__ == other.__dict__ and one.__pydantic_extra__ == other.__pydantic_extra__:
        return type(one) is type(other)
    return one.table == other.table and emit(_row(one)) == emit(_row(other))


def _part(part: Part) -> Raw:
    row = {name: part.__dict__[name] for name, _ in _fields(type(part)) if not _empty(part.__dict__[name])}
    return {**row, **(part.__pydantic_extra__ or {})}


def _empty(value: Any) -> bool:
    return value is None or (isinstance(value, str | tuple | list | dict) and not value)


@lru_cache(maxsize=256)
def _fields(kind: type[Part]) -> tuple[tuple[str, bool], ...]:
    return tuple((name, field.is_required()) for name, field in kind.model_fields.items())
