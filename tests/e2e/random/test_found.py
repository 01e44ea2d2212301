"""What random hands found, each fault with the few events that showed it."""
import json

import pytest
from PySide6.QtCore import QByteArray, QEvent, QMimeData, QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from journeymapper.app.desk import Desk
from journeymapper.core.commands.records import delete, set_fields
from journeymapper.core.model.journey import Lane, Stage
from journeymapper.ui.canvas import clips, edits, menu
from journeymapper.ui.canvas.mime import CLIP, cards_mime, clip_of
from journeymapper.ui.canvas.sheet import Sheet
from tests.support import mouse
from tests.support.maps import state

from .alone import close
from .conftest import OpenMap
from .leaks import counts

VAN = "touchpoint-delivery-van"
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def sheet(open_map: OpenMap) -> Sheet:
    sheet = open_map().window.chrome.map_page.sheet
    sheet.show_record(VAN)
    return sheet


def test_undo_while_dragging_ends_the_drag(sheet: Sheet) -> None:
    sheet.session.run(delete, ["opportunity-41"])
    start = state(sheet.session.store)
    QApplication.processEvents()
    mouse.drag(sheet, mouse.middle(sheet, VAN), sheet.viewport().rect().center(), release=False)
    assert sheet.tool.path == "select.dragging.cards"
    QTest.keyClick(sheet, Qt.Key.Key_Z, CTRL)
    assert sheet.tool.path == "select.dragging.cards", "its keys mean nothing now"
    sheet.session.undo()  # as from the history
    assert sheet.tool.path == "select.idle"
    QTest.mouseRelease(sheet.viewport(), Qt.MouseButton.LeftButton)
    sheet.session.redo()
    assert state(sheet.session.store) == start


def test_what_goes_while_it_is_pressed_is_not_selected(sheet: Sheet) -> None:
    sheet.session.run(delete, ["opportunity-41"])
    QTest.mousePress(sheet.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier,
                     mouse.middle(sheet, VAN))
    sheet.session.run(delete, [VAN])
    QTest.mouseRelease(sheet.viewport(), Qt.MouseButton.LeftButton)
    assert sheet.session.selection.ids == ()


def test_cards_deleted_on_their_way_land_nowhere(sheet: Sheet) -> None:
    mime, at = cards_mime([VAN]), mouse.middle(sheet, "touchpoint-tracking-sms")
    mouse.send_drag(sheet, mime, at, drop=False)
    sheet.session.run(delete, [VAN])
    before = state(sheet.session.store)
    sheet.dropper.move(sheet.pointer(at.toPointF()))
    assert sheet.dropper.drop(sheet.pointer(at.toPointF())) is None
    assert state(sheet.session.store) == before


def test_renaming_a_new_card_that_is_still_empty_drops_it(sheet: Sheet) -> None:
    before = state(sheet.session.store)
    edits.insert(sheet, "touchpoint")
    assert sheet.inline.active
    edits.rename(sheet)
    assert sheet.session.store.get(sheet.inline.id) is not None or not sheet.inline.active
    sheet.inline.finish()
    assert state(sheet.session.store) == before


def test_a_new_gesture_ends_the_typing_before_it(sheet: Sheet) -> None:
    edits.rename(sheet)
    assert sheet.inline.edit is not None
    sheet.inline.edit.setPlainText("Van and crew")
    gesture = sheet.session.gesture("Other")
    assert not sheet.inline.active
    gesture.close()
    assert [entry.title for entry in sheet.session.history.done] == ["Rename"]
    assert getattr(sheet.session.store.get(VAN), "title", "") == "Van and crew"


def test_a_press_on_a_new_card_that_is_still_empty_leaves_nothing_focused_or_selected(sheet: Sheet) -> None:
    edits.insert(sheet, "touchpoint")
    new = sheet.inline.id
    sheet.setFocus(Qt.FocusReason.PopupFocusReason)
    assert sheet.inline.active
    mouse.click(sheet, mouse.middle(sheet, new))
    assert not sheet.inline.active
    assert sheet.session.store.get(new) is None
    assert new not in sheet.session.selection
    assert sheet.focus.item != new


