"""Links by mouse, by keyboard, by menu; spans pulled and stretched; through real events."""
from itertools import pairwise

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from journeymapper.core.commands.links import add_link
from journeymapper.core.commands.records import set_fields
from journeymapper.core.layout.geometry import Rect
from journeymapper.core.model.cards import Process, Touchpoint
from journeymapper.core.model.other import Link
from journeymapper.ui.canvas import linking, menu
from journeymapper.ui.canvas.edits import delete_selection
from journeymapper.ui.canvas.hover import shown_handles
from journeymapper.ui.canvas.layers.links import handle_spot
from journeymapper.ui.canvas.sheet import Sheet
from tests.support.mouse import click, double_click, drag, middle, press, screen, type_text

POST, RESULTS, WEB = "touchpoint-terrace-post", "touchpoint-search-results", "touchpoint-web-catalogue"
SPRING = "process-33"
SHIFT_ALT = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.AltModifier
LEFT, NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


def handle(sheet: Sheet, card: str) -> QPoint:
    spot = handle_spot(sheet.plan, card)
    assert spot is not None
    return screen(sheet, Rect(*spot, 0, 0))


def links(sheet: Sheet) -> list[Link]:
    return [row for row in sheet.session.store.every(Link) if row.id != "link-basket-to-store"]


def hover(sheet: Sheet, at: QPoint) -> None:
    """Also to where the pointer is already, which QTest's own wouldn't tell."""
    view, button = sheet.viewport(), Qt.MouseButton.NoButton
    QApplication.sendEvent(view, QMouseEvent(QEvent.Type.MouseMove, QPointF(at), view.mapToGlobal(QPointF(at)), button,
                                             button, NONE))


def entries(menu_: QMenu) -> dict[str, object]:
    return {action.text(): action for action in menu_.actions()}


def test_the_handle_of_a_hovered_card_pulls_a_link(sheet: Sheet) -> None:
    hover(sheet, middle(sheet, POST))
    start, end = handle(sheet, POST), middle(sheet, RESULTS)
    hover(sheet, start)
    drag(sheet, start, end, release=False)
    assert sheet.tool.path == "select.dragging.link"
    assert sheet.preview.link_from == POST
    assert links(sheet) == [], "nothing is made before the end"
    QTest.mouseRelease(sheet.viewport(), LEFT, NONE, end)
    (link,) = links(sheet)
    assert (link.source, link.target, link.kind) == (POST, RESULTS, None)
    assert sheet.session.selection.ids == (link.id,)
    assert len(sheet.session.history.done) == 1
    sheet.session.undo()
    assert links(sheet) == []


def test_the_handle_goes_with_the_pointer_that_leaves_the_map(sheet: Sheet) -> None:
    hover(sheet, middle(sheet, POST))
    assert shown_handles(sheet) == [POST]
    QApplication.sendEvent(sheet.viewport(), QEvent(QEvent.Type.Leave))
    assert shown_handles(sheet) == []


def test_escape_ends_the_pull_without_a_trace(sheet: Sheet) -> None:
    sheet.session.selection.set([POST])
    drag(sheet, handle(sheet, POST), middle(sheet, RESULTS), release=False)
    press(sheet, Qt.Key.Key_Escape)
    QTest.mouseRelease(sheet.viewport(), LEFT, NONE, middle(sheet, RESULTS))
    assert links(sheet) == []
    assert sheet.session.history.done == []
    assert sheet.preview.link_from is None


def test_a_link_to_nothing_itself_or_twice_is_refused_plainly(sheet: Sheet) -> None:
    said: list[str] = []
    sheet.refused.connect(said.append)
    sheet.session.selection.set([POST])
    drag(sheet, handle(sheet, POST), middle(sheet, "step-search"))
    assert said == ["A link ends at a card: drop it on one."]
    drag(sheet, handle(sheet, POST), middle(sheet, POST))
    assert said[1:] == ["A link joins two different cards."]
    for _ in range(2):
        sheet.session.selection.set([POST])
        drag(sheet, handle(sheet, POST), middle(sheet, WEB))
    assert said[2:] == ["These two cards are linked already."]
    assert len(links(sheet)) == 1


