"""Measurements written by hand, and measured values taken over: each one step, and nothing before it is wanted."""
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QRect, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu, QTableWidget, QWidget
from pytestqt.qtbot import QtBot

from journeymapper.core.backlog.workbook_reading.tables import read_tables
from journeymapper.core.foundation.i18n import texts
from journeymapper.core.model.other import Measurement
from journeymapper.core.session.session import Session
from journeymapper.ui.dialogs.measurements import FIELDS, MeasurementsDialog, open_measurements
from journeymapper.ui.dialogs.signals import SignalsDialog
from journeymapper.ui.qt.menu_key import BY_ITSELF
from journeymapper.ui.theme.current import Theme
from tests.support.board import board, get, one_step, untouched

EN = texts("en")


@pytest.fixture
def dialog(qtbot: QtBot, session: Session, window: QWidget) -> MeasurementsDialog:
    made = open_measurements(session, Theme("light"), EN, window, "measurement-5")
    qtbot.addWidget(made)
    return made


@pytest.mark.skipif(sys.platform in BY_ITSELF, reason="the system asks by itself there")
def test_shift_f10_opens_the_menu_of_a_dialogs_table_and_of_its_fields(
    qtbot: QtBot, dialog: MeasurementsDialog, session: Session
) -> None:
    """As the menu key and a right click do."""
    seen: list[list[str]] = []

    def look() -> None:
        menu = QApplication.activePopupWidget()
        if isinstance(menu, QMenu):
            seen.append([action.text() for action in menu.actions()])
            menu.actions()[-1].trigger() if len(seen) == 1 else None
            menu.close()
        else:
            QTimer.singleShot(5, look)

    with qtbot.waitActive(dialog):
        dialog.activateWindow()
    dialog.table.setFocus()
    count = len(session.store.every(Measurement))
    QTimer.singleShot(5, look)
    qtbot.keyClick(dialog.table, Qt.Key.Key_F10, Qt.KeyboardModifier.ShiftModifier)
    assert seen == [["Add", "Delete"]]
    assert len(session.store.every(Measurement)) == count - 1
    dialog.table.editItem(dialog.table.currentItem())
    field = dialog.table.findChild(QLineEdit)
    assert isinstance(field, QLineEdit)
    with qtbot.waitActive(dialog):
        dialog.activateWindow()
    field.setFocus()
    QTimer.singleShot(5, look)
    qtbot.keyClick(field, Qt.Key.Key_F10, Qt.KeyboardModifier.ShiftModifier)
    qtbot.waitUntil(lambda: len(seen) == 2)
    assert any("Paste" in text for text in seen[-1]), "the field's own menu"


def write(dialog: MeasurementsDialog, field: str, text: str) -> None:
    """Into the cell of the current row."""
    item = dialog.table.item(dialog.table.currentRow(), FIELDS.index(field))
    assert item is not None
    item.setText(text)


def test_a_cell_is_one_step_and_the_score_follows(dialog: MeasurementsDialog, session: Session) -> None:
    assert dialog.current() == "measurement-5"
    with one_step(session):
        write(dialog, "repurchase", "7.5")
    assert get(session, "measurement-5").repurchase == 7.5
    for field, text in (("promoters", "50"), ("passives", "30"), ("detractors", "20")):
        write(dialog, field, text)
    score = dialog.table.item(dialog.table.currentRow(), FIELDS.index("nps"))
    assert score is not None
    assert (score.text(), bool(score.flags() & Qt.ItemFlag.ItemIsEditable)) == ("+30", False)


@pytest.mark.parametrize("field, text, words", [
    ("repurchase", "11", "“11” isn't on the scale. Write a number from 0 to 10."),
    ("on", "soon", "“soon” is no day."), ("promoters", "2.5", "“2.5” is no count. Write a whole number from 0.")])
