"""The history names all changes, follows live, and goes to any of them."""
from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from journeymapper.app.desk import Place
from journeymapper.core.commands.cards import park
from journeymapper.core.commands.records import delete, rename, set_fields
from journeymapper.core.foundation.i18n import texts
from journeymapper.core.model.journey import Journey
from journeymapper.core.session.session import Session
from journeymapper.ui.forms.moments import clock
from journeymapper.ui.panels.history import HistoryPanel
from journeymapper.ui.panels.history_model import FUTURE, PAST, PRESENT, SAVED, TIME, WHEN
from journeymapper.ui.panels.history_row import shortened
from tests.support.maps import state

VAN = "touchpoint-delivery-van"


@pytest.fixture
def session(place: Place) -> Session:
    """Three changes at 10:42, 10:43 and 10:44 local time."""
    session = place.window.session
    start = datetime(2026, 3, 1, 10, 42).astimezone().astimezone(UTC)
    moments = iter(start + timedelta(minutes=n) for n in range(100))
    session.history.now = lambda: next(moments)
    session.selection.set([VAN])
    session.run(rename, VAN, "Lorry")
    session.run(park, [VAN])
    session.run(rename, VAN, "Bike")
    return session


@pytest.fixture
def panel(place: Place, session: Session, qtbot: QtBot) -> HistoryPanel:
    """The panel, opened by its action."""
    with qtbot.waitActive(place.window):
        place.window.activateWindow()
    place.window.chrome.actions["view.history"].trigger()
    built = place.window.chrome.map_page.history.content
    assert isinstance(built, HistoryPanel)
    return built


def rows(panel: HistoryPanel) -> list[QModelIndex]:
    return [panel.rows.index(row) for row in range(panel.rows.rowCount())]


def told(minute: int) -> str:
    """That time after ten, as the program writes it."""
    return clock(datetime(2026, 3, 1, 10, minute).astimezone(), texts("en"))


def names(panel: HistoryPanel) -> list[str]:
    return [row.data() for row in rows(panel)]


def whens(panel: HistoryPanel) -> list[str]:
    return [row.data(WHEN) for row in rows(panel)]


def click(panel: HistoryPanel, row: int) -> None:
    at = panel.list.visualRect(panel.rows.index(row)).center()
    QTest.mouseClick(panel.list.viewport(), Qt.MouseButton.LeftButton, pos=at)


def test_all_changes_are_named_with_their_times(panel: HistoryPanel) -> None:
    assert names(panel) == ["Start", "Rename: Lorry", "Park: Lorry", "Rename: Bike"]
    assert [row.data(TIME) for row in rows(panel)] == ["", *map(told, (42, 43, 44))]
    assert whens(panel) == [PAST, PAST, PAST, PRESENT]


def test_a_change_names_the_one_thing_that_it_is_about(panel: HistoryPanel, session: Session) -> None:
    session.run(delete, [VAN])
    assert names(panel)[-1] == "Delete card: Bike"
    session.run(delete, ["touchpoint-chat-bot", "touchpoint-terrace-display"])
    assert names(panel)[-1] == "Delete 2 things"
    session.run(set_fields, [next(iter(session.store.every(Journey))).id], title="Other")
    assert names(panel)[-1] == "Rename"
    session.undo()
    session.undo()
    session.undo()
    assert names(panel)[-3] == "Delete card: Bike"


def test_it_follows_live(panel: HistoryPanel, session: Session) -> None:
    session.undo()
    assert whens(panel) == [PAST, PAST, PRESENT, FUTURE]
    assert names(panel)[-1] == "Rename: Bike", "a change keeps its name when it is taken back"
    session.run(rename, "touchpoint-chat-bot", "Bot")
    assert names(panel) == ["Start", "Rename: Lorry", "Park: Lorry", "Rename: Bot"]
    assert whens(panel)[-1] == PRESENT
    assert panel.rows.rowCount() == 4
    assert panel.list.currentIndex().row() == 3


