"""The small curve of one persona's emotions over all steps, in a box of any size."""
from typing import NamedTuple

from journeymapper.core.document import queries
from journeymapper.core.document.reader import Reader
from journeymapper.core.model.journey import Step
from journeymapper.core.model.people import Emotion

from .curve import Segment, Spot, segments
from .geometry import Rect

HEAD, PAD = 24.0, 14.0


class StageSpan(NamedTuple):
    """A stage and its share of the width."""

    title: str
    x: float
    width: float


class SmallCurve(NamedTuple):
    """spots with their values; stages along the top; zero: the y of neither good nor bad."""

    spots: tuple[Spot, ...]
    values: tuple[float, ...]
    segments: tuple[Segment, ...]
    stages: tuple[StageSpan, ...]
    zero: float


class Turn(NamedTuple):
    """The best or the worst moment: the step's title and the value there."""

    step: str
    value: float


def has_curve(doc: Reader, persona: str) -> bool:
    """Whether anything is felt."""
    return any(isinstance(row, Emotion) for row in doc.referrers(persona))


def small_curve(doc: Reader, persona: str, box: Rect) -> SmallCurve:
    """The curve in a box; stages without steps take no room."""
    steps = queries.columns(doc)
    wide = box.w / max(1, len(steps))
    felt = _felt(doc, persona, steps)
    top, high = box.y + HEAD + PAD, box.h - HEAD - 2 * PAD
    spots = tuple((box.x + (place + offset) * wide, top + (2 - value) / 4 * high) for place, offset, value in felt)
    spans, start = [], 0
    for stage in queries.stages(doc):
        count = sum(step.stage == stage.id for step in steps)
        if count:
            spans.append(StageSpan(stage.title, box.x + start * wide, count * wide))
        start += count
    return SmallCurve(spots, tuple(value for _, _, value in felt), segments(spots), tuple(spans), top + high / 2)


def turns(doc: Reader, persona: str) -> tuple[Turn, Turn] | None:
    """The best and the worst moment; None where fewer than two are felt or all alike."""
    steps = queries.columns(doc)
    felt = _felt(doc, persona, steps)
    if len(felt) < 2:
        return None
    best, worst = max(felt, key=lambda row: row[2]), min(felt, key=lambda row: row[2])
    if best[2] == worst[2]:
        return None
    return Turn(steps[best[0]].title, best[2]), Turn(steps[worst[0]].title, worst[2])


def _felt(doc: Reader, persona: str, steps: list[Step]) -> list[tuple[int, float, float]]:
    """(place of the step, offset, value) from left to right."""
    places = {step.id: n for n, step in enumerate(steps)}
    rows = [row for row in doc.referrers(persona) if isinstance(row, Emotion) and row.step in places]
    return sorted((places[row.step], 0.5 if row.offset is None else row.offset, row.value) for row in rows)
