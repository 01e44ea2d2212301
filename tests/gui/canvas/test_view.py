"""The view by hand: wheel, space, middle button, zooming to what is selected, keys that go far."""
import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QRegion, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QStyle, QStyleOptionSlider
from pytestqt.qtbot import QtBot

from journeymapper.core.layout.geometry import Rect
from journeymapper.core.layout.marks import card_dot
from journeymapper.core.model.cards import RedPoint
from journeymapper.ui.canvas.focus import focus_on
from journeymapper.ui.canvas.frames import parts
from journeymapper.ui.canvas.layers.hits import show_hits
from journeymapper.ui.canvas.layers.outlines import place_of
from journeymapper.ui.canvas.painting import body_area
from journeymapper.ui.canvas.sheet import Sheet
from journeymapper.ui.canvas.sheet_bar import SheetBar
from journeymapper.ui.canvas.zooming import area_of, zoom_on, zoom_selection
from tests.support.maps import state
from tests.support.mouse import click, drag, middle, press

VAN, SEARCH = "touchpoint-delivery-van", "touchpoint-search-results"
CTRL, SHIFT, ALT, NONE = (Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier,
                          Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.NoModifier)
BODY, STILL = QPoint(700, 500), QPoint()


@pytest.fixture
def large(sheet: Sheet) -> Sheet:
    """The sample at 200 %, scrolled a little, so that it goes on at all sides."""
    sheet.zoom_to(2.0)
    sheet.scroll_view(400, 200)
    return sheet


def turn(sheet: Sheet, angle: QPoint = STILL, pixels: QPoint = STILL, mods: Qt.KeyboardModifier = NONE,
         at: QPoint = BODY) -> None:
    """One event of the wheel."""
    view = sheet.viewport()
    event = QWheelEvent(QPointF(at), QPointF(view.mapToGlobal(at)), pixels, angle, Qt.MouseButton.NoButton, mods,
                        Qt.ScrollPhase.NoScrollPhase, False)
    QApplication.sendEvent(view, event)
    assert event.isAccepted()


def shown_whole(sheet: Sheet, id: str) -> bool:
    place = place_of(sheet.plan, sheet.view, id)
    assert place is not None
    rect, free = place[0], body_area(sheet.view)
    return free.x <= rect.x and rect.right <= free.right and free.y <= rect.y and rect.bottom <= free.bottom


def test_the_wheel_scrolls_and_with_shift_sideways(large: Sheet) -> None:
    x, y = large.view.x, large.view.y
    turn(large, QPoint(0, -120))
    assert (large.view.x, large.view.y) == (x, y + 120)
    turn(large, QPoint(0, -120), mods=SHIFT)
    assert (large.view.x, large.view.y) == (x + 120, y + 120)
    turn(large, QPoint(120, 0))
    assert (large.view.x, large.view.y) == (x, y + 120)


def test_a_fine_wheel_scrolls_by_its_pixels_and_loses_no_part_of_one(large: Sheet) -> None:
    y = large.view.y
    turn(large, QPoint(0, -16), QPoint(0, -9))
    assert large.view.y == y + 9
    for _ in range(10):
        turn(large, QPoint(0, -1))
    assert large.view.y == y + 9 + 10


def test_ctrl_and_wheel_zoom_around_the_pointer(large: Sheet) -> None:
    at = QPoint(900, 600)
    before = large.view.body_to_map(at.x(), at.y())
    turn(large, QPoint(0, 240), mods=CTRL, at=at)
    assert large.view.zoom > 2.5
    after = large.view.body_to_map(at.x(), at.y())
    assert after == pytest.approx(before, abs=1.0)


