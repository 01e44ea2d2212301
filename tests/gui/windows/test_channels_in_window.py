"""The Channels view as a page of the window: to the map, to the inspector, back."""
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from journeymapper.app.desk import Place
from journeymapper.core.commands.pilots import add_pilot
from journeymapper.core.document import queries
from journeymapper.core.session.persona_clip import copy_personas
from journeymapper.ui.canvas import clips, mime
from journeymapper.ui.panels.channels.view import PILOTS, ChannelsView
from journeymapper.ui.windows.channels_page import ChannelsPage
from tests.support.board import board, one_step


def channels(place: Place, qtbot: QtBot) -> ChannelsView:
    with qtbot.waitActive(place.window):
        place.window.activateWindow()
    place.window.chrome.actions["view.channels"].trigger()
    page = place.window.chrome.views.currentWidget()
    assert isinstance(page, ChannelsPage)
    return page.channels


def test_enter_leads_to_the_touchpoint_on_the_map_and_f2_to_its_pilot(place: Place, qtbot: QtBot) -> None:
    session, chrome = place.file.session, place.window.chrome
    view = channels(place, qtbot)
    assert view.grid.hasFocus(), "the keyboard goes there"
    card = view.grid.board.cards_at(view.grid.here())[0].id  # type: ignore[attr-defined]  # the grid's own model
    qtbot.keyClick(view.grid, Qt.Key.Key_Return)
    assert (chrome.views.name, session.selection.ids) == ("map", (card,))
    session.run(add_pilot, card, {"measure": "Calls"})
    chrome.actions["view.inspector"].trigger()
    view = channels(place, qtbot)
    view.show_part(PILOTS)
    view.pilots.selectRow(0)
    qtbot.keyClick(view.pilots, Qt.Key.Key_F2)
    assert chrome.views.name == "map"
    measure = chrome.map_page.inspector.pilots.forms[0].form.field("measure")
    assert measure.focusProxy().hasFocus(), "the inspector comes if it was hidden"


def test_where_there_is_nothing_enter_leads_to_the_map_and_the_hint_says_so(place: Place, qtbot: QtBot) -> None:
    chrome = place.window.chrome
    view = channels(place, qtbot)
    page = chrome.views.currentWidget()
    assert isinstance(page, ChannelsPage)
    assert page.hint().startswith("Enter shows it on the map")
    view.show_part(PILOTS)
    assert page.hint() == "Enter shows the map · Ctrl+Page Down turns over", "no pilot can be edited or deleted"
    assert view.door().hasFocus()
    qtbot.keyClick(view.door(), Qt.Key.Key_Return)
    assert chrome.views.name == "map"


@pytest.mark.parametrize("view", ["backlog", "channels", "insights", "compare"])
def test_back_on_the_map_the_keyboard_is_on_the_sheet(place: Place, qtbot: QtBot, view: str) -> None:
    with qtbot.waitActive(place.window):
        place.window.activateWindow()
    actions, sheet = place.window.chrome.actions, place.window.chrome.map_page.sheet
    for name in (view, "map"):
        actions[f"view.{name}"].trigger()
    assert sheet.hasFocus()


def test_shift_f10_opens_the_menu_of_the_cell(place: Place, qtbot: QtBot) -> None:
    view = channels(place, qtbot)
    view.grid.menu_asked.disconnect()  # a menu waits for an answer
    asked: list[object] = []
    view.grid.menu_asked.connect(lambda key, _at: asked.append(key))
    qtbot.keyClick(view.grid, Qt.Key.Key_F10, Qt.KeyboardModifier.ShiftModifier)
    assert asked == [view.grid.here()]


def test_in_a_narrow_window_views_are_signs_and_the_shown_one_has_its_word(place: Place, qtbot: QtBot) -> None:
    channels(place, qtbot)
    bar, style = place.window.chrome.top_bar, Qt.ToolButtonStyle
    place.window.resize(1366, 700)
    QApplication.processEvents()
    assert all(button.toolButtonStyle() == style.ToolButtonTextBesideIcon for button in bar.views.values())
    bar.resize(600, bar.height())
    words = [id for id, button in bar.views.items() if button.toolButtonStyle() == style.ToolButtonTextBesideIcon]
    assert words == ["view.channels"]


def test_a_persona_is_pasted_on_the_map(place: Place) -> None:
    clip = copy_personas(board().store, ["paul"])
    assert clip is not None
    QApplication.clipboard().setMimeData(mime.clip_mime(clip, "Paul"))
    with one_step(place.file.session):
        clips.paste(place.window.chrome.map_page.sheet)
    assert queries.personas(place.file.session.store)[-1].name == "Paul 2"
    assert "Added Paul 2: see Map › Personas." in place.window.toasts.texts()
    QApplication.clipboard().clear()
