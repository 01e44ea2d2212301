"""The signs of red points in panels: numbered dot, severity in four dots."""
from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from journeymapper.ui.theme.current import Theme
from journeymapper.ui.theme.fonts import BOLD, font
from journeymapper.ui.theme.tokens import Tokens

DOT_PX = 20
SEVERITY_PX, SEVERITY_STEP = 9, 12


def paint_number(painter: QPainter, middle: QPointF, number: int, tokens: Tokens, px: float = DOT_PX) -> None:
    """A red dot `px` wide with a number."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(tokens.q("red_point"))
    painter.drawEllipse(middle, px / 2, px / 2)
    painter.setPen(tokens.q("on_red"))
    text = str(number)
    painter.setFont(font(11 if len(text) < 3 else 8, BOLD))
    area = QRectF(middle.x() - px, middle.y() - px / 2, 2 * px, px)
    painter.drawText(area, Qt.AlignmentFlag.AlignCenter, text)
    painter.restore()


def paint_severity(painter: QPainter, left: QPointF, severity: int, full: QColor, pale: QColor) -> None:
    """Four dots from `left` (the middle of the left edge), as many of them full as the severity says."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    for index in range(4):
        painter.setBrush(full if index < severity else pale)
        middle = QPointF(left.x() + SEVERITY_PX / 2 + index * SEVERITY_STEP, left.y())
        painter.drawEllipse(middle, SEVERITY_PX / 2, SEVERITY_PX / 2)
    painter.restore()


class NumberDot(QWidget):
    """A numbered dot as a widget."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._number = theme, 0
        self.setFixedSize(QSize(DOT_PX, DOT_PX))
        theme.changed.connect(self.update)

    def show_number(self, number: int) -> None:
        """The number to show."""
        self._number = number
        self.setAccessibleName(str(number))
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_number(painter, QPointF(DOT_PX / 2, DOT_PX / 2), self._number, self._theme.tokens)
        painter.end()
