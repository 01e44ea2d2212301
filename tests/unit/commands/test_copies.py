"""Cards copied to another cell, lanes on another side, the to-be map."""
from typing import get_args

import pytest

from journeymapper.core.commands.copies import copy_cards
from journeymapper.core.commands.lanes import set_side
from journeymapper.core.commands.to_be import as_to_be
from journeymapper.core.document import queries
from journeymapper.core.foundation.errors import Refused
from journeymapper.core.model.journey import Journey, Side
from journeymapper.core.model.other import Link
from journeymapper.core.session.session import Session
from tests.support.board import board, cell, get, one_step, untouched


def test_copies_stand_in_the_slot_and_the_originals_stay() -> None:
    session = board()
    with one_step(session):
        made = session.run(copy_cards, ["n1", "t1"], "touch", "s3", 0)
    assert cell(session, "touch", "s3") == [*made, "t2"]
    assert cell(session, "touch", "s1") == ["t1", "n1"]
    assert [(get(session, id).title, get(session, id).kind) for id in made] == [("Ask", "note"),
                                                                               ("Leaflet", "touchpoint")]
    assert session.history.done[-1].params == {"n": 2}


def test_a_copied_red_point_gets_a_number_and_marks_nothing_elsewhere() -> None:
    session = board()
    with one_step(session):
        made, = session.run(copy_cards, ["r1"], "red", "s4")
    assert (get(session, made).number, get(session, made).about, get(session, made).step) == (3, None, "s4")
    beside, = session.run(copy_cards, ["r1"], "red", "s1")
    assert (get(session, beside).number, get(session, beside).about) == (4, "t1")


def test_links_between_copied_cards_are_copied_and_a_span_keeps_its_length() -> None:
    session = board()
    made = session.run(copy_cards, ["t1", "t2"], "touch", "s4")
    links = [(row.source, row.target) for row in session.store.every(Link)]
    assert links == [("t1", "t2"), tuple(made)]
    process, = session.run(copy_cards, ["p1"], "work", "s2")
    assert get(session, process).until == "s4"


@pytest.mark.parametrize("lane, step", [("red", "s1"), ("nowhere", "s1"), ("touch", "nowhere")])
def test_copies_go_only_where_their_kind_may_stand(lane: str, step: str) -> None:
    session = board()
    with untouched(session), pytest.raises(Refused):
        session.run(copy_cards, ["t1"], lane, step)


@pytest.mark.parametrize("side", get_args(Side))
def test_a_lane_on_another_side_stands_where_the_lines_stay_in_order(side: Side) -> None:
    session = board(("lanes", {"id": "shop", "rank": "a2V", "title": "", "kind": "notes", "side": "frontstage"}))
    order = {"customer": ["touch", "mood", "red", "shop", "work"],
             "frontstage": ["mood", "red", "touch", "shop", "work"],
             "backstage": ["mood", "red", "shop", "touch", "work"], "support": ["mood", "red", "shop", "work", "touch"]}
    with one_step(session) if side != "customer" else untouched(session):
        session.run(set_side, "touch", side)
    assert get(session, "touch").side == side
    assert [row.id for row in queries.lanes(session.store)] == order[side]


def test_a_lane_that_comes_to_the_customer_s_side_goes_up() -> None:
    session = board()
    with one_step(session):
        session.run(set_side, "work", "customer")
    assert [row.id for row in queries.lanes(session.store)] == ["touch", "mood", "red", "work"]
    session.run(set_side, "work", "support")
    session.run(set_side, "red", "support")
    session.run(set_side, "work", "frontstage")
    assert [row.id for row in queries.lanes(session.store)] == ["touch", "mood", "work", "red"]
    with untouched(session), pytest.raises(Refused):
        session.run(set_side, "nowhere", "support")


def test_the_to_be_map_differs_in_its_journey_alone() -> None:
    session = board(("journey", {"id": "journey", "title": "Terrace", "state": "as-is", "next_number": 3,
                                 "exports": [{"on": "2026-01-01"}]}))
    rows = as_to_be(session.store.records.values())
    to_be = Session(rows)
    mine, other = queries.journey(session.store), queries.journey(to_be.store)
    assert (other.state, other.exports, mine.state) == ("to-be", None, "as-is")
    assert other.id != mine.id
    assert (other.title, other.next_number) == ("Terrace", 3)
    assert {row.id: row for row in rows if not isinstance(row, Journey)} == {
        row.id: row for row in session.store.records.values() if not isinstance(row, Journey)}
