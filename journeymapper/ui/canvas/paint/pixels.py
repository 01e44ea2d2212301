"""Where repeated things stand on the screen: counted from the map's corner, so that each part looks as in the whole."""
from collections.abc import Callable, Iterator
from math import floor

# Halves go up, those too that arithmetic has left a hair below.
HALF = 0.5 + 1e-6


def dashes_between(
    start: float, end: float, dash: tuple[float, float], snap: Callable[[float], float]
) -> Iterator[tuple[float, float]]:
    """(left, right) of each dash of a level line, on whole pixels; dash: how long it is, and from one to the next."""
    on, period = dash
    for place in range(int(start // period), int(end // period) + 1):
        left, right = max(snap(place * period), start), min(snap(place * period + on), end)
        if left < right:
            yield left, right


def tiles_between(start: float, end: float, size: int, origin: float, dpr: float) -> Iterator[float]:
    """Where tiles of `size` device pixels begin that cover a stretch of a painter's coordinates.

    origin: the device pixel of the painter's 0. Qt's own tiling counts from the stretch and rounds at broken ratios.
    """
    anchor = floor(origin + HALF)
    first = (floor(start * dpr + origin + HALF) - anchor) // size * size + anchor
    while (first - origin) / dpr < end:
        yield (first - origin) / dpr
        first += size
