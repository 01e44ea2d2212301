"""A backlog that came back, in the window: opened or dropped, decided line by line, one step to undo."""
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt, QTimer, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot

from journeymapper.app import asking
from journeymapper.app.desk import Place
from journeymapper.app.reading_back import ask_and_read_back, read_back
from journeymapper.core.backlog.readback.lines import Line
from journeymapper.core.commands.cards import add_card
from journeymapper.core.commands.records import set_fields
from journeymapper.core.model.cards import RedPoint
from journeymapper.ui.dialogs.read_back import ReadBackDialog
from tests.support.maps import sample, state
from tests.unit.backlog.managers import answered
from tests.unit.backlog.workbooks import written

FIRST = "red-point-31"


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return written(sample().store, tmp_path_factory.mktemp("book"))


@pytest.fixture
def back(book: Path, tmp_path: Path) -> Path:
    """Ana asks for another owner and effort, adds a row, and gets one cell wrong."""
    return answered(book, tmp_path / "back.xlsx", {
        (5, "owner"): "Ana", (5, "effort"): 5, (6, "severity"): 9, (11, "title"): "Nobody answers"})


def in_the_dialog(act: Callable[[ReadBackDialog], object]) -> list[ReadBackDialog]:
    """Act once the dialog stands; it is told that it was there."""
    seen: list[ReadBackDialog] = []

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, ReadBackDialog):
            seen.append(dialog)
            act(dialog)
        else:
            QTimer.singleShot(30, look)

    QTimer.singleShot(30, look)
    return seen


def owner(place: Place) -> str | None:
    row = place.file.session.store.find(RedPoint, FIRST)
    assert row is not None
    return row.owner


def texts_of(dialog: ReadBackDialog) -> list[str]:
    groups = [dialog.rows.topLevelItem(n) for n in range(dialog.rows.topLevelItemCount())]
    return [group.text(0) for group in groups if group is not None]


def test_answers_are_shown_and_taken_over_in_one_step(place: Place, back: Path) -> None:
    before = state(place.file.session.store)
    seen: list[object] = []

    def take(dialog: ReadBackDialog) -> None:
        seen.extend([texts_of(dialog), dialog.take.text()])
        QTest.keyClick(dialog, Qt.Key.Key_Return)

    in_the_dialog(take)
    assert read_back(place, back)
    assert seen == [["Accepted (2)", "New red points, for the parking lot (1)", "Refused (1)"], "Take 3 answers over"]
    assert owner(place) == "Ana"
    assert place.file.session.history.done[-1].params == {"n": 3}
    place.file.session.undo()
    assert state(place.file.session.store) == before


def test_escape_changes_nothing(place: Place, back: Path) -> None:
    before = state(place.file.session.store)
    seen = in_the_dialog(lambda dialog: QTest.keyClick(dialog, Qt.Key.Key_Escape))
    assert not read_back(place, back)
    assert seen
    assert state(place.file.session.store) == before
    assert not place.file.session.history.done


def test_a_line_is_left_out_with_the_space_bar(place: Place, back: Path) -> None:
    def act(dialog: ReadBackDialog) -> None:
        dialog.rows.setFocus()
        QTest.keyClick(dialog.rows, Qt.Key.Key_Space)
        dialog.take.click()

    in_the_dialog(act)
    assert read_back(place, back)
    row = place.file.session.store.find(RedPoint, FIRST)
    assert row is not None
    assert (row.effort, row.owner) == (2, "Ana")


def test_conflicts_keep_the_map_until_somebody_decides(place: Place, book: Path, tmp_path: Path) -> None:
    place.file.session.run(set_fields, [FIRST, "red-point-29"], owner="Rosa")
    both = answered(book, tmp_path / "b.xlsx", {(5, "owner"): "Ana", (6, "owner"): "Ana"})

    looked: list[tuple[list[Line], bool]] = []

    def look(dialog: ReadBackDialog) -> None:
        looked.append((dialog.chosen(), dialog.take.isEnabled()))
        dialog.reject()

    in_the_dialog(look)
    assert not read_back(place, both)
    assert looked == [([], False)]
    assert owner(place) == "Rosa"

    counts: list[int] = []

    def decide(dialog: ReadBackDialog) -> None:
        for way in (True, False, True):
            dialog.decide_all(for_workbook=way)
            counts.append(len(dialog.chosen()))
        dialog.accept()

    in_the_dialog(decide)
    assert read_back(place, both)
    assert counts == [2, 0, 2]
    assert owner(place) == "Ana"


