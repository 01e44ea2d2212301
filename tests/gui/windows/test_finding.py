"""Find and replace over the whole map, by keys."""
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from journeymapper.app.desk import Place
from journeymapper.core.commands.cards import park
from journeymapper.core.commands.records import set_fields
from journeymapper.core.document import queries
from journeymapper.core.document.search import Query, find
from journeymapper.core.model.cards import Card
from journeymapper.ui.panels.find_bar import FindBar
from journeymapper.ui.windows import finding
from tests.support.maps import state

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
Key = Qt.Key


@pytest.fixture(autouse=True)
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """On a busy machine the search would take long and wait for the end of typing; one test is about that."""
    monkeypatch.setattr(finding, "SLOW_S", 60.0)


def press(place: Place, key: Qt.Key, mods: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """A key to whatever has the keyboard."""
    QTest.keyClick(QApplication.focusWidget() or place.window, key, mods)
    QApplication.processEvents()


def bar_of(place: Place) -> FindBar:
    return place.window.chrome.finding.bar


def open_bar(place: Place, words: str, key: Qt.Key = Key.Key_F) -> FindBar:
    place.window.activateWindow()
    sheet = place.window.chrome.map_page.sheet
    sheet.setFocus()
    press(place, key, CTRL)
    bar = bar_of(place)
    assert bar.isVisible()
    QTest.keyClicks(bar.words, words)
    QApplication.processEvents()
    return bar


def in_sight(place: Place, id: str) -> bool:
    view, plan = place.window.chrome.map_page.sheet.view, place.window.chrome.map_page.sheet.plan
    rect = plan.rect(id)
    if rect is None:
        return False
    place = view.to_screen(rect)
    return place.x < view.w and place.y < view.h and place.right > view.gutter_right and place.bottom > view.head_bottom


def test_typing_finds_enter_goes_on_escape_ends(place: Place) -> None:
    session, chrome = place.file.session, place.window.chrome
    hits = find(session.store, Query("delivery"))
    assert len(hits) > 3
    bar = open_bar(place, "delivery")
    assert bar.said()[0] == f"1 of {len(hits)}"
    assert set(chrome.map_page.sheet.hits) >= {hit.id for hit in hits}
    for key, mods, number in ((Key.Key_Return, Qt.KeyboardModifier.NoModifier, 2), (Key.Key_F3, SHIFT, 1),
                              (Key.Key_Return, SHIFT, len(hits)), (Key.Key_F3, Qt.KeyboardModifier.NoModifier, 1)):
        press(place, key, mods)
        assert bar.said()[0] == f"{number} of {len(hits)}"
        hit = hits[number - 1]
        assert session.selection.ids in ((hit.id,), ())
    before = state(session.store)
    press(place, Key.Key_Escape)
    assert not bar.isVisible()
    assert QApplication.focusWidget() is chrome.map_page.sheet
    assert chrome.map_page.sheet.hits == frozenset()
    assert state(session.store) == before
    press(place, Key.Key_F3)
    assert bar.isVisible()
    assert bar.said()[0] == f"2 of {len(hits)}"


def test_what_is_found_is_revealed_and_its_field_named(place: Place) -> None:
    session, sheet = place.file.session, place.window.chrome.map_page.sheet
    red = queries.red_points(session.store)[-1]
    session.run(set_fields, [red.id], decision="A zebra crossing")
    sheet.zoom_to(2.0)
    sheet.scroll_view(0, 0)
    bar = open_bar(place, "ZÉBRA")
    assert session.selection.ids == (red.id,)
    assert in_sight(place, red.id)
    assert bar.said() == ("1 of 1", f"Red point RP-{red.number:03} “{red.title}” · Decision")


def test_parked_hidden_and_collapsed_are_found_and_told(place: Place) -> None:
    session = place.file.session
    card = queries.cards_in(session.store, "lane-goals", queries.columns(session.store)[0].id)[0]
    session.run(set_fields, [card.id], title="zebra")
    bar = open_bar(place, "zebra")
    for changes, words in (({"collapsed": True}, "in the collapsed lane"), ({"hidden": True}, "in the hidden lane")):
        session.run(set_fields, ["lane-goals"], **changes)
        QApplication.processEvents()
        assert words in bar.said()[1]
    session.run(park, [card.id])
    QApplication.processEvents()
    assert bar.said() == ("1 of 1", "Note “zebra” · in the parking lot")
    press(place, Key.Key_Return)
    assert session.selection.ids == (card.id,)


def test_switches(place: Place, qtbot: QtBot) -> None:
    session = place.file.session
    card = session.store.every(Card)[0]
    session.run(set_fields, [card.id], text="Zebra zebras Zébra")
    bar = open_bar(place, "zebra")
    assert bar.said()[0] == "1 of 3"
    qtbot.mouseClick(bar.whole, Qt.MouseButton.LeftButton)
    assert bar.said()[0] == "1 of 2"
    qtbot.mouseClick(bar.case, Qt.MouseButton.LeftButton)
    assert bar.said()[0] == "Not found"
    qtbot.mouseClick(bar.whole, Qt.MouseButton.LeftButton)
    assert bar.said()[0] == "1 of 1"


def test_replace_one_then_all_with_one_undo_each(place: Place) -> None:
    session = place.file.session
    cards = session.store.every(Card)[:3]
    session.run(set_fields, [card.id for card in cards], text="zebra and zebra")
    before = state(session.store)
    bar = open_bar(place, "zebra", Key.Key_H)
    press(place, Key.Key_Tab)
    assert bar.text.hasFocus()
    QTest.keyClicks(bar.text, "zebra crossing")
    press(place, Key.Key_Return)
    assert bar.said()[0] == "2 of 6"
    texts = sorted(str(getattr(session.store.get(card.id), "text", "")) for card in cards)
    assert texts == ["zebra and zebra", "zebra and zebra", "zebra crossing and zebra"]
    press(place, Key.Key_Return, CTRL)
    assert bar.said()[1].startswith("6 replaced")
    undo = place.window.chrome.actions["edit.undo"]
    QApplication.processEvents()
    assert undo.text() == "Undo: Replace 6 times"
    session.undo()
    session.undo()
    assert state(session.store) == before


def test_the_backlog_finds_its_own(place: Place) -> None:
    session, chrome = place.file.session, place.window.chrome
    red = queries.red_points(session.store)[1]
    note = session.store.every(Card)[0]
    session.run(set_fields, [red.id], decision="zebra", status="done")
    session.run(set_fields, [note.id], text="zebra")
    chrome.actions["view.backlog"].trigger()
    press(place, Key.Key_F, CTRL)
    bar = bar_of(place)
    QTest.keyClicks(bar.words, "zebra")
    assert session.selection.ids == (red.id,)
    words = f"Red point RP-{red.number:03} “{red.title}” · Decision · hidden by the filters · 1 more on the map"
    assert bar.said() == ("1 of 1", words)
    press(place, Key.Key_Escape)
    home: QWidget = chrome.views.page("backlog")
    assert home.isAncestorOf(QApplication.focusWidget())
    assert chrome.views.name == "backlog"


def test_a_title_in_typing_is_kept_when_the_bar_opens(place: Place) -> None:
    sheet = place.window.chrome.map_page.sheet
    card = queries.cards_in(place.file.session.store, "lane-goals", queries.columns(place.file.session.store)[0].id)[0]
    place.window.activateWindow()
    sheet.edit(card.id)
    QTest.keyClicks(sheet.inline.edit, "zebra")
    press(place, Key.Key_F, CTRL)
    QTest.keyClicks(bar_of(place).words, "zebra")
    assert bar_of(place).said()[0] == "1 of 1"


def test_in_a_large_map_the_search_waits_for_the_hands_to_rest(place: Place, monkeypatch: pytest.MonkeyPatch,
                                                               qtbot: QtBot) -> None:
    monkeypatch.setattr(finding, "SLOW_S", -1.0)
    bar = open_bar(place, "d")
    QTest.keyClicks(bar.words, "elivery")
    assert "delivery" not in place.window.chrome.finding.finder.query.text
    press(place, Key.Key_Return)
    assert bar.said()[0].startswith("1 of ")
    QTest.keyClicks(bar.words, " van")
    qtbot.waitUntil(lambda: place.window.chrome.finding.finder.query.text == "delivery van")
