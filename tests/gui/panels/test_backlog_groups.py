"""The backlog under heads, its filters and its sums."""
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from journeymapper.core.commands.cards import add_card
from journeymapper.core.commands.grid import add_stage
from journeymapper.core.commands.records import delete, rename, set_fields
from journeymapper.core.document import queries
from journeymapper.core.session.session import Session
from journeymapper.ui.panels.backlog import BacklogView
from journeymapper.ui.panels.backlog_columns import COLUMNS
from journeymapper.ui.panels.backlog_filters import ANY, LATE, OWNED, UNFIXED, WITHOUT, Filters
from journeymapper.ui.panels.backlog_groups import Head
from journeymapper.ui.panels.backlog_rows import Row

Key = Qt.Key


@pytest.fixture
def view(view: BacklogView) -> BacklogView:
    """High enough for all groups."""
    view.resize(1366, 900)
    QApplication.processEvents()
    return view


def lines(view: BacklogView) -> list[str | int]:
    """Heads as their words, red points as their numbers."""
    return [f"{line.title} {line.count}" if isinstance(line, Head) else line.number for line in view._model.lines]


def group(view: BacklogView, by: str) -> None:
    """By the button's menu."""
    menu = view.arrange_button.fill()
    words = {"": "No groups"}.get(by, f"By {by}")
    next(action for action in menu.actions() if action.text() == words).trigger()


@pytest.mark.parametrize("by, expected", [
    ("stage", ["Interest 1", 1, "Consideration 1", 2, "Action 1", 3, "Use 2", 5, 4, "Advocacy 1", 6]),
    ("owner", ["Customer care 1", 5, "Pricing 1", 1, "Without owner 4", 3, 6, 4, 2]),
    ("status", ["new 4", 3, 6, 4, 2, "planned 1", 5, "in progress 1", 1]),
])
def test_groups_stand_in_the_order_of_the_map(view: BacklogView, by: str, expected: list[str | int]) -> None:
    group(view, by)
    assert lines(view) == expected
    group(view, "")
    assert lines(view) == [5, 3, 1, 6, 4, 2]


@pytest.mark.parametrize("by", ["channel", "department"])
def test_each_red_point_stands_in_one_group(view: BacklogView, session: Session, by: str) -> None:
    session.run(add_card, "red-point", title="Nowhere")
    group(view, by)
    found = view._model.lines
    heads = [line for line in found if isinstance(line, Head)]
    assert sorted(line.number for line in found if isinstance(line, Row)) == [1, 2, 3, 4, 5, 6, 7]
    assert heads[-1].title == f"Without {by}"
    assert sum(head.count for head in heads) == 7


