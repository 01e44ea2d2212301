"""The minimap: what it shows, how it moves the view, when it works and when it gives way."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from journeymapper.core.commands.records import rename
from journeymapper.core.layout.boxes import CardBox, Column, Row
from journeymapper.core.layout.geometry import Rect
from journeymapper.core.layout.plan import Plan
from journeymapper.ui.canvas.miniature import HIGH_PX, WIDE_PX, blocks, fitted
from journeymapper.ui.canvas.minimap import FRAME_PX, Minimap
from journeymapper.ui.canvas.painting import body_area
from journeymapper.ui.canvas.sheet import Sheet
from tests.support.mouse import LEFT, NONE, cell, drag, middle, press, type_text

VAN = "touchpoint-delivery-van"


@pytest.fixture
def small(sheet: Sheet, qtbot: QtBot) -> Sheet:
    """A sheet that shows a part of the map."""
    sheet.resize(900, 600)
    qtbot.waitUntil(lambda: sheet.view.w < 900)
    sheet.zoom_to(1.5)
    sheet.scroll_view(0, 0)
    return sheet


@pytest.fixture
def minimap(small: Sheet) -> Minimap:
    made = Minimap(small)
    made.show()
    QApplication.processEvents()
    return made


def spot(minimap: Minimap, sheet: Sheet, id: str) -> QPointF:
    """Where a thing's middle is in the minimap."""
    rect = sheet.plan.rect(id)
    assert rect is not None
    _, scale = fitted(sheet.plan)
    x, y = rect.centre
    return QPointF(x * scale.x + FRAME_PX, y * scale.y + FRAME_PX)


def seen_middle(sheet: Sheet) -> tuple[float, float]:
    body = body_area(sheet.view)
    return sheet.view.body_to_map(*body.centre)


def test_it_lies_in_the_lower_right_corner_and_shows_cards_and_red_points(small: Sheet, minimap: Minimap) -> None:
    room = small.viewport().geometry()
    assert room.contains(minimap.geometry())
    assert room.bottomRight().x() - minimap.geometry().right() < 20
    assert room.bottomRight().y() - minimap.geometry().bottom() < 20
    small.scroll_view(0, 0)
    image, tokens = minimap.grab().toImage(), small.theme.tokens
    van = spot(minimap, small, VAN)
    assert image.pixelColor(van.toPoint()) == tokens.q("ink_secondary")
    red = spot(minimap, small, "red-point-29")
    assert image.pixelColor(red.toPoint()) == tokens.q("red_point")
    dot = next(iter(small.plan.marks_on(VAN)))[1].centre
    _, scale = fitted(small.plan)
    at = QPoint(round(dot[0] * scale.x + FRAME_PX), round(dot[1] * scale.y + FRAME_PX))
    assert image.pixelColor(at).red() > 180
    assert image.pixelColor(at).green() < 120


def test_the_visible_part_follows_the_view(small: Sheet, minimap: Minimap) -> None:
    before = minimap.seen()
    small.scroll_view(500, 0)
    after = minimap.seen()
    assert after.left() > before.left() + 20
    small.zoom_fit()
    assert minimap.seen().width() > after.width() * 2


def test_a_click_brings_that_place_into_the_middle(small: Sheet, minimap: Minimap) -> None:
    rect = small.plan.rect(VAN)
    assert rect is not None
    QTest.mouseClick(minimap, LEFT, NONE, spot(minimap, small, VAN).toPoint())
    _, scale = fitted(small.plan)
    assert seen_middle(small)[0] == pytest.approx(rect.centre[0], abs=1 / scale.x)


def test_a_drag_moves_the_view_with_the_pointer(small: Sheet, minimap: Minimap) -> None:
    start = minimap.seen().center().toPoint()
    before = seen_middle(small)
    QTest.mousePress(minimap, LEFT, NONE, start)
    QTest.mouseMove(minimap, start + QPoint(20, 10))
    QTest.mouseMove(minimap, start + QPoint(40, 20))
    QTest.mouseRelease(minimap, LEFT, NONE, start + QPoint(40, 20))
    _, scale = fitted(small.plan)
    after = seen_middle(small)
    assert after[0] - before[0] == pytest.approx(40 / scale.x, abs=2 / scale.x)
    QTest.mouseMove(minimap, start)
    assert seen_middle(small) == after
    assert small.session.selection.ids == ()


