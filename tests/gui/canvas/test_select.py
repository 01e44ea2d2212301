"""What is selected: by click, Shift, Ctrl, rubber band, arrows; rows, columns, all of a kind."""
from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt

from journeymapper.core.foundation.errors import Refused
from journeymapper.core.model.cards import Card
from journeymapper.core.persistence.codec import decode
from journeymapper.core.session.session import Session
from journeymapper.ui.canvas import ranges
from journeymapper.ui.canvas.focus import STEPS, TITLES, Focus
from journeymapper.ui.canvas.layers.outlines import in_sight, place_of
from journeymapper.ui.canvas.sheet import Sheet
from tests.bench.maps import map_bytes
from tests.support.mouse import cell, click, drag, middle, press

SHIFT, CTRL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier
VAN, SMS, BOT = "touchpoint-delivery-van", "touchpoint-tracking-sms", "touchpoint-chat-bot"
LEAFLET = "touchpoint-assembly-leaflet"


def chosen(sheet: Sheet) -> set[str]:
    return set(sheet.session.selection.ids)


def in_cells(sheet: Sheet, lane: str, *steps: str) -> set[str]:
    row = sheet.plan.row(lane)
    assert row is not None
    return {box.id for step in steps for box in row.cells.get(step, [])}


def test_shift_click_selects_the_range_in_a_lane_and_shrinks_again(sheet: Sheet) -> None:
    click(sheet, middle(sheet, VAN))
    click(sheet, middle(sheet, BOT), SHIFT)
    steps = [column.step for column in sheet.plan.columns]
    there = steps[steps.index("step-delivery"):steps.index("step-ask-for-help") + 1]
    assert chosen(sheet) == in_cells(sheet, "lane-touchpoints", *there)
    assert len(there) > 2
    assert sheet.session.selection.current == BOT
    click(sheet, middle(sheet, LEAFLET), SHIFT)
    assert chosen(sheet) == in_cells(sheet, "lane-touchpoints", "step-delivery", "step-assemble")


def test_shift_click_within_a_cell_selects_from_card_to_card(sheet: Sheet) -> None:
    click(sheet, middle(sheet, SMS))
    click(sheet, middle(sheet, VAN), SHIFT)
    assert sheet.session.selection.ids == (SMS, VAN)
    assert sheet.focus.item == VAN


def test_shift_click_over_lanes_selects_all_between(sheet: Sheet) -> None:
    click(sheet, middle(sheet, VAN))
    click(sheet, cell(sheet, "lane-emotions", "step-assemble", 0.02), SHIFT)
    points = {id for id, (_, point) in sheet.plan.points.items() if point.step in ("step-delivery", "step-assemble")}
    assert points
    assert chosen(sheet) == points | in_cells(sheet, "lane-touchpoints", "step-delivery", "step-assemble")


def test_in_one_column_the_range_begins_and_ends_at_the_very_things(sheet: Sheet) -> None:
    click(sheet, middle(sheet, SMS))
    click(sheet, middle(sheet, "red-point-29"), SHIFT)
    assert VAN not in chosen(sheet)
    assert {SMS, "red-point-29"} < chosen(sheet)


def test_ctrl_click_toggles_and_shift_goes_on_from_there(sheet: Sheet) -> None:
    click(sheet, middle(sheet, BOT))
    click(sheet, middle(sheet, VAN), CTRL)
    click(sheet, middle(sheet, SMS), SHIFT)
    assert chosen(sheet) == {BOT, VAN, SMS}
    click(sheet, middle(sheet, VAN), CTRL)
    assert chosen(sheet) == {BOT, SMS}


def test_shift_click_on_headers_selects_stages_steps_and_lanes_in_between(sheet: Sheet) -> None:
    steps = [column.step for column in sheet.plan.columns]
    click(sheet, middle(sheet, steps[1]))
    click(sheet, middle(sheet, steps[3]), SHIFT)
    assert list(sheet.session.selection.ids) == steps[1:4]
    stages = [box.stage for box in sheet.plan.stages]
    click(sheet, middle(sheet, stages[2]))
    click(sheet, middle(sheet, stages[0]), SHIFT)
    assert chosen(sheet) == set(stages[:3])
    lanes = [row.lane for row in sheet.plan.rows]
    click(sheet, middle(sheet, lanes[0]))
    click(sheet, middle(sheet, lanes[2]), SHIFT)
    assert list(sheet.session.selection.ids) == lanes[:3]
    click(sheet, middle(sheet, steps[0]), SHIFT)
    assert set(lanes[:1] + steps[:1]) <= chosen(sheet)


