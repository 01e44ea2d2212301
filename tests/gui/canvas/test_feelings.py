"""Feelings by keyboard: numbers in a cell of an emotions lane."""
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from journeymapper.core.commands.people import add_persona
from journeymapper.core.commands.records import delete
from journeymapper.core.document import queries
from journeymapper.core.model.people import Emotion
from journeymapper.ui.canvas import edits
from journeymapper.ui.canvas.feeling_help import FeelingHelp
from journeymapper.ui.canvas.focus import Focus
from journeymapper.ui.canvas.sheet import Sheet
from tests.support.board import one_step
from tests.support.maps import state
from tests.support.mouse import press, type_text

Key = Qt.Key
LANE = "lane-emotions"
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def bare(sheet: Sheet) -> Sheet:
    """The sample map without any emotion."""
    sheet.session.run(delete, [row.id for row in sheet.session.store.every(Emotion)])
    sheet.session.history.clear()
    sheet.set_focus(Focus(LANE, "step-search"))
    return sheet


def feelings(sheet: Sheet, step: str = "step-search") -> list[tuple[str, float]]:
    rows = [(row.persona.removeprefix("persona-"), row.value) for row in queries.emotions_at(sheet.session.store, step)]
    return sorted(rows)


def chips(sheet: Sheet) -> list[str]:
    assert sheet.inline.edit is not None
    helper = sheet.inline.edit.helper
    assert isinstance(helper, FeelingHelp)
    assert sheet.viewport().rect().contains(helper.panel.geometry())
    return [chip.text() for chip in helper.panel.chips]


def test_numbers_make_points_for_the_personas_in_turn_and_tab_goes_on(bare: Sheet) -> None:
    type_text(bare, "+1 -.5")
    assert chips(bare) == ["Maria: +1", "Paul: −0.5"]
    press(bare, Key.Key_Tab)
    assert len(bare.session.history.done) == 1
    assert feelings(bare) == [("maria", 1), ("paul", -0.5)]
    assert bare.focus == Focus(LANE, "step-compare")
    type_text(bare, "-")
    assert chips(bare) == ["Maria: −0.5"]
    type_text(bare, "2 0")
    press(bare, Key.Key_Return)
    assert feelings(bare, "step-compare") == [("maria", -2), ("paul", 0)]


def test_a_second_round_stays_with_its_persona(bare: Sheet) -> None:
    for value in ("1", "2"):
        type_text(bare, value)
        press(bare, Key.Key_Tab)
    assert bare.focus == Focus(LANE, "step-visit-store")
    bare.set_focus(Focus(LANE, "step-search"))
    for value in ("-1", "-2"):
        type_text(bare, value)
        press(bare, Key.Key_Tab)
    assert feelings(bare) == [("maria", 1), ("paul", -1)]
    assert feelings(bare, "step-compare") == [("maria", 2), ("paul", -2)]


def test_points_follow_while_typing_and_escape_leaves_nothing(bare: Sheet, qtbot: QtBot) -> None:
    before = state(bare.session.store)
    type_text(bare, "1.5 -1")
    qtbot.waitUntil(lambda: feelings(bare) == [("maria", 1.5), ("paul", -1)], timeout=2000)
    assert bare.inline.edit is not None
    press(bare, Key.Key_Backspace)
    press(bare, Key.Key_Backspace)
    qtbot.waitUntil(lambda: feelings(bare) == [("maria", 1.5)], timeout=2000)
    press(bare, Key.Key_Escape)
    assert state(bare.session.store) == before
    assert bare.session.history.done == []


def test_a_name_says_whose_and_words_are_a_quote(bare: Sheet) -> None:
    type_text(bare, "@paul -1.5 I had to wait")
    assert chips(bare) == ["Paul: −1.5", "Quote: “I had to wait”"]
    press(bare, Key.Key_Return)
    assert feelings(bare) == [("paul", -1.5)]
    assert queries.emotions_at(bare.session.store, "step-search")[0].quote == "I had to wait"
    assert len(bare.session.history.done) == 1


def test_an_empty_edit_leaves_nothing(bare: Sheet) -> None:
    type_text(bare, "1")
    press(bare, Key.Key_Backspace)
    press(bare, Key.Key_Return)
    assert feelings(bare) == []
    assert bare.session.history.done == []


def test_a_number_on_a_focused_point_sets_it_and_words_go_on_with_its_quote(sheet: Sheet) -> None:
    sheet.show_record("emotion-maria-ask-advice")
    with one_step(sheet.session):
        type_text(sheet, "1.5")
        press(sheet, Key.Key_Return)
    point = sheet.session.store.find(Emotion, "emotion-maria-ask-advice")
    assert point is not None
    assert (point.value, point.quote) == (1.5, "She knew exactly what I need")
    type_text(sheet, "now")
    press(sheet, Key.Key_Return)
    point = sheet.session.store.find(Emotion, "emotion-maria-ask-advice")
    assert point is not None
    assert (point.value, point.quote) == (1.5, "She knew exactly what I need now")
    assert feelings(sheet, "step-ask-advice") == [("maria", 1.5), ("paul", -0.6)]


def test_plus_and_minus_after_an_inserted_point_move_it(bare: Sheet) -> None:
    edits.insert(bare, "emotion")
    type_text(bare, "++-")
    assert feelings(bare) == [("maria", 0.5)]
    type_text(bare, "2 1")
    press(bare, Key.Key_Tab)
    assert feelings(bare) == [("maria", 2), ("paul", 1)]


@pytest.mark.parametrize("at_once, value", [(True, -1.5), (False, 1.5)])
def test_a_minus_right_before_a_number_is_its_own(sheet: Sheet, at_once: bool, value: float) -> None:
    """Else the point would move down by half a point and then stand at plus one."""
    sheet.show_record("emotion-maria-ask-advice")
    for at, letter in ((1000, "-"), (1200 if at_once else 2500, "1")):
        event = QKeyEvent(QKeyEvent.Type.KeyPress, Key(ord(letter)), Qt.KeyboardModifier.NoModifier, letter)
        event.setTimestamp(at)
        QApplication.sendEvent(sheet, event)
    type_text(sheet, ",5")
    press(sheet, Key.Key_Return)
    point = sheet.session.store.find(Emotion, "emotion-maria-ask-advice")
    assert point is not None
    assert point.value == value
    assert len(sheet.session.history.done) == (1 if at_once else 2)


def test_three_personas_and_shift_tab_back(bare: Sheet) -> None:
    ann = bare.session.run(add_persona, "Ann")
    type_text(bare, "1 2 -1")
    press(bare, Key.Key_Backtab, SHIFT)
    assert dict(feelings(bare)) == {"maria": 1, "paul": 2, ann.removeprefix("persona-"): -1}
    assert bare.focus.step == "step-need-arises"
