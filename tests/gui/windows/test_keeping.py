"""Another language: the window is built again, and the person is where they were."""
import pytest
from pytestqt.qtbot import QtBot

from journeymapper.app.choices import choose_language
from journeymapper.app.desk import Desk, Place
from journeymapper.ui.canvas.focus import Focus


def at(place: Place) -> tuple[float, float, float]:
    view = place.window.chrome.map_page.sheet.view
    return view.zoom, view.x, view.y


@pytest.fixture
def small(place: Place, qtbot: QtBot) -> Place:
    place.window.showNormal()
    place.window.resize(1100, 640)
    qtbot.waitUntil(lambda: place.window.chrome.map_page.sheet.width() < 900)
    return place


def test_zoom_scroll_and_focus_stay(small: Place, desk: Desk) -> None:
    sheet = small.window.chrome.map_page.sheet
    sheet.zoom_to(1.25)
    sheet.scroll_view(640, 210)
    focus = Focus("lane-touchpoints", "step-order")
    sheet.set_focus(focus)
    small.window.chrome.commanding.choose("action:view.filter")
    before = at(small)
    assert before[1] == 640
    small.window.chrome.actions["view.backlog"].trigger()
    choose_language(desk, "es")
    assert small.window.chrome.map_page.sheet is not sheet
    assert small.window.chrome.map_page.sheet.focus == focus
    assert small.window.chrome.commanding.recent == ["action:view.filter"]
    small.window.chrome.actions["view.map"].trigger()
    assert at(small) == before


def test_a_stage_stays_in_focus(small: Place, desk: Desk) -> None:
    sheet = small.window.chrome.map_page.sheet
    sheet.zoom_to(1.1)
    sheet.scroll_view(300, 100)
    before = at(small)
    sheet.spotlight.begin("stage-action")
    choose_language(desk, "es")
    spotlight = small.window.chrome.map_page.sheet.spotlight
    assert spotlight.stage == "stage-action"
    assert small.window.chrome.actions["view.focus_stage"].isChecked()
    assert spotlight.end()
    assert at(small) == before


def test_what_is_looked_for_stays(small: Place, desk: Desk, qtbot: QtBot) -> None:
    chrome = small.window.chrome
    chrome.actions["edit.replace"].trigger()
    chrome.finding.bar.words.setText("van")
    chrome.finding.bar.whole.setChecked(True)
    chrome.finding.bar.text.setText("lorry")
    chrome.map_page.sheet.scroll_view(200, 60)
    before = at(small)
    choose_language(desk, "es")
    finding = small.window.chrome.finding
    qtbot.waitUntil(lambda: finding.bar.said()[0] != "")
    assert finding.pane.isVisible()
    assert finding.bar.second.isVisible()
    assert (finding.bar.query().text, finding.bar.query().words, finding.bar.text.text()) == ("van", True, "lorry")
    assert at(small) == before
