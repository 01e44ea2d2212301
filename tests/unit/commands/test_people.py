"""Personas, channels, departments: add, order, merge."""
import pytest

from journeymapper.core.commands import people
from journeymapper.core.document import queries
from journeymapper.core.foundation.errors import Refused
from tests.support.board import board, get, gone, one_step, untouched


def test_newcomers_stand_at_the_end_of_their_list() -> None:
    session = board()
    made = [session.run(command, "New") for command in (people.add_persona, people.add_channel, people.add_department)]
    assert [rows(session.store)[-1].id for rows in (queries.personas, queries.channels, queries.departments)] == made


def test_personas_get_colours_that_are_free_as_long_as_there_are_any() -> None:
    session = board()
    count = len(people.PERSONA_COLOURS)
    for _ in range(count + 2):
        session.run(people.add_persona, "New")
    colours = [row.colour for row in queries.personas(session.store) if row.name == "New"]
    assert colours[:count - 1] == list(people.PERSONA_COLOURS[1:]), "Maria has the first"
    assert set(colours[count - 1:]) <= set(people.PERSONA_COLOURS)
    assert get(session, session.run(people.add_persona, "Red", colour="#123456")).colour == "#123456"


@pytest.mark.parametrize("command, fields", [
    (people.add_persona, {"colour": "red"}), (people.add_channel, {"mode": "paper"}),
    (people.add_department, {"colour": 1}),
])  # fmt: skip
def test_a_newcomer_that_can_not_be_is_refused(command: object, fields: dict[str, object]) -> None:
    session = board()
    with untouched(session), pytest.raises(Refused, match=next(iter(fields))):
        session.run(command, "New", **fields)


@pytest.mark.parametrize("id, index, rows, wanted", [
    ("paul", 0, queries.personas, ["paul", "maria"]), ("web", None, queries.channels, ["phone", "web"]),
    ("care", 0, queries.departments, ["care", "sales"]),
])  # fmt: skip
def test_entries_are_put_in_order(id: str, index: int | None, rows: object, wanted: list[str]) -> None:
    session = board()
    with one_step(session):
        session.run(people.move_entry, id, index)
    assert [row.id for row in rows(session.store)] == wanted


def test_only_entries_of_lists_are_put_in_order() -> None:
    session = board()
    with untouched(session), pytest.raises(Refused):
        session.run(people.move_entry, "t1", 0)


def test_merged_channels_keep_what_named_either() -> None:
    session = board()
    with one_step(session):
        session.run(people.merge_entries, "phone", "web")
    assert gone(session, "web")
    assert (get(session, "t1").channel, get(session, "t2").channel) == ("phone", "phone")
    assert get(session, "paul").preferences == {"s1": "phone", "s2": "phone"}
    step = session.history.done[-1]
    assert (step.title, step.params) == ("Merge into “{name}”", {"name": "Phone"})


def test_merged_departments_keep_what_named_either() -> None:
    session = board()
    with one_step(session):
        session.run(people.merge_entries, "care", "sales")
    assert gone(session, "sales")
    assert (get(session, "t1").department, get(session, "p1").department) == ("care", "care")


def test_merged_personas_keep_the_emotions_of_both() -> None:
    session = board()
    with one_step(session):
        session.run(people.merge_entries, "paul", "maria")
    assert gone(session, "maria")
    assert {get(session, id).persona for id in ("e1", "e2", "e3")} == {"paul"}
    assert [get(session, id).value for id in ("e1", "e2", "e3")] == [1, -1.5, 0]


def test_merged_personas_are_named_once_by_red_points_and_lanes() -> None:
    session = board()
    session.run(people.merge_entries, "paul", "maria")
    assert get(session, "r1").personas == ("paul",)
    assert get(session, "mood").personas == ("paul",)


@pytest.mark.parametrize("kept, moved", [(None, None), (None, 0.5), (0.5, None), (1, 1), (0, 0), (0.3, 0.3)])
def test_merged_personas_points_never_cover_each_other(kept: float | None, moved: float | None) -> None:
    session = board(("emotions", {"id": "e1", "persona": "maria", "step": "s1", "value": 1, "offset": kept}),
                    ("emotions", {"id": "e3", "persona": "paul", "step": "s1", "value": 0, "offset": moved}))
    session.run(people.merge_entries, "maria", "paul")
    assert get(session, "e1").offset == kept
    new = get(session, "e3").offset
    assert new is not None
    assert 0 <= new <= 1
    assert new != (0.5 if kept is None else kept)


def test_a_point_that_stands_apart_stays_where_it_is() -> None:
    session = board(("emotions", {"id": "e3", "persona": "paul", "step": "s1", "value": 0, "offset": 0.9}))
    session.run(people.merge_entries, "maria", "paul")
    assert get(session, "e3").offset == 0.9


@pytest.mark.parametrize("keep, away", [
    ("web", "web"), ("web", "sales"), ("web", "nowhere"), ("nowhere", "web"), ("t1", "t2"), ("s1", "s2"),
])  # fmt: skip
def test_only_two_entries_of_one_list_merge(keep: str, away: str) -> None:
    session = board()
    with untouched(session), pytest.raises(Refused):
        session.run(people.merge_entries, keep, away)
