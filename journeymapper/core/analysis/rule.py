"""A rule: what it looks at, one unit at a time, so that it can be interrupted, and looked at again where a change is.

A unit is the id of a record (a card, a step, a persona) or "" for the map as a whole.
"""
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from journeymapper.core.document.changes import ChangeSet
from journeymapper.core.model.cards import Card
from journeymapper.core.model.journey import Step
from journeymapper.core.model.people import Emotion
from journeymapper.core.model.record import Record

from .facts import Facts
from .finding import Family, Finding

Kinds = tuple[type[Record], ...]
Turns = Sequence[tuple[type[Record], Sequence[str]]]
"""Types with the fields whose change turns all units: no fields, any of them."""


class Scope(NamedTuple):
    """units: all of them. touched: those that a change may have changed, None for all; the change is made already."""

    units: Callable[[Facts], Iterable[str]]
    touched: Callable[[Facts, ChangeSet], set[str] | None]


@dataclass(frozen=True)
class Rule:
    """id: stable, it stands in files. title, why, source (catalogue ids): what it is called, why one should care, and
    whose insight it is. look: what it finds in one unit."""

    id: str
    family: Family
    title: str
    why: str
    source: str
    scope: Scope
    look: Callable[[Facts, str], Iterable[Finding]]


def whole(*reads: type[Record]) -> Scope:
    """The map as a whole, whenever a record of these types changes."""
    def touched(_facts: Facts, change: ChangeSet) -> set[str]:
        return {""} if any(isinstance(row, reads) for row in rows_of(change)) else set()

    return Scope(lambda _facts: [""], touched)


def each(kind: type[Record], *reads: type[Record], turns: Turns = ()) -> Scope:
    """Every record of a type; also those that a changed record of the types `reads` names or is named by."""
    def touched(facts: Facts, change: ChangeSet) -> set[str] | None:
        if turned(change, turns):
            return None
        found: set[str] = set()
        for row in rows_of(change):
            if isinstance(row, kind):
                found.add(row.id)
            if isinstance(row, reads):
                found.update(other.id for other in facts.doc.referrers(row.id) if isinstance(other, kind))
                found.update(id for _, id in row.targets() if isinstance(facts.doc.get(id), kind))
        return found

    return Scope(lambda facts: [row.id for row in facts.doc.every(kind)], touched)


def each_step(*reads: type[Record], turns: Turns = (), onward: bool = False) -> Scope:
    """Every step; of a change those in which a record of the types `reads` stands, or one that it is named by.

    onward: also where one comes to from there, the next step with a touchpoint.
    """
    def touched(facts: Facts, change: ChangeSet) -> set[str] | None:
        if turned(change, turns):
            return None
        found = {id for row in rows_of(change) if isinstance(row, reads) for id in _steps_of(facts, row)}
        if onward:
            found |= {id for step in list(found) for id in _onward(facts, step)}
        return found

    return Scope(lambda facts: [step.id for step in facts.steps], touched)


def turned(change: ChangeSet, turns: Turns) -> bool:
    """Whether a record of one of these types came, went, or changed in one of its fields."""
    for kind, fields in turns:
        if any(isinstance(row, kind) for row in (*change.added.values(), *change.removed.values())):
            return True
        for before, after in change.updated.values():
            if isinstance(after, kind) and (
                    not fields or any(getattr(before, name, None) != getattr(after, name, None) for name in fields)):
                return True
    return False


def rows_of(change: ChangeSet) -> Iterator[Record]:
    """All records of a change, before and after."""
    yield from change.added.values()
    yield from change.removed.values()
    for both in change.updated.values():
        yield from both


def _steps_of(facts: Facts, row: Record) -> Iterator[str]:
    if isinstance(row, Step):
        yield row.id
    elif isinstance(row, Card | Emotion):
        if row.step is not None:
            yield row.step
    else:
        named = (other for other in facts.doc.referrers(row.id) if isinstance(other, Card | Emotion))
        yield from (other.step for other in named if other.step is not None)


def _onward(facts: Facts, step: str) -> Iterator[str]:
    for row in facts.steps[facts.index.get(step, len(facts.steps)) + 1:]:
        yield row.id
        if facts.first(row.id) is not None:
            return
