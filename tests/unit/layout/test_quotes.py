"""Quotes stand clear of the curves and of each other."""
from journeymapper.core.layout import metrics as m
from journeymapper.core.layout.boxes import PointBox, TextBox
from journeymapper.core.layout.curve import curve
from journeymapper.core.layout.geometry import Rect
from journeymapper.core.layout.quotes import spread

WIDE, HIGH, BOTTOM = 120.0, 16.0, 200.0


def point(place: int, y: float, above: bool | None = None, persona: str = "p") -> PointBox:
    x = 100.0 + 160 * place
    top = y - m.QUOTE_GAP - HIGH if above else y + m.QUOTE_GAP
    box = TextBox("text", "“words”", m.EMOTION_QUOTE, Rect(x - WIDE / 2, top, WIDE, HIGH), ((0, 7),))
    return PointBox(f"{persona}{place}", persona, f"s{place}", x, y, 0.0, None if above is None else box)


def quotes(*curves: list[PointBox]) -> list[Rect]:
    made = spread([curve(points[0].persona, points) for points in curves], 0.0, 700.0, BOTTOM)
    return [one.quote.rect for found in made for one in found.points if one.quote is not None]


def crosses(rect: Rect, points: list[PointBox]) -> bool:
    """Whether straight lines between many spots of the curve run through the rectangle."""
    drawn = curve(points[0].persona, points)
    start = drawn.start
    for a, b, c in drawn.segments:
        for step in range(201):
            t = step / 200
            s = 1 - t
            spot = [s**3 * w + 3 * s * s * t * x + 3 * s * t * t * y + t**3 * z
                    for w, x, y, z in zip(start, a, b, c, strict=True)]
            if rect.contains(spot[0], spot[1]):
                return True
        start = c
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
    for rect in quotes(points):
        assert rect.x >= 0
        assert rect.right <= 700
        assert rect.y >= 0
        assert rect.bottom <= BOTTOM


def test_a_quote_without_room_stays_where_it_was() -> None:
    points = [point(0, 100, above=False), point(1, 100)]
    rect = points[0].quote.rect if points[0].quote else None
    made = spread([curve("p", points)], 0.0, 700.0, 20.0)
    assert made[0].points[0].quote is not None
    assert made[0].points[0].quote.rect == rect
