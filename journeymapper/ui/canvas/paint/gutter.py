"""The titles of the lanes at the left."""
from journeymapper.core.layout import metrics as m
from journeymapper.core.layout.boxes import Row
from journeymapper.core.layout.geometry import Rect
from journeymapper.core.model.kinds import lane_kinds
from journeymapper.ui.canvas.measure import line_height

from .parts import box_text
from .scene import Scene
from .sides import paint_side_lines
from .surface import Surface
from .views import lane_views

UNKNOWN_ICON = "lane"


def gutter_rect(scene: Scene) -> Rect:
    """The band of the lane titles."""
    plan = scene.plan
    return Rect(m.MARGIN, plan.top, m.GUTTER, plan.bottom - plan.top)


def paint_lane_titles(surface: Surface, scene: Scene, area: Rect) -> None:
    """Icon, title and hint of each lane that meets `area`, on paper, so that columns may scroll below them."""
    band = gutter_rect(scene)
    if not band.meets(area):
        return
    tokens = scene.tokens
    top, bottom = max(band.y, area.y), min(band.bottom, area.bottom)
    surface.fill(Rect(band.x, top, band.w, bottom - top), tokens.paper)
    paint_hairlines(surface, scene, Rect(band.x, top, band.w, bottom - top + 1))
    paint_side_lines(surface, scene, Rect(band.x, top, band.w, bottom - top))
    for row in scene.rows(area):
        paint_lane_texts(surface, scene, row)
        view = lane_views().get(row.kind)
        if view is not None and view.gutter is not None and not row.collapsed:
            view.gutter(surface, scene, row, area)
    surface.flush()


def paint_hairlines(surface: Surface, scene: Scene, area: Rect) -> None:
    """The lines above and below the rows, from edge to edge of `area`."""
    plan, colour = scene.plan, scene.tokens.hairline
    for row in scene.rows(area):
        surface.line((area.x, row.y + row.h), (area.right, row.y + row.h), colour)
    if area.y <= plan.top < area.bottom:
        surface.line((area.x, plan.top), (area.right, plan.top), colour)


def paint_lane_texts(surface: Surface, scene: Scene, row: Row, down: float = 0.0) -> None:
    """Icon, title and hint of one lane, so far below their place."""
    tokens, top = scene.tokens, row.y + down
    kind = lane_kinds().get(row.kind)
    title, *others = row.texts
    y = top + title.rect.y + (line_height(title.style) - m.LANE_ICON) / 2
    surface.icon(kind.icon if kind else UNKNOWN_ICON, tokens.ink_secondary, (m.MARGIN + m.LANE_PAD_X, y), m.LANE_ICON)
    box_text(surface, title, tokens.ink_secondary if title.placeholder else tokens.ink, (0.0, top))
    for text in others:
        if text.rect.x < scene.plan.left:
            box_text(surface, text, tokens.ink_secondary, (0.0, top))
