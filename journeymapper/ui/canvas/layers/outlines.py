"""Selection and keyboard focus."""
from collections.abc import Collection, Iterable, Sequence

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen

from journeymapper.core.layout import metrics as m
from journeymapper.core.layout.geometry import Rect
from journeymapper.core.layout.marks import card_dot
from journeymapper.core.layout.plan import Plan
from journeymapper.ui.canvas.focus import STAGES, STEPS, Focus
from journeymapper.ui.canvas.layers.links import link_place
from journeymapper.ui.canvas.paint.dots import MARK
from journeymapper.ui.canvas.painting import body_area, clipped, head_area, titles_area
from journeymapper.ui.canvas.viewport import Viewport
from journeymapper.ui.theme.tokens import Tokens


def place_of(plan: Plan, view: Viewport, id: str) -> tuple[Rect, Rect] | None:
    """(where a thing is on the screen, the area that clips it); None where it isn't shown."""
    if id in plan.links.ends:
        route = plan.route(id)
        return (view.to_screen(link_place(route)), body_area(view)) if route is not None else None
    rect = plan.lane_title_rect(id) or plan.rect(id)
    if rect is None:
        return None
    if plan.row(id) is not None:
        return view.titles_to_screen(rect), titles_area(view)
    if id in plan.boxes or id in plan.points:
        return view.to_screen(rect), body_area(view)
    place = view.header_to_screen(rect)
    if id in plan.header.stages:  # a bar's ends are so far from those of its columns as the edges show
        more = m.STAGE_INSET * (view.zoom - view.edge)
        place = place._replace(x=place.x - more, w=place.w + 2 * more)
    return place, head_area(view)


# A dark bar is ringed along its edge, in screen pixels: the ring, then a gap in the colour of the paper, so that
# the ring has the paper on both sides.
_BAR_RING, _BAR_GAP = 2.5, 2.0
_BAR_LEAST = 2 * (_BAR_RING + _BAR_GAP)
_BAR_RADIUS = 6
# What a dot's rim adds to it, in the map.
_RIM = 0.75
# A title at the edge is ringed inside its band, which cuts off what is beyond.
_INSIDE = -1.0
# A ring reaches so far beyond its thing. Of more things than this only those in sight are looked at.
_AROUND, _MANY = 5.0, 100


def in_sight(plan: Plan, view: Viewport, ids: Sequence[str]) -> Sequence[str]:
    """Those of many that may be seen: of the cards only what stands in the visible cells, all of the rest."""
    if len(ids) <= _MANY:
        return ids
    area, wanted = view.visible(), set(ids)
    cards = [box.id for _, box in plan.boxes_between(area.x, area.y, area.right, area.bottom) if box.id in wanted]
    return [*cards, *(id for id in ids if id not in plan.boxes)]


def paint_selection(painter: QPainter, plan: Plan, view: Viewport, tokens: Tokens, ids: Iterable[str]) -> None:
    """A ring in the accent around all that is selected."""
    for id in ids:
        place = place_of(plan, view, id) if id not in plan.links.ends else None
        if place is None or not place[0].grown(_AROUND).meets(place[1]):
            continue
        rect, clip = place
        if id in plan.header.stages and min(rect.w, rect.h) > _BAR_LEAST:
            _ring_bar(painter, rect, clip, view, tokens)
            continue
        round_thing = id in plan.points
        with clipped(painter, _qrect(clip)):
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(tokens.q("selection"), 2))
            free = id in plan.boxes or round_thing
            ring = _qrect(rect.grown(3 if round_thing else 0.5 if free else _INSIDE))
            radius = ring.width() / 2 if round_thing else 8 * (view.zoom if free else view.edge)
            painter.drawRoundedRect(ring, radius, radius)


def _ring_bar(painter: QPainter, rect: Rect, clip: Rect, view: Viewport, tokens: Tokens) -> None:
    """A ring in the accent and, within it, a light gap; both stay inside the bar, whose neighbours are near."""
    with clipped(painter, _qrect(clip)):
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        radius = _BAR_RADIUS * view.edge
        for role, width, inset in (("paper", _BAR_GAP, _BAR_RING + _BAR_GAP / 2 - 0.5),
                                   ("selection", _BAR_RING, _BAR_RING / 2 - 0.5)):
            painter.setPen(QPen(tokens.q(role), width))
            painter.drawRoundedRect(_qrect(rect.grown(-inset)), max(1.0, radius - inset), max(1.0, radius - inset))


def paint_focus(painter: QPainter, plan: Plan, view: Viewport, tokens: Tokens, focus: Focus,
                selected: Collection[str]) -> None:
    """A dashed frame around the focused thing that isn't selected, or the cell when nothing in it has the focus."""
    if focus.item in selected:
        return
    if focus.item is not None:
        place = place_of(plan, view, focus.item)
    else:
        rect = cell_on_screen(plan, view, focus)
        area = head_area(view) if focus.row in (STAGES, STEPS) else body_area(view)
        place = (rect.grown(-3), area) if rect is not None else None
    if place is None:
        return
    rect, clip = place
    with clipped(painter, _qrect(clip)):
        spare_dots(painter, plan, view, focus.item or "", clip)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(tokens.q("focus"), 1.5, Qt.PenStyle.DashLine))
        painter.drawRoundedRect(_qrect(rect), 6, 6)


def spare_dots(painter: QPainter, plan: Plan, view: Viewport, id: str, clip: Rect) -> None:
    """What is painted next, within `clip`, passes behind the numbers on a thing."""
    box, card = plan.boxes.get(id), plan.rect(id)
    own = card_dot(card) if box is not None and card is not None and box.kind == MARK else None
    for dot in [own] if own is not None else [dot for _, dot in plan.marks_on(id)]:
        around, disc = QPainterPath(), QPainterPath()
        around.addRect(_qrect(clip))
        disc.addEllipse(_qrect(view.to_screen(dot.grown(_RIM))))
        painter.setClipPath(around.subtracted(disc), Qt.ClipOperation.IntersectClip)


def cell_on_screen(plan: Plan, view: Viewport, focus: Focus) -> Rect | None:
    """Where the focused cell is."""
    if focus.lane is not None and focus.step is not None:
        rect = plan.cell_rect(focus.lane, focus.step)
        return view.to_screen(rect) if rect is not None else None
    return None


def _qrect(rect: Rect) -> QRectF:
    return QRectF(rect.x, rect.y, rect.w, rect.h)
