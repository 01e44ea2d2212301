"""Signs while a title is typed: shown before they take, offered, taken, kept as text."""
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from journeymapper.core.document import queries
from journeymapper.core.model.cards import Card, RedPoint, Touchpoint
from journeymapper.core.model.people import Channel
from journeymapper.ui.canvas import edits
from journeymapper.ui.canvas.focus import Focus
from journeymapper.ui.canvas.sheet import Sheet
from journeymapper.ui.canvas.sign_help import SignHelp
from journeymapper.ui.canvas.suggestions import Suggestions
from tests.support.board import one_step
from tests.support.maps import state
from tests.support.mouse import press, type_text

Key = Qt.Key
LANE, VAN, SMS = "lane-touchpoints", "touchpoint-delivery-van", "touchpoint-tracking-sms"


def panel(sheet: Sheet) -> Suggestions:
    assert sheet.inline.edit is not None
    helper = sheet.inline.edit.helper
    assert isinstance(helper, SignHelp)
    return helper.panel


def chips(sheet: Sheet) -> list[str]:
    return [chip.text() for chip in panel(sheet).chips]


def listed(sheet: Sheet) -> list[tuple[str, str]]:
    made = panel(sheet).list
    rows = [made.topLevelItem(at) for at in range(made.topLevelItemCount())]
    return [(row.text(0), row.text(1)) for row in rows if row is not None]


def last(sheet: Sheet, step: str = "step-delivery") -> Touchpoint:
    card = sheet.session.store.get(sheet.session.selection.current)
    assert isinstance(card, Touchpoint)
    assert card.step == step
    return card


def begin(sheet: Sheet, text: str) -> None:
    sheet.set_focus(Focus(LANE, "step-delivery", SMS))
    type_text(sheet, text)


def test_signs_are_shown_before_they_take_and_set_fields_in_one_step(sheet: Sheet) -> None:
    with one_step(sheet.session):
        begin(sheet, "Finds the shop #web +1")
        assert chips(sheet) == ["Channel: Web shop", "Feeling: +1 · Good"]
        assert panel(sheet).isVisible()
        assert panel(sheet).hint.isVisible()
        edit = sheet.inline.edit
        assert edit is not None
        assert edit.accessibleDescription() == "Channel: Web shop · Feeling: +1 · Good"
        assert edit.accessibleName() == "Title"
        press(sheet, Key.Key_Return)
    card = last(sheet)
    assert (card.title, card.channel, card.feeling) == ("Finds the shop", "channel-web", 1)
    QApplication.processEvents()
    assert not sheet.viewport().findChildren(Suggestions) or all(
        old.isHidden() for old in sheet.viewport().findChildren(Suggestions))


def test_a_chosen_line_is_as_wide_as_the_panel(sheet: Sheet) -> None:
    begin(sheet, "Sees it +1 #web")
    shown = panel(sheet)
    margins = shown.layout().contentsMargins()  # type: ignore[union-attr]  # it has one
    assert shown.list.width() == shown.width() - margins.left() - margins.right()


def test_the_list_says_what_fits_and_is_moved_by_arrows(sheet: Sheet) -> None:
    begin(sheet, "Sees it #s")
    assert listed(sheet) == [
        ("Social media", "Channel"), ("Search engine", "Channel"), ("Store", "Channel"), ("SMS", "Channel"),
        ("Web shop", "Channel"), ("New channel “s”", ""),
    ]
    assert panel(sheet).chosen == 0
    press(sheet, Key.Key_Down)
    press(sheet, Key.Key_Down)
    assert panel(sheet).chosen == 2
    press(sheet, Key.Key_Up)
    press(sheet, Key.Key_Return)
    assert sheet.inline.edit is not None
    assert sheet.inline.edit.toPlainText() == "Sees it #Search engine "
    assert listed(sheet) == []
    type_text(sheet, "-2")
    press(sheet, Key.Key_Return)
    card = last(sheet)
    assert (card.title, card.channel, card.feeling) == ("Sees it", "channel-search", -2)


def test_tab_takes_what_is_chosen_and_goes_to_the_next_step(sheet: Sheet) -> None:
    begin(sheet, "Sees it #s")
    before = sheet.focus
    press(sheet, Key.Key_Down)
    press(sheet, Key.Key_Tab)
    assert not sheet.inline.active
    made = [card for card in sheet.session.store.every(Touchpoint) if card.title == "Sees it"]
    assert [card.channel for card in made] == ["channel-search"]
    assert (sheet.focus.lane, sheet.focus.step != before.step) == (before.lane, True)


def test_enter_takes_and_a_second_enter_closes(sheet: Sheet) -> None:
    begin(sheet, "Calls #ph")
    press(sheet, Key.Key_Return)
    assert sheet.inline.active
    press(sheet, Key.Key_Return)
    assert not sheet.inline.active
    assert (last(sheet).title, last(sheet).channel) == ("Calls", "channel-phone")


def test_a_click_takes_too_and_the_editor_keeps_the_keyboard(sheet: Sheet) -> None:
    begin(sheet, "Calls #")
    made = panel(sheet).list
    item = made.topLevelItem(3)
    assert item is not None
    QTest.mouseClick(made.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier,
                     made.visualItemRect(item).center())
    assert sheet.inline.edit is not None
    assert sheet.inline.edit.hasFocus()
    press(sheet, Key.Key_Return)
    assert last(sheet).channel == "channel-store"


