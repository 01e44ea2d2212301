"""Undo beside changes of another origin: it takes back its own, leaves theirs, and says how many."""
from journeymapper.core.commands import cards, grid, records
from journeymapper.core.document.changes import ChangeSet
from journeymapper.core.document.origin import Origin
from journeymapper.core.session.session import Session
from tests.support.board import board, get, gone
from tests.support.maps import state


def remote(session: Session, id: str, **fields: object) -> None:
    row = get(session, id)
    session.store.apply(ChangeSet(updated={id: (row, row.changed(**fields))}), Origin.REMOTE)


def test_a_field_that_somebody_changed_since_is_skipped_and_said() -> None:
    session = board()
    session.run(records.set_fields, ["r1"], severity=4, effort=2, status="agreed")
    remote(session, "r1", severity=1)
    assert session.undo() == 1
    red = get(session, "r1")
    assert (red.severity, red.effort, red.status) == (1, None, None)


def test_redo_reverses_what_undo_really_did() -> None:
    session = board()
    session.run(records.set_fields, ["r1"], severity=4, effort=2)
    remote(session, "r1", severity=1)
    session.undo()
    assert session.redo() == 0
    assert (get(session, "r1").severity, get(session, "r1").effort) == (1, 2)


def test_other_fields_of_the_same_record_are_left_alone() -> None:
    session = board()
    session.run(records.rename, "t1", "Flyer")
    remote(session, "t1", feeling=-2)
    assert session.undo() == 0
    assert (get(session, "t1").title, get(session, "t1").feeling) == ("Leaflet", -2)


def test_an_update_of_what_somebody_deleted_is_skipped_and_said() -> None:
    session = board()
    session.run(records.rename, "n1", "Why?")
    session.store.apply(ChangeSet(removed={"n1": get(session, "n1")}), Origin.REMOTE)
    assert session.undo() == 1
    assert gone(session, "n1")


def test_what_others_put_into_an_undone_step_is_parked_not_lost() -> None:
    session = board()
    step = session.run(grid.add_step, "A")
    remote(session, "n1", step=step)
    session.undo()
    assert gone(session, step)
    assert (get(session, "n1").step, get(session, "n1").lane) == (None, "touch")


def test_what_comes_back_to_a_place_that_others_deleted_is_parked() -> None:
    session = board()
    session.run(records.delete, ["r2"])
    lane = get(session, "red")
    red = get(session, "r1")
    session.store.apply(
        ChangeSet(removed={"red": lane}, updated={"r1": (red, red.changed(lane=None, step=None))}), Origin.REMOTE)
    session.undo()
    assert (get(session, "r2").lane, get(session, "r2").step, get(session, "r2").number) == (None, None, 2)


def test_an_undo_that_others_forestalled_is_still_a_step() -> None:
    session = board()
    session.run(records.rename, "t1", "Flyer")
    remote(session, "t1", title="Poster")
    before = state(session.store)
    assert session.undo() == 1
    assert state(session.store) == before
    assert (len(session.history.done), len(session.history.undone)) == (0, 1)
    assert session.redo() == 0
    assert state(session.store) == before


def test_an_undone_mark_takes_the_red_point_home_wherever_its_touchpoint_is() -> None:
    session = board()
    session.run(cards.set_mark, "r2", "t2")
    remote(session, "t2", step="s4")
    session.undo()
    assert get(session, "r2").about is None
    assert get(session, "r2").step == "s2"
