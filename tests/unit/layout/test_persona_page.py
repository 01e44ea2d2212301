"""The empathy map's drawing and the pages of a persona, planned without a screen."""
import pytest

from journeymapper.core.layout.empathy import ABOVE, BELOW, FIELDS, GAINS, LEFT, PAINS, RIGHT, plan_empathy
from journeymapper.core.layout.geometry import Rect
from journeymapper.core.layout.persona_curve import has_curve, small_curve, turns
from journeymapper.core.layout.persona_page import FOOT, HEIGHT, MARGIN, WIDTH, Page, Words, plan_pages
from journeymapper.core.model.people import Empathy
from tests.support.board import board
from tests.support.measure import FixedMeasure

WORDS = Words("Maria", "prospect", "Never again", "A terrace", "Goals", "Empathy map", {name: name for name in FIELDS},
              "How it feels", "Best: One (+1).")
LONG, LONGER = ("words " * 300).strip(), ("words " * 3000).strip()


def pages(words: Words = WORDS, curve: bool = True, **empathy: str) -> list[Page]:
    return plan_pages(words, Empathy(**empathy), FixedMeasure(), portrait=True, curve=curve)


@pytest.mark.parametrize("heights", [dict.fromkeys(FIELDS, 20.0), {LEFT: 900.0}, {ABOVE: 400.0, GAINS: 300.0}, {}])
@pytest.mark.parametrize("width", [560.0, 690.0, 1400.0])
def test_no_field_lies_over_another_or_over_the_head(heights: dict[str, float], width: float) -> None:
    plan = plan_empathy(width, lambda field, _width: heights.get(field, 0.0), 20)
    x, y, radius = plan.head
    boxes = [*plan.texts.values(), *plan.titles.values(), Rect(x - radius, y - radius, 2 * radius, 2 * radius)]
    held = [box for box in boxes if box.h]
    assert not any(one.meets(other) for n, one in enumerate(held) for other in held[:n])
    assert all(box.x >= 0 and box.right <= width and box.bottom <= plan.height for box in held)
    assert all(plan.texts[field].h >= heights.get(field, 0.0) for field in FIELDS), "nothing clips"


@pytest.mark.parametrize("heights", [dict.fromkeys(FIELDS, 20.0), {LEFT: 600.0, RIGHT: 600.0}, {ABOVE: 300.0}])
def test_no_line_runs_through_a_text(heights: dict[str, float]) -> None:
    plan = plan_empathy(700, lambda field, _width: heights.get(field, 0.0), 20)
    texts = [*plan.texts.values(), *plan.titles.values()]
    for line in plan.lines:
        at = line.start
        for c0, c1, end in line.segments:
            for n in range(1, 40):
                u = n / 40
                parts, spots = ((1 - u) ** 3, 3 * u * (1 - u) ** 2, 3 * u * u * (1 - u), u ** 3), (at, c0, c1, end)
                x, y = (sum(part * spot[k] for part, spot in zip(parts, spots, strict=True)) for k in (0, 1))
                assert not any(box.h and box.contains(x, y) for box in texts), (x, y)
            at = end


def test_the_fields_stand_where_everybody_looks_for_them() -> None:
    plan = plan_empathy(700, lambda _field, _width: 20.0, 20)
    x, y, _ = plan.head
    assert plan.texts[ABOVE].bottom < y < plan.texts[BELOW].y
    assert plan.texts[LEFT].right < x < plan.texts[RIGHT].x
    assert plan.texts[PAINS].y > plan.frame.bottom
    assert plan.texts[PAINS].right < plan.texts[GAINS].x


def test_a_page_holds_all_that_there_is() -> None:
    page, = pages(pains="Waiting")
    assert page.portrait is not None
    assert page.empathy is not None
    assert page.curve is not None
    said = {text.text for text in page.texts}
    assert {"Maria", "prospect", "“Never again”", "A terrace", "Waiting", "How it feels"} <= said
    bare, = pages(WORDS._replace(facts="", quote="", goals=""), curve=False)
    assert [text.text for text in bare.texts] == ["Maria"]


@pytest.mark.parametrize("empathy", [
    {"pains": LONG}, {"hears": LONG, "sees": LONG}, {field: f"{field} {LONGER}" for field in FIELDS},
])  # fmt: skip
def test_every_line_of_every_text_is_on_some_page(empathy: dict[str, str]) -> None:
    found = pages(WORDS._replace(goals=LONG), **empathy)
    measure = FixedMeasure()
    for page in found:
        for text in page.texts:
            assert text.y >= MARGIN
            assert text.y + len(text.lines) * measure.line_height(text.style) <= FOOT + 0.01
            assert text.x + text.width <= WIDTH
        if page.empathy is not None:
            assert page.empathy[2] + page.empathy[0].height <= HEIGHT - MARGIN
    texts = [text for page in found for text in page.texts]
    assert {LONG, *empathy.values()} <= {text.text for text in texts}
    for one in texts:
        shown = {line for text in texts if text[2:5] == one[2:5] for line in text.lines}
        assert shown == set(measure.lines(one.text, one.style, one.width)), one.text[:20]
    assert sum(page.curve is not None for page in found) == 1
    assert sum(page.portrait is not None for page in found) == 1


def test_sheets_that_may_part_say_whose_they_are() -> None:
    found = pages(WORDS._replace(goals=LONG * 9))
    feet = [page.foot for page in found]
    assert [foot and foot.text for foot in feet] == [f"{n} / {len(found)} · Maria" for n in range(1, len(found) + 1)]
    assert all(foot is not None and FOOT < foot.y < HEIGHT - 20 for foot in feet)
    page, = pages()
    assert page.foot is None


def test_empty_lines_around_texts_take_no_room() -> None:
    tidy, = pages(pains="Waiting")
    loose, = pages(WORDS._replace(goals="A terrace\n\n", quote=" Never again \n"), pains="\nWaiting  ", gains="  ")
    assert loose == tidy


def test_the_small_curve_lies_in_its_box() -> None:
    session = board()
    box = Rect(50, 100, 400, 168)
    made = small_curve(session.store, "maria", box)
    assert [(round(x), value) for (x, _), value in zip(made.spots, made.values, strict=True)] == [(100, 1), (200, -1.5)]
    assert made.spots[0][1] < made.zero < made.spots[1][1]
    assert all(box.contains(x, y) for x, y in made.spots)
    assert [(span.title, span.x, span.width) for span in made.stages] == [("Before", 50, 200), ("After", 250, 200)]
    found = turns(session.store, "maria")
    assert found is not None
    assert [(turn.step, turn.value) for turn in found] == [("One", 1), ("Two", -1.5)]
    assert turns(session.store, "paul") is None, "one feeling has no best"
    assert has_curve(session.store, "paul")
    assert not has_curve(session.store, "nobody")
    assert small_curve(session.store, "nobody", box).spots == ()