def test_space_and_drag_move_the_map_with_a_hand(large: Sheet) -> None:
    before, chosen = state(large.session.store), large.session.selection.ids
    x, y = large.view.x, large.view.y
    QTest.keyPress(large, Qt.Key.Key_Space)
    view = large.viewport()
    assert view.cursor().shape() == Qt.CursorShape.OpenHandCursor
    drag(large, BODY, BODY - QPoint(100, 60), release=False)
    assert view.cursor().shape() == Qt.CursorShape.ClosedHandCursor
    QTest.mouseRelease(view, Qt.MouseButton.LeftButton, NONE, BODY - QPoint(100, 60))
    assert (large.view.x, large.view.y) == (x + 100, y + 60)
    assert view.cursor().shape() == Qt.CursorShape.OpenHandCursor
    QTest.keyRelease(large, Qt.Key.Key_Space)
    assert view.cursor().shape() == Qt.CursorShape.ArrowCursor
    assert state(large.session.store) == before
    assert large.session.selection.ids == chosen


def test_space_alone_types_nothing_and_a_lost_focus_lets_it_go(large: Sheet) -> None:
    click(large, middle(large, VAN))
    before = state(large.session.store)
    QTest.keyPress(large, Qt.Key.Key_Space)
    assert not large.inline.active
    large.clearFocus()
    assert not large.tool.space
    assert large.viewport().cursor().shape() == Qt.CursorShape.ArrowCursor
    assert state(large.session.store) == before


def test_the_middle_button_moves_the_map(large: Sheet) -> None:
    x, y = large.view.x, large.view.y
    view, button = large.viewport(), Qt.MouseButton.MiddleButton
    QTest.mousePress(view, button, NONE, BODY)
    QTest.mouseMove(view, BODY + QPoint(50, 30))
    assert view.cursor().shape() == Qt.CursorShape.ClosedHandCursor
    QTest.mouseRelease(view, button, NONE, BODY + QPoint(50, 30))
    assert (large.view.x, large.view.y) == (x - 50, y - 30)
    assert view.cursor().shape() == Qt.CursorShape.ArrowCursor


def test_zoom_to_the_selection_shows_all_of_it_beside_the_strips(sheet: Sheet) -> None:
    sheet.session.selection.set([SEARCH, VAN])
    zoom_selection(sheet)
    assert sheet.view.zoom > 1.0
    assert shown_whole(sheet, SEARCH)
    assert shown_whole(sheet, VAN)
    sheet.session.selection.set([VAN])
    zoom_selection(sheet)
    assert sheet.view.zoom == 2.0
    assert shown_whole(sheet, VAN)
    assert middle(sheet, VAN).x() == pytest.approx((body_area(sheet.view).x + sheet.view.w) / 2, abs=2)


def test_zoom_to_nothing_shows_the_map_and_a_step_counts_whole(sheet: Sheet) -> None:
    sheet.zoom_to(3.0)
    zoom_selection(sheet)
    assert sheet.view.zoom == sheet.view.fit_zoom(*sheet.plan.size)
    assert area_of(sheet.plan, ["step-delivery"]) == sheet.plan.column_rect("step-delivery")
    assert area_of(sheet.plan, ["nobody"]) is None


def test_home_and_end_go_along_the_row_and_with_ctrl_to_the_corners(large: Sheet) -> None:
    click(large, middle(large, VAN))
    press(large, Qt.Key.Key_End)
    assert (large.focus.row, large.focus.column) == ("lane-touchpoints", "step-recommend")
    assert large.session.selection.ids == (large.focus.item,)
    press(large, Qt.Key.Key_Home)
    assert (large.focus.row, large.focus.column) == ("lane-touchpoints", "step-need-arises")
    press(large, Qt.Key.Key_End, CTRL)
    assert (large.focus.row, large.focus.column) == (large.plan.rows[-1].lane, "step-recommend")
    cell = large.plan.cell_rect(str(large.focus.lane), str(large.focus.step))
    assert cell is not None
    assert large.view.to_screen(cell).meets(Rect(0, 0, large.view.w, large.view.h))
    press(large, Qt.Key.Key_Home, CTRL)
    assert (large.focus.row, large.focus.column) == (large.plan.rows[0].lane, "step-need-arises")


