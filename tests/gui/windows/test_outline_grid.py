"""What the canvas does to stages, steps, lanes and selections by keyboard, the outline does at its own row."""
from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from journeymapper.app.desk import Place
from journeymapper.core.commands.cards import park
from journeymapper.core.commands.records import set_fields
from journeymapper.core.document import queries
from journeymapper.core.model.cards import Card
from journeymapper.core.model.journey import Lane, Step
from journeymapper.core.model.people import Emotion
from journeymapper.ui.actions.grid_tables import GRID
from journeymapper.ui.actions.tables import EDIT
from journeymapper.ui.canvas.focus import STEPS, Focus
from journeymapper.ui.canvas.sheet import Sheet
from journeymapper.ui.panels.outline import Outline

VAN, SMS, HOME = "touchpoint-delivery-van", "touchpoint-tracking-sms", "lane-touchpoints"
ROWS = {"card": VAN, "emotion": "emotion-paul-order", "step": "step-order", "stage": "stage-action"}
ALT_SHIFT = Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def sheet(place: Place) -> Sheet:
    return place.window.chrome.map_page.sheet


def stand(outline: Outline, id: str) -> None:
    """The keyboard on a row, while the map's own place is far from it."""
    outline.tree.setFocus()
    outline.tree.setCurrentIndex(outline.tree.rows.index_of(id))
    QApplication.processEvents()
    assert outline.sheet.session.selection.ids == (id,)
    outline.sheet.set_focus(Focus(STEPS, queries.columns(outline.sheet.session.store)[-1].id))


def shape(sheet: Sheet) -> list[object]:
    """All that the grid's actions change, without the ids of what is made."""
    doc = sheet.session.store
    cards = [[card.title for card in queries.cards_in(doc, lane.id, step.id)]
             for step in queries.columns(doc) for lane in queries.lanes(doc)]
    steps = [(doc.get(step.stage).title, step.title, step.width) for step in queries.columns(doc)]  # type: ignore[union-attr]  # it is there
    lanes = [(lane.id, lane.collapsed, lane.hidden, lane.height, lane.side) for lane in queries.lanes(doc)]
    return [[row.title for row in queries.stages(doc)], steps, lanes, cards, len(queries.parked(doc))]


def done_and_undone(place: Place, sheet: Sheet, id: str) -> list[object]:
    """What an action comes to; everything is as before then."""
    steps = len(sheet.session.history.done)
    place.window.chrome.actions[id].trigger()
    QApplication.processEvents()
    sheet.session.settle.emit()
    found = shape(sheet)
    while len(sheet.session.history.done) > steps:
        sheet.session.undo()
    return found


@pytest.mark.parametrize("row", [
    "card", "stage", *(pytest.param(row, marks=pytest.mark.soak) for row in ("emotion", "step"))])
def test_each_action_on_the_grid_does_what_it_does_on_the_map(
    place: Place, outline: Outline, sheet: Sheet, row: str
) -> None:
    start, idle = shape(sheet), set()
    for spec in GRID:
        sheet.setFocus()
        sheet.show_record(ROWS[row])
        wanted = done_and_undone(place, sheet, spec.id)
        stand(outline, ROWS[row])
        found = done_and_undone(place, sheet, spec.id)
        assert found == wanted, spec.id
        assert shape(sheet) == start
        if found == start:
            idle.add(spec.id)
    lanes = {spec.id for spec in GRID if spec.id.startswith("map.lane.")}
    # By nature: stages and steps stand in no lane, a stage isn't split at its first step, the last has none to merge.
    never = {"map.step.usual"} | {"map.step.merge" if row == "card" else "map.stage.split"}
    assert idle - lanes <= never
    assert idle & lanes == lanes if row in ("step", "stage") else len(idle & lanes) <= 3


def test_what_is_made_is_named_in_the_outline(place: Place, outline: Outline, sheet: Sheet) -> None:
    doc = sheet.session.store
    for id in ("map.step.after", "map.step.split", "map.stage.before", "map.stage.split"):
        stand(outline, VAN)
        steps = len(sheet.session.history.done)
        place.window.chrome.actions[id].trigger()
        QApplication.processEvents()
        edit = sheet.inline.edit
        assert edit is not None, id
        assert edit.parent() is outline.tree.viewport()
        edit.selectAll()
        QTest.keyClicks(edit, f"By {id}")
        QTest.keyClick(edit, Qt.Key.Key_Return)
        assert outline.tree.hasFocus()
        assert getattr(doc.get(outline.tree.current_id()), "title", "") == f"By {id}"
        assert len(sheet.session.history.done) == steps + 1


