"""Edit and Map on stages, steps, lanes: through the window's own actions and the sheet's context menus."""
from pathlib import Path

import pytest
from PySide6.QtCore import QItemSelectionModel, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from journeymapper.app import asking
from journeymapper.app.desk import Desk, Place
from journeymapper.app.map_file import read_map_file
from journeymapper.app.to_be import save_as_to_be
from journeymapper.core.commands.cards import park
from journeymapper.core.document import queries
from journeymapper.core.model.cards import Card
from journeymapper.core.model.journey import Journey, Lane, Step
from journeymapper.core.model.people import Emotion
from journeymapper.ui.actions.grid_tables import GRID
from journeymapper.ui.canvas import edits
from journeymapper.ui.canvas.gridding import ACTS, PLACES, SPLITS
from journeymapper.ui.canvas.menu import build_menu
from journeymapper.ui.canvas.sheet import Sheet
from tests.support.maps import state
from tests.support.mouse import NONE, drag, middle, press, type_text

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
VAN, SMS = "touchpoint-delivery-van", "touchpoint-tracking-sms"


@pytest.fixture
def sheet(place: Place) -> Sheet:
    return place.window.chrome.map_page.sheet


def do(place: Place, id: str) -> None:
    action = place.window.chrome.actions[id]
    assert action.isEnabled(), id
    action.trigger()


def stages(sheet: Sheet) -> list[str]:
    return [row.id for row in queries.stages(sheet.session.store)]


def columns(sheet: Sheet) -> list[str]:
    return [row.id for row in queries.columns(sheet.session.store)]


def lanes(sheet: Sheet) -> list[str]:
    return [row.id for row in queries.lanes(sheet.session.store)]


def undone(sheet: Sheet, steps: int) -> dict[str, object]:
    for _ in range(steps):
        sheet.session.undo()
    return dict(state(sheet.session.store))


def test_park_says_so_and_is_undone_in_one(place: Place, sheet: Sheet, qtbot: QtBot) -> None:
    before = dict(state(sheet.session.store))
    sheet.session.selection.set([VAN, SMS])
    QApplication.processEvents()
    with qtbot.waitSignal(sheet.told) as said:
        do(place, "edit.park")
    assert said.args == ["3 cards were parked."]
    assert {card.id for card in queries.parked(sheet.session.store)} == {VAN, SMS, "red-point-29"}
    assert not {VAN, SMS} & sheet.plan.boxes.keys()
    assert undone(sheet, 1) == before


def test_f2_on_a_parked_card_says_where_it_is_renamed(place: Place, sheet: Sheet) -> None:
    sheet.show_record(VAN)
    edits.park_selection(sheet)
    do(place, "edit.rename")
    assert not sheet.inline.active
    assert "A parked card is renamed in the inspector." in place.window.toasts.texts()


@pytest.mark.parametrize("key, mods", [(Qt.Key.Key_Delete, NONE), (Qt.Key.Key_F2, NONE), (Qt.Key.Key_D, CTRL)])
def test_amid_a_drag_the_keys_of_menus_do_nothing(
    place: Place, sheet: Sheet, qtbot: QtBot, key: Qt.Key, mods: Qt.KeyboardModifier
) -> None:
    with qtbot.waitActive(place.window):
        place.window.activateWindow()
    sheet.show_record(VAN)
    qtbot.waitUntil(place.window.chrome.actions["edit.delete"].isEnabled)
    sheet.setFocus()
    start = dict(state(sheet.session.store))
    drag(sheet, middle(sheet, VAN), middle(sheet, VAN) + QPoint(60, 5), release=False)
    assert sheet.tool.busy
    QTest.keyClick(sheet, key, mods)
    assert sheet.tool.busy
    assert not sheet.inline.active
    assert dict(state(sheet.session.store)) == start
    sheet.tool.cancel()
    QTest.keyClick(sheet, key, mods)
    assert sheet.inline.active or dict(state(sheet.session.store)) != start, "afterwards they do"


@pytest.mark.parametrize("selected", ["emotion-paul-order", "step-order", "link-basket-to-store", "lane-goals"])
def test_what_is_no_card_is_not_parked(place: Place, sheet: Sheet, selected: str) -> None:
    before = dict(state(sheet.session.store))
    sheet.session.selection.set([selected])
    QApplication.processEvents()
    do(place, "edit.park")
    assert dict(state(sheet.session.store)) == before
    assert place.window.toasts.texts() == ["Select the cards to park."]


