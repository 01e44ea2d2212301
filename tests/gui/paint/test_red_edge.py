"""A red point's card is white with a red left edge, whatever its size on the screen."""
import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication

from journeymapper.core.layout.geometry import Rect
from journeymapper.ui.canvas.paint.caches import Caches
from journeymapper.ui.canvas.paint.parts import white_card
from journeymapper.ui.canvas.paint.scene import Scene
from journeymapper.ui.canvas.paint.screen import ScreenSurface
from journeymapper.ui.canvas.paint.shapes import draw_card
from tests.gui.paint.maps import scene_of
from tests.support.maps import sample

ZOOMS = [n / 20 for n in range(10, 41)]


def canvas(w: float, h: float, dpr: float = 1.0) -> QImage:
    image = QImage(round((w + 20) * dpr), round((h + 20) * dpr), QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(dpr)
    image.fill(QColor("magenta"))
    return image


def check(image: QImage, rect: QRectF, scene: Scene, at: str) -> None:
    """`rect` in device pixels. Along the middle line: red at the edge, then white to the other edge."""
    y, x = round(rect.center().y()), round(rect.x())
    surface, red = scene.tokens.q("surface").rgb(), scene.tokens.q("red_point").rgb()
    assert image.pixel(x, y) == red, at
    for part in (0.1, 0.5, 0.9):
        assert image.pixel(x + round(rect.width() * part), y) == surface, (at, part)


@pytest.mark.parametrize("dpr", [1.0, 1.25, 1.5, 2.0])
def test_at_every_zoom(qapp: QApplication, dpr: float) -> None:
    scene = scene_of(sample().store)
    look = white_card(scene, scene.tokens.red_point)
    row = next(row for row in scene.plan.rows if row.kind == "red-points")
    rects = {(box.rect.x % 1, box.rect.y % 1, box.rect.w, box.rect.h) for boxes in row.cells.values() for box in boxes}
    for zoom in ZOOMS:
        caches = Caches()
        for x, y, w, h in sorted(rects):
            rect = Rect(8 / zoom + x, 8 / zoom + y, w, h)
            image = canvas(rect.right * zoom, rect.bottom * zoom, dpr)
            painter = QPainter(image)
            ScreenSurface(painter, zoom, dpr, caches).card(rect, look)
            painter.end()
            scale = zoom * dpr
            seen = QRectF(rect.x * scale, rect.y * scale, w * scale, h * scale)
            check(image, seen, scene, f"zoom {zoom}, ratio {dpr}, {w} × {h}")


@pytest.mark.parametrize("high", range(20, 160, 3))
def test_at_any_size(qapp: QApplication, high: int) -> None:
    """Broken sizes and units too, as paper has them."""
    scene = scene_of(sample().store)
    look = white_card(scene, scene.tokens.red_point)
    for n in range(40):
        unit = 0.8 + n * 0.037
        rect = QRectF(4, 4, 156 * unit, (high + n * 0.31) * unit)
        image = canvas(rect.width(), rect.height())
        painter = QPainter(image)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        draw_card(painter, rect, look, unit)
        painter.end()
        check(image, rect, scene, f"unit {unit}, {rect}")
