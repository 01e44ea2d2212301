"""Input methods: a first dead key or pre-edit opens the editor, and nothing of it is lost."""
import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from journeymapper.core.document import queries
from journeymapper.ui.canvas.focus import STAGES, TITLES, Focus
from journeymapper.ui.canvas.layers.outlines import cell_on_screen, place_of
from journeymapper.ui.canvas.sheet import Sheet
from tests.support.maps import state
from tests.support.mouse import press, type_text

LANE, VAN = "lane-touchpoints", "touchpoint-delivery-van"
QUERY = Qt.InputMethodQuery


def compose(sheet: Sheet, preedit: str, commit: str = "") -> None:
    """What an input method sends to whatever has the keyboard."""
    event = QInputMethodEvent(preedit, [])
    event.setCommitString(commit)
    QApplication.sendEvent(QApplication.focusWidget() or sheet, event)
    QApplication.processEvents()


def titles(sheet: Sheet, step: str = "step-delivery") -> list[str]:
    return [card.title for card in queries.cards_in(sheet.session.store, LANE, step)]


def shown_preedit(sheet: Sheet) -> str:
    assert sheet.inline.edit is not None
    return sheet.inline.edit.textCursor().block().layout().preeditAreaText()


def test_a_pre_edit_opens_the_editor_and_its_commit_is_the_title(sheet: Sheet) -> None:
    sheet.show_record(VAN)
    compose(sheet, "n")
    assert sheet.inline.active
    assert shown_preedit(sheet) == "n"
    assert sheet.hasFocus(), "the keyboard stays while the composition runs"
    compose(sheet, "ni")
    assert shown_preedit(sheet) == "ni"
    compose(sheet, "", "你")
    assert sheet.inline.edit is not None
    assert sheet.inline.edit.hasFocus()
    compose(sheet, "h")
    compose(sheet, "", "好")
    type_text(sheet, "!")
    press(sheet, Qt.Key.Key_Return)
    assert titles(sheet) == ["Delivery van", "你好!", "Tracking SMS"]
    assert len(sheet.session.history.done) == 1


def test_a_dead_key_commits_its_letter_into_a_new_card(sheet: Sheet) -> None:
    sheet.show_record(VAN)
    compose(sheet, "´")
    compose(sheet, "", "é")
    type_text(sheet, "tape")
    press(sheet, Qt.Key.Key_Return)
    compose(sheet, "", "Ô")  # at once, without a pre-edit
    type_text(sheet, "ter")
    press(sheet, Qt.Key.Key_Return)
    assert titles(sheet) == ["Delivery van", "étape", "Ôter", "Tracking SMS"]


def test_a_composition_given_up_leaves_nothing(sheet: Sheet) -> None:
    before = state(sheet.session.store)
    sheet.show_record(VAN)
    compose(sheet, "n")
    compose(sheet, "")
    press(sheet, Qt.Key.Key_Escape)
    assert state(sheet.session.store) == before
    assert sheet.session.history.done == []


def test_a_key_let_through_amid_a_composition_goes_to_the_editor(sheet: Sheet) -> None:
    sheet.show_record(VAN)
    compose(sheet, "x")
    QTest.keyClicks(sheet, "y")
    assert sheet.inline.edit is not None
    assert sheet.inline.edit.hasFocus()
    press(sheet, Qt.Key.Key_Return)
    assert "y" in titles(sheet)


def test_headers_and_lane_titles_take_compositions_too(sheet: Sheet) -> None:
    sheet.show_record("stage-advocacy")
    compose(sheet, "r")
    compose(sheet, "", "Rückkauf")
    press(sheet, Qt.Key.Key_Return)
    assert [stage.title for stage in queries.stages(sheet.session.store)][-2:] == ["Advocacy", "Rückkauf"]
    sheet.show_record("lane-goals")
    compose(sheet, "", "目標")
    press(sheet, Qt.Key.Key_Return)
    assert queries.lanes(sheet.session.store)[0].title == "目標"


def test_who_leaves_amid_a_composition_leaves_no_empty_card(sheet: Sheet, qtbot: QtBot) -> None:
    before = state(sheet.session.store)
    other = QLineEdit(sheet)
    qtbot.addWidget(other)
    other.show()
    sheet.show_record(VAN)
    compose(sheet, "n")
    other.setFocus(Qt.FocusReason.MouseFocusReason)
    QApplication.processEvents()
    assert not sheet.inline.active
    assert state(sheet.session.store) == before


@pytest.mark.parametrize("focus", [
    Focus(LANE, "step-delivery", VAN), Focus("lane-opportunities", "step-search"),
    Focus(STAGES, "step-order", "stage-action"), Focus(LANE, TITLES, LANE),
])
def test_candidate_windows_stand_at_the_cell(sheet: Sheet, focus: Focus) -> None:
    sheet.set_focus(focus)
    assert sheet.inputMethodQuery(QUERY.ImEnabled) is True
    assert sheet.inputMethodQuery(QUERY.ImSurroundingText) == ""
    assert sheet.inputMethodQuery(QUERY.ImCursorPosition) == 0
    caret = sheet.inputMethodQuery(QUERY.ImCursorRectangle)
    assert isinstance(caret, QRect)
    assert caret.height() >= 12
    item = place_of(sheet.plan, sheet.view, focus.item) if focus.item else None
    rect = cell_on_screen(sheet.plan, sheet.view, focus) or (item and item[0])
    assert rect
    corner = sheet.viewport().pos()
    assert rect.x - 1 <= caret.x() - corner.x() <= rect.right
    assert rect.y - 1 <= caret.y() - corner.y() <= rect.bottom + 1


def test_amid_a_composition_the_editor_answers_in_the_sheets_own_places(sheet: Sheet) -> None:
    sheet.show_record(VAN)
    compose(sheet, "ni")
    edit = sheet.inline.edit
    assert edit is not None
    caret = sheet.inputMethodQuery(QUERY.ImCursorRectangle)
    area = QRect(edit.mapTo(sheet, edit.rect().topLeft()), edit.size())
    assert area.contains(caret.center().toPoint() if hasattr(caret.center(), "toPoint") else caret.center())
