"""Links over the map: those selected, the handle that begins one, the line of one being made."""
from collections.abc import Iterable
from itertools import pairwise

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainter, QPen

from journeymapper.core.layout import metrics as m
from journeymapper.core.layout.geometry import Rect
from journeymapper.core.layout.link_book import Route
from journeymapper.core.layout.plan import Plan
from journeymapper.ui.canvas.paint.links import WIDTH, paint_label, paint_link
from journeymapper.ui.canvas.paint.scene import Scene
from journeymapper.ui.canvas.paint.surface import Detail, Surface
from journeymapper.ui.canvas.preview import Preview, Target
from journeymapper.ui.canvas.viewport import Viewport
from journeymapper.ui.theme.tokens import Tokens

HANDLE, SPACE = 6.0, 9.0
_MIDDLE = 5.0


def paint_selected_links(surface: Surface, scene: Scene, ids: Iterable[str]) -> None:
    """Thicker and in the accent, with a square at each end; below the labels that stand on them, as on the map."""
    colour = scene.tokens.selection
    routes = [route for id in ids if id in scene.plan.links.ends and (route := scene.plan.route(id)) is not None]
    own = {route.id for route in routes}
    for route in routes:
        paint_link(surface, route, colour, WIDTH + 1.5)
        for x, y in (route.points[0], route.points[-1]):
            surface.fill(Rect(x - 3, y - 3, 6, 6), colour)
    if surface.detail is not Detail.BLOCKS:
        for other in {other.id: other for route in routes for other in scene.plan.routes_in(route.bounds)}.values():
            if other.id not in own:
                paint_label(surface, scene, other)
        for route in routes:
            paint_label(surface, scene, route, scene.tokens.selection_ground)
    surface.flush()


def link_place(route: Route) -> Rect:
    """A rectangle that stands for a link: its label, else a small square on its longest stretch."""
    if route.plate is not None:
        return route.plate
    (x0, y0), (x1, y1) = max(pairwise(route.points), key=lambda p: abs(p[0][0] - p[1][0]) + abs(p[0][1] - p[1][1]))
    return Rect((x0 + x1) / 2 - _MIDDLE, (y0 + y1) / 2 - _MIDDLE, 2 * _MIDDLE, 2 * _MIDDLE)


def handle_spot(plan: Plan, card: str) -> tuple[float, float] | None:
    """The middle of a card's handle in the map: at its right edge; below it where the right edge is pulled (spans)."""
    rect, box = plan.rect(card), plan.boxes.get(card)
    if rect is None or box is None:
        return None
    row = plan.row(box.lane)
    if row is not None and row.arrangement == "span":
        return rect.centre[0], rect.bottom
    return rect.right, rect.centre[1]


def handle_at(plan: Plan, view: Viewport, card: str | None, at: tuple[float, float]) -> bool:
    """Whether a point of the screen is on a card's handle."""
    spot = handle_spot(plan, card) if card is not None else None
    if spot is None:
        return False
    place = view.to_screen(Rect(*spot, 0, 0))
    return (place.x - at[0]) ** 2 + (place.y - at[1]) ** 2 <= SPACE**2


def paint_handle(painter: QPainter, plan: Plan, view: Viewport, tokens: Tokens, card: str | None) -> None:
    """A small disc with a plus: pull it to another card."""
    spot = handle_spot(plan, card) if card is not None else None
    if spot is None or view.zoom < m.HANDLE_ZOOM:
        return
    place = view.to_screen(Rect(*spot, 0, 0))
    if place.x < view.gutter_right or place.y < view.head_bottom:
        return
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(tokens.q("paper"), 1.5))
    painter.setBrush(tokens.q("accent"))
    painter.drawEllipse(QPointF(place.x, place.y), HANDLE, HANDLE)
    painter.setPen(QPen(tokens.q("accent_text"), 1.5))
    x, y = place.x, place.y
    painter.drawLine(QPointF(x - 3, y), QPointF(x + 3, y))
    painter.drawLine(QPointF(x + 1, y - 2), QPointF(x + 3, y))
    painter.drawLine(QPointF(x + 1, y + 2), QPointF(x + 3, y))


def paint_pulled(painter: QPainter, plan: Plan, view: Viewport, tokens: Tokens, preview: Preview) -> None:
    """The line from a card to a point of the screen; broken where it can't end."""
    at, good = preview.at, isinstance(preview.target, Target)
    spot = handle_spot(plan, preview.link_from) if preview.link_from is not None else None
    if spot is None or preview.target is None:
        return
    place = view.to_screen(Rect(*spot, 0, 0))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    colour = tokens.q("accent" if good else "ghost_refused")
    painter.setPen(QPen(colour, 2, Qt.PenStyle.SolidLine if good else Qt.PenStyle.DashLine))
    painter.drawLine(QPointF(place.x, place.y), QPointF(*at))
    painter.setBrush(colour)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.drawEllipse(QPointF(*at), 4, 4)
