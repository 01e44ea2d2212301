"""The keyboard gets from every pane to every other."""
import pytest
from PySide6.QtCore import QPoint
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from journeymapper.app.desk import Place
from journeymapper.core.commands.cards import park
from journeymapper.ui.windows.map_page import INSPECTOR_PX


def test_f6_goes_round_the_visible_panes(place: Place, qtbot: QtBot) -> None:
    with qtbot.waitActive(place.window):
        place.window.activateWindow()
    page = place.window.chrome.map_page
    actions = place.window.chrome.actions
    page.sheet.setFocus()

    def holder() -> QWidget | None:
        focused = QApplication.focusWidget()
        panes = (page.palette_column, page.sheet, page.parking_lot, page.inspector)
        return next((pane for pane in panes if focused is pane or pane.isAncestorOf(focused)), None)

    actions["view.next_pane"].trigger()
    assert holder() is page.inspector
    actions["view.next_pane"].trigger()
    assert holder() is page.palette_column
    actions["view.next_pane"].trigger()
    assert holder() is page.sheet
    actions["view.previous_pane"].trigger()
    assert holder() is page.palette_column
    place.window.chrome.actions["view.parking_lot"].trigger()
    page.sheet.setFocus()
    actions["view.next_pane"].trigger()
    assert holder() is page.inspector, "an empty parking lot is passed over"
    page.sheet.session.run(park, ["touchpoint-chat-bot"])
    page.sheet.setFocus()
    actions["view.next_pane"].trigger()
    assert holder() is page.parking_lot


def test_f6_enters_the_inspector_at_its_title(place: Place, qtbot: QtBot) -> None:
    with qtbot.waitActive(place.window):
        place.window.activateWindow()
    page = place.window.chrome.map_page
    page.sheet.show_record("touchpoint-chat-bot")
    page.sheet.setFocus()
    qtbot.wait(1)
    place.window.chrome.actions["view.next_pane"].trigger()
    focused = QApplication.focusWidget()
    assert page.inspector.isAncestorOf(focused)
    assert focused.accessibleName() == "Title"


@pytest.mark.parametrize("width, least", [(760, 112), (900, 360), (1000, 440), (1366, 440)])
def test_panels_leave_room_for_the_sheet(place: Place, width: int, least: int) -> None:
    chrome = place.window.chrome
    place.window.showNormal()
    place.window.setGeometry(0, 0, width, 700)
    QTest.qWait(0)
    assert width < 1366 or chrome.map_page.inspector.width() == INSPECTOR_PX
    chrome.actions["view.outline"].trigger()
    QTest.qWait(0)
    assert place.window.width() == width
    assert chrome.map_page.sheet.width() >= least
    assert chrome.map_page.outline.width() >= 200
    inspector, sheet = chrome.map_page.inspector, chrome.map_page.sheet
    assert inspector.width() >= 248
    assert sheet.mapTo(place.window, sheet.rect().topRight()).x() < inspector.mapTo(place.window, QPoint()).x()
    assert inspector.mapTo(place.window, inspector.rect().topRight()).x() < width
