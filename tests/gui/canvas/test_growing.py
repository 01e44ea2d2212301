"""Cards grow with their text while it is typed; the editor shows all of it."""
import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from journeymapper.ui.canvas.focus import Focus
from journeymapper.ui.canvas.sheet import Sheet
from tests.gui.paint.maps import NASTY
from tests.support.mouse import type_text

LANE, STEP = "lane-touchpoints", "step-order"


def begin(sheet: Sheet) -> str:
    sheet.set_focus(Focus(LANE, STEP, "touchpoint-confirmation-e-mail"))
    type_text(sheet, "A")
    return str(sheet.session.selection.current)


def put(sheet: Sheet, text: str) -> None:
    """As the clipboard or an input method would."""
    assert sheet.inline.edit is not None
    sheet.inline.edit.insertPlainText(text)


def whole(sheet: Sheet) -> bool:
    """Whether the editor is as high as its text, and its caret within the view."""
    edit = sheet.inline.edit
    assert edit is not None
    caret = edit.cursorRect().translated(edit.pos())
    room = edit.contentsRect().height()
    return edit.document().size().height() <= room + 0.5 and caret.top() >= 0 and caret.bottom() <= sheet.view.h


def test_card_and_row_grow_while_typing(sheet: Sheet, qtbot: QtBot) -> None:
    id = begin(sheet)
    row, below = sheet.plan.row(LANE), sheet.plan.row("lane-emotions")
    assert row is not None
    assert below is not None
    before, y = sheet.plan.boxes[id].rect.h, below.y
    put(sheet, " touchpoint with many words that need several lines, more than any card had before")
    assert whole(sheet)
    qtbot.waitUntil(lambda: sheet.plan.boxes[id].rect.h > before + 40, timeout=2000)
    later = sheet.plan.row("lane-emotions")
    assert later is not None
    assert later.y > y
    assert whole(sheet)
    edit = sheet.inline.edit
    assert edit is not None
    box = sheet.view.to_screen(sheet.plan.rect(id))  # type: ignore[arg-type]  # it is shown
    assert edit.geometry().bottom() <= box.bottom + 1


@pytest.mark.parametrize("name", NASTY)
@pytest.mark.parametrize("zoom", [1.0, 0.8])
def test_the_editor_shows_all_of_a_text(sheet: Sheet, qtbot: QtBot, name: str, zoom: float) -> None:
    sheet.resize(1000, 700)
    sheet.zoom_to(zoom)
    begin(sheet)
    put(sheet, NASTY[name])
    sheet.inline.write_now()
    QApplication.processEvents()
    assert whole(sheet)


def test_the_caret_stays_in_view_below_the_windows_edge(sheet: Sheet) -> None:
    sheet.resize(1000, 500)
    begin(sheet)
    for _ in range(30):
        put(sheet, "\nand one more line")
        sheet.inline.write_now()
    assert whole(sheet)
    top = sheet.view.y
    assert top > 0
    sheet.scroll_view(0, 0)
    assert sheet.view.y == 0, "who scrolls away meanwhile isn't pulled back"
    put(sheet, "x")
    assert sheet.view.y > 0


@pytest.mark.parametrize("step", ["step-need-arises", "step-recommend"])
def test_what_is_typed_can_be_read_in_a_map_that_is_shown_small(sheet: Sheet, step: str) -> None:
    """The title would be two pixels high; the editor is larger than its card and all in sight."""
    sheet.zoom_to(0.15)
    sheet.set_focus(Focus(LANE, step))
    type_text(sheet, "Call")
    edit = sheet.inline.edit
    assert edit is not None
    assert edit.fontInfo().pixelSize() >= 10
    assert edit.geometry().left() >= 0
    assert edit.geometry().right() <= sheet.view.w
    assert whole(sheet)
