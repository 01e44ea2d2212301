"""A new map says how to begin."""
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from journeymapper.app import new_map
from journeymapper.app.desk import Desk, Place
from journeymapper.core.document import queries
from journeymapper.ui.canvas.mime import palette_mime


def test_a_map_with_stages_has_no_card(place: Place) -> None:
    assert not place.window.chrome.start.isVisible()


def test_the_first_stage_takes_the_card_away_and_undo_brings_it_back(new_place: Place, qtbot: QtBot) -> None:
    card, session = new_place.window.chrome.start, new_place.file.session
    assert card.isVisible()
    middle = card.parentWidget().rect().center() - card.geometry().center()
    assert abs(middle.x()) <= 1
    assert abs(middle.y()) <= 1
    card.first.click()
    qtbot.waitUntil(lambda: not card.isVisible())
    assert len(queries.stages(session.store)) == 1
    session.settle.emit()
    session.undo()
    qtbot.waitUntil(card.isVisible)


def test_the_map_behind_the_card_doesn_t_say_it_again(new_place: Place) -> None:
    sheet = new_place.window.chrome.map_page.sheet
    new_place.window.chrome.start.hide()
    sheet.grab()
    below = int(sheet.view.head_bottom) + 2
    seen = sheet.viewport().grab().toImage()
    places = [(x, y) for x in range(0, 400, 3) for y in range(below, below + 80)]
    assert {seen.pixel(x, y) for x, y in places} == {sheet.theme.tokens.q("paper").rgb()}


def test_a_template_fills_the_new_window(desk: Desk, new_place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(new_map, "ask_template", lambda *_args: "simple")
    new_place.window.chrome.start.template.click()
    assert len(desk.places) == 1
    assert queries.stages(desk.places[0].file.session.store)


def test_the_keyboard_reaches_both_buttons(new_place: Place, qtbot: QtBot) -> None:
    chrome = new_place.window.chrome
    with qtbot.waitActive(new_place.window):
        new_place.window.activateWindow()
    chrome.map_page.sheet.setFocus()
    chrome.actions["view.previous_pane"].trigger()

    def focused() -> str:
        widget = QApplication.focusWidget()
        return widget.text() if isinstance(widget, QPushButton) else ""

    assert focused() == "Add first stage"
    qtbot.keyClick(chrome.start.first, Qt.Key.Key_Tab)
    assert focused() == "Choose a template…"
    qtbot.keyClick(chrome.start.template, Qt.Key.Key_Tab)
    assert focused() == "Add first stage"
    qtbot.keyClick(chrome.start.first, Qt.Key.Key_X)
    assert queries.stages(new_place.file.session.store) == []
    qtbot.keyClick(chrome.start.first, Qt.Key.Key_Escape)
    assert chrome.map_page.sheet.hasFocus()
    chrome.actions["view.previous_pane"].trigger()
    qtbot.keyClick(chrome.start.first, Qt.Key.Key_Return)
    assert len(queries.stages(new_place.file.session.store)) == 1


def test_what_is_dragged_isn_t_hidden_by_the_card(new_place: Place, qtbot: QtBot) -> None:
    card, view = new_place.window.chrome.start, new_place.window.chrome.map_page.sheet.viewport()
    data = palette_mime("touchpoint")
    enter = QDragEnterEvent(QPoint(300, 300), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton,
                            Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(view, enter)
    assert not card.isVisible()
    QApplication.sendEvent(view, QDragLeaveEvent())
    assert card.isVisible()
