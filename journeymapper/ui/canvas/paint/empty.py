"""A map without stages: what to do next."""
from journeymapper.core.layout import metrics as m
from journeymapper.core.layout.geometry import Rect
from journeymapper.core.layout.text import TextStyle

from .parts import one_line
from .scene import Scene
from .surface import Surface

STYLE = TextStyle(13)


def paint_empty(surface: Surface, scene: Scene, area: Rect) -> None:
    """A hint below the title."""
    text = scene.t("There is no stage yet. Add the first one, and the map grows from it.")
    at = (m.MARGIN, scene.plan.title.rect.bottom + m.TITLE_GAP)
    one_line(surface, at, max(area.right - m.MARGIN, 1.0), text, STYLE, scene.tokens.ink_secondary)
    surface.flush()
