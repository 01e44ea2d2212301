"""How a change looks in the list: a sign for the present state, its name, a sign where it is saved, the time."""
from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from journeymapper.ui.theme.current import Theme
from journeymapper.ui.theme.fonts import REGULAR, SEMIBOLD, font

from .history_model import FUTURE, PRESENT, SAVED, TIME, WHEN
from .row_state import paint_state

Index = QModelIndex | QPersistentModelIndex
ROW_PX, PAD, ICON_PX, SIGN_PX, GAP = 28, 8, 14, 20, 8
FLAGS = int(Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine)


class HistoryRow(QStyledItemDelegate):
    """The present state is told by an arrow and strong letters, what was taken back by slanted grey ones."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(80, self._theme.target(ROW_PX))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        state: QStyle.StateFlag = option.state
        rect: QRect = option.rect
        area, flag, tokens = QRectF(rect), QStyle.StateFlag, self._theme.tokens
        when = index.data(WHEN)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_state(painter, area, tokens, chosen=when == PRESENT, focused=bool(state & flag.State_HasFocus))
        if when == PRESENT:
            self._icon(painter, "chevron-right", area.left() + PAD, area, "accent_ink")
        room = area.adjusted(PAD + SIGN_PX, 0, -PAD, 0)
        room = self._end(painter, room, index, area)
        painter.setFont(font(13, SEMIBOLD if when == PRESENT else REGULAR, when == FUTURE))
        painter.setPen(tokens.q("ink_secondary" if when == FUTURE else "ink"))
        name = str(index.data(Qt.ItemDataRole.DisplayRole))
        painter.drawText(room, FLAGS, shortened(painter.fontMetrics(), name, int(room.width())))
        painter.restore()

    def _end(self, painter: QPainter, room: QRectF, index: Index, area: QRectF) -> QRectF:
        """Time and the sign of the saved state, at the right; what is left for the name."""
        painter.setFont(font(11))
        painter.setPen(self._theme.tokens.q("ink_secondary"))
        time = str(index.data(TIME))
        width = painter.fontMetrics().horizontalAdvance(time or "00:00") + 2
        painter.drawText(room.adjusted(room.width() - width, 0, 0, 0), FLAGS, time)
        room = room.adjusted(0, 0, -width - GAP, 0)
        if index.data(SAVED):
            self._icon(painter, "save", room.right() - ICON_PX, area, "ink_secondary")
            room = room.adjusted(0, 0, -ICON_PX - GAP, 0)
        return room

    def _icon(self, painter: QPainter, name: str, x: float, area: QRectF, role: str) -> None:
        picture = self._theme.pixmap(name, ICON_PX, painter.device().devicePixelRatioF(), role)
        painter.drawPixmap(QPointF(round(x), round(area.center().y() - ICON_PX / 2)), picture)


def shortened(metrics: QFontMetrics, name: str, width: int) -> str:
    """A step's name on so many pixels. What tells steps of a kind apart, the card's title, stands at its end."""
    return metrics.elidedText(name, Qt.TextElideMode.ElideMiddle, width)
