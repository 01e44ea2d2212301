"""While a zoom goes on, headers and lane titles are seen as they will be after it; only the rows are stretched."""
import pytest
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QImage

from journeymapper.core.layout.geometry import Rect
from journeymapper.ui.canvas.painting import head_area, titles_area
from journeymapper.ui.canvas.sheet import Sheet


def shown(sheet: Sheet) -> QImage:
    """What is on the screen."""
    sheet.viewport().repaint()
    picture = sheet.window().backingStore().paintDevice()
    assert isinstance(picture, QImage)
    return picture.copy()


def part(picture: QImage, area: Rect) -> QImage:
    return picture.copy(QRectF(*area.grown(-4)).toRect())


@pytest.mark.parametrize("steps", [(1.4, 1.3, 1.6), (0.9, 0.8)], ids=["nearer", "further"])
def test_headers_and_lane_titles_stay_while_the_rows_are_stretched(sheet: Sheet, steps: tuple[float, ...]) -> None:
    sheet.resize(1366, 768)
    sheet.scroll_view(300, 150)
    shown(sheet)
    for step in steps:
        sheet.stretch.zoom_to(sheet.view.zoom * step, QPointF(900, 500))
    assert sheet.stretch.active
    stretched = shown(sheet)
    sheet.stretch.sharpen()
    sharp = shown(sheet)
    assert stretched != sharp
    for area in (titles_area(sheet.view), head_area(sheet.view)):
        assert part(stretched, area) == part(sharp, area)
