"""Editing in the backlog's cells: one, many at once, what is wrong, and which opportunities fix a red point."""
import pytest
from PySide6.QtCore import QEvent, QItemSelectionModel, QLocale, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QTableView
from pytestqt.qtbot import QtBot

from journeymapper.core.commands.cards import add_card
from journeymapper.core.foundation.i18n import texts
from journeymapper.core.model.cards import Opportunity, RedPoint
from journeymapper.core.session.session import Session
from journeymapper.ui.forms.day_edit import DayEdit
from journeymapper.ui.forms.day_text import read_day
from journeymapper.ui.panels.backlog import BacklogView
from journeymapper.ui.panels.backlog_columns import COLUMNS
from journeymapper.ui.panels.backlog_fixes import FixesPopup

Key = Qt.Key
PLACE = {column.name: place for place, column in enumerate(COLUMNS)}
BOT, SLOTS, PRICES, LEAFLET, SILENCE = (f"red-point-{n}" for n in (31, 29, 27, 30, 32))


def point(session: Session, id: str) -> RedPoint:
    found = session.store.find(RedPoint, id)
    assert found is not None
    return found


def stand(view: BacklogView, column: str, *ids: str) -> None:
    """Select lines; the keyboard stands in the last of them."""
    view._session.selection.set(ids)
    index = view._model.index(view._model.place_of(ids[-1]) or 0, PLACE[column])
    view.table.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.NoUpdate)


def editor(view: BacklogView) -> QLineEdit:
    found = view.table.indexWidget(view.table.currentIndex())
    assert isinstance(found, QLineEdit)
    return found


def names(session: Session) -> list[str]:
    return [step.title.format(**step.params) for step in session.history.done]


def test_a_key_sets_a_scale(qtbot: QtBot, view: BacklogView, session: Session) -> None:
    stand(view, "severity", LEAFLET)
    qtbot.keyClick(view.table, Key.Key_4)
    qtbot.waitUntil(lambda: point(session, LEAFLET).severity == 4)
    assert names(session) == ["Change severity"]


def test_an_enter_that_waits_while_its_editor_goes_does_nothing(
    qtbot: QtBot, view: BacklogView, session: Session,
) -> None:
    """Qt takes it once the event is over; the view was left in the same one, and Qt would warn."""
    stand(view, "owner", LEAFLET)
    qtbot.keyClick(view.table, Key.Key_F2)
    open_one = view.table.indexWidget(view.table.currentIndex())
    qtbot.keyClicks(open_one, "Ana")
    QApplication.sendEvent(open_one, QKeyEvent(QEvent.Type.KeyPress, Key.Key_Return, Qt.KeyboardModifier(0), "\r"))
    view.table.finish_editing()
    QApplication.processEvents()
    assert point(session, LEAFLET).owner == "Ana"
    assert names(session) == ["Change owner"]


def test_a_choice_from_an_editor_that_went_meanwhile_does_nothing(
    qtbot: QtBot, view: BacklogView, session: Session,
) -> None:
    """The lines come anew while its list is open; Qt would warn."""
    stand(view, "status", LEAFLET)
    qtbot.keyClick(view.table, Key.Key_F2)
    open_one = view.table.indexWidget(view.table.currentIndex())
    assert isinstance(open_one, QComboBox)
    view._model.beginResetModel()
    view._model.endResetModel()
    open_one.activated.emit(2)
    assert names(session) == []


def test_many_lines_take_what_is_entered_in_one(qtbot: QtBot, view: BacklogView, session: Session) -> None:
    stand(view, "owner", SLOTS, SILENCE, LEAFLET)
    qtbot.keyClick(view.table, Key.Key_F2)
    qtbot.keyClicks(editor(view), "Logistics")
    qtbot.keyClick(editor(view), Key.Key_Return)
    qtbot.waitUntil(lambda: point(session, SLOTS).owner == "Logistics")
    assert [point(session, id).owner for id in (SILENCE, LEAFLET)] == ["Logistics"] * 2
    assert names(session) == ["Change owner of 3 red points"]
    assert set(session.selection.ids) == {SLOTS, SILENCE, LEAFLET}
    session.undo()
    assert [point(session, id).owner for id in (SLOTS, SILENCE, LEAFLET)] == [None] * 3


