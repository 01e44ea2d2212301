"""The command palette, by keys."""
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from journeymapper.app.desk import Place
from journeymapper.core.commands.cards import park
from journeymapper.core.commands.records import set_fields
from journeymapper.core.document import queries
from journeymapper.core.model.cards import Card, RedPoint
from journeymapper.ui.panels.choose_box import ChooseBox
from tests.support.maps import state

CTRL, NONE = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.NoModifier
Key = Qt.Key


def press(place: Place, key: Qt.Key, mods: Qt.KeyboardModifier = NONE) -> None:
    """A key to whatever has the keyboard."""
    QTest.keyClick(QApplication.focusWidget() or place.window, key, mods)
    QApplication.processEvents()


def open_box(place: Place, text: str = "") -> ChooseBox:
    place.window.activateWindow()
    if not place.window.chrome.commanding.box.isVisible():
        place.window.chrome.map_page.sheet.setFocus()
        press(place, Key.Key_K, CTRL)
    box = place.window.chrome.commanding.box
    assert box.isVisible()
    QTest.keyClicks(box.field, text)
    QApplication.processEvents()
    return box


def test_a_command_is_found_and_done(place: Place) -> None:
    sheet = place.window.chrome.map_page.sheet
    box = open_box(place, "fit map")
    line = box.list.current()
    assert line is not None
    assert (line.title, line.more, line.keys) == ("Fit the map", "View", "Ctrl+9")
    sheet.zoom_to(3.0)
    press(place, Key.Key_Return)
    assert not box.isVisible()
    assert QApplication.focusWidget() is sheet
    assert sheet.view.zoom < 1.5


def test_the_map_s_properties_are_found_by_that_word(place: Place) -> None:
    line = open_box(place, "properties").list.current()
    assert line is not None
    assert line.id == "action:map.properties"


def test_arrows_go_through_the_lines_and_escape_leaves_all_as_it_was(place: Place) -> None:
    before = state(place.file.session.store)
    box = open_box(place, "zoom")
    titles = [line.title for line in box.list.lines() if line.enabled]
    assert titles[:2] == ["Zoom in", "Zoom out"]
    seen = []
    for key in (Key.Key_Down, Key.Key_Tab, Key.Key_Up, Key.Key_Up, Key.Key_Up):
        press(place, key)
        line = box.list.current()
        assert line is not None
        seen.append(line.title)
    assert seen == [titles[1], titles[2 % len(titles)], titles[1], titles[0], titles[-1]]
    press(place, Key.Key_Escape)
    assert not box.isVisible()
    assert QApplication.focusWidget() is place.window.chrome.map_page.sheet
    assert state(place.file.session.store) == before
    assert place.window.chrome.commanding.recent == []


def test_what_cannot_be_done_is_shown_but_not_chosen(place: Place) -> None:
    place.file.session.selection.clear()
    QApplication.processEvents()
    box = open_box(place, "duplicate")
    first = box.list.lines()[0]
    assert (first.title, first.enabled) == ("Duplicate", False)
    press(place, Key.Key_Return)
    assert "not available now" in str(box.list.item(0).data(Qt.ItemDataRole.AccessibleTextRole))
    assert box.isVisible()
    assert box.list.current() is None
    assert place.file.session.history.done == []
    QTest.keyClick(box.field, Key.Key_A, CTRL)
    QTest.keyClicks(box.field, "zoom")
    assert [line.enabled for line in box.list.lines()][:2] == [True, True]
    QTest.keyClick(box.field, Key.Key_A, CTRL)
    QTest.keyClicks(box.field, "re")
    enabled = [line for line in box.list.lines() if line.enabled]
    box.list.setCurrentRow(-1)
    press(place, Key.Key_Down)
    assert box.list.current() == enabled[0]


def test_cards_by_title_number_kind_lane_and_step(place: Place) -> None:
    session = place.file.session
    red = queries.red_points(session.store)[2]
    step = next(step for step in queries.columns(session.store) if step.id == red.step)
    for text in (red.title, red.title.upper()[:9], f"RP-{red.number:03}", f"rp{red.number}", f"rp {red.number}",
                 f"red point {step.title} {red.title.split()[0]}"):
        box = open_box(place, text)
        line = box.list.current()
        assert line is not None, text
        assert (line.title, line.more.split(" · ")[0]) == (red.title, f"RP-{red.number:03}"), text
        press(place, Key.Key_Return)
        assert session.selection.ids == (red.id,)
        session.selection.clear()


def test_recent_choices_come_first(place: Place) -> None:
    session = place.file.session
    touchpoint = next(card for card in session.store.every(Card) if card.title == "Delivery van")
    for text in ("zoom in", "delivery van"):
        open_box(place, text)
        press(place, Key.Key_Return)
    box = open_box(place)
    assert [line.title for line in box.list.lines()][:3] == [touchpoint.title, "Zoom in", "New…"]
    press(place, Key.Key_K, CTRL)
    assert not box.isVisible()


