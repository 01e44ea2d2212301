"""The window itself: chrome, views, drops, theme and language, recent files."""
import re
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from journeymapper.app.choices import choose_language, choose_theme
from journeymapper.app.desk import Desk, Place
from journeymapper.app.new_map import empty_map, map_from_template
from journeymapper.app.preferences import Preferences
from journeymapper.app.recent_menu import fill_recent_menu
from journeymapper.core.commands.cards import park
from journeymapper.core.commands.records import delete, rename, set_fields
from journeymapper.core.document import queries
from journeymapper.core.foundation.i18n import texts
from journeymapper.core.model.cards import Card, RedPoint, Touchpoint
from journeymapper.core.model.journey import Stage
from journeymapper.core.model.record import Record
from journeymapper.ui.canvas.focus import Focus
from journeymapper.ui.canvas.layers.outlines import place_of
from journeymapper.ui.feedback.toast import Toast
from journeymapper.ui.windows.aftermath import aftermath_text
from journeymapper.ui.windows.dropped import dropped_files
from journeymapper.ui.windows.map_page import PARKING_PX
from journeymapper.ui.windows.template_dialog import template_dialog


def test_the_status_line_counts_and_teaches(place: Place) -> None:
    counts, red, hint = place.window.chrome.status.texts()
    assert counts == "6 stages · 10 steps · 16 touchpoints · "
    assert red == "6 red points"
    assert "Alt+1" in hint


def test_the_counts_follow_the_map(place: Place, qtbot: QtBot) -> None:
    place.window.chrome.actions["insert.stage"].trigger()
    place.file.session.settle.emit()
    qtbot.waitUntil(lambda: place.window.chrome.status.texts()[0].startswith("7 stages · 11 steps"))


def test_the_zoom_is_shown_and_chosen(place: Place) -> None:
    chrome = place.window.chrome
    chrome.zoom.menu().actions()[1].trigger()
    assert chrome.map_page.sheet.view.zoom == pytest.approx(0.75)
    assert chrome.zoom.text() == "75 %"


def test_a_refusal_is_shown_at_the_foot(new_place: Place) -> None:
    new_place.window.chrome.actions["insert.touchpoint"].trigger()
    assert new_place.window.toasts.texts() == ["Add a stage first: everything stands in a step."]


def test_edit_actions_need_a_selection_and_the_map(place: Place, qtbot: QtBot) -> None:
    actions, session = place.window.chrome.actions, place.file.session
    assert not actions["edit.delete"].isEnabled()
    session.selection.set([session.store.every(Touchpoint)[0].id])
    qtbot.waitUntil(actions["edit.delete"].isEnabled)
    actions["view.backlog"].trigger()
    assert not actions["edit.delete"].isEnabled()
    assert not actions["view.zoom_in"].isEnabled()


def test_the_views_change_by_action_and_button(place: Place) -> None:
    chrome = place.window.chrome
    chrome.top_bar.views["view.backlog"].click()
    assert chrome.views.name == "backlog"
    assert chrome.actions["view.backlog"].isChecked()
    assert chrome.top_bar.views["view.backlog"].text().strip() == "Backlog 6"
    chrome.actions["view.map"].trigger()
    assert chrome.views.name == "map"
    assert not chrome.top_bar.views["view.backlog"].isChecked()


def test_the_backlog_shows_a_red_point_on_the_map(place: Place) -> None:
    chrome, session = place.window.chrome, place.file.session
    chrome.actions["view.backlog"].trigger()
    red = queries.red_points(session.store)[2]
    chrome.views.page("backlog").show_on_map.emit(red.id)  # type: ignore[attr-defined] # a BacklogPage by that name
    assert chrome.views.name == "map"
    assert session.selection.ids == (red.id,)


def test_panels_are_shown_and_hidden(place: Place) -> None:
    chrome = place.window.chrome
    assert chrome.map_page.parking_lot.isHidden()
    chrome.actions["view.parking_lot"].trigger()
    assert chrome.map_page.parking_lot.isVisible()
    assert chrome.map_page.parking_lot.height() == PARKING_PX
    chrome.actions["view.inspector"].trigger()
    assert chrome.map_page.inspector.isHidden()


def test_a_parked_card_is_placed_where_the_keyboard_is(place: Place) -> None:
    session, chrome = place.file.session, place.window.chrome
    card = session.store.every(Touchpoint)[0]
    session.run(park, [card.id])
    chrome.map_page.parking_lot.place_requested.emit([card.id])
    placed = session.store.find(Card, card.id)
    assert placed is not None
    assert placed.lane == card.lane
    assert placed.step == queries.columns(session.store)[0].id
    session.undo()
    assert session.store.find(Card, card.id) == card.changed(step=None)


