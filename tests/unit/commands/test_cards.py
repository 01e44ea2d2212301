"""Cards: add, move, shift, park, span, mark."""
from typing import Any

import pytest

from journeymapper.core.commands import cards, grid, records, shifts
from journeymapper.core.document import queries
from journeymapper.core.foundation.errors import Refused
from journeymapper.core.model.kinds import card_kinds, home_of, lane_kinds
from tests.support.board import board, cell, get, one_step, untouched


@pytest.mark.parametrize("kind", list(card_kinds()))
def test_each_kind_of_card_finds_or_makes_its_lane(kind: str) -> None:
    session = board()
    with one_step(session):
        made = session.run(cards.add_card, kind, step="s2", lane_title="Named", title="New")
    card = get(session, made)
    assert (card.kind, card.step, card.title) == (kind, "s2", "New")
    lane = get(session, card.lane)
    assert lane.kind == home_of(kind).name
    assert lane.title in ("Named", "Touchpoints", "Red points", "Work")
    again = session.run(cards.add_card, kind, step="s3")
    assert get(session, again).lane == card.lane, "the lane is made once"


def test_a_card_goes_to_its_place_in_the_cell() -> None:
    session = board()
    made = [session.run(cards.add_card, "note", "touch", "s1", index) for index in (0, 2, None, 99)]
    assert cell(session, "touch", "s1") == [made[0], "t1", made[1], "n1", made[2], made[3]]


def test_a_card_without_step_is_parked() -> None:
    session = board()
    made = session.run(cards.add_card, "note", "touch")
    assert (get(session, made).lane, get(session, made).step) == ("touch", None)
    assert made in [row.id for row in queries.parked(session.store)]


def test_a_new_red_point_is_new_and_has_the_next_number_whatever_is_asked() -> None:
    session = board()
    made = session.run(cards.add_card, "red-point", step="s1", number=77, severity=0)
    assert (get(session, made).number, get(session, made).status, get(session, made).severity) == (3, "new", 0)


@pytest.mark.parametrize("arguments, fields, words", [
    (("red-point", "touch", "s1"), {}, "doesn't take"), (("note", "nowhere", "s1"), {}, "lane isn't there"),
    (("note", "touch", "nowhere"), {}, "step isn't there"), (("hologram",), {}, "no lane for cards"),
    (("red-point", "red", "s1"), {"severity": 9}, "severity"),
    (("touchpoint", "touch", "s1"), {"feeling": "bad"}, "feeling"),
    (("note", "t1", "s1"), {}, "lane isn't there"), (("note", "touch", "A"), {}, "step isn't there"),
])  # fmt: skip
def test_a_card_that_can_not_be_is_refused(arguments: tuple[str, ...], fields: dict[str, Any], words: str) -> None:
    session = board()
    with untouched(session), pytest.raises(Refused, match=words):
        session.run(cards.add_card, *arguments, **fields)


def test_moved_cards_keep_the_order_given_before_the_place_named() -> None:
    session = board()
    third = session.run(cards.add_card, "note", "touch", "s2")
    with one_step(session):
        session.run(cards.move_cards, [third, "t2"], "touch", "s1", 1)
    assert cell(session, "touch", "s1") == ["t1", third, "t2", "n1"]
    assert session.history.done[-1].params == {"n": 2}


def test_a_card_is_reordered_within_its_cell() -> None:
    session = board()
    with one_step(session):
        session.run(cards.move_cards, ["n1"], "touch", "s1", 0)
    assert cell(session, "touch", "s1") == ["n1", "t1"]
    session.run(cards.move_cards, ["n1"], "touch", "s1", 1)
    assert cell(session, "touch", "s1") == ["t1", "n1"]


def test_a_move_changes_no_other_card() -> None:
    session = board()
    session.run(cards.move_cards, ["n1"], "touch", "s1", 0)
    assert set(session.history.done[-1].change.ids()) == {"n1"}


def test_a_card_named_twice_moves_once() -> None:
    session = board()
    session.run(cards.move_cards, ["n1", "n1"], "touch", "s2")
    assert cell(session, "touch", "s2") == ["n1"]
    assert session.history.done[-1].title == "Move card"


@pytest.mark.parametrize("ids, lane, step", [
    (["t1"], "red", "s1"), (["n1", "t1"], "work", "s1"), (["t1"], "nowhere", "s1"), (["t1"], "touch", "nowhere"),
    (["t1"], "touch", "A"), (["n1"], "mood", "s1"),
])  # fmt: skip
def test_a_move_that_can_not_be_is_refused_for_all(ids: list[str], lane: str, step: str) -> None:
    session = board()
    with untouched(session), pytest.raises(Refused):
        session.run(cards.move_cards, ids, lane, step)


@pytest.mark.parametrize("step, until", [("s2", "s4"), ("s3", "s4"), ("s1", "s3")])
def test_a_moved_process_keeps_its_length_inside_the_map(step: str, until: str) -> None:
    session = board()
    session.run(cards.move_cards, ["p1"], "work", step, None)
    assert (get(session, "p1").step, get(session, "p1").until) == (step, until)


def test_a_parked_process_comes_back_without_a_span() -> None:
    session = board()
    session.run(cards.park, ["p1"])
    session.run(cards.move_cards, ["p1"], "work", "s2")
    assert (get(session, "p1").step, get(session, "p1").until) == ("s2", None)