def test_an_untouched_workbook_is_a_toast(place: Place, book: Path) -> None:
    assert not read_back(place, book)
    assert any("says nothing" in text for text in place.window.toasts.texts())


def test_a_workbook_that_is_none_is_a_sentence(place: Place, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    said: list[str] = []
    monkeypatch.setattr(asking, "tell", lambda _parent, _t, text, *_rest: said.append(text))
    other = tmp_path / "b.xlsx"
    other.write_text("no workbook")
    assert not read_back(place, other)
    assert not read_back(place, tmp_path / "gone.xlsx")
    assert len(said) == 2
    assert "no Excel workbook" in said[0]
    assert not any(isinstance(widget, QMessageBox) for widget in QApplication.topLevelWidgets())


def test_a_workbook_dropped_onto_the_window_is_read_back(place: Place, back: Path, qtbot: QtBot) -> None:
    seen = in_the_dialog(lambda dialog: dialog.accept())
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(back))])
    how = (Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(place.window, QDragEnterEvent(QPoint(5, 5), *how))
    QApplication.sendEvent(place.window, QDropEvent(QPointF(5, 5), *how, QEvent.Type.Drop))
    qtbot.waitUntil(lambda: bool(seen) and owner(place) == "Ana")


def test_the_menu_asks_for_a_workbook(place: Place, back: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    monkeypatch.setattr(asking, "ask_files", lambda _parent, title, *_rest: asked.append(title) or [back])
    in_the_dialog(lambda dialog: dialog.accept())
    place.window.chrome.actions["file.read_back"].trigger()
    assert asked == ["Read back a backlog"]
    assert owner(place) == "Ana"
    monkeypatch.setattr(asking, "ask_files", lambda *_all: [])
    assert not ask_and_read_back(place)


def test_markup_in_a_title_is_shown_letter_by_letter(place: Place, book: Path, tmp_path: Path) -> None:
    seen: list[str] = []

    def look(dialog: ReadBackDialog) -> None:
        group = dialog.rows.topLevelItem(0)
        assert group is not None
        seen.append(group.child(0).text(0))
        dialog.reject()

    in_the_dialog(look)
    read_back(place, answered(book, tmp_path / "b.xlsx", {(5, "owner"): "<b>Ana</b>"}))
    assert "“<b>Ana</b>”" in seen[0]


def test_the_current_row_is_told_in_full_letter_by_letter(place: Place, book: Path, tmp_path: Path) -> None:
    long = "<b>decided</b> " * 30
    told: list[str] = []

    def look(dialog: ReadBackDialog) -> None:
        told.append(dialog.detail.toPlainText())
        dialog.rows.setFocus()
        QTest.keyClick(dialog.rows, Qt.Key.Key_Down)
        told.append(dialog.detail.toPlainText())
        QTest.keyClick(dialog.rows, Qt.Key.Key_Tab)
        told.append(str(dialog.focusWidget() is dialog.detail))
        dialog.reject()

    in_the_dialog(look)
    read_back(place, answered(book, tmp_path / "b.xlsx", {(5, "owner"): "Ana", (5, "decision"): long}))
    assert told[0].endswith("The map now: Customer care\nThe workbook: Ana")
    assert told[1].endswith(f"The workbook: {long.strip()}")
    assert told[2] == "True"


def test_five_hundred_lines_are_shown_and_taken_in_one_step(place: Place, tmp_path: Path) -> None:
    session = place.file.session
    for n in range(125):
        session.run(add_card, "red-point", None, None, title=f"Number {n}")
    steps = len(session.history.done)
    book = written(session.store, tmp_path)
    answers = {(row, key): "done" for row in range(5, 130) for key in ("owner", "decision", "metric", "proposal")}
    seen = in_the_dialog(lambda dialog: dialog.accept())
    assert read_back(place, answered(book, tmp_path / "many.xlsx", answers))
    assert seen
    assert session.history.done[-1].params == {"n": 500}
    assert len(session.history.done) == steps + 1
