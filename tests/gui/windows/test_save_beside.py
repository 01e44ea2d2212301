"""Ctrl+S: the window stays usable while its map is written, by one writer at a time."""
import json
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from journeymapper.app import writing
from journeymapper.app.desk import Desk, Place
from journeymapper.app.drafts import Draft, write_draft
from journeymapper.app.saving import COMPOSED_MS, revert, save
from journeymapper.core.commands.records import rename
from journeymapper.core.document import queries
from journeymapper.core.model.cards import Touchpoint
from tests.gui.windows.boxes import Boxes


class Gate:
    """Saves stand before it until it is opened; it counts them."""

    def __init__(self) -> None:
        self.open = threading.Event()
        self.begun = self.inside = self.most = 0
        self.threads: set[int] = set()

    def write(self, draft: Draft) -> None:
        self.begun += 1
        self.inside += 1
        self.most = max(self.most, self.inside)
        self.threads.add(threading.get_ident())
        try:
            assert self.open.wait(30)
            write_draft(draft)
        finally:
            self.inside -= 1


@pytest.fixture
def gate(monkeypatch: pytest.MonkeyPatch, place: Place, boxes: Boxes) -> Iterator[Gate]:
    gate = Gate()
    monkeypatch.setattr(writing, "write_draft", gate.write)
    yield gate
    gate.open.set()


def change(place: Place, title: str) -> None:
    session = place.file.session
    session.run(rename, queries.stages(session.store)[0].id, title)


def press_save(place: Place) -> None:
    place.window.chrome.actions["file.save"].trigger()


def title_in(file: Path) -> str:
    return str(json.loads(file.read_bytes())["stages"][0]["title"])


def test_the_window_lives_while_its_map_is_written(qtbot: QtBot, place: Place, sample_file: Path, gate: Gate) -> None:
    change(place, "Changed")
    press_save(place)
    ticks: list[bool] = []
    QTimer.singleShot(0, lambda: ticks.append(place.writing is not None))
    qtbot.waitUntil(lambda: ticks == [True])
    assert place.file.session.unsaved, "it isn't on the disk yet"
    assert title_in(sample_file) == "Awareness"
    gate.open.set()
    qtbot.waitUntil(lambda: place.writing is None)
    assert not place.file.session.unsaved
    assert title_in(sample_file) == "Changed"
    assert threading.main_thread().ident not in gate.threads
    assert place.window.toasts.texts() == ["Saved “garden.journey”."]


def test_what_is_changed_meanwhile_is_not_saved(qtbot: QtBot, place: Place, sample_file: Path, gate: Gate) -> None:
    change(place, "First")
    press_save(place)
    change(place, "Second")
    gate.open.set()
    qtbot.waitUntil(lambda: place.writing is None)
    assert title_in(sample_file) == "First"
    assert place.file.session.unsaved
    assert place.file.session.undo() == 0
    assert not place.file.session.unsaved, "back at what was written"


def test_a_second_save_waits_for_the_first(qtbot: QtBot, place: Place, sample_file: Path, gate: Gate) -> None:
    change(place, "First")
    press_save(place)
    change(place, "Second")
    press_save(place)
    press_save(place)
    gate.open.set()
    qtbot.waitUntil(lambda: place.writing is None and not place.save_again)
    assert (gate.begun, gate.most) == (2, 1)
    assert title_in(sample_file) == "Second"
    assert not place.file.session.unsaved


@pytest.mark.parametrize("act", [save, lambda place: place.window.close()], ids=["save", "close"])
def test_whoever_needs_the_file_waits(qtbot: QtBot, place: Place, desk: Desk, sample_file: Path, gate: Gate,
                                      act: object) -> None:
    assert callable(act)
    change(place, "First")
    press_save(place)
    QTimer.singleShot(30, gate.open.set)
    assert act(place)
    assert title_in(sample_file) == "First"
    assert gate.most == 1
    assert place.writing is None


def test_revert_waits_too(qtbot: QtBot, place: Place, boxes: Boxes, gate: Gate) -> None:
    change(place, "First")
    press_save(place)
    change(place, "Second")
    QTimer.singleShot(30, gate.open.set)
    boxes.answers = ["revert"]
    assert revert(place)
    assert queries.stages(place.file.session.store)[0].title == "First"


def test_a_queued_save_is_carried_out_before_the_window_goes(
        place: Place, desk: Desk, sample_file: Path, boxes: Boxes, gate: Gate) -> None:
    change(place, "First")
    press_save(place)
    change(place, "Second")
    press_save(place)
    QTimer.singleShot(30, gate.open.set)
    assert place.window.close()
    assert boxes.asked == []
    assert title_in(sample_file) == "Second"
    assert desk.places == []


def test_a_window_that_is_ended_from_outside_waits_and_asks_nothing(
        place: Place, desk: Desk, sample_file: Path, boxes: Boxes, gate: Gate) -> None:
    change(place, "First")
    press_save(place)
    sample_file.write_bytes(b"somebody else's")
    place.closing = True
    QTimer.singleShot(30, gate.open.set)
    assert place.window.close()
    assert (boxes.asked, desk.places) == ([], [])
    assert sample_file.read_bytes() == b"somebody else's"


def test_a_save_that_fails_says_so_and_the_map_counts_as_changed(
        qtbot: QtBot, place: Place, sample_file: Path, boxes: Boxes, gate: Gate) -> None:
    change(place, "First")
    press_save(place)
    press_save(place)
    sample_file.write_bytes(b"somebody else's")
    boxes.answers = ["cancel"]
    gate.open.set()
    qtbot.waitUntil(lambda: place.writing is None and not place.save_again)
    assert "was changed by somebody else" in boxes.asked[0]
    assert (gate.begun, len(boxes.asked)) == (1, 1), "what failed isn't tried again by itself"
    assert place.file.session.unsaved


