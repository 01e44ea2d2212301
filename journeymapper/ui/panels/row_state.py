"""What a painted row shows of its state: the ground of the chosen one, the ring round the one with the keyboard."""
from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPen

from journeymapper.ui.theme.tokens import Tokens


def paint_state(painter: QPainter, area: QRectF, tokens: Tokens, *, chosen: bool, focused: bool) -> None:
    """Below the words of a row that fills `area`; leaves the painter's pen changed."""
    if chosen:
        painter.fillRect(area, tokens.q("selection_ground"))
    if focused:
        painter.setPen(QPen(tokens.q("focus"), 2))
        painter.drawRoundedRect(area.adjusted(1, 1, -1, -1), 5, 5)
