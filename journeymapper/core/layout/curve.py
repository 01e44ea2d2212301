"""The emotion curve: a monotone cubic through its points.

After Fritsch and Carlson, "Monotone Piecewise Cubic Interpolation" (SIAM J. Numer. Anal. 17, 1980):
tangents are cut to three times the slopes beside them, so that every Bézier control point lies
between the values of its two ends and the curve never overshoots them.
"""
from collections.abc import Sequence
from itertools import pairwise
from typing import cast

from journeymapper.core.layout.boxes import Curve, PointBox

Spot = tuple[float, float]
Segment = tuple[Spot, Spot, Spot]
_SAME = 0.5


def segments(spots: Sequence[Spot]) -> tuple[Segment, ...]:
    """(control, control, end) from each spot to the next. x must not fall; equal x gives an upright line."""
    tangents = _tangents(spots)
    found = []
    for ((x0, y0), (x1, y1)), (m0, m1) in zip(pairwise(spots), pairwise(tangents), strict=True):
        third = (x1 - x0) / 3
        low, high = min(y0, y1), max(y0, y1)
        c0, c1 = min(max(y0 + m0 * third, low), high), min(max(y1 - m1 * third, low), high)
        found.append(((x0 + third, c0), (x1 - third, c1), (x1, y1)))
    return tuple(found)


def segment(spots: Sequence[Spot], k: int) -> Segment:
    """The k-th of `segments`: it hangs on the four spots about it."""
    first = max(0, k - 1)
    return segments(spots[first:k + 3])[k - first]


def curve(persona: str, points: Sequence[PointBox]) -> Curve:
    """The curve through at least one point, from left to right."""
    spots = [(point.x, point.y) for point in points]
    return Curve(persona, tuple(points), spots[0], segments(spots))


def height_at(made: Curve, x: float) -> float:
    """The y of a curve's points about x, as if it were straight between them; level beyond its ends."""
    spots = [(point.x, point.y) for point in made.points]
    if x <= spots[0][0]:
        return spots[0][1]
    for (x0, y0), (x1, y1) in pairwise(spots):
        if x <= x1:
            return y0 + (y1 - y0) * (x - x0) / (x1 - x0) if x1 > x0 else y1
    return spots[-1][1]


def lowered(made: Curve, by: float) -> Curve:
    """The same curve further down; quotes stay where they are."""
    points = tuple(point._replace(y=point.y + by) for point in made.points)
    moved = tuple(tuple((x, y + by) for x, y in segment) for segment in made.segments)
    return Curve(made.persona, points, (made.start[0], made.start[1] + by), cast(tuple[Segment, ...], moved))


def _tangents(spots: Sequence[Spot]) -> list[float]:
    slopes = [
        (y1 - y0) / (x1 - x0) if x1 - x0 > _SAME else 0.0
        for (x0, y0), (x1, y1) in pairwise(spots)
    ]
    if not slopes:
        return [0.0] * len(spots)
    inner = [_between(left, right) for left, right in pairwise(slopes)]
    return [0.0, *inner, 0.0]


def _between(left: float, right: float) -> float:
    """The slope at an inner point: level at a turn, else the mean, cut to three times the lesser neighbour."""
    if left * right <= 0:
        return 0.0
    limit = 3 * min(abs(left), abs(right))
    return max(-limit, min(limit, (left + right) / 2))
