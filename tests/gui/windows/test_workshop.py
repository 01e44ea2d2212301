"""Workshop size: nothing to press is smaller than a finger, at once and after a restart, and nothing is clipped."""
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, QRectF, QSize
from PySide6.QtGui import QFontInfo
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QDialog,
    QHeaderView,
    QLabel,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QScrollBar,
    QTabBar,
    QTableView,
    QTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from journeymapper.app.choices import choose_theme, choose_workshop
from journeymapper.app.desk import Desk, Place
from journeymapper.app.opening import open_paths
from journeymapper.app.preferences import Preferences
from journeymapper.core.commands.cards import park
from journeymapper.core.foundation.i18n import texts
from journeymapper.ui.canvas.menu import build_menu
from journeymapper.ui.canvas.overlay import Overlay
from journeymapper.ui.canvas.reach import REACH_PX
from journeymapper.ui.canvas.sheet import Sheet
from journeymapper.ui.canvas.suggestions import Suggestions
from journeymapper.ui.dialogs.entry_list import EntryList
from journeymapper.ui.dialogs.measurements import MeasurementsDialog
from journeymapper.ui.dialogs.personas import PersonasDialog
from journeymapper.ui.theme.current import TARGET_PX
from journeymapper.ui.windows.findings_here import FindingsButton
from tests.support.mouse import LEFT, NONE, type_text

FIELDS = (QLineEdit, QPlainTextEdit, QTextEdit, QAbstractSpinBox, QComboBox)
PANELS = ("view.palette", "view.inspector", "view.parking_lot", "view.minimap", "view.filter")
CHOSEN = ("touchpoint-terrace-display", "red-point-29", "step-order", "lane-emotions", "stage-use",
          "emotion-maria-ask-advice", "opportunity-one-price-list")


@pytest.fixture
def place(desk: Desk, sample_file: Path) -> Place:
    """The sample in a window that is dressed as the program dresses it."""
    desk.theme.dress()
    assert open_paths(desk, [sample_file]) == []
    return desk.places[0]


@pytest.fixture
def workshop(place: Place, desk: Desk, qtbot: QtBot) -> Iterator[Place]:
    """The sample in workshop size, every panel open, a card parked, at 1366 × 768."""
    window = place.window
    window.showNormal()
    window.setGeometry(0, 0, 1366, 768)
    for id in PANELS:
        if not window.chrome.actions[id].isChecked():
            window.chrome.actions[id].trigger()
    place.file.session.run(park, ["touchpoint-tracking-sms"])
    window.chrome.actions["view.workshop"].trigger()
    qtbot.wait(50)
    yield place
    choose_workshop(desk, False)
    QApplication.processEvents()


def pressable(widget: QWidget) -> bool:
    """Whether it is a target of its own, and not the inside of one."""
    if isinstance(widget.parentWidget(), (*FIELDS, QAbstractItemView)):
        return False
    if isinstance(widget, QScrollBar):
        area = widget.parentWidget().parentWidget() if widget.parentWidget() is not None else None
        # The map is moved by fingers on it, lists of one row don't scroll.
        return isinstance(area, QAbstractScrollArea) and not isinstance(area, Sheet)
    return isinstance(widget, (QAbstractButton, *FIELDS, Overlay))


def small(window: QWidget) -> list[str]:
    """What is visible, can be pressed and is too small."""
    found = []
    for widget in window.findChildren(QWidget):
        if not widget.isVisible():
            continue
        if widget.isEnabled() and pressable(widget) and min(widget.width(), widget.height()) < TARGET_PX:
            found.append(f"{type(widget).__name__} {widget.accessibleName() or widget.objectName()} "
                         f"{widget.width()}×{widget.height()} in {type(widget.parentWidget()).__name__}")
        if parts(widget):
            found += [f"{type(widget).__name__} part {rect.width()}×{rect.height()}" for rect in parts(widget)
                      if min(rect.width(), rect.height()) < TARGET_PX]
    return found


