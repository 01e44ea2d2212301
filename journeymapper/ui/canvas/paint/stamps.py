"""Small pixmaps that a screen blits: discs, stripes, scaled pictures. `scale` is device pixels per map pixel."""
from collections.abc import Callable
from math import ceil, floor

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QImage, QPainter, QPixmap

from journeymapper.ui.theme.tokens import colour as qcolour

from .caches import Caches, blank
from .shapes import HATCH_WIDTH, draw_card, pen
from .surface import Look

_TILE_WIDE, _TILE_HIGH = 4, 48


def disc(radius: float, fill: str, ring: str | None, width: float, scale: float, dpr: float) -> QPixmap:
    """A circle in the middle of its pixmap; the ring lies inside the radius."""
    size = ceil(2 * radius * scale)
    made = blank(size + 2, size + 2, dpr)
    unit = scale / dpr
    middle = QPointF(made.width() / dpr / 2, made.height() / dpr / 2)
    inner = (radius - width / 2) * unit

    def draw(painter: QPainter) -> None:
        painter.setBrush(qcolour(fill))
        painter.setPen(pen(ring, width * unit) if ring else Qt.PenStyle.NoPen)
        painter.drawEllipse(middle, inner, inner)

    return _drawn(made, draw)


def hatch_tile(value: str, size: int, scale: float, dpr: float) -> QPixmap:
    """Stripes `size` device pixels apart, to be laid side by side: a long tile, since many small ones cost more."""
    step = size / dpr
    wide, high = _TILE_WIDE * step, _TILE_HIGH * step

    def draw(painter: QPainter) -> None:
        painter.setPen(pen(value, HATCH_WIDTH * scale / dpr))
        for place in range(_TILE_WIDE + _TILE_HIGH + 1):
            total = place * step
            painter.drawLine(QPointF(total + step, -step), QPointF(total - high - step, high + step))

    return _drawn(blank(round(wide * dpr), round(high * dpr), dpr), draw)


def scaled(image: QImage, w: int, h: int, dpr: float) -> QPixmap:
    """A picture of w × h device pixels."""
    small = image.scaled(w, h, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation)
    made = QPixmap.fromImage(small)
    made.setDevicePixelRatio(dpr)
    return made


def _drawn(pixmap: QPixmap, draw: Callable[[QPainter], None]) -> QPixmap:
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    draw(painter)
    painter.end()
    return pixmap


def large_card(painter: QPainter, target: QRectF, look: Look, scale: tuple[float, float], caches: Caches) -> None:
    """What shows of a card's ground drawn apart and blitted, as one that is kept: straight onto the paper its edge is
    a shade off. scale: zoom and device ratio.
    """
    zoom, dpr = scale
    if not painter.hasClipping():  # a picture of its own, or notes, which keep nothing so large
        draw_card(painter, target, look, zoom)
        return
    margin, w, h = caches.margin, round(target.width() * dpr), round(target.height() * dpr)
    clip = painter.clipBoundingRect().translated(-target.topLeft())
    left, right = max(-margin, floor(clip.left() * dpr)), min(w + margin, ceil(clip.right() * dpr))
    top, bottom = max(-margin, floor(clip.top() * dpr)), min(h + margin, ceil(clip.bottom() * dpr))
    if left < right and top < bottom:
        part = QRect(left + margin, top + margin, right - left, bottom - top)
        at = QPointF(target.x() + left / dpr, target.y() + top / dpr)
        painter.drawPixmap(at, caches.part_of_card(look, w, h, part))
