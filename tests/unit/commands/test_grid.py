"""Stages, steps, lanes: add, move, merge, and ranks that neighbours share."""
import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeymapper.core.commands import grid
from journeymapper.core.commands.order import ranks_at
from journeymapper.core.document import queries
from journeymapper.core.document.store import Store
from journeymapper.core.document.transaction import Transaction
from journeymapper.core.foundation.errors import Refused
from journeymapper.core.model.journey import Journey, Stage
from journeymapper.core.model.kinds import lane_kinds
from tests.support.board import board, get, gone, one_step, order, untouched
from tests.support.maps import empty


def stages(session: object) -> list[str]:
    return [row.id for row in queries.stages(session.store)]


def lanes(session: object) -> list[str]:
    return [row.id for row in queries.lanes(session.store)]


@pytest.mark.parametrize("index, place", [(0, 0), (1, 1), (2, 2), (None, 2), (99, 2), (-5, 0)])
def test_a_stage_goes_before_the_number_named(index: int | None, place: int) -> None:
    session = board()
    with one_step(session):
        made = session.run(grid.add_stage, index, "New")
    assert stages(session).index(made.stage) == place
    assert get(session, made.stage).title == "New"


@pytest.mark.parametrize("index, phase", [(0, "before"), (1, "before"), (2, "after"), (None, "after")])
def test_a_stage_takes_its_neighbour_s_phase(index: int | None, phase: str) -> None:
    session = board()
    assert get(session, session.run(grid.add_stage, index).stage).phase == phase


def test_a_phase_that_is_said_is_taken() -> None:
    session = board()
    assert get(session, session.run(grid.add_stage, 0, phase="purchase").stage).phase == "purchase"
    first = empty()
    assert get(first, first.run(grid.add_stage).stage).phase is None


def test_a_stage_moves_with_its_steps() -> None:
    session = board()
    with one_step(session):
        session.run(grid.move_stage, "B", 0)
    assert order(session) == ["s3", "s4", "s1", "s2"]
    with untouched(session), pytest.raises(Refused):
        session.run(grid.move_stage, "nowhere", 0)


@pytest.mark.parametrize("index, columns", [
    (0, ["new", "s1", "s2", "s3", "s4"]), (1, ["s1", "new", "s2", "s3", "s4"]), (None, ["s1", "s2", "new", "s3", "s4"]),
])  # fmt: skip
def test_a_step_goes_before_the_number_named_in_its_stage(index: int | None, columns: list[str]) -> None:
    session = board()
    with one_step(session):
        made = session.run(grid.add_step, "A", index, "New")
    assert [id if id != made else "new" for id in order(session)] == columns


def test_a_step_moves_within_and_between_stages() -> None:
    session = board()
    with one_step(session):
        session.run(grid.move_step, "s1", "A", None)
    assert order(session) == ["s2", "s1", "s3", "s4"]
    with one_step(session):
        session.run(grid.move_step, "s1", "B", 1)
    assert order(session) == ["s2", "s3", "s1", "s4"]
    assert get(session, "s1").stage == "B"


@pytest.mark.parametrize("step, stage", [("nowhere", "A"), ("s1", "nowhere"), ("s1", "s2"), ("t1", "A")])
def test_a_step_moves_only_to_a_stage_that_is_there(step: str, stage: str) -> None:
    session = board()
    with untouched(session), pytest.raises(Refused):
        session.run(grid.move_step, step, stage, 0)
    with untouched(session), pytest.raises(Refused):
        session.run(grid.add_step, "nowhere")


@pytest.mark.parametrize("keep, away", [("s1", "s1"), ("s1", "nowhere"), ("nowhere", "s1"), ("s1", "t1")])
def test_only_two_different_steps_merge(keep: str, away: str) -> None:
    session = board()
    with untouched(session), pytest.raises(Refused):
        session.run(grid.merge_steps, keep, away)


def test_a_merged_step_keeps_its_title_or_takes_the_other_s() -> None:
    session = board()
    session.run(grid.merge_steps, "s1", "s2")
    assert get(session, "s1").title == "One"
    untitled = board(("steps", {"id": "s1", "rank": "a0", "stage": "A", "title": ""}))
    untitled.run(grid.merge_steps, "s1", "s2")
    assert get(untitled, "s1").title == "Two"