def test_a_card_in_a_hidden_lane_means_its_own_step_and_lane(place: Place, outline: Outline, sheet: Sheet) -> None:
    doc = sheet.session.store
    sheet.session.run(set_fields, [HOME], hidden=True)
    stand(outline, VAN)
    place.window.chrome.actions["map.lane.collapse"].trigger()
    assert [lane.id for lane in doc.every(Lane) if lane.collapsed] == [HOME]
    stand(outline, VAN)
    place.window.chrome.actions["map.stage.delete"].trigger()
    assert doc.get("stage-action") is None
    assert doc.get("stage-use") is not None


@pytest.mark.parametrize("id", ["map.step.delete", "map.stage.split", "map.step.wider"])
def test_a_parked_card_stands_in_no_step(place: Place, outline: Outline, sheet: Sheet, id: str) -> None:
    sheet.session.run(park, [VAN])
    steps = len(sheet.session.history.done)
    stand(outline, VAN)
    place.window.chrome.actions[id].trigger()
    assert len(sheet.session.history.done) == steps
    assert "Go to a step first: a card in it, or its title." in place.window.toasts.texts()


SELECTS = {"edit.select_all": 40, "edit.select_row": 8, "edit.select_column": 4, "edit.select_kind": 10}


@pytest.mark.parametrize("id", [spec.id for spec in EDIT if ".select_" in spec.id])
def test_selecting_starts_from_the_row(place: Place, outline: Outline, sheet: Sheet, id: str) -> None:
    stand(outline, VAN)
    place.window.chrome.actions[id].trigger()
    assert VAN in sheet.session.selection.ids
    assert len(sheet.session.selection.ids) >= SELECTS[id]
    assert outline.tree.hasFocus()


def test_the_focus_on_a_stage_is_that_of_the_row(place: Place, outline: Outline, sheet: Sheet) -> None:
    stand(outline, VAN)
    place.window.chrome.actions["view.focus_stage"].trigger()
    assert sheet.spotlight.stage == "stage-action"


def test_a_link_begun_in_the_outline_is_ended_on_the_map(place: Place, outline: Outline, sheet: Sheet) -> None:
    stand(outline, VAN)
    place.window.chrome.actions["edit.link"].trigger()
    assert sheet.hasFocus()
    assert sheet.tool.linker.source == VAN
    QTest.keyClick(sheet, Qt.Key.Key_Up)
    QTest.keyClick(sheet, Qt.Key.Key_Return)
    assert [entry.title for entry in sheet.session.history.done] == ["Add link"]


def test_a_process_is_made_longer_and_shorter(outline: Outline, sheet: Sheet) -> None:
    process = next(card for card in sheet.session.store.every(Card) if card.kind == "process")
    before = sheet.plan.boxes[process.id].rect.w
    stand(outline, process.id)
    QTest.keyClick(outline.tree, Qt.Key.Key_Right, ALT_SHIFT)
    assert sheet.plan.boxes[process.id].rect.w > before
    QTest.keyClick(outline.tree, Qt.Key.Key_Left, ALT_SHIFT)
    assert sheet.plan.boxes[process.id].rect.w == before


def entries(menu: QMenu) -> Iterator[QAction]:
    for action in menu.actions():
        sub = action.menu()
        if isinstance(sub, QMenu):
            yield from entries(sub)
        elif action.text():
            yield action


@pytest.mark.parametrize("row", ROWS)
def test_the_menu_of_a_row_offers_them(outline: Outline, sheet: Sheet, row: str) -> None:
    stand(outline, ROWS[row])
    menu = outline.menu()
    texts = [action.text() for action in entries(menu)]
    for spec in GRID:
        in_lane = not spec.id.startswith("map.lane.") or row in ("card", "emotion")
        assert (spec.text in texts) == in_lane, spec.id
    for spec in EDIT:
        if spec.id in ("edit.select_row", "edit.select_column", "edit.select_kind"):
            assert spec.text in texts
    assert "Focus on this stage" in texts
    assert ("Everybody" in texts) == (row == "emotion")
    next(action for action in entries(menu) if action.text() == "Wider").trigger()
    own = sheet.session.store.get(ROWS[row])
    step = {"stage": queries.steps_of(sheet.session.store, "stage-action")[0].id}.get(row) or (
        own.id if isinstance(own, Step) else str(own.step) if isinstance(own, Card | Emotion) else "")
    assert [row.id for row in sheet.session.store.every(Step) if row.width] == [step]
