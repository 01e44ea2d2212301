"""How touchpoints feel, by channel, by department and by stage; and emotions by stage, before and after the purchase.

All values are plain means of what was entered, −2 to 2; a touchpoint without a feeling counts in none, one that is
parked neither. That care falls after the purchase is the fourth of the four mistakes with channels (product notes).
"""
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import fmean
from typing import Literal

from journeymapper.core.document import queries
from journeymapper.core.document.reader import Reader
from journeymapper.core.model.cards import Touchpoint
from journeymapper.core.model.journey import Phase, Stage
from journeymapper.core.model.people import Emotion

By = Literal["channel", "department"]


@dataclass(frozen=True)
class Feelings:
    """The feelings of some things: (value, id) from bad to good. silent: touchpoints of which nobody said it."""

    found: tuple[tuple[float, str], ...] = ()
    silent: int = 0

    @property
    def values(self) -> tuple[float, ...]:
        """From −2 to 2."""
        return tuple(value for value, _ in self.found)

    @property
    def mean(self) -> float | None:
        """None where there is nothing to take it of."""
        return fmean(self.values) if self.found else None


@dataclass(frozen=True)
class Group:
    """A channel or department by its id, None for touchpoints that name none."""

    id: str | None
    name: str
    feelings: Feelings


@dataclass(frozen=True)
class StageFeelings:
    """A stage from left to right: what its touchpoints feel like, and what the personas feel there."""

    stage: Stage
    touchpoints: Feelings
    emotions: Feelings

    @property
    def mean(self) -> float | None:
        """That of the emotions, which are the customer's own; where there are none, of the touchpoints."""
        return self.touchpoints.mean if self.emotions.mean is None else self.emotions.mean


def by(doc: Reader, what: By) -> list[Group]:
    """Every channel or department that some touchpoint on the map uses, in their order; those without one last."""
    rows: Sequence[tuple[str | None, str]] = [
        (row.id, row.name) for row in (queries.channels(doc) if what == "channel" else queries.departments(doc))]
    used: dict[str | None, list[Touchpoint]] = {}
    for card in doc.every(Touchpoint):
        if card.step is not None:
            used.setdefault(getattr(card, what), []).append(card)
    return [Group(id, name, _of_touchpoints(used[id])) for id, name in [*rows, (None, "")] if id in used]


def by_stage(doc: Reader) -> list[StageFeelings]:
    """All stages from left to right."""
    stage_of = {step.id: step.stage for step in queries.columns(doc)}
    cards: dict[str, list[Touchpoint]] = {}
    felt: dict[str, list[tuple[float, str]]] = {}
    for card in doc.every(Touchpoint):
        if card.step in stage_of:
            cards.setdefault(stage_of[card.step], []).append(card)
    for row in doc.every(Emotion):
        if row.step in stage_of:
            felt.setdefault(stage_of[row.step], []).append((float(row.value), row.id))
    return [StageFeelings(stage, _of_touchpoints(cards.get(stage.id, ())),
                          Feelings(tuple(sorted(felt.get(stage.id, ()))))) for stage in queries.stages(doc)]


def phase_mean(found: Iterable[StageFeelings], phase: Phase) -> float | None:
    """The mean over all emotions in the stages of a phase; where there are none, over their touchpoints."""
    rows = [row for row in found if row.stage.phase == phase]
    values = [value for row in rows for value in row.emotions.values] or [
        value for row in rows for value in row.touchpoints.values]
    return fmean(values) if values else None


def _of_touchpoints(cards: Sequence[Touchpoint]) -> Feelings:
    known = sorted((float(card.feeling), card.id) for card in cards if card.feeling is not None)
    return Feelings(tuple(known), len(cards) - len(known))
