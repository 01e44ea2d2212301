"""What is exposed anew joins what was there, wherever the exposed part is cut off."""
import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication

from journeymapper.core.layout.plan import Plan
from journeymapper.ui.canvas.paint.caches import Caches
from journeymapper.ui.canvas.paint.tiles import Tiles
from journeymapper.ui.canvas.painting import Frame, paint_frame
from journeymapper.ui.canvas.viewport import Viewport
from tests.gui.paint.maps import scene_of
from tests.support.maps import sample

SIZE = (420, 300)


def view_of(plan: Plan, zoom: float) -> Viewport:
    view = Viewport()
    view.zoom, (view.w, view.h) = zoom, SIZE
    view.head = (plan.header.stage_y, plan.header.bottom)
    view.gutter = (24.0, plan.left)
    view.x, view.y = 90.0, 60.0
    return view


@pytest.mark.parametrize("zoom", [0.44, 0.37, 0.2])
def test_a_line_at_the_edge_of_what_is_exposed_is_painted(qapp: QApplication, zoom: float) -> None:
    scene = scene_of(sample().store)
    view, caches = view_of(scene.plan, zoom), Caches()

    def painted(height: int) -> QImage:
        image = QImage(*SIZE, QImage.Format.Format_RGB32)
        for top in range(0, SIZE[1], height):
            part = QRectF(0, top, SIZE[0], height)
            painter = QPainter(image)
            painter.setClipRect(part)
            paint_frame(Frame(painter, view, scene, caches, 1.0, part))
            painter.end()
        return image

    whole, cut = painted(SIZE[1]), painted(1)
    wrong = [y for y in range(SIZE[1]) if bytes(whole.constScanLine(y)) != bytes(cut.constScanLine(y))]
    assert wrong == []


def test_a_tile_that_is_wanted_never_gives_way_to_one_below_it(qapp: QApplication) -> None:
    scene, tiles, side = scene_of(sample().store), Tiles(least=4), 256
    image = QImage(20 * side, 4 * side, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    try:
        for columns, rows in ((20, 1), (1, 4)):
            painter.setClipRect(QRectF(0, 0, columns * side, rows * side))
            tiles.tune(scene, 0.3, 1.0)
            tiles.paint(painter, scene, tiles.grid(0.3, 1.0, 0.0, 0.0), Caches())
            assert all((column, row, 0.0, 0.0) in tiles for column in range(columns) for row in range(rows))
    finally:
        painter.end()
