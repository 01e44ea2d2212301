"""The Channels view: walked by keys, every change one step."""
import pytest
from PySide6.QtCore import QEvent, QPoint, QRect, Qt
from PySide6.QtGui import QContextMenuEvent, QImage, QKeyEvent
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QMenu
from pytestqt.qtbot import QtBot

from journeymapper.core.commands.cards import add_card
from journeymapper.core.commands.people import add_channel
from journeymapper.core.commands.pilots import add_pilot
from journeymapper.core.commands.preferences import prefer
from journeymapper.core.commands.records import delete, set_fields
from journeymapper.core.foundation.i18n import texts
from journeymapper.core.model.cards import Touchpoint
from journeymapper.core.session.session import Session
from journeymapper.ui.panels.channels.lines import height_of, letters
from journeymapper.ui.panels.channels.view import GRID, PILOTS, WISHES, ChannelsView
from journeymapper.ui.theme.current import Theme
from tests.support.board import board, get, one_step
from tests.support.maps import empty


@pytest.fixture
def session() -> Session:
    return board()


@pytest.fixture
def view(qtbot: QtBot, session: Session) -> ChannelsView:
    return shown(qtbot, session)


def shown(qtbot: QtBot, session: Session) -> ChannelsView:
    made = ChannelsView(session, Theme("light"), texts("en"))
    qtbot.addWidget(made)
    made.resize(1000, 600)
    made.show()
    made.activateWindow()
    QApplication.processEvents()
    made.door().setFocus()
    return made


def words(view: ChannelsView, channel: str, step: str) -> str:
    model = view.grid.board
    return str(model.data(model.at((channel, step))))


def editor(kind: type[QLineEdit] | type[QComboBox]) -> QLineEdit | QComboBox:
    found = QApplication.focusWidget()
    assert isinstance(found, kind)
    return found


def test_a_cell_says_what_is_there_how_it_feels_and_who_would_prefer_it(view: ChannelsView, session: Session) -> None:
    session.run(set_fields, ["t1", "t2"], feeling=-1, service="Advice")
    assert words(view, "web", "s1") == "Leaflet, −1, Bad\nAdvice, also by Phone\nPreferred by Paul"
    assert words(view, "phone", "s2") == "Preferred by Paul, not offered"
    model = view.grid.board
    read = model.data(model.at(("web", "s1")), Qt.ItemDataRole.AccessibleTextRole)
    assert read.startswith("Web, One, Leaflet, −1, Bad")


def test_arrows_walk_and_enter_leads_to_the_map(qtbot: QtBot, view: ChannelsView) -> None:
    assert view.grid.hasFocus()
    assert view.grid.here() == ("web", "s1")
    with qtbot.waitSignal(view.show_on_map) as told:
        qtbot.keyClick(view.grid, Qt.Key.Key_Return)
    assert told.args == ["t1"]
    qtbot.keyClick(view.grid, Qt.Key.Key_Down)
    qtbot.keyClick(view.grid, Qt.Key.Key_Right)
    assert view.grid.here() == ("phone", "s2")


def test_an_enter_that_waits_while_its_editor_goes_does_nothing(
    qtbot: QtBot, view: ChannelsView, session: Session
) -> None:
    """Qt takes it once the event is over; the view was left in the same one, and Qt would warn."""
    view.grid.go_to(("phone", "s2"))
    qtbot.keyClick(view.grid, Qt.Key.Key_Return)
    line = editor(QLineEdit)
    qtbot.keyClicks(line, "Call")
    before = len(session.store.every(Touchpoint))
    QApplication.sendEvent(line, QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Return, Qt.KeyboardModifier(0), "\r"))
    view.grid.finish_editing()
    QApplication.processEvents()
    assert len(session.store.every(Touchpoint)) == before + 1


def test_an_empty_cell_takes_a_new_touchpoint(qtbot: QtBot, view: ChannelsView, session: Session) -> None:
    view.grid.go_to(("phone", "s2"))
    qtbot.keyClick(view.grid, Qt.Key.Key_Return)
    line = editor(QLineEdit)
    qtbot.keyClicks(line, "Callback")
    with one_step(session):
        qtbot.keyClick(line, Qt.Key.Key_Return)
        QApplication.processEvents()
    made = next(card for card in session.store.every(Touchpoint) if card.title == "Callback")
    assert (made.kind, made.title, made.step, made.channel) == ("touchpoint", "Callback", "s2", "phone")
    assert view.grid.here() == ("phone", "s2"), "the keyboard stays"
    assert view.grid.hasFocus()
    qtbot.keyClick(view.grid, Qt.Key.Key_Left)
    qtbot.keyClick(view.grid, "x")
    qtbot.keyClick(editor(QLineEdit), Qt.Key.Key_Escape)
    assert len(session.store.every(Touchpoint)) == 3, "Escape leaves nothing behind"


