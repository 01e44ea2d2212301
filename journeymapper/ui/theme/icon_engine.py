"""An icon that is drawn when it is first shown, in the size and for the screen where it stands."""
from collections.abc import Callable

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QIcon, QIconEngine, QPainter, QPixmap

# Gives the picture in a colour: (colour, logical pixels, device ratio).
Draw = Callable[[str, float, float], QPixmap]


class IconEngine(QIconEngine):
    """One drawing in three colours: usual, disabled, checked."""

    def __init__(self, draw: Draw, colour: str, size: int, disabled: str, on: str) -> None:
        """size: in logical pixels; it is never drawn larger."""
        super().__init__()
        self._draw, self._size = draw, size
        self._colours = (colour, disabled, on)

    def clone(self) -> QIconEngine:
        return IconEngine(self._draw, self._colours[0], self._size, self._colours[1], self._colours[2])

    def actualSize(self, size: QSize, _mode: QIcon.Mode, _state: QIcon.State) -> QSize:
        side = min(size.width(), size.height())
        return QSize(side, side)

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        ratio = painter.device().devicePixelRatio()
        side = min(self._size, rect.width(), rect.height())
        place = QRect(0, 0, side, side)
        place.moveCenter(rect.center())
        painter.drawPixmap(place.topLeft(), self._draw(self._colour(mode, state), side, ratio))

    def scaledPixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State, scale: float) -> QPixmap:
        # size is in logical pixels (so it comes since Qt 6.9).
        return self._draw(self._colour(mode, state), min(self._size, size.width(), size.height()), scale)

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        return self.scaledPixmap(size, mode, state, 1.0)

    def _colour(self, mode: QIcon.Mode, state: QIcon.State) -> str:
        usual, disabled, on = self._colours
        if mode == QIcon.Mode.Disabled:
            return disabled
        return on if state == QIcon.State.On else usual
