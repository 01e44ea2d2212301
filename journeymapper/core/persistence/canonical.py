"""Records to canonical bytes: one document, one sequence of bytes, readable and stable in git.

Tables in the order of the format; steps by stage, cards by lane and step, then by (rank, id);
without rank by id. Keys in the models' order, then unknown ones in theirs. Optional empty
fields are left out, false and 0 kept, unknown fields and numbers as they were given.
"""
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any

from journeymapper.core.model.record import Part, Record
from journeymapper.core.model.tables import TABLES

from .emit import emit
from .format import NAME, VERSION

# An empty list here isn't the same as none: a lane of emotions for no personas shows no curve, absent shows all.
MEANT_EMPTY = {("lanes", "personas")}
Raw = dict[str, Any]


def canonical(records: Iterable[Record], extra: Mapping[str, Any]) -> bytes:
    """The bytes of a map. Raises UnicodeEncodeError for half characters, ValueError for numbers that JSON hasn't."""
    tables: dict[str, list[Record]] = {table: [] for table in TABLES}
    for record in records:
        tables[record.table].append(record)
    document: Raw = {"format": NAME, "version": VERSION}
    for table, rows in _in_order(tables).items():
        if not rows:
            continue
        if table == "journey":
            document[table] = _row(rows[0])
        elif table == "assets":
            document[table] = {row.id: _row(row, without="id") for row in rows}
        else:
            document[table] = [_row(row) for row in rows]
    return (emit({**document, **extra}) + "\n").encode()


def _in_order(tables: dict[str, list[Record]]) -> dict[str, list[Record]]:
    def plain(row: Record) -> tuple[str, str]:
        return (getattr(row, "rank", ""), row.id)

    ordered = {table: sorted(rows, key=plain) for table, rows in tables.items()}
    stages = _places(ordered["stages"])
    ordered["steps"].sort(key=lambda row: stages.get(getattr(row, "stage", None), len(stages)))
    steps, lanes = _places(ordered["steps"]), _places(ordered["lanes"])
    ordered["cards"].sort(key=lambda row: (lanes.get(getattr(row, "lane", None), len(lanes)),
                                           steps.get(getattr(row, "step", None), len(steps))))
    return ordered


def _places(rows: list[Record]) -> dict[str | None, int]:
    return {row.id: n for n, row in enumerate(rows)}


def _row(record: Record, without: str = "") -> Raw:
    values = record.__dict__
    row = {}
    for name, required in _fields(type(record)):
        value = values.get(name)
        if (value is None and not required) or name == without:
            continue
        if isinstance(value, Part):
            value = _part(value)
        if required or not _empty(value) or (value == () and (record.table, name) in MEANT_EMPTY):
            row[name] = value
    return {**row, **(record.__pydantic_extra__ or {})}


def _part(part: Part) -> Raw:
    row = {name: part.__dict__[name] for name, _ in _fields(type(part)) if not _empty(part.__dict__[name])}
    return {**row, **(part.__pydantic_extra__ or {})}


def _empty(value: Any) -> bool:
    return value is None or (isinstance(value, str | tuple | list | dict) and not value)


@lru_cache(maxsize=256)
def _fields(kind: type[Part]) -> tuple[tuple[str, bool], ...]:
    return tuple((name, field.is_required()) for name, field in kind.model_fields.items())
