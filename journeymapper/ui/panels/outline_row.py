"""How a row of the outline looks: sign or red point's number, title, and its lane in quieter letters."""
from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from journeymapper.core.model.cards import Card, RedPoint
from journeymapper.core.model.journey import Stage
from journeymapper.core.model.people import Emotion
from journeymapper.core.model.record import Record
from journeymapper.ui.theme import icons
from journeymapper.ui.theme.current import Theme
from journeymapper.ui.theme.fonts import REGULAR, SEMIBOLD, font

from .dots import paint_number
from .heading import name_of
from .outline_model import ASIDE, PLACEHOLDER, RECORD
from .row_state import paint_state

Index = QModelIndex | QPersistentModelIndex
ROW_PX, ICON_PX, DOT_PX, PAD, GAP = 28, 16, 18, 6, 8
TITLE_LEFT, TITLE_SIZE = PAD + DOT_PX + GAP, 13
# So much of a row its lane may take from a long title.
ASIDE_SHARE = 0.28


class OutlineRow(QStyledItemDelegate):
    """Paints a row."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(80, self._theme.target(ROW_PX))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: Record | None = index.data(RECORD)
        state: QStyle.StateFlag = option.state
        rect: QRect = option.rect
        area, flag = QRectF(rect), QStyle.StateFlag
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        tokens = self._theme.tokens
        paint_state(painter, area, tokens, chosen=bool(state & flag.State_Selected),
                    focused=bool(state & flag.State_HasFocus))
        painter.setClipRect(area)
        self._sign(painter, row, area)
        self._words(painter, row, area.adjusted(TITLE_LEFT, 0, -PAD, 0), index)
        painter.restore()

    def _sign(self, painter: QPainter, row: Record | None, area: QRectF) -> None:
        middle = QPointF(area.left() + PAD + DOT_PX / 2, area.center().y() + 0.5)
        if isinstance(row, RedPoint):
            paint_number(painter, middle, row.number, self._theme.tokens, DOT_PX)
            return
        tokens, ratio = self._theme.tokens, painter.device().devicePixelRatioF()
        if isinstance(row, Emotion):
            name, colour = icons.feeling_icon(float(row.value)), tokens.feeling(float(row.value))
        else:
            name, colour = name_of(row)[0] if row is not None else "parking-lot", tokens.ink_secondary
        picture = icons.pixmap(name, colour, ICON_PX, ratio)
        painter.drawPixmap(QPointF(round(middle.x() - ICON_PX / 2), round(middle.y() - ICON_PX / 2)), picture)

    def _words(self, painter: QPainter, row: Record | None, room: QRectF, index: Index) -> None:
        tokens = self._theme.tokens
        flags = int(Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine)
        strong = font(TITLE_SIZE, SEMIBOLD if row is None or isinstance(row, Stage) else REGULAR)
        title, aside = str(index.data(Qt.ItemDataRole.DisplayRole)), index.data(ASIDE) or ""
        if aside:
            painter.setFont(strong)
            left = room.width() - painter.fontMetrics().horizontalAdvance(title) - GAP
            painter.setFont(font(11))
            metrics = painter.fontMetrics()
            width = min(metrics.horizontalAdvance(aside) + 1.0, max(left, room.width() * ASIDE_SHARE))
            painter.setPen(tokens.q("ink_secondary"))
            painter.drawText(room.adjusted(room.width() - width, 0, 0, 0), flags,
                             metrics.elidedText(aside, Qt.TextElideMode.ElideRight, int(width) + 1))
            room = room.adjusted(0, 0, -width - GAP, 0)
        painter.setFont(strong)
        unnamed = bool(index.data(PLACEHOLDER)) and not isinstance(row, Emotion)
        painter.setPen(tokens.q("ink_secondary" if unnamed else "ink" if isinstance(row, Card) else "ink_strong"))
        painter.drawText(room, flags,
                         painter.fontMetrics().elidedText(title, Qt.TextElideMode.ElideRight, int(room.width())))