def test_keys_in_the_parking_lot_are_for_the_card_they_stand_on(place: Place, sheet: Sheet) -> None:
    """With another card selected on the map, Delete there deletes the parked one, and Enter places it."""
    window, lot, session = place.window, place.window.chrome.map_page.parking_lot, sheet.session
    session.run(park, [SMS])
    do(place, "view.parking_lot")
    window.activateWindow()
    QApplication.processEvents()
    lot.list.setCurrentRow(0, QItemSelectionModel.SelectionFlag.NoUpdate)
    sheet.show_record(VAN)
    QApplication.processEvents()
    lot.list.setFocus()
    QTest.keyClick(lot.list, Qt.Key.Key_Return)
    card = session.store.find(Card, SMS)
    assert card is not None
    assert card.step == "step-delivery", "placed where the map's focus is"
    session.undo()
    sheet.show_record(VAN)
    lot.list.setCurrentRow(0, QItemSelectionModel.SelectionFlag.NoUpdate)
    lot.list.setFocus()
    QApplication.processEvents()
    assert session.selection.ids == (VAN,)
    QTest.keyClick(lot.list, Qt.Key.Key_Delete)
    assert session.store.get(SMS) is None
    assert session.store.get(VAN) is not None


def test_every_action_of_the_table_does_something() -> None:
    assert {tuple(spec.id.split(".")[1:]) for spec in GRID} == {*PLACES, *SPLITS, *ACTS}


@pytest.mark.parametrize("keys, mods, least", [
    (Qt.Key.Key_Space, SHIFT, 8), (Qt.Key.Key_Space, CTRL, 4), (Qt.Key.Key_A, CTRL | SHIFT, 16),
])  # fmt: skip
def test_the_keys_of_selecting(place: Place, sheet: Sheet, keys: Qt.Key, mods: Qt.KeyboardModifier, least: int) -> None:
    place.window.activateWindow()
    sheet.setFocus()
    sheet.show_record(VAN)
    QApplication.processEvents()
    QTest.keyClick(sheet, keys, mods)
    assert len(sheet.session.selection) >= least
    assert not sheet.tool.space


def test_inserting_before_and_after_by_the_menu(place: Place, sheet: Sheet) -> None:
    start = dict(state(sheet.session.store))
    sheet.show_record(VAN)
    do(place, "map.step.before")
    type_text(sheet, "Call ahead")
    press(sheet, Qt.Key.Key_Return)
    made = columns(sheet)[columns(sheet).index("step-delivery") - 1]
    assert sheet.session.store.find(Step, made).title == "Call ahead"  # type: ignore[union-attr]  # it is there
    sheet.show_record("stage-use")
    do(place, "map.stage.after")
    type_text(sheet, "Care")
    press(sheet, Qt.Key.Key_Return)
    row = stages(sheet)
    assert row.index("stage-use") + 1 == [sheet.session.store.get(id).title for id in row].index("Care")  # type: ignore[union-attr]
    assert len(sheet.session.history.done) == 2
    assert undone(sheet, 2) == start


def test_splitting_a_step_takes_the_selected_card_and_those_below(place: Place, sheet: Sheet) -> None:
    start = dict(state(sheet.session.store))
    sheet.show_record(SMS)
    do(place, "map.step.split")
    type_text(sheet, "On the way")
    press(sheet, Qt.Key.Key_Return)
    made = columns(sheet)[columns(sheet).index("step-delivery") + 1]
    assert sheet.session.store.find(Step, made).title == "On the way"  # type: ignore[union-attr]  # it is there
    assert sheet.session.store.find(Card, SMS).step == made  # type: ignore[union-attr]  # it is there
    assert sheet.session.store.find(Card, VAN).step == "step-delivery"  # type: ignore[union-attr]  # it is there
    assert [entry.title for entry in sheet.session.history.done] == ["Split step"]
    do(place, "map.stage.split")
    press(sheet, Qt.Key.Key_Return)
    assert sheet.session.store.find(Step, made).stage not in ("stage-action", None)  # type: ignore[union-attr]
    assert undone(sheet, 2) == start


