"""Titles that are held in sight: of the lane at the upper edge and of the step at the left one, once these are scrolled
beyond it. Painted over their strips, whose pictures stay as they are.
"""
from PySide6.QtCore import QRectF

from journeymapper.core.layout.geometry import Rect
from journeymapper.ui.canvas import painting
from journeymapper.ui.canvas.edging import head_plan, titles_plan
from journeymapper.ui.canvas.paint.gutter import paint_lane_texts
from journeymapper.ui.canvas.paint.parts import box_text
from journeymapper.ui.canvas.paint.scene import Scene
from journeymapper.ui.canvas.paint.surface import Surface
from journeymapper.ui.canvas.sticky import held_lane, held_rect, held_step, lane_texts_rect

# Letters hang over their rectangles by so much.
_HANG = 2.0


def paint_held(frame: painting.Frame) -> None:
    """Paint both, as far as the exposed part holds them."""
    view = frame.view
    lane = held_lane(titles_plan(frame.scene.plan, view), view)
    if lane is not None:
        rect = lane_texts_rect(lane.row)
        if _met(frame, view.edge_to_screen(held_rect(lane).grown(_HANG), view.titles_corner)):
            def titles(surface: Surface, scene: Scene, _area: Rect) -> None:
                surface.fill(rect.grown(_HANG), scene.tokens.paper)
                paint_lane_texts(surface, scene, lane.row, lane.shift)
                surface.flush()

            painting.paint_titles_over(frame, titles)
    left = view.body_to_map(view.gutter_right, 0)[0] * view.stretch
    step = held_step(head_plan(frame.scene.plan, view), left)
    if step is not None and _met(frame, view.edge_to_screen(step.box.rect.grown(_HANG), view.head_corner)):
        def head(surface: Surface, scene: Scene, _area: Rect) -> None:
            box, tokens = step.box, scene.tokens
            surface.fill(box.rect.grown(_HANG), tokens.paper)
            box_text(surface, box, tokens.ink_secondary if box.placeholder else tokens.ink_strong, (step.shift, 0.0))
            surface.flush()

        painting.paint_head_over(frame, head)


def _met(frame: painting.Frame, place: Rect) -> bool:
    return QRectF(*place).intersects(frame.exposed)
