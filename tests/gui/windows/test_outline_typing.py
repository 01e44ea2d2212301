"""Typing in the outline is typing on the canvas: letters begin cards, signs set fields, keys lead from cell to cell."""
import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from journeymapper.app.desk import Place
from journeymapper.core.commands.cards import park
from journeymapper.core.commands.records import delete, set_fields
from journeymapper.core.document import queries
from journeymapper.core.model.cards import Card, RedPoint, Touchpoint
from journeymapper.core.model.journey import Step
from journeymapper.core.model.people import Emotion
from journeymapper.core.session.session import Session
from journeymapper.ui.canvas.sheet import Sheet
from journeymapper.ui.canvas.sign_help import SignHelp
from journeymapper.ui.canvas.suggestions import Suggestions
from journeymapper.ui.panels.outline import Outline
from tests.support.board import one_step

Key, Mod = Qt.Key, Qt.KeyboardModifier
VAN, LANE = "touchpoint-delivery-van", "lane-touchpoints"


@pytest.fixture
def session(place: Place) -> Session:
    return place.window.session


@pytest.fixture
def sheet(place: Place) -> Sheet:
    return place.window.chrome.map_page.sheet


def stand(outline: Outline, id: str) -> None:
    outline.tree.setCurrentIndex(outline.tree.rows.index_of(id))
    QApplication.processEvents()
    assert outline.tree.current_id() == id


def press(outline: Outline, key: Key, mods: Mod = Mod.NoModifier) -> None:
    QTest.keyClick(outline.sheet.inline.edit or outline.tree, key, mods)
    QApplication.processEvents()


def write(outline: Outline, text: str) -> None:
    for letter in text:
        QTest.keyClicks(outline.sheet.inline.edit or outline.tree, letter)
    QApplication.processEvents()


def now(session: Session) -> Card:
    card = session.store.get(session.selection.current)
    assert isinstance(card, Card)
    return card


def panel(outline: Outline) -> Suggestions:
    edit = outline.sheet.inline.edit
    assert edit is not None
    assert isinstance(edit.helper, SignHelp)
    return edit.helper.panel


def columns(session: Session) -> list[str]:
    return [step.id for step in queries.columns(session.store)]


def test_letters_begin_a_card_with_signs_over_its_row(outline: Outline, session: Session, sheet: Sheet) -> None:
    stand(outline, VAN)
    with one_step(session):
        write(outline, "Receipt by mail #web +1")
        edit = sheet.inline.edit
        assert edit is not None
        assert edit.parent() is outline.tree.viewport()
        row = outline.tree.visualRect(outline.tree.rows.index_of(sheet.inline.id))
        assert edit.geometry().intersects(row)
        assert [chip.text() for chip in panel(outline).chips] == ["Channel: Web shop", "Feeling: +1 · Good"]
        assert panel(outline).isVisible()
        press(outline, Key.Key_Return)
    card = now(session)
    assert isinstance(card, Touchpoint)
    assert (card.title, card.channel, card.feeling) == ("Receipt by mail", "channel-web", 1)
    here = [one.id for one in queries.cards_in(session.store, card.lane, card.step)]
    assert here.index(card.id) == here.index(VAN) + 1
    assert outline.tree.hasFocus()
    assert outline.tree.current_id() == card.id


def test_the_list_is_chosen_from_and_lies_in_sight(outline: Outline, session: Session) -> None:
    stand(outline, VAN)
    write(outline, "Sees it #s")
    shown = panel(outline)
    assert shown.list.topLevelItemCount() == 6
    assert shown.visibleRegion().boundingRect() == shown.rect()  # not cut at the panel's edge
    edit = outline.sheet.inline.edit
    assert edit is not None
    over = QRect(edit.mapTo(outline.window(), QPoint(0, 0)), edit.size())
    assert not shown.geometry().intersects(over)
    assert abs(shown.geometry().center().y() - over.center().y()) < shown.height() / 2 + 2 * over.height()
    press(outline, Key.Key_Down)
    press(outline, Key.Key_Return)
    press(outline, Key.Key_Return)
    card = now(session)
    assert isinstance(card, Touchpoint)
    assert card.channel == next(one.id for one in queries.channels(session.store) if one.name == "Search engine")


