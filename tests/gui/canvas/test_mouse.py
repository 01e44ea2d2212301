"""The map by mouse: select, move, mark, reorder, feel, all undone by one step."""
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from journeymapper.core.document import queries
from journeymapper.core.model.cards import Card, RedPoint
from journeymapper.core.model.journey import Journey
from journeymapper.core.model.people import Emotion
from journeymapper.ui.canvas.preview import Refusal, Target
from journeymapper.ui.canvas.sheet import Sheet
from tests.support.maps import state
from tests.support.mouse import cell, click, double_click, drag, middle, press, type_text

VAN, SMS, BOT = "touchpoint-delivery-van", "touchpoint-tracking-sms", "touchpoint-chat-bot"


def card(sheet: Sheet, id: str) -> Card:
    found = sheet.session.store.find(Card, id)
    assert found is not None
    return found


def test_click_selects_and_ctrl_click_adds(sheet: Sheet) -> None:
    click(sheet, middle(sheet, VAN))
    click(sheet, middle(sheet, SMS), Qt.KeyboardModifier.ControlModifier)
    assert set(sheet.session.selection.ids) == {VAN, SMS}
    click(sheet, middle(sheet, SMS), Qt.KeyboardModifier.ControlModifier)
    assert sheet.session.selection.ids == (VAN,)
    click(sheet, cell(sheet, "lane-opportunities", "step-search"))
    assert sheet.session.selection.ids == ()
    assert (sheet.focus.lane, sheet.focus.step) == ("lane-opportunities", "step-search")


def test_a_card_moves_to_another_cell_and_its_red_point_follows(sheet: Sheet) -> None:
    start = state(sheet.session.store)
    drag(sheet, middle(sheet, VAN), cell(sheet, "lane-touchpoints", "step-assemble", 0.95))
    assert card(sheet, VAN).step == "step-assemble"
    assert card(sheet, "red-point-29").step == "step-assemble"
    assert [c.id for c in queries.cards_in(sheet.session.store, "lane-touchpoints", "step-assemble")][-1] == VAN
    assert len(sheet.session.history.done) == 1
    sheet.session.undo()
    assert state(sheet.session.store) == start


def test_two_selected_cards_keep_their_order(sheet: Sheet) -> None:
    click(sheet, middle(sheet, SMS))
    click(sheet, middle(sheet, VAN), Qt.KeyboardModifier.ControlModifier)
    drag(sheet, middle(sheet, VAN), cell(sheet, "lane-touchpoints", "step-search", 0.02))
    row = [c.id for c in queries.cards_in(sheet.session.store, "lane-touchpoints", "step-search")]
    assert row == [VAN, SMS, "touchpoint-search-results", "touchpoint-web-catalogue"]


def test_nothing_changes_while_dragging_and_escape_leaves_no_trace(sheet: Sheet) -> None:
    start = state(sheet.session.store)
    drag(sheet, middle(sheet, VAN), cell(sheet, "lane-touchpoints", "step-search"), release=False)
    assert sheet.tool.path == "select.dragging.cards"
    assert isinstance(sheet.preview.target, Target)
    assert state(sheet.session.store) == start
    press(sheet, Qt.Key.Key_Escape)
    assert sheet.tool.path == "select.idle"
    assert sheet.preview.target is None
    assert sheet.session.history.done == []


def test_the_right_button_amid_a_drag_drops_nothing(sheet: Sheet) -> None:
    drag(sheet, middle(sheet, VAN), cell(sheet, "lane-touchpoints", "step-search"), release=False)
    QTest.mouseRelease(sheet.viewport(), Qt.MouseButton.RightButton)
    assert sheet.tool.path == "select.dragging.cards"
    assert card(sheet, VAN).step == "step-delivery"


def test_a_lane_that_doesnt_take_a_card_refuses_plainly(sheet: Sheet, qtbot: QtBot) -> None:
    start = state(sheet.session.store)
    place = cell(sheet, "lane-behind", "step-search")
    drag(sheet, middle(sheet, VAN), place, release=False)
    assert isinstance(sheet.preview.target, Refusal)
    with qtbot.waitSignal(sheet.refused) as said:
        drag(sheet, middle(sheet, VAN), place)
    assert said.args == ["“Behind the scenes” doesn't take this kind of card."]
    assert state(sheet.session.store) == start


def test_a_red_point_card_dropped_on_a_touchpoint_marks_it(sheet: Sheet) -> None:
    drag(sheet, middle(sheet, "red-point-29"), middle(sheet, BOT))
    moved = sheet.session.store.find(RedPoint, "red-point-29")
    assert moved is not None
    assert (moved.about, moved.step) == (BOT, "step-ask-for-help")
    assert [id for id, _ in sheet.plan.marks_on(BOT)] == ["red-point-29", "red-point-31"]


