"""Titles that are held in sight: of the lane at the upper edge, of the stage and the step at the left one, once these
are scrolled beyond it. Painted over their strips, whose pictures stay as they are.

At each frame of a scroll they stand elsewhere in the map, so each is a picture that is kept.
"""
from functools import reduce

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from journeymapper.core.layout.boxes import TextBox
from journeymapper.core.layout.geometry import Rect
from journeymapper.ui.canvas import painting
from journeymapper.ui.canvas.edging import head_scene, titles_plan
from journeymapper.ui.canvas.paint.apart import paint_apart
from journeymapper.ui.canvas.paint.gutter import paint_lane_texts
from journeymapper.ui.canvas.paint.header import sticky_title
from journeymapper.ui.canvas.paint.parts import box_text
from journeymapper.ui.canvas.paint.scene import Scene
from journeymapper.ui.canvas.paint.screen import ScreenSurface
from journeymapper.ui.canvas.sticky import HeldLane, HeldStep, held_lane, held_rect, held_step, wide

# Letters hang over their rectangles by so much.
_HANG = 2.0


def lane_in(frame: painting.Frame) -> HeldLane | None:
    """The lane whose title is held, where the exposed part may hold something of it."""
    view = frame.view
    if frame.exposed.left() >= view.gutter_right:
        return None
    return held_lane(titles_plan(frame.scene.plan, view), view.rows_top * view.stretch)


def paint_held(frame: painting.Frame, lane: HeldLane | None) -> None:
    """Paint them, as far as the exposed part holds them. lane: that of `lane_in` for this part or one around it."""
    view, part = frame.view, frame.exposed
    if lane is not None and part.left() < view.gutter_right and (
            _met(frame, view.edge_to_screen(held_rect(lane).grown(_HANG), view.titles_corner))):
        painting.paint_titles_over(frame, lambda surface, scene, _: _lane(frame.painter, surface, scene, lane))
    if part.top() >= view.head_bottom:
        return
    head = head_scene(frame.scene, view)
    stage, step = sticky_title(head), held_step(head.plan, head.left)
    places = [stage[0]] if stage is not None else []
    if step is not None:
        places.append(step.box.rect.grown(_HANG))
    if places and _met(frame, view.edge_to_screen(reduce(Rect.united, places), view.head_corner)):
        painting.paint_head_over(frame, lambda surface, scene, _: _head(frame.painter, surface, scene, stage, step))


def _lane(painter: QPainter, surface: ScreenSurface, scene: Scene, lane: HeldLane) -> None:
    paper, here = scene.tokens.paper, lane.texts.grown(_HANG)
    there = here.moved(0, lane.shift)
    surface.fill(here, paper)

    def draw(apart: ScreenSurface) -> None:
        apart.fill(there, paper)
        paint_lane_texts(apart, scene, lane.row, lane.shift)

    paint_apart(painter, surface, there, ("held lane", lane.row.kind, lane.row.texts), draw)


def _head(painter: QPainter, surface: ScreenSurface, scene: Scene, stage: tuple[Rect, TextBox, float] | None,
          step: HeldStep | None) -> None:
    tokens = scene.tokens
    if stage is not None:
        bar, title, shift = stage
        surface.fill(bar, tokens.stage_bar)
        _title(painter, surface, title, shift, tokens.stage_bar_text, tokens.stage_bar)
    if step is not None:
        ink = tokens.ink_secondary if step.box.placeholder else tokens.ink_strong
        surface.fill(step.box.rect.grown(_HANG), tokens.paper)
        _title(painter, surface, step.box, step.shift, ink, tokens.paper)


def _title(painter: QPainter, surface: ScreenSurface, title: TextBox, shift: float, ink: str, ground: str) -> None:
    there = title.rect._replace(x=title.rect.x + shift, w=wide(title)).grown(_HANG)

    def draw(apart: ScreenSurface) -> None:
        apart.fill(there, ground)
        box_text(apart, title, ink, (shift, 0.0))

    paint_apart(painter, surface, there, ("held title", title, ink, ground), draw)


def _met(frame: painting.Frame, place: Rect) -> bool:
    return QRectF(*place).intersects(frame.exposed)
