"""The parking lot: what it lists, what is dropped into it, its keys."""
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtWidgets import QApplication, QLabel, QMenu
from pytestqt.qtbot import QtBot

from journeymapper.core.commands.cards import move_cards, park
from journeymapper.core.commands.records import delete, rename
from journeymapper.core.foundation.i18n import texts
from journeymapper.core.model.cards import Card, RedPoint
from journeymapper.core.session.session import Session
from journeymapper.ui.canvas.mime import cards_mime, clip_of
from journeymapper.ui.panels.parked_card import LANE
from journeymapper.ui.panels.parking_lot import ParkingLot
from journeymapper.ui.theme.current import Theme
from tests.support.maps import sample

VAN, BOT, NOTE = "touchpoint-tracking-sms", "touchpoint-call-centre", "note-1"


@pytest.fixture
def session() -> Session:
    return sample()


@pytest.fixture
def lot(qtbot: QtBot, session: Session) -> ParkingLot:
    made = ParkingLot(session, Theme("light"), texts("en"))
    qtbot.addWidget(made)
    made.resize(700, 150)
    made.show()
    made.activateWindow()
    QApplication.processEvents()
    return made


def drop(lot: ParkingLot, ids: list[str]) -> bool:
    mime, mods = cards_mime(ids), Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPoint(20, 60), Qt.DropAction.MoveAction, mime, Qt.MouseButton.LeftButton, mods)
    QApplication.sendEvent(lot, enter)
    if not enter.isAccepted():
        return False
    event = QDropEvent(QPointF(20, 60), Qt.DropAction.MoveAction, mime, Qt.MouseButton.LeftButton, mods)
    QApplication.sendEvent(lot, event)
    return event.isAccepted()


def test_an_empty_lot_teaches(lot: ParkingLot, session: Session) -> None:
    assert lot._empty.isVisible()
    assert not lot.list.isVisible()
    title = next(label for label in lot.findChildren(QLabel) if label.text() == "Parking lot")
    assert title.width() < lot.width() / 3, "the title stands by its sign"
    session.run(park, [VAN])
    assert not lot._empty.isVisible()
    session.undo()
    assert lot._empty.isVisible()


def test_cards_stand_by_lane_with_their_lane(lot: ParkingLot, session: Session) -> None:
    session.run(park, [VAN])
    session.run(park, [NOTE])
    assert lot.ids() == [NOTE, VAN]
    assert [lot.list.item(row).data(LANE) for row in range(2)] == ["Customer goals", "Touchpoints"]
    session.run(rename, VAN, "Van")
    assert lot.list.item(1).text() == "Van"
    session.run(delete, ["lane-touchpoints"])
    assert lot.list.item(lot.ids().index(VAN)).data(LANE) == "without lane"


def test_a_dropped_card_is_parked_and_one_undo_brings_it_back(lot: ParkingLot, session: Session) -> None:
    assert drop(lot, [VAN, BOT])
    assert set(lot.ids()) == {VAN, BOT}
    session.undo()
    assert lot.ids() == []
    assert session.store.find(Card, VAN).step == "step-delivery"  # type: ignore[union-attr]  # it is in the sample


def test_what_is_parked_already_is_not_taken_again(lot: ParkingLot, session: Session) -> None:
    session.run(park, [VAN])
    assert not drop(lot, [VAN])
    assert not drop(lot, ["unknown"])


def test_enter_asks_for_a_place_and_delete_deletes(qtbot: QtBot, lot: ParkingLot, session: Session) -> None:
    session.run(park, [VAN, BOT])
    session.selection.set([VAN])
    lot.list.setFocus()
    with qtbot.waitSignal(lot.place_requested) as asked:
        qtbot.keyClick(lot.list, Qt.Key.Key_Return)
    assert asked.args == [[VAN]]
    qtbot.keyClick(lot.list, Qt.Key.Key_Delete)
    assert lot.ids() == [BOT]
    assert session.store.get(VAN) is None


def test_delete_goes_on_from_card_to_card_and_leaves_the_keyboard_to_the_map(
    qtbot: QtBot, lot: ParkingLot, session: Session
) -> None:
    session.run(park, [VAN, BOT, NOTE])
    lot.list.setFocus()
    first, second, third = lot.ids()
    session.selection.set([second])
    lot.list.setCurrentRow(1)
    with qtbot.assertNotEmitted(lot.left):
        qtbot.keyClick(lot.list, Qt.Key.Key_Delete)
        assert lot.ids() == [first, third]
        assert lot.meant() == [third], "the one in its place"
        qtbot.keyClick(lot.list, Qt.Key.Key_Delete)
    assert lot.meant() == [first]
    with qtbot.waitSignal(lot.left):
        qtbot.keyClick(lot.list, Qt.Key.Key_Delete)
    assert lot.ids() == []