def test_a_click_goes_back_and_forward(panel: HistoryPanel, session: Session) -> None:
    end = state(session.store)
    click(panel, 1)
    assert len(session.history.done) == 1
    assert session.store.get(VAN).title == "Lorry"  # type: ignore[union-attr]  # it is there
    click(panel, 0)
    assert not session.history.done
    assert session.store.get(VAN).title == "Delivery van"  # type: ignore[union-attr]  # it is there
    click(panel, 3)
    assert state(session.store) == end


def test_enter_goes_where_the_arrows_led(panel: HistoryPanel, session: Session) -> None:
    panel.setFocus()
    QTest.keyClick(panel.list, Qt.Key.Key_Up)
    QTest.keyClick(panel.list, Qt.Key.Key_Up)
    assert len(session.history.done) == 3, "arrows alone change nothing"
    QTest.keyClick(panel.list, Qt.Key.Key_Return)
    assert len(session.history.done) == 1
    assert panel.list.hasFocus()


def test_the_saved_state_is_marked(panel: HistoryPanel, session: Session) -> None:
    assert [row.data(SAVED) for row in rows(panel)] == [True, False, False, False]
    session.undo()
    session.mark_saved()
    assert [row.data(SAVED) for row in rows(panel)] == [False, False, True, False]
    assert not session.unsaved
    click(panel, 0)
    assert session.unsaved
    click(panel, 2)
    assert not session.unsaved


def test_a_reader_hears_the_state_not_only_its_colour(panel: HistoryPanel, session: Session) -> None:
    session.undo()
    role = Qt.ItemDataRole.AccessibleTextRole
    assert [row.data(role) for row in rows(panel)] == [
        "Start, saved", f"Rename: Lorry, {told(42)}", f"Park: Lorry, {told(43)}, present state",
        f"Rename: Bike, {told(44)}, taken back"]


def test_what_is_being_typed_is_a_step_before_the_jump(panel: HistoryPanel, place: Place, session: Session) -> None:
    sheet = place.window.chrome.map_page.sheet
    sheet.edit("touchpoint-chat-bot")
    QTest.keyClicks(sheet.inline.edit, "Bot")
    click(panel, 2)
    assert len(session.history.done) == 2
    assert [row.data(WHEN) for row in rows(panel)] == [PAST, PAST, PRESENT, FUTURE, FUTURE]
    assert names(panel) == ["Start", "Rename: Lorry", "Park: Lorry", "Rename: Bike", "Rename: Bot"]


def test_the_present_row_looks_different_from_the_others(panel: HistoryPanel) -> None:
    image = panel.list.viewport().grab().toImage()
    sign = [panel.list.visualRect(panel.rows.index(row)) for row in (2, 3)]
    inks = [{image.pixelColor(rect.left() + 8 + dx, rect.center().y() + dy).name()
             for dx in range(14) for dy in range(-6, 7)} for rect in sign]
    assert len(inks[0]) == 1, "no sign before another state"
    assert len(inks[1]) > 2, "a sign before the present one"


def test_another_document_has_no_history_yet(panel: HistoryPanel, session: Session) -> None:
    session.load(list(session.store.records.values())[:1])
    assert names(panel) == ["Start"]


def test_it_is_remembered(panel: HistoryPanel, place: Place) -> None:
    from journeymapper.core.settings.groups import Window

    assert place.window.layout_state(Window()).panels["history"] is True


def test_it_says_that_older_changes_were_let_go(
    panel: HistoryPanel, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("journeymapper.core.document.history.LEAST", 1)
    monkeypatch.setattr("journeymapper.core.document.history.ROOM", 1)
    session.run(rename, "touchpoint-chat-bot", "Bot")
    assert names(panel) == ["Older changes, let go to save memory", "Rename: Bot"]
    session.undo()
    assert not session.history.at_saved


def test_long_names_of_steps_are_told_apart_by_their_ends(qtbot: QtBot) -> None:
    metrics = QFontMetrics(QFont())
    names = [f"Add “Touchpoint”: Step {number}" for number in (12, 13)]
    room = metrics.horizontalAdvance(names[0]) * 2 // 3
    shown = [shortened(metrics, name, room) for name in names]
    assert shown[0] != shown[1]
    assert [text[:3] for text in shown] == ["Add", "Add"]
