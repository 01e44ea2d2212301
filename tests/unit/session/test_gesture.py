"""Gestures: several changes that are one step, or none."""
from journeymapper.core.commands import cards, records
from journeymapper.core.document.changes import ChangeSet
from journeymapper.core.document.origin import Origin
from tests.support.board import board, get, gone, one_step, untouched
from tests.support.maps import state


def test_several_changes_become_one_step() -> None:
    session = board()
    with one_step(session):
        gesture = session.gesture("Type in {name}", name="Leaflet")
        for text in ("F", "Fl", "Flyer"):
            session.run(records.rename, "t1", text)
        gesture.close()
    step = session.history.done[-1]
    assert (step.title, step.params) == ("Type in {name}", {"name": "Leaflet"})
    assert get(session, "t1").title == "Flyer"


def test_a_new_card_and_its_first_title_are_one_step() -> None:
    session = board()
    with one_step(session):
        gesture = session.gesture("Add card")
        made = session.run(cards.add_card, "note", "touch", "s2")
        session.run(records.rename, made, "Why?")
        gesture.close()
    assert set(session.history.done[-1].change.added) == {made}


def test_cancel_goes_back_to_the_start() -> None:
    session = board()
    session.selection.set(["t1"])
    with untouched(session):
        gesture = session.gesture("Type")
        session.run(records.delete, ["t1"])
        session.run(cards.mark, "t2")
        session.selection.set(["t2"])
        gesture.cancel()
    assert session.selection.ids == ("t1",)
    assert not session.unsaved
    assert not gesture.open


def test_an_escape_on_a_new_card_leaves_nothing_behind() -> None:
    session = board()
    with untouched(session):
        gesture = session.gesture("Add card")
        made = session.run(cards.add_card, "note", "touch", "s2")
        gesture.cancel()
    assert gone(session, made)


def test_a_gesture_that_changed_nothing_in_the_end_is_no_step() -> None:
    session = board()
    with untouched(session):
        gesture = session.gesture("Type")
        session.run(records.rename, "t1", "Flyer")
        session.run(records.rename, "t1", "Leaflet")
        gesture.close()
    assert not session.unsaved


def test_an_empty_gesture_keeps_what_could_be_redone() -> None:
    session = board()
    session.run(records.rename, "t1", "Flyer")
    session.undo()
    session.gesture("Type").close()
    session.redo()
    assert get(session, "t1").title == "Flyer"


def test_what_an_open_gesture_changed_counts_as_unsaved() -> None:
    session = board()
    gesture = session.gesture("Type")
    assert not session.unsaved
    session.run(records.rename, "t1", "Flyer")
    assert session.unsaved
    gesture.close()
    assert session.unsaved


def test_a_second_gesture_closes_the_first() -> None:
    session = board()
    first = session.gesture("First")
    session.run(records.rename, "t1", "Flyer")
    second = session.gesture("Second")
    session.run(records.rename, "t2", "Phone")
    assert (first.open, second.open) == (False, True)
    first.cancel()
    second.close()
    assert [row.title for row in session.history.done] == ["First", "Second"]
    assert get(session, "t1").title == "Flyer"


def test_undo_closes_the_open_gesture_and_takes_it_back() -> None:
    session = board()
    before = state(session.store)
    gesture = session.gesture("Type")
    session.run(records.rename, "t1", "Flyer")
    session.undo()
    assert not gesture.open
    assert state(session.store) == before
    session.redo()
    assert get(session, "t1").title == "Flyer"


def test_close_and_cancel_work_once() -> None:
    session = board()
    gesture = session.gesture("Type")
    session.run(records.rename, "t1", "Flyer")
    gesture.close()
    gesture.close()
    gesture.cancel()
    assert len(session.history.done) == 1
    assert get(session, "t1").title == "Flyer"


def test_a_step_carries_the_selection_of_its_whole_gesture() -> None:
    session = board()
    session.selection.set(["n1"])
    gesture = session.gesture("Add card")
    made = session.run(cards.add_card, "note", "touch", "s2")
    session.selection.set([made])
    gesture.close()
    session.undo()
    assert session.selection.ids == ("n1",)
    session.redo()
    assert session.selection.ids == (made,)


def test_an_editor_may_close_its_gesture_while_a_change_is_announced() -> None:
    """A widget that goes because of a change loses its focus inside the announcement."""
    session, seen = board(), []
    gesture = session.gesture("Type")
    session.run(records.rename, "t1", "Flyer")

    def lose_focus(change: ChangeSet, origin: Origin) -> None:
        session.later(lambda: seen.append(session.store.announcing))
        gesture.close()
        seen.append(session.store.announcing)

    session.changed.connect(lose_focus)
    session.run(records.delete, ["t1"])
    assert seen == [True, False], "what was asked for later waits for the end of the announcement"
    assert [row.title for row in session.history.done] == ["Type", "Delete card"]
    session.undo()
    session.undo()
    assert get(session, "t1").title == "Leaflet"
