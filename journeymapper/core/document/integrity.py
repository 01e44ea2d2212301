"""Integrity: what becomes of a record when what it refers to goes, one rule a function.

The rules run at the close of every transaction, those of undo and redo included, until
none finds anything to do. They look only at what the draft touched.
"""
from collections import Counter, deque
from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from journeymapper.core.model.cards import Card, Opportunity, Process, RedPoint, Touchpoint
from journeymapper.core.model.journey import Lane, Stage, Step
from journeymapper.core.model.other import Asset, Link
from journeymapper.core.model.people import Channel, Emotion, Persona
from journeymapper.core.model.pilots import filled
from journeymapper.core.model.record import Record

from . import queries
from .bounds import check_rows

if TYPE_CHECKING:
    from .transaction import Transaction

ROUNDS = 50


def mend(tx: "Transaction") -> None:
    """Apply all rules until the draft is consistent."""
    for _ in range(ROUNDS):
        before = tx.revision
        for record, field, target in list(_dangling(tx)):
            if tx.get(record.id) is not None:
                rule_for(record, field)(tx, record.id, field, target)
        for rule in STRUCTURE:
            rule(tx)
        if tx.revision == before:
            return
    raise RuntimeError("the integrity rules don't come to rest")


def _dangling(tx: "Transaction") -> Iterator[tuple[Record, str, str]]:
    """(record, field, missing id) around what the draft touched."""
    for id, record in list(tx.draft.items()):
        if record is None:
            for other in tx.referrers(id):
                yield from ((other, field, target) for field, target in other.targets() if target == id)
        else:
            yield from ((record, field, target) for field, target in record.targets() if tx.get(target) is None)


def park(tx: "Transaction", id: str, field: str, target: str) -> None:
    """A step goes: its cards are parked, their lane kept."""
    tx.update(id, step=None)


def park_without_lane(tx: "Transaction", id: str, field: str, target: str) -> None:
    """A lane goes: its cards are parked, their lane null. Its emotions belong to the journey and stay."""
    tx.update(id, step=None, lane=None)


def go_with_it(tx: "Transaction", id: str, field: str, target: str) -> None:
    """A stage takes its steps along; a step or persona its emotions; a card its links."""
    tx.remove(id)


def empty_reference(tx: "Transaction", id: str, field: str, target: str) -> None:
    """Channel, department, picture, what a red point is about: the reference is emptied, the record stays."""
    tx.update(id, **{field: None})


def leave_list(tx: "Transaction", id: str, field: str, target: str) -> None:
    """One of several (personas of a red point or lane, what an opportunity fixes): the others stay."""
    values = getattr(tx.get(id), field) or ()
    tx.update(id, **{field: tuple(value for value in values if value != target)})


def leave_preferences(tx: "Transaction", id: str, field: str, target: str) -> None:
    """A step or channel goes: the preferences that name it go too."""
    values = getattr(tx.get(id), field) or {}
    tx.update(id, **{field: {step: channel for step, channel in values.items() if target not in (step, channel)}})


def shorten_span(tx: "Transaction", id: str, field: str, target: str) -> None:
    """The end of a process goes: the span ends at the last of its steps that is left."""
    process = tx.find(Process, id)
    order = [step.id for step in queries.columns(tx.store)]
    if process is None or process.step not in order or target not in order:
        tx.update(id, until=None)
        return
    covered = order[order.index(process.step): order.index(target)]
    left = [step for step in covered if tx.get(step) is not None]
    tx.update(id, until=left[-1] if left else None)


def red_point_follows(tx: "Transaction") -> None:
    """A red point's step follows what it is about; moved alone to another step it is un-marked.

    A parked red point keeps its mark: parking is no other step. When what it is about comes
    back from the parking lot it comes along; undo needs no such help, it knows what was parked.
    """
    waiting, turns = deque(tx.draft), Counter[str]()
    while waiting:
        id = waiting.popleft()
        record = tx.get(id)
        if isinstance(record, RedPoint) and record.about is not None:
            _settle_mark(tx, record)
        for mark in tx.referrers(id) if isinstance(record, Card | Emotion) else ():
            if isinstance(mark, RedPoint) and mark.about == id:
                before = tx.revision
                _settle_mark(tx, mark)
                # A red point may mark another one, and so on; a ring of them must not go round for ever.
                if tx.revision != before and turns[mark.id] < ROUNDS:
                    turns[mark.id] += 1
                    waiting.append(mark.id)


def _settle_mark(tx: "Transaction", mark: RedPoint) -> None:
    place, was = _step(tx.get(mark.about)), tx.store.find(RedPoint, mark.id)
    if mark.step == place:
        return
    old_place = _step(tx.store.get(mark.about))
    if was is None or was.about != mark.about:
        if mark.step is not None:
            tx.update(mark.id, step=place)
    elif was.step == old_place and place != old_place and not (tx.undoing and mark.step is None):
        tx.update(mark.id, step=place)
    elif mark.step is not None:
        tx.update(mark.id, about=None)