def test_two_selected_are_linked_in_their_order(sheet: Sheet) -> None:
    sheet.session.selection.set([RESULTS, POST])
    linking.link_selected(sheet)
    (link,) = links(sheet)
    assert (link.source, link.target) == (RESULTS, POST)


def test_with_one_selected_the_arrows_choose_the_target(sheet: Sheet) -> None:
    click(sheet, middle(sheet, POST))
    linking.link_selected(sheet)
    press(sheet, Qt.Key.Key_Right)
    assert sheet.focus.item == RESULTS
    assert sheet.preview.link_from == POST
    press(sheet, Qt.Key.Key_Down)
    press(sheet, Qt.Key.Key_Return)
    (link,) = links(sheet)
    assert (link.source, link.target) == (POST, WEB)
    assert sheet.inline.edit is None
    assert sheet.preview.link_from is None
    press(sheet, Qt.Key.Key_Right)
    assert sheet.session.selection.ids != (link.id,), "the arrows are free again"


def test_escape_ends_choosing_and_a_click_takes(sheet: Sheet) -> None:
    click(sheet, middle(sheet, POST))
    linking.link_selected(sheet)
    press(sheet, Qt.Key.Key_Right)
    press(sheet, Qt.Key.Key_Escape)
    assert links(sheet) == []
    assert sheet.session.selection.ids == (POST,)
    linking.link_selected(sheet)
    click(sheet, middle(sheet, WEB))
    (link,) = links(sheet)
    assert (link.source, link.target) == (POST, WEB)


def test_a_line_is_selected_by_a_click_and_deleted(sheet: Sheet) -> None:
    click(sheet, middle(sheet, "link-basket-to-store"))
    assert sheet.session.selection.ids == ("link-basket-to-store",)
    delete_selection(sheet)
    assert sheet.session.store.get("link-basket-to-store") is None
    assert sheet.session.store.get(WEB) is not None


def test_its_label_is_edited_in_place(sheet: Sheet) -> None:
    double_click(sheet, middle(sheet, "link-basket-to-store"))
    assert sheet.inline.edit is not None
    type_text(sheet, "is lost")
    press(sheet, Qt.Key.Key_Return)
    link = sheet.session.store.find(Link, "link-basket-to-store")
    assert link is not None
    assert link.label == "is lost"
    assert len(sheet.session.history.done) == 1


def test_what_is_typed_after_a_pull_is_the_links_label(sheet: Sheet) -> None:
    """The keyboard was somewhere else, on the title of a lane; nothing there may change."""
    title = middle(sheet, "lane-emotions")
    click(sheet, title)
    said: list[str] = []
    sheet.hint_changed.connect(said.append)
    hover(sheet, middle(sheet, POST))
    drag(sheet, handle(sheet, POST), middle(sheet, RESULTS))
    assert said[-1].startswith("Type or Enter label")
    type_text(sheet, "hands over")
    press(sheet, Qt.Key.Key_Return)
    (link,) = links(sheet)
    assert link.label == "hands over"
    assert sheet.focus.item == RESULTS
    assert said[-1].startswith("Type or Enter label"), "it is the link that is selected still"
    assert len(sheet.session.history.done) == 2
    press(sheet, Qt.Key.Key_Return)
    type_text(sheet, " now")
    press(sheet, Qt.Key.Key_Return)
    assert links(sheet)[0].label == "hands over now", "Enter edits what is there"
    press(sheet, Qt.Key.Key_Escape)
    type_text(sheet, "A card")
    press(sheet, Qt.Key.Key_Return)
    assert "A card" in {card.title for card in sheet.session.store.every(Touchpoint)}