@pytest.mark.parametrize("data", [
    b"[" * 100_000, b'{"format": "journeymapper-clip", "columns": [], "rows": {"cards": [' + b'{"a":' * 5_000,
    b"\xff\xfe\x00", b'{"a": 1, "a": 2}', b"NaN", b'"\\ud83d"', b"1" * 10_000,
])  # fmt: skip
def test_a_clip_that_is_no_json_for_a_map_is_none(data: bytes) -> None:
    mime = QMimeData()
    mime.setData(CLIP, QByteArray(data))
    assert clip_of(mime) is None


def test_what_a_map_cannot_save_is_not_pasted(sheet: Sheet) -> None:
    card = {"id": "c", "rank": "a0", "kind": "note", "step": None, "lane": None, "title": "x"}
    for value in ("NaN", "Infinity", '"\\ud83d"', "[" * 80 + "]" * 80, "9" * 400):
        text = json.dumps({"format": "journeymapper-clip", "journey": "x", "columns": [],
                           "rows": {"cards": [{**card, "unknown": "@"}]}}).replace('"@"', value)
        mime = QMimeData()
        mime.setData(CLIP, QByteArray(text.encode()))
        QGuiApplication.clipboard().setMimeData(mime)
        before = state(sheet.session.store)
        clips.paste(sheet)
        assert state(sheet.session.store) == before


def test_paste_before_anything_was_ever_copied(sheet: Sheet) -> None:
    QGuiApplication.clipboard().clear()
    before = state(sheet.session.store)
    clips.paste(sheet)
    assert state(sheet.session.store) == before


def test_typing_ends_when_a_window_of_the_program_comes_to_the_front(sheet: Sheet, qtbot: QtBot) -> None:
    """Else what is done there would join the typing, and Escape would take both back."""
    stage = sheet.session.store.every(Stage)[0].id
    sheet.edit(stage)
    assert sheet.inline.edit is not None
    qtbot.waitUntil(sheet.inline.edit.hasFocus)
    dialog = QDialog(sheet)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.activateWindow()
    qtbot.waitActive(dialog)
    QApplication.processEvents()
    assert not sheet.inline.active
    dialog.close()


def test_a_theme_after_a_window_has_gone_meets_no_dead_widget(open_map: OpenMap, qtbot: QtBot) -> None:
    gone, stays = open_map(), open_map()
    gone.window.chrome.actions["view.backlog"].trigger()
    gone.window.chrome.actions["map.personas"].trigger()
    gone.closing = True
    gone.window.close()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    QApplication.processEvents()
    with qtbot.capture_exceptions() as thrown:
        stays.window.chrome.actions["view.theme.dark"].trigger()
    assert thrown == []


def test_what_a_band_selects_may_have_a_pending_text_written(sheet: Sheet) -> None:
    """That change ends the band's own drag while it still moves."""
    session = sheet.session
    stop = session.selection.changed.connect(lambda: session.run(set_fields, [VAN], title="Written late"))
    rect = sheet.viewport().rect()
    mouse.drag(sheet, rect.bottomRight() - QPoint(20, 20), mouse.middle(sheet, VAN))
    stop()
    assert sheet.tool.path == "select.idle"
    assert getattr(session.store.get(VAN), "title", "") == "Written late"


def test_an_outline_that_has_gone_hears_of_no_theme(open_map: OpenMap, desk: Desk) -> None:
    open_map()
    before = counts(desk)
    gone = open_map()
    gone.window.chrome.actions["view.outline"].trigger()
    outline = gone.window.chrome.map_page.outline.content
    outline.tree.setCurrentIndex(outline.tree.model().index(0, 0))
    outline.rename()
    assert outline.sheet.inline.active
    close(gone)
    del gone, outline
    after = counts(desk)
    assert {name: count for name, count in after.items() if count > before[name]} == {}


def test_the_menu_of_a_new_card_that_is_still_empty_leaves_no_focus_on_its_lane(
    sheet: Sheet, monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Card and lane go with the editor, from under the pointer that opens the menu."""
    lanes = {lane.id for lane in sheet.session.store.every(Lane)}
    edits.insert(sheet, "metric")
    assert sheet.inline.active
    made = {lane.id for lane in sheet.session.store.every(Lane)} - lanes
    assert made
    pointer = sheet.pointer(mouse.middle(sheet, sheet.inline.id).toPointF())
    monkeypatch.setattr(menu.QMenu, "exec", lambda *_all: None)
    menu.open_under(sheet, pointer)
    assert not sheet.inline.active
    assert {lane.id for lane in sheet.session.store.every(Lane)} == lanes
    assert sheet.focus.lane not in made
