"""Questions to the plan of the sample: rectangles, hits, slots, gaps, windows."""
import pytest

from journeymapper.core.commands.emotions import add_emotion
from journeymapper.core.commands.grid import add_lane, add_stage
from journeymapper.core.commands.people import add_persona
from journeymapper.core.commands.records import delete, set_fields
from journeymapper.core.document import queries
from journeymapper.core.layout import metrics as m
from journeymapper.core.layout.geometry import Rect
from journeymapper.core.layout.hits import Hit
from journeymapper.core.layout.plan import Plan, build_plan
from journeymapper.core.model.journey import Journey
from journeymapper.core.session.session import Session
from tests.support.maps import empty, sample
from tests.support.measure import FixedMeasure


def plan_of(session: Session) -> Plan:
    return build_plan(session.store, FixedMeasure())


def place(plan: Plan, id: str) -> Rect:
    rect = plan.rect(id)
    assert rect is not None, id
    return rect


@pytest.fixture(scope="module")
def plan() -> Plan:
    return plan_of(sample())


def test_everything_that_shows_has_a_rectangle_on_the_map(plan: Plan) -> None:
    session = sample()
    whole = Rect(0, 0, *plan.size)
    tables = ("stages", "steps", "lanes", "cards", "emotions")
    for row in session.store.records.values():
        if row.table in tables:
            rect = place(plan, row.id)
            assert whole.contains(rect.x, rect.y)
            assert whole.contains(rect.right, rect.bottom)
    assert plan.rect("nothing") is None


def test_no_card_covers_another_and_each_lies_in_its_row(plan: Plan) -> None:
    found = [(row, place(plan, box.id)) for row, box in plan.boxes_between(0, 0, *plan.size)]
    assert len(found) == len(plan.boxes) == 44
    for row, rect in found:
        assert row.y <= rect.y
        assert rect.bottom <= row.y + row.h
    assert not any(a.meets(b) for _, a in found for _, b in found if a is not b)


def test_columns_touch_and_stages_cover_theirs(plan: Plan) -> None:
    assert [column.x for column in plan.columns[1:]] == [column.x + column.w for column in plan.columns[:-1]]
    assert [(box.first, box.last) for box in plan.stages] == [(0, 0), (1, 2), (3, 4), (5, 6), (7, 8), (9, 9)]
    assert plan.stages[1].w == 2 * m.COLUMN


def test_a_step_may_have_its_own_width() -> None:
    session = sample()
    session.run(set_fields, ["step-search"], width=300)
    wide = plan_of(session)
    assert place(wide, "step-search").w == 300
    assert place(wide, "touchpoint-web-catalogue").w == 300 - 2 * m.CARD_INSET


def test_the_sample_fits_a_window_of_1920_at_80_percent(plan: Plan) -> None:
    assert plan.size[0] * 0.8 <= 1920 - 72 - 280


@pytest.mark.parametrize("id, kind", [
    ("touchpoint-delivery-van", "card"), ("process-33", "card"), ("emotion-paul-order", "emotion"),
    ("step-order", "step"), ("stage-action", "stage"),
])
def test_the_middle_of_a_thing_hits_it(plan: Plan, id: str, kind: str) -> None:
    hit = plan.hit(*place(plan, id).centre)
    assert (hit.kind, hit.id) == (kind, id)


def test_a_span_is_hit_in_each_of_its_columns(plan: Plan) -> None:
    rect, column = place(plan, "process-33"), plan.column("step-search")
    assert column is not None
    assert plan.hit(column.x + 10, rect.y + 5) == Hit("card", "process-33", "lane-behind", "step-search")


def test_hits_beside_cards(plan: Plan) -> None:
    cell = plan.cell_rect("lane-opportunities", "step-search")
    title = plan.lane_title_rect("lane-opportunities")
    assert cell is not None
    assert title is not None
    assert plan.hit(*cell.centre) == Hit("cell", None, "lane-opportunities", "step-search")
    assert plan.hit(*title.centre) == Hit("lane", "lane-opportunities", "lane-opportunities")
    assert plan.hit(5, 5).kind == "none"
    assert plan.hit(plan.right + 5, cell.y).kind == "none"
    assert plan.hit(cell.x, plan.side_lines[0].y).kind == "none"


def test_a_point_is_reached_as_far_where_the_map_is_small(plan: Plan) -> None:
    x, y = place(plan, "emotion-paul-order").centre
    aside = x + m.POINT_REACH + 4
    assert plan.hit(aside, y).kind == "cell"
    assert plan.hit(aside, y, 0.5).id == "emotion-paul-order"
    assert plan.hit(x + 2 * m.POINT_REACH + 4, y, 0.1).kind == "cell", "within bounds"
    assert plan.hit(x + m.POINT_REACH - 1, y, 3.0).kind == "emotion", "the dot grows with the map, and its reach too"


