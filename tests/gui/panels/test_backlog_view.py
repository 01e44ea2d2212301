"""The backlog view: order, filters, selection, editing in place."""
from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from journeymapper.core.backlog.scoring import highest, scoring_of
from journeymapper.core.commands.cards import add_card
from journeymapper.core.commands.records import delete, rename, set_fields
from journeymapper.core.document import queries
from journeymapper.core.foundation.i18n import texts
from journeymapper.core.model.cards import RedPoint
from journeymapper.core.session.session import Session
from journeymapper.ui.panels.backlog import BacklogView
from journeymapper.ui.panels.backlog_cells import BAR_PX, Cell, font_of, paint_cell, text_width
from journeymapper.ui.panels.backlog_columns import COLUMNS, NARROWEST, SCORE, ordered, shared_widths, short_day
from journeymapper.ui.panels.backlog_filters import ANY, OPEN
from journeymapper.ui.panels.backlog_measure import WRAPPED
from journeymapper.ui.panels.backlog_rows import backlog_rows
from journeymapper.ui.qt.wrapped import wrapped_lines
from journeymapper.ui.theme.current import Theme
from journeymapper.ui.theme.load import load_tokens
from tests.support.maps import empty, sample

T = texts("en")
ORDER = [5, 3, 1, 6, 4, 2]
PLACE = {column.name: place for place, column in enumerate(COLUMNS)}
Key = Qt.Key


@pytest.fixture
def session() -> Session:
    return sample()


@pytest.fixture
def view(qtbot: QtBot, session: Session) -> BacklogView:
    made = BacklogView(session, Theme("light"), T)
    qtbot.addWidget(made)
    made.resize(1366, 640)
    made.show()
    made.activateWindow()
    QApplication.processEvents()
    return made


def numbers(view: BacklogView) -> list[int]:
    return [row.number for row in view._model.rows]


def text(view: BacklogView, line: int, column: str) -> str:
    return str(view._model.index(line, PLACE[column]).data())


def red_point(session: Session, number: int) -> RedPoint:
    return next(row for row in session.store.every(RedPoint) if row.number == number)


def edit(view: BacklogView, line: int, column: str) -> QComboBox | QLineEdit:
    index = view._model.index(line, PLACE[column])
    view.table.setCurrentIndex(index)
    view.table.edit(index)
    editor = view.table.indexWidget(index)
    assert isinstance(editor, QComboBox | QLineEdit)
    return editor


def test_the_order_and_the_words(view: BacklogView) -> None:
    assert numbers(view) == ORDER
    assert [text(view, line, "score") for line in range(6)] == ["8.0", "5.3", "6.0", "5.0", "4.8", "2.4"]
    assert [text(view, 0, name) for name in ("where", "about", "frequency", "owner", "status")] == [
        "Use › Ask for help", "Chat bot", "4 often", "Customer care", "planned"]
    assert text(view, 1, "owner") == "assign"
    assert view._subtitle.text() == "6 red points · 4 without owner · 2 without opportunity"


def test_days_are_short() -> None:
    assert short_day("2026-12-15", T, date(2026, 11, 1)) == "15 Dec"
    assert short_day("2027-01-02", T, date(2026, 11, 1)) == "2 Jan 2027"
    assert short_day(None, T) == ""


def test_overdue_is_before_today_and_never_when_done(session: Session) -> None:
    late = [row.number for row in backlog_rows(session.store, T, date(2026, 12, 18)) if row.overdue]
    assert late == [5]
    session.run(set_fields, [red_point(session, 5).id], status="done")
    assert not any(row.overdue for row in backlog_rows(session.store, T, date(2026, 12, 18)))


def test_a_blank_is_not_scored_and_comes_last(view: BacklogView, session: Session) -> None:
    session.run(set_fields, [red_point(session, 1).id], effort=None)
    line = numbers(view).index(1)
    assert text(view, line, "score") == "not scored"
    view.sort_by(SCORE)
    assert numbers(view)[-1] == 1
    view.sort_by(SCORE)
    assert numbers(view)[-1] == 1


