"""Drags: what they show before they do it, copies with Ctrl, the edges that scroll, Escape."""
from collections.abc import Callable

import pytest
from PySide6.QtCore import QByteArray, QMimeData, QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QDrag, QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from journeymapper.core.commands.records import set_fields
from journeymapper.core.document import queries
from journeymapper.core.layout.geometry import Rect
from journeymapper.core.model.cards import Card
from journeymapper.core.model.journey import Lane, Step
from journeymapper.ui.canvas.edits import insert, park_selection
from journeymapper.ui.canvas.focus import Focus
from journeymapper.ui.canvas.mime import PALETTE, cards_mime
from journeymapper.ui.canvas.sheet import Sheet
from tests.support.maps import state
from tests.support.mouse import LEFT, NONE, cell, click, double_click, drag, middle, move, press, screen, type_text

CTRL = Qt.KeyboardModifier.ControlModifier
VAN, SMS, BOT = "touchpoint-delivery-van", "touchpoint-tracking-sms", "touchpoint-chat-bot"
RESULTS, CATALOGUE = "touchpoint-search-results", "touchpoint-web-catalogue"


def in_cell(sheet: Sheet, lane: str, step: str) -> list[str]:
    return [card.id for card in queries.cards_in(sheet.session.store, lane, step)]


def above(sheet: Sheet, id: str) -> QPoint:
    return middle(sheet, id) - QPoint(0, 12)


def test_cards_of_the_cell_make_room_in_the_overlay_alone(sheet: Sheet) -> None:
    start = state(sheet.session.store)
    rects = {id: sheet.plan.rect(id) for id in (VAN, SMS, RESULTS, CATALOGUE)}
    click(sheet, middle(sheet, SMS))
    click(sheet, middle(sheet, VAN), CTRL)
    drag(sheet, middle(sheet, VAN), above(sheet, CATALOGUE), release=False)
    seen = sheet.preview.plan
    assert seen is not None
    assert [box.id for box in seen.row("lane-touchpoints").cells["step-search"]] == [RESULTS, VAN, SMS, CATALOGUE]  # type: ignore[union-attr]
    assert "step-delivery" not in seen.row("lane-touchpoints").cells  # type: ignore[union-attr]
    assert [seen.rect(VAN), seen.rect(SMS)] == list(sheet.preview.ghosts)
    assert seen.rect(CATALOGUE).y > rects[CATALOGUE].y + 40  # type: ignore[union-attr]
    assert {id: sheet.plan.rect(id) for id in rects} == rects
    assert state(sheet.session.store) == start
    QTest.mouseRelease(sheet.viewport(), LEFT, NONE, above(sheet, CATALOGUE))
    assert in_cell(sheet, "lane-touchpoints", "step-search") == [RESULTS, VAN, SMS, CATALOGUE]
    assert {id: sheet.plan.rect(id) for id in (VAN, SMS)} == {id: seen.rect(id) for id in (VAN, SMS)}
    assert sheet.preview.plan is None


@pytest.mark.parametrize("zoom", [1.0, 0.3])
def test_the_preview_is_painted_and_goes_again(sheet: Sheet, zoom: float) -> None:
    sheet.zoom_to(zoom, QPointF(0, 0))
    click(sheet, middle(sheet, VAN))
    before = sheet.viewport().grab().toImage()
    drag(sheet, middle(sheet, VAN), middle(sheet, CATALOGUE) - QPoint(0, 2), release=False)
    amid = sheet.viewport().grab().toImage()
    old, new = (sheet.view.to_screen(rect) for rect in (sheet.plan.rect(VAN), sheet.preview.ghosts[0]))  # type: ignore[union-attr]
    areas = [QRect(round(rect.x + 0.25 * rect.w), round(rect.y), round(0.4 * rect.w), round(0.6 * rect.h))
             for rect in (old, new)]
    assert all(amid.copy(area) != before.copy(area) for area in areas)
    press(sheet, Qt.Key.Key_Escape)
    after = sheet.viewport().grab().toImage()
    assert all(after.copy(area) == before.copy(area) for area in areas)
    QTest.mouseRelease(sheet.viewport(), LEFT, NONE, above(sheet, CATALOGUE))