def test_rows_and_columns_under_a_point(plan: Plan) -> None:
    for column in plan.columns:
        assert plan.column_at(column.x) is column
        assert plan.column_at(column.x + column.w - 0.1) is column
    for row in plan.rows:
        assert plan.row_at(row.y) is row
        assert plan.row_at(row.y + row.h - 0.1) is row
    assert plan.column_at(plan.left - 1) is plan.column_at(plan.right) is None
    assert plan.row_at(plan.top - 1) is plan.row_at(plan.bottom) is None


@pytest.mark.parametrize("x0, x1", [(0, 100), (0, 5000), (400, 401), (344, 512), (1856, 3000), (900, 1300)])
def test_columns_between_are_those_that_meet_the_range(plan: Plan, x0: float, x1: float) -> None:
    expected = [n for n, column in enumerate(plan.columns) if column.x < x1 and column.x + column.w > x0]
    assert list(plan.columns_between(x0, x1)) == expected


@pytest.mark.parametrize("y0, y1", [(0, 100), (0, 5000), (300, 301), (640, 700), (2000, 3000)])
def test_rows_between_are_those_that_meet_the_range(plan: Plan, y0: float, y1: float) -> None:
    expected = [n for n, row in enumerate(plan.rows) if row.y < y1 and row.y + row.h > y0]
    assert list(plan.rows_between(y0, y1)) == expected


def test_a_span_that_begins_before_the_window_is_still_found(plan: Plan) -> None:
    rect = place(plan, "process-33")
    found = [box.id for _, box in plan.boxes_between(rect.right - 20, rect.y, rect.right - 10, rect.bottom)]
    assert found == ["process-33"]
    assert list(plan.boxes_between(0, 0, 50, 5000)) == []


def test_slots_lie_between_the_cards(plan: Plan) -> None:
    lane, step = "lane-touchpoints", "step-order"
    first, second = place(plan, "touchpoint-web-checkout"), place(plan, "touchpoint-confirmation-e-mail")
    slots = [plan.slot_at(lane, step, y) for y in (first.y, first.bottom, second.y, second.bottom, 5000)]
    assert slots == [0, 1, 1, 2, 2]
    markers = [plan.slot_rect(lane, step, n) for n in range(3)]
    ys = [marker.centre[1] for marker in markers if marker]
    assert ys[0] <= first.y < first.bottom <= ys[1] <= second.y < second.bottom <= ys[2]
    assert plan.slot_at("lane-opportunities", "step-search", 5000) == 0
    assert plan.slot_rect("lane-opportunities", "step-search", 0) is not None
    assert plan.slot_rect("nowhere", step, 0) is None


def test_gaps_between_stages_steps_and_rows(plan: Plan) -> None:
    assert [plan.gap_at(x, "stage") for x in (0, place(plan, "stage-use").x + 5, 9999)] == [0, 4, 6]
    assert plan.gap_at(place(plan, "step-order").x + 10, "step") == 5
    assert plan.gap_at(place(plan, "step-order").right - 10, "step") == 6
    assert plan.gap_rect(5, "step").centre[0] == place(plan, "step-order").x
    assert plan.gap_rect(0, "stage").y == plan.header.stage_y
    assert [plan.row_gap_at(y) for y in (0, place(plan, "lane-emotions").y + 9, 9999)] == [0, 2, 6]
    assert plan.row_gap_rect(6).centre[1] == plan.bottom


@pytest.mark.parametrize("value", [-2, -1.3, 0, 0.5, 2])
def test_feelings_and_heights_are_inverse(plan: Plan, value: float) -> None:
    y = plan.emotion_y("lane-emotions", value)
    assert y is not None
    assert plan.emotion_value_at("lane-emotions", y) == pytest.approx(value)


def test_feelings_stay_on_the_scale(plan: Plan) -> None:
    assert plan.emotion_value_at("lane-emotions", -5000) == 2
    assert plan.emotion_value_at("lane-emotions", 5000) == -2
    assert plan.emotion_value_at("lane-goals", 300) == 0
    assert plan.emotion_y("lane-goals", 1) is None


@pytest.mark.parametrize("offset", [0, 0.25, 1])
def test_places_within_a_step_are_inverse(offset: float) -> None:
    session = sample()
    session.run(set_fields, ["emotion-paul-order"], offset=offset)
    plan = plan_of(session)
    x, _ = place(plan, "emotion-paul-order").centre
    assert plan.emotion_offset_at("step-order", x) == pytest.approx(offset)
    column = plan.column_at(x)
    assert column is not None
    assert column.step == "step-order"


def test_curves_follow_the_order_of_the_personas(plan: Plan) -> None:
    row = plan.row("lane-emotions")
    assert row is not None
    assert [curve.persona for curve in row.curves] == ["persona-maria", "persona-paul"]
    assert [len(curve.segments) for curve in row.curves] == [9, 9]


def test_quotes_stand_in_their_row_and_off_their_point(plan: Plan) -> None:
    row = plan.row("lane-emotions")
    assert row is not None
    quotes = [(point, point.quote) for curve in row.curves for point in curve.points if point.quote]
    assert [quote.text for _, quote in quotes] == [
        "“She knew exactly what I need”", "“I had to take a day off”", "“Is anybody there?”",
    ]
    for point, quote in quotes:
        assert 0 <= quote.rect.y < quote.rect.bottom <= row.h
        assert quote.rect.bottom < point.y or quote.rect.y > point.y
    assert quotes[0][1].rect.bottom < quotes[0][0].y
    assert quotes[2][1].rect.y > quotes[2][0].y


