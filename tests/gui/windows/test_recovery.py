"""What a program left behind is offered again; each answer, and what becomes of file, window and journal."""
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from journeymapper.app.desk import Desk, Place
from journeymapper.app.journaling import WRITE_MS
from journeymapper.app.map_file import read_map_file
from journeymapper.app.new_map import empty_map
from journeymapper.app.opening import open_paths
from journeymapper.app.recovering import offer_all, offer_for
from journeymapper.app.saving import revert, save
from journeymapper.core.commands.grid import add_stage
from journeymapper.core.commands.records import rename
from journeymapper.core.document import queries
from journeymapper.core.persistence.journal.shelf import recovery_folder
from journeymapper.ui.dialogs.recovery import RecoveryDialog, last_change
from journeymapper.ui.forms.moments import moment
from tests.gui.windows.boxes import Boxes

# Pixels of the ring around what has the keyboard, and of its round corners.
RING = 4


def change(place: Place, title: str) -> None:
    session = place.file.session
    session.run(rename, queries.stages(session.store)[0].id, title)


def title(place: Place) -> str:
    return queries.stages(place.file.session.store)[0].title


def journals() -> list[Path]:
    folder = recovery_folder()
    return sorted(folder.glob("*.jsonl")) if folder.exists() else []


def crash(place: Place) -> None:
    """The window goes as it does when the program is ended from outside: the journal stays."""
    place.closing = True
    place.window.close()


def dialog() -> RecoveryDialog | None:
    return next((one for one in QApplication.topLevelWidgets() if isinstance(one, RecoveryDialog) and one.isVisible()),
                None)


def asked(qtbot: QtBot) -> RecoveryDialog:
    qtbot.waitUntil(lambda: dialog() is not None)
    found = dialog()
    assert found is not None
    return found


@pytest.fixture
def left(desk: Desk, sample_file: Path) -> Iterator[Path]:
    """The sample was changed twice, and the program ended."""
    open_paths(desk, [sample_file])
    change(desk.places[0], "First")
    change(desk.places[0], "Second")
    crash(desk.places[0])
    assert len(journals()) == 1
    desk.show(empty_map(desk.t))
    yield sample_file
    open_dialog = dialog()
    if open_dialog is not None:
        open_dialog.reject()


def test_restore_goes_on_where_the_work_stopped(left: Path, desk: Desk, qtbot: QtBot, boxes: Boxes) -> None:
    before = left.read_bytes()
    offer_all(desk)
    box = asked(qtbot)
    assert [box.rows.topLevelItem(0).text(column) for column in (0, 1)] == ["garden.journey", "2 changes"]
    assert box.rows.topLevelItem(0).text(2) == moment(last_change(box.offer), desk.t)
    assert "Last changes: Rename: Second · Rename: First" in box.about.text()
    assert "is as it was" in box.about.text()
    qtbot.keyClick(box, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: [place.name() for place in desk.places] == ["garden.journey"])
    place = desk.places[0]
    assert (title(place), place.file.session.unsaved, left.read_bytes()) == ("Second", True, before)
    assert place.window.toasts.texts() == ["Recovered 2 changes. Save the map to keep them."]
    place.file.session.undo()
    assert title(place) == "First"
    place.file.session.redo()
    assert save(place)
    assert title_in(left) == "Second"
    qtbot.waitUntil(lambda: journals() == [])


def title_in(file: Path) -> str:
    return queries.stages(read_map_file(file)[0].session.store)[0].title


def test_escape_keeps_it_for_later_and_opening_the_file_offers_it_again(
        left: Path, desk: Desk, qtbot: QtBot) -> None:
    offer_all(desk)
    qtbot.keyClick(asked(qtbot), Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: dialog() is None)
    assert len(journals()) == 1
    desk.opened = offer_for
    open_paths(desk, [left])
    assert asked(qtbot).offer.base.file == left


def test_open_both_shows_the_file_and_a_copy(left: Path, desk: Desk, qtbot: QtBot) -> None:
    offer_all(desk)
    asked(qtbot).both.click()
    qtbot.waitUntil(lambda: len(desk.places) == 2)
    assert [(place.name(), title(place)) for place in desk.places] == [
        ("garden.journey", "Awareness"), ("garden (recovered)", "Second")]
    copy = desk.places[1]
    assert (copy.file.path, copy.file.session.unsaved, copy.proposed_name()) == (None, True, "garden (recovered)")
    # The copy is safe in its turn, and is a map of its own now.
    crash(copy)
    offer_all(desk)
    again = asked(qtbot)
    assert (again.offer.base.relation, again.both.isVisible()) == ("new", False)
    again.restore.click()
    qtbot.waitUntil(lambda: len(desk.places) == 2)
    assert title(desk.places[1]) == "Second"