def test_a_process_parked_because_its_start_went_comes_back_without_a_span() -> None:
    session = board()
    session.run(records.delete, ["s1"])
    session.run(cards.move_cards, ["p1"], "work", "s2")
    assert (get(session, "p1").step, get(session, "p1").until) == ("s2", None)


def test_cards_shift_together_and_stay_inside_the_map() -> None:
    session = board()
    with one_step(session):
        session.run(shifts.shift_across, ["n1", "t2"], 9)
    assert (get(session, "n1").step, get(session, "t2").step) == ("s2", "s4")
    with untouched(session):
        session.run(shifts.shift_across, ["n1", "t2"], 1)
    session.run(shifts.shift_across, ["n1", "t2"], -9)
    assert (get(session, "n1").step, get(session, "t2").step) == ("s1", "s3")


def test_shifting_passes_over_parked_cards() -> None:
    session = board()
    session.run(cards.park, ["n1"])
    with one_step(session):
        session.run(shifts.shift_across, ["n1", "t1"], 1)
    assert (get(session, "n1").step, get(session, "t1").step) == (None, "s2")
    with untouched(session):
        session.run(shifts.shift_across, ["n1", "o1"], 1)


def test_parked_cards_keep_their_lane() -> None:
    session = board()
    with one_step(session):
        session.run(cards.park, ["t2", "n1", "nowhere"])
    assert [row.id for row in queries.parked(session.store)] == ["t2", "n1", "o1"]
    assert get(session, "t2").lane == "touch"


@pytest.mark.parametrize("until, step, end", [("s4", "s1", "s4"), ("s1", "s1", "s1")])
def test_a_span_ends_where_it_is_set(until: str, step: str, end: str) -> None:
    session = board()
    with one_step(session):
        session.run(cards.set_span, "p1", until)
    assert (get(session, "p1").step, get(session, "p1").until) == (step, end)


def test_a_span_set_before_its_start_begins_there() -> None:
    session = board()
    session.run(cards.move_cards, ["p1"], "work", "s3")
    with one_step(session):
        session.run(cards.set_span, "p1", "s1")
    assert (get(session, "p1").step, get(session, "p1").until) == ("s1", "s3")


@pytest.mark.parametrize("id, until", [("t1", "s2"), ("p1", "nowhere"), ("p1", "A"), ("nowhere", "s1")])
def test_only_a_process_spans_and_only_steps(id: str, until: str) -> None:
    session = board()
    with untouched(session), pytest.raises(Refused):
        session.run(cards.set_span, id, until)


@pytest.mark.parametrize("about", ["r1", "s1", "maria", "l1", "nowhere"])
def test_what_can_not_be_marked_is_refused(about: str) -> None:
    session = board()
    with untouched(session), pytest.raises(Refused):
        session.run(cards.mark, about)
    with untouched(session), pytest.raises(Refused):
        session.run(cards.set_mark, "r2", about)


def test_only_a_red_point_marks() -> None:
    session = board()
    with untouched(session), pytest.raises(Refused):
        session.run(cards.set_mark, "n1", "t1")


@pytest.mark.parametrize("about", ["t1", "n1", "p1", "e1"])
def test_a_mark_stands_in_the_step_of_what_it_marks(about: str) -> None:
    session = board()
    with one_step(session):
        made = session.run(cards.mark, about, title="Hurts", severity=4)
    red = get(session, made)
    assert (red.about, red.step, red.lane, red.title, red.severity) == (about, "s1", "red", "Hurts", 4)


def test_a_marked_emotion_names_its_persona_unless_told_otherwise() -> None:
    session = board()
    assert get(session, session.run(cards.mark, "e3")).personas == ("paul",)
    assert get(session, session.run(cards.mark, "e3", personas=("maria",))).personas == ("maria",)
    assert get(session, session.run(cards.mark, "t1")).personas is None


def test_a_mark_of_a_parked_card_is_parked() -> None:
    session = board()
    made = session.run(cards.mark, "o1")
    assert (get(session, made).step, get(session, made).about) == (None, "o1")


def test_a_parked_red_point_that_is_tied_leaves_the_parking_lot() -> None:
    session = board()
    session.run(cards.park, ["r2"])
    with one_step(session):
        session.run(cards.set_mark, "r2", "t2")
    assert (get(session, "r2").step, get(session, "r2").about) == ("s3", "t2")


def test_a_mark_is_untied_where_it_stands() -> None:
    session = board()
    with one_step(session):
        session.run(cards.set_mark, "r1", None)
    assert (get(session, "r1").about, get(session, "r1").step) == (None, "s1")


def test_a_made_lane_stands_below_the_last_of_its_side() -> None:
    session = board()
    session.run(cards.add_card, "note", step="s1")
    session.run(cards.add_card, "metric", step="s1")
    assert [row.kind for row in queries.lanes(session.store)] == [
        "touchpoints", "emotions", "red-points", "notes", "processes", "metrics"]
    assert all(row.side == lane_kinds()[row.kind].side for row in queries.lanes(session.store) if row.side)
    session.run(grid.move_lane, "work", 0)
    made = session.run(cards.add_card, "opportunity", step="s1")
    assert get(session, get(session, made).lane).side == "backstage"
