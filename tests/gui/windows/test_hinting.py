"""The status line teaches the keys of the pane that has the keyboard."""
from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from journeymapper.app.desk import Place
from journeymapper.ui.windows.hinting import FILTER_HINT, HISTORY_HINT, OUTLINE_HINT


@pytest.fixture
def said(place: Place, qtbot: QtBot) -> Callable[[], str]:
    """What the status line says."""
    with qtbot.waitActive(place.window):
        place.window.activateWindow()
    place.window.chrome.map_page.sheet.setFocus()
    return lambda: place.window.chrome.status.texts()[2]


@pytest.mark.parametrize("action, hint", [
    ("view.outline", OUTLINE_HINT), ("view.history", HISTORY_HINT), ("view.filter", FILTER_HINT)])
def test_a_panel_with_the_keyboard_teaches_its_own_keys(
        place: Place, said: Callable[[], str], action: str, hint: str) -> None:
    sheet = place.window.chrome.map_page.sheet
    on_map = said()
    assert on_map
    place.window.chrome.actions[action].trigger()
    assert said() == hint
    place.window.session.selection.set(["touchpoint-chat-bot"])
    assert said() == hint, "also when the map's focus moves along"
    sheet.setFocus()
    assert said() not in ("", hint)


def test_the_backlog_teaches_its_own_and_the_map_again(place: Place, said: Callable[[], str]) -> None:
    on_map = said()
    place.window.chrome.actions["view.backlog"].trigger()
    assert "Score" in said()
    place.window.chrome.actions["view.map"].trigger()
    assert said() == on_map
