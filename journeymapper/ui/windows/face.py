"""The first picture of a window, before its parts can be built: the grounds of bars and panels where they will be."""
from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QRect, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from journeymapper.ui.theme.tokens import Tokens, colour

if TYPE_CHECKING:
    from journeymapper.ui.canvas.glimpse import Glimpse

# As the parts are once they stand there: `tests/gui/windows/test_face.py` compares.
MENU_PX, TOP_PX, STATUS_PX, PALETTE_PX = 26, 44, 28, 89
MENU_LARGE_PX, TOP_LARGE_PX, STATUS_LARGE_PX = 45, 54, 46
# (usual, least, most) pixels.
INSPECTOR_PX, INSPECTOR_LARGE_PX = (288, 248, 460), (340, 340, 460)
SIDE_PX, PARKING_PX = (288, 200, 520), (150, 96, 9999)


class Grounds(NamedTuple):
    """Where the parts of a window will stand; those that aren't shown are empty. side: outline and history."""

    bars: QRect
    palette: QRect
    side: QRect
    inspector: QRect
    parking: QRect
    status: QRect
    sheet: QRect


class Face(QWidget):
    """Stands where the parts will stand; `painted` says that it was. It holds nothing but a glimpse of a map."""

    painted = Signal()

    def __init__(self, tokens: Tokens, panels: Mapping[str, bool], sizes: Mapping[str, int],
                 workshop: bool = False) -> None:
        """panels: which are shown; sizes: their pixels, as the settings keep both; workshop: all in workshop size."""
        super().__init__()
        self._tokens = tokens
        self._bars_px = MENU_LARGE_PX + TOP_LARGE_PX if workshop else MENU_PX + TOP_PX
        self._status_px = STATUS_LARGE_PX if workshop else STATUS_PX
        self._palette_px = PALETTE_PX if panels.get("palette", True) else 0
        inspector = INSPECTOR_LARGE_PX if workshop else INSPECTOR_PX
        self._inspector_px = _px(sizes.get("inspector"), inspector) if panels.get("inspector", True) else 0
        side = any(panels.get(name, False) for name in ("outline", "findings", "history"))
        self._side_px = _px(sizes.get("outline"), SIDE_PX) if side else 0
        self._parking_px = _px(sizes.get("parking_lot"), PARKING_PX) if panels.get("parking_lot", False) else 0
        self.glimpse: Glimpse | None = None

    def grounds(self) -> Grounds:
        """In pixels of the widget. What lies between them is one pixel, a splitter's handle."""
        width, height = self.width(), self.height()
        top, bottom = self._bars_px, height - self._status_px
        left = self._palette_px
        right = width - self._inspector_px
        sheet = QRect(left + _beside(self._side_px), top, 0, 0)
        sheet.setRight(width - 1 - _beside(self._inspector_px))
        sheet.setBottom(bottom - 1 - _beside(self._parking_px))
        return Grounds(
            bars=QRect(0, 0, width, top), palette=QRect(0, top, self._palette_px, bottom - top),
            side=QRect(left, top, self._side_px, bottom - top),
            inspector=QRect(right, top, self._inspector_px, bottom - top),
            parking=QRect(sheet.left(), bottom - self._parking_px, sheet.width(), self._parking_px),
            status=QRect(0, bottom, width, self._status_px), sheet=sheet)

    def show_map(self, glimpse: "Glimpse") -> None:
        """Have a map painted where the sheet will stand."""
        self.glimpse = glimpse
        glimpse.setParent(self)
        glimpse.setGeometry(self.grounds().sheet)
        glimpse.show()
        glimpse.open_view()

    def resizeEvent(self, _event: QResizeEvent) -> None:
        if self.glimpse is not None:
            self.glimpse.setGeometry(self.grounds().sheet)

    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens, painter = self._tokens, QPainter(self)
        surface, line = colour(tokens.surface), colour(tokens.hairline)
        grounds = self.grounds()
        painter.fillRect(self.rect(), colour(tokens.paper))
        for ground in grounds[:-1]:
            painter.fillRect(ground, surface)
        bars, status = grounds.bars, grounds.status
        painter.fillRect(QRect(bars.left(), bars.bottom(), bars.width(), 1), line)
        painter.fillRect(QRect(status.left(), status.top(), status.width(), 1), line)
        for ground in (grounds.palette, grounds.side):
            if not ground.isEmpty():
                painter.fillRect(QRect(ground.right(), ground.top(), 1, ground.height()), line)
        if not grounds.inspector.isEmpty():
            inspector = grounds.inspector
            painter.fillRect(QRect(inspector.left(), inspector.top(), 1, inspector.height()), line)
        painter.end()
        self.painted.emit()


def _px(kept: int | None, bounds: tuple[int, int, int]) -> int:
    usual, least, most = bounds
    return min(max(kept or usual, least), most)


def _beside(px: int) -> int:
    """What a panel and its handle take."""
    return px + 1 if px else 0
