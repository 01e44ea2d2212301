"""The map by keyboard alone."""
import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from journeymapper.core.commands.records import set_fields
from journeymapper.core.document import queries
from journeymapper.core.layout.geometry import Rect
from journeymapper.core.model.cards import Card, RedPoint
from journeymapper.core.model.journey import Lane
from journeymapper.core.model.people import Emotion
from journeymapper.ui.canvas import clips, edits, gridding
from journeymapper.ui.canvas.focus import STEPS, TITLES, Focus
from journeymapper.ui.canvas.sheet import Sheet
from tests.support.maps import state
from tests.support.mouse import press, type_text

ALT, CTRL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
VAN = "touchpoint-delivery-van"
Key = Qt.Key


def test_arrows_walk_through_cells_and_cards(sheet: Sheet) -> None:
    sheet.show_record(VAN)
    press(sheet, Qt.Key.Key_Down)
    assert sheet.session.selection.ids == ("touchpoint-tracking-sms",)
    press(sheet, Qt.Key.Key_Down)
    assert sheet.focus.lane == "lane-emotions"
    press(sheet, Qt.Key.Key_Up)
    press(sheet, Qt.Key.Key_Right)
    assert sheet.session.selection.ids == ("touchpoint-assembly-leaflet",)
    for _ in range(12):
        press(sheet, Qt.Key.Key_Left)
    assert (sheet.focus.lane, sheet.focus.column) == ("lane-touchpoints", TITLES)
    assert sheet.session.selection.ids == ("lane-touchpoints",)
    for _ in range(9):
        press(sheet, Qt.Key.Key_Up)
    press(sheet, Qt.Key.Key_Right)
    assert sheet.session.selection.ids == ("stage-awareness",)
    press(sheet, Qt.Key.Key_Right)
    assert sheet.session.selection.ids == ("stage-interest",)
    press(sheet, Qt.Key.Key_Down)
    assert sheet.focus.row == STEPS


def test_letters_make_a_card_and_enter_the_next(sheet: Sheet) -> None:
    sheet.show_record("opportunity-41")
    type_text(sheet, "One list")
    press(sheet, Qt.Key.Key_Return)
    press(sheet, Qt.Key.Key_Return)
    type_text(sheet, "Two")
    press(sheet, Qt.Key.Key_Tab)
    row = queries.cards_in(sheet.session.store, "lane-opportunities", "step-compare")
    assert [card.title for card in row] == ["One price list for all channels", "One list", "Two"]
    assert sheet.focus.step == "step-visit-store"
    assert len(sheet.session.history.done) == 2


def test_shift_enter_breaks_a_line(sheet: Sheet) -> None:
    sheet.show_record(VAN)
    edits.rename(sheet)
    press(sheet, Qt.Key.Key_A, CTRL)
    type_text(sheet, "a")
    press(sheet, Qt.Key.Key_Return, SHIFT)
    type_text(sheet, "b")
    press(sheet, Qt.Key.Key_Return)
    assert sheet.session.store.find(Card, VAN).title == "a\nb"  # type: ignore[union-attr]  # it is there


def test_alt_arrows_move_things(sheet: Sheet) -> None:
    doc = sheet.session.store
    sheet.show_record(VAN)
    press(sheet, Qt.Key.Key_Right, ALT)
    assert doc.find(Card, VAN).step == "step-assemble"  # type: ignore[union-attr]  # it is there
    press(sheet, Qt.Key.Key_Up, ALT)
    assert next(c.id for c in queries.cards_in(doc, "lane-touchpoints", "step-assemble")) == VAN
    sheet.show_record("stage-use")
    press(sheet, Qt.Key.Key_Left, ALT)
    assert [s.id for s in queries.stages(doc)].index("stage-use") == 3
    sheet.show_record("step-order")
    press(sheet, Qt.Key.Key_Left, ALT)
    assert queries.steps_of(doc, "stage-use")[-1].id == "step-order"
    sheet.show_record("lane-goals")
    press(sheet, Qt.Key.Key_Down, ALT)
    assert [lane.id for lane in queries.lanes(doc)][1] == "lane-goals"
    sheet.show_record("emotion-paul-order")
    press(sheet, Qt.Key.Key_Plus)
    assert doc.find(Emotion, "emotion-paul-order").value == 1.3  # type: ignore[union-attr]  # it is there
    press(sheet, Qt.Key.Key_Minus)
    press(sheet, Qt.Key.Key_Minus)
    assert doc.find(Emotion, "emotion-paul-order").value == 0.3  # type: ignore[union-attr]  # it is there


