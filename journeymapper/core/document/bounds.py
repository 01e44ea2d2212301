"""The limits of the format, kept by every change: what can be saved can be opened.

The codec checks them at load and, as a last gate, at save; here the change that would pass one is refused, so that
nobody works for an hour on a map that can't be saved.
"""
import json
from collections.abc import Iterable, Mapping
from math import isfinite
from typing import TYPE_CHECKING, Any

from journeymapper.core.foundation.errors import Refused
from journeymapper.core.foundation.i18n import N_
from journeymapper.core.foundation.sentences import Sentence, sentence
from journeymapper.core.model import limits
from journeymapper.core.model.other import Asset
from journeymapper.core.model.record import Part, Record
from journeymapper.core.model.tables import TABLES

if TYPE_CHECKING:
    from .transaction import Transaction

ROWS = {"cards": limits.CARDS, "lanes": limits.LANES, "steps": limits.STEPS, "assets": limits.PICTURES}
GRID = ("cards", "lanes", "steps")
# Brackets around a value in the file: the file's own, the table's, the row's; the journey stands in no list.
_AROUND, _AROUND_JOURNEY = 3, 2
# What JSON spends beside a value's own characters: a line of its own, the blanks before it.
_LINE, _PICTURE = 8, 200
# The file's head and the names of its tables.
_FRAME_BYTES, _FRAME_VALUES = 300, 20
_CHARACTER = 4

States = Mapping[str, tuple[Record | None, Record | None]]


def check_rows(tx: "Transaction") -> None:
    """Not more rows in a table than a map may hold. Raises Refused; what is over already may shrink and change."""
    grown = {record.table for id, record in tx.draft.items() if record is not None and tx.store.get(id) is None}
    for table in grown:
        limit = ROWS.get(table, limits.ROWS)
        if len(tx.every(TABLES[table])) <= limit:
            continue
        if table in GRID:
            raise Refused(N_("A map holds at most {cards} cards, {lanes} lanes and {steps} steps."),
                          **{name: ROWS[name] for name in GRID})
        if table == "assets":
            raise Refused(N_("A map holds at most {n} pictures; delete one first."), n=limit)
        raise Refused(N_("A map holds at most {n} entries of one sort, such as emotions, links or stages."), n=limit)


def check_values(record: Record) -> None:
    """What pydantic lets pass and a file can't hold: in fields that take anything, and numbers. Raises Refused."""
    room = limits.DEPTH - (_AROUND_JOURNEY if record.table == "journey" else _AROUND)
    for name, value in record.values().items():
        if value is None or (value.__class__ is str and name in record.__dict__):
            continue  # a text of a known field was looked at by its type
        reason = _unfit(name, room) or _unfit(value, room)
        if reason is not None:
            raise Refused(N_("The field “{field}” can't take this value: {reason}."),
                          field=name.encode("ascii", "backslashreplace").decode()[:80], reason=reason)


def check_size(tx: "Transaction", states: States) -> None:
    """The file stays small enough to be opened again. Raises Refused.

    The document is weighed as a whole only when enough was added that it may matter: `store.room` says how much may
    still come before that.
    """
    grown = sum(_growth(before, after) for before, after in states.values() if after is not None)
    if grown > tx.store.room:
        after = (states[id][1] if id in states else row for id, row in tx.store.records.items())
        new = (row for id, (_, row) in states.items() if tx.store.get(id) is None)
        size, values = weight(row for rows in (after, new) for row in rows if row is not None)
        if size > limits.FILE_BYTES or values > limits.VALUES:
            raise Refused(N_("With this the map would be larger than {limit} MB and could not be opened again. Take "
                             "pictures or long texts out of it first, or begin a second map."),
                          limit=limits.FILE_BYTES >> 20)
        tx.store.room = min(limits.FILE_BYTES - size, limits.VALUES - values)
    else:
        tx.store.room -= grown


def weight(records: Iterable[Record]) -> tuple[int, int]:
    """About how many bytes and values these rows are in a file, rather more than less."""
    size, values = _FRAME_BYTES, _FRAME_VALUES
    for record in records:
        if isinstance(record, Asset):
            size += len(record.base64) + _PICTURE
            continue
        text = json.dumps({name: value for name, value in record.values().items() if value is not None},
                          ensure_ascii=False, default=_plain)
        commas = text.count(",") + 1
        size += len(text.encode()) + _LINE * commas
        values += commas
    return size, values


def _growth(before: Record | None, after: Record) -> int:
    """At most so many bytes more; a change that only moves things costs next to nothing."""
    if before is None:
        return weight((after,))[0]
    grown = 0
    for was, now in ((before.__dict__, after.__dict__), (before.__pydantic_extra__, after.__pydantic_extra__)):
        old = was or {}
        for name, value in (now or {}).items():
            if value is not old.get(name):
                length = len(value) if isinstance(value, str) else len(json.dumps(value, default=_plain))
                grown += _LINE + _CHARACTER * length
    return grown


def _plain(value: Any) -> Any:
    if isinstance(value, Part):
        return value.values() if isinstance(value, Record) else value.model_dump(exclude_none=True)
    raise TypeError(f"{type(value).__name__} is no value of JSON")


def _unfit(value: Any, room: int) -> Sentence | None:
    """Why a file can't hold the value, None where it can. room: how many brackets may still be opened."""
    if value is None or isinstance(value, bool):
        return None
    if isinstance(value, str):
        return _broken(value)
    if isinstance(value, int):
        return None if abs(value) <= limits.INTEGER else sentence(N_("the number is too large"))
    if isinstance(value, float):
        return None if isfinite(value) else sentence(N_("it is no number"))
    if isinstance(value, Part):
        value = value.model_dump()
    if not isinstance(value, dict | list | tuple):
        return sentence(N_("a map can't hold such a value"))
    if room < 1:
        return sentence(N_("it is nested too deep"))
    parts = [*value, *value.values()] if isinstance(value, dict) else value
    if isinstance(value, dict) and not all(isinstance(key, str) for key in value):
        return sentence(N_("a map can't hold such a value"))
    return next((reason for part in parts if (reason := _unfit(part, room - 1)) is not None), None)


def _broken(text: str) -> Sentence | None:
    try:
        text.encode()
    except UnicodeEncodeError:
        return sentence(N_("it holds half of a character"))
    return None
