"""Spans are packed so that none covers another."""
from hypothesis import given
from hypothesis import strategies as st

from journeymapper.core.commands.cards import add_card, set_span
from journeymapper.core.layout.plan import build_plan
from journeymapper.core.layout.spans import pack
from tests.support.maps import sample
from tests.support.measure import FixedMeasure

spans = st.lists(st.tuples(st.integers(0, 12), st.integers(0, 5)), max_size=30).map(
    lambda pairs: sorted((first, first + more) for first, more in pairs)
)


@given(spans)
def test_no_two_in_a_sub_row_overlap(given_spans: list[tuple[int, int]]) -> None:
    places = pack(given_spans)
    for n, (first, last) in enumerate(given_spans):
        for other, (start, end) in enumerate(given_spans[:n]):
            assert places[n] != places[other] or end < first or last < start


@given(spans)
def test_it_takes_no_more_sub_rows_than_spans_meet_at_one_column(given_spans: list[tuple[int, int]]) -> None:
    busiest = max((sum(a <= column <= b for a, b in given_spans) for column in range(20)), default=0)
    assert len(set(pack(given_spans))) == busiest


def test_a_process_covers_its_columns_with_the_gap_between() -> None:
    plan = build_plan(sample().store, FixedMeasure())
    rect, first, last = plan.rect("process-33"), plan.column("step-need-arises"), plan.column("step-search")
    assert rect is not None
    assert first is not None
    assert last is not None
    assert rect.x == first.x + 6
    assert rect.right == last.x + last.w - 6


def test_two_that_meet_stand_below_each_other_and_the_row_grows() -> None:
    session = sample()
    before = build_plan(session.store, FixedMeasure()).row("lane-behind")
    new = session.run(add_card, "process", "lane-behind", "step-search", title="Search campaign")
    session.run(set_span, new, "step-visit-store")
    plan = build_plan(session.store, FixedMeasure())
    row = plan.row("lane-behind")
    assert before is not None
    assert row is not None
    assert row.h > before.h
    assert row.reach == 2
    boxes = [box for cells in row.cells.values() for box in cells]
    assert not any(a.rect.meets(b.rect) for a in boxes for b in boxes if a is not b)
    assert plan.hit(*plan.rect(new).centre).id == new  # type: ignore[union-attr]  # it stands in the plan
