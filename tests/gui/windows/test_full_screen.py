"""F11, and zooming by the window's own actions."""
from pytestqt.qtbot import QtBot

from journeymapper.app.desk import Desk, Place
from journeymapper.core.model.cards import Touchpoint
from journeymapper.core.settings.groups import Window


def test_f11_fills_the_screen_and_gives_the_window_back(place: Place, qtbot: QtBot) -> None:
    window, action = place.window, place.window.chrome.actions["view.full_screen"]
    window.showNormal()
    window.resize(1000, 700)
    action.trigger()
    qtbot.waitUntil(window.isFullScreen)
    assert action.isChecked()
    sizes = window.layout_state(Window()).sizes
    assert (sizes["width"], sizes["height"]) == (1000, 700)
    action.trigger()
    qtbot.waitUntil(lambda: not window.isFullScreen())
    assert not action.isChecked()


def test_the_tick_follows_a_window_that_leaves_full_screen_by_itself(place: Place, qtbot: QtBot) -> None:
    action = place.window.chrome.actions["view.full_screen"]
    place.window.showFullScreen()
    qtbot.waitUntil(action.isChecked)
    place.window.showNormal()
    qtbot.waitUntil(lambda: not action.isChecked())


def test_zoom_to_selection_needs_one_and_stands_at_the_zoom_too(place: Place, qtbot: QtBot) -> None:
    chrome, session = place.window.chrome, place.file.session
    action = chrome.actions["view.zoom_selection"]
    assert not action.isEnabled()
    session.selection.set([session.store.every(Touchpoint)[0].id])
    qtbot.waitUntil(action.isEnabled)
    assert chrome.zoom.menu().actions()[-2:] == [chrome.actions["view.zoom_fit"], action]
    chrome.map_page.sheet.zoom_to(0.3)
    action.trigger()
    zoom = chrome.map_page.sheet.view.zoom
    assert zoom > 0.6
    assert chrome.zoom.text() == f"{round(zoom * 100)} %"


def test_focus_on_the_stage_is_ticked_as_long_as_it_lasts(place: Place, new_place: Place, qtbot: QtBot) -> None:
    action, sheet = place.window.chrome.actions["view.focus_stage"], place.window.chrome.map_page.sheet
    action.trigger()
    assert action.isChecked()
    assert sheet.spotlight.stage == "stage-awareness"
    sheet.spotlight.end()
    assert not action.isChecked()
    assert not new_place.window.chrome.actions["view.focus_stage"].isEnabled()


def test_the_minimap_is_remembered(place: Place, desk: Desk) -> None:
    chrome = place.window.chrome
    assert chrome.map_page.minimap.isHidden()
    chrome.actions["view.minimap"].trigger()
    assert chrome.map_page.minimap.isVisible()
    state = place.window.layout_state(Window())
    assert state.panels["minimap"]
    chrome.actions["view.minimap"].trigger()
    assert chrome.map_page.minimap.isHidden()
    place.window.restore(state)
    assert chrome.map_page.minimap.isVisible()
    assert chrome.actions["view.minimap"].isChecked()
