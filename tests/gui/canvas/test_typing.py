"""Letters always type, as in a spreadsheet: what begins where, and where the keyboard stands afterwards."""
import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMainWindow, QMessageBox, QPushButton
from pytestqt.qtbot import QtBot

from journeymapper.core.commands.grid import add_lane
from journeymapper.core.commands.records import rename, set_fields
from journeymapper.core.document import queries
from journeymapper.core.model.cards import Card, RedPoint
from journeymapper.core.model.kinds import lane_kinds
from journeymapper.core.model.people import Emotion
from journeymapper.ui.canvas import edits
from journeymapper.ui.canvas.focus import STAGES, STEPS, Focus
from journeymapper.ui.canvas.sheet import Sheet
from tests.support.maps import state
from tests.support.mouse import press, type_text

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
LANE, VAN, SMS = "lane-touchpoints", "touchpoint-delivery-van", "touchpoint-tracking-sms"


def titles(sheet: Sheet, step: str, lane: str = LANE) -> list[str]:
    return [card.title for card in queries.cards_in(sheet.session.store, lane, step)]


def test_a_letter_begins_a_card_after_the_focused_one_and_overwrites_nothing(sheet: Sheet) -> None:
    sheet.show_record(VAN)
    type_text(sheet, "Call")
    press(sheet, Qt.Key.Key_Return)
    assert titles(sheet, "step-delivery") == ["Delivery van", "Call", "Tracking SMS"]
    type_text(sheet, "Card")
    press(sheet, Qt.Key.Key_Return)
    press(sheet, Qt.Key.Key_Return)
    assert sheet.inline.active
    press(sheet, Qt.Key.Key_Return)
    assert titles(sheet, "step-delivery") == ["Delivery van", "Call", "Card", "Tracking SMS"]
    assert len(sheet.session.history.done) == 2


def test_an_untitled_card_is_filled_in(sheet: Sheet) -> None:
    sheet.show_record(VAN)
    edits.rename(sheet)
    press(sheet, Qt.Key.Key_A, CTRL)
    press(sheet, Qt.Key.Key_Delete)
    press(sheet, Qt.Key.Key_Return)
    type_text(sheet, "Lorry")
    press(sheet, Qt.Key.Key_Return)
    assert titles(sheet, "step-delivery") == ["Lorry", "Tracking SMS"]


def test_f2_writes_on_at_the_end_of_a_title(sheet: Sheet) -> None:
    sheet.show_record(VAN)
    edits.rename(sheet)
    type_text(sheet, "s")
    press(sheet, Qt.Key.Key_Return)
    assert titles(sheet, "step-delivery")[0] == "Delivery vans"


def test_tab_and_shift_tab_walk_in_the_lane_typing_or_not(sheet: Sheet) -> None:
    sheet.set_focus(Focus(LANE, "step-order"))
    type_text(sheet, "A")
    press(sheet, Qt.Key.Key_Tab)
    assert (sheet.inline.active, sheet.focus.step, sheet.focus.item) == (False, "step-delivery", VAN)
    press(sheet, Qt.Key.Key_Tab)
    assert sheet.focus.step == "step-assemble"
    type_text(sheet, "B")
    press(sheet, Qt.Key.Key_Backtab, SHIFT)
    assert (sheet.inline.active, sheet.focus.step) == (False, "step-delivery")
    press(sheet, Qt.Key.Key_Backtab, SHIFT)
    assert sheet.focus.step == "step-order"
    assert "A" in titles(sheet, "step-order")
    assert "B" in titles(sheet, "step-assemble")


def test_ctrl_enter_goes_to_the_next_lane_typing_or_not(sheet: Sheet) -> None:
    sheet.show_record(VAN)
    type_text(sheet, "A")
    press(sheet, Qt.Key.Key_Return, CTRL)
    assert (sheet.inline.active, sheet.focus.lane, sheet.focus.step) == (False, "lane-emotions", "step-delivery")
    press(sheet, Qt.Key.Key_Return, CTRL)
    assert sheet.focus.lane == "lane-red-points"
    press(sheet, Qt.Key.Key_Return, CTRL | SHIFT)
    assert sheet.focus.lane == "lane-emotions"
    assert titles(sheet, "step-delivery") == ["Delivery van", "A", "Tracking SMS"]


def test_home_and_end_go_to_the_ends_of_a_row(sheet: Sheet) -> None:
    sheet.show_record(VAN)
    press(sheet, Qt.Key.Key_Home)
    assert (sheet.focus.lane, sheet.focus.step) == (LANE, "step-need-arises")
    press(sheet, Qt.Key.Key_End)
    assert (sheet.focus.lane, sheet.focus.step) == (LANE, "step-recommend")


