"""The session: one door for changes, one way back, listeners that read and never write."""
from collections.abc import Callable

import pytest

from journeymapper.core.commands import cards, records
from journeymapper.core.document import bounds
from journeymapper.core.document.changes import ChangeSet
from journeymapper.core.document.origin import Origin
from journeymapper.core.document.store import Announcing
from journeymapper.core.document.transaction import Transaction
from journeymapper.core.foundation.errors import Refused
from journeymapper.core.session.session import Session
from tests.support.board import board, get, gone, one_step, untouched
from tests.support.maps import state


def title(session: Session, id: str = "t1") -> str:
    return str(get(session, id).title)


def test_a_step_is_named_by_its_command() -> None:
    session = board()
    session.run(records.rename, "t1", "Flyer")
    assert (session.history.done[-1].title, session.history.done[-1].params) == ("Rename", {})


def test_a_command_may_name_its_step_more_precisely() -> None:
    session = board()
    session.run(cards.move_cards, ["t1", "n1"], "touch", "s2")
    step = session.history.done[-1]
    assert (step.title, step.params) == ("Move {n} cards", {"n": 2})


def test_run_gives_what_the_command_gives() -> None:
    session = board()
    made = session.run(cards.add_card, "note", "touch", "s2")
    assert get(session, made).kind == "note"
    assert session.run(lambda tx: 42) == 42


def test_a_command_that_changes_nothing_is_no_step() -> None:
    session, heard = board(), []
    session.changed.connect(lambda *_: heard.append(1))
    with untouched(session):
        session.run(records.rename, "t1", "Leaflet")
    assert (heard, session.unsaved) == ([], False)


def test_a_refused_command_leaves_no_trace() -> None:
    session = board()
    session.run(records.rename, "t1", "Flyer")
    session.undo()
    with untouched(session), pytest.raises(Refused):
        session.run(records.delete, ["journey"])
    assert len(session.history.undone) == 1, "what could be redone still can be"


def test_changes_are_told_apart_by_their_origin() -> None:
    session, heard = board(), []
    session.changed.connect(lambda change, origin: heard.append(origin))
    session.run(records.rename, "t1", "Flyer")
    session.undo()
    session.redo()
    session.load(board().store.records.values())
    assert heard == [Origin.USER, Origin.UNDO, Origin.UNDO, Origin.LOAD]


def test_undo_and_redo_go_through_all_steps_and_stop_at_the_ends() -> None:
    session = board()
    for text in ("one", "two", "three"):
        session.run(records.rename, "t1", text)
    seen = []
    for _ in range(4):
        session.undo()
        seen.append(title(session))
    for _ in range(4):
        session.redo()
        seen.append(title(session))
    assert seen == ["two", "one", "Leaflet", "Leaflet", "one", "two", "three", "three"]


def test_at_the_saved_state_the_asterisk_goes() -> None:
    session, heard = board(), []
    session.run(records.rename, "t1", "Flyer")
    assert session.unsaved
    session.history_changed.connect(lambda: heard.append(session.unsaved))
    session.mark_saved()
    assert heard == [False]
    session.undo()
    assert session.unsaved
    session.redo()
    assert not session.unsaved


def test_steps_carry_the_selection_there_and_back() -> None:
    session = board()
    session.selection.set(["t1", "r1"])
    session.run(records.delete, ["t1"])
    assert session.selection.ids == ("r1",), "what is gone isn't selected"
    session.selection.set(["n1"])
    session.undo()
    assert session.selection.ids == ("t1", "r1")
    session.selection.clear()
    session.redo()
    assert session.selection.ids == ("r1",)


def test_open_editors_are_asked_to_settle_before_undo() -> None:
    session = board()
    session.run(records.rename, "t1", "Flyer")
    seen = []

    def commit() -> None:
        seen.append(title(session))
        session.run(records.rename, "t1", "Being typed")

    session.settle.connect(commit)
    session.undo()
    assert seen == ["Flyer"]
    assert title(session) == "Flyer", "what was being typed is the step that undo takes back"


