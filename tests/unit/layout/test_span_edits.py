"""A row of spans is packed anew from the touched card on, until it agrees; it equals one that is laid out anew."""
from contextlib import suppress

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from journeymapper.core.commands import cards, grid, records
from journeymapper.core.foundation.errors import Refused
from journeymapper.core.layout import repacking
from journeymapper.core.model.cards import Card
from journeymapper.core.session.session import Session
from tests.support.follower import Follower
from tests.support.maps import empty

STEPS = 12


def a_row(steps: int, spans: list[tuple[int, int]]) -> tuple[Session, str, list[str], list[str]]:
    """A session with one lane of processes, the lane, its steps, and the processes (first step, how many more)."""
    session = empty()
    made = session.run(grid.add_stage)
    columns = [made.step, *(session.run(grid.add_step, made.stage) for _ in range(steps - 1))]
    lane = session.run(grid.add_lane, "processes", title="Behind")
    found = []
    for n, (first, more) in enumerate(spans):
        card = session.run(cards.add_card, "process", lane, columns[first], title=f"Process {n}")
        with suppress(Refused):
            session.run(cards.set_span, card, columns[min(first + more, steps - 1)])
        found.append(card)
    return session, lane, columns, found


spans = st.lists(st.tuples(st.integers(0, STEPS - 1), st.integers(0, 5)), max_size=14)
acts = st.lists(st.tuples(st.integers(0, 7), st.integers(0, 999), st.integers(0, 999)), min_size=1, max_size=14)


@given(spans, acts)
@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
def test_after_any_edits_it_equals_a_fresh_one(
    given_spans: list[tuple[int, int]], given_acts: list[tuple[int, int, int]]
) -> None:
    session, lane, columns, _ = a_row(STEPS, given_spans)
    follower = Follower(session)
    for what, a, b in given_acts:
        ids = sorted(row.id for row in session.store.every(Card) if row.lane == lane and row.step)
        step = columns[a % STEPS]
        with suppress(Refused):
            if what == 0 or not ids:
                session.run(cards.add_card, "process", lane, step, b % 2, title="Some words " * (b % 9))
            elif what == 1:
                session.run(cards.set_span, ids[b % len(ids)], step)
            elif what == 2:
                session.run(records.rename, ids[a % len(ids)], "Other words " * (b % 12))
            elif what in (3, 4):
                session.run(cards.move_cards, sorted({ids[b % len(ids)], ids[a % len(ids)]}), lane, step, b % 2)
            elif what == 5:
                session.run(records.delete, [ids[b % len(ids)]])
            else:
                (session.undo if what == 6 or a % 3 else session.redo)()
        follower.check()


def test_work_is_in_proportion_to_what_was_touched(monkeypatch: pytest.MonkeyPatch) -> None:
    session, _, columns, found = a_row(150, [(n, n % 3) for n in range(150)])
    follower = Follower(session)
    row = follower.plan.rows[0]
    before = dict(row.cells)
    asked: list[int] = []
    boxes_of = repacking._Before.boxes
    monkeypatch.setattr(repacking._Before, "boxes", lambda self, place: asked.append(place) or boxes_of(self, place))
    session.run(records.rename, found[75], "Other words")
    assert [step for step, boxes in row.cells.items() if boxes is not before[step]] == [columns[75]]
    assert set(asked) <= set(range(70, 80))
    session.run(cards.set_span, found[75], columns[78])
    assert {step for step, boxes in row.cells.items() if boxes is not before[step]} <= set(columns[70:85])
    assert set(asked) <= set(range(65, 85))
    assert follower.plan.row(row.lane) is row
    follower.check()


def test_only_the_columns_that_it_takes_are_painted() -> None:
    session, lane, columns, found = a_row(30, [(n, 2) for n in range(0, 30, 3)])
    follower = Follower(session)
    session.run(records.rename, found[4], "Other")
    rect = follower.plan.rect(found[4])
    assert rect is not None
    assert follower.dirty.parts == [(lane, rect.x, rect.right)]
    assert follower.dirty.rows == set()
    session.run(cards.set_span, found[4], columns[15])
    wider = follower.plan.rect(found[4])
    assert wider is not None
    assert wider.right > rect.right
    assert follower.dirty.parts[0][:2] == (lane, rect.x)
    assert follower.dirty.parts[-1][2] >= wider.right


def test_a_taller_card_moves_the_sub_rows_below_it() -> None:
    session, _, _, found = a_row(6, [(0, 2), (1, 2), (4, 1), (4, 1)])
    follower = Follower(session)
    before = follower.plan.boxes[found[3]].rect.y
    session.run(records.rename, found[0], "Some words " * 12)
    assert follower.plan.boxes[found[3]].rect.y > before
    assert follower.dirty.below is not None
    follower.check()
    session.undo()
    assert follower.plan.boxes[found[3]].rect.y == before
    follower.check()


def test_a_dot_on_a_span_is_painted_at_its_far_corner() -> None:
    session, lane, _, found = a_row(8, [(1, 5)])
    follower = Follower(session)
    session.run(cards.mark, found[0], title="Hurts")
    rect = follower.plan.rect(found[0])
    assert rect is not None
    assert (lane, rect.x, rect.right) in follower.dirty.parts