def test_escape_on_an_empty_new_card_leaves_nothing(sheet: Sheet) -> None:
    before = state(sheet.session.store)
    sheet.show_record(VAN)
    for leave in (Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Tab):
        sheet.show_record(VAN)
        press(sheet, Qt.Key.Key_Return)
        assert len(titles(sheet, "step-delivery")) == 3
        press(sheet, leave)
        assert not sheet.inline.active
    assert state(sheet.session.store) == before
    assert sheet.session.history.done == []


def test_stages_and_steps_are_typed_one_after_the_other(blank: Sheet) -> None:
    for title in ("Before", "After"):
        type_text(blank, title)
        press(blank, Qt.Key.Key_Return)
    press(blank, Qt.Key.Key_Home)
    press(blank, Qt.Key.Key_Down)
    for title, key in (("Hear", Qt.Key.Key_Return), ("Ask", Qt.Key.Key_Tab), ("Use", Qt.Key.Key_Return)):
        type_text(blank, title)
        press(blank, key)
    doc = blank.session.store
    assert [stage.title for stage in queries.stages(doc)] == ["Before", "After"]
    assert [step.title for step in queries.columns(doc)] == ["Hear", "Ask", "Use"]
    assert [len(queries.steps_of(doc, stage.id)) for stage in queries.stages(doc)] == [2, 1]
    press(blank, Qt.Key.Key_Return)
    press(blank, Qt.Key.Key_Escape)
    assert len(blank.session.history.done) == 5
    while blank.session.history.done:
        blank.session.undo()
    assert list(doc.records) == ["journey"]


def test_a_letter_on_a_titled_stage_or_step_begins_the_next_one(sheet: Sheet) -> None:
    sheet.show_record("stage-use")
    type_text(sheet, "Repair")
    press(sheet, Qt.Key.Key_Return)
    sheet.show_record("step-order")
    type_text(sheet, "Pay")
    press(sheet, Qt.Key.Key_Return)
    doc = sheet.session.store
    assert [stage.title for stage in queries.stages(doc)][-3:] == ["Use", "Repair", "Advocacy"]
    assert [step.title for step in queries.steps_of(doc, "stage-action")] == ["Order", "Pay", "Delivery"]
    assert (sheet.focus.row, len(sheet.session.history.done)) == (STEPS, 2)
    sheet.show_record("stage-use")
    assert sheet.focus.row == STAGES


def test_after_a_red_point_amid_typing_the_typing_goes_on_from_its_card(sheet: Sheet) -> None:
    for key, focus in ((Qt.Key.Key_Tab, "step-assemble"), (Qt.Key.Key_Return, "step-delivery")):
        sheet.show_record(VAN)
        type_text(sheet, "Note on the door")
        edits.mark_red_point(sheet)
        type_text(sheet, "Nobody rang")
        press(sheet, key)
        assert (sheet.focus.lane, sheet.focus.step) == (LANE, focus)
    made = [row for row in sheet.session.store.every(RedPoint) if row.title == "Nobody rang"]
    assert len(made) == 2
    about = sheet.session.store.find(Card, made[0].about)
    assert about is not None
    assert about.title == "Note on the door"
    assert sheet.focus.item in {row.about for row in made}


def test_plus_and_minus_move_a_point_whatever_the_layout(sheet: Sheet) -> None:
    sheet.show_record("emotion-paul-order")

    def value() -> float:
        row = sheet.session.store.find(Emotion, "emotion-paul-order")
        assert row is not None
        return float(row.value)

    QTest.keyClick(sheet, Qt.Key.Key_Minus, Qt.KeyboardModifier.KeypadModifier)
    assert value() == 0.3
    QTest.keyClick(sheet, Qt.Key.Key_Plus, Qt.KeyboardModifier.KeypadModifier)
    QTest.keyClicks(sheet, "+")
    assert value() == 1.3
    QTest.sendKeyEvent(QTest.KeyAction.Click, sheet, Qt.Key.Key_unknown, "\N{MINUS SIGN}", Qt.KeyboardModifier(0))
    QApplication.processEvents()
    assert value() == 0.8
    press(sheet, Qt.Key.Key_Escape)
    assert sheet.session.selection.ids == ()
    QTest.keyClicks(sheet, "+")
    assert value() == 1.3, "the keyboard is on it, though it isn't selected"
    assert sheet.session.selection.ids == ("emotion-paul-order",)


def test_typing_opens_a_collapsed_or_hidden_lane_in_the_same_step(sheet: Sheet) -> None:
    doc = sheet.session.store
    for lane, change in (("lane-emotions", "collapsed"), (LANE, "collapsed"), (LANE, "hidden")):
        sheet.session.run(set_fields, [lane], **{change: True})
        sheet.session.history.clear()
        before = state(doc)
        for done in (False, True):
            if change == "hidden":
                sheet.set_focus(Focus("lane-goals", "step-order"))
                edits.insert(sheet, "touchpoint")
            else:
                sheet.set_focus(Focus(lane, "step-order"))
            type_text(sheet, "1")
            assert sheet.inline.active
            assert sheet.plan.row(lane) is not None
            press(sheet, Qt.Key.Key_Return if done else Qt.Key.Key_Escape)
            assert (state(doc) != before) is done
            assert len(sheet.session.history.done) == int(done)
        sheet.session.undo()
        assert state(doc) == before
        sheet.session.run(set_fields, [lane], collapsed=None, hidden=None)