def test_the_preview_of_a_process_keeps_its_length(sheet: Sheet) -> None:
    process = next(card for card in sheet.session.store.every(Card) if card.kind == "process"
                   and getattr(card, "until", None) not in (None, card.step))
    span = sheet.plan.boxes[process.id].rect.w
    steps = [column.step for column in sheet.plan.columns]
    goal = steps[0] if process.step != steps[0] else steps[1]
    drag(sheet, middle(sheet, process.id), cell(sheet, str(process.lane), goal), release=False)
    seen = sheet.preview.plan
    assert seen is not None
    assert seen.boxes[process.id].step == goal
    assert seen.boxes[process.id].rect.w > span * 0.6
    QTest.mouseRelease(sheet.viewport(), LEFT, NONE, cell(sheet, str(process.lane), goal))
    assert sheet.plan.boxes[process.id].rect == seen.boxes[process.id].rect


def test_ctrl_copies_as_one_step_and_the_copies_are_selected(sheet: Sheet) -> None:
    start = state(sheet.session.store)
    drag(sheet, middle(sheet, VAN), above(sheet, CATALOGUE), CTRL)
    row = in_cell(sheet, "lane-touchpoints", "step-search")
    assert [row[0], row[2]] == [RESULTS, CATALOGUE]
    assert sheet.session.selection.ids == (row[1],)
    assert in_cell(sheet, "lane-touchpoints", "step-delivery") == [VAN, SMS]
    assert [entry.title for entry in sheet.session.history.done] == ["Copy card"]
    sheet.session.undo()
    assert state(sheet.session.store) == start


def test_ctrl_pressed_and_let_go_amid_a_drag_switches(sheet: Sheet) -> None:
    place = above(sheet, CATALOGUE)
    drag(sheet, middle(sheet, VAN), place, release=False)
    assert sheet.viewport().cursor().shape() == Qt.CursorShape.ClosedHandCursor
    QTest.keyPress(sheet, Qt.Key.Key_Control)
    assert sheet.preview.copying
    assert sheet.viewport().cursor().shape() == Qt.CursorShape.DragCopyCursor
    assert VAN in {box.id for box in sheet.preview.plan.row("lane-touchpoints").cells["step-delivery"]}  # type: ignore[union-attr]
    QTest.keyRelease(sheet, Qt.Key.Key_Control)
    assert not sheet.preview.copying
    assert sheet.viewport().cursor().shape() == Qt.CursorShape.ClosedHandCursor
    QTest.mouseRelease(sheet.viewport(), LEFT, NONE, place)
    assert in_cell(sheet, "lane-touchpoints", "step-search") == [RESULTS, VAN, CATALOGUE]


def test_letters_amid_a_drag_type_nothing(sheet: Sheet) -> None:
    start = state(sheet.session.store)
    drag(sheet, middle(sheet, VAN), cell(sheet, "lane-touchpoints", "step-search"), release=False)
    press(sheet, Qt.Key.Key_A)
    press(sheet, Qt.Key.Key_Return)
    assert sheet.tool.path == "select.dragging.cards"
    assert not sheet.inline.active
    assert state(sheet.session.store) == start