@pytest.mark.parametrize("keys, column", [
    ((Key.Key_Right, Key.Key_Right), "status"), ((Key.Key_Left,), "effort"), ((Key.Key_End, Key.Key_End), "due"),
    ((Key.Key_Home, Key.Key_Left), "number"),
])
def test_keys_go_to_a_column_and_the_lines_stay_selected(qtbot: QtBot, view: BacklogView, session: Session,
                                                         keys: tuple[Key, ...], column: str) -> None:
    stand(view, "score", SLOTS, SILENCE, LEAFLET)
    for key in keys:
        qtbot.keyClick(view.table, key)
    assert COLUMNS[view.table.currentIndex().column()].name == column
    assert set(session.selection.ids) == {SLOTS, SILENCE, LEAFLET}
    assert set(view.table.chosen_ids()) == {SLOTS, SILENCE, LEAFLET}
    qtbot.keyClick(view.table, Key.Key_Down)
    assert len(session.selection.ids) == 1


def test_escape_leaves_a_cell_as_it_was(qtbot: QtBot, view: BacklogView, session: Session) -> None:
    stand(view, "owner", BOT)
    qtbot.keyClick(view.table, Key.Key_F2)
    qtbot.keyClicks(editor(view), "Nobody")
    qtbot.keyClick(editor(view), Key.Key_Escape)
    assert point(session, BOT).owner == "Customer care"
    assert names(session) == []


def test_delete_empties_the_column_of_the_selected_lines(qtbot: QtBot, view: BacklogView, session: Session) -> None:
    stand(view, "due", BOT, PRICES)
    qtbot.keyClick(view.table, Key.Key_Delete)
    assert [point(session, id).due for id in (BOT, PRICES)] == [None, None]
    assert names(session) == ["Change due date of 2 red points"]
    stand(view, "title", BOT)
    qtbot.keyClick(view.table, Key.Key_Delete)
    assert point(session, BOT).title, "a red point keeps its words"


@pytest.mark.parametrize("column, text, said", [
    ("due", "31/31/2026", "“31/31/2026” is no day, so the date stays as it was."), ("title", " ", "A red point needs"),
])
def test_wrong_input_gets_a_sentence(qtbot: QtBot, view: BacklogView, session: Session, column: str, text: str,
                                     said: str) -> None:
    stand(view, column, BOT)
    before = point(session, BOT)
    qtbot.keyClick(view.table, Key.Key_F2)
    editor(view).setText(text)
    with qtbot.waitSignal(view.refused) as told:
        qtbot.keyClick(editor(view), Key.Key_Return)
    assert told.args[0].startswith(said)
    assert point(session, BOT) == before


def test_a_day_comes_from_the_calendar(qtbot: QtBot, view: BacklogView, session: Session) -> None:
    stand(view, "due", BOT)
    qtbot.keyClick(view.table, Key.Key_F2)
    line = editor(view)
    assert isinstance(line, DayEdit)
    calendar = line.open_calendar()
    assert calendar.selectedDate().toString("yyyy-MM-dd") == "2026-12-15"
    days = calendar.findChild(QTableView)
    assert days is not None
    qtbot.keyClick(days, Key.Key_Right)
    qtbot.keyClick(days, Key.Key_Return)
    qtbot.waitUntil(lambda: point(session, BOT).due == "2026-12-16")
    assert view.table.state() != view.table.State.EditingState


@pytest.mark.parametrize("language, text, day", [
    ("en", "2027-01-31", "2027-01-31"), ("en", "15 Dec 2026", "2026-12-15"), ("es", "15/12/2026", "2026-12-15"),
    ("es", "15 dic 2026", "2026-12-15"), ("en", "31.12.2026", "2026-12-31"), ("en", "", None),
])
def test_days_are_typed_in_the_form_of_the_language(language: str, text: str, day: str | None) -> None:
    before = QLocale()
    QLocale.setDefault(QLocale.c())
    try:
        assert read_day(text, texts(language)) == day
    finally:
        QLocale.setDefault(before)