def test_many_changes_make_one_picture_and_a_hidden_one_makes_none(small: Sheet, minimap: Minimap,
                                                                  qtbot: QtBot) -> None:
    assert minimap.drawn == 1
    for number in range(20):
        small.session.run(rename, VAN, f"Van {number}")
    assert minimap.drawn == 1
    qtbot.waitUntil(lambda: minimap.drawn == 2)
    small.scroll_view(300, 100)
    minimap.hide()
    small.session.run(rename, VAN, "Van")
    qtbot.wait(350)
    assert minimap.drawn == 2
    minimap.show()
    assert minimap.drawn == 3


def test_it_makes_way_for_what_is_typed(small: Sheet, minimap: Minimap, qtbot: QtBot) -> None:
    small.zoom_to(1.0)
    small.scroll_view(10_000, 10_000)
    place = minimap.geometry()
    step = small.plan.columns[-1].step
    QTest.mouseClick(small.viewport(), LEFT, NONE, cell(small, small.plan.rows[-1].lane, step))
    type_text(small, "Under the minimap")
    edit = small.inline.edit
    assert edit is not None
    assert edit.geometry().intersects(place)
    qtbot.waitUntil(lambda: not minimap.geometry().intersects(edit.geometry()))
    press(small, Qt.Key.Key_Escape)
    small.viewport().update()
    qtbot.waitUntil(lambda: minimap.geometry() == place)


def test_it_fades_while_something_is_dragged(small: Sheet, minimap: Minimap, qtbot: QtBot) -> None:
    small.show_record(VAN)
    at = middle(small, VAN)
    drag(small, at, at - QPoint(60, 20), release=False)
    qtbot.waitUntil(lambda: minimap.faded)
    press(small, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not minimap.faded)


def test_its_work_is_that_of_its_pixels_on_the_largest_maps() -> None:
    looked = 0

    class Counting(dict[str, list[CardBox]]):
        def get(self, step: str, default: object = None) -> list[CardBox] | None:  # type: ignore[override]  # counts
            nonlocal looked
            looked += 1
            return super().get(step)

    columns = tuple(Column(f"s{n}", "A", 176.0 + 168.0 * n, 168.0) for n in range(5000))
    plan = Plan(columns=columns)
    for place in range(40):
        cells = Counting({column.step: [CardBox(f"{place}-{column.step}", "note", f"l{place}", column.step,
                                                Rect(column.x, 4.0, 150.0, 40.0), ())] for column in columns})
        plan.rows.append(Row(f"l{place}", "notes", "flow", 100.0 + 60.0 * place, 60.0, cells))
        plan.boxes.update({boxes[0].id: boxes[0] for boxes in cells.values()})
    assert len(plan.boxes) == 200_000
    size, scale = fitted(plan)
    assert (size.width(), size.height()) <= (WIDE_PX, HIGH_PX)
    found = list(blocks(plan, scale))
    assert len(found) == looked
    assert WIDE_PX / 2 < looked <= WIDE_PX * HIGH_PX
    assert found[-1][1].x > columns[-60].x


def test_an_empty_map_has_an_empty_minimap(blank: Sheet) -> None:
    minimap = Minimap(blank)
    minimap.show()
    QTest.mouseClick(minimap, LEFT, NONE, QPoint(20, 20))
    assert minimap.drawn == 1


def test_a_map_that_is_in_sight_as_a_whole_is_framed_with_its_headers(small: Sheet, minimap: Minimap) -> None:
    small.zoom_fit()
    seen = minimap.seen()
    for id in (small.plan.columns[0].step, small.plan.stages[0].stage):
        rect = small.plan.rect(id) or Rect(small.plan.stages[0].x, small.plan.header.stage_y, 10, 10)
        _, scale = fitted(small.plan)
        assert seen.contains(QPointF(rect.centre[0] * scale.x + FRAME_PX, rect.centre[1] * scale.y + FRAME_PX)), id
