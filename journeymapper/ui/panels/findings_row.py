"""How a row of the findings looks: a sign of its own shape for each severity, words, and how many there are."""
from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from journeymapper.ui.theme.current import Theme
from journeymapper.ui.theme.fonts import REGULAR, SEMIBOLD, font

from .findings_model import ACCEPTED, NODE, FindingsModel, Node
from .row_state import paint_state

Index = QModelIndex | QPersistentModelIndex
ROW_PX, ICON_PX, PAD, GAP = 28, 16, 6, 8
FLAGS = int(Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine)
# Three shapes, so that they are told apart without their colours: an octagon, a triangle, a circle.
SIGNS = {"high": ("serious", "ink_strong"), "medium": ("worth-a-look", "ink_secondary"),
         "low": ("good-to-know", "ink_secondary")}
KNOWN = ("done", "ink_secondary")


class FindingsRow(QStyledItemDelegate):
    """Paints a row of a FindingsModel."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(80, self._theme.target(ROW_PX))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        node, model = index.data(NODE), index.model()
        if not isinstance(node, Node) or not isinstance(model, FindingsModel):
            return
        state: QStyle.StateFlag = option.state
        rect: QRect = option.rect
        area, flag, tokens = QRectF(rect), QStyle.StateFlag, self._theme.tokens
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_state(painter, area, tokens, chosen=bool(state & flag.State_Selected),
                    focused=bool(state & flag.State_HasFocus))
        room = area.adjusted(PAD, 0, -PAD, 0)
        if node.rule and not node.more:
            room = self._sign(painter, node, room)
        if node.judged is None and not node.more:
            room = self._count(painter, model.count(node), room)
        painter.setFont(font(13, REGULAR if node.judged is not None or node.more else SEMIBOLD))
        quiet = node.more or (not node.rule and model.count(node) == 0)
        painter.setPen(tokens.q("accent_ink" if node.more else "ink_secondary" if quiet else "ink"))
        painter.drawText(room, FLAGS, painter.fontMetrics().elidedText(
            model.words(node), Qt.TextElideMode.ElideRight, int(room.width())))
        painter.restore()

    def _sign(self, painter: QPainter, node: Node, room: QRectF) -> QRectF:
        name, role = KNOWN if node.key[0] == ACCEPTED else SIGNS[node.severity()]
        picture = self._theme.pixmap(name, ICON_PX, painter.device().devicePixelRatioF(), role)
        painter.drawPixmap(QPointF(round(room.left()), round(room.center().y() - ICON_PX / 2)), picture)
        return room.adjusted(ICON_PX + GAP, 0, 0, 0)

    def _count(self, painter: QPainter, count: int, room: QRectF) -> QRectF:
        painter.setFont(font(12))
        painter.setPen(self._theme.tokens.q("ink_secondary"))
        text = f"{count}" if count else "—"
        width = painter.fontMetrics().horizontalAdvance(text) + 2.0
        painter.drawText(room.adjusted(room.width() - width, 0, 0, 0), FLAGS, text)
        return room.adjusted(0, 0, -width - GAP, 0)