@pytest.mark.parametrize("mods", [NONE, CTRL])
def test_cards_of_several_steps_keep_them_apart(sheet: Sheet, mods: Qt.KeyboardModifier) -> None:
    start, lane = state(sheet.session.store), "lane-touchpoints"
    steps = [column.step for column in sheet.plan.columns]
    first = steps.index("step-search") - 1
    post = in_cell(sheet, lane, steps[first])[0]
    here, there = in_cell(sheet, lane, steps[first + 1]), in_cell(sheet, lane, steps[first + 2])
    click(sheet, middle(sheet, post))
    click(sheet, middle(sheet, RESULTS), CTRL)
    drag(sheet, middle(sheet, post), cell(sheet, lane, steps[first + 1], 0.02), mods, release=False)
    seen = sheet.preview.plan
    assert seen is not None
    shown = seen.row(lane).cells  # type: ignore[union-attr]  # it is there
    assert [len(shown.get(step, ())) for step in steps[first:first + 3]] == ([1, 3, 2] if mods else [0, 2, 2])
    assert sheet.preview.target.words[1]["step"] == "Search – Compare"  # type: ignore[union-attr]  # it is a target
    QTest.mouseRelease(sheet.viewport(), LEFT, mods, cell(sheet, lane, steps[first + 1], 0.02))
    one, two = sheet.session.selection.ids
    assert in_cell(sheet, lane, steps[first]) == ([post] if mods else [])
    assert in_cell(sheet, lane, steps[first + 1]) == [one, *(here if mods else [CATALOGUE])]
    assert in_cell(sheet, lane, steps[first + 2]) == [*there, two]
    assert [entry.title for entry in sheet.session.history.done] == ["Copy {n} cards" if mods else "Move {n} cards"]
    sheet.session.undo()
    assert state(sheet.session.store) == start


def test_of_cards_in_several_steps_one_goes_up_in_its_cell_alone(sheet: Sheet) -> None:
    post = in_cell(sheet, "lane-touchpoints", sheet.plan.columns[0].step)[0]
    click(sheet, middle(sheet, post))
    click(sheet, middle(sheet, SMS), CTRL)
    drag(sheet, middle(sheet, SMS), above(sheet, VAN))
    assert in_cell(sheet, "lane-touchpoints", "step-delivery") == [SMS, VAN]
    assert in_cell(sheet, "lane-touchpoints", sheet.plan.columns[0].step) == [post]


def test_cards_of_several_lanes_keep_their_lanes_and_go_sideways(sheet: Sheet) -> None:
    start = state(sheet.session.store)
    red = "red-point-29"
    click(sheet, middle(sheet, red))
    click(sheet, middle(sheet, VAN), CTRL)
    click(sheet, middle(sheet, SMS), CTRL)
    drag(sheet, middle(sheet, SMS), cell(sheet, "lane-goals", "step-assemble"), release=False)
    assert sheet.preview.target.action == "across"  # type: ignore[union-attr]  # it is a target
    assert {sheet.preview.plan.boxes[id].step for id in (red, VAN, SMS)} == {"step-assemble"}  # type: ignore[union-attr]
    QTest.mouseRelease(sheet.viewport(), LEFT, NONE, cell(sheet, "lane-goals", "step-assemble"))
    assert in_cell(sheet, "lane-touchpoints", "step-assemble")[1:] == [VAN, SMS]
    assert sheet.session.store.find(Card, red).step == "step-assemble"  # type: ignore[union-attr]  # it is there
    assert len(sheet.session.history.done) == 1
    sheet.session.undo()
    assert state(sheet.session.store) == start


def small(sheet: Sheet) -> None:
    """A window in which the map must be scrolled; its scroll bars have taken their room."""
    sheet.resize(900, 560)
    QApplication.processEvents()


def edge(sheet: Sheet, side: str) -> QPoint:
    view = sheet.view
    return {"right": QPoint(round(view.w) - 3, 300), "left": QPoint(round(view.gutter_right) + 3, 300),
            "bottom": QPoint(400, round(view.h) - 3), "top": QPoint(400, round(view.head_bottom) + 3)}[side]