@pytest.mark.parametrize("text", ["soon", "31/02/2026", "15", "2026-13-01", "1 1 1"])
def test_what_is_no_day_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        read_day(text, texts("es"))


def test_known_owners_are_offered(qtbot: QtBot, view: BacklogView) -> None:
    stand(view, "owner", SLOTS)
    qtbot.keyClick(view.table, Key.Key_F2)
    known = editor(view).completer().model()
    assert [known.index(row, 0).data() for row in range(known.rowCount())] == ["Customer care", "Pricing"]


def fixes_of(session: Session, id: str) -> set[str]:
    return {row.title for row in session.store.every(Opportunity) if id in (row.fixes or ())}


def open_fixes(qtbot: QtBot, view: BacklogView, *ids: str) -> FixesPopup:
    stand(view, "fixes", *ids)
    qtbot.keyClick(view.table, Key.Key_F2)
    return next(popup for popup in view.table.findChildren(FixesPopup) if popup.isVisible())


def test_an_opportunity_is_linked_by_keys(qtbot: QtBot, view: BacklogView, session: Session) -> None:
    assert view._model.index(view._model.place_of(LEAFLET) or 0, PLACE["fixes"]).data() == "no opportunity yet"
    popup = open_fixes(qtbot, view, LEAFLET)
    qtbot.keyClick(popup.words, Key.Key_Down)
    qtbot.keyClick(popup.list, Key.Key_Space)
    qtbot.keyClick(popup.list, Key.Key_Return)
    assert len(fixes_of(session, LEAFLET)) == 1
    assert names(session) == ["Link opportunities"]
    assert view._model.index(view._model.place_of(LEAFLET) or 0, PLACE["fixes"]).data() == "1 opportunity"
    session.undo()
    assert fixes_of(session, LEAFLET) == set()


def test_escape_links_nothing(qtbot: QtBot, view: BacklogView, session: Session) -> None:
    popup = open_fixes(qtbot, view, LEAFLET)
    qtbot.keyClick(popup.words, Key.Key_Down)
    qtbot.keyClick(popup.list, Key.Key_Space)
    qtbot.keyClick(popup.list, Key.Key_Escape)
    assert not popup.isVisible()
    assert names(session) == []


def test_a_new_opportunity_is_made_where_the_red_point_stands(qtbot: QtBot, view: BacklogView,
                                                             session: Session) -> None:
    popup = open_fixes(qtbot, view, LEAFLET, SILENCE)
    qtbot.keyClicks(popup.words, "Draw <b>new</b> leaflets")
    qtbot.keyClick(popup.words, Key.Key_Return)
    made = next(row for row in session.store.every(Opportunity) if row.title == "Draw <b>new</b> leaflets")
    assert set(made.fixes or ()) == {LEAFLET, SILENCE}
    assert made.step in (point(session, LEAFLET).step, point(session, SILENCE).step)
    assert names(session) == ["Add opportunity"]


def test_a_tick_is_taken_back_by_the_mouse(qtbot: QtBot, view: BacklogView, session: Session) -> None:
    session.run(add_card, "opportunity", title="Aaa", fixes=(LEAFLET, BOT))
    popup = open_fixes(qtbot, view, LEAFLET)
    item = popup.list.item(0)
    assert (item.text(), item.checkState()) == ("Aaa", Qt.CheckState.Checked)
    box = popup.list.visualItemRect(item)
    qtbot.mouseClick(popup.list.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(box.left() + 12, box.center().y()))
    assert item.checkState() == Qt.CheckState.Unchecked
    popup.close()
    assert fixes_of(session, LEAFLET) == set()
    assert "Aaa" in fixes_of(session, BOT)
