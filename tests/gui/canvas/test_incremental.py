"""What is painted in parts equals what is painted as a whole, pixel by pixel, at every device ratio."""
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QRegion, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from journeymapper.core.analysis.grey_areas import grey_areas
from journeymapper.core.commands.cards import mark, move_cards, set_span
from journeymapper.core.commands.records import rename, set_fields
from journeymapper.core.layout.boxes import CardBox
from journeymapper.core.layout.geometry import Rect
from journeymapper.core.model.cards import Card
from journeymapper.ui.canvas import frames, painting
from journeymapper.ui.canvas.focus import Focus, focus_on
from journeymapper.ui.canvas.layers.hits import show_hits
from journeymapper.ui.canvas.paint.scene import Scene
from journeymapper.ui.canvas.paint.surface import Surface
from journeymapper.ui.canvas.paint.views import PaintCard, card_painters
from journeymapper.ui.canvas.preview import NO_PREVIEW, Preview, Refusal
from journeymapper.ui.canvas.sheet import Sheet
from journeymapper.ui.canvas.staying import lane_between
from journeymapper.ui.canvas.stretching import REST_MS
from tests.support.pixels import Act, Screen, differences

GRID = ("step-search", "stage-interest", "lane-emotions", "lane-touchpoints")


def scrolling(screen: Screen) -> None:
    """Odd ways to and fro, over the places where headers and lane titles freeze, with things selected."""
    for turn in range(40):
        if turn == 12:
            plan = screen.sheet.plan
            screen.session.selection.set([*list(plan.boxes)[:9], *list(plan.points)[:3], *GRID])
        way = screen.dice.choice((1, 3, 7, 40, 41, 97))
        dx, dy = screen.dice.choice(((way, 0), (-way, 0), (0, way), (0, -way), (way, way)))
        screen.check(f"{turn}: scroll by {dx}, {dy}", lambda dx=dx, dy=dy: screen.scroll(dx, dy))


def zooming(screen: Screen) -> None:
    """Steps of the wheel to and fro, at rest in between, with things selected."""
    sheet, screen.ahead = screen.sheet, True
    screen.session.selection.set([*list(sheet.plan.boxes)[:6], *GRID])
    for turn, steps in enumerate(((1, 1), (1, -1, -1), (-1, -1, -1), (1, 1, 1, 1, 1), (-1,))):
        def turned(steps: tuple[int, ...] = steps) -> None:
            for step in steps:
                wheel(sheet, step)
                QApplication.processEvents()
        screen.check(f"turn {turn}", turned)


def wheel(sheet: Sheet, steps: int) -> None:
    """Ctrl and the wheel over the middle of the sheet."""
    at = QPointF(sheet.viewport().rect().center())
    QApplication.sendEvent(sheet.viewport(), QWheelEvent(
        at, QPointF(sheet.viewport().mapToGlobal(at.toPoint())), QPoint(), QPoint(0, 120 * steps),
        Qt.MouseButton.NoButton, Qt.KeyboardModifier.ControlModifier, Qt.ScrollPhase.NoScrollPhase, False))


