"""The outline does what the canvas does by keyboard, in step with the map."""
from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from journeymapper.app.desk import Place
from journeymapper.core.commands.cards import park
from journeymapper.core.document import queries
from journeymapper.core.model.cards import Card, RedPoint
from journeymapper.core.model.journey import Stage, Step
from journeymapper.core.model.people import Emotion
from journeymapper.core.session.session import Session
from journeymapper.ui.canvas.inline import InlineEdit
from journeymapper.ui.panels.outline import Outline
from tests.support.mouse import click, middle

VAN = "touchpoint-delivery-van"
ALT = Qt.KeyboardModifier.AltModifier
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def session(place: Place) -> Session:
    return place.window.session


def go(outline: Outline, id: str) -> None:
    """Put the keyboard on a row by a click on it."""
    tree = outline.tree
    index = tree.rows.index_of(id)
    tree.scrollTo(index)
    QTest.mouseClick(tree.viewport(), Qt.MouseButton.LeftButton, pos=tree.visualRect(index).center())
    QApplication.processEvents()
    assert tree.current_id() == id


def press(outline: Outline, key: Qt.Key, mods: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(editor(outline) or outline.tree, key, mods)
    QApplication.processEvents()


def editor(outline: Outline) -> InlineEdit | None:
    """The one that stands over a row."""
    inline = outline.sheet.inline
    assert inline.edit is None or inline.edit.parent() is outline.tree.viewport()
    return inline.edit


def title(session: Session, id: str) -> str:
    return str(getattr(session.store.get(id), "title", None))


def cell(session: Session, id: str) -> list[str]:
    card = session.store.find(Card, id)
    assert card is not None
    return [row.id for row in queries.cards_in(session.store, card.lane, card.step)]


def test_a_row_is_selected_on_the_map_which_scrolls_to_it(outline: Outline, session: Session, place: Place) -> None:
    sheet = place.window.chrome.map_page.sheet
    place.window.resize(1366, 600)
    QApplication.processEvents()
    go(outline, "touchpoint-loyalty-card")
    assert session.selection.ids == ("touchpoint-loyalty-card",)
    at = middle(sheet, "touchpoint-loyalty-card")
    assert sheet.viewport().rect().contains(at)


def test_what_is_selected_on_the_map_is_shown_in_the_tree(outline: Outline, place: Place) -> None:
    outline.tree.collapseAll()
    sheet = place.window.chrome.map_page.sheet
    sheet.zoom_fit()
    click(sheet, middle(sheet, VAN))
    assert outline.tree.selected_ids() == [VAN]
    assert outline.tree.visualRect(outline.tree.currentIndex()).height() > 0


def test_arrows_move_through_the_tree(outline: Outline, session: Session) -> None:
    step = session.store.find(Card, VAN).step  # type: ignore[union-attr]  # it is there
    go(outline, str(step))
    press(outline, Qt.Key.Key_Left)
    assert not outline.tree.isExpanded(outline.tree.currentIndex())
    press(outline, Qt.Key.Key_Right)
    press(outline, Qt.Key.Key_Down)
    current = session.store.get(outline.tree.current_id())
    assert isinstance(current, Card)
    assert current.step == step
    assert session.selection.ids == (current.id,)


def test_f2_renames_as_one_step(outline: Outline, place: Place, session: Session) -> None:
    go(outline, VAN)
    place.window.chrome.actions["edit.rename"].trigger()
    edit = editor(outline)
    assert edit is not None
    assert edit.toPlainText() == "Delivery van"
    QTest.keyClicks(edit, " or lorry")
    press(outline, Qt.Key.Key_Return)
    assert title(session, VAN) == "Delivery van or lorry"
    assert len(session.history.done) == 1
    assert editor(outline) is None
    assert outline.tree.hasFocus()
    session.undo()
    assert title(session, VAN) == "Delivery van"


def test_escape_leaves_the_title_and_no_step(outline: Outline, session: Session, qtbot: QtBot) -> None:
    go(outline, VAN)
    outline.rename()
    editor(outline).selectAll()
    QTest.keyClicks(editor(outline), "Lorry")
    qtbot.waitUntil(lambda: title(session, VAN) == "Lorry", timeout=2000)  # the journal has it by now
    press(outline, Qt.Key.Key_Escape)
    assert title(session, VAN) == "Delivery van"
    assert not session.history.done


def test_a_save_keeps_what_is_typed(outline: Outline, session: Session) -> None:
    go(outline, VAN)
    outline.rename()
    editor(outline).selectAll()
    QTest.keyClicks(editor(outline), "Lorry")
    session.settle.emit()
    assert title(session, VAN) == "Lorry"
    assert len(session.history.done) == 1


def test_a_title_of_two_lines_keeps_them(outline: Outline, session: Session) -> None:
    from journeymapper.core.commands.records import rename

    session.run(rename, VAN, "One\nTwo")
    go(outline, VAN)
    outline.rename()
    press(outline, Qt.Key.Key_End)
    QTest.keyClicks(editor(outline), "!")
    press(outline, Qt.Key.Key_Return)
    assert title(session, VAN) == "One\nTwo!"


def test_enter_makes_a_card_in_the_same_cell(outline: Outline, session: Session) -> None:
    before = cell(session, VAN)
    go(outline, VAN)
    press(outline, Qt.Key.Key_Return)
    QTest.keyClicks(editor(outline), "Receipt")
    press(outline, Qt.Key.Key_Return)
    after = cell(session, VAN)
    made = next(id for id in after if id not in before)
    assert after.index(made) == after.index(VAN) + 1
    assert session.store.find(Card, made).kind == "touchpoint"  # type: ignore[union-attr]  # it is there
    assert title(session, made) == "Receipt"
    assert len(session.history.done) == 1
    assert outline.tree.current_id() == made


@pytest.mark.parametrize("key", [Qt.Key.Key_Escape, Qt.Key.Key_Return])
def test_a_new_card_left_empty_leaves_nothing(outline: Outline, session: Session, key: Qt.Key) -> None:
    before = dict(session.store.records)
    go(outline, VAN)
    press(outline, Qt.Key.Key_Return)
    press(outline, key)
    assert dict(session.store.records) == before
    assert not session.history.done


def test_enter_makes_the_next_step_and_the_next_stage(outline: Outline, session: Session) -> None:
    step = queries.columns(session.store)[1]
    go(outline, step.id)
    press(outline, Qt.Key.Key_Return)
    QTest.keyClicks(editor(outline), "Ask a friend")
    press(outline, Qt.Key.Key_Return)
    assert [row.title for row in queries.columns(session.store)][2] == "Ask a friend"
    stage = queries.stages(session.store)[0]
    go(outline, stage.id)
    press(outline, Qt.Key.Key_Return)
    QTest.keyClicks(editor(outline), "Dream")
    press(outline, Qt.Key.Key_Return)
    assert [row.title for row in queries.stages(session.store)][1] == "Dream"


def test_delete_takes_it_and_the_neighbour_has_the_keyboard(outline: Outline, place: Place, session: Session) -> None:
    go(outline, VAN)
    place.window.chrome.actions["edit.delete"].trigger()
    QApplication.processEvents()
    assert session.store.get(VAN) is None
    assert session.selection.ids == (outline.tree.current_id(),)
    assert session.store.get(outline.tree.current_id()) is not None
    session.undo()
    assert outline.tree.current_id() == VAN


def test_copy_paste_and_duplicate(outline: Outline, place: Place, session: Session) -> None:
    actions = place.window.chrome.actions
    go(outline, VAN)
    before = len(cell(session, VAN))
    actions["edit.duplicate"].trigger()
    assert len(cell(session, VAN)) == before + 1
    go(outline, VAN)
    actions["edit.copy"].trigger()
    step = queries.columns(session.store)[0].id
    go(outline, step)
    actions["edit.paste"].trigger()
    assert any(card.title == "Delivery van" and card.step == step for card in session.store.every(Card))
    go(outline, VAN)
    actions["edit.cut"].trigger()
    assert session.store.get(VAN) is None


def test_alt_and_arrows_move_a_card(outline: Outline, session: Session) -> None:
    first, second = cell(session, VAN)[:2]
    go(outline, first)
    press(outline, Qt.Key.Key_Down, ALT)
    assert cell(session, VAN)[:2] == [second, first]
    assert outline.tree.current_id() == first
    columns = [row.id for row in queries.columns(session.store)]
    here = columns.index(session.store.find(Card, first).step)  # type: ignore[union-attr, arg-type]  # it is there
    press(outline, Qt.Key.Key_Right, ALT)
    assert session.store.find(Card, first).step == columns[here + 1]  # type: ignore[union-attr]  # it is there
    assert outline.tree.current_id() == first
    press(outline, Qt.Key.Key_Left, ALT)
    assert session.store.find(Card, first).step == columns[here]  # type: ignore[union-attr]  # it is there


def test_alt_and_arrows_move_steps_and_stages_among_their_own(outline: Outline, session: Session) -> None:
    stage = next(row for row in queries.stages(session.store) if len(queries.steps_of(session.store, row.id)) > 1)
    first, second = [row.id for row in queries.steps_of(session.store, stage.id)][:2]
    go(outline, first)
    press(outline, Qt.Key.Key_Down, ALT)
    assert [row.id for row in queries.steps_of(session.store, stage.id)][:2] == [second, first]
    one, two = [row.id for row in queries.stages(session.store)][:2]
    go(outline, two)
    press(outline, Qt.Key.Key_Up, ALT)
    assert [row.id for row in queries.stages(session.store)][:2] == [two, one]


def test_ctrl_m_marks_a_red_point(outline: Outline, place: Place, session: Session) -> None:
    go(outline, "touchpoint-tracking-sms")
    place.window.chrome.actions["edit.mark_red_point"].trigger()
    QTest.keyClicks(editor(outline), "Too late")
    press(outline, Qt.Key.Key_Return)
    made = next(row for row in session.store.every(RedPoint) if row.title == "Too late")
    assert made.about == "touchpoint-tracking-sms"
    assert outline.tree.current_id() == made.id


def test_plus_and_minus_move_an_emotion(outline: Outline, session: Session) -> None:
    point = next(row for row in session.store.every(Emotion) if row.value == 0 or abs(row.value) < 1)
    go(outline, point.id)
    before = float(point.value)
    QTest.keyClicks(outline.tree, "+")
    assert session.store.find(Emotion, point.id).value == pytest.approx(before + 0.5)  # type: ignore[union-attr]  # it is there
    QTest.keyClicks(outline.tree, "--")
    assert session.store.find(Emotion, point.id).value == pytest.approx(before - 0.5)  # type: ignore[union-attr]  # it is there
    assert "−" in outline.tree.currentIndex().data() or "+" in outline.tree.currentIndex().data() \
        or outline.tree.currentIndex().data().endswith(": 0")


def test_the_insert_menu_means_the_row(outline: Outline, place: Place, session: Session) -> None:
    step = queries.columns(session.store)[3].id
    go(outline, step)
    place.window.chrome.actions["insert.note"].trigger()
    QTest.keyClicks(editor(outline), "Remember")
    press(outline, Qt.Key.Key_Return)
    made = next(card for card in session.store.every(Card) if card.title == "Remember")
    assert (made.kind, made.step) == ("note", step)
    assert outline.tree.hasFocus()


@pytest.mark.parametrize("kind", ["touchpoint", "red_point", "opportunity", "note", "quote", "process", "metric",
                                  "step", "stage"])
def test_each_kind_is_inserted_at_a_step(outline: Outline, place: Place, session: Session, kind: str) -> None:
    go(outline, queries.columns(session.store)[2].id)
    place.window.chrome.actions[f"insert.{kind}"].trigger()
    QTest.keyClicks(editor(outline), "Brand-new")
    press(outline, Qt.Key.Key_Return)
    assert any(getattr(row, "title", "") == "Brand-new" for row in session.store.records.values())
    assert len(session.history.done) == 1


def test_an_emotion_is_inserted(outline: Outline, place: Place, session: Session) -> None:
    before = len(session.store.every(Emotion))
    step = queries.columns(session.store)[2].id
    go(outline, step)
    place.window.chrome.actions["insert.emotion"].trigger()
    assert len(session.store.every(Emotion)) == before + 1
    made = session.store.find(Emotion, session.selection.current)
    assert made is not None
    assert made.step == step


def test_parked_cards_stand_at_the_end_and_get_siblings(outline: Outline, session: Session) -> None:
    session.run(park, [VAN])
    go(outline, VAN)
    press(outline, Qt.Key.Key_Return)
    QTest.keyClicks(editor(outline), "Waits too")
    press(outline, Qt.Key.Key_Return)
    made = next(card for card in session.store.every(Card) if card.title == "Waits too")
    assert made.step is None


def test_several_rows_are_selected_and_deleted_as_one_step(outline: Outline, place: Place, session: Session) -> None:
    first, second = cell(session, VAN)[:2]
    go(outline, first)
    press(outline, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert set(session.selection.ids) == {first, second}
    place.window.chrome.actions["edit.delete"].trigger()
    assert session.store.get(first) is None
    assert session.store.get(second) is None
    assert len(session.history.done) == 1


def test_the_menu_offers_what_the_canvas_does(outline: Outline, session: Session) -> None:
    go(outline, VAN)
    texts = [action.text() for action in outline.menu().actions()]
    for wanted in ("Rename", "Mark red point", "Cut", "Copy", "Paste", "Duplicate", "Park", "Delete", "Insert"):
        assert wanted in texts
    session.run(park, [VAN])
    go(outline, VAN)
    assert "Place at the map's focus" in [action.text() for action in outline.menu().actions()]


def test_the_menu_opens_by_right_click_on_the_row(outline: Outline) -> None:
    go(outline, VAN)
    at: QPoint = outline.tree.visualRect(outline.tree.currentIndex()).center()
    outline.tree.customContextMenuRequested.emit(at)
    menu = QApplication.activePopupWidget()
    assert menu is not None
    menu.close()


def test_it_is_remembered(outline: Outline, place: Place) -> None:
    from journeymapper.core.settings.groups import Window

    assert place.window.layout_state(Window()).panels["outline"] is True


def test_the_keyboard_goes_back_to_the_map_when_it_closes(outline: Outline, place: Place) -> None:
    place.window.chrome.actions["view.outline"].trigger()
    assert not outline.isVisible()
    assert place.window.chrome.map_page.sheet.hasFocus()


def test_f6_passes_through_it(outline: Outline, place: Place) -> None:
    page, go_on = place.window.chrome.map_page, place.window.chrome.actions["view.next_pane"]
    place.window.chrome.actions["view.history"].trigger()
    page.palette_column.setFocus()
    seen: list[bool] = []
    tests: list[Callable[[], bool]] = [outline.tree.hasFocus, page.history.content.list.hasFocus, page.sheet.hasFocus]
    outline.setFocus()
    for test in tests:
        seen.append(test())
        go_on.trigger()
    assert seen == [True, True, True]


def test_steps_and_stages_are_said_as_what_they_are(outline: Outline, session: Session) -> None:
    role = Qt.ItemDataRole.AccessibleTextRole
    stage, step = queries.stages(session.store)[0], queries.columns(session.store)[0]
    assert outline.tree.rows.index_of(stage.id).data(role) == f"Stage: {stage.title}"
    assert outline.tree.rows.index_of(step.id).data(role) == f"Step: {step.title}, stage {stage.title}"
    assert session.store.find(Stage, stage.id)
    assert session.store.find(Step, step.id)


def test_escape_leads_back_to_the_map(outline: Outline, place: Place) -> None:
    go(outline, VAN)
    press(outline, Qt.Key.Key_Escape)
    assert place.window.chrome.map_page.sheet.hasFocus()
    place.window.chrome.actions["view.history"].trigger()
    history = place.window.chrome.map_page.history.content
    history.setFocus()
    QTest.keyClick(history.list, Qt.Key.Key_Escape)
    assert place.window.chrome.map_page.sheet.hasFocus()


def test_a_star_opens_all_of_a_stage(outline: Outline, session: Session) -> None:
    outline.tree.collapseAll()
    stage = next(row for row in queries.stages(session.store) if len(queries.steps_of(session.store, row.id)) > 1)
    index = outline.tree.rows.index_of(stage.id)
    outline.tree.setCurrentIndex(index)
    QTest.keyClick(outline.tree, Qt.Key.Key_Asterisk)
    for step in queries.steps_of(session.store, stage.id):
        assert outline.tree.isExpanded(outline.tree.rows.index_of(step.id))


def test_steps_opened_long_ago_are_closed_where_too_much_is_open(
    outline: Outline, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    tree, steps = outline.tree, [row.id for row in queries.columns(session.store)]
    tree.collapseAll()
    monkeypatch.setattr("journeymapper.ui.panels.outline_view.SHOWN_ROWS", 12)
    for step in steps[:4]:
        tree.setExpanded(tree.rows.index_of(step).parent(), True)
        tree.expand(tree.rows.index_of(step))
    now = [step for step in steps[:4] if tree.isExpanded(tree.rows.index_of(step))]
    assert now[-1] == steps[3]
    assert steps[0] not in now
    assert sum(tree.rows.rowCount(tree.rows.index_of(step)) for step in now) <= 12


def test_what_is_made_with_ctrl_held_is_selected(outline: Outline, session: Session, place: Place) -> None:
    go(outline, VAN)
    handle = place.window.windowHandle()
    QTest.keyPress(handle, Qt.Key.Key_Control)
    QTest.keyPress(handle, Qt.Key.Key_M, CTRL)
    QApplication.processEvents()
    QTest.keyRelease(handle, Qt.Key.Key_M, CTRL)
    QTest.keyRelease(handle, Qt.Key.Key_Control)
    edit = editor(outline)
    assert edit is not None
    made = outline.tree.current_id()
    assert session.store.find(RedPoint, made) is not None
    assert session.selection.ids == (made,)
