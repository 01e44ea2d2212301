"""What a finger means: small signs are met within 22 pixels of the screen around their middle, so 44 in all."""
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF

from journeymapper.core.layout.geometry import Rect
from journeymapper.core.layout.hits import Hit
from journeymapper.core.layout.marks import card_dot
from journeymapper.core.layout.plan import Plan
from journeymapper.ui.canvas.layers.links import handle_spot
from journeymapper.ui.canvas.painting import body_area
from journeymapper.ui.canvas.tools.host import Pointer

if TYPE_CHECKING:
    from journeymapper.ui.canvas.sheet import Sheet

REACH_PX = 22.0
# How far a sign may stand beside its card or the card's row.
_BEYOND = 64.0


def finger(sheet: "Sheet", at: QPointF) -> Pointer:
    """A touched point as tools see it: the nearest emotion or dot in reach, unless another card is right below."""
    pointer = sheet.pointer(at)
    if pointer.hit.kind not in ("card", "cell", "emotion", "none") or not body_area(sheet.view).contains(*_xy(at)):
        return pointer
    reach = REACH_PX / sheet.view.zoom
    pulled = _handle(sheet, pointer, reach)
    if pulled is not None:
        return pulled
    near = [(distance, hit) for rect, hit, bearer in _signs(sheet.plan, pointer, reach)
            if (distance := _distance(rect, pointer)) <= reach
            and (pointer.hit.kind != "card" or pointer.hit.id == bearer)]
    if not near:
        return pointer
    return replace(pointer, hit=min(near, key=lambda one: one[0])[1])


def _handle(sheet: "Sheet", pointer: Pointer, reach: float) -> Pointer | None:
    """On the handle of the one selected card, or on the edge of a span, if a finger is near: there it is pulled."""
    ids = sheet.session.selection.ids
    box = sheet.plan.boxes.get(ids[0]) if len(ids) == 1 else None
    rect = sheet.plan.rect(box.id) if box is not None else None
    row = sheet.plan.row(box.lane) if box is not None else None
    if box is None or rect is None or row is None:
        return None
    spot = handle_spot(sheet.plan, box.id)
    if spot is None or max(abs(spot[0] - pointer.x), abs(spot[1] - pointer.y)) > reach:
        spot = rect.right - 1, pointer.y
        beside = abs(spot[0] - pointer.x) > reach or not rect.y <= pointer.y < rect.bottom
        if row.arrangement != "span" or beside:
            return None
    place = sheet.view.to_screen(Rect(*spot, 0, 0))
    return replace(pointer, x=spot[0], y=spot[1], sx=place.x, sy=place.y, hit=Hit("card", box.id, box.lane, box.step))


def _signs(plan: Plan, pointer: Pointer, reach: float) -> Iterator[tuple[Rect, Hit, str]]:
    """(where it is, what a touch of it means, what bears it) of the emotions and dots around."""
    around = Rect(pointer.x, pointer.y, 0, 0).grown(reach + _BEYOND)
    for place in plan.rows_between(around.y, around.bottom):
        row = plan.rows[place]
        for curve in row.curves:
            for point in curve.points:
                if around.x <= point.x <= around.right and (rect := plan.rect(point.id)) is not None:
                    yield rect, Hit("emotion", point.id, row.lane, point.step), point.id
                    yield from _dots(plan, point.id)
    for row, box in plan.boxes_between(around.x, around.y, around.right, around.bottom):
        yield from _dots(plan, box.id)
        if box.kind == "red-point":
            yield card_dot(box.rect.moved(0, row.y)), Hit("card", box.id, box.lane, box.step), box.id


def _dots(plan: Plan, bearer: str) -> Iterator[tuple[Rect, Hit, str]]:
    """The red points that mark a card or emotion, as far as their own cards are shown."""
    for id, dot in plan.marks_on(bearer):
        box = plan.boxes.get(id)
        if box is not None:
            yield dot, Hit("card", id, box.lane, box.step), bearer


def _distance(rect: Rect, pointer: Pointer) -> float:
    """As a square around the middle reaches: the larger of both ways."""
    x, y = rect.centre
    return max(abs(x - pointer.x), abs(y - pointer.y))


def _xy(at: QPointF) -> tuple[float, float]:
    return at.x(), at.y()