def test_a_lane_shows_only_its_personas() -> None:
    session = sample()
    lane = session.run(add_lane, "emotions", None, "Paul")
    session.run(set_fields, [lane], personas=("persona-paul",))
    row = plan_of(session).row(lane)
    assert row is not None
    assert [curve.persona for curve in row.curves] == ["persona-paul"]


def test_several_points_of_one_step_stand_in_their_order() -> None:
    session = sample()
    new = session.run(add_emotion, "step-order", -1, "persona-paul")
    plan = plan_of(session)
    xs = [point.x for point in plan.rows[2].curves[1].points]
    assert xs == sorted(xs)
    assert place(plan, new) != place(plan, "emotion-paul-order")


def test_hidden_lanes_have_no_row_and_collapsed_ones_a_thin_one_with_a_count() -> None:
    session = sample()
    session.run(set_fields, ["lane-goals"], hidden=True)
    session.run(set_fields, ["lane-touchpoints", "lane-emotions"], collapsed=True)
    plan = plan_of(session)
    assert plan.row("lane-goals") is None
    assert plan.rect("note-1") is plan.rect("touchpoint-call-centre") is plan.rect("emotion-paul-order") is None
    assert [(row.h, row.count, row.cells, row.curves) for row in plan.rows[:2]] == [(32, 16, {}, ()), (32, 20, {}, ())]
    assert [row.texts[1].text for row in plan.rows[:2]] == ["16 cards", "20 emotions"]


def test_a_lane_is_at_least_as_high_as_it_says() -> None:
    session = sample()
    session.run(set_fields, ["lane-goals", "lane-emotions"], height=400)
    plan = plan_of(session)
    assert plan.rows[0].h == 400
    assert plan.rows[2].h >= 400


def test_long_titles_make_room_everywhere() -> None:
    session, before = sample(), plan_of(sample())
    words = "Long words " * 30
    session.run(set_fields, ["garden-furniture", "stage-use", "step-order", "lane-goals"], title=words)
    plan = plan_of(session)
    assert plan.title.rect.h > before.title.rect.h
    assert plan.header.stage_h > before.header.stage_h
    assert plan.header.step_h > before.header.step_h
    assert plan.rows[0].h > before.rows[0].h
    assert plan.header.stages["stage-use"].rect.bottom <= plan.header.step_y
    assert plan.header.steps["step-order"].rect.bottom <= plan.header.bottom
    assert plan.rows[0].texts[-1].rect.bottom <= plan.rows[0].h


def test_an_empty_map_is_a_title_and_nothing_else() -> None:
    plan = plan_of(empty())
    assert (plan.columns, plan.rows, plan.side_lines) == ((), [], ())
    assert plan.size[0] >= m.MAP_MIN_WIDTH
    assert plan.hit(300, 100).kind == "none"
    assert plan.gap_at(500, "stage") == plan.row_gap_at(10) == 0
    assert list(plan.columns_between(0, 900)) == list(plan.rows_between(0, 900)) == []
    assert list(plan.boxes_between(0, 0, 900, 900)) == []


def test_lanes_without_steps_and_steps_without_lanes() -> None:
    session = empty()
    session.run(add_lane, "emotions", None, "Feelings")
    session.run(add_lane, "processes", None, "Work")
    session.run(add_persona, "Maria")
    assert len(plan_of(session).rows) == 2
    session.run(delete, [lane.id for lane in queries.lanes(session.store)])
    session.run(add_stage, title="One")
    assert len(plan_of(session).columns) == 1


def test_without_a_journey_there_is_no_plan() -> None:
    with pytest.raises(LookupError):
        build_plan(Session().store, FixedMeasure())


def test_the_title_block_names_state_personas_and_sources(plan: Plan) -> None:
    assert [item.kind for item in plan.title.items] == ["chip", "persona", "persona", "note"]
    assert [item.text.text for item in plan.title.items][:2] == ["AS-IS", "Maria, first-time buyer"]
    assert plan.title.items[3].text.text == "Verde & Co. · 14 interviews, spring 2026; 31 calls in May"
    rects = [item.rect for item in plan.title.items]
    assert not any(a.meets(b) for a in rects for b in rects if a is not b)


def test_many_personas_wrap_below_each_other() -> None:
    session = sample()
    for n in range(20):
        session.run(add_persona, f"Somebody with a rather long name {n}")
    session.run(set_fields, ["garden-furniture"], sources="Source " * 100)
    block = plan_of(session).title
    rects = [item.rect for item in block.items]
    assert not any(a.meets(b) for a in rects for b in rects if a is not b)
    assert all(block.rect.x <= rect.x and rect.right <= block.rect.right + 1e-6 for rect in rects)
    assert max(rect.bottom for rect in rects) <= block.rect.bottom
    assert session.store.every(Journey)
