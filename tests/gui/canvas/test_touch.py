"""The map by finger: tap, double tap, long press, drag, pan and pinch."""
import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QPushButton
from pytestqt.qtbot import QtBot

from journeymapper.core.layout.geometry import Rect
from journeymapper.core.model.cards import Card
from journeymapper.core.model.other import Link
from journeymapper.core.model.people import Emotion
from journeymapper.ui.canvas import linking
from journeymapper.ui.canvas.layers.links import handle_spot
from journeymapper.ui.canvas.sheet import Sheet
from journeymapper.ui.canvas.touch import LONG_MS
from tests.support.fingers import Hand, slide
from tests.support.maps import state
from tests.support.mouse import cell, middle, press, screen

VAN, SMS = "touchpoint-delivery-van", "touchpoint-tracking-sms"
EMPTY = ("lane-red-points", "step-order")


@pytest.fixture
def hand(sheet: Sheet) -> Hand:
    """Over steps in the middle of the map: beyond the edge of the screen a finger touches nothing."""
    sheet.resize(780, 760)
    assert sheet.window().geometry().right() < QGuiApplication.primaryScreen().geometry().right()
    look_at(sheet, "step-order")
    return Hand(sheet)


def look_at(sheet: Sheet, step: str) -> None:
    """Scroll a column beside the lane titles."""
    column = sheet.plan.column(step)
    assert column is not None
    sheet.scroll_view(column.x * sheet.view.zoom - 160 * sheet.view.zoom, 0)


def path(sheet: Sheet) -> str:
    return sheet.gestures.touch.path


