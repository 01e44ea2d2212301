"""Grey areas: hatched bands between steps where the journey passes from hand to hand, named at the foot."""
from journeymapper.core.layout import metrics as m
from journeymapper.core.layout.geometry import Rect
from journeymapper.core.layout.text import TextStyle
from .scene import Scene
from .surface import Surface

WIDTH = 12.0


def paint_grey_bands(surface: Surface, scene: Scene, area: Rect) -> None:
    """The bands, cut to `area`."""


def paint_grey_names(surface: Surface, scene: Scene, area: Rect) -> None:
    """Their names below the rows."""