def editing(screen: Screen) -> None:
    """Typing that lets a card, its cell, its row grow; moves, marks, feelings, channels; then all of it undone."""
    sheet, session = screen.sheet, screen.session
    card, run = "touchpoint-web-checkout", session.run
    sheet.show_record(card)
    screen.settle()
    lane, step = sheet.plan.boxes[card].lane, sheet.plan.boxes[card].step
    columns = [column.step for column in sheet.plan.columns]
    other = columns[(columns.index(step) + 1) % len(columns)]
    emotion = next(iter(sheet.plan.points))
    process = next(box.id for box in sheet.plan.boxes.values() if box.kind == "process")
    acts: dict[str, Act] = {
        "a word": lambda: run(rename, card, "Pay at the counter"),
        "more words": lambda: run(rename, card, "Pay at the counter " * 3),
        "many words": lambda: run(rename, card, "Pay at the counter " * 12),
        "few words": lambda: run(rename, card, "Pay"),
        "feeling": lambda: run(set_fields, [card], feeling=-2),
        "channel": lambda: run(set_fields, [card], channel="channel-store"),
        "move aside": lambda: run(move_cards, [card], lane=lane, step=other),
        "move back": lambda: run(move_cards, [card], lane=lane, step=step, index=0),
        "mark": lambda: run(mark, card, title="Unclear", severity=3),
        "emotion": lambda: run(set_fields, [emotion], value=-1.5),
        "quote": lambda: run(set_fields, [emotion], quote="Why does nobody answer?"),
        "mark the emotion": lambda: run(mark, emotion, title="Silence", severity=2),
        "process": lambda: run(rename, process, "Another name"),
        "longer process": lambda: run(set_span, process, columns[-2]),
        "mark the process": lambda: run(mark, process, title="Slow", severity=1),
        "shorter process": lambda: run(set_span, process, columns[columns.index(sheet.plan.boxes[process].step)]),
        "step": lambda: run(rename, step, "Another name for this step"),
        "select": lambda: session.selection.set([emotion, card]),
        "select a lane": lambda: session.selection.set([lane]),
        "focus a cell": lambda: sheet.set_focus(Focus(lane, other)),
        "select a stage": lambda: session.selection.set([sheet.plan.stages[1].stage]),
        "select nothing": session.selection.clear,
        "park": lambda: run(move_cards, [card], lane=lane, step=None),
    }
    for name, act in acts.items():
        screen.check(name, act)
    for count in range(len(session.history.done)):
        screen.check(f"undo {count}", session.undo)


