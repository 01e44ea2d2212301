"""What stands under what in the outline: stages › steps › cards and emotions; parked cards at the end."""
from collections.abc import Mapping

from journeymapper.core.document import queries
from journeymapper.core.document.reader import Reader
from journeymapper.core.model.cards import Card
from journeymapper.core.model.journey import Lane, Stage, Step
from journeymapper.core.model.kinds import lane_kinds
from journeymapper.core.model.people import Emotion, Persona
from journeymapper.core.model.record import Record

ROOT, PARKING = "", "#parking"


def lane_order(doc: Reader) -> dict[str | None, int]:
    """Lane → its place from the top; under None the place of the emotions: their first lane, else the end."""
    lanes = queries.lanes(doc)
    order: dict[str | None, int] = {lane.id: place for place, lane in enumerate(lanes)}
    order[None] = next((place for place, lane in enumerate(lanes) if _is_curve(lane)), len(lanes))
    return order


def children(doc: Reader, id: str, order: Mapping[str | None, int]) -> list[str]:
    """The ids under a thing, from top to bottom; `order` is that of the lanes."""
    if id == ROOT:
        return [*(stage.id for stage in queries.stages(doc)), *([PARKING] if has_parked(doc) else [])]
    if id == PARKING:
        return [card.id for card in queries.parked(doc)]
    row = doc.get(id)
    if isinstance(row, Stage):
        return [step.id for step in queries.steps_of(doc, id)]
    return _under_step(doc, id, order) if isinstance(row, Step) else []


def has_children(doc: Reader, id: str) -> bool:
    """Whether there is anything under it, without looking at all of it."""
    if id in (ROOT, PARKING):
        return True
    row = doc.get(id)
    if isinstance(row, Stage):
        return any(isinstance(other, Step) for other in doc.referrers(id))
    return isinstance(row, Step) and any(_stands_in(other, id) for other in doc.referrers(id))


def has_parked(doc: Reader) -> bool:
    """Whether any card is parked."""
    return any(doc.cell(lane, None) for lane in (None, *(lane.id for lane in doc.every(Lane))))


def parent_of(row: Record) -> str | None:
    """What a record stands under; None for what the outline doesn't show."""
    if isinstance(row, Card):
        return row.step or PARKING
    if isinstance(row, Emotion):
        return row.step
    if isinstance(row, Step):
        return row.stage
    return ROOT if isinstance(row, Stage) else None


def place_in(row: Record) -> tuple[object, ...]:
    """What of a record decides where it stands: while this is the same, its row stays."""
    if isinstance(row, Card):
        return row.step, row.lane, row.rank
    if isinstance(row, Emotion):
        return row.step, row.persona, row.offset
    if isinstance(row, Step):
        return row.stage, row.rank
    return (row.rank,) if isinstance(row, Stage | Lane | Persona) else ()


def _under_step(doc: Reader, step: str, order: Mapping[str | None, int]) -> list[str]:
    people = {persona.id: place for place, persona in enumerate(queries.personas(doc))}
    last = len(order)
    keyed: list[tuple[tuple[int, int, float, str, str], str]] = []
    for row in doc.referrers(step):
        if isinstance(row, Card) and row.step == step:
            keyed.append(((order.get(row.lane, last) if row.lane else last, 0, 0.0, row.rank, row.id), row.id))
        elif isinstance(row, Emotion):
            offset = 0.5 if row.offset is None else float(row.offset)
            keyed.append(((order[None], people.get(row.persona, len(people)), offset, "", row.id), row.id))
    return [id for _, id in sorted(keyed)]


def _stands_in(row: Record, step: str) -> bool:
    return isinstance(row, Emotion) or (isinstance(row, Card) and row.step == step)


def _is_curve(lane: Lane) -> bool:
    kind = lane_kinds().get(lane.kind)
    return kind is not None and kind.arrangement == "curve"
