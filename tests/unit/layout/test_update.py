"""A plan that followed any sequence of changes equals one that is laid out anew."""
from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from journeymapper.core.commands import cards, emotions, grid, links, people, records
from journeymapper.core.document import queries
from journeymapper.core.foundation.errors import Refused
from journeymapper.core.layout.dirty import Dirty
from journeymapper.core.model.cards import Card, Process, RedPoint
from journeymapper.core.model.journey import Lane, Step
from journeymapper.core.model.kinds import card_kinds, lane_kinds
from journeymapper.core.model.people import Department, Emotion, Persona
from journeymapper.core.model.record import Record
from journeymapper.core.session.session import Session
from tests.support.follower import Follower
from tests.support.maps import empty, sample, small


def one(session: Session, kind: type[Record], n: int) -> str | None:
    rows = sorted(row.id for row in session.store.every(kind))
    return rows[n % len(rows)] if rows else None


def add(session: Session, a: int, b: int) -> None:
    step = one(session, Step, a)
    what = b % 6
    if what == 0 or step is None:
        session.run(grid.add_stage, a % 4, f"Stage {b}")
    elif what == 1:
        kinds = list(lane_kinds())
        session.run(grid.add_lane, kinds[a % len(kinds)], b % 5, f"Lane with a long title {a}")
    elif what == 2:
        session.run(emotions.add_emotion, step, (a % 41) / 10 - 2, one(session, Persona, b), persona_name="Somebody")
    elif what == 3:
        session.run(people.add_persona, f"Persona {a}")
    else:
        kinds = list(card_kinds())
        session.run(cards.add_card, kinds[b % len(kinds)], None, step, a % 3, title="Some words " * (a % 5))


def move(session: Session, a: int, b: int) -> None:
    card, step = one(session, Card, a), one(session, Step, b)
    stages, lanes = queries.stages(session.store), queries.lanes(session.store)
    what = b % 5
    if what == 0 and stages:
        session.run(grid.move_stage, stages[a % len(stages)].id, b % 3)
    elif what == 1 and lanes:
        session.run(grid.move_lane, lanes[a % len(lanes)].id, b % 4)
    elif what == 2 and step and stages:
        session.run(grid.move_step, step, stages[a % len(stages)].id, b % 3)
    elif card and step:
        found = session.store.find(Card, card)
        if found and found.lane:
            session.run(cards.move_cards, [card], found.lane, step, b % 3)


def edit(session: Session, a: int, b: int) -> None:
    id = sorted(session.store.records)[a % len(session.store.records)]
    row = session.store.get(id)
    if isinstance(row, Lane):
        fields: list[dict[str, object]] = [
            {"hidden": not row.hidden}, {"collapsed": not row.collapsed}, {"height": 200},
            {"title": "Other " * (b % 9)}, {"side": ("customer", "backstage", "support", None)[b % 4]},
        ]
        session.run(records.set_fields, [id], **fields[b % len(fields)])
    elif isinstance(row, Step) and b % 2:
        session.run(records.set_fields, [id], width=80 + b % 300)
    elif isinstance(row, Process) and b % 2 and (step := one(session, Step, b)):
        session.run(cards.set_span, id, step)
    elif isinstance(row, RedPoint) and b % 2:
        session.run(records.set_fields, [id], owner=None if row.owner else "Somebody with a long name", number=b + 50)
    elif isinstance(row, Emotion):
        session.run(records.set_fields, [id], value=(b % 41) / 10 - 2, quote="Some words " * (b % 7))
    elif row is not None:
        session.run(records.rename, id, "New words " * (b % 9))


def mark(session: Session, a: int, b: int) -> None:
    target = one(session, (Card, Emotion)[a % 2], b)
    red_point = one(session, RedPoint, a)
    if b % 3 and red_point:
        session.run(cards.set_mark, red_point, target)
    elif target:
        session.run(cards.mark, target, title="Hurts")