@pytest.mark.parametrize("what, side", [
    ("step-search", "right"), ("stage-interest", "right"), ("lane-goals", "bottom"), (RESULTS, "right"),
    (RESULTS, "bottom"), ("emotion-maria-search", "bottom"), ("band", "right"), ("band", "bottom"),
])  # fmt: skip
def test_every_drag_scrolls_at_the_edges_and_escape_leaves_nothing(
    sheet: Sheet, qtbot: QtBot, what: str, side: str
) -> None:
    small(sheet)
    start = state(sheet.session.store)
    if what.startswith("emotion"):
        what = next(id for id, (_, point) in sheet.plan.points.items() if point.step == "step-search")
    begin = cell(sheet, "lane-touchpoints", "step-search", 0.02) - QPoint(78, 0) if what == "band" else (
        middle(sheet, what))
    before = (sheet.view.x, sheet.view.y)
    drag(sheet, begin, edge(sheet, side), release=False)
    assert sheet.tool.scrolling
    bar = sheet.verticalScrollBar() if side == "bottom" else sheet.horizontalScrollBar()
    qtbot.waitUntil(lambda: bar.value() == bar.maximum(), timeout=8000)
    assert (sheet.view.x, sheet.view.y) != before
    press(sheet, Qt.Key.Key_Escape)
    assert not sheet.tool.scrolling
    assert sheet.tool.path == "select.idle"
    assert state(sheet.session.store) == start
    assert sheet.session.history.done == []


def test_a_drag_scrolls_back_to_the_left_and_up(sheet: Sheet, qtbot: QtBot) -> None:
    small(sheet)
    sheet.scroll_view(400, 300)
    id = next(box.id for row, box in sheet.plan.boxes_between(700, 500, 900, 700) if not row.collapsed)
    drag(sheet, middle(sheet, id), edge(sheet, "left"), release=False)
    qtbot.waitUntil(lambda: sheet.view.x == 0, timeout=8000)
    move(sheet, edge(sheet, "top"))
    qtbot.waitUntil(lambda: sheet.view.y == 0, timeout=8000)
    sheet.tool.cancel()


def test_a_drag_that_begins_at_an_edge_doesnt_run_away(sheet: Sheet) -> None:
    small(sheet)
    sheet.scroll_view(300, 200)
    at = edge(sheet, "right") - QPoint(8, 0)
    drag(sheet, at, at - QPoint(0, 40), release=False)
    assert not sheet.tool.scrolling
    sheet.tool.cancel()


def outside(sheet: Sheet, kind: str, at: QPoint) -> None:
    mime, action = QMimeData(), Qt.DropAction.CopyAction
    mime.setData(PALETTE, QByteArray(b'{"kind": "%s"}' % kind.encode()))
    QApplication.sendEvent(sheet.viewport(), QDragEnterEvent(at, action, mime, LEFT, NONE))
    QApplication.sendEvent(sheet.viewport(), QDragMoveEvent(at, action, mime, LEFT, NONE))


def test_a_drag_from_the_palette_scrolls_too_and_goes_without_a_trace(sheet: Sheet, qtbot: QtBot) -> None:
    small(sheet)
    outside(sheet, "touchpoint", edge(sheet, "right"))
    assert sheet.preview.target is not None
    qtbot.waitUntil(lambda: sheet.view.x == sheet.horizontalScrollBar().maximum(), timeout=8000)
    QApplication.sendEvent(sheet.viewport(), QDragLeaveEvent())  # what Escape amid a drag sends
    assert sheet.preview.target is None
    here = sheet.view.x
    sheet.scroll_view(100, 0)
    QTest.qWait(60)
    assert sheet.view.x == 100 != here
    assert sheet.session.history.done == []


def test_parked_cards_make_room_where_they_would_land(sheet: Sheet) -> None:
    sheet.session.selection.set([BOT])
    park_selection(sheet)
    at, mime, action = above(sheet, CATALOGUE), cards_mime([BOT]), Qt.DropAction.MoveAction
    QApplication.sendEvent(sheet.viewport(), QDragEnterEvent(at, action, mime, LEFT, NONE))
    QApplication.sendEvent(sheet.viewport(), QDragMoveEvent(at, action, mime, LEFT, NONE))
    assert sheet.preview.plan is not None
    assert [box.id for box in sheet.preview.plan.row("lane-touchpoints").cells["step-search"]] == [  # type: ignore[union-attr]
        RESULTS, BOT, CATALOGUE]
    sheet.dropper.leave()
    assert sheet.preview.plan is None