def test_a_file_that_was_changed_since_is_never_overwritten(left: Path, desk: Desk, qtbot: QtBot) -> None:
    left.write_text(left.read_text("utf-8").replace("Awareness", "Theirs"), "utf-8")
    offer_all(desk)
    box = asked(qtbot)
    assert "was changed since" in box.about.text()
    assert box.restore.text() == "Restore as a copy"
    box.restore.click()
    qtbot.waitUntil(lambda: [place.name() for place in desk.places] == ["garden (recovered)"])
    assert title(desk.places[0]) == "Second"
    assert desk.places[0].file.path is None


def test_what_was_being_typed_is_a_step_like_others_from_then_on(left: Path, desk: Desk, qtbot: QtBot) -> None:
    """Undone after the first crash: after the second no other step is taken for it."""
    offer_all(desk)
    asked(qtbot).restore.click()
    qtbot.waitUntil(lambda: [place.name() for place in desk.places] == ["garden.journey"])
    session = desk.places[0].file.session
    session.typed.emit((queries.journey(session.store).id,), {"scenario": "Half a wor"})
    qtbot.wait(2 * WRITE_MS)
    crash(desk.places[0])
    desk.show(empty_map(desk.t))
    offer_all(desk)
    assert "Last changes: Unfinished change · Rename: Second · Rename: First" in asked(qtbot).about.text()
    asked(qtbot).restore.click()
    qtbot.waitUntil(lambda: [place.name() for place in desk.places] == ["garden.journey"])
    desk.places[0].file.session.undo()
    crash(desk.places[0])
    desk.show(empty_map(desk.t))
    offer_all(desk)
    box = asked(qtbot)
    assert "Last changes: Rename: Second · Rename: First\n" in box.about.text()
    box.restore.click()
    qtbot.waitUntil(lambda: [place.name() for place in desk.places] == ["garden.journey"])
    session = desk.places[0].file.session
    assert session.history.undone[-1].title == "Unfinished change"
    session.undo()
    assert title(desk.places[0]) == "First"


def test_a_new_map_keeps_its_steps_through_two_crashes(desk: Desk, qtbot: QtBot) -> None:
    place = desk.show(empty_map(desk.t))
    place.file.session.run(add_stage, 0, "Awareness")
    change(place, "Interest")
    for _ in range(2):
        crash(desk.places[0])
        desk.show(empty_map(desk.t))
        offer_all(desk)
        box = asked(qtbot)
        assert "Last changes: Rename: Interest · Add stage: Awareness" in box.about.text()
        box.restore.click()
        qtbot.waitUntil(lambda: dialog() is None and title(desk.places[0]) == "Interest")
    desk.places[0].file.session.undo()
    assert title(desk.places[0]) == "Awareness"


def test_rows_and_header_leave_the_ring_of_the_list_free(left: Path, desk: Desk, qtbot: QtBot) -> None:
    desk.theme.dress()
    offer_all(desk)
    rows = asked(qtbot).rows
    header = rows.header()
    assert header.x() >= RING
    assert rows.width() - header.geometry().right() > RING
    assert rows.viewport().x() >= RING


def test_discard_asks_once_more(left: Path, desk: Desk, qtbot: QtBot, boxes: Boxes) -> None:
    boxes.answers = ["cancel", "discard"]
    offer_all(desk)
    asked(qtbot).discard.click()
    qtbot.waitUntil(lambda: boxes.answers == ["discard"])
    assert len(journals()) == 1
    asked(qtbot).discard.click()
    qtbot.waitUntil(lambda: journals() == [])
    assert boxes.asked[0] == "Discard 2 changes of “garden.journey” for ever?"
    assert list(recovery_folder().iterdir()) == []


