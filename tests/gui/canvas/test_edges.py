"""Headers and lane titles grow to 150 % only; beyond that they stay at their columns and rows, and are met there."""
import pytest
from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor

from journeymapper.core.commands.grid import add_stage
from journeymapper.core.commands.records import rename
from journeymapper.core.document import queries
from journeymapper.core.layout.geometry import Rect
from journeymapper.ui.canvas.borders import border_at
from journeymapper.ui.canvas.layers.outlines import place_of
from journeymapper.ui.canvas.minimap import FRAME_PX, Minimap
from journeymapper.ui.canvas.painting import body_area, head_area, titles_area
from journeymapper.ui.canvas.sheet import Sheet
from journeymapper.ui.canvas.texting import spot
from journeymapper.ui.canvas.viewport import EDGE_MOST
from journeymapper.ui.canvas.zooming import zoom_selection
from tests.support.mouse import middle

STAGE, STEP, LANE = "stage-interest", "step-search", "lane-touchpoints"
CORNER, AWAY = (0, 0), (900, 700)


@pytest.fixture(params=[(2.0, CORNER), (4.0, CORNER), (4.0, AWAY)], ids=str)
def close(sheet: Sheet, request: pytest.FixtureRequest) -> Sheet:
    """The sample from near, at its corner and scrolled."""
    sheet.resize(1366, 768)
    zoom, (x, y) = request.param
    sheet.zoom_to(zoom)
    sheet.scroll_view(x * zoom / 2, y * zoom / 2)
    return sheet


def known(rect: Rect | None) -> Rect:
    assert rect is not None
    return rect


def test_the_edges_leave_the_room_to_the_rows(close: Sheet) -> None:
    view = close.view
    (left, right), (top, bottom) = view.gutter, view.head
    assert view.gutter_right <= right * EDGE_MOST + 1
    assert view.head_bottom - view.head_top == pytest.approx((bottom - top) * EDGE_MOST)
    assert titles_area(view).w < close.view.w / 5
    assert view.gutter_right - (right - left) * EDGE_MOST >= -1


def test_each_column_and_row_begins_where_its_title_does(close: Sheet) -> None:
    plan, view = close.plan, close.view
    step, lane, bar = place_of(plan, view, STEP), place_of(plan, view, LANE), place_of(plan, view, STAGE)
    cell = view.to_screen(known(plan.cell_rect(LANE, STEP)))
    assert step is not None
    assert lane is not None
    assert bar is not None
    assert (step[0].x, step[0].right) == pytest.approx((cell.x, cell.right))
    assert (lane[0].y, lane[0].bottom) == pytest.approx((cell.y, cell.bottom))
    assert bar[0].x == pytest.approx(cell.x + 2 * EDGE_MOST, abs=1)
    assert lane[0].right == pytest.approx(view.gutter_right)
    assert step[0].bottom == pytest.approx(view.head_bottom)


def test_what_is_seen_is_met(close: Sheet) -> None:
    plan, view = close.plan, close.view
    for column in plan.columns:
        at = view.header_to_screen(known(plan.rect(column.step)))
        if view.gutter_right < at.centre[0] < view.w:
            assert close.pointer(QPointF(*at.centre)).hit.id == column.step
            assert close.pointer(QPointF(at.centre[0], view.head_top + 3)).hit.id == column.stage
    for row in plan.rows:
        at = view.titles_to_screen(known(plan.lane_title_rect(row.lane)))
        if view.head_bottom < at.centre[1] < view.h:
            assert close.pointer(QPointF(*at.centre)).hit.kind == "lane"
            assert close.pointer(QPointF(at.x + 1, at.centre[1])).hit.id == row.lane
            assert close.pointer(QPointF(at.right + 3, at.centre[1])).hit.kind != "lane"


def test_edges_are_taken_where_they_are_seen(close: Sheet) -> None:
    plan, view = close.plan, close.view
    met = 0
    for column in plan.columns:
        end = view.header_to_screen(known(plan.rect(column.step)))
        if view.gutter_right < end.right < view.w:
            border = border_at(plan, view, end.right - 2, view.head_bottom - 5)
            assert border is not None
            assert border.id == column.step
            met += 1
    for row in plan.rows:
        end = view.titles_to_screen(known(plan.lane_title_rect(row.lane)))
        if view.head_bottom < end.bottom - 2 and end.bottom < view.h and not row.collapsed:
            border = border_at(plan, view, end.right - 5, end.bottom - 2)
            assert border is not None
            assert border.id == row.lane
            met += 1
    assert met
    assert border_at(plan, view, view.gutter_right / 2, view.head_bottom - 5) is None