def test_threads_take_turns_as_before_once_it_is_done(qtbot: QtBot, place: Place, gate: Gate) -> None:
    usual = sys.getswitchinterval()
    change(place, "First")
    press_save(place)
    assert sys.getswitchinterval() == pytest.approx(writing.TURN_S)
    gate.open.set()
    qtbot.waitUntil(lambda: place.writing is None)
    assert sys.getswitchinterval() == pytest.approx(usual)


@pytest.mark.parametrize("where", ["map", "outline"])
def test_who_saves_amid_a_word_writes_on_in_it(
        qtbot: QtBot, place: Place, sample_file: Path, gate: Gate, where: str) -> None:
    with qtbot.waitActive(place.window):
        place.window.activateWindow()
    sheet, store = place.window.chrome.map_page.sheet, place.file.session.store
    sheet.show_record("touchpoint-delivery-van")
    if where == "outline":
        place.window.chrome.actions["view.outline"].trigger()
    QTest.keyClicks(QApplication.focusWidget(), "P")
    QTest.keyClicks(sheet.inline.edit, "hone call #phone and bck")
    QTest.keyClick(sheet.inline.edit, Qt.Key.Key_Left)
    QTest.keyClick(sheet.inline.edit, Qt.Key.Key_Left)
    press_save(place)
    made = sheet.inline.id
    QTest.keyClicks(sheet.inline.edit, "a")
    press_save(place)  # waits for the first one, which ends amid the typing
    QTest.keyClick(sheet.inline.edit, Qt.Key.Key_End)
    gate.open.set()
    qtbot.waitUntil(lambda: place.writing is None and not place.save_again)
    assert (sheet.inline.id, gate.begun) == (made, 2)
    assert sheet.inline.edit is not None
    assert sheet.inline.edit.hasFocus()
    assert place.window.isAncestorOf(sheet.inline.edit)
    QTest.keyClicks(sheet.inline.edit, ", again")
    QTest.keyClick(sheet.inline.edit, Qt.Key.Key_Return)
    titles = [card.title for card in queries.cards_in(store, "lane-touchpoints", "step-delivery")]
    assert titles == ["Delivery van", "Phone call #phone and back, again", "Tracking SMS"]
    assert "Phone call #phone and back" in sample_file.read_text(encoding="utf-8")


def test_a_sign_that_a_save_meets_half_typed_is_taken_whole(qtbot: QtBot, place: Place, gate: Gate) -> None:
    with qtbot.waitActive(place.window):
        place.window.activateWindow()
    gate.open.set()
    sheet, store = place.window.chrome.map_page.sheet, place.file.session.store
    sheet.show_record("touchpoint-delivery-van")
    QTest.keyClicks(QApplication.focusWidget(), "C")
    QTest.keyClicks(sheet.inline.edit, "all -")
    press_save(place)
    QTest.keyClicks(sheet.inline.edit, "1")
    press_save(place)
    QTest.keyClicks(sheet.inline.edit, " #web")
    made = sheet.inline.id
    QTest.keyClick(sheet.inline.edit, Qt.Key.Key_Tab)
    card = store.find(Touchpoint, made)
    assert card is not None
    assert (card.title, card.feeling) == ("Call", -1)
    qtbot.waitUntil(lambda: place.writing is None and not place.save_again)


def test_feelings_are_typed_on_over_a_save(qtbot: QtBot, place: Place, gate: Gate) -> None:
    with qtbot.waitActive(place.window):
        place.window.activateWindow()
    gate.open.set()
    sheet, store = place.window.chrome.map_page.sheet, place.file.session.store
    point = queries.emotions_at(store, "step-delivery")[0]
    sheet.show_record(point.id)
    QTest.keyClicks(QApplication.focusWidget(), "1")
    press_save(place)
    QTest.keyClicks(sheet.inline.edit, " -0.5 so so")
    QTest.keyClick(sheet.inline.edit, Qt.Key.Key_Return)
    values = {row.persona: (row.value, row.quote) for row in queries.emotions_at(store, "step-delivery")}
    assert values[point.persona][0] == 1
    assert [row for row in values.values() if row == (-0.5, "so so")]
    qtbot.waitUntil(lambda: place.writing is None and not place.save_again)


def test_a_save_that_waits_lets_a_composition_end(qtbot: QtBot, place: Place, gate: Gate) -> None:
    with qtbot.waitActive(place.window):
        place.window.activateWindow()
    sheet = place.window.chrome.map_page.sheet
    sheet.show_record("touchpoint-delivery-van")
    QTest.keyClicks(QApplication.focusWidget(), "P")
    press_save(place)
    press_save(place)
    made, edit = sheet.inline.id, sheet.inline.edit
    QApplication.sendEvent(edit, QInputMethodEvent("ni", []))
    gate.open.set()
    qtbot.waitUntil(lambda: place.writing is None)
    qtbot.wait(2 * COMPOSED_MS)
    assert sheet.inline.edit is edit, "closing it would break the composition off"
    assert gate.begun == 1
    event = QInputMethodEvent()
    event.setCommitString("你")
    QApplication.sendEvent(edit, event)
    qtbot.waitUntil(lambda: place.writing is None and not place.save_again)
    assert (gate.begun, sheet.inline.id) == (2, made)
    assert sheet.inline.edit is not None
    assert sheet.inline.edit.toPlainText() == "P你"