def _step(record: Record | None) -> Any:
    return getattr(record, "step", None)


def span_runs_forward(tx: "Transaction") -> None:
    """A reorder never turns a span round: its ends change places."""
    moved_columns = any(isinstance(record, Step | Stage) for record in tx.draft.values())
    pool = tx.every(Process) if moved_columns else [r for r in tx.draft.values() if isinstance(r, Process)]
    spans = [row for row in pool if row.step and row.until and row.until != row.step]
    if not spans:
        return
    place = {step.id: n for n, step in enumerate(queries.columns(tx))}
    for row in spans:
        if row.step in place and row.until in place and place[str(row.until)] < place[str(row.step)]:
            tx.update(row.id, step=row.until, until=row.step)


def numbers_are_never_reused(tx: "Transaction") -> None:
    """`next_number` stays above every number given, also after the highest red point is deleted.

    Only undo takes it back: there the field is reset like any other.
    """
    if tx.undoing:
        return
    touched = [id for id, record in tx.draft.items() if isinstance(record or tx.store.get(id), RedPoint)]
    added = [id for id in touched if tx.store.get(id) is None and tx.get(id) is not None]
    gone = [id for id in touched if tx.get(id) is None]
    if not (added or gone):
        return
    journey = queries.journey(tx)
    known = [row.number for row in tx.every(RedPoint)]
    known += [row.number for row in map(tx.store.get, gone) if isinstance(row, RedPoint)]
    highest = max(known, default=0)
    if journey.next_number is None or journey.next_number <= highest:
        tx.update(journey.id, next_number=highest + 1)


def unused_pictures_go(tx: "Transaction") -> None:
    """A picture that nothing shows any more goes with the last that showed it; undo brings both back."""
    for id, record in list(tx.draft.items()):
        before = tx.store.get(id)
        for _, target in before.targets() if before is not None and before != record else ():
            if tx.find(Asset, target) is not None and not tx.referrers(target):
                tx.remove(target)


def pilots_leave_channels(tx: "Transaction") -> None:
    """A channel goes: a pilot in it stays, in no channel."""
    lost = {id for id in _gone(tx) if isinstance(tx.store.get(id), Channel)}
    for row in tx.every(Touchpoint) if lost else ():
        if any(raw.get("channel") in lost for raw in row.pilots or ()):
            tx.update(row.id, pilots=tuple(filled({**raw, "channel": None}) if raw.get("channel") in lost else raw
                                           for raw in row.pilots or ()))


def acceptances_go(tx: "Transaction") -> None:
    """What was accepted about a record goes with it."""
    lost = set(_gone(tx))
    journey = queries.journey(tx) if lost else None
    if journey is None or not journey.accepted_findings:
        return
    kept = tuple(entry for entry in journey.accepted_findings if lost.isdisjoint(_ids(entry)))
    if len(kept) < len(journey.accepted_findings):
        tx.update(journey.id, accepted_findings=kept or None)


def _ids(entry: Mapping[str, Any]) -> list[str]:
    ids = entry.get("ids")
    return [id for id in ids if isinstance(id, str)] if isinstance(ids, list | tuple) else []


def _gone(tx: "Transaction") -> list[str]:
    return [id for id, record in tx.draft.items() if record is None]


Rule = Callable[["Transaction", str, str, str], None]
ON_MISSING: list[tuple[type[Record], str, Rule]] = [
    (Card, "step", park),
    (Card, "lane", park_without_lane),
    (Step, "stage", go_with_it),
    (Emotion, "persona", go_with_it),
    (Emotion, "step", go_with_it),
    (Touchpoint, "channel", empty_reference),
    (Touchpoint, "department", empty_reference),
    (RedPoint, "about", empty_reference),
    (RedPoint, "personas", leave_list),
    (Opportunity, "fixes", leave_list),
    (Process, "until", shorten_span),
    (Process, "department", empty_reference),
    (Lane, "personas", leave_list),
    (Persona, "portrait", empty_reference),
    (Persona, "preferences", leave_preferences),
    (Link, "source", go_with_it),
    (Link, "target", go_with_it),
]
STRUCTURE: list[Callable[["Transaction"], None]] = [
    red_point_follows, span_runs_forward, numbers_are_never_reused, unused_pictures_go, pilots_leave_channels,
    acceptances_go, check_rows,
]


def rule_for(record: Record, field: str) -> Rule:
    """What is done where this field refers to nothing."""
    for kind, name, rule in ON_MISSING:
        if name == field and isinstance(record, kind):
            return rule
    return empty_reference