def test_mark_red_point_by_key_and_escape(sheet: Sheet) -> None:
    start = state(sheet.session.store)
    sheet.show_record("touchpoint-web-checkout")
    edits.mark_red_point(sheet)
    press(sheet, Qt.Key.Key_Escape)
    assert state(sheet.session.store) == start
    sheet.show_record("touchpoint-web-checkout")
    edits.mark_red_point(sheet)
    type_text(sheet, "Slow")
    press(sheet, Qt.Key.Key_Return)
    new = max(sheet.session.store.every(RedPoint), key=lambda r: r.number)
    assert (new.about, new.title, new.number) == ("touchpoint-web-checkout", "Slow", 7)


def test_typed_text_reaches_the_document_within_the_gesture(sheet: Sheet, qtbot: QtBot) -> None:
    sheet.show_record(VAN)
    edits.rename(sheet)
    press(sheet, Qt.Key.Key_A, CTRL)
    type_text(sheet, "Half")
    qtbot.waitUntil(lambda: sheet.session.store.find(Card, VAN).title == "Half", timeout=2000)  # type: ignore[union-attr]
    assert sheet.session.history.done == []
    assert sheet.session.unsaved
    press(sheet, Qt.Key.Key_Escape)
    assert sheet.session.store.find(Card, VAN).title == "Delivery van"  # type: ignore[union-attr]  # it is there
    assert not sheet.session.unsaved


def test_ctrl_z_in_the_editor_is_its_own_until_it_has_nothing_to_undo(sheet: Sheet) -> None:
    sheet.show_record(VAN)
    edits.rename(sheet)
    press(sheet, Qt.Key.Key_A, CTRL)
    type_text(sheet, "x")
    press(sheet, Qt.Key.Key_Return)
    edits.rename(sheet)
    press(sheet, Qt.Key.Key_A, CTRL)
    type_text(sheet, "yz")
    edit = sheet.inline.edit
    assert edit is not None
    QTest.keyClick(edit, Qt.Key.Key_Z, CTRL)
    assert sheet.inline.active
    assert edit.toPlainText() == "x"
    QTest.keyClick(edit, Qt.Key.Key_Z, CTRL)
    assert not sheet.inline.active
    assert sheet.session.store.find(Card, VAN).title == "Delivery van"  # type: ignore[union-attr]  # it is there


def test_undo_from_the_menu_commits_the_open_editor_first(sheet: Sheet) -> None:
    sheet.show_record(VAN)
    edits.rename(sheet)
    press(sheet, Qt.Key.Key_A, CTRL)
    type_text(sheet, "Van 2")
    sheet.session.undo()
    assert not sheet.inline.active
    assert sheet.session.store.find(Card, VAN).title == "Delivery van"  # type: ignore[union-attr]  # it is there
    sheet.session.redo()
    assert sheet.session.store.find(Card, VAN).title == "Van 2"  # type: ignore[union-attr]  # it is there


def test_a_whole_small_map_by_keyboard(blank: Sheet) -> None:
    for kind, title in (("stage", "Before"), ("stage", "After"), ("step", "Later"), ("lane:touchpoints", "Meetings"),
                        ("touchpoint", "Call"), ("red-point", "No answer"), ("note", "Hope")):
        edits.insert(blank, kind, title)
        press(blank, Qt.Key.Key_Return)
    edits.insert(blank, "emotion")
    doc = blank.session.store
    assert [s.title for s in queries.stages(doc)] == ["Before", "After"]
    assert sorted(c.title for c in doc.every(Card)) == ["Call", "Hope", "No answer"]
    assert doc.every(RedPoint)[0].about is not None
    assert len(doc.every(Emotion)) == 1
    while blank.session.history.done:
        blank.session.undo()
    assert list(doc.records) == ["journey"]


def test_copy_cut_paste_duplicate(sheet: Sheet) -> None:
    doc = sheet.session.store
    start = state(doc)
    sheet.show_record(VAN)
    assert clips.copy(sheet)
    assert QGuiApplication.clipboard().text() == "Delivery van"
    sheet.show_record("touchpoint-search-results")
    clips.paste(sheet)
    copies = [c for c in doc.every(Card) if c.title == "Delivery van" and c.id != VAN]
    assert [(c.step, getattr(c, "channel", None)) for c in copies] == [("step-search", "channel-delivery")]
    clips.cut(sheet)
    sheet.show_record("step-order")
    clips.duplicate(sheet)
    assert [s.title for s in queries.steps_of(doc, "stage-action")] == ["Order", "Order", "Delivery"]
    clips.select_all(sheet)
    assert len(sheet.session.selection) > 50
    edits.delete_selection(sheet)
    assert doc.every(Card) == []
    while sheet.session.history.done:
        sheet.session.undo()
    assert state(doc) == start