def test_a_click_on_a_head_folds_its_group(qtbot: QtBot, view: BacklogView, session: Session) -> None:
    group(view, "stage")
    at = view.table.visualRect(view._model.index(6, 3)).center()
    qtbot.mouseClick(view.table.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert lines(view)[6:] == ["Use 2", "Advocacy 1", 6]
    session.run(rename, "red-point-27", "Another title")
    assert lines(view)[6:] == ["Use 2", "Advocacy 1", 6], "a change of the map unfolds nothing"
    qtbot.mouseClick(view.table.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert lines(view)[6:9] == ["Use 2", 5, 4]


def test_keys_fold_and_the_keyboard_stays_on_the_head(qtbot: QtBot, view: BacklogView) -> None:
    group(view, "stage")
    view.table.setFocus()
    view.table.go_to("stage:stage-use", 0)
    for key, open in ((Key.Key_Left, False), (Key.Key_Left, False), (Key.Key_Right, True), (Key.Key_Space, False),
                      (Key.Key_Return, True)):
        qtbot.keyClick(view.table, key)
        assert (5 in lines(view)) is open
        head = view._model.head_at(view.table.currentIndex().row())
        assert head is not None
        assert (head.title, head.open) == ("Use", open)
    qtbot.keyClick(view.table, Key.Key_Down)
    current = view._model.row_at(view.table.currentIndex().row())
    assert current is not None
    assert current.number == 5


def test_what_is_folded_stays_so_in_the_other_grouping_and_back(view: BacklogView) -> None:
    group(view, "stage")
    view.fold("stage:stage-use")
    group(view, "owner")
    assert 5 in lines(view)
    group(view, "stage")
    assert 5 not in lines(view)
    next(action for action in view.arrange_button.fill().actions() if action.text() == "Unfold all groups").trigger()
    assert 5 in lines(view)


def test_groups_are_sorted_within(view: BacklogView) -> None:
    group(view, "status")
    view.sort_by(next(place for place, column in enumerate(COLUMNS) if column.name == "number"))
    assert lines(view)[:5] == ["new 4", 2, 3, 4, 6]


def test_the_menu_sorts_by_every_column(view: BacklogView) -> None:
    def choose(words: str) -> None:
        order = view.arrange_button.fill().actions()[-1].menu()
        next(action for action in order.actions() if action.text().startswith(words)).trigger()

    orders = []
    for column in COLUMNS:
        choose("Number" if column.name == "number" else column.title)
        orders.append(lines(view))
    assert all(sorted(order) == [1, 2, 3, 4, 5, 6] for order in orders)
    assert len({tuple(order) for order in orders}) > 5
    choose("The backlog")
    assert lines(view) == [5, 3, 1, 6, 4, 2]


def test_a_head_is_said_whole(view: BacklogView, session: Session) -> None:
    session.run(set_fields, ["red-point-31"], due="2001-01-01")
    group(view, "stage")
    spoken = view._model.index(6, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Use · 2 red points · 1 overdue · open"


@pytest.mark.parametrize("name, value, left", [
    ("owner", WITHOUT, {2, 3, 4, 6}), ("owner", OWNED + "Pricing", {1}), ("only", LATE, {5}), ("stage", WITHOUT, {7}),
    ("only", ANY, {1, 2, 3, 4, 5, 6, 7}),
])
def test_more_filters(view: BacklogView, session: Session, name: str, value: str, left: set[int]) -> None:
    session.run(set_fields, ["red-point-31"], due="2001-01-01")
    session.run(add_card, "red-point", title="Nowhere", owner="Everybody")
    view.filter_bar.choose(name, value)
    assert set(lines(view)) == left


def test_one_button_takes_all_filters_back(qtbot: QtBot, view: BacklogView) -> None:
    bar = view.filter_bar
    assert not bar.reset.isVisible()
    qtbot.keyClicks(bar.words, "leaflet")
    bar.choose("owner", WITHOUT)
    assert lines(view) == [4]
    assert bar.more.text() == "More filters · 1"
    qtbot.mouseClick(bar.reset, Qt.MouseButton.LeftButton)
    assert lines(view) == [5, 3, 1, 6, 4, 2]
    assert bar.words.text() == ""
    assert bar.filters == Filters()


def test_sums_count_what_a_click_shows(qtbot: QtBot, view: BacklogView) -> None:
    for key in [("stage", "stage-use"), ("status", "planned"), ("owner", WITHOUT), ("only", UNFIXED)]:
        button = view.sums.buttons[key]
        told = button.accessibleName()
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
        assert told.endswith(f": {len(lines(view))} red point{'s' if len(lines(view)) > 1 else ''}"), key
        assert view.sums.buttons[key].isChecked()
        qtbot.mouseClick(view.sums.buttons[key], Qt.MouseButton.LeftButton)
        assert len(lines(view)) == 6


def test_sums_follow_the_other_filters(view: BacklogView) -> None:
    view.filter_bar.choose("stage", "stage-use")
    assert view.sums.buttons["status", "planned"].accessibleName() == "planned: 1 red point"
    assert ("status", "in progress") not in view.sums.buttons
    assert ("stage", "stage-action") in view.sums.buttons, "the other stages can still be chosen"


def test_the_rows_follow_all_that_stands_around_them(view: BacklogView, session: Session) -> None:
    """What is kept is told apart from what is read again."""
    def where(number: int) -> tuple[str, str, tuple[str, ...]]:
        row = next(row for row in view._model.rows if row.number == number)
        return row.where, row.about, row.fixes

    bot = "red-point-31"
    session.run(rename, "stage-use", "Using")
    assert where(5)[0] == "Using › Ask for help"
    session.run(rename, "touchpoint-chat-bot", "Robot")
    assert where(5)[1] == "Robot"
    before = where(5)[2]
    made = session.run(add_card, "opportunity", title="A person at once", fixes=(bot,))
    # Of the same rank in places of their own: the new id, which is random, orders them.
    assert sorted(where(5)[2]) == sorted((*before, "A person at once"))
    session.run(delete, [made])
    assert where(5)[2] == before
    session.run(set_fields, [queries.journey(session.store).id], scoring={"weights": {"effort": 0}})
    assert view._model.rows[0].score != 8.0
    session.run(delete, [bot])
    assert 5 not in lines(view)
    session.undo()
    assert 5 in lines(view)
    stage = session.run(add_stage, title="New", phase="after")
    session.run(delete, [stage.stage])
    assert len(lines(view)) == 6


def test_folded_groups_are_still_in_the_matrix(qtbot: QtBot, view: BacklogView) -> None:
    told: list[list[str]] = []
    view.shown_changed.connect(told.append)
    group(view, "stage")
    view.fold("stage:stage-use")
    assert told == [], "folding hides nothing from the matrix"
    view.arrange(replace(view.arrangement, by=""))