def link(session: Session, a: int, b: int) -> None:
    one_card, other = one(session, Card, a), one(session, Card, b)
    if one_card and other:
        session.run(links.add_link, one_card, other, ("cause", None)[a % 2], ("asks", None)[b % 2])


def delete(session: Session, a: int, b: int) -> None:
    rows = sorted(session.store.records)
    session.run(records.delete, [rows[a % len(rows)], rows[b % len(rows)]])


def travel(session: Session, a: int, b: int) -> None:
    (session.undo if a % 3 else session.redo)()


OPERATIONS: list[Callable[[Session, int, int], None]] = [add, move, edit, edit, mark, link, link, delete, travel]
operations = st.lists(
    st.tuples(st.sampled_from(OPERATIONS), st.integers(0, 9999), st.integers(0, 9999)), min_size=1, max_size=25
)


@given(operations, st.sampled_from([small, sample, empty]))
@settings(max_examples=120, deadline=None, suppress_health_check=list(HealthCheck))
def test_after_any_changes_it_equals_a_fresh_one(
    steps: list[tuple[Callable[..., None], int, int]], start: Callable[[], Session]
) -> None:
    follower = Follower(start())
    for operation, a, b in steps:
        try:
            operation(follower.session, a, b)
        except Refused:
            continue
        follower.check()


def test_a_title_costs_one_cell() -> None:
    follower = Follower(sample())
    follower.measure.wrapped = 0
    follower.session.run(records.rename, "touchpoint-web-checkout", "Checkout")
    assert follower.dirty == Dirty(cells={("lane-touchpoints", "step-order")})
    assert follower.measure.wrapped == 1


def test_a_new_width_measures_only_what_stands_in_its_column() -> None:
    follower = Follower(sample())
    follower.measure.wrapped = 0
    follower.session.run(records.set_fields, ["step-search"], width=240)
    stages, steps, gutter, title, quotes = 6, 10, 2 * 6, 1 + 4, 3
    note, touchpoints, process = 1, 2, 2
    assert follower.measure.wrapped == stages + steps + gutter + title + quotes + note + touchpoints + process
    follower.check()


def test_a_card_that_grows_moves_what_is_below() -> None:
    follower = Follower(sample())
    row = follower.plan.row("lane-touchpoints")
    assert row is not None
    y, below = row.y, follower.plan.rows[2].y
    follower.session.run(records.rename, "touchpoint-web-checkout", "Words " * 30)
    assert follower.dirty.below == y
    assert follower.plan.rows[2].y > below
    follower.check()


def test_an_owner_changes_the_count_in_the_gutter() -> None:
    follower = Follower(sample())
    follower.session.run(records.set_fields, ["red-point-28"], owner="Store")
    assert follower.dirty.titles == {"lane-red-points"}
    row = follower.plan.row("lane-red-points")
    assert row is not None
    assert row.texts[1].text == "6 marked · 3 without owner"


def test_a_department_changes_the_cards_that_name_it() -> None:
    follower = Follower(sample())
    department = next(row.id for row in follower.session.store.every(Department) if row.name == "Store")
    follower.session.run(records.rename, department, "Shops")
    assert follower.plan.boxes["process-35"].texts[-1].text == "Shops"
    assert follower.dirty.everything
    follower.check()


@pytest.mark.parametrize("command, args, expected", [
    (grid.add_stage, (0, "New"), Dirty(everything=True)),
    (links.add_link, ("note-1", "note-2"), Dirty(everything=True)),
    (records.rename, ("step-order", "Buy"), Dirty(head=True)),
])
def test_what_is_to_be_painted(command: Callable[..., object], args: tuple[object, ...], expected: Dirty) -> None:
    follower = Follower(sample())
    follower.session.run(command, *args)
    assert follower.dirty == expected
    assert follower.dirty
    follower.check()


def test_nothing_to_paint_is_false() -> None:
    assert not Dirty()
