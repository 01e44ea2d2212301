"""What a search found on the map, outlined; the hit where one stands is selected besides."""
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from journeymapper.core.layout.geometry import Rect
from journeymapper.core.layout.plan import Plan
from journeymapper.core.model.cards import Card
from journeymapper.core.model.journey import Lane
from journeymapper.ui.canvas.layers.outlines import place_of, spare_dots
from journeymapper.ui.canvas.painting import body_area, clipped

if TYPE_CHECKING:
    from journeymapper.ui.canvas.painting import Frame
    from journeymapper.ui.canvas.sheet import Sheet


# Screen pixels between a thing and its outline: around what stands free (cards, points, labels of links), inside
# headers and titles, whose neighbours are near.
AROUND, WITHIN = 2.0, -3.0


def show_hits(sheet: "Sheet", ids: Iterable[str]) -> None:
    """Outline these records; a card in a collapsed lane shows as an outline of the lane's title."""
    doc = sheet.session.store
    hits = set(ids)
    for id in list(hits):
        card = doc.find(Card, id)
        lane = doc.find(Lane, card.lane) if card is not None and card.step is not None else None
        if lane is not None and lane.collapsed:
            hits.add(lane.id)
    if hits != sheet.hits:
        sheet.hits = frozenset(hits)
        sheet.viewport().update()


def paint_hits(frame: "Frame", hits: frozenset[str], selected: Iterable[str]) -> None:
    """A dotted line around each of them that is in sight."""
    if not hits:
        return
    known = set(selected)
    pen = QPen(frame.scene.tokens.q("warning_text"), 2, Qt.PenStyle.DashLine)
    for id, rect, clip in _in_sight(frame, hits):
        if id in known:
            continue
        with clipped(frame.painter, QRectF(*clip)):
            spare_dots(frame.painter, frame.scene.plan, frame.view, id, clip)
            frame.painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            frame.painter.setBrush(Qt.BrushStyle.NoBrush)
            frame.painter.setPen(pen)
            ring = rect.grown(_air(frame.scene.plan, id))
            frame.painter.drawRoundedRect(QRectF(ring.x, ring.y, ring.w, ring.h), 6, 6)


def _air(plan: Plan, id: str) -> float:
    """Between a thing and its outline, in screen pixels."""
    free = id in plan.boxes or id in plan.points or id in plan.links.ends
    return AROUND if free else WITHIN


def _in_sight(frame: "Frame", hits: frozenset[str]) -> Iterator[tuple[str, Rect, Rect]]:
    """(id, where on the screen, what clips it): cards by what is visible, all else by what was found."""
    plan, view = frame.scene.plan, frame.view
    seen = view.visible()
    for row, box in plan.boxes_between(seen.x, seen.y, seen.x + seen.w, seen.y + seen.h):
        if box.id in hits:
            yield box.id, view.to_screen(box.rect.moved(0, row.y)), body_area(view)
    for id in hits:
        if id not in plan.boxes and (place := place_of(plan, view, id)) is not None:
            yield id, *place
