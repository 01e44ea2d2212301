"""Noting what cells and rows draw on a screen, to be played again."""
from collections.abc import Callable
from math import floor
from typing import cast

from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainter

from journeymapper.core.layout.geometry import Rect

from .caches import blank
from .drawn import Drawn, Noting, NotKept, glyphs
from .pixels import HALF
from .screen import ScreenSurface


def noted(screen: ScreenSurface, paint: Callable[[ScreenSurface], None]) -> Drawn | None:
    """What `paint` draws, to be played by any surface of this zoom and fraction; None where it can't be kept."""
    noting = Noting(screen.fraction)
    surface = ScreenSurface(cast(QPainter, noting), screen.zoom, screen.dpr, screen.caches, screen.detail)
    try:
        paint(surface)
    except NotKept:
        return None
    return Drawn(tuple(noting.blits), tuple((colour, glyphs(found)) for colour, found in surface.put_off()))


def pictured(screen: ScreenSurface, area: Rect, paint: Callable[[ScreenSurface], None]) -> Drawn:
    """What `paint` draws in an area, as one picture to be played; texts that begin there stay texts."""
    x, y, dpr = screen.fraction[0], screen.fraction[1], screen.dpr
    left, top = floor(area.x * screen.scale + x + HALF), floor(area.y * screen.scale + y + HALF)
    w = floor(area.right * screen.scale + x + HALF) - left
    h = floor(area.bottom * screen.scale + y + HALF) - top
    made = blank(w, h, dpr)
    painter = QPainter(made)
    painter.translate((x - left) / dpr, (y - top) / dpr)
    try:
        surface = ScreenSurface(painter, screen.zoom, dpr, screen.caches, screen.detail)
        paint(surface)
        later = list(surface.put_off())
    finally:
        painter.end()
    at = QPointF((left - x) / dpr, (top - y) / dpr)
    blit = (at.x(), at.y(), at.x() + w / dpr, at.y() + h / dpr, at, made)
    texts = ((colour, glyphs(one for one in found if area.x <= one[0] < area.right)) for colour, found in later)
    return Drawn((blit,), tuple(texts))