def scrolling_tall_lanes(screen: Screen) -> None:
    """Up and down beside titles that are held: some stay where they are, others go, change or are chosen meanwhile."""
    sheet, session, stays = screen.sheet, screen.session, 0
    lanes = [row.lane for row in sheet.plan.rows]
    for place, lane in enumerate(lanes):
        session.run(set_fields, [lane], height=(330.0, 190.0)[place % 2] / min(1.0, sheet.view.zoom))
    screen.settle()
    acts: dict[int, Act] = {
        6: lambda: sheet.set_focus(Focus(lanes[1])), 12: lambda: session.selection.set(lanes[:2]),
        18: lambda: session.run(rename, lanes[0], "What they do at every one of the steps"), 24: session.undo,
        30: lambda: session.run(set_fields, [lanes[0]], height=700.0), 36: session.undo,
        42: lambda: screen.scroll(57, 0), 48: lambda: sheet.theme.choose("dark"), 52: lambda: sheet.scroll_view(0, (
            next(row.y for row in sheet.plan.rows if row.kind == "emotions") + 30) * sheet.view.zoom),
    }
    for turn in range(60):
        dy, before = screen.dice.choice((1, 7, 40, 41, 97)) * (-1 if turn // 15 % 2 else 1), sheet.view.rows_top
        if turn in acts:  # not painted before the scroll, or beside it
            acts[turn]()
        screen.check(f"{turn}: scroll by {dy}", lambda dy=dy: screen.scroll(0, dy))
        stays += lane_between(sheet.plan, sheet.view, before, {sheet.focus.row})[0] is not None
    if not 10 <= stays < 60:
        screen.wrong.append(f"a title stayed in {stays} turns")


def scrolling_ringed_lanes(screen: Screen) -> None:
    """A title stays where it is until there is a ring around it, and again when that is gone."""
    sheet, row = screen.sheet, screen.sheet.plan.rows[0]
    screen.session.run(set_fields, [row.lane], height=900.0)
    screen.settle()
    screen.scroll(0, round(200 * sheet.view.zoom))
    acts: dict[str, Act] = {
        "once": lambda: None, "twice": lambda: None,
        "focus": lambda: sheet.set_focus(focus_on(sheet.plan, row.lane) or Focus()),
        "on": lambda: None, "no focus": lambda: sheet.set_focus(Focus()), "plain": lambda: None,
        "found": lambda: show_hits(sheet, frozenset({row.lane})), "found and on": lambda: None,
        "not found": lambda: show_hits(sheet, frozenset()), "plain again": lambda: None,
    }
    for name, act in acts.items():
        def acted(act: Act = act) -> None:
            act()
            screen.scroll(0, 11)
        before = sheet.view.rows_top
        screen.check(name, acted)
        ringed = sheet.hits | {sheet.focus.row}
        if (lane_between(sheet.plan, sheet.view, before, ringed)[0] is None) is not (row.lane in ringed):
            screen.wrong.append(f"{name}: the title isn't held as it should")


def scrolling_below_widgets(screen: Screen) -> None:
    """A widget on the map, one on the sheet, and the handle of the card under the pointer; both come after a scroll."""
    sheet = screen.sheet
    for dx in (60, 7):
        screen.check("before them", lambda dx=dx: screen.scroll(dx, 0))
    for parent, x in ((sheet.viewport(), 40), (sheet, 500)):
        label = QLabel("Over the map", parent)
        label.setAutoFillBackground(True)
        label.setGeometry(x, 300, 200, 120)
        label.show()
    card = next(id for id, box in sheet.plan.boxes.items() if box.rect.x > sheet.plan.left + 300)
    at = QPoint(round(sheet.plan.boxes[card].rect.right), 260)
    sheet.tool.linker.hovered = card
    screen.scroll(at.x() - round(sheet.view.gutter_right), 0)
    screen.settle()
    for turn in range(12):
        dx, dy = screen.dice.choice(((5, 0), (-9, 0), (0, 23), (0, -16)))
        screen.check(f"{turn}: scroll by {dx}, {dy}", lambda dx=dx, dy=dy: screen.scroll(dx, dy))


def scrolling_under_a_pointer(screen: Screen) -> None:
    """A rubber band, a refusal beside the pointer, an open editor: what doesn't scroll along."""
    sheet = screen.sheet
    preview = Preview(target=Refusal(("It can't stand here.", {}), None), at=(300.0, 200.0))
    screen.check("preview", lambda: sheet.set_preview(preview))
    screen.check("scroll below it", lambda: screen.scroll(31, 0))
    screen.check("scroll up below it", lambda: screen.scroll(0, 17))
    screen.check("no preview", lambda: sheet.set_preview(NO_PREVIEW))
    sheet.show_record("touchpoint-web-checkout")
    screen.check("editor", lambda: sheet.edit("touchpoint-web-checkout"))
    screen.check("scroll with it", lambda: screen.scroll(-13, 0))
    screen.check("scroll down with it", lambda: screen.scroll(0, -9))
    screen.check("closed", lambda: sheet.inline.end("escape"))


def pressing_elsewhere(screen: Screen) -> None:
    """A button on the map's paper, while the handle of a card shows."""
    sheet = screen.sheet
    sheet.tool.linker.hovered = next(id for id, box in sheet.plan.boxes.items() if box.kind == "touchpoint")
    sheet.viewport().update()
    screen.settle()
    corner = sheet.viewport().rect().bottomRight() - QPoint(4, 4)
    left = Qt.MouseButton.LeftButton
    screen.check("down", lambda: QTest.mousePress(sheet.viewport(), left, pos=corner))
    screen.check("up", lambda: QTest.mouseRelease(sheet.viewport(), left, pos=corner))


@pytest.mark.parametrize("zoom, ratio", [
    (0.15, 1.0), (0.83, 1.0), (1.0, 1.0), (0.83, 1.25), (1.0, 1.5),
    *(pytest.param(*one, marks=pytest.mark.soak) for one in ((0.4, 1.0), (1.37, 1.0), (0.4, 1.5)))])
def test_a_scroll_paints_what_comes_into_view(zoom: float, ratio: float) -> None:
    assert differences(f"{__name__}:scrolling", zoom, ratio) == []


@pytest.mark.parametrize("zoom, ratio", [
    (1.0, 1.0), (0.83, 1.25),
    *(pytest.param(*one, marks=pytest.mark.soak) for one in ((0.5, 1.0), (2.3, 1.0), (1.37, 1.5)))])
def test_a_title_that_stays_is_as_one_painted_anew(zoom: float, ratio: float) -> None:
    assert differences(f"{__name__}:scrolling_tall_lanes", zoom, ratio) == []


def test_a_title_moves_along_while_there_is_a_ring_around_it() -> None:
    assert differences(f"{__name__}:scrolling_ringed_lanes", 1.0, 1.0) == []


@pytest.mark.parametrize("zoom, ratio", [(0.3, 1.0), (0.83, 1.0), (1.0, 1.0), (1.0, 1.25), (0.7, 1.5)])
def test_an_edit_paints_what_it_touches(zoom: float, ratio: float) -> None:
    assert differences(f"{__name__}:editing", zoom, ratio) == []


@pytest.mark.parametrize("zoom, ratio", [(1.0, 1.0), (0.5, 1.5)])
def test_a_zoom_ends_sharp(zoom: float, ratio: float) -> None:
    assert differences(f"{__name__}:zooming", zoom, ratio) == []


def test_a_step_of_the_wheel_stretches_the_picture_and_rest_makes_it_sharp(
    sheet: Sheet, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    painted: list[float] = []
    old = painting.paint_frame
    monkeypatch.setattr(painting, "paint_frame", lambda frame: (painted.append(frame.view.zoom), old(frame))[1])
    zoom = sheet.view.zoom
    for _ in range(3):
        wheel(sheet, 1)
        QApplication.processEvents()
    assert sheet.view.zoom > zoom
    assert sheet.stretch.active
    assert painted == []
    qtbot.waitUntil(lambda: painted != [], timeout=2000)
    assert set(painted) == {sheet.view.zoom}
    assert not sheet.stretch.active
    assert REST_MS < 100


def test_a_button_hides_and_shows_handles() -> None:
    assert differences(f"{__name__}:pressing_elsewhere", 1.0, 1.0) == []


def test_what_lies_over_the_map_leaves_no_smear() -> None:
    assert differences(f"{__name__}:scrolling_below_widgets", 1.0, 1.0) == []


@pytest.mark.parametrize("ratio", [1.0, 1.5])
def test_what_belongs_to_the_pointer_stays(ratio: float) -> None:
    assert differences(f"{__name__}:scrolling_under_a_pointer", 1.0, ratio) == []


def test_an_edit_paints_its_cell_and_its_neighbours_only(sheet: Sheet, monkeypatch: pytest.MonkeyPatch) -> None:
    painted: set[str] = set()

    def spy(paint: PaintCard) -> PaintCard:
        def painting(surface: Surface, scene: Scene, card: Card, box: CardBox, rect: Rect) -> None:
            painted.add(box.id)
            paint(surface, scene, card, box, rect)
        return painting

    for kind, paint in card_painters().items():
        monkeypatch.setitem(card_painters(), kind, spy(paint))
    card = "touchpoint-web-checkout"
    sheet.session.selection.set([card])
    QApplication.processEvents()
    painted.clear()
    sheet.session.run(set_fields, [card], feeling=2)
    QApplication.processEvents()
    plan, box = sheet.plan, sheet.plan.boxes[card]
    assert card in painted
    place, row = plan.column_index[box.step], plan.row_index[box.lane]
    for other in (plan.boxes[id] for id in painted):
        assert abs(plan.row_index[other.lane] - row) <= 1
        until = plan.column_at(other.rect.right - 1)
        assert until is not None
        assert plan.column_index[other.step] <= place + 1
        assert plan.column_index[until.step] >= place - 1
    assert len(painted) < len(plan.boxes) / 3


def test_moving_the_focus_paints_two_cells(sheet: Sheet) -> None:
    regions: list[int] = []
    sheet.session.selection.clear()
    sheet.set_focus(Focus("lane-touchpoints", "step-search"))
    QApplication.processEvents()
    old = frames.paint

    def spy(of: Sheet, exposed: QRegion) -> None:
        regions.append(sum(rect.width() * rect.height() for rect in exposed))  # type: ignore[attr-defined]
        old(of, exposed)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(frames, "paint", spy)
        sheet.set_focus(Focus("lane-touchpoints", sheet.plan.columns[0].step))
        QApplication.processEvents()
    assert 0 < sum(regions) < sheet.viewport().width() * sheet.viewport().height() / 5


def test_grey_areas_follow_each_change(sheet: Sheet) -> None:
    session, kept = sheet.session, sheet.presenter.hand_overs
    card = "touchpoint-web-checkout"
    record = session.store.find(Card, card)
    assert record is not None
    for change in (
        lambda: session.run(set_fields, [card], channel="channel-store"),
        lambda: session.run(set_fields, [card], department=None),
        lambda: session.run(move_cards, [card], lane=str(record.lane), step=sheet.plan.columns[0].step, index=0),
        lambda: session.run(set_fields, ["lane-touchpoints"], hidden=True),
        session.undo, session.undo, session.undo, session.undo,
    ):
        change()
        assert set(kept.greys.values()) == set(grey_areas(session.store))