def test_space_prefers_for_the_chosen_persona(qtbot: QtBot, view: ChannelsView, session: Session) -> None:
    refused: list[str] = []
    view.refused.connect(refused.append)
    view.grid.go_to(("phone", "s1"))
    qtbot.keyClick(view.grid, Qt.Key.Key_Space)
    assert refused == ["Choose above whose preference this is."]
    view.tools.persona.setCurrentIndex(1)
    view.tools.persona_chosen.emit()
    assert "Paul" not in words(view, "web", "s1"), "only Maria's now"
    with one_step(session):
        qtbot.keyClick(view.grid, Qt.Key.Key_Space)
    assert get(session, "maria").preferences == {"s1": "phone"}
    qtbot.keyClick(view.grid, Qt.Key.Key_Space)
    assert get(session, "maria").preferences is None


def test_a_pilot_is_tried_from_the_menu_of_a_cell(view: ChannelsView, session: Session) -> None:
    asked: list[tuple[str, int]] = []
    view.edit_asked.connect(lambda card, place: asked.append((card, place)))
    menu = view.cell_menu(("web", "s1"), QPoint())
    with one_step(session):
        next(entry for entry in menu.actions() if entry.text() == "New pilot at “Leaflet”").trigger()
    menu.close()
    assert asked == [("t1", 0)], "its form opens"
    session.run(add_card, "touchpoint", "touch", "s1", title="Video", channel="web")
    menu = view.cell_menu(("web", "s1"), QPoint())
    choice = next(entry.menu() for entry in menu.actions() if entry.text() == "New pilot at")
    assert isinstance(choice, QMenu)
    assert [entry.text() for entry in choice.actions()] == ["Leaflet", "Video"]
    choice.actions()[0].trigger()
    menu.close()
    assert asked == [("t1", 0), ("t1", 1)]


def test_without_personas_nobody_is_asked_whose_preference_it_is(
    qtbot: QtBot, view: ChannelsView, session: Session
) -> None:
    session.run(delete, ["maria", "paul"])
    refused: list[str] = []
    view.refused.connect(refused.append)
    qtbot.keyClick(view.grid, Qt.Key.Key_Space)
    assert refused == ["Nobody is there yet to prefer anything: add a persona first."]
    menu = view.cell_menu(("web", "s1"), QPoint())
    assert not any(entry.isSeparator() for entry in menu.actions()), "nothing to set apart"
    menu.close()


def test_the_menu_of_a_cell_offers_each_touchpoint_and_persona(view: ChannelsView, session: Session) -> None:
    session.run(add_card, "touchpoint", "touch", "s1", title="Video & sound", channel="web")
    menu = view.cell_menu(("web", "s1"), QPoint())
    assert [entry.text() for entry in menu.actions() if entry.text()] == [
        "Show “Leaflet” on the map", "Show “Video && sound” on the map", "New touchpoint here", "New pilot at",
        "Preferred by Maria", "Preferred by Paul"]
    checked = [entry for entry in menu.actions() if entry.isChecked()]
    assert [entry.text() for entry in checked] == ["Preferred by Paul"]
    checked[0].trigger()
    menu.close()
    assert get(session, "paul").preferences == {"s2": "phone"}


def test_touchpoints_without_channel_stand_in_a_row_of_their_own(view: ChannelsView, session: Session) -> None:
    session.run(set_fields, ["t1"], channel=None)
    assert [row.name for row in view.grid.board.rows] == ["Web", "Phone", "Without channel"]
    assert words(view, "", "s1") == "Leaflet"


def test_the_same_service_elsewhere_is_connected(view: ChannelsView, session: Session) -> None:
    session.run(set_fields, ["t1", "t2"], service="Advice")
    model = view.grid.board
    assert model.same_service(("web", "s1")) == [("phone", "s3")]  # type: ignore[attr-defined]  # the grid's own model
    assert model.same_service(("web", "s2")) == []  # type: ignore[attr-defined]
    before = view.grid.grab().toImage()
    session.run(set_fields, ["t2"], service="Advice!")
    session.run(set_fields, ["t1", "t2"], service=None)
    assert view.grid.grab().toImage() != before