@pytest.mark.parametrize("by", ["finger", "mouse"])
def test_the_border_of_an_open_editor_is_not_the_map_below(sheet: Sheet, hand: Hand, by: str) -> None:
    """A press there closed the editor, and the map waited for a release that went to nobody."""
    sheet.show_record(VAN)
    sheet.edit(VAN)
    edit = sheet.inline.edit
    assert edit is not None
    edge = edit.geometry().topLeft() + QPoint(1, edit.height() // 2)
    assert sheet.viewport().childAt(edge) is edit
    if by == "finger":
        sheet.gestures.touch._since_end.invalidate()
        slide(hand, edge, cell(sheet, *EMPTY))
    else:
        window = sheet.window()
        QTest.mousePress(window.windowHandle(), Qt.MouseButton.LeftButton, pos=sheet.viewport().mapTo(window, edge))
        QApplication.processEvents()
    assert sheet.tool.path == "select.idle"
    assert sheet.inline.edit is edit
    assert sheet.session.selection.ids == (VAN,)


def test_a_tap_selects_and_one_on_nothing_selects_nothing(sheet: Sheet, hand: Hand) -> None:
    hand.tap(middle(sheet, VAN))
    assert sheet.session.selection.ids == (VAN,)
    assert not sheet.inline.active
    hand.tap(cell(sheet, *EMPTY))
    assert sheet.session.selection.ids == ()
    assert (sheet.focus.lane, sheet.focus.step) == EMPTY
    assert path(sheet) == "touch.idle"


def test_a_double_tap_edits_and_two_slow_ones_do_not(sheet: Sheet, hand: Hand, qtbot: QtBot) -> None:
    hand.tap(middle(sheet, VAN))
    qtbot.wait(QApplication.doubleClickInterval() + 60)
    hand.tap(middle(sheet, VAN))
    assert not sheet.inline.active
    hand.tap(middle(sheet, VAN))
    assert sheet.inline.active
    assert sheet.inline.id == VAN


def test_a_long_press_opens_the_menu_at_the_finger(sheet: Sheet, hand: Hand, qtbot: QtBot) -> None:
    seen: list[tuple[list[str], QPoint]] = []

    def close() -> None:
        menu = QApplication.activePopupWidget()
        if isinstance(menu, QMenu):
            seen.append(([action.text() for action in menu.actions()], menu.pos()))
            menu.close()

    QTimer.singleShot(LONG_MS + 200, close)
    at = middle(sheet, VAN)
    hand.put(0, at)
    qtbot.waitUntil(lambda: bool(seen), timeout=3000)
    texts, place = seen[0]
    assert "Mark red point" in texts
    assert (place - sheet.viewport().mapToGlobal(at)).manhattanLength() <= 4
    assert sheet.session.selection.ids == (VAN,)
    hand.move(at + QPoint(80, 0))
    hand.lift(0)
    assert sheet.session.history.done == []
    assert path(sheet) == "touch.idle"


def test_a_finger_moves_a_card_as_one_step(sheet: Sheet, hand: Hand) -> None:
    start = state(sheet.session.store)
    slide(hand, middle(sheet, VAN), cell(sheet, "lane-touchpoints", "step-assemble", 0.95), lift=False)
    assert path(sheet) == "touch.dragging"
    assert state(sheet.session.store) == start
    hand.lift(0)
    moved = sheet.session.store.find(Card, VAN)
    assert moved is not None
    assert moved.step == "step-assemble"
    assert len(sheet.session.history.done) == 1
    sheet.session.undo()
    assert state(sheet.session.store) == start


@pytest.mark.parametrize("ends", ["escape", "second finger"])
def test_a_drag_by_finger_is_given_up_without_a_trace(sheet: Sheet, hand: Hand, ends: str) -> None:
    start = state(sheet.session.store)
    slide(hand, middle(sheet, VAN), cell(sheet, "lane-touchpoints", "step-assemble"), lift=False)
    if ends == "escape":
        press(sheet, Qt.Key.Key_Escape)
    else:
        hand.put(1, QPoint(300, 300))
        assert path(sheet) == "touch.pinching"
        hand.lift(1)
    hand.move(middle(sheet, SMS))
    hand.lift(0)
    assert sheet.preview.target is None
    assert state(sheet.session.store) == start
    assert sheet.session.history.done == []


def test_a_finger_on_the_empty_sheet_moves_the_map(sheet: Sheet, hand: Hand) -> None:
    sheet.zoom_to(2.0)
    look_at(sheet, "step-order")
    sheet.scroll_view(sheet.view.x, 500)
    x, y = sheet.view.x, sheet.view.y
    sheet.session.selection.set([VAN])
    start = cell(sheet, *EMPTY)
    slide(hand, start, start - QPoint(120, 60))
    # What it takes to know that it is no tap isn't part of the way.
    assert 60 <= sheet.view.x - x <= 120
    assert 30 <= sheet.view.y - y <= 60
    assert sheet.session.selection.ids == (VAN,)


def test_a_finger_on_a_header_moves_the_map_until_the_header_is_selected(sheet: Sheet, hand: Hand) -> None:
    look_at(sheet, "step-search")
    x = sheet.view.x
    start = middle(sheet, "step-compare")
    slide(hand, start, start + QPoint(60, 0))
    assert sheet.view.x < x - 20
    assert sheet.session.history.done == []
    hand.tap(middle(sheet, "step-compare"))
    slide(hand, middle(sheet, "step-compare"), middle(sheet, "step-search") - QPoint(60, 0))
    assert [column.step for column in sheet.plan.columns[:3]] == ["step-need-arises", "step-compare", "step-search"]


def test_two_fingers_move_the_map(sheet: Sheet, hand: Hand) -> None:
    sheet.zoom_to(2.0)
    sheet.scroll_view(400, 300)
    hand.put(0, QPoint(300, 400))
    hand.put(1, QPoint(500, 500))
    hand.move(QPoint(250, 380), QPoint(450, 480))
    assert (sheet.view.x, sheet.view.y) == (450, 320)
    assert sheet.view.zoom == 2.0
    hand.lift(1)
    hand.move(QPoint(600, 700))
    assert (sheet.view.x, sheet.view.y) == (450, 320)
    hand.lift(0)
    assert path(sheet) == "touch.idle"


def test_a_pinch_zooms_and_what_is_between_the_fingers_stays_there(sheet: Sheet, hand: Hand) -> None:
    sheet.zoom_to(1.5)
    sheet.scroll_view(400, 200)
    one, other = QPoint(350, 350), QPoint(550, 450)
    before = sheet.view.body_to_map(450, 400)
    hand.put(0, one)
    hand.put(1, other)
    for spread in (10, 20, 40, 60, 80):
        hand.move(one - QPoint(spread, 0), other + QPoint(spread, 0))
    assert sheet.view.zoom > 2.0
    assert sheet.view.body_to_map(450, 400) == pytest.approx(before, abs=1.0)
    hand.lift(0)
    hand.lift(1)
    assert sheet.session.selection.ids == ()
    assert sheet.session.history.done == []


def test_the_mouse_that_a_system_makes_of_a_touch_does_nothing_more(sheet: Sheet, hand: Hand) -> None:
    hand.tap(middle(sheet, VAN))
    at = middle(sheet, SMS)

    def send(kind: QEvent.Type, source: Qt.MouseEventSource) -> None:
        view, left = sheet.viewport(), Qt.MouseButton.LeftButton
        event = QMouseEvent(kind, QPointF(at), QPointF(at), QPointF(view.mapToGlobal(at)), left, left,
                            Qt.KeyboardModifier.NoModifier, source)
        QApplication.sendEvent(view, event)

    for kind in (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonRelease, QEvent.Type.MouseButtonDblClick):
        send(kind, Qt.MouseEventSource.MouseEventSynthesizedBySystem)
    assert sheet.session.selection.ids == (VAN,)
    assert not sheet.inline.active
    send(QEvent.Type.MouseButtonPress, Qt.MouseEventSource.MouseEventNotSynthesized)
    send(QEvent.Type.MouseButtonRelease, Qt.MouseEventSource.MouseEventNotSynthesized)
    assert sheet.session.selection.ids == (SMS,)


@pytest.mark.parametrize("zoom", [0.5, 1.0, 2.0])
def test_an_emotion_is_met_within_22_pixels(sheet: Sheet, hand: Hand, zoom: float) -> None:
    emotion = sheet.session.store.every(Emotion)[4].id
    sheet.zoom_to(zoom)
    look_at(sheet, "step-ask-advice")
    sheet.scroll_view(sheet.view.x, 300 * zoom - 200)
    for aside in (QPoint(0, 0), QPoint(0, 20), QPoint(0, -20), QPoint(-14, 14)):
        sheet.session.selection.clear()
        hand.tap(middle(sheet, emotion) + aside)
        nearest = sheet.session.selection.current
        assert nearest is not None
        assert (middle(sheet, nearest) - middle(sheet, emotion) - aside).manhattanLength() <= 40
    hand.tap(middle(sheet, emotion))
    assert sheet.session.selection.ids == (emotion,)


def test_an_emotion_is_dragged_by_a_finger_beside_it(sheet: Sheet, hand: Hand) -> None:
    emotion = sheet.session.store.every(Emotion)[4]
    look_at(sheet, "step-ask-advice")
    start = middle(sheet, emotion.id) + QPoint(0, 16)
    slide(hand, start, start + QPoint(0, 40))
    after = sheet.session.store.find(Emotion, emotion.id)
    assert after is not None
    assert after.value < emotion.value


def test_the_dot_on_a_card_is_met_around_it_and_leads_to_its_red_point(sheet: Sheet, hand: Hand) -> None:
    red, dot = next(iter(sheet.plan.marks_on(VAN)))
    x, y = dot.centre
    at = screen(sheet, type(dot)(x, y, 0, 0))
    for aside in (QPoint(0, 0), QPoint(-18, 12), QPoint(0, 20)):
        sheet.session.selection.clear()
        hand.tap(at + aside)
        assert sheet.session.selection.ids == (red,)
    hand.tap(middle(sheet, VAN))
    assert sheet.session.selection.ids == (VAN,)


def test_a_touch_on_what_lies_over_the_map_is_left_to_it(sheet: Sheet, hand: Hand) -> None:
    button = QPushButton("+", sheet.viewport())
    at = middle(sheet, VAN)
    button.setGeometry(at.x() - 30, at.y() - 30, 60, 60)
    button.show()
    pressed: list[bool] = []
    button.clicked.connect(lambda: pressed.append(True))
    hand.tap(at)
    assert pressed
    assert sheet.session.selection.ids == ()
    assert path(sheet) == "touch.idle"


def test_the_handle_of_a_selected_card_is_pulled_by_a_finger_beside_it(sheet: Sheet, hand: Hand) -> None:
    links = len(sheet.session.store.every(Link))
    hand.tap(middle(sheet, VAN))
    spot = handle_spot(sheet.plan, VAN)
    assert spot is not None
    at = screen(sheet, Rect(*spot, 0, 0))
    slide(hand, at + QPoint(16, 10), middle(sheet, SMS))
    assert len(sheet.session.store.every(Link)) == links + 1
    assert len(sheet.session.history.done) == 1


def test_a_tap_takes_the_target_of_a_link(sheet: Sheet, hand: Hand) -> None:
    """Chosen from a card's menu, or by key."""
    before = {row.id for row in sheet.session.store.every(Link)}
    hand.tap(middle(sheet, VAN))
    linking.begin(sheet, VAN)
    hand.tap(middle(sheet, SMS))
    made = [row for row in sheet.session.store.every(Link) if row.id not in before]
    assert [(row.source, row.target) for row in made] == [(VAN, SMS)]
    linking.begin(sheet, VAN)
    hand.tap(cell(sheet, *EMPTY))
    assert sheet.tool.linker.source is None
