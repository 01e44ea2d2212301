"""What is wrong in a map that comes from outside; `repair` mends it. Most have nothing, and are shown without it."""
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from journeymapper.core.model.cards import Card, Process, RedPoint
from journeymapper.core.model.journey import Journey, Lane, Stage, Step
from journeymapper.core.model.other import Asset
from journeymapper.core.model.people import Channel, Department, Emotion, Persona
from journeymapper.core.model.record import Record

from . import queries
from .store import Store

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


def suspicious(records: Sequence[Record]) -> bool:
    """A quick look that needs no store: False means that `repair.repair` would find nothing to do."""
    rows = {record.id: record for record in records}
    red = [row for row in records if isinstance(row, RedPoint)]
    journey = next(row for row in records if isinstance(row, Journey))
    highest = max((row.number for row in red), default=0)
    return bool(
        len({row.number for row in red}) < len(red)
        or (journey.next_number is not None and journey.next_number <= highest)
        or moved_marks(red, rows) or backward_spans(records) or next(faults_in(rows), None) is not None
    )


def faults_in(rows: Mapping[str, Record]) -> Iterator[Fault]:
    """References that lead nowhere, or to what they must not lead to."""
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


def moved_marks(marks: Sequence[RedPoint], rows: Mapping[str, Record]) -> list[RedPoint]:
    """Red points that stand at another step than what they are about."""
    return [
        mark for mark in marks
        if mark.step is not None and mark.about is not None
        and isinstance(about := rows.get(mark.about), Card | Emotion) and about.step != mark.step
    ]


def backward_spans(records: Sequence[Record]) -> list[Process]:
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
