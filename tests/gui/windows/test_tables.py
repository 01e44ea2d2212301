"""Copy and paste of ranges and of cards, by keys, between programs and windows."""
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from journeymapper.app.desk import Desk, Place
from journeymapper.core.commands.grid import add_stage
from journeymapper.core.document import queries
from journeymapper.core.model.cards import Card, RedPoint, Touchpoint
from journeymapper.core.model.people import Channel
from journeymapper.core.session.html_table import from_html
from journeymapper.ui.canvas.focus import STAGES, Focus
from tests.support.maps import state
from tests.support.paths import ROOT

CTRL = Qt.KeyboardModifier.ControlModifier
EXCEL = (ROOT / "tests" / "fixtures" / "clipboard" / "excel.html").read_text(encoding="utf-8")


def chord(place: Place, key: Qt.Key) -> None:
    """Ctrl and a key, to the sheet of a window."""
    sheet = place.window.chrome.map_page.sheet
    place.window.activateWindow()
    sheet.setFocus()
    QApplication.processEvents()
    QTest.keyClick(sheet, key, CTRL)
    QApplication.processEvents()


def focus(place: Place, row: str, column: str) -> None:
    place.window.chrome.map_page.sheet.set_focus(Focus(row, column))


def on_clipboard(text: str = "", html: str = "") -> None:
    mime = QMimeData()
    if text:
        mime.setText(text)
    if html:
        mime.setHtml(html)
    QGuiApplication.clipboard().setMimeData(mime)


def test_a_range_of_excel_becomes_cards_that_are_selected(place: Place) -> None:
    session, toasts = place.file.session, place.window.toasts
    before = state(session.store)
    on_clipboard("never\tread", EXCEL)
    focus(place, "lane-red-points", queries.columns(session.store)[-2].id)
    chord(place, Qt.Key.Key_V)
    rows = [session.store.get(id) for id in session.selection.ids]
    assert {"First line\nsecond line", "Año  doble"} <= {getattr(row, "title", "") for row in rows}
    assert "1 step was added" in toasts.texts()[-1]
    assert place.window.chrome.actions["edit.undo"].text().startswith("Undo: Paste")
    chord(place, Qt.Key.Key_Z)
    assert state(session.store) == before


def test_numbers_off_the_scale_on_the_emotions_are_refused_in_a_sentence(place: Place) -> None:
    session = place.file.session
    before = state(session.store)
    curve = next(lane.id for lane in queries.lanes(session.store) if lane.kind == "emotions")
    on_clipboard("1\t3")
    focus(place, curve, queries.columns(session.store)[0].id)
    chord(place, Qt.Key.Key_V)
    assert state(session.store) == before
    assert "“3” is no feeling" in place.window.toasts.texts()[-1]


def test_lines_make_cards_of_one_cell_and_a_header_stands_for_the_first_lane(place: Place) -> None:
    session = place.file.session
    step = queries.columns(session.store)[2].id
    first = queries.lanes(session.store)[0].id
    on_clipboard("one\n\ntwo\nthree\n")
    focus(place, STAGES, step)
    chord(place, Qt.Key.Key_V)
    assert [c.title for c in queries.cards_in(session.store, first, step)][-3:] == ["one", "two", "three"]
    assert len(session.selection) == 3


def test_copied_cards_are_a_table_for_others(place: Place) -> None:
    session = place.file.session
    chosen = [card for card in session.store.every(Card) if card.step and card.lane == "lane-touchpoints"][:3]
    session.selection.set([card.id for card in chosen])
    chord(place, Qt.Key.Key_C)
    mime = QGuiApplication.clipboard().mimeData()
    grid = from_html(mime.html())
    assert grid is not None
    parts = [part for row in grid for cell in row if cell for part in cell.split("\n\n")]
    assert sorted(parts) == sorted(card.title for card in chosen)
    assert "\t" in mime.text()


def test_cards_keep_kinds_and_fields_in_another_window(desk: Desk, place: Place, new_place: Place,
                                                       qtbot: QtBot) -> None:
    old, new = place.file.session, new_place.file.session
    red = next(row for row in queries.red_points(old.store) if old.store.find(Touchpoint, row.about))
    about = old.store.find(Touchpoint, red.about)
    assert about is not None
    old.selection.set([red.id, about.id])
    chord(place, Qt.Key.Key_C)
    chord(new_place, Qt.Key.Key_V)
    assert len(queries.columns(new.store)) == 1
    copy, = new.store.every(RedPoint)
    touchpoint = new.store.find(Touchpoint, copy.about)
    assert (copy.title, copy.severity, copy.number) == (red.title, red.severity, 1)
    assert touchpoint is not None
    assert touchpoint.title == about.title
    channel = new.store.find(Channel, touchpoint.channel)
    assert channel is not None
    wanted = old.store.find(Channel, about.channel)
    assert wanted is not None
    assert channel.name == wanted.name


def test_what_does_not_fit_in_the_other_window_makes_steps_and_says_so(place: Place, new_place: Place) -> None:
    old, new = place.file.session, new_place.file.session
    first, second = (queries.cards_in(old.store, "lane-goals", step.id)[0] for step in queries.columns(old.store)[:2])
    old.selection.set([first.id, second.id])
    chord(place, Qt.Key.Key_C)
    new.run(add_stage)
    chord(new_place, Qt.Key.Key_V)
    columns = queries.columns(new.store)
    assert [(card.title, card.step) for card in new.store.every(Card)] == [
        (first.title, columns[0].id), (second.title, columns[1].id)]
    assert new_place.window.toasts.texts()[-1] == "2 things pasted. 1 step was added."
    assert new_place.window.chrome.actions["edit.undo"].text() == "Undo: Paste 2 things"