def test_what_cant_be_is_refused_in_words(dialog: MeasurementsDialog, session: Session, field: str, text: str,
                                          words: str) -> None:
    with untouched(session):
        write(dialog, field, text)
    assert dialog.message.text().startswith(words)
    item = dialog.table.item(dialog.table.currentRow(), FIELDS.index(field))
    assert item is not None
    assert item.text() != text


def test_rows_come_and_go_by_key(qtbot: QtBot, dialog: MeasurementsDialog, session: Session) -> None:
    dialog.show()
    count = len(session.store.every(Measurement))
    dialog.add()
    editor = dialog.table.findChild(QLineEdit)
    assert isinstance(editor, QLineEdit)
    qtbot.keyClicks(editor, "visitors")
    dialog.flush()
    made = get(session, dialog.current())
    assert (made.segment, len(session.store.every(Measurement))) == ("visitors", count + 1)
    with one_step(session):
        dialog.remove()
    assert len(session.store.every(Measurement)) == count
    assert session.history.done[-1].title == "Delete measurement"


def test_an_enter_that_waits_while_its_cell_is_left_does_nothing(
    qtbot: QtBot, dialog: MeasurementsDialog, session: Session
) -> None:
    """Qt takes it once the event is over; a save in the same one has closed the cell, and Qt would warn."""
    dialog.show()
    dialog.add()
    line = dialog.table.findChild(QLineEdit)
    assert isinstance(line, QLineEdit)
    qtbot.keyClicks(line, "visitors")
    QApplication.sendEvent(line, QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Return, Qt.KeyboardModifier(0), "\r"))
    dialog.flush()
    QApplication.processEvents()
    assert get(session, dialog.current()).segment == "visitors"


@pytest.mark.parametrize("held", [Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier])
def test_a_held_key_chooses_no_further_rows(qtbot: QtBot, dialog: MeasurementsDialog,
                                            held: Qt.KeyboardModifier) -> None:
    """A row added while Ctrl is down is the only one chosen: Delete takes one row, not those before it too."""
    dialog.show()
    qtbot.keyPress(dialog, Qt.Key.Key_F13, held)
    try:
        assert QGuiApplication.keyboardModifiers() == held
        dialog.show_measurement("measurement-0")
        assert len(dialog.table.selectedIndexes()) == 1
    finally:
        qtbot.keyClick(dialog, Qt.Key.Key_F13)


METRIC = {"id": "days", "rank": "a0", "kind": "metric", "step": "s3", "lane": None, "title": "Days", "target": 3}


def signals(qtbot: QtBot, session: Session, tmp_path: Path, text: str) -> SignalsDialog:
    file = tmp_path / "values.csv"
    file.write_text(text, encoding="utf-8")
    made = SignalsDialog(session, Theme("light"), EN, file.name, read_tables(file))
    qtbot.addWidget(made)
    return made


def test_a_csv_file_goes_into_a_metric(qtbot: QtBot, tmp_path: Path) -> None:
    session = board(("cards", METRIC))
    with untouched(session):
        made = signals(qtbot, session, tmp_path, "Fecha;Valor\n31/01/2026;9,5\n28/02/2026;x\n31/03/2026;4\n")
    assert (made.target.currentText(), made.comma.currentData()) == ("Metric: Days (Three)", True)
    chosen = [made.columns[name].currentText() for name in ("on", "value", "segment")]
    assert chosen == ["A · Fecha", "B · Valor", "— none —"]
    assert [made.bad.item(row).text() for row in range(made.bad.count())] == ["B3 “x” is no number."]
    with one_step(session), qtbot.waitSignal(made.taken) as taken:
        made.accept()
    assert taken.args == ["2 rows were taken over into “Metric: Days (Three)”."]
    series = get(session, "days").series
    assert [(one["on"], one["value"]) for one in series] == [("2026-01-31", 9.5), ("2026-03-31", 4)]
    assert get(session, "days").value == 4