def test_shift_and_arrows_extend_and_take_back(sheet: Sheet) -> None:
    sheet.show_record(VAN)
    press(sheet, Qt.Key.Key_Right, SHIFT)
    assert chosen(sheet) == {VAN, SMS, LEAFLET}
    assert sheet.focus.item == LEAFLET
    press(sheet, Qt.Key.Key_Left, SHIFT)
    assert chosen(sheet) == {VAN}
    press(sheet, Qt.Key.Key_Down, SHIFT)
    assert chosen(sheet) == {VAN, SMS}
    press(sheet, Qt.Key.Key_Left)
    assert len(chosen(sheet)) <= 1


def test_shift_and_arrows_stay_in_their_row_of_headers(sheet: Sheet) -> None:
    first, second = (column.step for column in sheet.plan.columns[:2])
    sheet.show_record(first)
    press(sheet, Qt.Key.Key_Down, SHIFT)
    press(sheet, Qt.Key.Key_Left, SHIFT)
    assert sheet.session.selection.ids == (first,)
    press(sheet, Qt.Key.Key_Right, SHIFT)
    assert sheet.session.selection.ids == (first, second)
    assert (sheet.focus.row, sheet.focus.item) == (STEPS, second)


def test_a_row_a_column_and_all_of_a_kind(sheet: Sheet) -> None:
    doc = sheet.session.store
    sheet.show_record(VAN)
    ranges.select_row(sheet)
    assert chosen(sheet) == {box.id for box in sheet.plan.boxes.values() if box.lane == "lane-touchpoints"}
    assert sheet.focus.item == sheet.session.selection.current == VAN
    sheet.show_record(VAN)
    ranges.select_column(sheet)
    assert chosen(sheet) == {
        *(box.id for box in sheet.plan.boxes.values() if box.step == "step-delivery"),
        *(id for id, (_, point) in sheet.plan.points.items() if point.step == "step-delivery")}
    sheet.show_record("red-point-29")
    ranges.select_kind(sheet)
    assert chosen(sheet) == {card.id for card in doc.every(Card) if card.kind == "red-point"}
    for id, all_of_it in (("stage-use", sheet.plan.header.stages), ("step-order", sheet.plan.column_index),
                          ("lane-goals", sheet.plan.row_index), ("emotion-paul-order", sheet.plan.points)):
        sheet.show_record(id)
        ranges.select_kind(sheet)
        assert chosen(sheet) == set(all_of_it)


def test_a_row_and_a_column_of_an_empty_place(sheet: Sheet) -> None:
    click(sheet, cell(sheet, "lane-opportunities", "step-search"))
    ranges.select_row(sheet)
    assert chosen(sheet) == {box.id for box in sheet.plan.boxes.values() if box.lane == "lane-opportunities"}
    sheet.session.selection.clear()
    sheet.set_focus(Focus(STEPS, TITLES))
    for select in (ranges.select_row, ranges.select_column, ranges.select_kind):
        with pytest.raises(Refused):
            select(sheet)


def test_escape_gives_the_selection_back_that_a_band_replaced(sheet: Sheet) -> None:
    click(sheet, middle(sheet, BOT))
    start = cell(sheet, "lane-touchpoints", "step-delivery", 0.02) - QPoint(78, 0)
    drag(sheet, start, middle(sheet, SMS), release=False)
    assert chosen(sheet) == {VAN, SMS}
    press(sheet, Qt.Key.Key_Escape)
    assert chosen(sheet) == {BOT}
    assert sheet.preview.band is None


def test_a_band_with_ctrl_adds(sheet: Sheet) -> None:
    click(sheet, middle(sheet, BOT))
    drag(sheet, cell(sheet, "lane-touchpoints", "step-delivery", 0.02) - QPoint(78, 0), middle(sheet, SMS), CTRL)
    assert chosen(sheet) == {BOT, VAN, SMS}


def test_of_many_selected_things_only_those_in_sight_are_painted(make_sheet: Callable[[Session], Sheet]) -> None:
    sheet = make_sheet(Session(decode(map_bytes(1_000), file="map.journey").records))
    ids = [*sheet.plan.boxes, *sheet.plan.points]
    seen = in_sight(sheet.plan, sheet.view, ids)
    places = {id: place_of(sheet.plan, sheet.view, id) for id in ids}
    assert {id for id, place in places.items() if place is not None and place[0].meets(place[1])} <= set(seen)
    assert len([id for id in seen if id in sheet.plan.boxes]) < len(sheet.plan.boxes) / 2
    assert in_sight(sheet.plan, sheet.view, ids[:100]) == ids[:100], "few are taken as they are"
