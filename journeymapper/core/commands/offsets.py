"""Where within a step the points of one persona stand, so that no two cover each other."""
from collections.abc import Iterable
from itertools import pairwise

from journeymapper.core.document import queries
from journeymapper.core.document.reader import Reader
from journeymapper.core.model.people import Emotion

MIDDLE = 0.5
# So far apart points of one persona can be told and grasped.
APART = 0.1


def place(emotion: Emotion) -> float:
    """0..1 within the step; without an offset a point stands in the middle."""
    return MIDDLE if emotion.offset is None else float(emotion.offset)


def free_place(taken: Iterable[float]) -> float:
    """The middle of the widest gap between the places taken."""
    gaps = [(right - left, left) for left, right in pairwise(sorted([0.0, *taken, 1.0]))]
    width, left = max(gaps)
    return round(left + width / 2, 4)


def nearest_free(wanted: float, taken: Iterable[float]) -> float:
    """The place nearest to `wanted` that is apart from those taken; where all is full, the widest gap's middle."""
    points = list(taken)
    places: list[float] = [n * APART for n in range(round(1 / APART) + 1)]
    free: list[float] = [spot for spot in places if all(abs(spot - one) >= APART - 1e-9 for one in points)]
    if not free:
        return free_place(points)
    _, best = min((abs(spot - wanted), spot) for spot in free)
    return round(best, 4)


def beside(doc: Reader, emotion: Emotion, persona: str, step: str) -> float | None:
    """The offset that an emotion gets when it joins a persona's points at a step: its own where nobody stands there."""
    taken = [place(row) for row in queries.emotions_at(doc, step) if row.persona == persona]
    return free_place(taken) if place(emotion) in taken else emotion.offset
