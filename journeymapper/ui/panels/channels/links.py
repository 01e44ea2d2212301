"""One service in several cells: lines from the cell that has the keyboard to the others."""
from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from journeymapper.ui.theme.tokens import Tokens

# Within the padding of the cells, so that no text is crossed.
_IN, _UP, _DOT = 4.5, 4.5, 3.0


def paint_links(painter: QPainter, here: QRectF, others: Sequence[QRectF], tokens: Tokens) -> None:
    """From `here` down or up its left edge, then along the foot of the other's row."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for other in others:
        painter.setPen(QPen(tokens.q("accent"), 1.5, Qt.PenStyle.DashLine))
        painter.drawRoundedRect(other.adjusted(1.5, 1.5, -2.5, -2.5), 6, 6)
        start, end = _foot(here), _foot(other)
        painter.setPen(QPen(tokens.q("accent"), 1.5))
        painter.drawPolyline([start, QPointF(start.x(), end.y()), end])
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(tokens.q("accent"))
    for cell in (here, *others) if others else ():
        painter.drawEllipse(_foot(cell), _DOT, _DOT)


def _foot(cell: QRectF) -> QPointF:
    return QPointF(cell.left() + _IN, cell.bottom() - _UP)
