"""Zooming to a part of the map: what is selected, a stage."""
from collections.abc import Iterable
from functools import reduce
from typing import TYPE_CHECKING

from journeymapper.core.layout.geometry import Rect
from journeymapper.core.layout.plan import Plan
from journeymapper.ui.canvas.layers.outlines import place_of
from journeymapper.ui.canvas.viewport import EDGE_MOST, ZOOM_MAX, ZOOM_MIN, Viewport, next_zoom

if TYPE_CHECKING:
    from journeymapper.ui.canvas.sheet import Sheet

AROUND, CLOSEST = 24.0, 2.0


def zoom_on(sheet: "Sheet", way: int) -> None:
    """The next larger (1) or smaller (−1) step, about the middle; what has the keyboard's focus doesn't go out of view.
    """
    place = place_of(sheet.plan, sheet.view, sheet.focus.item) if sheet.focus.item else None
    seen = place is not None and place[0].meets(place[1])
    sheet.zoom_to(next_zoom(sheet.view.zoom, way))
    if seen:
        sheet.reveal(sheet.focus)


def zoom_selection(sheet: "Sheet") -> None:
    """What is selected fills the sheet, at 200 % at most; with nothing that is shown, the whole map."""
    area = area_of(sheet.plan, sheet.session.selection.ids)
    if area is None:
        sheet.zoom_fit()
    else:
        show_area(sheet, area)


def area_of(plan: Plan, ids: Iterable[str]) -> Rect | None:
    """The rectangle of the map around things; a stage or step counts with its whole column. None: nothing shows."""
    rects = [rect for id in ids if (rect := _whole(plan, id)) is not None]
    return reduce(Rect.united, rects) if rects else None


def stage_area(plan: Plan, stage: str) -> Rect | None:
    """A stage from its bar to the last row; None where it has no step."""
    box = next((box for box in plan.stages if box.stage == stage), None)
    top = plan.header.stage_y
    return Rect(box.x, top, box.w, plan.bottom - top) if box is not None else None


def show_area(sheet: "Sheet", area: Rect, closest: float = CLOSEST, least: float = ZOOM_MIN) -> None:
    """Zoom so that an area of the map stands in the middle of what the frozen strips leave free.

    least: as long as it is wide enough, an area that is too high is scrolled rather than made smaller than that.
    """
    view = sheet.view
    zoom = zoom_for(view, area, closest)
    if zoom < least:
        zoom = min(least, zoom_for(view, area._replace(h=0.0), closest))
    sheet.zoom_to(zoom)
    left, top = ((high - low) * min(zoom, EDGE_MOST) for low, high in (view.gutter, view.head))
    x, y = area.centre
    above = area.y * zoom - top - AROUND
    tall = area.h * zoom > view.h - top - AROUND
    sheet.scroll_view(x * zoom - (left + view.w) / 2, above if tall else y * zoom - (top + view.h) / 2)


def zoom_for(view: Viewport, area: Rect, closest: float = CLOSEST) -> float:
    """The zoom at which an area and the frozen strips beside it fill the screen."""
    wide = _filling(view.w - 2 * AROUND, area.w, view.gutter[1] - view.gutter[0])
    high = _filling(view.h - 2 * AROUND, area.h, view.head[1] - view.head[0])
    return max(ZOOM_MIN, min(closest, ZOOM_MAX, wide, high))


def _filling(room: float, long: float, strip: float) -> float:
    """The zoom at which a length beside a strip fills the room."""
    together = room / (long + strip)
    return together if together <= EDGE_MOST else (room - strip * EDGE_MOST) / max(long, 1.0)


def _whole(plan: Plan, id: str) -> Rect | None:
    return stage_area(plan, id) or plan.column_rect(id) or plan.rect(id)
