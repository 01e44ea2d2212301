"""What is done to records of any kind: fields, names, deletion, links; and every command has a name."""
from inspect import isfunction
from types import ModuleType

import pytest

from journeymapper.core.commands import cards, emotions, grid, links, people, pictures, records
from journeymapper.core.document import queries
from journeymapper.core.foundation.errors import Refused
from tests.support.board import board, get, gone, one_step, untouched


def test_fields_are_set_on_all_that_have_them() -> None:
    session = board()
    with one_step(session):
        session.run(records.set_fields, ["t1", "r1", "s1", "nowhere"], department="care", text="Why", severity=2)
    assert (get(session, "t1").department, get(session, "t1").text) == ("care", "Why")
    assert (get(session, "r1").severity, get(session, "r1").text) == (2, "Why")
    assert "department" not in get(session, "r1").values()
    assert get(session, "s1") == get(board(), "s1")


def test_one_value_that_can_not_be_refuses_all() -> None:
    session = board()
    with untouched(session), pytest.raises(Refused, match="votes"):
        session.run(records.set_fields, ["t1", "n1"], votes=-1)


def test_empty_text_is_no_text() -> None:
    session = board()
    session.run(records.set_fields, ["t1"], text="")
    assert get(session, "t1").text is None


@pytest.mark.parametrize("id, field", [
    ("t1", "title"), ("s1", "title"), ("A", "title"), ("touch", "title"), ("journey", "title"), ("maria", "name"),
    ("web", "name"), ("sales", "name"),
])  # fmt: skip
def test_rename_sets_the_title_or_name(id: str, field: str) -> None:
    session = board()
    with one_step(session):
        session.run(records.rename, id, "New")
    assert get(session, id).values()[field] == "New"
    assert set(get(session, id).values()) == set(get(board(), id).values())


def test_what_is_gone_or_has_no_name_can_not_be_renamed() -> None:
    session = board()
    with untouched(session), pytest.raises(Refused):
        session.run(records.rename, "nowhere", "x")
    with untouched(session), pytest.raises(Refused):
        session.run(records.rename, "e1", "x")


def test_several_things_are_deleted_as_one_step() -> None:
    session = board()
    with one_step(session):
        session.run(records.delete, ["t1", "e1", "red", "web", "nowhere"])
    assert gone(session, "t1", "e1", "red", "web", "l1")
    assert (get(session, "r1").lane, get(session, "r1").about) == (None, None)
    assert (session.history.done[-1].title, session.history.done[-1].params) == ("Delete {n} things", {"n": 4})


def test_a_thing_named_twice_is_deleted_once() -> None:
    session = board()
    session.run(records.delete, ["t1", "t1"])
    assert session.history.done[-1].title == "Delete card"


@pytest.mark.parametrize("id, title", [
    ("t1", "Delete card"), ("A", "Delete stage"), ("s1", "Delete step"), ("touch", "Delete lane"),
    ("e1", "Delete emotion"), ("maria", "Delete persona"), ("web", "Delete channel"), ("l1", "Delete link"),
])  # fmt: skip
def test_a_deletion_says_what_it_deletes(id: str, title: str) -> None:
    session = board()
    session.run(records.delete, [id])
    assert session.history.done[-1].title == title


def test_all_steps_of_a_stage_deleted_take_it_along() -> None:
    session = board()
    with one_step(session):
        session.run(records.delete, ["s1", "s2"])
    assert gone(session, "A")
    assert not gone(session, "B")


def test_the_journey_can_not_be_deleted_nor_anything_beside_it() -> None:
    session = board()
    with untouched(session), pytest.raises(Refused):
        session.run(records.delete, ["t1", "journey"])


def test_nothing_deleted_is_no_step() -> None:
    session = board()
    with untouched(session):
        session.run(records.delete, ["nowhere"])


def test_a_link_joins_two_cards() -> None:
    session = board()
    with one_step(session):
        made = session.run(links.add_link, "t2", "r1", "cause", "since")
    link = get(session, made)
    assert (link.source, link.target, link.kind, link.label) == ("t2", "r1", "cause", "since")


@pytest.mark.parametrize("source, target", [("t1", "t1"), ("t1", "e1"), ("s1", "t1"), ("t1", "nowhere")])
def test_a_link_to_itself_or_to_no_card_is_refused(source: str, target: str) -> None:
    session = board()
    with untouched(session), pytest.raises(Refused):
        session.run(links.add_link, source, target)


ROOMS = (cards, emotions, grid, links, people, pictures, records)
NO_COMMANDS = {"clamp", "links_of", "next_offset", "next_persona", "next_number", "emotions_lost", "picture_type",
               "free_colour"}


@pytest.mark.parametrize("room", ROOMS, ids=lambda room: room.__name__.split(".")[-1])
def test_every_command_has_a_name_for_the_undo_menu(room: ModuleType) -> None:
    own = {name: function for name, function in vars(room).items()
           if isfunction(function) and function.__module__ == room.__name__ and not name.startswith("_")}
    titles = {name: getattr(function, "title", None) for name, function in own.items() if name not in NO_COMMANDS}
    assert titles
    assert [name for name, title in titles.items() if not title or title.endswith(".")] == []
    assert not any(hasattr(own[name], "title") for name in NO_COMMANDS & own.keys())


@pytest.mark.parametrize("fields, name", [
    ({"hidden": True}, "Hide lane"), ({"collapsed": True}, "Collapse lane"), ({"title": "Goals"}, "Rename"),
    ({"height": 300}, "Change height"), ({"height": 300, "title": "Goals"}, "Change"),
])
def test_undo_says_which_field_was_changed(fields: dict[str, object], name: str) -> None:
    session = board()
    lane = queries.lanes(session.store)[0].id
    session.run(records.set_fields, [lane], **fields)
    assert session.history.done[-1].title == name


def test_undo_says_that_a_lane_came_back() -> None:
    session = board()
    lane = queries.lanes(session.store)[0].id
    session.run(records.set_fields, [lane], hidden=True)
    session.run(records.set_fields, [lane], hidden=None)
    assert session.history.done[-1].title == "Show lane"