def test_cards_that_come_back_from_outside_are_copied_with_ctrl(sheet: Sheet) -> None:
    at, mime, action = above(sheet, CATALOGUE), cards_mime([VAN]), Qt.DropAction.MoveAction
    view = sheet.viewport()
    QApplication.sendEvent(view, QDragEnterEvent(at, action, mime, LEFT, NONE))
    QApplication.sendEvent(view, QDragMoveEvent(at, action, mime, LEFT, CTRL))
    assert sheet.preview.copying
    QApplication.sendEvent(view, QDropEvent(QPointF(at), action, mime, LEFT, CTRL))
    made, = sheet.session.selection.ids
    assert in_cell(sheet, "lane-touchpoints", "step-search") == [RESULTS, made, CATALOGUE]
    assert in_cell(sheet, "lane-touchpoints", "step-delivery") == [VAN, SMS]


def test_escape_amid_a_pan_puts_the_map_back(sheet: Sheet) -> None:
    small(sheet)
    sheet.scroll_view(200, 150)
    QTest.mousePress(sheet.viewport(), Qt.MouseButton.MiddleButton, NONE, QPoint(500, 300))
    move(sheet, QPoint(400, 250))
    assert (sheet.view.x, sheet.view.y) == (300, 200)
    press(sheet, Qt.Key.Key_Escape)
    assert (sheet.view.x, sheet.view.y) == (200, 150)


def right_edge(sheet: Sheet, step: str) -> QPoint:
    rect = sheet.plan.rect(step)
    assert rect is not None
    return screen(sheet, Rect(rect.right, rect.centre[1], 0, 0))


def lower_edge(sheet: Sheet, lane: str) -> QPoint:
    rect = sheet.plan.lane_title_rect(lane)
    assert rect is not None
    return screen(sheet, Rect(rect.centre[0], rect.bottom, 0, 0))


@pytest.mark.parametrize("zoom", [0.5, 1.0, 2.0])
@pytest.mark.parametrize("edge_of, what, shape", [
    (right_edge, "step-search", Qt.CursorShape.SplitHCursor), (lower_edge, "lane-goals", Qt.CursorShape.SplitVCursor),
])  # fmt: skip
def test_edges_have_a_grip_of_at_least_six_pixels(
    sheet: Sheet, zoom: float, edge_of: Callable[[Sheet, str], QPoint], what: str, shape: Qt.CursorShape
) -> None:
    sheet.zoom_to(zoom, QPointF(0, 0))
    at = edge_of(sheet, what)
    across = QPoint(1, 0) if shape == Qt.CursorShape.SplitHCursor else QPoint(0, 1)

    def over(by: int) -> bool:
        QTest.mouseMove(sheet.viewport(), at + across * by)
        return sheet.viewport().cursor().shape() == shape

    assert all(over(by) for by in range(-3, 4))
    assert not over(-12)
    assert not over(12)


def test_the_edge_of_a_header_sets_the_width_and_a_double_click_resets_it(sheet: Sheet) -> None:
    start, at = state(sheet.session.store), right_edge(sheet, "step-search")
    drag(sheet, at, at + QPoint(60, 0), release=False)
    assert sheet.tool.path == "select.dragging.width"
    assert sheet.preview.guide is not None
    assert state(sheet.session.store) == start
    press(sheet, Qt.Key.Key_Escape)
    assert sheet.preview.guide is None
    assert sheet.session.history.done == []
    QTest.mouseRelease(sheet.viewport(), LEFT, NONE, at)
    drag(sheet, at, at + QPoint(60, 0))
    assert sheet.session.store.find(Step, "step-search").width == 228  # type: ignore[union-attr]  # it is there
    assert [entry.title for entry in sheet.session.history.done] == ["Change width"]
    double_click(sheet, right_edge(sheet, "step-search"))
    assert state(sheet.session.store) == start
    assert not sheet.inline.active


def test_a_step_is_never_narrower_than_its_least_width(sheet: Sheet) -> None:
    at = right_edge(sheet, "step-search")
    drag(sheet, at, at - QPoint(300, 0))
    assert sheet.session.store.find(Step, "step-search").width == 80  # type: ignore[union-attr]  # it is there


