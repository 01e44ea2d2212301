"""A widget that lies over the sheet in one of its corners or at an edge, and stays there when the sheet is resized."""
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QRect, QSize, Qt
from PySide6.QtWidgets import QStyle, QWidget

if TYPE_CHECKING:
    from journeymapper.ui.canvas.sheet import Sheet

AWAY_PX = 12


class Overlay(QWidget):
    """A child of the sheet beside its viewport, so that scrolling leaves it alone and touches reach it first."""

    away = AWAY_PX

    def __init__(self, sheet: "Sheet", where: Qt.AlignmentFlag) -> None:
        super().__init__(sheet)
        self._sheet, self.where = sheet, where
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setCursor(Qt.CursorShape.ArrowCursor)
        sheet.viewport().installEventFilter(self)

    def place(self) -> None:
        """Go where it belongs."""
        self.setGeometry(self.spot(self.where))
        self.raise_()

    def spot(self, where: Qt.AlignmentFlag) -> QRect:
        """Its place in a corner or at an edge."""
        room = self._sheet.viewport().geometry().adjusted(self.away, self.away, -self.away, -self.away)
        size = self.wanted().boundedTo(room.size())
        return QStyle.alignedRect(Qt.LayoutDirection.LeftToRight, where, size, room)

    def wanted(self) -> QSize:
        """How large it would like to be."""
        return self.sizeHint()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self.place()
        return super().eventFilter(watched, event)