def test_escape_closes_just_the_list_and_a_second_one_the_edit(sheet: Sheet) -> None:
    before = state(sheet.session.store)
    begin(sheet, "Calls #ph")
    press(sheet, Key.Key_Escape)
    assert sheet.inline.active
    assert listed(sheet) == []
    type_text(sheet, "o")
    assert listed(sheet) == [], "it stays closed for this sign"
    type_text(sheet, "ne +")
    assert [name for name, _ in listed(sheet)] == ["+2 · Very good", "+1 · Good", "0 · Neutral"]
    press(sheet, Key.Key_Escape)
    press(sheet, Key.Key_Escape)
    assert not sheet.inline.active
    assert state(sheet.session.store) == before
    assert sheet.session.history.done == []


def test_a_new_channel_is_made_only_when_it_is_chosen(sheet: Sheet) -> None:
    begin(sheet, "Sees it #Kiosk")
    assert listed(sheet) == [("New channel “Kiosk”", "")]
    assert panel(sheet).chosen == -1
    press(sheet, Key.Key_Return)
    assert (last(sheet).title, last(sheet).channel) == ("Sees it #Kiosk", None)
    with one_step(sheet.session):
        begin(sheet, "Sees it #Kiosk")
        press(sheet, Key.Key_Down)
        press(sheet, Key.Key_Return)
        assert chips(sheet) == ["New channel “Kiosk”"]
        type_text(sheet, "+2")
        press(sheet, Key.Key_Return)
    channel = sheet.session.store.find(Channel, last(sheet).channel)
    assert channel is not None
    assert (last(sheet).title, last(sheet).feeling, channel.name) == ("Sees it", 2, "Kiosk")


def test_what_matches_nothing_and_what_has_a_backslash_stays_text(sheet: Sheet) -> None:
    for typed, title in (("#1 in the market", "#1 in the market"), (r"Our \#web", "Our #web"), ("Dear *3", "Dear *3")):
        begin(sheet, typed)
        assert chips(sheet) == []
        press(sheet, Key.Key_Return)
        assert (last(sheet).title, last(sheet).channel) == (title, None)


def test_a_title_that_looks_like_a_sign_survives_its_next_edit(sheet: Sheet) -> None:
    begin(sheet, r"Our \#web")
    press(sheet, Key.Key_Return)
    steps = len(sheet.session.history.done)
    edits.rename(sheet)
    assert sheet.inline.edit is not None
    assert sheet.inline.edit.toPlainText() == r"Our \#web"
    press(sheet, Key.Key_Return)
    assert (last(sheet).title, last(sheet).channel) == ("Our #web", None)
    assert len(sheet.session.history.done) == steps


def test_f2_adds_a_sign_to_an_old_title(sheet: Sheet) -> None:
    sheet.show_record(VAN)
    edits.rename(sheet)
    type_text(sheet, " +2 @store")
    assert chips(sheet) == ["Feeling: +2 · Very good", "Department: Store"]
    press(sheet, Key.Key_Return)
    card = sheet.session.store.find(Touchpoint, VAN)
    assert card is not None
    assert (card.title, card.feeling, card.department) == ("Delivery van", 2, "department-store")


def test_a_red_point_takes_severity_persona_and_owner(sheet: Sheet) -> None:
    sheet.show_record(VAN)
    edits.mark_red_point(sheet)
    type_text(sheet, "Nobody rang @")
    assert listed(sheet)[:3] == [("Maria", "Persona"), ("Paul", "Persona"), ("Marketing", "Owner")]
    type_text(sheet, "pa @Log *")
    assert listed(sheet)[0] == ("4 · must be fixed", "Severity")
    type_text(sheet, "4")
    assert chips(sheet) == ["Persona: Paul", "Owner: Logistics", "Severity: 4 · must be fixed"]
    press(sheet, Key.Key_Return)
    made = max(sheet.session.store.every(RedPoint), key=lambda row: row.number)
    assert (made.title, made.severity, made.personas, made.owner) == ("Nobody rang", 4, ("persona-paul",), "Logistics")


def test_kinds_without_such_fields_have_no_signs(sheet: Sheet) -> None:
    sheet.show_record("note-2")
    type_text(sheet, "Price #web +1")
    assert sheet.inline.edit is not None
    assert sheet.inline.edit.helper is None
    press(sheet, Key.Key_Return)
    assert "Price #web +1" in [card.title for card in sheet.session.store.every(Card)]


def test_the_panel_stays_within_the_view(sheet: Sheet) -> None:
    for size in ((1920, 1080), (700, 420)):
        sheet.resize(*size)
        QApplication.processEvents()
        for step in ("step-need-arises", "step-recommend"):
            sheet.show_record(queries.cards_in(sheet.session.store, LANE, step)[0].id)
            type_text(sheet, "x #")
            assert sheet.viewport().rect().contains(panel(sheet).geometry())
            assert sheet.inline.edit is not None
            assert not panel(sheet).geometry().intersects(sheet.inline.edit.geometry())
            press(sheet, Key.Key_Escape)
            press(sheet, Key.Key_Escape)


def test_a_list_that_is_higher_than_the_view_scrolls_with_the_choice(sheet: Sheet) -> None:
    sheet.resize(sheet.width(), 150)
    QApplication.processEvents()
    begin(sheet, "Call #")
    shown = panel(sheet)
    assert len(listed(sheet)) > 4
    assert sheet.viewport().rect().contains(shown.geometry())
    for _ in listed(sheet)[1:]:
        press(sheet, Key.Key_Down)
    item = shown.list.currentItem()
    assert shown.list.indexOfTopLevelItem(item) == len(listed(sheet)) - 1
    row = shown.list.visualItemRect(item)
    assert 0 <= row.top() <= row.bottom() <= shown.list.viewport().height()
