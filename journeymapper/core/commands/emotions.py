"""Emotions: points of a persona's curve."""
from typing import Any

from journeymapper.core.commands.offsets import APART, MIDDLE, free_place, nearest_free, place
from journeymapper.core.commands.people import add_persona
from journeymapper.core.commands.titled import titled
from journeymapper.core.document import queries
from journeymapper.core.document.reader import Reader
from journeymapper.core.document.transaction import Transaction, validated
from journeymapper.core.foundation.errors import Refused
from journeymapper.core.foundation.i18n import N_
from journeymapper.core.foundation.ids import new_id
from journeymapper.core.model.journey import Lane, Step
from journeymapper.core.model.people import Emotion, Persona


def clamp(value: float) -> float:
    """On the scale −2..2, to two decimals."""
    return round(max(-2.0, min(2.0, value)), 2)


@titled(N_("Add emotion"))
def add_emotion(
    tx: Transaction, step: str, value: float, persona: str | None = None, lane: str | None = None,
    persona_name: str = "", offset: float | None = None,
) -> str:
    """A point at a step; gives its id.

    Without `persona`: the first one of the lane that has no point at this step, else the
    first; the very first emotion makes a persona called `persona_name`. A lane of its own
    is not made here. Raises Refused.
    """
    if tx.find(Step, step) is None:
        raise Refused(N_("The step isn't there any more."))
    if persona is not None and tx.find(Persona, persona) is None:
        raise Refused(N_("The persona isn't there any more."))
    owner = persona or next_persona(tx, step, tx.find(Lane, lane)) or add_persona(tx, persona_name)
    if offset is None:
        offset = next_offset(tx, step, owner)
    values = {"id": new_id("emotion"), "persona": owner, "step": step, "value": clamp(value), "offset": offset}
    return tx.add(validated(Emotion, values)).id


def next_offset(doc: Reader, step: str, persona: str) -> float | None:
    """Where a persona's next point at a step stands; None is the middle, free for the first one."""
    taken = [row for row in queries.emotions_at(doc, step) if row.persona == persona]
    return free_place(map(place, taken)) if taken else None


def next_persona(doc: Reader, step: str, lane: Lane | None) -> str | None:
    """Whose point an emotion at a step would be: the lane's first persona without one there, else its first."""
    people = queries.lane_personas(doc, lane) if lane else queries.personas(doc)
    has = {row.persona for row in queries.emotions_at(doc, step)}
    free = [row.id for row in people if row.id not in has] or [row.id for row in people]
    return free[0] if free else None


@titled(N_("Move emotion"))
def set_emotion(tx: Transaction, /, emotion: str, value: float, **fields: Any) -> None:
    """Put a point at a value (kept on the scale); other fields such as `step`, `offset` go along."""
    if tx.find(Emotion, emotion) is None:
        raise Refused(N_("The emotion isn't there any more."))
    tx.update(emotion, value=clamp(value), **fields)


@titled(N_("Move emotion"))
def place_emotion(tx: Transaction, emotion: str, value: float, step: str, offset: float | None) -> None:
    """Put a point at a value, a step and a place in it; beside its persona's other points there. Raises Refused."""
    row = tx.find(Emotion, emotion)
    if row is None:
        raise Refused(N_("The emotion isn't there any more."))
    if tx.find(Step, step) is None:
        raise Refused(N_("The step isn't there any more."))
    others = [place(one) for one in queries.emotions_at(tx, step) if one.persona == row.persona and one.id != emotion]
    wanted = MIDDLE if offset is None else offset
    if any(abs(wanted - one) < APART for one in others):
        offset = nearest_free(wanted, others)
    tx.update(emotion, value=clamp(value), step=step, offset=offset)


@titled(N_("Move emotion"))
def shift_emotions(tx: Transaction, emotions: list[str], by: int) -> None:
    """Move points sideways by quarters of a step; beyond its edge into the next one, not beyond the map."""
    order = [row.id for row in queries.columns(tx)]
    for id in sorted(emotions, key=lambda id: _along(tx, id, order), reverse=by > 0):
        row = tx.find(Emotion, id)
        if row is None or row.step not in order:
            continue
        here, quarters = order.index(row.step), round(place(row) * 4) + by
        if not 0 <= quarters <= 4 and 0 <= here + by < len(order):
            here, quarters = here + by, 0 if by > 0 else 4
        offset = max(0, min(4, quarters)) / 4
        place_emotion(tx, id, float(row.value), order[here], None if offset == MIDDLE else offset)


def _along(tx: Transaction, id: str, order: list[str]) -> float:
    row = tx.find(Emotion, id)
    return order.index(row.step) + place(row) if row is not None and row.step in order else -1.0


@titled(N_("Show curves"))
def show_curves(tx: Transaction, lane: str, personas: list[str]) -> None:
    """Whose curves a lane shows: in the order of the personas; all of them is stored as absent."""
    everybody = [row.id for row in queries.personas(tx)]
    shown = tuple(id for id in everybody if id in personas)
    tx.update(lane, personas=None if len(shown) == len(everybody) else shown)


@titled(N_("Move emotion"))
def nudge_emotions(tx: Transaction, emotions: list[str], by: float) -> None:
    """Move points up or down by so much."""
    for id in emotions:
        row = tx.find(Emotion, id)
        if row is not None:
            tx.update(id, value=clamp(float(row.value) + by))
