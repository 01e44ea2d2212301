"""The backlog's cells to and from a spreadsheet, and the menu of its lines."""
from PySide6.QtCore import QItemSelectionModel, QMimeData, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from journeymapper.core.foundation.i18n import texts
from journeymapper.core.model.cards import RedPoint
from journeymapper.core.session.session import Session
from journeymapper.core.session.tab_text import from_text
from journeymapper.ui.panels.backlog import BacklogView
from journeymapper.ui.panels.backlog_columns import column_named
from journeymapper.ui.panels.backlog_menu import backlog_menu
from journeymapper.ui.theme.current import Theme

Key = Qt.Key
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
BOT, SLOTS, PRICES, LEAFLET = (f"red-point-{n}" for n in (31, 29, 27, 30))


def stand(view: BacklogView, column: str, *ids: str) -> None:
    view._session.selection.set(ids)
    index = view._model.index(view._model.place_of(ids[-1]) or 0, column_named(column))
    view.table.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.NoUpdate)


def point(session: Session, id: str) -> RedPoint:
    found = session.store.find(RedPoint, id)
    assert found is not None
    return found


def put(text: str) -> None:
    data = QMimeData()
    data.setText(text)
    QGuiApplication.clipboard().setMimeData(data)


def names(session: Session) -> list[str]:
    return [step.title.format(**step.params) for step in session.history.done]


def test_cells_go_as_a_spreadsheet_takes_them(qtbot: QtBot, view: BacklogView) -> None:
    stand(view, "due", BOT, PRICES)
    qtbot.keyClick(view.table, Key.Key_C, CTRL)
    assert QGuiApplication.clipboard().text() == "2026-12-15\n2026-12-20"
    stand(view, "severity", BOT)
    qtbot.keyClick(view.table, Key.Key_C, CTRL)
    assert QGuiApplication.clipboard().text() == "4"


def test_lines_go_with_the_names_of_their_columns_and_come_back(qtbot: QtBot, view: BacklogView,
                                                               session: Session) -> None:
    stand(view, "title", BOT, PRICES)
    qtbot.keyClick(view.table, Key.Key_C, CTRL | SHIFT)
    text = QGuiApplication.clipboard().text()
    grid = from_text(text)
    assert [len(line) for line in grid] == [12, 12, 12]
    assert grid[1][:3] == ["RP-005", "Bot loops, no way to a person", "Use › Ask for help"]
    assert 'sdval="4"' in QGuiApplication.clipboard().mimeData().html(), "numbers are numbers there"
    put(text.replace("Customer care", "Bots").replace("2026-12-20", "24/12/2026"))
    stand(view, "title", LEAFLET)
    qtbot.keyClick(view.table, Key.Key_V, CTRL)
    assert point(session, BOT).owner == "Bots", "by its number, wherever the keyboard stands"
    assert point(session, PRICES).due == "2026-12-24"
    assert names(session) == ["Paste 2 cells"]
    session.undo()
    assert point(session, BOT).owner == "Customer care"


def test_one_cell_fills_all_selected_lines(qtbot: QtBot, view: BacklogView, session: Session) -> None:
    put("in progress")
    stand(view, "status", BOT, SLOTS, LEAFLET)
    qtbot.keyClick(view.table, Key.Key_V, CTRL)
    assert {point(session, id).status for id in (BOT, SLOTS, LEAFLET)} == {"in progress"}
    assert names(session) == ["Paste 3 cells"]


def test_a_range_runs_on_from_the_cell_and_says_what_it_left(qtbot: QtBot, view: BacklogView,
                                                            session: Session) -> None:
    put("3\t2 sometimes\n9\talways")
    stand(view, "severity", BOT)
    with qtbot.waitSignal(view.refused) as told:
        qtbot.keyClick(view.table, Key.Key_V, CTRL)
    assert (point(session, BOT).severity, point(session, BOT).frequency) == (3, 2)
    assert (point(session, SLOTS).severity, point(session, SLOTS).frequency) == (4, 5)
    assert told.args == ["1 cell was left as it was: RP-003 Severity: it must be a whole number from 0 to 4"]


def test_what_cannot_be_edited_is_passed_over(qtbot: QtBot, view: BacklogView, session: Session) -> None:
    put("99")
    stand(view, "score", BOT)
    with qtbot.waitSignal(view.refused) as told:
        qtbot.keyClick(view.table, Key.Key_V, CTRL)
    assert told.args[0].startswith("There is nothing")
    assert names(session) == []


def entry(menu: QMenu, *words: str) -> None:
    action = next(action for action in menu.actions() if action.text().startswith(words[0]))
    if len(words) > 1:
        entry(action.menu(), *words[1:])
    else:
        action.trigger()


def test_the_menu_sets_many_at_once(view: BacklogView, session: Session) -> None:
    stand(view, "title", BOT, SLOTS)
    entry(backlog_menu(view, Theme("light"), texts("en")), "Effort", "5")
    assert [point(session, id).effort for id in (BOT, SLOTS)] == [5, 5]
    assert names(session) == ["Change effort of 2 red points"]


def test_the_menu_edits_in_place_with_all_selected(qtbot: QtBot, view: BacklogView, session: Session) -> None:
    stand(view, "title", BOT, SLOTS)
    entry(backlog_menu(view, Theme("light"), texts("en")), "Owner")
    qtbot.keyClicks(view.table.indexWidget(view.table.currentIndex()), "Ana")
    session.settle.emit()
    assert [point(session, id).owner for id in (BOT, SLOTS)] == ["Ana", "Ana"]


def test_the_menu_sorts_by_the_column_of_the_keyboard(view: BacklogView) -> None:
    stand(view, "number", BOT)
    entry(backlog_menu(view, Theme("light"), texts("en")), "Sort by Number")
    assert [row.number for row in view._model.rows] == [1, 2, 3, 4, 5, 6]
