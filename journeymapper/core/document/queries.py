"""Questions that many rooms ask, over a store or a draft. Order is (rank, id) throughout."""
from collections.abc import Iterable
from operator import attrgetter
from typing import TypeVar

from journeymapper.core.model.cards import Card, RedPoint
from journeymapper.core.model.journey import Journey, Lane, Stage, Step
from journeymapper.core.model.other import Asset
from journeymapper.core.model.people import Channel, Department, Emotion, Persona

from .reader import Reader

Ranked = TypeVar("Ranked", Stage, Step, Lane, Card, Persona, Channel, Department)
_key = attrgetter("rank", "id")


def ordered(rows: list[Ranked]) -> list[Ranked]:
    """Rows in their order."""
    return sorted(rows, key=_key)


def journey(doc: Reader) -> Journey:
    """The one journey. Raises LookupError where there is none (only an empty store)."""
    rows = doc.every(Journey)
    if not rows:
        raise LookupError("the document has no journey")
    return rows[0]


def stages(doc: Reader) -> list[Stage]:
    """All stages from left to right."""
    return ordered(doc.every(Stage))


def steps_of(doc: Reader, stage: str) -> list[Step]:
    """The steps of a stage from left to right."""
    return ordered([row for row in doc.referrers(stage) if isinstance(row, Step)])


def columns(doc: Reader) -> list[Step]:
    """All steps from left to right: by stage, then within it."""
    return [step for stage in stages(doc) for step in steps_of(doc, stage.id)]


def lanes(doc: Reader) -> list[Lane]:
    """All lanes from top to bottom, hidden ones included."""
    return ordered(doc.every(Lane))


def cards_in(doc: Reader, lane: str | None, step: str | None) -> list[Card]:
    """The cards of one cell from top to bottom."""
    return ordered(doc.cell(lane, step))


def parked(doc: Reader) -> list[Card]:
    """The parking lot: all cards that stand in no cell, by lane, then in their order."""
    homes: dict[str | None, int] = {lane.id: place for place, lane in enumerate(lanes(doc))}
    rows = [card for lane in (*homes, None) for card in doc.cell(lane, None)]
    return sorted(rows, key=lambda card: (homes.get(card.lane, len(homes)), card.rank, card.id))


def personas(doc: Reader) -> list[Persona]:
    """All personas in their order."""
    return ordered(doc.every(Persona))


def channels(doc: Reader) -> list[Channel]:
    """All channels in their order."""
    return ordered(doc.every(Channel))


def departments(doc: Reader) -> list[Department]:
    """All departments in their order."""
    return ordered(doc.every(Department))


def emotions_at(doc: Reader, step: str) -> list[Emotion]:
    """All emotions of a step, by persona and offset (absent: the middle)."""
    rows = [row for row in doc.referrers(step) if isinstance(row, Emotion)]
    return sorted(rows, key=lambda row: (row.persona, 0.5 if row.offset is None else row.offset, row.id))


def red_points(doc: Reader) -> list[RedPoint]:
    """All red points by number."""
    return sorted(doc.every(RedPoint), key=attrgetter("number", "id"))


def marks(doc: Reader, id: str) -> list[RedPoint]:
    """The red points that are about this card or emotion, by number."""
    rows = [row for row in doc.referrers(id) if isinstance(row, RedPoint) and row.about == id]
    return sorted(rows, key=attrgetter("number", "id"))


def lane_personas(doc: Reader, lane: Lane) -> list[Persona]:
    """The personas whose curves an emotions lane shows."""
    everybody = personas(doc)
    return everybody if lane.personas is None else [row for row in everybody if row.id in lane.personas]


def with_portraits(doc: Reader, ids: Iterable[str]) -> tuple[list[Persona], dict[str, Asset]]:
    """These personas as they would stand in another map, without preferred channels, and their pictures by id."""
    found = [row.model_copy(update={"preferences": None}) for id in ids if (row := doc.find(Persona, id)) is not None]
    pictures = (doc.find(Asset, row.portrait) for row in found)
    return found, {picture.id: picture for picture in pictures if picture is not None}