def test_the_words_of_an_empty_lot_stand_inside_its_frame_when_a_card_comes(lot: ParkingLot) -> None:
    mime = cards_mime([VAN])
    enter = QDragEnterEvent(QPoint(20, 60), Qt.DropAction.MoveAction, mime, Qt.MouseButton.LeftButton,
                            Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(lot, enter)
    ink = lot._empty.grab().toImage()
    ratio = ink.devicePixelRatio()
    ground = ink.pixelColor(round(300 * ratio), round(60 * ratio)).name()
    edge = {ink.pixelColor(x, y).name() for x in range(round(2 * ratio), round(7 * ratio))
            for y in range(round(10 * ratio), round(40 * ratio))}
    assert edge == {ground}


def test_dragged_cards_have_a_picture(lot: ParkingLot, session: Session) -> None:
    session.run(park, [VAN, BOT])
    one, two = (lot.list.make_drag(ids).pixmap() for ids in ([VAN], [VAN, BOT]))
    assert one.height() < two.height(), "a pile"
    assert min(one.toImage().pixelColor(x, 20).lightness() for x in range(12, 100)) < 100, "its title"


def test_the_selection_is_the_sessions(lot: ParkingLot, session: Session) -> None:
    session.run(park, [VAN, BOT])
    lot.list.item(0).setSelected(True)
    assert session.selection.ids == (lot.ids()[0],)
    session.selection.set([NOTE])
    assert lot.selected() == []


def test_a_card_that_is_placed_leaves(lot: ParkingLot, session: Session) -> None:
    session.run(park, [VAN])
    session.run(move_cards, [VAN], "lane-touchpoints", "step-search")
    assert lot.ids() == []


def choose(lot: ParkingLot, text: str) -> None:
    menu = lot.menu()
    assert menu is not None
    next(action for action in menu.actions() if action.text() == text).trigger()


def test_the_menu_places_marks_and_deletes(qtbot: QtBot, lot: ParkingLot, session: Session) -> None:
    session.run(park, [VAN, BOT])
    assert lot.menu() is None, "nothing is selected"
    session.selection.set([VAN])
    with qtbot.waitSignal(lot.place_requested) as asked:
        choose(lot, "Place at the map's focus")
    assert asked.args == [[VAN]]
    choose(lot, "Mark red point")
    point = max(session.store.every(RedPoint), key=lambda row: row.number)
    assert (point.about, point.step) == (VAN, None)
    session.selection.set([VAN, BOT])
    assert not any(action.text() == "Mark red point" for action in lot.menu().actions())  # type: ignore[union-attr]
    choose(lot, "Delete")
    assert session.store.get(VAN) is None
    assert session.store.get(BOT) is None


def test_the_menu_cuts_and_copies(lot: ParkingLot, session: Session) -> None:
    session.run(park, [VAN])
    session.selection.set([VAN])
    for text, left in (("Copy", [VAN]), ("Cut", [])):
        QGuiApplication.clipboard().clear()
        choose(lot, text)
        clip = clip_of(QGuiApplication.clipboard().mimeData())
        assert clip is not None
        assert [row["id"] for row in clip["rows"]["cards"]] == [VAN]
        assert lot.ids() == left


def test_the_menu_opens_at_the_card(qtbot: QtBot, lot: ParkingLot, session: Session) -> None:
    session.run(park, [VAN])
    session.selection.set([VAN])
    lot.list.setCurrentRow(0)
    lot.list.customContextMenuRequested.emit(QPoint(-1, -1))
    menu = lot.findChild(QMenu)
    assert menu is not None
    assert lot.list.viewport().rect().contains(lot.list.viewport().mapFromGlobal(menu.pos()))
    menu.close()


def test_cards_in_the_lot_say_how_they_get_out(lot: ParkingLot, session: Session) -> None:
    assert not lot._hint.isVisible()
    session.run(park, [VAN])
    assert lot._hint.isVisible()
    assert lot._hint.text() == "Enter places the card at the map's focus"