def parts(widget: QWidget) -> list[QRect]:
    """Rows and tabs within a widget."""
    if isinstance(widget, QTabBar):
        return [widget.tabRect(n) for n in range(widget.count())]
    if isinstance(widget, QMenu):
        return [widget.actionGeometry(action) for action in widget.actions()
                if action.isVisible() and not action.isSeparator()]
    if isinstance(widget, QTableView):
        return [QRect(0, 0, 100, widget.rowHeight(n)) for n in range(widget.model().rowCount())]
    if isinstance(widget, QAbstractItemView) and not isinstance(widget, QHeaderView) and widget.model() is not None:
        model = widget.model()
        return [widget.visualRect(model.index(n, 0)) for n in range(model.rowCount())]
    return []


def clipped(window: QWidget) -> list[str]:
    """Buttons and fields that reach beyond what surrounds them, except by scrolling downwards."""
    found = []
    for widget in window.findChildren(QWidget):
        inner = isinstance(widget.parentWidget(), FIELDS)
        if inner or not (widget.isVisible() and isinstance(widget, (QAbstractButton, *FIELDS))):
            continue
        if widget.width() < widget.minimumSizeHint().width() and isinstance(widget, QAbstractButton):
            found.append(f"{type(widget).__name__} {widget.accessibleName()} is squeezed to {widget.width()} "
                         f"of {widget.minimumSizeHint().width()} in {type(widget.parentWidget()).__name__}")
        at = widget.mapTo(window, QPoint(0, 0))
        if at.x() < 0 or at.x() + widget.width() > window.width():
            found.append(f"{type(widget).__name__} {widget.accessibleName()} leaves the window")
        port = widget.parentWidget()
        while port is not None and port is not window:
            if isinstance(port.parentWidget(), QAbstractScrollArea):
                here = widget.mapTo(port, QPoint(0, 0))
                if here.x() < 0 or here.x() + widget.width() > port.width():
                    found.append(f"{type(widget).__name__} {widget.accessibleName()} is clipped in a panel")
            port = port.parentWidget()
    return found


@pytest.mark.parametrize("theme", ["light", pytest.param("dark", marks=pytest.mark.soak)])
@pytest.mark.parametrize("size", [QSize(1366, 768), QSize(1920, 1080)], ids=["1366", "1920"])
def test_all_that_can_be_pressed_is_large_enough_and_whole(workshop: Place, desk: Desk, qtbot: QtBot, theme: str,
                                                           size: QSize) -> None:
    window = workshop.window
    choose_theme(desk, theme)
    window.resize(size)
    faults: list[str] = []
    for id in CHOSEN:
        if workshop.file.session.store.get(id) is not None:
            workshop.file.session.selection.set([id])
            qtbot.wait(20)
            faults += [f"{id}: {fault}" for fault in (*small(window), *clipped(window))]
    for id in ("view.filter", "view.outline", "view.history", "view.focus_stage"):
        window.chrome.actions[id].trigger()
    qtbot.wait(20)
    faults += small(window)
    for view in ("backlog", "insights", "compare"):
        window.chrome.actions[f"view.{view}"].trigger()
        qtbot.wait(50)
        faults += [f"{view}: {fault}" for fault in (*small(window), *clipped(window))]
    assert not faults, "\n".join(sorted(set(faults)))
    assert window.size() == size


@pytest.mark.parametrize("id", ["map.properties", "map.personas", "map.channels", "map.departments", "help.keys"])
def test_dialogs_are_large_enough(workshop: Place, qtbot: QtBot, id: str) -> None:
    workshop.window.chrome.actions[id].trigger()
    qtbot.wait(50)
    dialog = next(found for found in workshop.window.findChildren(QDialog) if found.isVisible())
    assert [*small(dialog), *clipped(dialog)] == []
    dialog.close()


def test_lists_that_pop_up_are_large_enough(workshop: Place, qtbot: QtBot) -> None:
    chrome = workshop.window.chrome
    chrome.actions["edit.commands"].trigger()
    qtbot.wait(20)
    assert chrome.commanding.box.list.count() > 5
    assert small(chrome.commanding.box) == []
    chrome.commanding.close()
    sheet = chrome.map_page.sheet
    sheet.show_record("touchpoint-terrace-display")
    sheet.edit("touchpoint-terrace-display")
    type_text(sheet, " #")
    found = [one for one in sheet.findChildren(Suggestions) if one.isVisible()]
    assert len(found) == 1
    assert small(found[0]) == []
    sheet.inline.finish()