def test_merging_keeps_cards_and_emotions(place: Place, sheet: Sheet) -> None:
    start = dict(state(sheet.session.store))
    cards, points = len(sheet.session.store.every(Card)), len(sheet.session.store.every(Emotion))
    sheet.show_record("step-order")
    do(place, "map.step.merge")
    assert "step-delivery" not in columns(sheet)
    sheet.show_record("stage-awareness")
    do(place, "map.stage.merge")
    assert "stage-interest" not in stages(sheet)
    assert sheet.session.selection.ids == ("stage-awareness",)
    assert (len(sheet.session.store.every(Card)), len(sheet.session.store.every(Emotion))) == (cards, points)
    there = [card.step for card in sheet.session.store.every(Card) if card.lane == "lane-touchpoints"]
    assert set(there) <= set(columns(sheet))
    assert undone(sheet, 2) == start


def test_a_merge_that_can_t_be_says_why(place: Place, sheet: Sheet) -> None:
    sheet.show_record(stages(sheet)[-1])
    do(place, "map.stage.merge")
    assert any("last stage" in text for text in place.window.toasts.texts())
    sheet.show_record(columns(sheet)[-1])
    do(place, "map.step.merge")
    assert "This is the last step: there is none to merge with." in place.window.toasts.texts()


def test_moving_and_deleting_by_the_menu(place: Place, sheet: Sheet) -> None:
    start = dict(state(sheet.session.store))
    before, count = stages(sheet), len(sheet.session.store.every(Card))
    sheet.show_record(VAN)
    do(place, "map.stage.left")
    assert stages(sheet).index("stage-action") == before.index("stage-action") - 1
    do(place, "map.step.left")
    assert columns(sheet).index("step-delivery") == columns(sheet).index("step-order") - 1
    do(place, "map.step.delete")
    van = sheet.session.store.find(Card, VAN)
    assert van is not None
    assert (van.step, van.lane) == (None, "lane-touchpoints")
    sheet.show_record("lane-touchpoints")
    do(place, "map.lane.delete")
    assert sheet.session.store.find(Card, SMS).lane is None  # type: ignore[union-attr]  # it is there
    assert len(sheet.session.store.every(Card)) == count
    assert undone(sheet, 4) == start


def test_lanes_collapse_hide_move_change_side_and_size(place: Place, sheet: Sheet) -> None:
    start, lane = dict(state(sheet.session.store)), "lane-goals"

    def record() -> Lane:
        found = sheet.session.store.find(Lane, lane)
        assert found is not None
        return found

    sheet.show_record(lane)
    do(place, "map.lane.collapse")
    assert record().collapsed
    do(place, "map.lane.collapse")
    assert not record().collapsed
    do(place, "map.lane.down")
    assert lanes(sheet)[1] == lane
    do(place, "map.lane.support")
    assert (record().side, lanes(sheet)[-1]) == ("support", lane)
    assert [line.name for line in sheet.plan.side_lines][-1] == "Line of internal interaction"
    high = sheet.plan.row(lane).h  # type: ignore[union-attr]  # it is there
    do(place, "map.lane.higher")
    assert sheet.plan.row(lane).h == high + 24  # type: ignore[union-attr]  # it is there
    do(place, "map.lane.usual")
    assert sheet.plan.row(lane).h == high  # type: ignore[union-attr]  # it is there
    do(place, "map.lane.hide")
    assert sheet.plan.row(lane) is None
    assert undone(sheet, 7) == start


def test_a_lane_that_is_collapsed_while_its_title_is_held_stays_in_sight(place: Place, sheet: Sheet) -> None:
    lane = "lane-emotions"
    sheet.show_record(lane)
    sheet.zoom_to(3.0)
    open_row = sheet.plan.row(lane)
    assert open_row is not None
    sheet.scroll_view(0, (open_row.y + open_row.h / 2) * 3.0 - sheet.view.head_bottom)
    place.window.chrome.actions["map.lane.collapse"].trigger()
    row, (top, bottom) = sheet.plan.row(lane), (sheet.view.rows_top, sheet.view.visible().bottom)
    assert row is not None
    assert row.collapsed
    assert top <= row.y < row.y + row.h <= bottom


def test_widths_by_the_menu(place: Place, sheet: Sheet) -> None:
    sheet.show_record("step-order")
    do(place, "map.step.wider")
    assert sheet.session.store.find(Step, "step-order").width == 192  # type: ignore[union-attr]  # it is there
    do(place, "map.step.narrower")
    do(place, "map.step.narrower")
    assert sheet.session.store.find(Step, "step-order").width == 144  # type: ignore[union-attr]  # it is there
    do(place, "map.step.usual")
    assert sheet.session.store.find(Step, "step-order").width is None  # type: ignore[union-attr]  # it is there


