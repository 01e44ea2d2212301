"""Previews of cards in other places: as the real plan would be, which stays as it is."""
import pytest

from journeymapper.core.commands.cards import move_cards
from journeymapper.core.commands.copies import copy_cards
from journeymapper.core.commands.links import add_link
from journeymapper.core.layout.plan import Plan, build_plan
from journeymapper.core.layout.reorder import Placing, placed
from journeymapper.core.layout.shapes import Setting
from journeymapper.core.session.session import Session
from tests.support.board import board
from tests.support.measure import FixedMeasure

NOTES = [("cards", {"id": f"n{n}", "rank": f"a{n}", "kind": "note", "step": "s1", "lane": "touch",
                    "title": "some words to be read " * n}) for n in (2, 3)]


@pytest.fixture
def session() -> Session:
    return board(*NOTES)


def planned(session: Session) -> Plan:
    return build_plan(session.store, FixedMeasure())


def seen(session: Session, plan: Plan, *placings: Placing, copying: bool = False) -> Plan:
    return placed(plan, Setting(session.store, FixedMeasure(), plan.t, plan.boxes), placings, copying=copying)[0]


def tops(plan: Plan, lane: str, step: str) -> list[tuple[str, float]]:
    row = plan.row(lane)
    assert row is not None
    return [(box.id, box.rect.y) for box in row.cells.get(step, [])]


@pytest.mark.parametrize("ids, step, at", [
    (("n3",), "s1", 0), (("t1", "n2"), "s3", 1), (("t2",), "s1", None), (("n1", "t1"), "s2", 0),
])  # fmt: skip
def test_a_preview_is_what_the_command_makes(session: Session, ids: tuple[str, ...], step: str, at: int | None) -> None:
    plan = planned(session)
    preview = seen(session, plan, Placing(ids, "touch", step, at))
    assert plan == planned(session)
    session.run(move_cards, ids, "touch", step, at)
    after = planned(session)
    for column in ("s1", "s2", "s3"):
        assert tops(preview, "touch", column) == tops(after, "touch", column)


def test_a_process_spans_as_many_steps_as_before(session: Session) -> None:
    preview = seen(session, planned(session), Placing(("p1",), "work", "s2", None))
    session.run(move_cards, ["p1"], "work", "s2")
    assert preview.boxes["p1"].rect == planned(session).boxes["p1"].rect


def test_copies_make_room_and_the_originals_stay(session: Session) -> None:
    plan = planned(session)
    preview = seen(session, plan, Placing(("n3", "t1"), "touch", "s1", 0), copying=True)
    session.run(copy_cards, ["n3", "t1"], "touch", "s1", 0)
    after = planned(session)
    assert [y for _, y in tops(preview, "touch", "s1")] == [y for _, y in tops(after, "touch", "s1")]
    assert {id: preview.boxes[id].rect for id in ("t1", "n1", "n2", "n3")} == {
        id: after.boxes[id].rect for id in ("t1", "n1", "n2", "n3")}


def test_rows_grow_and_never_shrink(session: Session) -> None:
    plan = planned(session)
    away = seen(session, plan, Placing(("t1", "n1", "n2", "n3"), "touch", "s2", None))
    assert away.row("touch").h == plan.row("touch").h  # type: ignore[union-attr]  # it is there
    one = seen(session, plan, Placing(("n1",), "touch", "s3", None))
    assert one.row("touch").h == plan.row("touch").h  # type: ignore[union-attr]  # it is there
    more = seen(session, plan, Placing(("t2",), "touch", "s1", 0))
    assert more.row("touch").h > plan.row("touch").h  # type: ignore[union-attr]  # it is there
    assert more.row("work").y > plan.row("work").y  # type: ignore[union-attr]  # it is there


def test_links_go_along(session: Session) -> None:
    from journeymapper.core.layout.links import routes
    session.run(add_link, "n1", "t2")
    plan = planned(session)
    old = {id: route.points for id, route in routes(plan).items()}
    preview = seen(session, plan, Placing(("n1",), "touch", "s4", None))
    assert {id: route.points for id, route in routes(preview).items()}.keys() == old.keys()
    assert {id: route.points for id, route in routes(preview).items()} != old
    assert {id: route.points for id, route in routes(plan).items()} == old