def test_preferences_are_chosen_from_a_list_for_all_selected_cells(
    qtbot: QtBot, view: ChannelsView, session: Session
) -> None:
    view.show_part(WISHES)
    view.wishes.go_to(("maria", "s1"))
    qtbot.keyClick(view.wishes, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClick(view.wishes, Qt.Key.Key_Return)
    box = editor(QComboBox)
    assert isinstance(box, QComboBox)
    assert [box.itemText(n) for n in range(box.count())] == ["—", "Web", "Phone"]
    qtbot.keyClick(box, "p")
    with one_step(session):
        qtbot.keyClick(box, Qt.Key.Key_Return)
        QApplication.processEvents()
    assert get(session, "maria").preferences == {"s1": "phone", "s2": "phone"}
    assert set(view.wishes.chosen()) == {("maria", "s1"), ("maria", "s2")}, "for what is to be done with them next"
    with one_step(session):
        qtbot.keyClick(view.wishes, Qt.Key.Key_Delete)
    assert get(session, "maria").preferences is None
    view.wishes.go_to(("paul", "s1"))
    with one_step(session):
        qtbot.keyClick(view.wishes, Qt.Key.Key_Delete)
    assert get(session, "paul").preferences == {"s2": "phone"}


def test_pilots_are_sorted_by_their_change(qtbot: QtBot, view: ChannelsView, session: Session) -> None:
    for card, baseline, result in (("t1", 10, 12), ("t1", "5 %", "1 %"), ("t2", None, 3)):
        session.run(add_pilot, card, {"baseline": baseline, "result": result, "from": "2026-05-01"})
    view.show_part(PILOTS)
    model = view.pilots.model()

    def changes() -> list[str]:
        return [str(model.index(row, 8).data()) for row in range(model.rowCount())]

    assert changes() == ["+2 (+20 %)", "−4 points (−80 %)", "—"]
    view.pilots.setCurrentIndex(model.index(0, 8))
    qtbot.keyClick(view.pilots, Qt.Key.Key_S)
    assert changes() == ["−4 points (−80 %)", "+2 (+20 %)", "—"]
    qtbot.keyClick(view.pilots, Qt.Key.Key_S)
    assert changes() == ["+2 (+20 %)", "−4 points (−80 %)", "—"], "what can't be told stays last"
    asked: list[tuple[str, int]] = []
    view.edit_asked.connect(lambda card, place: asked.append((card, place)))
    qtbot.keyClick(view.pilots, Qt.Key.Key_F2)
    assert asked == [("t1", 0)]
    with one_step(session):
        qtbot.keyClick(view.pilots, Qt.Key.Key_Delete)
    assert len(get(session, "t1").pilots) == 1


def test_the_list_of_channels_shows_a_long_name_whole(qtbot: QtBot, view: ChannelsView, session: Session) -> None:
    session.run(set_fields, ["web"], name="Telephone hotline of the wholesale dealers")
    view.show_part(WISHES)
    for step in ("s1", view.wishes.board.steps[-1]):
        view.wishes.go_to(("maria", step))
        qtbot.keyClick(view.wishes, Qt.Key.Key_Return)
        box = editor(QComboBox)
        assert box.width() >= box.sizeHint().width() > view.wishes.columnWidth(0)
        assert view.wishes.viewport().rect().contains(box.geometry())
        qtbot.keyClick(box, Qt.Key.Key_Escape)


def test_deleting_pilots_leaves_the_keyboard_beside_the_one_that_went(
    qtbot: QtBot, view: ChannelsView, session: Session
) -> None:
    for card, baseline in (("t1", 1), ("t1", 2), ("t2", 3)):
        session.run(add_pilot, card, {"baseline": baseline})
    view.show_part(PILOTS)

    def here() -> object:
        found = view.pilots.here()
        return found and found.pilot.baseline

    qtbot.keyClick(view.pilots, Qt.Key.Key_Down)
    assert here() == 2
    session.run(add_pilot, "t1", {"baseline": 9})
    assert here() == 2, "a new line moves it nowhere"
    for left in (9, 3, 1, None):
        qtbot.keyClick(view.pilots, Qt.Key.Key_Delete)
        assert here() == left
    assert view.door().hasFocus(), "the button to the map, no table that is hidden"


def test_lines_of_pilots_are_as_high_as_their_texts(qtbot: QtBot, view: ChannelsView, session: Session) -> None:
    session.run(add_pilot, "t1", {"measure": "Share of those who find the price within a minute and stay " * 2})
    session.run(add_pilot, "t2", {"measure": "Calls"})
    view.show_part(PILOTS)
    table = view.pilots
    for width, lines in ((1800, 1), (760, 2)):
        view.resize(width, 600)
        qtbot.waitUntil(lambda: table.rowHeight(0) == max(36, table.sizeHintForRow(0)))
        assert (table.rowHeight(0) > 36, table.rowHeight(1)) == (lines > 1, 36)
    session.run(set_fields, ["t2"], title="A title that nobody can read in one line of a table " * 3)
    qtbot.wait(1)
    assert table.rowHeight(1) == table.sizeHintForRow(1) > 36
    assert table.columnWidth(0) <= 260, "the other columns stay in sight"


def test_empty_tables_say_why_and_lead_to_the_map(qtbot: QtBot) -> None:
    session = empty()
    view = shown(qtbot, session)
    for part in (GRID, WISHES, PILOTS):
        view.show_part(part)
        assert view.door().accessibleName() or view.door().text() == "Show the map"  # type: ignore[attr-defined]
    session.run(add_channel, "Web")
    view.show_part(GRID)
    assert view.door() is not view.grid, "a channel alone makes no grid"


def test_the_name_of_a_row_higher_than_the_window_stays_in_sight(view: ChannelsView, session: Session) -> None:
    for channel in ("web", "phone"):
        for _ in range(30):
            session.run(add_card, "touchpoint", "touch", "s1", title="Another one", channel=channel)
    names, bar = view.grid.names, view.grid.verticalScrollBar()
    high = round(names.height_of(0))

    def seen() -> QImage:
        QApplication.processEvents()
        return names.viewport().grab(QRect(0, 0, names.width() - 2, high)).toImage()

    before = seen()
    for at in (1, 300):
        bar.setValue(at)
        assert seen() == before
    bar.setValue(view.grid.rowHeight(0) - high // 2)
    assert seen() != before, "and goes with the row's end"


def test_the_menu_of_a_cell_higher_than_the_screen_is_in_sight(
    qtbot: QtBot, view: ChannelsView, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    for _ in range(60):
        session.run(add_card, "touchpoint", "touch", "s1", title="Another one", channel="web")
    view.grid.go_to(("web", "s1"))
    asked: list[QPoint] = []
    monkeypatch.setattr(view, "cell_menu", lambda _key, at: asked.append(at))
    view.grid.menu_asked.disconnect()
    view.grid.menu_asked.connect(lambda _key, at: asked.append(at))
    qtbot.keyClick(view.grid, Qt.Key.Key_Return)
    by_key = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(5, 5), QPoint(5, 5))
    QApplication.sendEvent(view.grid.viewport(), by_key)
    assert len(asked) == 2
    assert all(view.rect().contains(view.mapFromGlobal(at)) for at in asked)


def test_texts_grow_in_workshop_size_and_the_rows_with_them(view: ChannelsView, session: Session) -> None:
    session.run(set_fields, ["t2"], title="A title of many words that go on and on " * 4)
    theme, row = view.tools._theme, view.grid.board.at(("phone", "s3")).row()
    lines, width = view.grid.board.lines["phone", "s3"], view.grid.columnWidth(0)
    before = letters(13, 400, theme).pixelSize(), height_of(lines, width, theme)
    assert view.grid.rowHeight(row) == round(before[1])
    theme.enlarge(True)
    assert (before[0], letters(13, 400, theme).pixelSize()) == (13, 15), "as the labels of the window"
    assert height_of(lines, width, theme) > 1.1 * before[1], "what is measured grows as what is painted"
    assert view.grid.rowHeight(row) == round(height_of(lines, view.grid.columnWidth(0), theme))


def test_texts_never_clip_whatever_stands_in_a_cell(view: ChannelsView, session: Session) -> None:
    row = view.grid.board.at(("phone", "s3")).row()
    before = view.grid.rowHeight(row)
    session.run(set_fields, ["t2"], title="A title of many words that go on and on " * 4)
    session.run(prefer, "maria", ["s3"], "phone")
    assert view.grid.rowHeight(row) > 3 * before
