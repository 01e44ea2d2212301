"""Whole-document integrity, for maps that come from outside: the rules of deletion, applied to all that dangles.

A reference to a record of the wrong type (a card's step that is a persona) counts as missing.
"""
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from journeymapper.core.model.cards import Card, Process, RedPoint
from journeymapper.core.model.journey import Journey, Lane, Stage, Step
from journeymapper.core.model.other import Asset
from journeymapper.core.model.people import Channel, Department, Emotion, Persona
from journeymapper.core.model.record import Record

from . import queries
from .changes import ChangeSet
from .integrity import rule_for
from .store import Store
from .transaction import Transaction

Types = tuple[type[Record], ...]
TARGETS: dict[str, Types] = {
    "stage": (Stage,), "step": (Step,), "until": (Step,), "lane": (Lane,),
    "persona": (Persona,), "personas": (Persona,), "channel": (Channel,),
    "department": (Department,), "about": (Card, Emotion), "fixes": (RedPoint,),
    "source": (Card,), "target": (Card,), "portrait": (Asset,), "asset": (Asset,),
}


class Fault(NamedTuple):
    """A reference of `record` to something that isn't there, or isn't what it should be."""

    record: Record
    field: str
    target: str


@dataclass(frozen=True)
class Repair:
    """What was mended. The lists hold records as they were before."""

    change: ChangeSet = field(default_factory=ChangeSet)
    faults: list[Fault] = field(default_factory=list)
    unmarked: list[RedPoint] = field(default_factory=list)
    turned: list[Process] = field(default_factory=list)
    renumbered: list[RedPoint] = field(default_factory=list)


def suspicious(records: Sequence[Record]) -> bool:
    """A quick look that needs no store: False means that `repair` would find nothing to do."""
    rows = {record.id: record for record in records}
    red = [row for row in records if isinstance(row, RedPoint)]
    journey = next(row for row in records if isinstance(row, Journey))
    highest = max((row.number for row in red), default=0)
    return bool(
        len({row.number for row in red}) < len(red)
        or (journey.next_number is not None and journey.next_number <= highest)
        or _moved_marks(red, rows) or _backward_spans(records) or next(_faults(rows), None) is not None
    )


def repair(store: Store) -> Repair:
    """What would make the document consistent; applying `change` is the caller's business. Idempotent."""
    tx = Transaction(store)
    faults = list(_faults(store.records))
    for fault in faults:
        if tx.get(fault.record.id) is not None:
            rule_for(fault.record, fault.field)(tx, fault.record.id, fault.field, fault.target)
    unmarked = _moved_marks(store.every(RedPoint), store.records)
    turned = _backward_spans([*store.every(Stage), *store.every(Step), *store.every(Process)])
    for mark in unmarked:
        tx.update(mark.id, about=None)
    for span in turned:
        if tx.get(span.id) is not None:
            tx.update(span.id, step=span.until, until=span.step)
    renumbered = _renumber(tx)
    return Repair(tx.close(), faults, unmarked, turned, renumbered)


def _faults(rows: Mapping[str, Record]) -> Iterator[Fault]:
    for record in rows.values():
        for name in record.references:
            value = getattr(record, name)
            if value is None:
                continue
            if isinstance(value, dict):
                yield from (Fault(record, name, target) for target in _bad_preferences(value, rows))
                continue
            types = TARGETS.get(name, (Record,))
            for target in (value,) if isinstance(value, str) else value:
                if not isinstance(rows.get(target), types):
                    yield Fault(record, name, target)


def _bad_preferences(value: Mapping[str, str], rows: Mapping[str, Record]) -> Iterator[str]:
    """A persona's preferences lead from steps to channels."""
    for step, channel in value.items():
        if not isinstance(rows.get(step), Step):
            yield step
        elif not isinstance(rows.get(channel), Channel):
            yield channel


def _moved_marks(marks: Sequence[RedPoint], rows: Mapping[str, Record]) -> list[RedPoint]:
    """Red points that stand at another step than what they are about."""
    return [
        mark for mark in marks
        if mark.step is not None and mark.about is not None
        and isinstance(about := rows.get(mark.about), Card | Emotion) and about.step != mark.step
    ]


def _backward_spans(records: Sequence[Record]) -> list[Process]:
    """Processes that end before they begin; of the records only stages, steps and processes matter."""
    spans = [row for row in records if isinstance(row, Process) and row.step and row.until and row.step != row.until]
    if not spans:
        return []
    grid = Store(row for row in records if isinstance(row, Stage | Step))
    place = {step.id: n for n, step in enumerate(queries.columns(grid))}
    return [
        row for row in spans
        if row.step in place and row.until in place and place[str(row.until)] < place[str(row.step)]
    ]


def _renumber(tx: Transaction) -> list[RedPoint]:
    """Of red points with one number the first keeps it, the others get the next free ones."""
    rows = _in_file_order(tx)
    highest = max((row.number for row in rows), default=0)
    journey = queries.journey(tx)
    following = max(highest + 1, journey.next_number or 1)
    uses: Counter[int] = Counter()
    renumbered = []
    for row in rows:
        uses[row.number] += 1
        if uses[row.number] > 1:
            renumbered.append(row)
            tx.update(row.id, number=following)
            following += 1
    if renumbered or (journey.next_number is not None and journey.next_number <= highest):
        tx.update(journey.id, next_number=following)
    return renumbered


def _in_file_order(tx: Transaction) -> list[RedPoint]:
    rows = (tx.find(RedPoint, row.id) for row in tx.store.every(RedPoint))
    return [row for row in rows if row is not None]
