"""The backlog in its window: to the map and back, what it remembers, what the status line teaches."""
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from journeymapper.app.desk import Place
from journeymapper.core.commands.cards import park
from journeymapper.core.commands.improving import fill
from journeymapper.core.foundation.i18n import texts
from journeymapper.core.settings.groups import Backlog, Window
from journeymapper.ui.canvas.menu import build_menu
from journeymapper.ui.panels.backlog import BacklogView
from journeymapper.ui.panels.backlog_filters import WITHOUT
from journeymapper.ui.windows.backlog_page import BacklogPage

BOT, SLOTS = "red-point-31", "red-point-29"
Key = Qt.Key


def shown(place: Place) -> BacklogPage:
    place.window.chrome.actions["view.backlog"].trigger()
    QApplication.processEvents()
    page = place.window.chrome.views.page("backlog")
    assert isinstance(page, BacklogPage)
    return page


def here(view: BacklogView) -> str:
    row = view.table.row_here()
    assert row is not None
    return row.id


@pytest.fixture
def page(place: Place, qtbot: QtBot) -> BacklogPage:
    with qtbot.waitActive(place.window):
        place.window.activateWindow()
    return shown(place)


def test_enter_goes_to_the_card_and_the_view_comes_back_to_the_row(page: BacklogPage, place: Place,
                                                                   qtbot: QtBot) -> None:
    table, sheet = page.backlog.table, place.window.chrome.map_page.sheet
    assert table.hasFocus()
    place.window.session.selection.set([SLOTS])
    qtbot.keyClick(table, Key.Key_Return)
    assert place.window.chrome.views.name == "map"
    assert sheet.hasFocus()
    assert sheet.focus.item == SLOTS
    assert place.window.session.selection.ids == (SLOTS,)
    place.window.session.selection.clear()
    shown(place)
    assert table.hasFocus()
    assert here(page.backlog) == SLOTS


def test_a_touchpoint_on_the_map_leads_to_what_marks_it(page: BacklogPage, place: Place) -> None:
    place.window.chrome.actions["view.map"].trigger()
    place.window.session.selection.set(["touchpoint-delivery-van"])
    shown(place)
    assert here(page.backlog) == SLOTS
    assert place.window.session.selection.ids == ("touchpoint-delivery-van",)


def test_a_parked_red_point_is_shown_in_the_parking_lot(page: BacklogPage, place: Place, qtbot: QtBot) -> None:
    place.window.session.run(park, [BOT])
    place.window.session.selection.set([BOT])
    qtbot.keyClick(page.backlog.table, Key.Key_Return)
    assert place.window.chrome.map_page.parking_lot.isVisible()
    assert place.window.session.selection.ids == (BOT,)


def test_groups_order_and_folds_are_remembered(page: BacklogPage, place: Place) -> None:
    view = page.backlog
    view.arrange_button.asked.emit(view.arrangement.turned(1))
    view.arrange_button.asked.emit(view.arrangement.folding("stage:stage-use", False))
    kept = place.window.layout_state(Window()).backlog
    assert (kept.sorted_by, kept.folded) == ("title", ("stage:stage-use",))
    place.window.rebuild(texts("es"))
    again = place.window.chrome.views.page("backlog")
    assert isinstance(again, BacklogPage)
    assert again.backlog.arrangement == view.arrangement
    place.window.restore(Window(backlog=Backlog(by="owner", sorted_by="no such column")))
    assert (again.backlog.arrangement.by, again.backlog.arrangement.column) == ("owner", None)


def test_the_status_line_teaches_what_has_the_keyboard(page: BacklogPage, place: Place, qtbot: QtBot) -> None:
    place.window.session.selection.set([BOT])
    assert page.hint().startswith("F2 or a key edits")
    place.window.session.selection.set([BOT, SLOTS])
    assert page.hint().startswith("2 selected")
    page.matrix.setFocus()
    assert page.hint().startswith("Arrows go from dot to dot")


def test_f6_goes_round_the_backlog(page: BacklogPage, place: Place) -> None:
    def holder() -> int:
        focused = QApplication.focusWidget()
        return next(n for n, pane in enumerate(page.panes()) if focused is pane or pane.isAncestorOf(focused))

    page.backlog.table.setFocus()
    found = []
    for _ in range(4):
        place.window.chrome.actions["view.next_pane"].trigger()
        found.append(holder())
    assert found == [2, 3, 0, 1]


@pytest.mark.parametrize("thing", [SLOTS, "touchpoint-delivery-van"])
def test_the_maps_menu_leads_to_a_line_that_filters_and_folds_hide(page: BacklogPage, place: Place, thing: str) -> None:
    view, sheet = page.backlog, place.window.chrome.map_page.sheet
    view.arrange_button.asked.emit(replace(view.arrangement, by="stage", folded=frozenset({"stage:stage-action"})))
    view.filter_bar.choose("owner", WITHOUT)
    place.window.session.run(fill, [SLOTS], "status", "done")
    assert SLOTS not in view.shown_ids()
    place.window.chrome.actions["view.map"].trigger()
    place.window.session.selection.set([thing])
    menu = build_menu(sheet)
    next(action for action in menu.actions() if action.text() == "Show in the backlog").trigger()
    menu.deleteLater()
    assert place.window.chrome.views.name == "backlog"
    assert view.table.hasFocus()
    assert here(view) == SLOTS


def test_showing_a_line_takes_off_no_filter_that_lets_it_through(page: BacklogPage) -> None:
    view = page.backlog
    view.arrange_button.asked.emit(replace(view.arrangement, by="stage", folded=frozenset({"stage:stage-action"})))
    view.filter_bar.choose("owner", WITHOUT)
    page.show_line(SLOTS)
    assert here(view) == SLOTS
    assert view.filter_bar.filters.owner == WITHOUT


def test_what_no_red_point_hurts_has_no_line(place: Place) -> None:
    place.window.session.selection.set(["touchpoint-terrace-display"])
    menu = build_menu(place.window.chrome.map_page.sheet)
    assert "Show in the backlog" not in {action.text() for action in menu.actions()}
    menu.deleteLater()