def test_plain_text_from_elsewhere_becomes_a_card(sheet: Sheet) -> None:
    QGuiApplication.clipboard().setText("From a mail")
    sheet.show_record("note-2")
    clips.paste(sheet)
    assert [c.title for c in queries.cards_in(sheet.session.store, "lane-goals", "step-search")][-1] == "From a mail"


def test_alt_arrows_move_several_cards_as_one_step(sheet: Sheet) -> None:
    doc = sheet.session.store
    start = state(doc)
    sheet.session.selection.set([VAN, "touchpoint-tracking-sms"])
    press(sheet, Qt.Key.Key_Right, ALT)
    row = [c.id for c in queries.cards_in(doc, "lane-touchpoints", "step-assemble")]
    assert row == ["touchpoint-assembly-leaflet", VAN, "touchpoint-tracking-sms"]
    assert len(sheet.session.history.done) == 1
    press(sheet, Qt.Key.Key_Up, ALT)
    row = [c.id for c in queries.cards_in(doc, "lane-touchpoints", "step-assemble")]
    assert row == [VAN, "touchpoint-tracking-sms", "touchpoint-assembly-leaflet"]
    assert sheet.session.selection.ids == (VAN, "touchpoint-tracking-sms")
    sheet.session.undo()
    sheet.session.undo()
    assert state(doc) == start


def test_what_cannot_move_further_says_so(sheet: Sheet) -> None:
    told: list[str] = []
    sheet.told.connect(told.append)
    before = state(sheet.session.store)
    first = queries.columns(sheet.session.store)[0].id
    point = max(sheet.session.store.every(Emotion), key=lambda row: row.value)
    sheet.session.run(set_fields, [point.id], value=2.0)
    for id, key, said in (
        (queries.cards_in(sheet.session.store, "lane-touchpoints", first)[0].id, Key.Key_Left, "no step before"),
        ("stage-awareness", Key.Key_Left, "the first stage"),
        (first, Key.Key_Left, "the first step"),
        (queries.lanes(sheet.session.store)[0].id, Key.Key_Up, "the first lane"),
        (queries.lanes(sheet.session.store)[0].id, Key.Key_Right, "up and down"),
        (first, Key.Key_Up, "left and right"),
        (point.id, Key.Key_Up, "top of the scale"),
    ):
        sheet.show_record(id)
        press(sheet, key, ALT)
        assert said in told.pop(), id
        assert not told
    sheet.session.undo()
    assert state(sheet.session.store) == before
    sheet.show_record(VAN)
    press(sheet, Key.Key_Right, ALT)
    assert not told


def test_a_lane_that_passes_a_line_of_the_blueprint_says_so(sheet: Sheet) -> None:
    told: list[str] = []
    sheet.told.connect(told.append)
    sheet.show_record("lane-behind")
    press(sheet, Key.Key_Up, ALT)
    assert told == ["Move lane to the customer’s side"]
    assert sheet.session.store.find(Lane, "lane-behind") == queries.lanes(sheet.session.store)[4]
    sheet.session.undo()
    gridding.act(sheet, "lane", "up")
    assert len(told) == 2
    press(sheet, Key.Key_Up, ALT)
    assert len(told) == 2
    assert [row.id for row in queries.lanes(sheet.session.store)][3] == "lane-behind"


def test_shift_home_and_end_extend_the_selection(sheet: Sheet) -> None:
    sheet.show_record(VAN)
    order = [column.step for column in sheet.plan.columns]
    press(sheet, Key.Key_End, SHIFT)
    cards = [sheet.session.store.find(Card, id) for id in sheet.session.selection.ids]
    assert {card.lane for card in cards if card} == {"lane-touchpoints"}
    own = order.index("step-delivery")
    assert {card.step for card in cards if card} == set(order[own:])
    assert sheet.focus.step == order[-1]
    press(sheet, Key.Key_Home, SHIFT)
    cards = [sheet.session.store.find(Card, id) for id in sheet.session.selection.ids]
    assert VAN in sheet.session.selection
    assert {card.step for card in cards if card} == set(order[:own + 1])
    press(sheet, Key.Key_End, SHIFT | CTRL)
    lanes = {card.lane for id in sheet.session.selection.ids if (card := sheet.session.store.find(Card, id))}
    assert sheet.focus.lane == sheet.plan.rows[-1].lane
    assert len(lanes) > 1