@pytest.mark.parametrize("state", ["collapsed", "hidden"])
def test_the_lane_of_a_card_that_is_placed_is_opened(place: Place, state: str) -> None:
    session, chrome = place.file.session, place.window.chrome
    card = session.store.every(Touchpoint)[0]
    session.run(park, [card.id])
    session.run(set_fields, [str(card.lane)], **{state: True})
    chrome.map_page.parking_lot.place_requested.emit([card.id])
    assert card.id in chrome.map_page.sheet.plan.boxes
    assert chrome.map_page.sheet.focus.item == card.id
    assert session.history.done[-1].title == "Place card"
    session.undo()
    assert card.id in {row.id for row in queries.parked(session.store)}
    assert getattr(session.store.get(str(card.lane)), state), "in one step"


def test_undo_in_a_text_field_comes_first(place: Place, qtbot: QtBot) -> None:
    session, chrome = place.file.session, place.window.chrome
    chrome.actions["insert.stage"].trigger()
    session.settle.emit()
    qtbot.waitUntil(chrome.actions["edit.undo"].isEnabled)
    field = QLineEdit(place.window)
    field.show()
    place.window.activateWindow()
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)
    qtbot.keyClicks(field, "abc")
    stages = len(session.store.every(Stage))
    chrome.actions["edit.undo"].trigger()
    assert field.text() == ""
    assert len(session.store.every(Stage)) == stages
    chrome.actions["edit.undo"].trigger()
    assert len(session.store.every(Stage)) == stages - 1


def drop(place: Place, urls: list[QUrl]) -> None:
    data = QMimeData()
    data.setUrls(urls)
    event = QDropEvent(QPointF(5, 5), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton,
                       Qt.KeyboardModifier.NoModifier)
    place.window.dropEvent(event)


def test_a_dropped_map_opens(new_place: Place, desk: Desk, sample_file: Path, qtbot: QtBot) -> None:
    drop(new_place, [QUrl.fromLocalFile(str(sample_file))])
    qtbot.waitUntil(lambda: [place.name() for place in desk.places] == ["garden.journey"])


def test_a_map_dragged_over_the_sheet_reaches_the_window(place: Place, tmp_path: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(tmp_path / "other.journey"))])
    event = QDragEnterEvent(QPoint(5, 5), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton,
                            Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(place.window.chrome.map_page.sheet.viewport(), event)
    assert event.isAccepted()


def test_other_files_are_not_taken(tmp_path: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl("https://example.org/a.journey"), QUrl.fromLocalFile(str(tmp_path / "a.png"))])
    assert dropped_files(data) == []


def test_a_theme_is_taken_by_all_windows_and_remembered(place: Place, new_place: Place, desk: Desk) -> None:
    place.window.chrome.actions["view.theme.dark"].trigger()
    assert desk.theme.tokens.dark
    assert new_place.window.chrome.actions["view.theme.dark"].isChecked()
    assert Preferences().settings.appearance.theme == "dark"
    choose_theme(desk, "light")
    assert not desk.theme.tokens.dark


def test_a_language_is_taken_at_once_and_the_map_stays(place: Place, desk: Desk, qtbot: QtBot) -> None:
    window, session = place.window, place.file.session
    window.chrome.actions["view.backlog"].trigger()
    window.chrome.actions["view.palette"].setChecked(True)
    before = window.chrome
    choose_language(desk, "es")
    assert window.chrome is not before
    assert window.chrome.t.language == "es"
    assert window.chrome.views.name == "backlog"
    assert window.chrome.actions["view.language.es"].isChecked()
    assert window.session is session
    window.chrome.actions["view.map"].trigger()
    window.chrome.actions["insert.stage"].trigger()
    session.settle.emit()
    qtbot.waitUntil(window.isWindowModified)
    choose_language(desk, "en")
    assert Preferences().settings.appearance.language == "en"


def test_recent_files_are_listed_and_those_gone_forgotten(place: Place, desk: Desk, tmp_path: Path) -> None:
    desk.settings.add_recent(tmp_path / "gone.journey")
    fill_recent_menu(place)
    menu = place.window.chrome.menus["file/recent"]
    names = [action.text() for action in menu.actions() if action.text()]
    assert names == [f"garden.journey — {tmp_path}", "Clear this list"]
    place.window.chrome.actions["file.recent.clear"].trigger()
    fill_recent_menu(place)
    assert not place.window.chrome.actions["file.recent.clear"].isEnabled()


def test_panels_and_size_are_remembered(place: Place, desk: Desk) -> None:
    place.window.chrome.actions["view.inspector"].trigger()
    place.window.close()
    assert Preferences().layout().panels == {
        "palette": True, "inspector": False, "parking_lot": False, "minimap": False, "outline": False,
        "findings": False, "history": False}
    again = desk.show(empty_map(desk.t))
    assert again.window.chrome.map_page.inspector.isHidden()
    assert not again.window.chrome.actions["view.inspector"].isChecked()


def test_templates_are_offered_and_make_maps(place: Place, qtbot: QtBot) -> None:
    dialog, rows = template_dialog(place.t, place.window)
    names = [rows.item(row).data(Qt.ItemDataRole.UserRole) for row in range(rows.count())]
    assert "empty" in names
    for name in names:
        assert map_from_template(name, place.t).untouched
    dialog.close()
    dialog.deleteLater()