def test_a_merge_that_empties_a_stage_takes_it_away() -> None:
    session = board()
    session.run(grid.merge_steps, "s2", "s4")
    with one_step(session):
        session.run(grid.merge_steps, "s2", "s3")
    assert gone(session, "B")
    assert order(session) == ["s1", "s2"]


@pytest.mark.parametrize("kind", list(lane_kinds()))
def test_each_kind_of_lane_is_made_where_it_is_wanted(kind: str) -> None:
    session = board()
    with one_step(session):
        made = session.run(grid.add_lane, kind, 1, "New")
    assert lanes(session) == ["touch", made, "mood", "red", "work"]
    assert (get(session, made).kind, get(session, made).side) == (kind, "customer")
    first = session.run(grid.add_lane, kind, 0)
    assert (lanes(session)[0], get(session, first).side) == (first, lane_kinds()[kind].side)


@pytest.mark.parametrize("kind, index, side", [
    ("metrics", 3, "backstage"), ("processes", 3, "backstage"), ("emotions", 3, "customer"),
    ("emotions", 5, "backstage"), ("metrics", 5, "support"), ("processes", 1, "customer"),
    ("emotions", None, "support"), ("metrics", 2, "customer"), ("notes", 99, "support"),
])  # fmt: skip
def test_a_lane_takes_the_side_of_its_place(kind: str, index: int | None, side: str) -> None:
    session = board(
        ("lanes", {"id": "more", "rank": "a4", "title": "", "kind": "processes"}),
        ("lanes", {"id": "odd", "rank": "a5", "title": "", "kind": "hologram"}),
        ("lanes", {"id": "figures", "rank": "a6", "title": "", "kind": "metrics"}))
    assert get(session, session.run(grid.add_lane, kind, index)).side == side


@pytest.mark.parametrize("kind, side", [("metrics", "support"), ("notes", "backstage")])
def test_the_last_lane_goes_as_deep_as_the_one_above_or_its_kind(kind: str, side: str) -> None:
    session = board()
    assert get(session, session.run(grid.add_lane, kind)).side == side


def test_a_side_that_is_named_is_taken() -> None:
    session = board()
    assert get(session, session.run(grid.add_lane, "notes", None, "", "frontstage")).side == "frontstage"


def test_several_lanes_of_emotions_may_stand_on_a_map() -> None:
    session = board()
    made = session.run(grid.add_lane, "emotions")
    assert get(session, made).personas is None
    assert len(queries.lane_personas(session.store, get(session, made))) == 2


def test_an_unknown_kind_of_lane_is_refused() -> None:
    session = board()
    with untouched(session), pytest.raises(Refused, match="hologram"):
        session.run(grid.add_lane, "hologram")


def test_a_lane_moves_up_and_down() -> None:
    session = board()
    with one_step(session):
        session.run(grid.move_lane, "work", 0)
    assert lanes(session) == ["work", "touch", "mood", "red"]
    session.run(grid.move_lane, "work", None)
    assert lanes(session) == ["touch", "mood", "red", "work"]
    with untouched(session), pytest.raises(Refused):
        session.run(grid.move_lane, "nowhere", 0)


def test_neighbours_that_share_a_rank_are_ranked_anew() -> None:
    rows = [(name, {"id": name, "rank": "a0", "title": name}) for name in "ABCD"]
    session = board(*[("stages", row) for _, row in rows])
    assert stages(session) == ["A", "B", "C", "D"]
    with one_step(session):
        session.run(grid.move_stage, "D", 1)
    assert stages(session) == ["A", "D", "B", "C"]
    ranks = [row.rank for row in queries.stages(session.store)]
    assert ranks == sorted(set(ranks))


@given(st.lists(st.sampled_from(["a0", "a1", "a2"]), max_size=6), st.integers(-1, 7), st.integers(1, 3))
def test_newcomers_stand_in_order_at_their_place_and_the_others_keep_theirs(
    ranks: list[str], index: int, count: int
) -> None:
    siblings = [Stage(id=f"x{n}", rank=rank, title="") for n, rank in enumerate(sorted(ranks))]
    tx = Transaction(Store([Journey(id="j", title=""), *siblings]))
    made = ranks_at(tx, siblings, index, count)
    for n, rank in enumerate(made):
        tx.add(Stage(id=f"new{n}", rank=rank, title=""))
    place = max(0, min(index, len(siblings)))
    wanted = [row.id for row in siblings]
    wanted[place:place] = [f"new{n}" for n in range(count)]
    assert [row.id for row in queries.stages(tx)] == wanted
