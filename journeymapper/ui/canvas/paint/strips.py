"""The headers and the lane titles as tiles: a scroll along them brings a strip into view that then is a blit or two.

A stage's title that stays in view while its stage is scrolled isn't part of a tile: it is painted over them.
"""
from collections.abc import Iterator

from journeymapper.core.layout.geometry import Rect

from .gutter import paint_lane_titles
from .header import paint_header
from .scene import Scene
from .surface import Surface
from .tiles import Tiles

# Tiles of each that are kept at least.
_FEW = 16


class Strips:
    """The tiles of what stays at the upper and left edges; `clear` what a change touches: there are few."""

    def __init__(self) -> None:
        self.head, self.titles = Tiles(_head, _FEW), Tiles(_titles, _FEW)

    def clear(self) -> None:
        """Forget all."""
        self.head.clear()
        self.titles.clear()


def _head(surface: Surface, scene: Scene, area: Rect) -> Iterator[None]:
    surface.fill(area, scene.tokens.paper)
    paint_header(surface, scene, area)
    yield


def _titles(surface: Surface, scene: Scene, area: Rect) -> Iterator[None]:
    surface.fill(area, scene.tokens.paper)
    paint_lane_titles(surface, scene, area)
    yield
