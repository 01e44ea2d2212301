"""Stage headers and lane titles stay visible at every zoom; a stage's title stays in its bar while it is scrolled."""
import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication

from journeymapper.core.commands.records import rename, set_fields
from journeymapper.core.layout.boxes import StageBox
from journeymapper.core.layout.geometry import Rect
from journeymapper.ui.canvas.edging import titles_plan
from journeymapper.ui.canvas.layers.continued import under_edge
from journeymapper.ui.canvas.paint.caches import Caches
from journeymapper.ui.canvas.painting import body_area, head_area, titles_area
from journeymapper.ui.canvas.sheet import Sheet
from journeymapper.ui.canvas.sticky import held_lane, lane_texts_rect, title_shift
from journeymapper.ui.canvas.texting import spot

STAGE = "stage-consideration"


def ink(image: QImage, area: QRect, ground: str) -> int:
    """How many pixels of an area differ from its ground clearly."""
    inside = area.intersected(image.rect())
    want = QColor(ground)
    return sum(abs(image.pixelColor(x, y).lightness() - want.lightness()) > 60
               for x in range(inside.left(), inside.right()) for y in range(inside.top(), inside.bottom()))


def box_of(sheet: Sheet, stage: str) -> StageBox:
    return next(box for box in sheet.plan.stages if box.stage == stage)


def scrolled(sheet: Sheet, part: float) -> QRect:
    """Scroll so far that a part of the stage is under the lane titles; the part of its bar that shows."""
    box, view = box_of(sheet, STAGE), sheet.view
    frozen = (view.gutter[1] - view.gutter[0]) * view.zoom
    sheet.scroll_view((box.x + part * box.w) * view.zoom - frozen, 300)
    top = view.head_bottom - (view.head[1] - view.head[0]) * view.zoom
    right = (box.x + box.w - 4) * view.zoom - view.x
    return QRect(int(view.gutter_right) + 4, int(top) + 4, int(right - view.gutter_right) - 8,
                 int(sheet.plan.header.stage_h * view.zoom) - 8)


@pytest.mark.parametrize("part", [0.2, 0.4, 0.6])
def test_the_title_of_a_stage_stays_whole_while_it_is_scrolled(sheet: Sheet, part: float) -> None:
    sheet.resize(900, 600)
    sheet.zoom_to(1.5)
    bar = scrolled(sheet, 0.0)
    whole = ink(sheet.viewport().grab().toImage(), bar, sheet.theme.tokens.stage_bar)
    assert whole > 100
    shown = scrolled(sheet, part)
    assert ink(sheet.viewport().grab().toImage(), shown, sheet.theme.tokens.stage_bar) == pytest.approx(whole, rel=0.1)


def test_it_never_leaves_its_bar(sheet: Sheet) -> None:
    sheet.session.run(rename, STAGE, "Consideration of all that is offered, at length and with the whole family")
    box, title = box_of(sheet, STAGE), sheet.plan.header.stages[STAGE]
    for part in range(11):
        shift = title_shift(title, box, box.x + box.w * part / 10)
        assert 0 <= shift <= title.rect.w / 2
    assert title_shift(title, box, 0) == 0
    assert title_shift(title, box, box.x + box.w + 1) == 0


def test_the_editor_opens_where_the_title_stands(sheet: Sheet) -> None:
    sheet.resize(900, 600)
    sheet.zoom_to(1.5)
    bar = scrolled(sheet, 0.4)
    found = spot(sheet, STAGE)
    assert found is not None
    assert found[0].x >= bar.left()
    assert found[0].right <= bar.right() + 8


def test_the_title_of_a_step_stays_whole_while_it_is_scrolled(sheet: Sheet) -> None:
    sheet.resize(900, 600)
    column = sheet.plan.column("step-order")
    assert column is not None
    view, frozen, header = sheet.view, sheet.view.gutter[1] - sheet.view.gutter[0], sheet.plan.header
    inks = []
    for part in (0.0, 0.2, 0.4):
        sheet.scroll_view(column.x + part * column.w - frozen, 300)
        QApplication.processEvents()
        top = view.header_to_screen(Rect(0, header.step_y, 1, 1)).y
        area = QRect(int(view.gutter_right) + 4, int(top) + 4, int(column.w * (1 - part)) - 16, int(header.step_h) - 8)
        inks.append(ink(sheet.viewport().grab().toImage(), area, sheet.theme.tokens.paper))
    assert inks[0] > 30
    assert inks[1:] == pytest.approx([inks[0]] * 2, rel=0.1)


