"""A list of lines, each of which may lead to a thing of the map."""
from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QListWidget, QListWidgetItem, QWidget

from journeymapper.ui.qt.text import escaped_tooltip

ID = Qt.ItemDataRole.UserRole


class LineList(QListWidget):
    """`opened(id)`: Enter or a double click on a line that leads somewhere. Lines are (words, id or "")."""

    opened = Signal(str)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setUniformItemSizes(True)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.itemDoubleClicked.connect(self._open)
        self._lines: tuple[tuple[str, str], ...] = ()

    def show_lines(self, lines: Sequence[tuple[str, str]]) -> None:
        """Show these; the current line stays where the same one is still there."""
        if tuple(lines) == self._lines:
            return
        here, place = self.current_id(), self.currentRow()
        self._lines = tuple(lines)
        self.clear()
        for text, id in self._lines:
            item = QListWidgetItem(" ".join(text.split()), self)
            item.setData(ID, id)
            item.setToolTip(escaped_tooltip(text))
        again = next((row for row, (_, id) in enumerate(self._lines) if id and id == here), place)
        self.setCurrentRow(min(max(again, 0), self.count() - 1))

    def lines(self) -> list[str]:
        """The words of all lines."""
        return [text for text, _ in self._lines]

    def current_id(self) -> str:
        """Where the current line leads, "" for nowhere."""
        row = self.currentRow()
        return self._lines[row][1] if 0 <= row < len(self._lines) else ""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open(self.currentItem())
        else:
            super().keyPressEvent(event)

    def _open(self, item: QListWidgetItem | None) -> None:
        if item is not None and item.data(ID):
            self.opened.emit(item.data(ID))