def test_from_the_backlog_a_card_is_shown_on_the_map(place: Place) -> None:
    chrome = place.window.chrome
    chrome.actions["view.backlog"].trigger()
    open_box(place, "delivery van")
    press(place, Key.Key_Return)
    assert chrome.views.name == "map"
    assert chrome.map_page.sheet.focus.item == place.file.session.selection.current


def test_parked_and_hidden_cards_are_told(place: Place) -> None:
    session, chrome = place.file.session, place.window.chrome
    first, second = [card for card in session.store.every(Card) if not isinstance(card, RedPoint)][:2]
    session.run(set_fields, [first.id, second.id], title="zebra")
    session.run(park, [first.id])
    session.run(set_fields, [second.lane], hidden=True)
    said = set()
    for down in (0, 1):
        box = open_box(place, "zebra")
        for _ in range(down):
            press(place, Key.Key_Down)
        line = box.list.current()
        assert line is not None
        press(place, Key.Key_Return)
        assert session.selection.ids == (line.id.removeprefix("record:"),)
        said.add(place.window.toasts.texts()[-1].rpartition(" — ")[2].split(" “")[0])
    assert said == {"in the parking lot", "in the hidden lane"}
    assert chrome.map_page.parking_lot.isVisible()


def test_a_click_chooses_and_one_beside_closes(place: Place, qtbot: QtBot) -> None:
    box = open_box(place, "delivery van")
    rect = box.list.visualItemRect(box.list.item(0))
    qtbot.mouseClick(box.list.viewport(), Qt.MouseButton.LeftButton, NONE, rect.center())
    assert not box.isVisible()
    assert len(place.file.session.selection) == 1
    box = open_box(place, "zoom")
    qtbot.mouseClick(box, Qt.MouseButton.LeftButton, NONE, QPoint(5, box.height() - 5))
    assert not box.isVisible()
    assert QApplication.focusWidget() is place.window.chrome.map_page.sheet


def test_nothing_is_clipped_in_small_windows(place: Place) -> None:
    box = open_box(place)
    for width, height in ((760, 480), (1366, 768), (1920, 1080)):
        place.window.resize(width, height)
        QApplication.processEvents()
        assert place.window.rect().contains(box.box.geometry().translated(box.pos()))
        assert abs(box.box.geometry().center().x() - place.window.width() // 2) <= 1
        assert box.box.rect().contains(box.list.geometry())
    QTest.keyClicks(box.field, "qqqqq")
    assert box.list.lines() == []
    press(place, Key.Key_Return)
    assert box.isVisible()


def test_texts_of_a_document_stay_plain_and_are_spoken(place: Place) -> None:
    session = place.file.session
    card = next(card for card in session.store.every(Card) if card.step)
    session.run(set_fields, [card.id], title="<b>zebra</b> & co")
    box = open_box(place, "zebra")
    assert box.list.lines()[0].title == "<b>zebra</b> & co"
    assert "<b>" not in box.list.item(0).toolTip()
    face = QAccessible.queryAccessibleInterface(box.list)
    assert face.child(0).text(QAccessible.Text.Name).startswith("<b>zebra</b> & co, ")


def test_the_palette_survives_another_language(place: Place) -> None:
    from journeymapper.core.foundation.i18n import texts

    open_box(place, "zo")
    place.window.rebuild(texts("es"))
    QApplication.processEvents()
    assert len(place.window.findChildren(ChooseBox)) <= 1
    box = open_box(place, "acercar")
    assert box.list.lines()[0].keys == "Ctrl++"


def test_a_card_in_a_collapsed_lane_is_renamed_there_and_never_its_lane(place: Place) -> None:
    sheet, session = place.window.chrome.map_page.sheet, place.file.session
    card = session.store.find(Card, "touchpoint-terrace-post")
    assert card is not None
    session.run(set_fields, ["lane-touchpoints"], collapsed=True)
    open_box(place, "terrace post")
    press(place, Key.Key_Return)
    assert session.selection.ids == (card.id,)
    assert (sheet.focus.lane, sheet.focus.step) == (card.lane, card.step)
    press(place, Key.Key_F2)
    assert sheet.inline.id == card.id
    press(place, Key.Key_Escape)
    session.run(set_fields, ["lane-touchpoints"], collapsed=True)
    open_box(place, "terrace post")
    press(place, Key.Key_Return)
    QTest.keyClicks(sheet, "q")
    press(place, Key.Key_Return)
    assert session.store.get("lane-touchpoints").title == "Touchpoints"
    assert "q" in [other.title for other in queries.cards_in(session.store, card.lane, card.step)]


def test_a_lane_that_is_there_comes_before_one_more_of_its_kind(place: Place) -> None:
    box = open_box(place, "behind")
    lines = [(line.title, line.more) for line in box.list.lines()]
    assert lines[0] == ("Behind the scenes", "Lane")
    assert ("Behind the scenes", "Insert › Lane · one more") in lines
    before = state(place.file.session.store)
    press(place, Key.Key_Return)
    assert state(place.file.session.store) == before
    assert place.file.session.selection.ids == ("lane-behind",)