def test_menus_are_large_enough(workshop: Place) -> None:
    bar = workshop.window.chrome.menu_bar
    for action in bar.actions():
        rect = bar.actionGeometry(action)
        assert min(rect.width(), rect.height()) >= TARGET_PX, action.text()
    for menu in workshop.window.chrome.menus.values():
        menu.ensurePolished()
        menu.sizeHint()
        assert all(min(rect.width(), rect.height()) >= TARGET_PX for rect in parts(menu)), menu.title()


def test_it_comes_and_goes_without_a_restart_and_is_remembered(workshop: Place, desk: Desk, qtbot: QtBot) -> None:
    window, action = workshop.window, workshop.window.chrome.actions["view.workshop"]
    assert action.isChecked()
    assert Preferences().settings.appearance.workshop
    large = window.chrome.top_bar.height(), window.chrome.status.height()
    action.trigger()
    qtbot.wait(20)
    assert not Preferences().settings.appearance.workshop
    assert (window.chrome.top_bar.height(), window.chrome.status.height()) == (44, 28)
    assert large[0] > 44
    assert small(window) != []
    assert not any(grip.isVisible() for grip in window.chrome.map_page.grips)


def test_the_dialog_of_personas_grows_as_a_whole(workshop: Place) -> None:
    workshop.window.chrome.actions["map.personas"].trigger()
    dialog = next(found for found in workshop.window.findChildren(PersonasDialog))
    QApplication.processEvents()
    buttons = list(dialog.buttons.values())
    reach = buttons[-1].mapTo(dialog, QPoint(buttons[-1].width(), 0)).x() - buttons[0].mapTo(dialog, QPoint(0, 0)).x()
    assert dialog.list.width() >= reach, "no gap beside the list"
    dialog.turn_to("empathy")
    QApplication.processEvents()
    editor = dialog.drawing.findChild(QPlainTextEdit)
    assert editor is not None
    assert dialog.drawing.title()[0].px == QFontInfo(editor.font()).pixelSize() == 15
    dialog.close()


def test_the_only_entry_of_a_dialog_is_a_finger_high(workshop: Place, desk: Desk, qtbot: QtBot) -> None:
    entries = EntryList(desk.theme, "Personas")
    qtbot.addWidget(entries)
    entries.show_rows([("maria", "Maria", "10", "#118877", "")])
    entries.choose("maria")
    entries.show()
    item = entries.topLevelItem(0)
    assert item is not None
    assert entries.visualItemRect(item).height() >= TARGET_PX


def test_nothing_of_it_stays_behind(place: Place, qtbot: QtBot) -> None:
    window = place.window
    window.showNormal()
    window.setGeometry(0, 0, 1366, 768)
    place.file.session.selection.set(["touchpoint-terrace-display"])
    # The findings are counted after the map stands; their number then comes to the foot.
    qtbot.waitUntil(lambda: any(button.isVisible() for button in window.findChildren(FindingsButton)))
    qtbot.wait(50)

    def sizes() -> list[tuple[str, int, int]]:
        return [(type(widget).__name__, widget.width(), widget.height()) for widget in window.findChildren(QWidget)
                if widget.isVisible() and isinstance(widget, (QAbstractButton, *FIELDS))]

    before = sizes()
    for _ in range(2):
        window.chrome.actions["view.workshop"].trigger()
        qtbot.wait(50)
    assert sizes() == before


def test_texts_are_larger(workshop: Place, qtbot: QtBot) -> None:
    button = workshop.window.chrome.top_bar.export
    large = button.fontMetrics().height()
    workshop.window.chrome.actions["view.workshop"].trigger()
    qtbot.wait(20)
    assert large > button.fontMetrics().height()


def test_the_handles_resize_the_panels(workshop: Place, qtbot: QtBot) -> None:
    page = workshop.window.chrome.map_page
    for grip, panel, way in ((page.grips[1], page.inspector, QPoint(-40, 0)), (page.grips[0], page.parking_lot,
                                                                             QPoint(0, -40))):
        before = panel.size()
        assert grip.isVisible()
        QTest.mousePress(grip, LEFT, NONE, QPoint(20, 20))
        QTest.mouseMove(grip, QPoint(20, 20) + way)
        QTest.mouseRelease(grip, LEFT, NONE, QPoint(20, 20))
        grown = panel.size() - before
        assert max(grown.width(), grown.height()) >= 38
    workshop.window.chrome.actions["view.parking_lot"].trigger()
    assert not page.grips[0].isVisible()