def test_letters_in_a_lane_of_pictures_make_a_note_and_ask_for_no_file(sheet: Sheet) -> None:
    lane = sheet.session.run(add_lane, "pictures", None, "Pictures")
    sheet.set_focus(Focus(lane, "step-order"))
    type_text(sheet, "Photo of the till")
    press(sheet, Qt.Key.Key_Return)
    assert [(card.kind, card.title) for card in queries.cards_in(sheet.session.store, lane, "step-order")] == [
        ("note", "Photo of the till")]
    for kind in (row.name for row in lane_kinds().values() if row.arrangement != "curve"):
        lane = sheet.session.run(add_lane, kind, None, kind)
        sheet.set_focus(Focus(lane, "step-order"))
        type_text(sheet, kind)
        press(sheet, Qt.Key.Key_Return)
        assert titles(sheet, "step-order", lane) == [kind]


def test_words_typed_on_a_quote_are_words_of_their_own(sheet: Sheet) -> None:
    point = queries.emotions_at(sheet.session.store, "step-delivery")[0].id
    sheet.session.run(set_fields, [point], quote="On time")
    sheet.show_record(point)
    type_text(sheet, "at last")
    press(sheet, Qt.Key.Key_Return)
    after = sheet.session.store.find(Emotion, point)
    assert after is not None
    assert after.quote == "On time at last"


def test_after_a_box_that_broke_off_typing_the_keyboard_is_on_the_map_again(qtbot: QtBot, sheet: Sheet) -> None:
    # The next button of the window would be Undo, and a space would press it.
    window = QMainWindow()
    qtbot.addWidget(window)
    button = QPushButton("Undo", window)
    parent = sheet.parentWidget()
    window.setCentralWidget(sheet)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    sheet.setFocus()
    sheet.show_record(VAN)
    edits.rename(sheet)
    type_text(sheet, "s")
    box = QMessageBox(window)
    with qtbot.waitActive(box):
        box.open()
        box.activateWindow()
    qtbot.waitUntil(lambda: not sheet.inline.active)
    box.close()
    window.activateWindow()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
    assert QApplication.focusWidget() is sheet
    assert not button.hasFocus()
    assert titles(sheet, "step-delivery")[0] == "Delivery vans"
    sheet.setParent(parent)


@pytest.mark.parametrize("id, at", [
    ("process-35", (600, 500)), ("process-35", (1400, 500)), ("touchpoint-terrace-post", (1400, 900)),
    ("step-recommend", (0, 0)), ("stage-awareness", (1900, 0)), ("lane-goals", (0, 900)),
    ("lane-opportunities", (600, 0)), ("", (1400, 900)),
])
def test_the_editor_comes_into_sight(sheet: Sheet, id: str, at: tuple[int, int]) -> None:
    """F2 on what is scrolled away in part or wholly, with any side of the view in the way."""
    sheet.resize(900, 420)
    sheet.session.selection.set([id] if id else [])
    sheet.scroll_view(*at)
    edits.rename(sheet)
    edit = sheet.inline.on_sheet
    assert edit is not None
    caret = edit.cursorRect().translated(edit.pos())
    head = id.partition("-")[0] in ("stage", "step")
    left = 0 if not id or id.startswith("lane-") else int(sheet.view.gutter_right)
    top = 0 if not id or head else int(sheet.view.head_bottom)
    seen = QRect(left, top, int(sheet.view.w) - left, int(sheet.view.h) - top)
    assert seen.contains(caret)
    assert edit.x() >= left


def test_the_editor_stands_below_the_headers_and_goes_under_them(sheet: Sheet) -> None:
    sheet.resize(900, 420)
    id = "touchpoint-terrace-post"
    sheet.session.run(rename, id, "A title of many words that takes five or six lines of the narrow card there is")
    rect = sheet.plan.rect(id)
    assert rect is not None
    sheet.session.selection.set([id])
    sheet.scroll_view(0, rect.bottom - 30 - (sheet.view.head[1] - sheet.view.head[0]))
    edits.rename(sheet)
    edit = sheet.inline.on_sheet
    assert edit is not None
    assert edit.y() >= sheet.view.head_bottom
    assert edit.mask().isEmpty()
    sheet.scroll_view(0, sheet.view.y + 50)
    seen = sheet.viewport().childAt(edit.x() + 20, int(sheet.view.head_bottom) + 10)
    assert edit in (seen, seen.parentWidget())
    assert sheet.viewport().childAt(edit.x() + 20, int(sheet.view.head_bottom) - 10) is None
    sheet.scroll_view(0, 0)
    assert edit.mask().isEmpty()
