"""The curve goes through its points, never beyond them, never back."""
import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeymapper.core.layout.curve import Segment, Spot, segments

spots = st.lists(st.tuples(st.floats(0, 300), st.floats(-2, 2)), min_size=1, max_size=12).map(
    lambda steps: [(sum(x for x, _ in steps[: n + 1]), y) for n, (_, y) in enumerate(steps)]
)


def at(start: Spot, segment: Segment, t: float) -> Spot:
    """The point of a cubic Bézier at t."""
    c1, c2, end = segment
    weights = ((1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3)
    pairs = list(zip(weights, (start, c1, c2, end), strict=True))
    return sum(w * x for w, (x, _) in pairs), sum(w * y for w, (_, y) in pairs)


@given(spots)
def test_it_never_overshoots_and_never_turns_back(points: list[Spot]) -> None:
    found = segments(points)
    assert len(found) == len(points) - 1
    assert [segment[2] for segment in found] == points[1:]
    for start, segment in zip(points, found, strict=False):
        low, high = sorted((start[1], segment[2][1]))
        xs = []
        for n in range(21):
            x, y = at(start, segment, n / 20)
            assert low - 1e-9 <= y <= high + 1e-9
            xs.append(x)
        assert all(a <= b + 1e-6 for a, b in itertools.pairwise(xs))


@given(spots)
def test_it_is_monotone_between_points(points: list[Spot]) -> None:
    for start, segment in zip(points, segments(points), strict=False):
        rising = 1 if segment[2][1] >= start[1] else -1
        ys = [at(start, segment, n / 40)[1] * rising for n in range(41)]
        assert all(a <= b + 1e-9 for a, b in itertools.pairwise(ys))


def test_it_is_smooth_on_a_slope_and_level_at_a_turn() -> None:
    one, two, three = segments([(0, 0), (90, 1), (180, 2), (270, 0)])
    (_, c2, end), (c1, _, _) = one, two
    assert (end[1] - c2[1]) / (end[0] - c2[0]) == pytest.approx((c1[1] - end[1]) / (c1[0] - end[0]))
    assert two[1][1] == two[2][1] == three[0][1]


def test_one_point_has_no_segments_and_equal_x_stands_upright() -> None:
    assert segments([(5, 1)]) == ()
    assert segments([(5, 1), (5, -1)]) == (((5, 1), (5, -1), (5, -1)),)