def texts(menu: QMenu) -> list[str]:
    return [action.text() for action in menu.actions() if action.text()]


@pytest.mark.parametrize("id, text", [
    ("stage-use", "Merge stage with the next"), ("step-order", "Split step"), ("lane-goals", "Collapse or expand lane"),
])  # fmt: skip
def test_headers_have_their_actions_in_the_context_menu(sheet: Sheet, id: str, text: str) -> None:
    sheet.show_record(id)
    menu = build_menu(sheet)
    assert text in texts(menu)
    assert "Select" in texts(menu)
    before = dict(state(sheet.session.store))
    next(action for action in menu.actions() if action.text() == text).trigger()
    QApplication.processEvents()
    sheet.inline.finish()
    assert dict(state(sheet.session.store)) != before
    menu.deleteLater()


def test_save_as_to_be_opens_a_map_of_its_own(
    desk: Desk, place: Place, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    proposed = []

    def ask(_parent: object, title: str, proposal: Path, *_more: object) -> Path:
        proposed.append((title, proposal.name))
        return tmp_path / "to-be.journey"

    monkeypatch.setattr(asking, "ask_target", ask)
    before, written = dict(state(place.file.session.store)), place.file.path.read_bytes()  # type: ignore[union-attr]
    do(place, "file.save_as_to_be")
    assert proposed == [("Save as to-be: it opens in a window of its own", "garden to-be.journey")]
    assert len(desk.places) == 2
    new = desk.places[1]
    assert new.file.path == tmp_path / "to-be.journey"
    assert not new.file.session.unsaved
    saved, _ = read_map_file(tmp_path / "to-be.journey")
    mine, other = queries.journey(place.file.session.store), queries.journey(saved.session.store)
    assert (other.state, mine.state) == ("to-be", "as-is")
    assert other.id != mine.id
    rest = {id: row for id, row in state(saved.session.store).items() if not isinstance(row, Journey)}
    assert rest == {id: row for id, row in before.items() if not isinstance(row, Journey)}
    assert dict(state(place.file.session.store)) == before
    assert place.file.path.read_bytes() == written  # type: ignore[union-attr]  # it has a file


def test_a_to_be_map_never_overwrites_a_map_that_is_open(
    desk: Desk, place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    from journeymapper.ui.qt import messages
    told: list[str] = []
    own = place.file.path
    assert own is not None
    written = own.read_bytes()
    monkeypatch.setattr(asking, "ask_target", lambda *_: own)
    monkeypatch.setattr(messages, "tell", lambda _window, _t, text, *_more: told.append(text))
    assert save_as_to_be(place) is None
    assert told == ["“garden.journey” is open in a window. Choose another name for the to-be map."]
    assert (own.read_bytes(), len(desk.places)) == (written, 1)
    monkeypatch.setattr(asking, "ask_target", lambda *_: None)
    assert save_as_to_be(place) is None
    assert len(desk.places) == 1


def test_the_side_of_the_chosen_lane_is_ticked(place: Place, sheet: Sheet) -> None:
    actions = place.window.chrome.actions
    sides = ("customer", "frontstage", "backstage", "support")

    def ticked() -> list[str]:
        QApplication.processEvents()
        return [side for side in sides if actions[f"map.lane.{side}"].isChecked()]

    sheet.show_record("lane-touchpoints")
    first = ticked()
    assert len(first) == 1
    do(place, "map.lane.support")
    assert ticked() == ["support"]
    do(place, "map.lane.support")  # a second time changes nothing, though Qt takes the tick away
    assert ticked() == ["support"]
    sheet.session.undo()
    assert ticked() == first
    sheet.session.selection.set([])
    press(sheet, Qt.Key.Key_Home, CTRL)
    for _ in range(2):
        press(sheet, Qt.Key.Key_Up)
    sheet.session.selection.set(["step-order"])
    assert ticked() == []
    sheet.show_record("lane-touchpoints")
    menu = build_menu(sheet)
    part = next(sub for sub in menu.findChildren(QMenu) if sub.title() == "Side")
    assert [action.isChecked() for action in part.actions()] == [side == first[0] for side in sides]
