"""Emotions are mended near the touched ones: points, curves and quotes equal those that are laid out anew."""
from contextlib import suppress

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from journeymapper.core.commands import cards, emotions, grid, records
from journeymapper.core.commands.people import add_persona
from journeymapper.core.foundation.errors import Refused
from journeymapper.core.layout import recurving
from journeymapper.core.layout.boxes import Row
from journeymapper.core.model.people import Emotion
from journeymapper.core.session.session import Session
from tests.support.follower import Follower
from tests.support.maps import empty

STEPS, PERSONAS = 9, 3


def a_map(steps: int, wide: bool = True) -> tuple[Session, list[str], list[str], list[str]]:
    """A session with a lane of everybody's emotions, one of the last persona's above it; steps, personas, lanes."""
    session = empty()
    made = session.run(grid.add_stage)
    columns = [made.step, *(session.run(grid.add_step, made.stage) for _ in range(steps - 1))]
    people = [session.run(add_persona, f"Persona {n}") for n in range(PERSONAS)]
    lanes = [session.run(grid.add_lane, "emotions", n, title=f"Feelings {n}") for n in range(2)]
    session.run(records.set_fields, [lanes[0]], personas=people[-1:])
    if not wide:
        session.run(records.set_fields, columns, width=96)
    return session, columns, people, lanes


feelings = st.lists(
    st.tuples(st.integers(0, STEPS - 1), st.integers(0, PERSONAS - 1), st.integers(-4, 4), st.integers(0, 6)),
    max_size=24,
)
acts = st.lists(st.tuples(st.integers(0, 9), st.integers(0, 999), st.integers(0, 999)), min_size=1, max_size=10)


@given(feelings, acts, st.booleans())
@settings(max_examples=50, deadline=None, suppress_health_check=list(HealthCheck))
def test_after_any_edits_they_equal_fresh_ones(
    given_feelings: list[tuple[int, int, int, int]], given_acts: list[tuple[int, int, int]], wide: bool
) -> None:
    session, columns, people, _ = a_map(STEPS, wide)
    for step, persona, value, words in given_feelings:
        id = session.run(emotions.add_emotion, columns[step], value / 2, people[persona], offset=words / 6)
        session.run(records.set_fields, [id], quote="Some words " * words)
    follower = Follower(session)
    for what, a, b in given_acts:
        with suppress(Refused):
            act(session, columns, people, what, a, b)
        follower.check()


def act(session: Session, columns: list[str], people: list[str], what: int, a: int, b: int) -> None:
    """One edit of one emotion, or of several."""
    ids = sorted(row.id for row in session.store.every(Emotion))
    if what == 0 or not ids:
        session.run(emotions.add_emotion, columns[a % STEPS], b % 9 / 2 - 2, people[b % PERSONAS], offset=a % 5 / 4)
    elif what in (1, 2):
        session.run(emotions.set_emotion, ids[a % len(ids)], b % 41 / 10 - 2)
    elif what == 3:
        session.run(records.set_fields, [ids[a % len(ids)]], quote="Other words " * (b % 8))
    elif what == 4:
        session.run(records.set_fields, [ids[a % len(ids)]], step=columns[b % STEPS])
    elif what == 5:
        session.run(records.set_fields, [ids[a % len(ids)]], persona=people[b % PERSONAS], offset=b % 7 / 6)
    elif what == 6:
        session.run(records.delete, sorted({ids[a % len(ids)], ids[b % len(ids)]}))
    elif what == 7:
        session.run(cards.mark, ids[a % len(ids)], title="Hurts")
    else:
        (session.undo if what == 8 or a % 3 else session.redo)()


def row_with_quotes(steps: int) -> tuple[Session, Follower, Row, list[str]]:
    """A long map: an emotion with a quote at each step for each persona."""
    session, columns, people, lanes = a_map(steps)
    ids = []
    for n, step in enumerate(columns):
        for k, persona in enumerate(people):
            ids.append(session.run(emotions.add_emotion, step, (n * 5 + k * 3) % 9 / 2 - 2, persona))
    session.run(records.set_fields, ids, quote="Some words")
    follower = Follower(session)
    row = follower.plan.row(lanes[1])
    assert row is not None
    return session, follower, row, ids


def test_work_is_in_proportion_to_what_was_touched(monkeypatch: pytest.MonkeyPatch) -> None:
    session, follower, row, ids = row_with_quotes(60)
    before = {point.id: point for curve in row.curves for point in curve.points}
    settled: list[str] = []
    settle = recurving.settle
    monkeypatch.setattr(recurving, "settle", lambda point, *rest: settled.append(point.id) or settle(point, *rest))
    follower.measure.wrapped = 0
    middle = ids[3 * 30]
    session.run(emotions.set_emotion, middle, before[middle].value + 0.5)
    assert follower.plan.row(row.lane) is row, "the row wasn't laid out anew"
    assert middle in settled
    assert {ids.index(id) // 3 for id in settled} <= set(range(20, 41))
    after = {point.id: point for curve in row.curves for point in curve.points}
    assert after[middle] != before[middle]
    assert all(after[id] is before[id] for id in after if not 20 <= ids.index(id) // 3 <= 40)
    assert follower.measure.wrapped <= 2, "the quote of the touched one, once for each lane"
    follower.check()


def test_only_what_is_near_is_painted() -> None:
    session, follower, row, ids = row_with_quotes(40)
    session.run(emotions.set_emotion, ids[60], 1.25)
    dirty = follower.dirty
    assert not dirty.everything
    assert dirty.below is None
    assert dirty.rows == set()
    lane, point = follower.plan.points[ids[60]]
    assert lane == row.lane
    parts = [(x0, x1) for where, x0, x1 in dirty.parts if where == lane]
    assert any(x0 < point.x < x1 for x0, x1 in parts)
    assert max(x1 for _, x1 in parts) - min(x0 for x0, _ in parts) < 16 * follower.plan.columns[0].w


def test_a_quote_that_needs_a_wider_margin_lays_the_row_out_anew() -> None:
    session, follower, row, ids = row_with_quotes(4)
    session.run(records.set_fields, [ids[0]], quote="Some words " * 40)
    assert follower.plan.row(row.lane) is not row
    follower.check()


def test_a_dot_on_an_emotion_has_its_place_painted() -> None:
    session, follower, row, ids = row_with_quotes(4)
    session.run(cards.mark, ids[4], title="Hurts")
    x = follower.plan.points[ids[4]][1].x
    assert any(lane == row.lane and x0 <= x < x1 for lane, x0, x1 in follower.dirty.parts)


def test_quotes_that_push_each_other_on_stand_as_fresh_ones() -> None:
    """Two to a step on a level line: where each finds its place hangs on the one before, from the first to the last."""
    session, columns, people, _ = a_map(14, wide=False)
    ids = [session.run(emotions.add_emotion, step, 0, people[0], offset=offset) for step in columns
           for offset in (0.2, 0.8)]
    session.run(records.set_fields, ids, quote="Some words")
    follower = Follower(session)
    before = dict(follower.plan.points)
    session.run(records.set_fields, ids[:1], quote=None)
    assert follower.plan.points[ids[-1]] != before[ids[-1]]
    follower.check()
    session.undo()
    assert follower.plan.points == before
    follower.check()