@pytest.mark.parametrize("act", [
    lambda s: s.undo(), lambda s: s.redo(), lambda s: s.run(records.rename, "t1", "x"),
    lambda s: s.gesture("Type"), lambda s: s.load([]),
], ids=["undo", "redo", "run", "gesture", "load"])  # fmt: skip
def test_while_a_change_is_announced_nothing_may_change(act: Callable[[Session], object]) -> None:
    session, told = board(), []

    def meddle(change: ChangeSet, origin: Origin) -> None:
        with pytest.raises(Announcing):
            act(session)
        told.append(1)

    session.run(records.rename, "n1", "Before")
    session.changed.connect(meddle)
    with one_step(session):
        session.run(records.rename, "n1", "Now")
    assert told == [1, 1, 1]
    assert title(session) == "Leaflet"


def test_a_listener_that_must_act_does_so_later() -> None:
    session, seen = board(), []

    def follow(change: ChangeSet, origin: Origin) -> None:
        if "n1" in change.updated and origin is Origin.USER:
            session.later(lambda: session.run(records.rename, "t1", "Followed"))
            session.later(lambda: seen.append(title(session)))
            seen.append(title(session))

    session.changed.connect(follow)
    session.run(records.rename, "n1", "Now")
    assert seen == ["Leaflet", "Followed"], "not at once, then in the order of asking"
    assert [row.title for row in session.history.done] == ["Rename", "Rename"]


def test_later_is_now_when_nothing_is_announced() -> None:
    session, seen = board(), []
    session.later(lambda: seen.append(1))
    assert seen == [1]


def test_what_is_asked_for_later_meanwhile_waits_its_turn() -> None:
    session, seen = board(), []

    def first() -> None:
        session.later(lambda: seen.append("second"))
        seen.append("first")

    session.later(first)
    assert seen == ["first", "second"]


def test_load_is_never_recorded_and_forgets_all_steps() -> None:
    session = board()
    session.run(records.rename, "t1", "Flyer")
    session.run(records.rename, "t1", "Poster")
    session.undo()
    session.selection.set(["t1", "n1"])
    session.load(board(without="n1").store.records.values())
    assert (session.history.done, session.history.undone, session.unsaved) == ([], [], False)
    assert (title(session), session.selection.ids) == ("Leaflet", ("t1",))
    assert session.undo() == 0
    assert gone(session, "n1")


def test_load_drops_an_open_gesture() -> None:
    session = board()
    gesture = session.gesture("Type")
    session.run(records.rename, "t1", "Flyer")
    session.load(board().store.records.values())
    gesture.close()
    gesture.cancel()
    assert (session.history.done, session.unsaved, title(session)) == ([], False, "Leaflet")


def broken(change: ChangeSet, origin: Origin) -> None:
    raise ArithmeticError


def test_a_change_whose_listener_fails_can_still_be_undone() -> None:
    session = board()
    before = state(session.store)
    end = session.changed.connect(broken)
    with pytest.raises(ArithmeticError):
        session.run(records.delete, ["t1"])
    assert session.unsaved
    with pytest.raises(ArithmeticError):
        session.undo()
    assert state(session.store) == before
    with pytest.raises(ArithmeticError):
        session.redo()
    end()
    session.undo()
    assert state(session.store) == before


def test_a_gesture_whose_listener_fails_can_still_be_cancelled() -> None:
    session = board()
    before = state(session.store)
    gesture = session.gesture("Type")
    end = session.changed.connect(broken)
    with pytest.raises(ArithmeticError):
        session.run(records.rename, "t1", "Flyer")
    end()
    gesture.cancel()
    assert state(session.store) == before


def test_a_refused_undo_keeps_its_step(monkeypatch: pytest.MonkeyPatch) -> None:
    session = board()
    session.run(records.delete, ["n1"])
    monkeypatch.setitem(bounds.ROWS, "cards", 2)
    with untouched(session), pytest.raises(Refused):
        session.undo()
    monkeypatch.undo()
    session.undo()
    assert title(session, "n1") == "Ask"


def test_a_transaction_is_over_when_its_command_is() -> None:
    session = board()
    kept: list[Transaction] = []
    session.run(kept.append)
    with pytest.raises(RuntimeError, match="outside"):
        kept[0].remove("t1")