def test_the_title_of_a_high_lane_stays_in_sight_within_its_row(sheet: Sheet) -> None:
    sheet.session.run(set_fields, ["lane-touchpoints"], height=900)
    sheet.resize(900, 600)
    sheet.scroll_view(0, 0)
    view, frozen = sheet.view, sheet.view.head[1] - sheet.view.head[0]
    inks, spots = [], []
    for down in (0, 200, 500):
        row = sheet.plan.row("lane-touchpoints")
        assert row is not None
        sheet.scroll_view(0, row.y + down - frozen)
        QApplication.processEvents()
        area = QRect(30, int(view.head_bottom) + 8, 130, 60)
        inks.append(ink(sheet.viewport().grab().toImage(), area, sheet.theme.tokens.paper))
        found = spot(sheet, "lane-touchpoints")
        assert found is not None
        spots.append(found[0].y)
    assert inks[0] > 100
    assert inks[1:] == pytest.approx([inks[0]] * 2, rel=0.1)
    assert spots == pytest.approx([spots[0]] * 3, abs=0.01)
    sheet.scroll_view(0, row.y + row.h - 20 - frozen)
    held = held_lane(sheet.plan, view.rows_top)
    assert held is not None
    assert lane_texts_rect(held.row).bottom + held.shift < row.y + row.h, "it never leaves its row"


@pytest.mark.parametrize("zoom", [0.2, 0.45, 1.0, 2.0, 4.0])
def test_headers_and_lane_titles_are_seen_at_every_zoom(sheet: Sheet, zoom: float) -> None:
    sheet.resize(900, 500)
    sheet.zoom_to(zoom)
    sheet.scroll_view(300, 300)
    image, view, tokens = sheet.viewport().grab().toImage(), sheet.view, sheet.theme.tokens
    head, titles, body = head_area(view), titles_area(view), body_area(view)
    assert head.y >= 0
    assert titles.x >= 0
    bars = QRect(int(body.x), int(head.y), int(view.w - body.x), max(3, int(sheet.plan.header.stage_h * zoom)))
    assert ink(image, bars, tokens.paper) > bars.width()
    lane = QRect(0, int(body.y), int(body.x), int(view.h - body.y))
    assert ink(image, lane, tokens.paper) > 20


def test_the_title_of_a_process_stays_in_sight_while_it_is_scrolled(sheet: Sheet) -> None:
    """The part in sight says the title whole, and scrolling there comes to the same as painting anew."""
    sheet.resize(900, 900)
    process = max((box for box in sheet.plan.boxes.values() if box.kind == "process"), key=lambda box: box.rect.w)
    rect = sheet.plan.rect(process.id)
    assert rect is not None
    frozen = (sheet.view.gutter[1] - sheet.view.gutter[0]) * sheet.view.zoom
    title = next(text for text in process.texts if text.role == "title")
    seen = []
    for part in (0.0, 0.5):
        QApplication.processEvents()
        sheet.scroll_view((rect.x - 12) * (1 - part) + (rect.x + rect.w * part) * part - frozen, rect.y - 400)
        QApplication.processEvents()
        place = sheet.view.to_screen(rect)
        left = max(place.x, body_area(sheet.view).x)
        area = QRect(round(left) + 4, round(place.y) + 4, round(place.right - left) - 8, round(title.rect.h) + 8)
        seen.append(ink(sheet.viewport().grab().toImage(), area, sheet.theme.tokens.sunken))
    assert [box.id for box, _ in under_edge(
        sheet.plan, sheet.view.body_to_map(sheet.view.gutter_right, 0)[0], 0, sheet.plan.bottom)] \
        .count(process.id) == 1
    assert seen[0] > 50
    assert seen[1] > 0.6 * seen[0]


def test_beyond_150_percent_nothing_is_drawn_anew_for_the_edges_zoom(sheet: Sheet) -> None:
    sheet.zoom_to(3.0)
    sheet.scroll_view(200, 200)
    sheet.viewport().grab()
    caches = sheet.caches
    kept, edges = len(caches.cards), caches.edges
    assert kept
    sheet.scroll_view(220, 200)
    sheet.viewport().grab()
    assert len(caches.cards) >= kept
    assert caches.edges is edges


def test_beyond_150_percent_a_held_lane_takes_another_theme(sheet: Sheet) -> None:
    sheet.zoom_to(3.0)
    row = next(row for row in sheet.plan.rows if row.h > 150)
    sheet.scroll_view(200, round((row.y + 50) * 3.0))
    view = sheet.view
    assert held_lane(titles_plan(sheet.plan, view), view.rows_top * view.stretch) is not None
    sheet.viewport().grab()
    sheet.theme.choose("dark")
    kept = sheet.viewport().grab().toImage()
    sheet.caches = Caches(replays=True)
    assert kept == sheet.viewport().grab().toImage()


def test_a_held_lane_that_a_change_moved_leaves_nothing_behind(sheet: Sheet) -> None:
    """A higher header pushes it down within its row; the next scroll must know."""
    def screen() -> QImage:
        QApplication.processEvents()
        return QApplication.primaryScreen().grabWindow(sheet.winId()).toImage()

    sheet.session.run(set_fields, ["lane-touchpoints"], height=700)
    sheet.resize(900, 600)
    row = sheet.plan.row("lane-touchpoints")
    assert row is not None
    QApplication.processEvents()
    sheet.scroll_view(0, row.y + 100 - (sheet.view.head[1] - sheet.view.head[0]))
    screen()
    sheet.session.run(rename, "stage-awareness", "A name so long that it takes six or seven lines or eight of its bar")
    screen()
    sheet.scroll_view(0, sheet.view.y - 60)
    shown = screen()
    sheet.viewport().update()
    assert shown == screen()