def test_columns_can_be_chosen_otherwise_and_cancelling_writes_nothing(qtbot: QtBot, tmp_path: Path) -> None:
    session = board(("cards", METRIC))
    with untouched(session):
        made = signals(qtbot, session, tmp_path, "a,b,c\n2026-01-31,new,5\n")
        assert not made.accept_button.isEnabled()
        made.target.setCurrentIndex(0)
        for name, place in (("on", 0), ("segment", 1), ("recommendation", 2)):
            made.columns[name].setCurrentIndex(made.columns[name].findData(place))
        assert made.found.rows == [{"on": "2026-01-31", "segment": "new", "recommendation": 5}]
        assert made.accept_button.text() == "Take over 1 row"
        made.reject()


def test_a_survey_of_loyalty_is_known_by_its_headers(qtbot: QtBot, tmp_path: Path) -> None:
    session = board(("cards", METRIC))
    made = signals(qtbot, session, tmp_path, "Date,Segment,Promoters,Passives,Detractors\n2026-01-31,new,5,3,2\n")
    assert made.target.currentText() == "Measurements of loyalty"
    made.accept()
    row, = session.store.every(Measurement)
    assert (row.segment, row.promoters, row.detractors) == ("new", 5, 2)


@pytest.mark.parametrize("workshop", [False, True])
def test_words_of_headers_are_whole_in_spanish(qtbot: QtBot, session: Session, window: QWidget, tmp_path: Path,
                                               workshop: bool) -> None:
    """They break into lines, columns have room for the longest word, and what the window lacks is scrolled to."""
    es, theme = texts("es"), Theme("light", workshop=workshop)
    file = tmp_path / "values.csv"
    file.write_text("Date,Segment,Repurchase,Reluctance to switch,Recommend,Responses,Promoters,Passives,Detractors\n"
                    "2026-01-31,new,7,6,8,10,5,3,2\n", encoding="utf-8")
    dialogs = [open_measurements(session, theme, es, window), SignalsDialog(session, theme, es, "x", read_tables(file))]
    for dialog in dialogs:
        qtbot.addWidget(dialog)
        dialog.show()
        dialog.resize(500, 400)
        table = dialog.findChild(QTableWidget)
        assert isinstance(table, QTableWidget)
        header = table.horizontalHeader()
        for place in range(header.count()):
            words = str(table.model().headerData(place, Qt.Orientation.Horizontal))
            room = QRect(0, 0, header.sectionSize(place) - 8, 1000)
            needed = header.fontMetrics().boundingRect(room, int(Qt.TextFlag.TextWordWrap), words)
            assert (needed.width() <= room.width(), needed.height() < header.height()) == (True, True), words
        assert table.columnWidth(0) > table.fontMetrics().horizontalAdvance("2026-06-30") + 8
        assert header.length() > table.viewport().width()
        dialog.resize(2000, 400)
        assert abs(header.length() - table.viewport().width()) <= 1


def test_a_long_table_is_read_in_slices_and_can_be_left(qtbot: QtBot, tmp_path: Path) -> None:
    """The window goes on meanwhile; nothing can be taken over before all is read, and cancelling ends the reading."""
    text = "Date,Value\n" + "".join(f"{46203 - n},{n}\n" for n in range(6000))
    session = board(("cards", METRIC))
    made = signals(qtbot, session, tmp_path, text)
    assert made.reading.busy
    assert not made.accept_button.isEnabled()
    assert made.summary.text().startswith("Row ")
    made.comma.setCurrentIndex(1)
    assert made.reading.busy, "another way of reading begins anew"
    qtbot.waitUntil(lambda: not made.reading.busy, timeout=20_000)
    assert (len(made.found.rows), made.preview.rowCount(), made.accept_button.isEnabled()) == (6000, 200, True)
    assert "6000 days are numbers there and are read as spreadsheets count days." in made.summary.text()
    again = signals(qtbot, session, tmp_path, text)
    with untouched(session):
        again.reject()
        assert not again.reading.busy