def test_a_click_on_the_head_sorts_and_the_third_goes_back(qtbot: QtBot, view: BacklogView) -> None:
    head = view.table.horizontalHeader()
    at = head.viewport().rect().topLeft()
    at.setX(head.sectionViewportPosition(PLACE["number"]) + 12)
    at.setY(10)
    orders = []
    for _ in range(3):
        qtbot.mouseClick(head.viewport(), Qt.MouseButton.LeftButton, pos=at)
        orders.append(numbers(view))
    assert orders == [[1, 2, 3, 4, 5, 6], [6, 5, 4, 3, 2, 1], ORDER]


def test_each_filter(view: BacklogView, session: Session) -> None:
    bar = view.filter_bar
    bar.choose("stage", "stage-use")
    assert numbers(view) == [5, 4]
    assert view._subtitle.text().endswith("2 shown")
    bar.choose("stage", ANY)
    bar.choose("channel", "channel-web")
    assert numbers(view) == [row.number for row in backlog_rows(session.store, T) if row.channel == "channel-web"]
    bar.choose("channel", ANY)
    bar.choose("persona", "persona-paul")
    assert numbers(view) == [5, 6]
    bar.choose("persona", ANY)
    bar.choose("status", "new")
    assert set(numbers(view)) == {2, 3, 4, 6}
    bar.choose("status", OPEN)
    bar.words.setText("leaf 004")
    assert numbers(view) == [4]


def test_what_is_done_leaves_unless_asked_for(view: BacklogView, session: Session) -> None:
    session.run(set_fields, [red_point(session, 5).id], status="verified")
    assert 5 not in numbers(view)
    view.filter_bar.choose("status", ANY)
    assert 5 in numbers(view)


def test_a_filter_on_what_is_deleted_lets_go(view: BacklogView, session: Session) -> None:
    view.filter_bar.choose("stage", "stage-use")
    session.run(delete, ["stage-use"])
    assert view.filter_bar.filters.stage == ANY
    assert len(numbers(view)) == 6


def test_filtered_to_nothing_there_is_a_way_back(view: BacklogView) -> None:
    view.filter_bar.words.setText("nothing like it")
    assert view._empty.isVisible()
    view._empty.button.click()
    assert numbers(view) == ORDER
    assert not view._empty.isVisible()


def test_an_empty_map_teaches(qtbot: QtBot) -> None:
    view = BacklogView(empty(), Theme("light"), T)
    qtbot.addWidget(view)
    view.show()
    assert view._empty._text.text().startswith("The map is empty")
    with qtbot.waitSignal(view.map_requested):
        qtbot.mouseClick(view._empty.button, Qt.MouseButton.LeftButton)


def test_a_map_without_red_points_says_how_they_come(qtbot: QtBot, view: BacklogView, session: Session) -> None:
    session.run(delete, [row.id for row in session.store.every(RedPoint)])
    assert "Ctrl+M" in view._empty._text.text()
    assert not view.table.isVisible()
    assert view.door() is view._empty.button
    session.undo()
    assert view.door() is view.table


def test_selection_goes_both_ways(qtbot: QtBot, view: BacklogView, session: Session) -> None:
    view.table.selectRow(2)
    assert session.selection.ids == (red_point(session, 1).id,)
    session.selection.set([red_point(session, 2).id, "note-1"])
    assert [index.row() for index in view.table.selectionModel().selectedRows()] == [5]
    assert session.selection.ids == (red_point(session, 2).id, "note-1")


def test_the_selection_stays_with_its_red_point(view: BacklogView, session: Session) -> None:
    id = red_point(session, 2).id
    session.selection.set([id])
    session.run(set_fields, [id], severity=4)
    assert numbers(view)[2] == 2
    assert [index.row() for index in view.table.selectionModel().selectedRows()] == [2]