def test_tab_goes_on_to_the_next_step_in_the_same_lane(outline: Outline, session: Session) -> None:
    steps = columns(session)
    here = steps.index(str(session.store.find(Card, VAN).step))  # type: ignore[union-attr]  # it is there
    stand(outline, VAN)
    write(outline, "One more")
    press(outline, Key.Key_Tab)
    beside = queries.cards_in(session.store, LANE, steps[here + 1])
    if beside:
        assert outline.tree.current_id() == beside[0].id
    else:
        assert (outline.tree.current_id(), outline.tree.standing) == (steps[here + 1], LANE)
    press(outline, Key.Key_Backtab)
    assert now(session).step == steps[here]


def test_an_empty_cell_is_stood_at_and_filled(outline: Outline, session: Session, sheet: Sheet) -> None:
    step = columns(session)[2]
    session.run(park, [card.id for card in queries.cards_in(session.store, LANE, step)])
    stand(outline, queries.cards_in(session.store, LANE, columns(session)[1])[0].id)
    before = dict(session.store.records)
    press(outline, Key.Key_Tab)
    assert (outline.tree.current_id(), outline.tree.standing, session.selection.ids) == (step, LANE, ())
    assert (sheet.focus.lane, sheet.focus.step) == (LANE, step)
    index = outline.tree.currentIndex()
    assert index.data(Qt.ItemDataRole.AccessibleTextRole).endswith(", new in “Touchpoints”")
    write(outline, "W")
    press(outline, Key.Key_Escape)
    assert dict(session.store.records) == before
    assert (outline.tree.current_id(), outline.tree.standing) == (step, LANE)
    write(outline, "Waits")
    press(outline, Key.Key_Tab)
    made = next(card for card in session.store.every(Card) if card.title == "Waits")
    assert (made.kind, made.lane, made.step) == ("touchpoint", LANE, step)
    outline.tree.setCurrentIndex(outline.tree.rows.index_of(step))
    assert outline.tree.standing is None


def test_ctrl_enter_goes_on_to_the_next_lane(outline: Outline, session: Session) -> None:
    card = session.store.find(Card, VAN)
    assert card is not None
    order = [lane.id for lane in queries.lanes(session.store) if not lane.hidden]
    below = order[order.index(LANE) + 1]
    stand(outline, VAN)
    write(outline, "First")
    press(outline, Key.Key_Return, Mod.ControlModifier)
    current = session.store.get(outline.tree.current_id())
    assert outline.tree.standing == below or getattr(current, "lane", below) == below
    assert getattr(current, "step", outline.tree.current_id()) == card.step
    press(outline, Key.Key_Return, Mod.ControlModifier | Mod.ShiftModifier)
    assert now(session).lane == LANE


def test_shift_enter_breaks_a_line_and_the_editor_grows(outline: Outline, session: Session, sheet: Sheet) -> None:
    stand(outline, VAN)
    write(outline, "One")
    edit = sheet.inline.edit
    assert edit is not None
    high = edit.height()
    press(outline, Key.Key_Return, Mod.ShiftModifier)
    write(outline, "Two")
    assert edit.height() > high
    press(outline, Key.Key_Return)
    assert now(session).title == "One\nTwo"


def test_ctrl_m_amid_typing_is_an_interlude(outline: Outline, place: Place, session: Session) -> None:
    stand(outline, VAN)
    write(outline, "Pays at the door")
    place.window.chrome.actions["edit.mark_red_point"].trigger()
    write(outline, "Only cash *3")
    press(outline, Key.Key_Return)
    made = next(row for row in session.store.every(RedPoint) if row.title == "Only cash")
    assert made.severity == 3
    assert now(session).title == "Pays at the door"
    assert made.about == now(session).id


@pytest.mark.parametrize("id", ["step-order", "stage-action"])
def test_a_new_step_or_stage_left_empty_leaves_nothing(outline: Outline, session: Session, id: str) -> None:
    before = dict(session.store.records)
    stand(outline, id)
    press(outline, Key.Key_Return)
    press(outline, Key.Key_Escape)
    assert dict(session.store.records) == before
    assert not session.history.done


