"""Whole-document integrity, for maps that come from outside: the rules of deletion, applied to all that dangles.

A reference to a record of the wrong type (a card's step that is a persona) counts as missing.
"""
from collections import Counter
from dataclasses import dataclass, field

from journeymapper.core.model.cards import Process, RedPoint
from journeymapper.core.model.journey import Stage, Step

from . import queries
from .changes import ChangeSet
from .integrity import rule_for
from .store import Store
from .suspicion import Fault, backward_spans, faults_in, moved_marks
from .transaction import Transaction


@dataclass(frozen=True)
class Repair:
    """What was mended. The lists hold records as they were before."""

    change: ChangeSet = field(default_factory=ChangeSet)
    faults: list[Fault] = field(default_factory=list)
    unmarked: list[RedPoint] = field(default_factory=list)
    turned: list[Process] = field(default_factory=list)
    renumbered: list[RedPoint] = field(default_factory=list)


def repair(store: Store) -> Repair:
    """What would make the document consistent; applying `change` is the caller's business. Idempotent."""
    tx = Transaction(store)
    faults = list(faults_in(store.records))
    for fault in faults:
        if tx.get(fault.record.id) is not None:
            rule_for(fault.record, fault.field)(tx, fault.record.id, fault.field, fault.target)
    unmarked = moved_marks(store.every(RedPoint), store.records)
    turned = backward_spans([*store.every(Stage), *store.every(Step), *store.every(Process)])
    for mark in unmarked:
        tx.update(mark.id, about=None)
    for span in turned:
        if tx.get(span.id) is not None:
            tx.update(span.id, step=span.until, until=span.step)
    renumbered = _renumber(tx)
    return Repair(tx.close(), faults, unmarked, turned, renumbered)


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