def test_enter_and_double_click_show_it_on_the_map(qtbot: QtBot, view: BacklogView, session: Session) -> None:
    session.selection.set([red_point(session, 3).id])
    with qtbot.waitSignal(view.show_on_map) as asked:
        qtbot.keyClick(view.table, Key.Key_Return)
    assert asked.args == [red_point(session, 3).id]
    at = view.table.visualRect(view._model.index(4, 1)).center()
    qtbot.mouseClick(view.table.viewport(), Qt.MouseButton.LeftButton, pos=at)
    with qtbot.waitSignal(view.show_on_map) as asked:
        qtbot.mouseDClick(view.table.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert asked.args == [red_point(session, 4).id]


def test_an_owner_is_typed_in_place(qtbot: QtBot, view: BacklogView, session: Session) -> None:
    editor = edit(view, 1, "owner")
    session.run(rename, "note-1", "Changed meanwhile")
    qtbot.keyClicks(editor, "Logistics")
    qtbot.keyClick(editor, Key.Key_Return)
    qtbot.waitUntil(lambda: red_point(session, 3).owner == "Logistics")
    session.undo()
    assert text(view, 1, "owner") == "assign"


def test_a_choice_in_place(view: BacklogView, session: Session) -> None:
    editor = edit(view, 5, "severity")
    assert isinstance(editor, QComboBox)
    editor.setCurrentIndex(editor.findData(4))
    editor.activated.emit(editor.currentIndex())
    assert red_point(session, 2).severity == 4
    assert numbers(view) == [5, 3, 2, 1, 6, 4]


def test_arrows_walk_through_a_choice_and_enter_takes_it(qtbot: QtBot, view: BacklogView, session: Session) -> None:
    editor = edit(view, 0, "frequency")
    with qtbot.assertNotEmitted(view.show_on_map):
        qtbot.keyClick(editor, Key.Key_Down)
        qtbot.keyClick(editor, Key.Key_Down)
        assert red_point(session, 5).frequency == 4
        qtbot.keyClick(editor, Key.Key_Return)
        qtbot.waitUntil(lambda: red_point(session, 5).frequency == 2)
    assert len(session.history.done) == 1


def test_a_day_that_is_none_changes_nothing(qtbot: QtBot, view: BacklogView, session: Session) -> None:
    editor = edit(view, 0, "due")
    assert isinstance(editor, QLineEdit)
    editor.setText("soon")
    qtbot.keyClick(editor, Key.Key_Return)
    qtbot.waitUntil(lambda: view.table.state() != view.table.State.EditingState)
    assert red_point(session, 5).due == "2026-12-15"
    assert not session.history.done


def test_an_open_editor_is_written_before_undo(qtbot: QtBot, view: BacklogView, session: Session) -> None:
    editor = edit(view, 1, "owner")
    qtbot.keyClicks(editor, "Logistics")
    session.settle.emit()
    assert red_point(session, 3).owner == "Logistics"


def test_a_hidden_view_reads_when_it_is_shown(view: BacklogView, session: Session) -> None:
    view.hide()
    session.run(add_card, "red-point", step="step-search", title="New one")
    assert len(numbers(view)) == 6
    view.show()
    assert len(numbers(view)) == 7


def test_a_parked_red_point_says_so(view: BacklogView, session: Session) -> None:
    session.run(add_card, "red-point", title="Somewhere")
    assert text(view, numbers(view).index(7), "where") == "Parking lot"


def test_the_filters_result_is_told(qtbot: QtBot, view: BacklogView) -> None:
    with qtbot.waitSignal(view.shown_changed) as told:
        view.filter_bar.choose("stage", "stage-use")
    assert len(told.args[0]) == 2


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("width", [1366, 1920])
def test_nothing_is_cut_off(qtbot: QtBot, session: Session, width: int, language: str) -> None:
    view = BacklogView(session, Theme("light"), texts(language))
    qtbot.addWidget(view)
    view.set_side(QWidget())
    view.resize(width, 760)
    view.show()
    for _ in range(5):
        QApplication.processEvents()
    assert view.table.horizontalScrollBar().maximum() == 0
    assert view.table.verticalScrollBar().maximum() == 0
    for place in range(len(COLUMNS)):
        head = view.table.horizontalHeader()
        assert head.sectionSizeFromContents(place).width() <= head.sectionSize(place)


def test_columns_that_can_give_way_do_so_for_those_that_cannot() -> None:
    heads = [40] * len(COLUMNS)
    heads[PLACE["about"]] = heads[PLACE["owner"]] = 130
    room = sum(max(one.least, head) for one, head in zip(COLUMNS, heads, strict=True)) - 60
    widths = shared_widths(room, heads)
    assert room - len(COLUMNS) <= sum(widths) <= room
    assert min(widths[PLACE["title"]], widths[PLACE["where"]]) >= NARROWEST


def test_blanks_last_either_way(session: Session) -> None:
    rows = backlog_rows(session.store, T)
    for downwards in (False, True):
        owners = [row.owner for row in ordered(rows, PLACE["owner"], downwards)]
        assert owners[2:] == [""] * 4


def test_words_stand_whole_while_the_table_has_room(qtbot: QtBot, session: Session) -> None:
    made = BacklogView(session, Theme("light"), texts("es"))
    qtbot.addWidget(made)
    made.set_side(QWidget())
    made.resize(1240, 640)
    made.show()
    QApplication.processEvents()
    for place, column in enumerate(COLUMNS):
        if column.look in WRAPPED:
            room = text_width(column.look, made.table.columnWidth(place))
            for line in range(6):
                words = str(made._model.index(line, place).data())
                shown = " ".join(wrapped_lines(words, font_of(column.look), room))
                assert shown.split() == words.split()
    session.run(rename, red_point(session, 5).id, "x" * 300)
    assert made.table.columnWidth(PLACE["title"]) < 300, "what no line holds is broken"


def test_no_row_is_cut_where_there_is_room(qtbot: QtBot, session: Session) -> None:
    made = BacklogView(session, Theme("light"), texts("es"))
    qtbot.addWidget(made)
    made.resize(1366, 900)
    made.show()
    for _ in range(5):
        QApplication.processEvents()
    wanted = made.table.maximumHeight()
    above = made.height() - (made.table.y() + wanted)
    for spare in range(0, 12, 2):
        made.resize(1366, made.height() - above + 20 + spare)
        QApplication.processEvents()
        assert made.table.height() == wanted
        assert made.table.viewport().height() >= made.table.verticalHeader().length()
        above = made.height() - (made.table.y() + wanted)


@pytest.mark.parametrize("stored", [None, {"model": "rice"}, {"model": "ice"}, {"weights": {"severity": 3}}])
def test_the_bar_of_a_score_is_full_at_the_most_that_the_model_gives(view: BacklogView, session: Session,
                                                                     stored: dict[str, object] | None) -> None:
    """As in the workbook, whose data bars end there."""
    session.run(set_fields, [queries.journey(session.store).id], scoring=stored)
    most = highest(scoring_of(stored))
    widths = []
    for share in (0.5, 1.0):
        picture = QImage(200, 40, QImage.Format.Format_RGB32)
        picture.fill(Qt.GlobalColor.white)
        painter = QPainter(picture)
        row = replace(backlog_rows(session.store, T)[0], score=most * share)
        area = QRectF(0, 0, 180, 40)
        paint_cell(painter, "score", Cell(row, "1", area, Theme("light"), 1, view._delegate.full_score))
        painter.end()
        ink = load_tokens("light").q("bar").rgb()
        widths.append(sum(picture.pixel(x, 20) == ink for x in range(BAR_PX)))
    assert widths == [BAR_PX / 2, BAR_PX]


def test_a_score_too_long_for_its_bar_stands_alone() -> None:
    picture = QImage(92, 44, QImage.Format.Format_RGB32)
    picture.fill(Qt.GlobalColor.white)
    painter = QPainter(picture)
    session = sample()
    row = replace(backlog_rows(session.store, T)[0], score=123456.7)
    paint_cell(painter, "score", Cell(row, "123,456.7", QRectF(8, 0, 76, 44), Theme("light"), 1, 1e6))
    painter.end()
    ground = load_tokens("light").q("bar_ground").rgb()
    assert all(picture.pixel(x, 22) != ground for x in range(92))