def test_selected_steps_get_the_width_together(sheet: Sheet) -> None:
    click(sheet, middle(sheet, "step-search"))
    click(sheet, middle(sheet, "step-order"), CTRL)
    at = right_edge(sheet, "step-order")
    drag(sheet, at, at + QPoint(32, 0))
    widths = {row.id for row in sheet.session.store.every(Step) if row.width == 200}
    assert widths == {"step-search", "step-order"}
    assert len(sheet.session.history.done) == 1


def test_the_edge_of_a_lane_sets_its_height(sheet: Sheet) -> None:
    start, lane = state(sheet.session.store), "lane-goals"
    row, at = sheet.plan.row(lane), lower_edge(sheet, lane)
    assert row is not None
    high = row.h
    drag(sheet, at, at + QPoint(0, 80))
    assert sheet.plan.row(lane).h == high + 80  # type: ignore[union-attr]  # it is there
    drag(sheet, lower_edge(sheet, lane), lower_edge(sheet, lane) - QPoint(0, 300))
    assert sheet.session.store.find(Lane, lane).height is None  # type: ignore[union-attr]  # it is there
    assert sheet.plan.row(lane).h == high  # type: ignore[union-attr]  # it is there
    drag(sheet, at, at + QPoint(0, 80))
    double_click(sheet, lower_edge(sheet, lane))
    assert state(sheet.session.store) == start


def test_a_curve_grows_with_its_lane(sheet: Sheet) -> None:
    at, lane = lower_edge(sheet, "lane-emotions"), "lane-emotions"
    before = sheet.plan.row(lane).scale  # type: ignore[union-attr]  # it is there
    drag(sheet, at, at + QPoint(0, 100))
    after = sheet.plan.row(lane).scale  # type: ignore[union-attr]  # it is there
    assert after[1] - after[0] == before[1] - before[0] + 100


def test_a_click_on_a_collapsed_lane_opens_it(sheet: Sheet) -> None:
    sheet.session.run(set_fields, ["lane-touchpoints"], collapsed=True)
    click(sheet, middle(sheet, "lane-touchpoints"))
    QTest.mouseMove(sheet.viewport(), cell(sheet, "lane-touchpoints", "step-search"))
    assert sheet.viewport().cursor().shape() == Qt.CursorShape.PointingHandCursor
    assert sheet.session.store.find(Lane, "lane-touchpoints").collapsed  # type: ignore[union-attr]  # it is there
    click(sheet, cell(sheet, "lane-touchpoints", "step-search"))
    assert not sheet.session.store.find(Lane, "lane-touchpoints").collapsed  # type: ignore[union-attr]  # it is there
    assert sheet.plan.row("lane-touchpoints").cells  # type: ignore[union-attr]  # it is there


@pytest.mark.parametrize("lane", ["lane-touchpoints", "lane-emotions"])
def test_enter_opens_a_collapsed_lane(sheet: Sheet, lane: str) -> None:
    sheet.session.run(set_fields, [lane], collapsed=True)
    sheet.set_focus(Focus(lane, "step-search"))
    count = len(sheet.session.store.records)
    press(sheet, Qt.Key.Key_Return)
    assert not sheet.session.store.find(Lane, lane).collapsed  # type: ignore[union-attr]  # it is there
    assert not sheet.inline.active
    assert len(sheet.session.store.records) == count


def test_what_is_typed_in_a_collapsed_lane_is_seen(sheet: Sheet) -> None:
    sheet.session.run(set_fields, ["lane-touchpoints", "lane-opportunities"], collapsed=True)
    start = state(sheet.session.store)
    sheet.set_focus(Focus("lane-touchpoints", "step-search"))
    type_text(sheet, "Call")
    assert sheet.inline.active
    press(sheet, Qt.Key.Key_Return)
    assert sheet.plan.row("lane-touchpoints").cells["step-search"]  # type: ignore[union-attr]  # it is there
    insert(sheet, "opportunity")
    assert sheet.inline.active
    press(sheet, Qt.Key.Key_Escape)
    assert sheet.session.store.find(Lane, "lane-opportunities").collapsed  # type: ignore[union-attr]  # it is there
    sheet.session.undo()
    assert state(sheet.session.store) == start


