"""Drags from the palette: each kind lands where its ghost says, or refuses plainly."""
import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from journeymapper.core.commands.cards import park
from journeymapper.core.commands.records import rename
from journeymapper.core.document import queries
from journeymapper.core.layout.geometry import Rect
from journeymapper.core.layout.reorder import NEW
from journeymapper.core.model.cards import Card, RedPoint
from journeymapper.core.model.kinds import card_kinds, home_of
from journeymapper.core.model.people import Emotion
from journeymapper.ui.canvas.mime import cards_mime
from journeymapper.ui.canvas.preview import Refusal, Target, said
from journeymapper.ui.canvas.sheet import Sheet
from tests.support.maps import state
from tests.support.mouse import cell, drop_from_palette, middle, press, screen, send_drag, type_text


def test_a_stage_on_an_empty_map_has_one_step(blank: Sheet) -> None:
    drop_from_palette(blank, "stage", QPoint(400, 300))
    type_text(blank, "Awareness")
    press(blank, Qt.Key.Key_Return)
    assert [(row.title) for row in queries.stages(blank.session.store)] == ["Awareness"]
    assert len(queries.columns(blank.session.store)) == 1
    assert len(blank.session.history.done) == 1


def test_stage_step_and_lane_land_at_the_nearest_gap(sheet: Sheet) -> None:
    doc = sheet.session.store
    for kind, near, beside in (("stage", "step-search", QPoint(-20, 0)), ("step", "step-compare", QPoint(60, 0)),
                               ("lane:metrics", "lane-touchpoints", QPoint(60, 70))):
        drop_from_palette(sheet, kind, middle(sheet, near) + beside)
        type_text(sheet, f"New {kind}")
        press(sheet, Qt.Key.Key_Return)
    assert [row.title for row in queries.stages(doc)][:3] == ["Awareness", "New stage", "Interest"]
    assert [row.title for row in queries.steps_of(doc, "stage-interest")] == ["Search", "Compare", "New step"]
    assert [row.title for row in queries.lanes(doc)][:3] == ["Customer goals", "Touchpoints", "New lane:metrics"]


@pytest.mark.parametrize("kind", [kind for kind in card_kinds() if kind != "picture"])
def test_every_kind_of_card_lands_in_its_lane(sheet: Sheet, kind: str) -> None:
    home = home_of(kind)
    assert home is not None
    lane = next((row for row in queries.lanes(sheet.session.store) if row.kind == home.name), None)
    at = cell(sheet, lane.id, "step-search", 0.9) if lane else cell(sheet, "lane-goals", "step-search")
    drop_from_palette(sheet, kind, at, drop=False)
    assert sheet.dropper.path == "drop.hovering"
    assert isinstance(sheet.preview.target, Target)
    drop_from_palette(sheet, kind, at)
    type_text(sheet, "New")
    press(sheet, Qt.Key.Key_Return)
    made = [card for card in sheet.session.store.every(Card) if card.title == "New"]
    assert [(card.kind, card.step) for card in made] == [(kind, "step-search")]
    assert sheet.session.store.get(made[0].lane).kind == home.name  # type: ignore[union-attr]  # a lane
    assert len(sheet.session.history.done) == 1


@pytest.mark.parametrize("target", ["touchpoint-web-checkout", "emotion-maria-compare"])
def test_a_red_point_marks_what_it_is_dropped_on(sheet: Sheet, target: str) -> None:
    drop_from_palette(sheet, "red-point", middle(sheet, target))
    type_text(sheet, "Too slow")
    press(sheet, Qt.Key.Key_Return)
    mark = max(sheet.session.store.every(RedPoint), key=lambda row: row.number)
    assert (mark.title, mark.about, mark.number, mark.lane) == ("Too slow", target, 7, "lane-red-points")
    assert [id for id, _ in sheet.plan.marks_on(target)][-1] == mark.id
    assert mark.id in sheet.plan.boxes
    sheet.session.undo()
    assert list(sheet.plan.marks_on(target)) == [] or target == "touchpoint-price-comparison"


def test_an_emotion_takes_the_value_under_the_pointer(sheet: Sheet) -> None:
    row = sheet.plan.row("lane-emotions")
    column = sheet.plan.column("step-search")
    y = sheet.plan.emotion_y("lane-emotions", 1.5)
    assert row is not None
    assert column is not None
    assert y is not None
    before = set(sheet.plan.points)
    drop_from_palette(sheet, "emotion", QPoint(round(column.x + 20), round(y)))
    new = set(sheet.plan.points) - before
    assert len(new) == 1
    found = sheet.session.store.find(Emotion, new.pop())
    assert found is not None
    assert (found.step, found.value) == ("step-search", 1.5)


