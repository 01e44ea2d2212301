"""The emotional curve of each persona, with how sure we are of it, and the moments of truth along the journey.

Confidence follows the evidence level as in the backlog: researched 100 %, partly 80 %, assumed or not said 50 %
(the discount is that of RICE: McBride, "RICE: Simple prioritization for product managers", Intercom 2016). A moment of
truth is a touchpoint at which the customer judges the whole (Carlzon, "Moments of Truth", 1987).
"""
from collections.abc import Sequence
from statistics import fmean
from typing import NamedTuple

from journeymapper.core.document import queries
from journeymapper.core.document.reader import Reader
from journeymapper.core.model.cards import Touchpoint
from journeymapper.core.model.journey import Step
from journeymapper.core.model.people import Emotion, Persona
from journeymapper.core.model.words import CONFIDENCE_BY_EVIDENCE

MIDDLE = 0.5


class Felt(NamedTuple):
    """One emotion: `at` counts columns from the left (2.5 is the middle of the third), `value` is −2 to 2."""

    id: str
    step: Step
    at: float
    value: float
    confidence: int
    quote: str


class PersonaCurve(NamedTuple):
    """The emotions of one persona from left to right, at least one. `place`: the persona's in the list of all."""

    persona: Persona
    place: int
    points: tuple[Felt, ...]

    @property
    def confidence(self) -> float:
        """How sure we are of the whole curve: the mean over its points, per cent."""
        return fmean(point.confidence for point in self.points)


class Moment(NamedTuple):
    """A moment of truth. feeling: the touchpoint's own, None where nobody said; red_points: that mark it."""

    card: Touchpoint
    step: Step
    at: float
    feeling: int | None
    red_points: int


def curves_of(doc: Reader, steps: Sequence[Step] | None = None) -> list[PersonaCurve]:
    """A curve for each persona that feels anything, in the order of personas. steps: other columns than the map's."""
    columns = {step.id: (place, step) for place, step in enumerate(queries.columns(doc) if steps is None else steps)}
    found: dict[str, list[Felt]] = {}
    for row in doc.every(Emotion):
        if row.step in columns:
            place, step = columns[row.step]
            found.setdefault(row.persona, []).append(_felt(row, step, place))
    return [PersonaCurve(persona, place, tuple(sorted(found[persona.id], key=lambda point: (point.at, point.id))))
            for place, persona in enumerate(queries.personas(doc)) if persona.id in found]


def moments_of_truth(doc: Reader) -> list[Moment]:
    """The touchpoints on the map that are marked as such, from left to right."""
    columns = {step.id: (place, step) for place, step in enumerate(queries.columns(doc))}
    found = []
    for card in doc.every(Touchpoint):
        if card.moment_of_truth and card.step in columns:
            place, step = columns[card.step]
            found.append(Moment(card, step, place + MIDDLE, card.feeling, len(queries.marks(doc, card.id))))
    return sorted(found, key=lambda moment: (moment.at, moment.card.rank, moment.card.id))


def _felt(row: Emotion, step: Step, place: int) -> Felt:
    offset = MIDDLE if row.offset is None else row.offset
    confidence = CONFIDENCE_BY_EVIDENCE[row.evidence_level or "assumed"]
    return Felt(row.id, step, place + offset, float(row.value), confidence, row.quote or "")
