"""How a parked card looks in the list: icon, title in at most two lines, its lane."""
from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from journeymapper.ui.qt.wrapped import paint_wrapped
from journeymapper.ui.theme.current import Theme
from journeymapper.ui.theme.fonts import font

CARD = QSize(204, 62)
LANE, ICON, ID = Qt.ItemDataRole.UserRole + 1, Qt.ItemDataRole.UserRole + 2, Qt.ItemDataRole.UserRole + 3
Index = QModelIndex | QPersistentModelIndex


class ParkedCard(QStyledItemDelegate):
    """Paints a small card with the selection's edge where it is selected and a ring where the keyboard is."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return CARD

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        tokens = self._theme.tokens
        state: QStyle.StateFlag = option.state
        area: QRect = option.rect
        selected, focused = bool(state & QStyle.StateFlag.State_Selected), bool(state & QStyle.StateFlag.State_HasFocus)
        box = QRectF(area).adjusted(1.5, 1.5, -1.5, -1.5)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(tokens.q("selection_ground" if selected else "surface"))
        edge = "focus" if focused else "selection" if selected else "hairline"
        painter.setPen(QPen(tokens.q(edge), 2 if focused or selected else 1))
        painter.drawRoundedRect(box, 8, 8)
        ratio = painter.device().devicePixelRatioF()
        picture = self._theme.pixmap(index.data(ICON), 16, ratio, "ink_secondary")
        painter.drawPixmap(int(box.left()) + 9, int(box.top()) + 8, picture)
        text = box.adjusted(33, 7, -8, -22)
        paint_wrapped(painter, text, index.data(Qt.ItemDataRole.DisplayRole), font(12), tokens.q("ink"), 2)
        painter.setPen(tokens.q("ink_secondary"))
        painter.setFont(font(11))
        foot = box.adjusted(33, box.height() - 21, -8, -4)
        lane = painter.fontMetrics().elidedText(index.data(LANE), Qt.TextElideMode.ElideRight, int(foot.width()))
        painter.drawText(foot, int(Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine), lane)
        painter.restore()