def test_signs_on_the_map_are_met_as_far_away() -> None:
    assert 2 * REACH_PX >= TARGET_PX


def test_a_sign_within_a_field_stays_within_it(workshop: Place) -> None:
    workshop.window.session.selection.clear()
    QTest.qWait(0)
    found = [(field, button) for field in workshop.window.findChildren(QLineEdit) if field.isVisible()
             for button in field.findChildren(QAbstractButton) if not button.isHidden()]
    assert found
    for field, button in found:
        assert field.rect().contains(button.geometry()), f"{field.accessibleName()}: {button.geometry()}"


@pytest.mark.parametrize("scrolled", [(0, 0), (12, 0), (500, 0), (500, 200)])
def test_the_handles_of_panels_leave_the_lane_titles_to_be_read(workshop: Place, scrolled: tuple[int, int]) -> None:
    if not workshop.window.chrome.actions["view.outline"].isChecked():
        workshop.window.chrome.actions["view.outline"].trigger()
    QTest.qWait(0)
    page = workshop.window.chrome.map_page
    sheet = page.sheet
    sheet.zoom_to(1.0)
    sheet.scroll_view(*scrolled)
    view = sheet.view
    titles = [view.titles_to_screen(rect) for row in sheet.plan.rows
              if (rect := sheet.plan.lane_title_rect(row.lane)) is not None]
    assert len([grip for grip in page.grips if grip.isVisible()]) == 3
    for grip in page.grips:
        assert min(grip.width(), grip.height()) >= TARGET_PX
        knob = QRectF(grip.knob().translated(grip.mapTo(sheet, QPoint()) - sheet.viewport().pos()))
        for rect in titles:
            shown = QRectF(rect.x, max(rect.y, view.head_bottom), rect.w, rect.h)
            assert rect.y + rect.h < view.head_bottom or not shown.intersects(knob), (grip.accessibleName(), rect)


@pytest.mark.parametrize("id", ["stage-action", "step-order", "lane-emotions", "touchpoint-basket",
                                "emotion-paul-order"])
def test_the_menus_of_things_fit_a_small_screen(workshop: Place, id: str) -> None:
    """With a border of openbox's kind and a task bar 720 pixels are left of 768."""
    sheet = workshop.window.chrome.map_page.sheet
    sheet.show_record(id)
    sheet.session.selection.set([id])
    menu = build_menu(sheet)
    heights = {menu.title(): menu.sizeHint().height() for menu in (menu, *menu.findChildren(QMenu))}
    assert max(heights.values()) <= 720, heights
    assert all(menu.actionGeometry(action).height() >= 44 for action in menu.actions() if not action.isSeparator())
    menu.deleteLater()


def test_titles_stay_larger_than_what_stands_under_them(workshop: Place) -> None:
    workshop.window.chrome.actions["view.backlog"].trigger()
    QApplication.processEvents()
    page = workshop.window.chrome.views.page("backlog")
    sizes = {label.text(): QFontInfo(label.font()).pixelSize() for label in page.findChildren(QLabel)}
    assert sizes["Improvement backlog"] >= 20
    assert sizes["Improvement backlog"] > sizes["Impact against effort"]


@pytest.mark.parametrize("large", [False, True])
def test_the_backlog_fits_a_small_screen_in_spanish(place: Place, desk: Desk, qtbot: QtBot, large: bool) -> None:
    choose_workshop(desk, large)
    window = place.window
    window.showNormal()
    window.setGeometry(0, 0, 1366, 768)
    window.rebuild(texts("es"))
    window.chrome.actions["view.backlog"].trigger()
    qtbot.wait(50)
    table = window.chrome.views.page("backlog").findChild(QTableView)
    assert table.horizontalScrollBar().maximum() == 0
    assert large or table.columnWidth(1) >= 110, "red points in three lines, not five"
    choose_workshop(desk, False)


def test_headers_and_days_of_measurements_are_read_whole(workshop: Place) -> None:
    theme = workshop.desk.theme
    made = MeasurementsDialog(workshop.file.session, theme, workshop.t, workshop.window)
    header = made.table.horizontalHeader()
    made.show()
    assert header.height() >= 2 * header.fontMetrics().lineSpacing() + 24
    assert made.table.columnWidth(0) >= made.table.fontMetrics().horizontalAdvance("2026-06-30") + 36
    made.close()
