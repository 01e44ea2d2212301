"""What the sheet shows stays true: grey areas, ghosts, the inline editor, the opening view."""
import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from journeymapper.core.commands.records import delete, rename, set_fields
from journeymapper.core.document import queries
from journeymapper.core.model.people import Emotion
from journeymapper.ui.canvas import edits
from journeymapper.ui.canvas.focus import STAGES, STEPS, TITLES, Focus
from journeymapper.ui.canvas.layers.outlines import cell_on_screen
from journeymapper.ui.canvas.preview import Target
from journeymapper.ui.canvas.sheet import Sheet
from journeymapper.ui.canvas.texting import spot
from tests.support.mouse import drop_from_palette, type_text

BUTTON = "touchpoint-web-checkout"


def test_all_of_a_grey_area_goes_when_its_hand_over_goes(sheet: Sheet, qtbot: QtBot) -> None:
    """The band runs over all rows, so repainting the changed row isn't enough."""
    updated: list[bool] = []
    sheet.presenter.repaint = lambda dirty: updated.append(bool(dirty.bands))
    sheet.session.run(set_fields, [BUTTON], channel="channel-store")
    sheet.session.run(set_fields, [BUTTON], feeling=2)
    sheet.session.run(rename, BUTTON, "Till")
    assert updated == [True, False, False]
    sheet.session.undo()
    sheet.session.undo()
    sheet.session.undo()
    assert updated[-1] is True


def test_the_focus_ring_goes_and_comes_with_the_keyboard(sheet: Sheet, qtbot: QtBot) -> None:
    """No part of the screen may keep it, whatever is painted again."""
    field = QLineEdit(sheet)
    field.show()
    with qtbot.waitActive(sheet):
        sheet.activateWindow()
    sheet.setFocus()
    sheet.set_focus(Focus("lane-goals", "step-compare"))

    def ring() -> QImage:
        QApplication.processEvents()
        place = cell_on_screen(sheet.plan, sheet.view, sheet.focus)
        assert place is not None
        at = sheet.viewport().mapTo(sheet, QPoint(round(place.x), round(place.y)))
        screen = QApplication.primaryScreen()
        return screen.grabWindow(sheet.winId(), at.x(), at.y(), round(place.w), round(place.h)).toImage()

    seen = ring()
    field.setFocus()
    gone = ring()
    assert gone != seen
    sheet.setFocus()
    assert ring() == seen


def test_an_emotions_ghost_stands_where_the_point_will(sheet: Sheet) -> None:
    column, y = sheet.plan.column("step-search"), sheet.plan.emotion_y("lane-emotions", -1)
    assert column is not None
    assert y is not None
    for _ in range(3):
        at = QPoint(round(column.x + 30), round(y))
        drop_from_palette(sheet, "emotion", at, drop=False)
        ghost = sheet.preview.target
        assert isinstance(ghost, Target)
        before = set(sheet.plan.points)
        drop_from_palette(sheet, "emotion", at)
        made = (set(sheet.plan.points) - before).pop()
        rect = sheet.plan.rect(made)
        assert rect is not None
        assert rect.centre == pytest.approx(ghost.rect.centre)
        owner = sheet.session.store.find(Emotion, made)
        assert owner is not None
        assert str(ghost.words[1]["persona"]) == {"persona-maria": "Maria", "persona-paul": "Paul"}[owner.persona]


@pytest.mark.parametrize("zoom", [0.82, 1.0, 1.5])
def test_the_inline_editor_breaks_lines_where_the_card_does(sheet: Sheet, zoom: float) -> None:
    sheet.zoom_to(zoom)
    sheet.scroll_view(0, 0)
    sheet.show_record("touchpoint-search-results")
    edits.rename(sheet)
    type_text(sheet, "Search results that show shops nearby first, then all others in the country")
    sheet.inline.write_now()
    edit = sheet.inline.edit
    assert edit is not None
    layout = edit.document().firstBlock().layout()
    shown = [layout.lineAt(n).textStart() for n in range(layout.lineCount())]
    box = next(text for text in sheet.plan.boxes["touchpoint-search-results"].texts if text.role == "title")
    assert shown == [start for start, _ in box.lines]
    found = spot(sheet, "touchpoint-search-results")
    assert found is not None
    assert edit.document().size().height() == pytest.approx(found[0].h, abs=3)
    sheet.inline.end("escape")


def test_the_opening_view_follows_the_window_until_somebody_zooms(sheet: Sheet, qtbot: QtBot) -> None:
    other = Sheet(sheet.session, sheet.theme, sheet.t)
    qtbot.addWidget(other)
    other.resize(900, 700)
    with qtbot.waitExposed(other):
        other.show()
    assert other.view.zoom == 1.0
    other.resize(1800, 1000)
    assert 0.8 <= other.view.zoom < 1.0
    other.zoom_to(1.2)
    other.resize(1900, 1000)
    assert other.view.zoom == 1.2
    other.release()


def test_the_status_lines_keys_follow_a_deletion(sheet: Sheet, qtbot: QtBot) -> None:
    sheet.show_record("touchpoint-chat-bot")
    with qtbot.waitSignal(sheet.hint_changed) as said:
        edits.delete_selection(sheet)
    assert said.args == ["Type to add a card · arrows move · Alt+1 to Alt+9 insert"]
    assert sheet.focus.item is None


def test_the_status_lines_keys_say_what_a_letter_begins_in_the_head(sheet: Sheet, qtbot: QtBot) -> None:
    for row, said_there in ((STAGES, "Type to add a stage at the front"), (STEPS, "Type to add a step at the front")):
        with qtbot.waitSignal(sheet.hint_changed) as said:
            sheet.set_focus(Focus(row, TITLES))
        assert said.args[0].startswith(said_there)


def test_the_status_lines_keys_follow_a_change_where_the_focus_stays(sheet: Sheet, qtbot: QtBot) -> None:
    sheet.set_focus(Focus(STEPS, TITLES))
    stages = [stage.id for stage in queries.stages(sheet.session.store)]
    with qtbot.waitSignal(sheet.hint_changed) as said:
        sheet.session.run(delete, stages)
    assert said.args == ["Type to add a stage · drag from the palette"]
