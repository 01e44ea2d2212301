"""The base of the screen's surface: which whole device pixels a place of the map is, and what of it shows."""
from math import floor

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from journeymapper.core.layout.geometry import Rect

from .pixels import HALF

_ALL = QRectF(-1e9, -1e9, 2e9, 2e9)
# Shadows and letters stand out of their rectangles by less than this (in the map).
_NEAR = 16.0


class OnPixels:
    """A painter's place on its device, as it stands when this is made. scale: device pixels per pixel of the map."""

    def __init__(self, painter: QPainter, zoom: float, dpr: float) -> None:
        self.zoom, self.dpr, self.scale = zoom, dpr, zoom * dpr
        device = painter.deviceTransform()
        # Rounded, since a map's corner must lie at the same fraction of a pixel wherever it is painted from.
        self._dx, self._dy = round(device.dx(), 6), round(device.dy(), 6)
        clip = painter.clipBoundingRect() if painter.hasClipping() else _ALL
        self._left, self._top = clip.left() / zoom - _NEAR, clip.top() / zoom - _NEAR
        self._right, self._bottom = clip.right() / zoom + _NEAR, clip.bottom() / zoom + _NEAR
        self._pixels = self._left * zoom, self._top * zoom, self._right * zoom, self._bottom * zoom

    @property
    def fraction(self) -> tuple[float, float]:
        """Where the map's corner lies within its device pixel."""
        return self._dx - floor(self._dx), self._dy - floor(self._dy)

    def _unseen(self, x: float, y: float, w: float, h: float) -> bool:
        """Whether nothing of it shows in the clip: a strip holds few of the parts of the cards that it cuts."""
        return y > self._bottom or y + h < self._top or x > self._right or x + w < self._left

    def _x(self, x: float) -> float:
        """The painter's x of the whole device pixel nearest to the map's x.

        Halves go up: `round` would send them to even ones, which change from pixel to pixel as the map scrolls.
        """
        return (floor(x * self.scale + self._dx + HALF) - self._dx) / self.dpr

    def _y(self, y: float) -> float:
        return (floor(y * self.scale + self._dy + HALF) - self._dy) / self.dpr

    def snapped(self, rect: Rect) -> QRectF:
        """A rectangle of the map on whole device pixels of the painter."""
        x, y = self._x(rect.x), self._y(rect.y)
        return QRectF(x, y, self._x(rect.right) - x, self._y(rect.bottom) - y)