def test_selected_steps_are_dragged_together(sheet: Sheet) -> None:
    start, doc = state(sheet.session.store), sheet.session.store
    click(sheet, middle(sheet, "step-search"))
    click(sheet, middle(sheet, "step-order"), CTRL)
    drag(sheet, middle(sheet, "step-search"), middle(sheet, "step-assemble") - QPoint(70, 0))
    assert [row.id for row in queries.steps_of(doc, "stage-use")][:3] == ["step-search", "step-order", "step-assemble"]
    assert sheet.session.selection.ids == ("step-search", "step-order")
    assert len(sheet.session.history.done) == 1
    sheet.session.undo()
    assert state(doc) == start


def test_a_lane_that_is_dropped_beyond_a_line_says_which_side_it_took(sheet: Sheet) -> None:
    told: list[str] = []
    sheet.told.connect(told.append)
    drag(sheet, middle(sheet, "lane-red-points"), middle(sheet, "lane-touchpoints") - QPoint(0, 70))
    assert [lane.id for lane in queries.lanes(sheet.session.store)].index("lane-red-points") == 1
    assert told == []
    process = next(lane for lane in queries.lanes(sheet.session.store) if lane.kind == "processes")
    drag(sheet, middle(sheet, process.id), middle(sheet, "lane-touchpoints") - QPoint(0, 70))
    assert told == ["Move lane to the customer’s side"]


def test_cards_of_several_steps_keep_apart_also_when_they_come_back_from_outside(
    sheet: Sheet, monkeypatch: pytest.MonkeyPatch
) -> None:
    at, action, view = cell(sheet, "lane-touchpoints", "step-visit-store"), Qt.DropAction.MoveAction, sheet.viewport()

    def back(drag: QDrag, *_actions: object) -> Qt.DropAction:
        mime = drag.mimeData()
        QApplication.sendEvent(view, QDragEnterEvent(at, action, mime, LEFT, NONE))
        QApplication.sendEvent(view, QDragMoveEvent(at, action, mime, LEFT, NONE))
        assert len(sheet.preview.ghosts) == 2
        QApplication.sendEvent(view, QDropEvent(QPointF(at), action, mime, LEFT, NONE))
        return action

    monkeypatch.setattr(QDrag, "exec", back)
    post = "touchpoint-terrace-post"
    sheet.session.selection.set([post, CATALOGUE])
    drag(sheet, middle(sheet, post), QPoint(-30, 200), release=False)
    QTest.mouseRelease(view, LEFT, NONE, QPoint(-30, 200))
    assert [sheet.session.store.find(Card, id).step for id in (post, CATALOGUE)] == [  # type: ignore[union-attr]
        "step-visit-store", "step-ask-advice"]
    assert len(sheet.session.history.done) == 1


@pytest.mark.parametrize("mods", [NONE, CTRL])
def test_the_wheel_amid_a_drag_shows_what_a_release_would_do_now(
    sheet: Sheet, mods: Qt.KeyboardModifier
) -> None:
    small(sheet)
    at = QPointF(cell(sheet, "lane-touchpoints", "step-compare"))
    click(sheet, middle(sheet, RESULTS))
    drag(sheet, middle(sheet, RESULTS), at.toPoint(), release=False)
    before = sheet.preview.target
    turned, none = QPoint(0, -600), Qt.MouseButton.NoButton
    QApplication.sendEvent(sheet.viewport(), QWheelEvent(
        at, sheet.viewport().mapToGlobal(at), QPoint(), turned, LEFT | none, mods, Qt.ScrollPhase.NoScrollPhase, False))
    after = sheet.preview.target
    move(sheet, at.toPoint())
    assert sheet.preview.target == after != before
    sheet.tool.cancel()