def test_page_keys_go_by_a_screen_and_take_the_focus_along(large: Sheet) -> None:
    large.resize(1000, 500)
    large.scroll_view(0, 0)
    large.set_focus(large.focus)
    click(large, middle(large, "step-need-arises"))
    press(large, Qt.Key.Key_Home, CTRL)
    large.scroll_view(0, 0)
    y, row = large.view.y, large.plan.row_index[large.focus.row]
    page = large.view.h - large.view.head_bottom
    press(large, Qt.Key.Key_PageDown)
    assert large.view.y == pytest.approx(y + page, abs=1)
    assert large.plan.row_index[large.focus.row] > row
    for _ in range(12):
        press(large, Qt.Key.Key_PageDown)
    assert large.focus.row == large.plan.rows[-1].lane
    for _ in range(12):
        press(large, Qt.Key.Key_PageUp)
    assert large.view.y == large.view.least[1]
    start = large.focus.column
    press(large, Qt.Key.Key_PageDown, ALT)
    assert large.plan.column_index[str(large.focus.step)] > large.plan.column_index[start]


def test_ctrl_and_arrows_scroll_and_leave_the_focus(large: Sheet) -> None:
    focus, x, y = large.focus, large.view.x, large.view.y
    press(large, Qt.Key.Key_Right, CTRL)
    press(large, Qt.Key.Key_Down, CTRL)
    assert (large.view.x, large.view.y) == (x + 80, y + 80)
    press(large, Qt.Key.Key_Left, CTRL)
    press(large, Qt.Key.Key_Up, CTRL)
    assert (large.view.x, large.view.y, large.focus) == (x, y, focus)