def test_a_new_map_that_was_never_saved_is_offered(desk: Desk, qtbot: QtBot) -> None:
    place = desk.show(empty_map(desk.t))
    session = place.file.session
    session.run(rename, queries.journey(session.store).id, "Terrace")
    crash(place)
    desk.show(empty_map(desk.t))
    offer_all(desk)
    box = asked(qtbot)
    assert box.rows.topLevelItem(0).text(0) == "Untitled — Terrace"
    box.restore.click()
    qtbot.waitUntil(lambda: [place.name() for place in desk.places] == ["Untitled — Terrace"])
    assert desk.places[0].file.session.unsaved


def test_several_maps_are_offered_one_after_the_other(left: Path, desk: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    other = tmp_path / "other.journey"
    other.write_bytes(left.read_bytes())
    open_paths(desk, [other])
    change(desk.places[-1], "Other")
    crash(desk.places[-1])
    offer_all(desk)
    asked(qtbot).restore.click()
    qtbot.waitUntil(lambda: len(desk.places) == 1 and dialog() is not None)
    asked(qtbot).restore.click()
    qtbot.waitUntil(lambda: len(desk.places) == 2)
    assert {place.name(): title(place) for place in desk.places} == {
        "garden.journey": "Second", "other.journey": "Other"}


@pytest.mark.parametrize("end", ["save", "undo", "discard", "revert"])
def test_a_clean_end_leaves_nothing_to_ask(place: Place, desk: Desk, qtbot: QtBot, boxes: Boxes, end: str) -> None:
    change(place, "Changed")
    qtbot.waitUntil(lambda: len(journals()) == 1)
    if end == "save":
        assert save(place)
    elif end == "undo":
        place.file.session.undo()
    else:
        boxes.answers = [end]
    if end == "revert":
        assert revert(place)
        qtbot.waitUntil(lambda: journals() == [])
    assert place.window.close()
    qtbot.waitUntil(lambda: journals() == [])
    desk.show(empty_map(desk.t))
    offer_all(desk)
    assert dialog() is None


def test_maps_that_are_open_are_not_offered(place: Place, desk: Desk, qtbot: QtBot) -> None:
    change(place, "Changed")
    qtbot.waitUntil(lambda: len(journals()) == 1)
    offer_all(desk)
    offer_for(place)
    assert dialog() is None


def test_a_discarded_window_that_stays_after_all_keeps_its_journal(
        place: Place, desk: Desk, qtbot: QtBot, boxes: Boxes) -> None:
    from journeymapper.app.wiring import quit_all

    change(place, "Changed")
    other = desk.show(empty_map(desk.t))
    other.file.session.run(rename, queries.journey(other.file.session.store).id, "Other")
    boxes.answers = ["discard", "cancel"]
    assert not quit_all(desk)
    for one in list(desk.places):
        crash(one)
    assert len(journals()) == 2


def test_a_journal_that_cant_be_written_is_said_once_and_work_goes_on(
        place: Place, qtbot: QtBot, tmp_path: Path) -> None:
    recovery_folder().parent.mkdir(parents=True, exist_ok=True)
    recovery_folder().write_text("in the way", "utf-8")
    change(place, "One")
    qtbot.waitUntil(lambda: place.window.toasts.texts() != [])
    change(place, "Two")
    assert len(place.window.toasts.texts()) == 1
    said = place.window.toasts.texts()[0]
    assert said.startswith("Changes to “garden.journey” can't be kept safe against a crash just now: ")
    assert said.endswith(" Save the map soon.")
    assert save(place)


def test_what_stands_in_an_open_field_is_recovered(
        place: Place, desk: Desk, qtbot: QtBot, boxes: Boxes, tmp_path: Path) -> None:
    """The inspector commits when the keyboard leaves; the program is killed before that."""
    editor = place.window.chrome.map_page.inspector.form.main.field("scenario").focusProxy()
    assert isinstance(editor, QWidget)
    qtbot.keyClicks(editor, " for a rainy summer")
    qtbot.waitUntil(lambda: bool(journals()) and b"for a rainy summer" in journals()[0].read_bytes())
    assert not place.file.session.unsaved
    journal = journals()[0]
    kept = journal.read_bytes()
    boxes.answers = ["discard"]
    assert place.window.close()
    qtbot.waitUntil(lambda: journals() == [])
    journal.write_bytes(kept)
    desk.show(empty_map(desk.t))
    offer_all(desk)
    asked(qtbot).restore.click()
    qtbot.waitUntil(lambda: [one.name() for one in desk.places] == ["garden.journey"])
    assert "for a rainy summer" in str(queries.journey(desk.places[0].file.session.store).scenario)
