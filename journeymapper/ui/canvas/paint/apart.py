"""What looks the same wherever it stands, drawn once apart from the map and blitted."""
from collections.abc import Callable

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPixmap

from journeymapper.core.layout.geometry import Rect

from .caches import blank
from .screen import ScreenSurface

Draw = Callable[[ScreenSurface], None]


def paint_apart(painter: QPainter, surface: ScreenSurface, rect: Rect, key: tuple[object, ...], draw: Draw) -> None:
    """Cover `rect` by what `draw` paints there. painter: that of the surface; key: all that it looks like depends on,
    but for zoom and theme.
    """
    target, dpr = surface.snapped(rect), surface.dpr
    w, h = round(target.width() * dpr), round(target.height() * dpr)
    made = surface.caches.others.get((*key, w, h), lambda: _apart(surface, rect, (w, h), draw))
    painter.drawPixmap(target.topLeft(), made)


def _apart(surface: ScreenSurface, rect: Rect, size: tuple[int, int], draw: Draw) -> QPixmap:
    zoom, dpr = surface.zoom, surface.dpr
    made = blank(*size, dpr)
    painter = QPainter(made)
    painter.setClipRect(QRectF(0, 0, size[0] / dpr, size[1] / dpr))
    painter.translate(-rect.x * zoom, -rect.y * zoom)
    apart = ScreenSurface(painter, zoom, dpr, surface.caches)
    draw(apart)
    apart.flush()
    painter.end()
    return made