def test_far_keys_on_an_empty_map_do_no_harm(blank: Sheet) -> None:
    for key in (Qt.Key.Key_Home, Qt.Key.Key_End, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
        for mods in (NONE, CTRL, ALT):
            press(blank, key, mods)
    assert blank.session.selection.ids == ()


def bars(sheet: Sheet) -> list[SheetBar]:
    found = [sheet.horizontalScrollBar(), sheet.verticalScrollBar()]
    return [bar for bar in found if isinstance(bar, SheetBar)]


def styled_handle(bar: SheetBar) -> QRect:
    option = QStyleOptionSlider()
    bar.initStyleOption(option)
    return bar.style().subControlRect(
        QStyle.ComplexControl.CC_ScrollBar, option, QStyle.SubControl.SC_ScrollBarSlider, bar)


def test_the_handle_of_a_bar_is_drawn_where_a_press_meets_it(large: Sheet) -> None:
    assert len(bars(large)) == 2
    for size, zoom in (((900, 600), 2.0), ((1400, 500), 1.5), ((700, 700), 4.0)):
        large.resize(*size)
        large.zoom_to(zoom)
        QApplication.processEvents()
        for bar in bars(large):
            for part in (0.0, 0.31, 0.77, 1.0):
                bar.setValue(round(bar.maximum() * part))
                assert bar.handle() == styled_handle(bar)
                middle_pixel = bar.grab().toImage().pixelColor(bar.handle().center())
                assert middle_pixel == large.theme.tokens.q("scrollbar")


def test_a_bar_covers_what_lies_below_it_also_in_another_look(large: Sheet) -> None:
    for name in ("dark", "light"):
        large.theme.choose(name)
        QApplication.processEvents()
        for bar in bars(large):
            assert bar.testAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
            bar.setValue(0)
            assert bar.grab().toImage().pixelColor(bar.rect().bottomRight()) == large.theme.tokens.q("paper")


@pytest.mark.parametrize("held", [False, True])
def test_a_bar_follows_the_map_at_once_where_it_is_held_itself(large: Sheet, qtbot: QtBot, held: bool) -> None:
    """Else a little later, once for all that was scrolled meanwhile; then it stands right on the screen."""
    large.zoom_to(2.0)
    large.scroll_view(0, 0)
    bar, shown = bars(large)[1], Shown()
    qtbot.waitUntil(lambda: not any(bar.behind for bar in bars(large)))
    QApplication.processEvents()
    bar.installEventFilter(shown)
    bar.setSliderDown(held)
    QApplication.processEvents()
    shown.count = 0
    for value in (40, 80, 120):
        bar.setValue(value)
        QApplication.sendPostedEvents()
        assert shown.count == (value // 40 if held else 0)
    assert bar.behind is not held
    qtbot.waitUntil(lambda: shown.count > 0 and not bar.behind)
    QApplication.processEvents()
    assert shown.count == (3 if held else 1)
    at = bar.mapTo(large.window(), bar.handle().topLeft()) + QPoint(bar.width() // 2, 4)
    seen = QApplication.primaryScreen().grabWindow(large.winId()).toImage()
    assert seen.pixelColor(at) == large.theme.tokens.q("ink_secondary" if held else "scrollbar")
    assert seen.pixelColor(at - QPoint(0, 8)) == large.theme.tokens.q("paper")


class Shown(QObject):
    """Counts how often something was painted."""

    count = 0

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        self.count += event.type() == QEvent.Type.Paint
        return False


def test_a_part_that_a_region_cuts_up_is_painted_as_one() -> None:
    header, strip = QRect(0, 0, 800, 78), QRect(1870, 0, 40, 1070)
    cut = QRegion(header) | QRegion(strip) | QRegion(QRect(148, 78, 4, 6))
    assert cut.rectCount() > 2
    assert sorted(part.width() for part in parts(cut)) == [40.0, 800.0]
    far = QRegion()
    for x in range(0, 4000, 500):
        far |= QRegion(QRect(x, x, 40, 40))
    assert parts(far) == [QRectF(far.boundingRect())]


@pytest.mark.parametrize("zoom", [0.6, 1.0, 1.5, 3.0])
def test_what_is_scrolled_to_is_seen_with_its_number(sheet: Sheet, zoom: float) -> None:
    card = next(row.about for row in sheet.session.store.every(RedPoint) if row.about in sheet.plan.boxes)
    assert card is not None
    for start in ((0, 10 ** 6), (10 ** 6, 0)):
        sheet.zoom_to(zoom)
        sheet.scroll_view(*start)
        focus, rect = focus_on(sheet.plan, card), sheet.plan.rect(card)
        assert focus is not None
        assert rect is not None
        sheet.reveal(focus)
        dot, body = sheet.view.to_screen(card_dot(rect)), body_area(sheet.view)
        assert dot.y >= body.y - 0.5
        assert dot.right <= body.right + 0.5


def test_what_has_the_focus_stays_in_view_while_keys_zoom(sheet: Sheet) -> None:
    """But only what is in view: a person who looks elsewhere isn't pulled back."""
    click(sheet, middle(sheet, VAN))
    for _ in range(6):
        zoom_on(sheet, 1)
    place = place_of(sheet.plan, sheet.view, VAN)
    assert place is not None
    assert place[1].contains(*place[0].centre)
    sheet.scroll_view(0, 0)
    zoom_on(sheet, -1)
    away = place_of(sheet.plan, sheet.view, VAN)
    assert away is not None
    assert not away[0].meets(away[1])


@pytest.mark.parametrize("id", ["touchpoint-delivery-van", "red-point-29"])
@pytest.mark.parametrize("outlined", ["found", "focused"])
def test_an_outline_passes_behind_the_numbers(sheet: Sheet, id: str, outlined: str) -> None:
    """Else they can't be read."""
    card, red = sheet.plan.rect(id), sheet.session.store.find(RedPoint, id)
    assert card is not None
    dot = card_dot(card) if red is not None else next(rect for _, rect in sheet.plan.marks_on(id))
    place = QRectF(*sheet.view.to_screen(dot.grown(-2))).toAlignedRect()
    before = sheet.viewport().grab().toImage()
    if outlined == "found":
        show_hits(sheet, {id})
    else:
        found = focus_on(sheet.plan, id)
        assert found is not None
        sheet.set_focus(found)
    after = sheet.viewport().grab().toImage()
    around = QRectF(*sheet.view.to_screen(card.grown(3))).toAlignedRect()
    assert after.copy(around) != before.copy(around)
    assert after.copy(place) == before.copy(place)
