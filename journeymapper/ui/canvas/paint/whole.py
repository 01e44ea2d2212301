"""The whole map on one surface, as paper and pictures have it."""
from journeymapper.core.layout.geometry import Rect

from .body import paint_body
from .empty import paint_empty
from .gutter import paint_lane_titles
from .header import paint_header
from .scene import Scene
from .surface import Surface
from .title import paint_title


def paint_map(surface: Surface, scene: Scene, area: Rect) -> None:
    """All of the map that meets `area`, on paper-coloured ground."""
    surface.fill(area, scene.tokens.paper)
    paint_title(surface, scene, area)
    if not scene.plan.columns:
        paint_empty(surface, scene, area)
        return
    paint_header(surface, scene, area)
    paint_lane_titles(surface, scene, area)
    paint_body(surface, scene, area)


def whole_area(scene: Scene) -> Rect:
    """The rectangle of the whole map with its margins."""
    return Rect(0.0, 0.0, *scene.plan.size)
