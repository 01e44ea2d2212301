"""The three-way merge of one value: what one side changed is taken, what both changed otherwise is a clash."""
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from journeymapper.core.model.record import Part

ABSENT: Any = object()
# Lists in which each entry stands for itself: what one side adds or takes out doesn't touch what the other does.
SETS = frozenset({"personas", "fixes", "exports", "accepted_findings"})
# An empty list of a lane's personas shows no curve, an absent one all: these are two values, not one.
MEANT_EMPTY = frozenset({("lanes", "personas")})


class Merge(NamedTuple):
    """A merged value, and whether both sides had changed it, each otherwise; then it is that of MINE."""

    value: Any
    clash: bool = False


class Three(NamedTuple):
    """One value in BASE, MINE and THEIRS; ABSENT where it isn't there."""

    base: Any
    mine: Any
    theirs: Any


def merge_value(name: str, three: Three, *, empty_is_value: bool = False) -> Merge:
    """`name` is the field's: it says whether a list is a set."""
    blank = _itself if empty_is_value else _blank
    base, mine, theirs = (blank(value) for value in three)
    if _same(mine, theirs) or _same(theirs, base):
        return Merge(three.mine)
    if _same(mine, base):
        return Merge(three.theirs)
    if all(value is None or isinstance(value, Part | Mapping) for value in (base, mine, theirs)):
        return _merge_entries(three)
    lists = all(isinstance(value, tuple | list) or (value is None and not empty_is_value)
                for value in (base, mine, theirs))
    return _merge_sets(three) if lists and name in SETS else Merge(three.mine, clash=True)


def _itself(value: Any) -> Any:
    return None if value is ABSENT else value


def _blank(value: Any) -> Any:
    """Absent, null and what is empty are the same; 0 and false are values."""
    return None if value is ABSENT or value is None or value in ("", (), [], {}) else value


def _same(one: Any, other: Any) -> bool:
    """`True == 1` in Python, not in a file."""
    return bool(one == other) and isinstance(one, bool) == isinstance(other, bool)


def _merge_entries(three: Three) -> Merge:
    base, mine, theirs = (_entries(value) for value in three)
    merged: dict[str, Any] = {}
    clash = False
    for key in {**mine, **theirs}:
        value, clashes = merge_value(key, Three(*(side.get(key, ABSENT) for side in (base, mine, theirs))))
        clash = clash or clashes
        if value is not ABSENT:
            merged[key] = value
    part = next((value for value in (three.mine, three.theirs) if isinstance(value, Part)), None)
    return Merge(merged if part is None else type(part).model_validate(merged), clash)


def _entries(value: Any) -> dict[str, Any]:
    if isinstance(value, Part):
        return {**value.__dict__, **(value.__pydantic_extra__ or {})}
    return dict(value) if isinstance(value, Mapping) else {}


def _merge_sets(three: Three) -> Merge:
    base, mine, theirs = (_items(value) for value in three)
    gone = [item for item in base if item not in theirs]
    new = [item for item in theirs if item not in base and item not in mine]
    return Merge(tuple([item for item in mine if item not in gone] + new))


def _items(value: Any) -> Sequence[Any]:
    return value if isinstance(value, tuple | list) else ()