def test_its_menu_sets_the_kind_and_turns_it_round(sheet: Sheet) -> None:
    sheet.session.selection.set(["link-basket-to-store"])
    found = entries(menu.build_menu(sheet))
    assert "Duplicate" not in found
    found["Turn round"].trigger()  # type: ignore[attr-defined]  # an action
    kinds = entries(found["Kind of link"].menu())  # type: ignore[attr-defined]  # an action
    kinds["cause"].trigger()  # type: ignore[attr-defined]  # an action
    link = sheet.session.store.find(Link, "link-basket-to-store")
    assert link is not None
    assert (link.target, link.kind) == (WEB, "cause")


def test_a_cards_menu_leads_to_its_links(sheet: Sheet) -> None:
    sheet.session.selection.set([WEB])
    found = entries(menu.build_menu(sheet))
    assert "Link to…" in found
    there = entries(found["Links"].menu())  # type: ignore[attr-defined]  # an action
    there["To “Basket from the web”"].trigger()  # type: ignore[attr-defined]  # an action
    assert sheet.session.selection.ids == ("link-basket-to-store",)


def until(sheet: Sheet, id: str) -> str | None:
    row = sheet.session.store.find(Process, id)
    assert row is not None
    return row.until


def test_the_right_edge_of_a_process_is_pulled_over_steps(sheet: Sheet) -> None:
    rect = sheet.plan.rect("process-38")
    assert rect is not None
    start = screen(sheet, Rect(rect.right - 1, rect.y + 8, 0, 0))
    end = start + QPoint(100, 0)
    drag(sheet, start, end, release=False)
    assert sheet.tool.path == "select.dragging.span"
    assert until(sheet, "process-38") == "step-assemble"
    QTest.mouseRelease(sheet.viewport(), LEFT, NONE, end)
    row = sheet.session.store.find(Process, "process-38")
    assert row is not None
    order = [column.step for column in sheet.plan.columns]
    assert order.index(str(row.until)) == order.index(str(row.step)) + 1
    after = sheet.plan.rect("process-38")
    assert after is not None
    assert after.right > rect.right + 100
    boxes = [box.rect for cells in sheet.plan.rows[4].cells.values() for box in cells]
    assert not any(a.meets(b) for a in boxes for b in boxes if a is not b)


def test_keys_stretch_a_process_and_its_own_step_is_the_least(sheet: Sheet) -> None:
    click(sheet, middle(sheet, SPRING))
    assert until(sheet, SPRING) == "step-search"
    press(sheet, Qt.Key.Key_Right, SHIFT_ALT)
    assert until(sheet, SPRING) == "step-compare"
    for _ in range(4):
        press(sheet, Qt.Key.Key_Left, SHIFT_ALT)
    assert until(sheet, SPRING) is None
    said: list[str] = []
    sheet.refused.connect(said.append)
    click(sheet, middle(sheet, POST))
    press(sheet, Qt.Key.Key_Right, SHIFT_ALT)
    assert said == ["Only a process spans several steps."]


def test_a_selected_line_runs_below_the_labels_of_others(sheet: Sheet) -> None:
    """Both lines leave their cards in the strip above the touchpoints; the first one's label covers it."""
    shop = "touchpoint-terrace-display"
    first = sheet.session.run(add_link, POST, shop)
    sheet.session.run(set_fields, [first], label="A long label about what is handed over to the store every Monday")
    second = sheet.session.run(add_link, RESULTS, shop)
    route, line = sheet.plan.route(first), sheet.plan.route(second)
    assert route is not None
    assert line is not None
    plate = route.plate
    assert plate is not None
    assert any(plate.contains((ax + bx) / 2, (ay + by) / 2) for (ax, ay), (bx, by) in pairwise(line.points))
    place = sheet.view.to_screen(plate)
    area = QRect(round(place.x) + 2, round(place.y) + 1, round(place.w) - 4, round(place.h) - 2)
    sheet.session.selection.set([])
    before = sheet.viewport().grab(area).toImage()
    sheet.session.selection.set([second])
    assert sheet.viewport().grab(area).toImage() == before
