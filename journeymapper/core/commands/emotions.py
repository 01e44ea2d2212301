"""Emotions: points of a persona's curve."""
from itertools import pairwise
from typing import Any

from journeymapper.core.commands.people import add_persona
from journeymapper.core.commands.titled import titled
from journeymapper.core.document import queries
from journeymapper.core.document.transaction import Transaction
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
    owner = persona or _persona_for(tx, step, tx.find(Lane, lane)) or add_persona(tx, persona_name)
    taken = [row for row in queries.emotions_at(tx, step) if row.persona == owner]
    if taken and offset is None:
        offset = _free_offset(taken)
    return tx.add(Emotion(id=new_id("emotion"), persona=owner, step=step, value=clamp(value), offset=offset)).id


def _persona_for(tx: Transaction, step: str, lane: Lane | None) -> str | None:
    people = queries.lane_personas(tx, lane) if lane else queries.personas(tx)
    has = {row.persona for row in queries.emotions_at(tx, step)}
    free = [row.id for row in people if row.id not in has] or [row.id for row in people]
    return free[0] if free else None


def _free_offset(taken: list[Emotion]) -> float:
    """The middle of the widest gap between the points that a persona has at a step."""
    places = sorted([0.0, *(0.5 if row.offset is None else float(row.offset) for row in taken), 1.0])
    gaps = [(right - left, left) for left, right in pairwise(places)]
    width, left = max(gaps)
    return round(left + width / 2, 4)


@titled(N_("Move emotion"))
def set_emotion(tx: Transaction, /, emotion: str, value: float, **fields: Any) -> None:
    """Put a point at a value (kept on the scale); other fields such as `step`, `offset` go along."""
    if tx.find(Emotion, emotion) is None:
        raise Refused(N_("The emotion isn't there any more."))
    tx.update(emotion, value=clamp(value), **fields)


@titled(N_("Move emotion"))
def nudge_emotions(tx: Transaction, emotions: list[str], by: float) -> None:
    """Move points up or down by so much."""
    for id in emotions:
        row = tx.find(Emotion, id)
        if row is not None:
            tx.update(id, value=clamp(float(row.value) + by))


def persona_of(tx: Transaction, emotion: str) -> Persona | None:
    """Whose feeling it is."""
    row = tx.find(Emotion, emotion)
    return tx.find(Persona, row.persona) if row else None
