"""The rows as tiles, where texts are bars or less: a whole map then is a few blits, however many cards it holds."""
from collections.abc import Iterator
from math import floor

from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainter, QPixmap

from journeymapper.core.layout.geometry import Rect

from .body import paint_body
from .caches import Caches
from .pixels import HALF
from .scene import Scene
from .screen import ScreenSurface

# A multiple of 4, so that it is whole device pixels at 1.25, 1.5 and 1.75 too.
SIDE = 256
_MOST = 160
Place = tuple[int, int]


class Tiles:
    """Squares of the map as painted for one scale and one look; `drop` those that a change touches."""

    def __init__(self) -> None:
        self._kept: dict[Place, QPixmap] = {}
        self._look: tuple[object, ...] = ()

    def __len__(self) -> int:
        return len(self._kept)

    def clear(self) -> None:
        """Forget all."""
        self._kept.clear()

    def drop(self, area: Rect) -> None:
        """Forget what meets an area of the map in pixels of the zoom."""
        for place in list(_places(area)) if area.w * area.h < _MOST * SIDE * SIDE else list(self._kept):
            self._kept.pop(place, None)

    def paint(
        self, painter: QPainter, scene: Scene, area: Rect, scale: tuple[float, float], caches: Caches
    ) -> None:
        """Blit what covers `area` (of the map); painter: its 0 is the map's corner. scale: zoom and device ratio."""
        zoom, dpr = scale
        look = (scale, scene.faint, scene.tokens, scene.t.language)
        if look != self._look:
            self._look = look
            self.clear()
        device = painter.deviceTransform()
        for place in _places(Rect(area.x * zoom, area.y * zoom, area.w * zoom, area.h * zoom)):
            made = self._kept.get(place)
            if made is None:
                if len(self._kept) >= _MOST:
                    for old in list(self._kept)[: _MOST // 2]:
                        del self._kept[old]
                made = self._kept[place] = _drawn(place, scene, scale, caches)
            x, y = ((floor(at * SIDE * dpr + origin + HALF) - origin) / dpr
                    for at, origin in zip(place, (device.dx(), device.dy()), strict=True))
            painter.drawPixmap(QPointF(x, y), made)


def _places(area: Rect) -> Iterator[Place]:
    for column in range(floor(area.x / SIDE), floor((area.x + area.w) / SIDE) + 1):
        for row in range(floor(area.y / SIDE), floor((area.y + area.h) / SIDE) + 1):
            yield column, row


def _drawn(place: Place, scene: Scene, scale: tuple[float, float], caches: Caches) -> QPixmap:
    zoom, dpr = scale
    made = QPixmap(round(SIDE * dpr), round(SIDE * dpr))
    made.setDevicePixelRatio(dpr)
    made.fill(scene.tokens.q("paper"))
    painter = QPainter(made)
    painter.translate(-place[0] * SIDE, -place[1] * SIDE)
    area = Rect(place[0] * SIDE / zoom, place[1] * SIDE / zoom, SIDE / zoom, SIDE / zoom)
    paint_body(ScreenSurface(painter, zoom, dpr, caches), scene, area)
    painter.end()
    return made
