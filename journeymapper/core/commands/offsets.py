"""Where within a step the points of one persona stand, so that no two cover each other."""
from collections.abc import Iterable
from itertools import pairwise

from journeymapper.core.document import queries
from journeymapper.core.document.reader import Reader
from journeymapper.core.model.people import Emotion

MIDDLE = 0.5


def place(emotion: Emotion) -> float:
    """0..1 within the step; without an offset a point stands in the middle."""
    return MIDDLE if emotion.offset is None else float(emotion.offset)


def free_place(taken: Iterable[float]) -> float:
    """The middle of the widest gap between the places taken."""
    gaps = [(right - left, left) for left, right in pairwise(sorted([0.0, *taken, 1.0]))]
    width, left = max(gaps)
    return round(left + width / 2, 4)


def beside(doc: Reader, emotion: Emotion, persona: str, step: str) -> float | None:
    """The offset that an emotion gets when it joins a persona's points at a step: its own where nobody stands there."""
    taken = [place(row) for row in queries.emotions_at(doc, step) if row.persona == persona]
    return free_place(taken) if place(emotion) in taken else emotion.offset
