"""Quotes stand clear of the curves and of each other."""
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from journeymapper.core.commands import grid
from journeymapper.core.commands.emotions import add_emotion
from journeymapper.core.commands.people import add_persona
from journeymapper.core.commands.records import set_fields
from journeymapper.core.layout import metrics as m
from journeymapper.core.layout.boxes import Curve, PointBox, TextBox
from journeymapper.core.layout.curve import curve
from journeymapper.core.layout.geometry import Rect
from journeymapper.core.layout.plan import build_plan
from journeymapper.core.layout.quotes import spread
from journeymapper.core.session.session import Session
from tests.support.maps import empty
from tests.support.measure import FixedMeasure

WIDE, HIGH, BOTTOM = 120.0, 16.0, 200.0


def point(place: int, y: float, above: bool | None = None, persona: str = "p") -> PointBox:
    x = 100.0 + 160 * place
    top = y - m.QUOTE_GAP - HIGH if above else y + m.QUOTE_GAP
    box = TextBox("text", "“words”", m.EMOTION_QUOTE, Rect(x - WIDE / 2, top, WIDE, HIGH), ((0, 7),))
    return PointBox(f"{persona}{place}", persona, f"s{place}", x, y, 0.0, None if above is None else box)


def quotes(*curves: list[PointBox]) -> list[Rect]:
    made, _ = spread([curve(points[0].persona, points) for points in curves], 0.0, 700.0, BOTTOM)
    return [one.quote.rect for found in made for one in found.points if one.quote is not None]


def spot_at(spots: tuple[tuple[float, float], ...], t: float) -> tuple[float, float]:
    """The point of a cubic Bézier at t."""
    s = 1 - t
    weights = (s**3, 3 * s * s * t, 3 * s * t * t, t**3)
    return (sum(k * x for k, (x, _) in zip(weights, spots, strict=True)),
            sum(k * y for k, (_, y) in zip(weights, spots, strict=True)))


def crosses(rect: Rect, points: list[PointBox], drawn: Curve | None = None) -> bool:
    """Whether one of many spots of the curve is in the rectangle."""
    drawn = drawn or curve(points[0].persona, points)
    start = drawn.start
    for segment in drawn.segments:
        if any(rect.contains(*spot_at((start, *segment), n / 200)) for n in range(201)):
            return True
        start = segment[2]
    return False


def test_a_quote_that_is_clear_stays() -> None:
    points = [point(0, 150), point(1, 50, above=True), point(2, 150)]
    assert quotes(points) == [points[1].quote.rect if points[1].quote else None]


def test_a_quote_on_a_slope_leaves_the_curve() -> None:
    points = [point(0, 150), point(1, 100, above=False), point(2, 50)]
    assert points[1].quote is not None
    assert crosses(points[1].quote.rect, points), "else this test tells nothing"
    (rect,) = quotes(points)
    assert not crosses(rect, points)
    assert abs(rect.y + HIGH / 2 - 100) < 60, "and stays near its point"


def test_a_quote_leaves_the_curve_of_somebody_else() -> None:
    mine = [point(0, 100), point(1, 100, above=False), point(2, 100)]
    theirs = [point(0, 116, persona="q"), point(1, 116, persona="q"), point(2, 116, persona="q")]
    (rect,) = quotes(mine, theirs)
    assert not crosses(rect, theirs)
    assert not crosses(rect, mine)


def test_two_quotes_at_one_place_part() -> None:
    mine = [point(0, 100), point(1, 100, above=True)]
    theirs = [point(0, 108, persona="q"), point(1, 102, above=True, persona="q")]
    one, other = quotes(mine, theirs)
    assert not one.meets(other)


def test_quotes_stay_in_the_row() -> None:
    points = [point(0, 20, above=False), point(1, 170, above=False), point(2, 20, above=False), point(3, 170)]
    made, more = spread([curve("p", points)], 0.0, 700.0, BOTTOM)
    for rect in (one.quote.rect for one in made[0].points if one.quote is not None):
        assert rect.x >= 0
        assert rect.right <= 700
        assert rect.y >= 0
        assert rect.bottom <= BOTTOM + 2 * more


def test_the_row_grows_for_a_quote_without_room() -> None:
    points = [point(0, 100, above=False), point(1, 100)]
    made, more = spread([curve("p", points)], 0.0, 700.0, 20.0)
    assert more >= HIGH
    assert made[0].points[0].quote is not None
    assert made[0].points[0].quote.rect.bottom <= more, "above all that is moved down"


people = st.lists(
    st.lists(
        st.tuples(st.integers(0, 5), st.floats(-2, 2), st.one_of(st.none(), st.floats(0, 1)), st.integers(0, 12)),
        min_size=1, max_size=10,
    ),
    min_size=1, max_size=4,
)


def random_map(given_people: list[list[tuple[int, float, float | None, int]]]) -> Session:
    """Steps of many widths, and points with quotes of up to twelve words."""
    session = empty()
    made = session.run(grid.add_stage)
    steps = [made.step, *(session.run(grid.add_step, made.stage) for _ in range(5))]
    for step, width in zip(steps, (168, 80, 240, 120, 168, 100), strict=True):
        session.run(set_fields, [step], width=width)
    session.run(grid.add_lane, "emotions", title="Emotions")
    for number, points_ in enumerate(given_people):
        persona = session.run(add_persona, f"P{number}")
        for step, value, offset, words in points_:
            emotion = session.run(add_emotion, steps[step], value, persona, offset=offset)
            session.run(set_fields, [emotion], quote="words " * words or None)
    return session


@given(people)
@settings(max_examples=30, deadline=None, suppress_health_check=list(HealthCheck))
def test_quotes_meet_nothing_on_any_map(given_people: list[list[tuple[int, float, float | None, int]]]) -> None:
    plan = build_plan(random_map(given_people).store, FixedMeasure())
    (row,) = plan.rows
    rects = [p.quote.rect for one in row.curves for p in one.points if p.quote is not None]
    for n, rect in enumerate(rects):
        assert not any(rect.meets(other) for other in rects[:n])
        assert plan.left <= rect.x
        assert rect.right <= plan.right
        assert rect.y >= 0
        assert rect.bottom <= row.scale[0] + row.scale[1] <= row.h
        for one in row.curves:
            assert not crosses(rect, list(one.points), one)
            for p in one.points:
                assert not rect.meets(Rect(p.x, p.y, 0, 0).grown(m.POINT_RADIUS))
                assert row.scale[0] - 1e-6 <= p.y <= row.scale[1] + 1e-6


@given(people)
@settings(max_examples=30, deadline=None, suppress_health_check=list(HealthCheck))
def test_curves_stay_between_their_points_and_on_the_scale(
    given_people: list[list[tuple[int, float, float | None, int]]]
) -> None:
    (row,) = build_plan(random_map(given_people).store, FixedMeasure()).rows
    for one in row.curves:
        start = one.start
        for segment in one.segments:
            low, high = sorted((start[1], segment[2][1]))
            for n in range(31):
                y = spot_at((start, *segment), n / 30)[1]
                assert low - 1e-6 <= y <= high + 1e-6
                assert row.scale[0] - 1e-6 <= y <= row.scale[1] + 1e-6
            start = segment[2]
