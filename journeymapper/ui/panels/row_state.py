"""What a painted row shows of its state: bar and ground of the chosen one, the ring round the one with the keyboard."""
from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPen

from journeymapper.ui.theme.tokens import Tokens

# The grounds differ too little to tell the row by them alone; as wide as in the style sheet's lists.
BAR_PX = 3


def paint_state(painter: QPainter, area: QRectF, tokens: Tokens, *, chosen: bool, focused: bool) -> None:
    """Below the words of a row that fills `area`; leaves the painter's pen changed."""
    if chosen:
        painter.fillRect(area, tokens.q("selection_ground"))
        painter.fillRect(QRectF(area.left(), area.top(), BAR_PX, area.height()), tokens.q("accent"))
    if focused:
        painter.setPen(QPen(tokens.q("focus"), 2))
        painter.drawRoundedRect(area.adjusted(1, 1, -1, -1), 5, 5)
