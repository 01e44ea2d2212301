"""Feelings of several personas, typed in one go."""
import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeymapper.core.commands.feelings import Said, read_feelings, set_feelings
from journeymapper.core.document import queries
from tests.support.board import board, get, gone, one_step
from tests.support.maps import state

PEOPLE = [("maria", "Maria, first-time buyer"), ("paul", "Paul"), ("ann", "Ann Lee")]


@pytest.mark.parametrize("text, said", [
    ("1", {"maria": 1}), ("+1 -0.5", {"maria": 1, "paul": -0.5}), (".5 0 -2", {"maria": 0.5, "paul": 0, "ann": -2}),
    ("−1,5; 2", {"maria": -1.5, "paul": 2}), ("+", {"maria": 0.5}), ("-- ++", {"maria": -1, "paul": 1}),
    ("@paul 1", {"paul": 1}), ("Paul 1 -1", {"paul": 1, "maria": -1}), ("@ann 2 @maria .25", {"ann": 2, "maria": 0.25}),
    ("lee 1", {"ann": 1}), ("1.", {"maria": 1}), ("＋１", {"maria": 1}),
])
def test_numbers_go_to_personas_in_turn_or_by_name(text: str, said: dict[str, float]) -> None:
    assert read_feelings(text, PEOPLE) == [Said(who, value) for who, value in said.items()]


@pytest.mark.parametrize("text, said", [
    ("I had to wait", [Said("maria", None, "I had to wait")]),
    ("-1.5 I had to wait", [Said("maria", -1.5, "I had to wait")]),
    ("1 2 So easy", [Said("maria", 1), Said("paul", 2, "So easy")]),
    ("3", [Said("maria", None, "3")]), ("24 hours", [Said("maria", None, "24 hours")]),
    ("+++++", [Said("maria", None, "+++++")]), ("1st try", [Said("maria", None, "1st try")]),
    ("0 0 0 1", [Said("maria", 0), Said("paul", 0), Said("ann", 0, "1")]),
    ("Paul was here", [Said("maria", None, "Paul was here")]), ("", []), (" ", []),
])
def test_words_are_a_quote_of_the_one_said_last(text: str, said: list[Said]) -> None:
    assert read_feelings(text, PEOPLE) == said


def test_the_turn_begins_with_the_first() -> None:
    assert read_feelings("1 2 0", PEOPLE, "paul") == [Said("paul", 1), Said("ann", 2), Said("maria", 0)]
    assert read_feelings("1", []) == []


@given(st.text("+-−.,;/ 0125@paulmi x\n", max_size=30))
def test_it_never_raises_and_values_stay_on_the_scale(text: str) -> None:
    said = read_feelings(text, PEOPLE)
    assert bool(said) == bool(text.strip())
    assert all(row.value is None or -2 <= row.value <= 2 for row in said)
    assert len({row.persona for row in said}) == len(said)
    letters = "".join(row.quote or "" for row in said)
    assert text.strip().endswith(letters)


def test_points_are_set_and_made_in_one_step() -> None:
    session = board()
    said = [Said("maria", -2, "No"), Said("paul", 1)]
    with one_step(session):
        made = session.run(set_feelings, "s2", said, {"maria": "e2"}, [get(session, "e2")], [])
        assert (get(session, "e2").value, get(session, "e2").quote) == (-2, "No")
        assert get(session, made["paul"]).value == 1
    assert len(queries.emotions_at(session.store, "s2")) == 2


def test_what_is_not_said_any_more_goes_back() -> None:
    session = board()
    start, before = state(session.store), [get(session, "e2")]
    made = session.run(set_feelings, "s2", [Said("maria", 2, "Oh"), Said("paul", 1)], {"maria": "e2"}, before, [])
    session.run(set_feelings, "s2", [], {"maria": "e2", **made}, before, list(made.values()))
    assert gone(session, made["paul"])
    assert state(session.store) == start
