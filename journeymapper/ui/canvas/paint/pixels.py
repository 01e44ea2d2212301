"""Where repeated things stand on the screen: counted from the map's corner, so that each part looks as in the whole."""
from collections.abc import Iterator
from math import floor

# Halves go up, those too that arithmetic has left a hair below.
HALF = 0.5 + 1e-6


def dashes_between(
    start: float, end: float, dash: tuple[float, float], origin: float, dpr: float
) -> list[tuple[float, float]]:
    """(left, right) of each dash of a level line, on whole pixels; dash: how long it is, and from one to the next.

    origin: the device pixel of the painter's 0.
    """
    period, anchor = dash[1] * dpr, origin + HALF
    on = dash[0] * dpr + anchor
    ends = [((floor(place * period + anchor) - origin) / dpr, (floor(place * period + on) - origin) / dpr)
            for place in range(int(start // dash[1]), int(end // dash[1]) + 1)]
    return [(max(left, start), min(right, end)) for left, right in ends if left < end and right > start]


def tiles_between(start: float, end: float, size: int, origin: float, dpr: float) -> Iterator[float]:
    """Where tiles of `size` device pixels begin that cover a stretch of a painter's coordinates.

    origin: the device pixel of the painter's 0. Qt's own tiling counts from the stretch and rounds at broken ratios.
    """
    anchor = floor(origin + HALF)
    first = (floor(start * dpr + origin + HALF) - anchor) // size * size + anchor
    while (first - origin) / dpr < end:
        yield (first - origin) / dpr
        first += size
