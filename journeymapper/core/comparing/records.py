"""The three-way merge of one record, field by field."""
from collections.abc import Set
from typing import Any

from pydantic import ValidationError

from journeymapper.core.model.cards import Card
from journeymapper.core.model.kinds import card_model
from journeymapper.core.model.record import Record

from .clashes import Clash
from .order import scope_of
from .values import ABSENT, MEANT_EMPTY, Three, merge_value


def merge_record(base: Record | None, mine: Record, theirs: Record, reordered: Set[str]) -> tuple[Record, list[Clash]]:
    """What both sides make of a record that both hold; `base` is None where both added it.

    `reordered`: ids that both sides moved among their siblings.
    """
    if mine == theirs or theirs == base:
        return mine, []
    if mine == base:
        return theirs, []
    sides = (base.values() if base is not None else {}, mine.values(), theirs.values())
    values: dict[str, Any] = {}
    clashes = []
    for name in {**sides[1], **sides[2]}:
        three = Three(*(side.get(name, ABSENT) for side in sides))
        if name == "rank":
            value, clash = _rank(base, mine, theirs, reordered)
        elif name == "next_number":
            value, clash = _counter(three), False
        else:
            value, clash = merge_value(name, three, empty_is_value=(mine.table, name) in MEANT_EMPTY)
        if clash:
            clashes.append(Clash("field", mine.id, mine.table, name, base=_known(three.base), mine=_known(three.mine),
                                 theirs=_known(three.theirs)))
        if value is not ABSENT:
            values[name] = value
    return _made(mine, theirs, values, clashes)


def _made(mine: Record, theirs: Record, values: dict[str, Any], clashes: list[Clash]) -> tuple[Record, list[Clash]]:
    kind = card_model(str(values.get("kind"))) if isinstance(mine, Card) else type(mine)
    try:
        return kind.model_validate(values), clashes
    except ValidationError:
        # The kind was changed on one side, a field on the other that means something else there.
        said = {clash.field for clash in clashes}
        old = mine.values()
        return mine, clashes + [
            Clash("field", mine.id, mine.table, name, mine=_known(old.get(name, ABSENT)), theirs=value)
            for name, value in theirs.values().items() if name not in said and old.get(name, ABSENT) != value]


def _known(value: Any) -> Any:
    return None if value is ABSENT else value


def _rank(base: Record | None, mine: Record, theirs: Record, reordered: Set[str]) -> tuple[Any, bool]:
    """A rank goes with the place in which it counts: whoever moved a thing elsewhere says where it stands there."""
    ours, others = getattr(mine, "rank", None), getattr(theirs, "rank", None)
    if base is None:
        return ours, False
    if scope_of(mine) == scope_of(theirs):
        first = getattr(base, "rank", None)
        if ours in (others, first):
            return others, False
        return ours, others != first and mine.id in reordered
    return (others if scope_of(mine) == scope_of(base) else ours), False


def _counter(three: Three) -> Any:
    """The counter of red points only grows: where both sides used numbers, the higher one stands."""
    if three.mine == three.theirs or three.theirs == three.base:
        return three.mine
    if three.mine == three.base:
        return three.theirs
    return max((value for value in (three.mine, three.theirs) if isinstance(value, int)), default=None)