def test_the_first_emotion_makes_a_persona_and_its_lane(blank: Sheet) -> None:
    drop_from_palette(blank, "stage", QPoint(400, 300))
    press(blank, Qt.Key.Key_Return)
    drop_from_palette(blank, "emotion", middle(blank, queries.columns(blank.session.store)[0].id))
    assert [row.name for row in queries.personas(blank.session.store)] == ["Customer"]
    assert [row.kind for row in queries.lanes(blank.session.store)] == ["emotions"]
    assert len(blank.plan.points) == 1


def test_what_cant_land_says_why_and_changes_nothing(sheet: Sheet, blank: Sheet, qtbot: QtBot) -> None:
    cases = [
        (sheet, "touchpoint", cell(sheet, "lane-red-points", "step-search"),
         "“Red points” doesn't take this kind of card."),
        (sheet, "emotion", cell(sheet, "lane-goals", "step-search"), "An emotion goes into a lane of emotions."),
        (sheet, "note", middle(sheet, "lane-goals"), "A card stands in a step: drop it in a column."),
        (blank, "touchpoint", QPoint(300, 300), "Add a stage first: everything stands in a step."),
    ]
    for where, kind, at, words in cases:
        start = state(where.session.store)
        drop_from_palette(where, kind, at, drop=False)
        assert where.dropper.path == "drop.refused"
        assert isinstance(where.preview.target, Refusal)
        with qtbot.waitSignal(where.refused) as said:
            drop_from_palette(where, kind, at)
        assert said.args == [words]
        assert state(where.session.store) == start


def test_what_has_no_name_is_called_so(sheet: Sheet, qtbot: QtBot) -> None:
    for id in ("lane-red-points", "step-search"):
        sheet.session.run(rename, id, "")
    with qtbot.waitSignal(sheet.refused) as refused:
        drop_from_palette(sheet, "touchpoint", cell(sheet, "lane-red-points", "step-search"))
    assert refused.args == ["“Untitled” doesn't take this kind of card."]
    drop_from_palette(sheet, "touchpoint", cell(sheet, "lane-touchpoints", "step-search"), drop=False)
    target = sheet.preview.target
    assert target is not None
    assert said(target.words, sheet.t) == "Touchpoints · Untitled"


def test_parked_cards_come_back_by_drag(sheet: Sheet) -> None:
    sheet.session.run(park, ["touchpoint-chat-bot"])
    sheet.session.selection.set(["touchpoint-chat-bot"])  # as the parking lot does before a drag
    assert "touchpoint-chat-bot" not in sheet.plan.boxes
    send_drag(sheet, cards_mime(["touchpoint-chat-bot"]), cell(sheet, "lane-touchpoints", "step-search", 0.99))
    assert sheet.plan.boxes["touchpoint-chat-bot"].step == "step-search"
    assert sheet.focus.item == "touchpoint-chat-bot"


def test_a_drag_that_leaves_leaves_nothing(sheet: Sheet) -> None:
    drop_from_palette(sheet, "note", cell(sheet, "lane-goals", "step-search"), drop=False)
    sheet.dropper.leave()
    assert sheet.dropper.path == "drop.idle"
    assert sheet.preview.target is None


@pytest.mark.parametrize("kind, lane", [
    ("touchpoint", "lane-touchpoints"), ("process", "lane-behind"), ("red-point", "lane-red-points"),
    ("opportunity", "lane-opportunities"), ("note", "lane-goals"), ("quote", "lane-goals"),
])
def test_the_cards_of_a_cell_make_room_for_a_new_one(sheet: Sheet, kind: str, lane: str) -> None:
    before = state(sheet.session.store)
    rect = sheet.plan.cell_rect(lane, "step-compare")
    assert rect is not None
    at = screen(sheet, Rect(rect.x + rect.w / 2, rect.y + 3, 0, 0))
    drop_from_palette(sheet, kind, at, drop=False)
    plan, ghosts = sheet.preview.plan, sheet.preview.ghosts
    assert plan is not None
    assert len(ghosts) == 1
    here = [box.id for box in plan.row(lane).cells["step-compare"]]  # type: ignore[union-attr]  # it is there
    own = sheet.plan.row(lane)
    assert own is not None
    assert [id for id in here if id != NEW] == [box.id for box in own.cells.get("step-compare", [])]
    assert ghosts[0].h >= 16  # a line
    if kind != "process":
        assert here[0] == NEW
        for box in plan.row(lane).cells["step-compare"][1:]:  # type: ignore[union-attr]  # it is there
            assert box.rect.y > sheet.plan.boxes[box.id].rect.y
    sheet.viewport().grab()
    assert state(sheet.session.store) == before
    sheet.dropper.leave()
    assert sheet.preview.plan is None