def test_every_control_has_a_name_for_screen_readers(place: Place) -> None:
    top = place.window.chrome.top_bar
    for button in (*top.views.values(), top.export, place.window.chrome.zoom):
        assert button.accessibleName()
    assert place.window.chrome.map_page.palette_column.accessibleName() == "Palette"


def test_a_hidden_lane_is_shown_again_by_the_menu(place: Place, qtbot: QtBot) -> None:
    chrome, session = place.window.chrome, place.file.session
    lanes = queries.lanes(session.store)[:2]
    assert not chrome.menus["map/hidden"].menuAction().isEnabled()
    session.run(set_fields, [lane.id for lane in lanes], hidden=True)
    qtbot.waitUntil(lambda: chrome.status.unseen() == "2 lanes hidden")
    assert chrome.actions["edit.undo"].text() == "Undo: Hide lane"
    menu = chrome.menus["map/hidden"]
    assert menu.menuAction().isEnabled()
    menu.aboutToShow.emit()
    assert [action.text() for action in menu.actions()] == [lanes[0].title, lanes[1].title, "", "Show all lanes"]
    menu.actions()[1].trigger()
    assert session.selection.ids == (lanes[1].id,)
    qtbot.waitUntil(lambda: chrome.status.unseen() == "1 lane hidden")
    menu.aboutToShow.emit()
    assert len(menu.actions()) == 3
    chrome.actions["map.show_all_lanes"].trigger()
    qtbot.waitUntil(lambda: chrome.status.unseen() == "")
    assert chrome.actions["edit.undo"].text() == "Undo: Show lane"
    assert not chrome.actions["map.show_all_lanes"].isEnabled()


def test_parked_cards_are_counted(place: Place, qtbot: QtBot) -> None:
    assert place.window.chrome.status.unseen() == ""
    place.file.session.run(park, [queries.red_points(place.file.session.store)[0].id])
    qtbot.waitUntil(lambda: place.window.chrome.status.unseen() == "1 parked")


def test_actual_size_keeps_the_selection_in_view(place: Place) -> None:
    sheet, actions = place.window.chrome.map_page.sheet, place.window.chrome.actions
    sheet.show_record(queries.red_points(place.file.session.store)[-1].id)
    actions["view.zoom_fit"].trigger()
    actions["view.zoom_100"].trigger()
    assert sheet.view.zoom == pytest.approx(1.0)
    found = place_of(sheet.plan, sheet.view, place.file.session.selection.ids[0])
    assert found is not None
    assert sheet.viewport().rect().contains(QPoint(round(found[0].x), round(found[0].y)))


def test_what_a_deleted_step_took_along_is_said_and_taken_back(place: Place, qtbot: QtBot) -> None:
    toasts, session = place.window.toasts, place.file.session
    before = {row.id: row for row in session.store.every(Record)}
    session.run(park, ["touchpoint-chat-bot"])
    assert toasts.texts() == [], "who parks a card knows it"
    session.undo()
    session.run(delete, [queries.columns(session.store)[0].id])
    [text] = toasts.texts()
    assert re.fullmatch(r"\d+ cards were parked, \d+ emotions? deleted\.", text)
    place.window.findChild(Toast).findChild(QPushButton).click()
    assert {row.id: row for row in session.store.every(Record)} == before
    assert toasts.texts() == []
    session.redo()
    assert toasts.texts() == []


def test_the_offer_to_undo_goes_with_the_next_step(place: Place) -> None:
    toasts, session = place.window.toasts, place.file.session
    session.run(delete, [queries.lanes(session.store)[0].id])
    assert len(toasts.texts()) == 1
    session.run(rename, queries.columns(session.store)[0].id, "Other")
    assert toasts.texts() == []


def test_what_went_along_is_counted_one_by_one() -> None:
    t = texts("en")
    assert aftermath_text(1, 0, t) == "1 card was parked."
    assert aftermath_text(0, 2, t) == "2 emotions deleted."
    assert aftermath_text(0, 0, t) == ""


def test_red_point_and_rename_by_key_with_nothing_selected(place: Place) -> None:
    """Ctrl+M in an empty cell begins a red point of its step, F2 edits the journey's title."""
    sheet, session = place.window.chrome.map_page.sheet, place.file.session
    place.window.activateWindow()
    sheet.setFocus()
    sheet.set_focus(Focus("lane-opportunities", "step-need-arises"))
    assert not session.selection.ids
    QTest.keyClick(sheet, Qt.Key.Key_M, Qt.KeyboardModifier.ControlModifier)
    made = session.store.find(RedPoint, sheet.inline.id)
    assert made is not None
    assert made.step == "step-need-arises"
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    session.selection.clear()
    sheet.set_focus(Focus("lane-opportunities", "step-need-arises"))
    QTest.keyClick(sheet, Qt.Key.Key_F2)
    assert sheet.inline.id == queries.journey(session.store).id
