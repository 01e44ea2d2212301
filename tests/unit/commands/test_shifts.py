"""Cards by the keyboard: the next slot, the next lane, the next step."""
import pytest

from journeymapper.core.commands import shifts
from journeymapper.core.document import queries
from journeymapper.core.layout.sides import INTERACTION, VISIBILITY, lines_between, side_of
from journeymapper.core.session.session import Session
from tests.support.board import board, cell, get, one_step, order, untouched

MORE = [("cards", {"id": f"n{n}", "rank": f"a{n}", "kind": "note", "step": "s1", "lane": "touch", "title": str(n)})
        for n in (2, 3)]


@pytest.mark.parametrize("ids, by, after", [
    (["t1"], 1, ["n1", "t1", "n2", "n3"]), (["n3"], -1, ["t1", "n1", "n3", "n2"]),
    (["t1", "n1"], 1, ["n2", "t1", "n1", "n3"]), (["n3", "t1"], 1, ["n1", "t1", "n2", "n3"]),
    (["t1", "n2"], -1, ["t1", "n2", "n1", "n3"]),
])  # fmt: skip
def test_cards_move_by_one_slot(ids: list[str], by: int, after: list[str]) -> None:
    session = board(*MORE)
    with one_step(session):
        session.run(shifts.shift_down, ids, by)
    assert cell(session, "touch", "s1") == after


def test_only_ranks_that_must_change_do() -> None:
    session = board(*MORE)
    session.run(shifts.shift_down, ["n3"], -1)
    assert set(session.history.done[-1].change.updated) == {"n2", "n3"}


def test_equal_ranks_are_told_apart() -> None:
    session = board(("cards", {"id": "n1", "rank": "a0", "kind": "note", "step": "s1", "lane": "touch", "title": ""}))
    before = cell(session, "touch", "s1")
    with one_step(session):
        session.run(shifts.shift_down, [before[1]], -1)
    assert cell(session, "touch", "s1") == list(reversed(before))


def test_at_the_end_of_the_cell_a_card_goes_to_the_next_lane_that_takes_it() -> None:
    session = board(
        ("lanes", {"id": "hidden", "rank": "a1V", "title": "", "kind": "touchpoints", "hidden": True}),
        ("lanes", {"id": "folded", "rank": "a2V", "title": "", "kind": "touchpoints", "collapsed": True}),
        ("lanes", {"id": "more", "rank": "a4", "title": "More", "kind": "touchpoints"}),
        ("cards", {"id": "t9", "rank": "a0", "kind": "touchpoint", "step": "s1", "lane": "more", "title": "There"}))
    with one_step(session):
        session.run(shifts.shift_down, ["n1", "t1"], 1)
    assert cell(session, "more", "s1") == ["t1", "n1", "t9"]
    with one_step(session):
        session.run(shifts.shift_down, ["t1", "n1"], -1)
    assert cell(session, "touch", "s1") == ["t1", "n1"]
    assert session.history.done[-1].params == {"n": 2}


def test_without_a_lane_that_takes_it_a_card_stays() -> None:
    session = board()
    with untouched(session):
        session.run(shifts.shift_down, ["t1"], -1)
        session.run(shifts.shift_down, ["n1", "r1"], 1)
        session.run(shifts.shift_down, ["o1", "nobody"], 1)


def test_cards_move_by_one_step_in_their_lanes_and_keep_their_order() -> None:
    session = board()
    with one_step(session):
        session.run(shifts.shift_across, ["n1", "t1", "r2"], 1)
    assert cell(session, "touch", "s2") == ["t1", "n1"]
    assert cell(session, "red", "s3") == ["r2"]
    assert get(session, "r1").step == "s2"


def test_cards_of_neighbouring_steps_don_t_mix_when_they_move() -> None:
    session = board(("cards", {"id": "t2", "rank": "a0", "kind": "touchpoint", "step": "s2", "lane": "touch",
                               "title": ""}))
    session.run(shifts.shift_across, ["t1", "n1", "t2"], 1)
    assert (cell(session, "touch", "s2"), cell(session, "touch", "s3")) == (["t1", "n1"], ["t2"])
    session.run(shifts.shift_across, ["t1", "n1", "t2"], -1)
    assert (cell(session, "touch", "s1"), cell(session, "touch", "s2")) == (["t1", "n1"], ["t2"])


def test_no_card_leaves_the_map() -> None:
    session = board()
    with untouched(session):
        session.run(shifts.shift_across, ["t1", "t2"], -1)
        session.run(shifts.shift_across, ["o1"], 1)
    with one_step(session):
        session.run(shifts.shift_across, ["t1", "t2"], 9)
    assert (get(session, "t1").step, get(session, "t2").step) == ("s2", "s4")


