"""Lines between sides, dots of red points, the lines below lane titles."""
import pytest

from journeymapper.core.commands.cards import mark
from journeymapper.core.commands.records import set_fields
from journeymapper.core.foundation.i18n import texts
from journeymapper.core.layout import metrics as m
from journeymapper.core.layout.hints import count_hint, lane_hint
from journeymapper.core.layout.marks import SHOWN, mark_at
from journeymapper.core.layout.plan import build_plan
from journeymapper.core.layout.sides import INTERACTION, INTERNAL, VISIBILITY, lines_between
from tests.support.maps import sample
from tests.support.measure import FixedMeasure


@pytest.mark.parametrize("sides, expected", [
    (["customer", "frontstage", "backstage", "support"], [None, INTERACTION, VISIBILITY, INTERNAL]),
    (["customer", "customer", "backstage", "backstage"], [None, None, VISIBILITY, None]),
    (["customer", "backstage", "customer", "backstage"], [None, VISIBILITY, None, None]),
    (["support", "customer", "support"], [None, None, VISIBILITY]),
    (["frontstage", None, "support"], [None, None, VISIBILITY]),
    ([None, "support"], [None, None]),
    ([], []),
])
def test_each_line_is_drawn_once_where_it_is_first_crossed(sides: list[str | None], expected: list[str | None]) -> None:
    assert lines_between(sides) == expected


def test_the_sample_has_its_line_of_visibility_between_two_rows() -> None:
    plan = build_plan(sample().store, FixedMeasure())
    (line,) = plan.side_lines
    above, below = plan.rows[3], plan.rows[4]
    assert line.name == "Line of visibility"
    assert above.y + above.h + m.SIDE_LINE_ROOM == below.y
    assert above.y + above.h < line.y < below.y


def test_a_dot_stands_on_the_corner_of_what_it_is_about() -> None:
    plan = build_plan(sample().store, FixedMeasure())
    card, dot = plan.rect("touchpoint-delivery-van"), plan.mark_rect("touchpoint-delivery-van", "red-point-29")
    assert card is not None
    assert dot is not None
    assert dot.contains(card.right - 1, card.y + 1)
    assert plan.marks["touchpoint-delivery-van"] == ("red-point-29",)
    assert mark_at(plan, "touchpoint-delivery-van", *dot.centre) == "red-point-29"
    assert plan.mark_rect("touchpoint-delivery-van", "red-point-30") is None


@pytest.mark.parametrize("target", ["touchpoint-delivery-van", "emotion-paul-order"])
def test_several_dots_step_aside(target: str) -> None:
    session = sample()
    for n in range(4):
        session.run(mark, target, title=f"Hurts {n}")
    dots = [dot for _, dot in build_plan(session.store, FixedMeasure()).marks_on(target)]
    assert len({dot.x for dot in dots}) == SHOWN
    assert len({dot.y for dot in dots}) == 1


def test_what_does_not_show_has_no_dot() -> None:
    session = sample()
    session.run(set_fields, ["lane-touchpoints"], hidden=True)
    plan = build_plan(session.store, FixedMeasure())
    assert list(plan.marks_on("touchpoint-delivery-van")) == []


def test_hints_count_red_points_or_say_what_belongs_there() -> None:
    plan = build_plan(sample().store, FixedMeasure())
    hints = {row.lane: row.texts[1].text for row in plan.rows}
    assert hints["lane-red-points"] == "6 marked · 4 without owner"
    assert hints["lane-touchpoints"] == "channel and feeling"
    session = sample()
    session.run(set_fields, [f"red-point-{n}" for n in range(27, 33)], owner="Ann")
    assert build_plan(session.store, FixedMeasure()).rows[3].texts[1].text == "6 marked"


def test_a_lane_of_an_unknown_kind_has_no_hint() -> None:
    assert lane_hint("from-the-future", (0, 0), texts("en")) == ""
    session = sample()
    session.run(set_fields, ["lane-goals"], kind="from-the-future")
    row = build_plan(session.store, FixedMeasure()).rows[0]
    assert len(row.texts) == 1
    assert len(row.cells) == 10


def test_a_collapsed_lane_counts() -> None:
    t = texts("en")
    hints = [count_hint(1, False, t), count_hint(2, False, t), count_hint(2, True, t)]
    assert hints == ["1 card", "2 cards", "2 emotions"]
