"""How far a long piece of work has come: a function that takes the part that is done, from 0 to 1."""
from collections.abc import Callable

Progress = Callable[[float], object]


def nobody(_done: float) -> None:
    """For work whose progress nobody looks at."""


def part(progress: Progress, start: float, end: float) -> Progress:
    """For a piece of the work, which goes from `start` to `end` of the whole."""
    return lambda done: progress(start + (end - start) * min(max(done, 0.0), 1.0))