def test_stages_steps_and_lanes_move_in_blocks() -> None:
    session = board(("stages", {"id": "C", "rank": "a2", "title": "Last"}),
                    ("steps", {"id": "s5", "rank": "a0", "stage": "C", "title": "Five"}))
    with one_step(session):
        session.run(shifts.shift_stages, ["B", "A"], 1)
    assert order(session) == ["s5", "s1", "s2", "s3", "s4"]
    with one_step(session):
        session.run(shifts.shift_steps, ["s2", "s4"], -1)
    assert order(session) == ["s5", "s2", "s1", "s4", "s3"]
    with one_step(session):
        session.run(shifts.shift_lanes, ["mood", "red"], -1)
    assert [row.id for row in queries.lanes(session.store)] == ["mood", "red", "touch", "work"]


def test_a_step_at_the_end_of_its_stage_goes_to_the_next_one() -> None:
    session = board()
    with one_step(session):
        session.run(shifts.shift_steps, ["s1", "s2"], 1)
    assert [row.id for row in queries.steps_of(session.store, "B")] == ["s1", "s2", "s3", "s4"]
    assert len(queries.steps_of(session.store, "A")) == 1
    with untouched(session):
        session.run(shifts.shift_steps, ["s4"], 1)
        session.run(shifts.shift_stages, ["B"], 1)


def test_lanes_pass_hidden_ones() -> None:
    session = board(("lanes", {"id": "mood", "rank": "a1", "title": "", "kind": "emotions", "hidden": True}))
    with one_step(session):
        session.run(shifts.shift_lanes, ["touch"], 1)
    shown = [row.id for row in queries.lanes(session.store) if not row.hidden]
    assert shown == ["red", "touch", "work"]


def sides(session: Session) -> list[tuple[str, str | None]]:
    return [(row.id, side_of(row)) for row in queries.lanes(session.store)]


def test_a_lane_passes_the_blueprint_s_line_before_it_passes_a_lane_and_the_line_stays() -> None:
    session = board(("lanes", {"id": "shop", "rank": "a2V", "title": "", "kind": "notes", "side": "frontstage"}))
    before = lines_between([side for _, side in sides(session)])
    assert VISIBILITY in before
    with one_step(session):
        session.run(shifts.shift_lanes, ["work"], -1)
    assert sides(session)[-2:] == [("shop", "frontstage"), ("work", "frontstage")]
    assert session.history.done[-1].title == "Move lane to frontstage"
    with one_step(session):
        session.run(shifts.shift_lanes, ["work"], -1)
    assert sides(session)[-2:] == [("work", "frontstage"), ("shop", "frontstage")]
    assert session.history.done[-1].title == "Move lane"
    with one_step(session):
        session.run(shifts.shift_lanes, ["work"], -1)
    assert sides(session)[2:] == [("red", "customer"), ("work", "customer"), ("shop", "frontstage")]
    assert lines_between([side for _, side in sides(session)])[-1] == INTERACTION


def test_lanes_that_stand_together_pass_a_line_together() -> None:
    session = board(("lanes", {"id": "deep", "rank": "a4", "title": "", "kind": "notes", "side": "support"}))
    before = [id for id, _ in sides(session)]
    with one_step(session):
        session.run(shifts.shift_lanes, ["red", "work", "deep"], -1)
    assert [id for id, _ in sides(session)] == before
    assert {side for _, side in sides(session)} == {"customer"}
    with one_step(session):
        session.run(shifts.shift_lanes, ["red", "work", "deep"], -1)
    assert [id for id, _ in sides(session)] == ["touch", "red", "work", "deep", "mood"]


@pytest.mark.parametrize("places, left", [
    ([(["n1"], "touch", "s2", 1), (["n2"], "touch", "s3", None)],
     {"s1": ["t1"], "s2": ["n3", "n1"], "s3": ["t2", "n2"]}),
    ([(["t2"], "touch", "s2", 1), (["n2"], "touch", "s1", None)],
     {"s1": ["t1", "n1", "n2"], "s2": ["n3", "t2"], "s3": []}),
])  # fmt: skip
def test_the_number_of_cards_that_keep_apart_counts_those_that_stay(
    places: list[tuple[list[str], str, str, int | None]], left: dict[str, list[str]]
) -> None:
    """A card comes to the cell that the next one leaves."""
    session = board(*((table, row | {"step": "s2"}) for table, row in MORE))
    with one_step(session):
        session.run(shifts.move_apart, places)
    assert {step: cell(session, "touch", step) for step in left} == left
    assert session.history.done[-1].title == "Move {n} cards"