def test_a_red_point_moved_alone_is_unmarked(sheet: Sheet) -> None:
    drag(sheet, middle(sheet, "red-point-29"), cell(sheet, "lane-red-points", "step-search"))
    moved = sheet.session.store.find(RedPoint, "red-point-29")
    assert moved is not None
    assert (moved.about, moved.step) == (None, "step-search")


@pytest.mark.parametrize("value, pixels", [(1.0, -40), (-2.0, 400)])
def test_an_emotion_moves_up_and_down_and_the_curve_follows(sheet: Sheet, value: float, pixels: int) -> None:
    id = "emotion-maria-order"
    before = sheet.plan.points[id][1].y
    at = middle(sheet, id)
    drag(sheet, at, at + QPoint(0, pixels), release=False)
    assert sheet.tool.path == "select.dragging.emotion"
    assert sheet.preview.curve is not None
    shown = next(p for p in sheet.preview.curve[1].points if p.id == id)
    assert shown.y != before
    found = sheet.session.store.find(Emotion, id)
    assert found is not None
    assert found.value == 0.2
    drag(sheet, at, at + QPoint(0, pixels))
    found = sheet.session.store.find(Emotion, id)
    assert found is not None
    assert found.value == shown.value
    assert -2 <= found.value <= 2
    assert (found.value > 0.2) == (value > 0)
    lane, point = sheet.plan.points[id]
    row, y = sheet.plan.row(lane), sheet.plan.emotion_y(lane, found.value)
    assert row is not None
    assert row.y + point.y == y


def test_stages_steps_and_lanes_are_reordered(sheet: Sheet) -> None:
    doc = sheet.session.store
    drag(sheet, middle(sheet, "stage-awareness"), middle(sheet, "step-visit-store") - QPoint(40, 30))
    assert [row.id for row in queries.stages(doc)][:3] == ["stage-interest", "stage-awareness", "stage-consideration"]
    drag(sheet, middle(sheet, "step-search"), middle(sheet, "step-delivery") + QPoint(70, 0))
    assert [row.id for row in queries.steps_of(doc, "stage-action")] == ["step-order", "step-delivery", "step-search"]
    drag(sheet, middle(sheet, "lane-goals"), middle(sheet, "lane-emotions") + QPoint(0, 60))
    assert [row.id for row in queries.lanes(doc)][:3] == ["lane-touchpoints", "lane-emotions", "lane-goals"]
    assert [doc.find(Card, id) is not None for id in (VAN, SMS)] == [True, True]
    for _ in range(3):
        sheet.session.undo()
    assert next(row.id for row in queries.lanes(doc)) == "lane-goals"


def test_the_rubber_band_selects_what_it_touches(sheet: Sheet) -> None:
    start = cell(sheet, "lane-touchpoints", "step-delivery", 0.02) - QPoint(78, 0)
    drag(sheet, start, middle(sheet, SMS))
    assert set(sheet.session.selection.ids) == {VAN, SMS}


def test_double_click_edits_a_title_and_enter_keeps_it(sheet: Sheet) -> None:
    double_click(sheet, middle(sheet, VAN))
    assert sheet.inline.active
    type_text(sheet, "Our van")
    press(sheet, Qt.Key.Key_Return)
    assert card(sheet, VAN).title == "Our van"
    assert not sheet.inline.active
    assert len(sheet.session.history.done) == 1


def test_double_click_on_the_maps_title_renames_it(sheet: Sheet) -> None:
    rect = sheet.plan.title.title.rect
    double_click(sheet, QPoint(round(rect.x + 30), round(rect.centre[1])))
    assert sheet.inline.active
    type_text(sheet, "Chairs")
    press(sheet, Qt.Key.Key_Return)
    assert sheet.session.store.find(Journey, "garden-furniture").title == "Chairs"  # type: ignore[union-attr]  # it is there


def test_double_click_on_an_empty_cell_adds_a_card_and_escape_takes_it_back(sheet: Sheet) -> None:
    start = state(sheet.session.store)
    place = cell(sheet, "lane-opportunities", "step-search")
    double_click(sheet, place)
    assert sheet.inline.active
    press(sheet, Qt.Key.Key_Escape)
    assert state(sheet.session.store) == start
    assert sheet.session.history.done == []
    double_click(sheet, place)
    type_text(sheet, "Idea")
    press(sheet, Qt.Key.Key_Return)
    added = queries.cards_in(sheet.session.store, "lane-opportunities", "step-search")
    assert [(c.kind, c.title) for c in added] == [("opportunity", "Idea")]
    assert len(sheet.session.history.done) == 1


def test_frozen_headers_take_clicks_when_scrolled(sheet: Sheet) -> None:
    sheet.resize(700, 420)
    sheet.scroll_view(300, 260)
    assert sheet.view.head_shift > 0
    assert sheet.view.gutter_shift > 0
    click(sheet, middle(sheet, "step-visit-store"))
    assert sheet.session.selection.ids == ("step-visit-store",)
    click(sheet, middle(sheet, "lane-red-points"))
    assert sheet.session.selection.ids == ("lane-red-points",)
