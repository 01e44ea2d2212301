"""One paint event of the sheet: the map, then the overlays in their order."""
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QRegion

from journeymapper.core.layout.boxes import CardBox
from journeymapper.core.layout.geometry import Rect
from journeymapper.core.layout.plan import Plan
from journeymapper.ui.canvas import painting
from journeymapper.ui.canvas.hover import shown_handles
from journeymapper.ui.canvas.layers.continued import paint_pieces, paint_under_edge, under_edge
from journeymapper.ui.canvas.layers.dim import faint_personas, paint_sheet_dim
from journeymapper.ui.canvas.layers.ghost import paint_preview
from journeymapper.ui.canvas.layers.held import lane_in, paint_held
from journeymapper.ui.canvas.layers.hits import paint_hits
from journeymapper.ui.canvas.layers.links import paint_handle, paint_pulled, paint_selected_links
from journeymapper.ui.canvas.layers.outlines import in_sight, paint_focus, paint_selection
from journeymapper.ui.canvas.paint.scene import Scene
from journeymapper.ui.canvas.paint.surface import Detail, detail_for
from journeymapper.ui.canvas.presenter import with_curve
from journeymapper.ui.canvas.preview import NO_PREVIEW
from journeymapper.ui.canvas.viewport import Viewport

if TYPE_CHECKING:
    from journeymapper.ui.canvas.sheet import Sheet


# More parts than this are painted as one rectangle around them; so are two with so few pixels between them. A region
# cuts a part into several rectangles where another begins or ends beside it, however far away.
_PARTS, _RECTS, _BETWEEN = 6, 24, 30_000


def paint(sheet: "Sheet", exposed: QRegion) -> None:
    """Paint the exposed parts of the sheet."""
    if sheet.stretch.paint(exposed):
        return
    plan = sheet.preview.plan or sheet.plan
    if sheet.preview.curve is not None:
        plan = with_curve(sheet.plan, *sheet.preview.curve)
    tokens, selected = sheet.theme.tokens, sheet.session.selection.ids
    painter = QPainter(sheet.viewport())
    try:
        scene = scene_of(sheet, plan)
        ratio = sheet.viewport().devicePixelRatioF()
        whole = QRectF(exposed.boundingRect())
        known = (sheet.tiles, sheet.strips) if plan is sheet.plan else ()
        frame = painting.Frame(painter, sheet.view, scene, sheet.caches, ratio, whole, *known)
        lane = lane_in(frame)
        full = detail_for(sheet.view.zoom) is Detail.FULL
        for part in parts(exposed):  # each to its end: where two overlap, the second begins with paper again
            painted = frame._replace(exposed=part)
            painting.paint_frame(painted)
            paint_held(painted, lane)
            if full and part.right() > sheet.view.gutter_right and (cut := _under_edge(sheet.view, scene, part)):
                painting.paint_over(painted, partial(paint_under_edge, cards=cut))
            if sheet.dims:
                paint_sheet_dim(sheet, painted)
                painting.paint_over(painted, partial(paint_pieces, dims=sheet.dims))
        if selected or sheet.hits:
            _paint_rings(frame, sheet.hits, selected)
        if sheet.hasFocus():
            paint_focus(painter, plan, sheet.view, tokens, sheet.focus, selected)
        for card in shown_handles(sheet):
            paint_handle(painter, plan, sheet.view, tokens, card)
        if sheet.preview is not NO_PREVIEW:
            paint_pulled(painter, plan, sheet.view, tokens, sheet.preview)
            paint_preview(painter, plan, sheet.view, tokens, sheet.preview, sheet.t)
    finally:
        painter.end()


def _paint_rings(frame: painting.Frame, hits: frozenset[str], selected: tuple[str, ...]) -> None:
    """What was found and what is selected."""
    plan, view = frame.scene.plan, frame.view
    if any(id in plan.links.ends for id in selected):
        painting.paint_over(frame, lambda surface, scene, _: paint_selected_links(surface, scene, selected))
    paint_hits(frame, hits, selected)
    seen = in_sight(plan, view, selected)
    paint_selection(frame.painter, plan, view, frame.scene.tokens, seen)
    painting.paint_dots_again(frame, seen)


def _under_edge(view: Viewport, scene: Scene, part: QRectF) -> list[tuple[CardBox, Rect]]:
    """The cards at the left edge that a part of the screen holds, with a pixel more around it."""
    left, top = view.body_to_map(part.left() - 1, part.top() - 1)
    right, bottom = view.body_to_map(part.right() + 1, part.bottom() + 1)
    area = Rect(left, top, right - left, bottom - top)
    return [(box, rect) for box, rect in under_edge(scene.plan, scene.left, top, bottom) if rect.meets(area)]


def scene_of(sheet: "Sheet", plan: Plan) -> Scene:
    """What the sheet's map is painted from now."""
    return Scene(plan, sheet.session.store, sheet.theme.tokens, sheet.t, faint=faint_personas(sheet),
                 left=sheet.view.body_to_map(sheet.view.gutter_right, 0)[0],
                 known_greys=sheet.presenter.hand_overs.greys,
                 written=sheet.inline.id if sheet.inline.on_sheet else None)


def parts(exposed: QRegion) -> list[QRectF]:
    """Few rectangles that cover a region: a scroll exposes a strip here and a seam there, far from each other."""
    found: list[Rect] = []
    if not 1 < exposed.rectCount() <= _RECTS:
        return [QRectF(exposed.boundingRect())]
    for part in exposed:  # type: ignore[attr-defined]  # it can be iterated, the stubs don't say
        rect = Rect(*part.getRect())
        near = next((one for one in found if _size(one.united(rect)) < _size(one) + _size(rect) + _BETWEEN), None)
        if near is not None:
            found.remove(near)
        found.append(rect if near is None else near.united(rect))
    return [QRectF(*rect) for rect in found] if len(found) <= _PARTS else [QRectF(exposed.boundingRect())]


def _size(rect: Rect) -> float:
    return rect.w * rect.h
