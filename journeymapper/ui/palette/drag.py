"""The picture under the mouse while a tile is dragged: a small card with its icon and name."""
from PySide6.QtCore import QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QDrag, QFontMetrics, QPainter, QPixmap
from PySide6.QtWidgets import QWidget

from journeymapper.ui.canvas.mime import palette_mime
from journeymapper.ui.theme.current import Theme
from journeymapper.ui.theme.fonts import SEMIBOLD, font

from .tiles import Tile

HEIGHT_PX, ICON_PX = 32, 16


def drag_pixmap(tile: Tile, title: str, theme: Theme, ratio: float) -> QPixmap:
    """A card of 32 px with icon and title, sharp at the device's ratio."""
    letters = font(12, SEMIBOLD)
    size = QSize(QFontMetrics(letters).horizontalAdvance(title) + ICON_PX + 30, HEIGHT_PX)
    picture = QPixmap(size * ratio)
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    area = QRectF(0.5, 0.5, size.width() - 1, size.height() - 1)
    painter.setPen(theme.tokens.q("control_edge"))
    painter.setBrush(theme.tokens.q("surface"))
    painter.drawRoundedRect(area, 8, 8)
    painter.drawPixmap(QPoint(10, (HEIGHT_PX - ICON_PX) // 2), theme.pixmap(tile.icon, ICON_PX, ratio, tile.role))
    painter.setFont(letters)
    painter.setPen(theme.tokens.q("ink"))
    painter.drawText(area.adjusted(ICON_PX + 18, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, title)
    painter.end()
    return picture


def make_drag(source: QWidget, tile: Tile, title: str, theme: Theme) -> QDrag:
    """The drag of a tile, not yet begun. The picture hangs beside the pointer, so that the ghost stays visible."""
    drag = QDrag(source)
    drag.setMimeData(palette_mime(tile.kind))
    drag.setPixmap(drag_pixmap(tile, title, theme, source.devicePixelRatioF()))
    drag.setHotSpot(QPoint(-10, -6))
    return drag