def test_numbers_on_an_emotion_are_feelings_and_words_its_quote(outline: Outline, session: Session) -> None:
    point = session.store.every(Emotion)[0]
    session.run(set_fields, [point.id], quote=None)
    stand(outline, point.id)
    write(outline, "1.5")
    press(outline, Key.Key_Return)
    assert session.store.find(Emotion, point.id).value == 1.5  # type: ignore[union-attr]  # it is there
    stand(outline, point.id)
    write(outline, "Never again")
    press(outline, Key.Key_Return)
    assert session.store.find(Emotion, point.id).quote == "Never again"  # type: ignore[union-attr]  # it is there


def test_a_minus_right_before_a_number_is_its_own(outline: Outline, session: Session) -> None:
    point = session.store.every(Emotion)[0]
    stand(outline, point.id)
    write(outline, "-1,5")
    press(outline, Key.Key_Return)
    assert session.store.find(Emotion, point.id).value == -1.5  # type: ignore[union-attr]  # it is there
    assert len(session.history.done) == 1


def test_feelings_go_on_from_step_to_step_for_one_persona(outline: Outline, session: Session) -> None:
    steps = columns(session)
    session.run(delete, [row.id for row in session.store.every(Emotion) if row.step == steps[1]])
    first = queries.emotions_at(session.store, steps[0])[-1]
    stand(outline, first.id)
    write(outline, "1")
    press(outline, Key.Key_Tab)
    assert outline.tree.current_id() == steps[1]
    assert outline.tree.standing is not None
    write(outline, "-2")
    press(outline, Key.Key_Tab)
    made = queries.emotions_at(session.store, steps[1])
    assert [(row.persona, float(row.value)) for row in made] == [(first.persona, -2.0)]
    current = session.store.find(Emotion, outline.tree.current_id())
    assert current is not None
    assert (current.step, current.persona) == (steps[2], first.persona)


def test_a_dead_key_begins_a_card_too(outline: Outline, session: Session, sheet: Sheet) -> None:
    stand(outline, VAN)
    assert outline.tree.inputMethodQuery(Qt.InputMethodQuery.ImEnabled)
    QApplication.sendEvent(outline.tree, QInputMethodEvent("´", []))
    edit = sheet.inline.edit
    assert edit is not None
    assert edit.parent() is outline.tree.viewport()
    assert outline.tree.hasFocus()  # an input method that sees the focus go breaks its composition off
    commit = QInputMethodEvent()
    commit.setCommitString("á")
    QApplication.sendEvent(outline.tree, commit)
    assert edit.hasFocus()
    write(outline, "rbol")
    press(outline, Key.Key_Return)
    assert now(session).title == "árbol"


def test_signs_that_open_rows_do_so_still(outline: Outline, session: Session) -> None:
    stage = queries.stages(session.store)[0].id
    stand(outline, stage)
    QTest.keyClicks(outline.tree, "-")
    assert not outline.tree.isExpanded(outline.tree.currentIndex())
    QTest.keyClicks(outline.tree, "+")
    assert outline.tree.isExpanded(outline.tree.currentIndex())
    assert not outline.sheet.inline.active


def test_the_next_stage_begins_by_a_letter(outline: Outline, session: Session) -> None:
    stand(outline, queries.stages(session.store)[0].id)
    write(outline, "Dream")
    press(outline, Key.Key_Tab)
    stages = queries.stages(session.store)
    assert stages[1].title == "Dream"
    assert outline.tree.current_id() == stages[2].id


def test_the_editor_goes_along_when_the_rows_are_scrolled(outline: Outline, sheet: Sheet, place: Place) -> None:
    stand(outline, VAN)
    write(outline, "Sees it #s")
    edit = sheet.inline.edit
    assert edit is not None
    before, under, bar = edit.y(), panel(outline).y(), outline.tree.verticalScrollBar()
    by = 20 if bar.value() + 20 <= bar.maximum() else -20
    bar.setValue(bar.value() + by)
    assert panel(outline).y() == under - by
    row = outline.tree.visualRect(outline.tree.currentIndex())
    assert edit.geometry().intersects(row)
    assert edit.y() != before
    click = outline.tree.visualRect(outline.tree.rows.index_of(str(_step(sheet)))).center()
    QTest.mouseClick(outline.tree.viewport(), Qt.MouseButton.LeftButton, pos=click)
    assert not sheet.inline.active


def _step(sheet: Sheet) -> str | None:
    card = sheet.session.store.find(Card, VAN)
    assert card is not None
    assert sheet.session.store.find(Step, card.step) is not None
    return card.step