def test_shift_end_on_a_lane_title_selects_lanes(sheet: Sheet) -> None:
    order = [row.lane for row in sheet.plan.rows]
    sheet.show_record(order[1])
    press(sheet, Key.Key_End, SHIFT)
    assert sorted(sheet.session.selection.ids) == sorted(order[1:])


def test_one_more_lane_of_a_kind_is_told(sheet: Sheet) -> None:
    told: list[str] = []
    sheet.told.connect(told.append)
    edits.insert(sheet, "lane:processes")
    press(sheet, Key.Key_Escape)
    assert told == ["2 lanes of this kind are on the map now: Behind the scenes."]


def test_alt_arrows_with_nothing_selected_act_on_the_focus_or_say_something(sheet: Sheet) -> None:
    said: list[str] = []
    sheet.told.connect(said.append)
    sheet.show_record(VAN)
    press(sheet, Key.Key_Escape)
    assert sheet.session.selection.ids == ()
    press(sheet, Key.Key_Right, ALT)
    van = sheet.session.store.find(Card, VAN)
    assert van is not None
    assert van.step == "step-assemble"
    assert sheet.session.selection.ids == (VAN,)
    sheet.set_focus(Focus("lane-opportunities", "step-search"))
    sheet.session.selection.clear()
    press(sheet, Key.Key_Right, ALT)
    press(sheet, Key.Key_Right, ALT | SHIFT)
    assert said == ["There is nothing here to move.", "There is no card here to make longer or shorter."]


def test_a_link_says_that_it_goes_with_its_cards(sheet: Sheet) -> None:
    said: list[str] = []
    sheet.told.connect(said.append)
    sheet.session.selection.set([next(iter(sheet.plan.links.ends))])
    press(sheet, Key.Key_Right, ALT)
    assert said == ["A link goes with its cards: move one of them."]


def test_what_the_keyboard_is_on_is_framed_also_when_it_is_not_selected(sheet: Sheet, qtbot: QtBot) -> None:
    def around() -> QImage:
        place = sheet.view.to_screen(sheet.plan.rect(VAN) or Rect(0, 0, 1, 1))
        return sheet.viewport().grab(QRect(int(place.x) - 4, int(place.y) - 4, int(place.w) + 8, 16)).toImage()

    sheet.activateWindow()
    qtbot.waitUntil(sheet.hasFocus)
    sheet.show_record(VAN)
    press(sheet, Key.Key_Escape)
    framed = around()
    sheet.set_focus(Focus("lane-opportunities", "step-search"))
    assert around() != framed


@pytest.mark.parametrize("gone, near", [
    ("step-delivery", Focus("#steps", "step-assemble", "step-assemble")),
    ("step-recommend", Focus("#steps", "step-ask-for-help", "step-ask-for-help")),
    ("stage-use", Focus("#stages", "step-recommend", "stage-advocacy")),
    ("lane-emotions", Focus("lane-red-points", "#titles", "lane-red-points")),
    ("lane-opportunities", Focus("lane-behind", "#titles", "lane-behind")),
])
def test_after_a_deletion_the_keyboard_is_at_what_stood_next_to_it(sheet: Sheet, gone: str, near: Focus) -> None:
    sheet.show_record(gone)
    edits.delete_selection(sheet)
    assert sheet.session.store.get(gone) is None
    assert sheet.focus == near
    sheet.session.undo()
    assert sheet.focus.item == gone


def test_when_all_is_deleted_the_keyboard_stands_where_a_stage_begins(sheet: Sheet) -> None:
    sheet.show_record("step-delivery")
    sheet.session.selection.set([row.id for row in (*queries.stages(sheet.session.store),
                                                    *queries.lanes(sheet.session.store))])
    edits.delete_selection(sheet)
    assert sheet.focus == Focus()


def test_a_lane_that_is_hidden_leaves_the_keyboard_to_the_next_one(sheet: Sheet) -> None:
    sheet.set_focus(Focus("lane-emotions", "step-delivery"))
    gridding.act(sheet, "lane", "hide")
    assert sheet.plan.row("lane-emotions") is None
    assert sheet.focus == Focus("lane-red-points", "step-delivery")