@pytest.mark.parametrize("id", [STAGE, STEP, LANE])
def test_the_editor_lies_over_the_title_that_is_painted(sheet: Sheet, id: str) -> None:
    sheet.zoom_to(4.0)
    sheet.scroll_view(0, 0)
    found = spot(sheet, id)
    assert found is not None
    rect, style = found
    picture = sheet.viewport().grab().toImage()
    ground = QColor(sheet.theme.tokens.stage_bar if id == STAGE else sheet.theme.tokens.paper)
    inked = [x for x in range(round(rect.x) - 4, min(round(rect.right), picture.width()))
             if any(picture.pixelColor(x, y).lightness() != ground.lightness()
                    for y in range(round(rect.y) + 2, round(rect.bottom) - 2))]
    assert abs(inked[0] - rect.x) < 6  # the text begins where the editor does
    sheet.edit(id)
    edit = sheet.inline.edit
    assert edit is not None
    assert abs(edit.font().pointSizeF() * edit.logicalDpiY() / 72 - style.px * EDGE_MOST) < 1
    assert edit.geometry().contains(QPointF(*rect.centre).toPoint())
    sheet.inline.finish()


def test_a_zoom_keeps_what_is_under_the_pointer_and_goes_back(sheet: Sheet) -> None:
    sheet.scroll_view(0, 0)
    at = QPointF(middle(sheet, "touchpoint-search-results"))
    before = sheet.view.body_to_map(at.x(), at.y())
    sheet.zoom_to(4.0, at)
    assert sheet.view.body_to_map(at.x(), at.y()) == pytest.approx(before, abs=0.5)
    sheet.zoom_to(1.0, at)
    assert sheet.view.body_to_map(at.x(), at.y()) == pytest.approx(before, abs=0.5)


def test_the_whole_map_can_be_reached(sheet: Sheet) -> None:
    sheet.resize(1366, 768)
    sheet.zoom_to(4.0)
    sheet.scroll_view(10 ** 6, 10 ** 6)
    view, (width, height) = sheet.view, sheet.plan.size
    assert view.body_to_map(view.w, view.h) == pytest.approx((width, height), abs=1)
    sheet.scroll_view(0, 0)
    assert view.to_map(0, 0) == pytest.approx((0, 0), abs=0.5)
    assert not view.head_shift
    assert not view.gutter_shift
    assert head_area(view).h == pytest.approx(view.head_bottom - view.head_top)


def test_the_title_of_a_small_map_opens_no_empty_land(blank: Sheet) -> None:
    blank.session.run(rename, queries.journey(blank.session.store).id, "A title that goes on and on " * 20)
    blank.session.run(add_stage)
    blank.resize(800, 500)
    blank.zoom_to(4.0)
    blank.scroll_view(10 ** 6, 0)
    view, plan = blank.view, blank.plan
    title = plan.title.rect
    assert title.right > 1.2 * plan.right
    end = max(view.to_screen(Rect(plan.right, 0, 0, 0)).x, view.edge_to_screen(title, view.title_corner).right)
    assert view.w - 100 <= end <= view.w


def test_what_is_zoomed_to_stands_in_the_middle_of_the_free_room(sheet: Sheet) -> None:
    sheet.resize(1366, 768)
    low = next(box.id for box in sheet.plan.boxes.values() if box.kind == "red-point" and box.step == "step-delivery")
    sheet.session.selection.set([low])
    zoom_selection(sheet)
    assert sheet.view.zoom > EDGE_MOST
    card, free = place_of(sheet.plan, sheet.view, low), body_area(sheet.view)
    assert card is not None
    assert card[0].centre == pytest.approx(free.centre, abs=1.5)


def test_the_minimap_leads_there_too(sheet: Sheet) -> None:
    sheet.resize(1366, 768)
    sheet.zoom_to(3.0)
    minimap = Minimap(sheet)
    minimap.show()
    x, y = sheet.plan.size[0] / 2, sheet.plan.size[1] / 2
    spot = minimap._scale.shrunk(Rect(x, y, 0, 0)).topLeft() + QPointF(FRAME_PX, FRAME_PX)
    minimap._go(spot)
    shown = sheet.view.to_screen(Rect(x, y, 0, 0))
    assert (shown.x, shown.y) == pytest.approx(body_area(sheet.view).centre, abs=6)
    assert minimap.seen().contains(spot)
