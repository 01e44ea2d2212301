"""One tile: an icon above its name, which may take two lines; the icon alone where the window is low."""
from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QEnterEvent, QFontMetrics, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from journeymapper.core.foundation.i18n import Texts
from journeymapper.ui.qt.text import escaped_tooltip
from journeymapper.ui.theme.current import Theme
from journeymapper.ui.theme.fonts import font

from .tiles import Tile

WIDTH_PX, ICON_PX, TEXT_PX = 76, 20, 11
# Air above the icon, between it and the name, below the name.
TOP_PX, GAP_PX, FOOT_PX = 5, 2, 4
FOLDED, FOLDED_LARGE = QSize(44, 36), QSize(48, 44)
WIDTH_LARGE_PX = 92
_CENTRED = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap


class TileButton(QAbstractButton):
    """Clicked like a button; `drag_begun` when it is pulled away. The press ends with the drag."""

    drag_begun = Signal()

    def __init__(self, tile: Tile, theme: Theme, t: Texts, escaped_tip: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.tile, self._theme = tile, theme
        self._pressed_at: QPoint | None = None
        self._folded = False
        self.setText(t(tile.title))
        self.setObjectName(f"tile.{tile.kind}")
        self.setAccessibleName(t(tile.title))
        self.setAccessibleDescription(t("Drag it onto the map, or press Enter to insert it."))
        self.setToolTip(escaped_tip or escaped_tooltip(t(tile.title)))
        self.setFont(font(TEXT_PX))
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def set_folded(self, folded: bool) -> None:
        """Show the icon alone, or the name too."""
        self._folded = folded
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return folded_size(self._theme) if self._folded else self.open_size()

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def open_size(self) -> QSize:
        """The room that icon and name take."""
        text = self._text_box().height()
        height = TOP_PX + ICON_PX + GAP_PX + text + FOOT_PX
        return QSize(tile_width(self._theme), max(height, folded_size(self._theme).height()))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._pressed_at = event.position().toPoint()
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        start = self._pressed_at
        far = start is not None and (event.position().toPoint() - start).manhattanLength()
        if far and far >= QApplication.startDragDistance():
            self._pressed_at = None
            self.setDown(False)
            self.drag_begun.emit()
            return
        super().mouseMoveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._pressed_at = None
        super().mouseReleaseEvent(event)

    def enterEvent(self, event: QEnterEvent) -> None:
        self.update()
        super().enterEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter)
        top = (self.height() - ICON_PX) // 2 if self._folded else TOP_PX
        ratio = self.devicePixelRatioF()
        painter.drawPixmap(QPoint((self.width() - ICON_PX) // 2, top),
                           self._theme.pixmap(self.tile.icon, ICON_PX, ratio, self.tile.role))
        if not self._folded:
            painter.setFont(self.font())
            painter.setPen(self._theme.tokens.q(self.tile.role))
            painter.drawText(self.rect().adjusted(2, top + ICON_PX + GAP_PX, -2, 0), _CENTRED, self.text())
        painter.end()

    def _paint_ground(self, painter: QPainter) -> None:
        tokens = self._theme.tokens
        area = self.rect().adjusted(1, 1, -1, -1)
        painter.setPen(Qt.PenStyle.NoPen)
        if self.isDown() or self.underMouse():
            painter.setBrush(tokens.q("hairline" if self.isDown() else "sunken"))
            painter.drawRoundedRect(area, 6, 6)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(tokens.q("focus"), 2))
            painter.drawRoundedRect(area, 6, 6)

    def _text_box(self) -> QRect:
        room = QRect(0, 0, tile_width(self._theme) - 4, 200)
        return QFontMetrics(self.font()).boundingRect(room, _CENTRED, self.text())


def tile_width(theme: Theme) -> int:
    """How wide a tile with its name is."""
    return WIDTH_LARGE_PX if theme.workshop else WIDTH_PX


def folded_size(theme: Theme) -> QSize:
    """The room of an icon alone."""
    return FOLDED_LARGE if theme.workshop else FOLDED
