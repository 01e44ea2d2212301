"""A tree in which letters type: also those of input methods, dead keys and pre-edit."""
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QInputMethodEvent, QResizeEvent
from PySide6.QtWidgets import QTreeView, QWidget

from journeymapper.ui.canvas.composing import answer, compose
from journeymapper.ui.canvas.sheet import Sheet


class WritingTree(QTreeView):
    """A base of the outline's tree. `moved`: the rows stand elsewhere, so what lies over them must follow."""

    moved = Signal()

    def __init__(self, sheet: Sheet, typed: Callable[[str], object], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sheet, self._typed = sheet, typed
        self.verticalScrollBar().valueChanged.connect(self.moved)

    def focusNextPrevChild(self, _forward: bool) -> bool:
        return False  # Tab goes from step to step, as on the map

    def keyboardSearch(self, _search: str) -> None:
        """Letters type; Ctrl+F finds."""

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        if not compose(self._sheet, event, lambda: self._typed("")):
            event.ignore()

    def inputMethodQuery(self, query: Qt.InputMethodQuery) -> Any:
        known, said = answer(self, self._sheet.inline, query, self._caret)
        return said if known else super().inputMethodQuery(query)

    def _caret(self) -> QRect:
        row = self.visualRect(self.currentIndex())
        return QRect(row.bottomLeft() + self.viewport().pos() + QPoint(0, 1), QSize(1, row.height()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.moved.emit()
