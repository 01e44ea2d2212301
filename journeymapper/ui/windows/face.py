"""The first picture of a window, before its parts can be built: the grounds of bars and panels where they will be."""
from collections.abc import Mapping

from PySide6.QtCore import QRect, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from journeymapper.ui.theme.tokens import Tokens, colour

# As the parts are once they stand there: `tests/gui/windows/test_face.py` compares.
MENU_PX, TOP_PX, STATUS_PX, PALETTE_PX, INSPECTOR_PX = 26, 44, 28, 89, 288


class Face(QWidget):
    """Stands where the parts will stand; `painted` says that it was painted. It holds nothing."""

    painted = Signal()

    def __init__(self, tokens: Tokens, panels: Mapping[str, bool], sizes: Mapping[str, int]) -> None:
        """panels: which are shown; sizes: their pixels, as the settings keep both."""
        super().__init__()
        self._tokens = tokens
        self._palette_px = PALETTE_PX if panels.get("palette", True) else 0
        self._inspector_px = (sizes.get("inspector") or INSPECTOR_PX) if panels.get("inspector", True) else 0

    def grounds(self) -> tuple[QRect, QRect, QRect, QRect]:
        """(bars on top, palette, inspector, status line); what lies between them is paper."""
        width, height = self.width(), self.height()
        top = MENU_PX + TOP_PX
        middle = height - top - STATUS_PX
        return (QRect(0, 0, width, top), QRect(0, top, self._palette_px, middle),
                QRect(width - self._inspector_px, top, self._inspector_px, middle),
                QRect(0, height - STATUS_PX, width, STATUS_PX))

    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens, painter = self._tokens, QPainter(self)
        surface, line = colour(tokens.surface), colour(tokens.hairline)
        painter.fillRect(self.rect(), colour(tokens.paper))
        bars, palette, inspector, status = self.grounds()
        for ground in (bars, palette, inspector, status):
            painter.fillRect(ground, surface)
        painter.fillRect(QRect(bars.left(), bars.bottom(), bars.width(), 1), line)
        painter.fillRect(QRect(status.left(), status.top(), status.width(), 1), line)
        if not palette.isEmpty():
            painter.fillRect(QRect(palette.right(), palette.top(), 1, palette.height()), line)
        if not inspector.isEmpty():
            painter.fillRect(QRect(inspector.left(), inspector.top(), 1, inspector.height()), line)
        painter.end()
        self.painted.emit()
