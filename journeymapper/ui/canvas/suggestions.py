"""The small panel under the inline editor: what will be set, and a list of what could stand here.

It never takes the keyboard: the editor keeps it and moves the choice.
"""
from collections.abc import Sequence
from math import ceil
from typing import NamedTuple

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QTreeWidget, QTreeWidgetItem, QWidget

from journeymapper.core.foundation.i18n import Texts
from journeymapper.ui.qt.layouts import hbox, vbox
from journeymapper.ui.qt.text import plain_label
from journeymapper.ui.theme.fonts import font

GAP, EDGE, LEAST, AIR = 4, 8, 160, 20


class Line(NamedTuple):
    """One line of the list: what it is called and what it is."""

    name: str
    kind: str


class Suggestions(QFrame):
    """Chips above a list; hidden where there are neither. `taken(index)`: a line was clicked."""

    taken = Signal(int)

    def __init__(self, board: QWidget, edit: QWidget, t: Texts) -> None:
        """board: what it lies on, around the editor."""
        super().__init__(board)
        self._board = board
        self.setObjectName("suggestions")
        self.setProperty("look", "popup")
        self.setAttribute(Qt.WidgetAttribute.WA_NoMousePropagation)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)  # a click here is a click into the editor
        self.setFocusProxy(edit)
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self.setAccessibleName(t("What the signs set"))
        self.chips: list[QLabel] = []
        self._row = QHBoxLayout()
        self.hint = plain_label("", self, font=font(11))
        self.hint.setProperty("look", "secondary")
        self.list = _list(self, t)
        self.list.itemClicked.connect(lambda item, _column: self.taken.emit(self.list.indexOfTopLevelItem(item)))
        self._row.setSpacing(4)
        self._column = vbox(hbox(self._row, None), self.hint, self.list, parent=self, margins=6, spacing=4)
        self.hide()

    def show_all(self, chips: Sequence[str], hint: str, lines: Sequence[Line], chosen: int) -> None:
        """Show these; `chosen` is the line that Enter takes, -1 for none."""
        for old in self.chips:
            self._row.removeWidget(old)
            old.deleteLater()
        self.chips = [plain_label(text, self, font=font(11.5)) for text in chips]
        for chip in self.chips:
            chip.setProperty("look", "badge")
            self._row.addWidget(chip)
            chip.show()
        self.hint.setText(hint)
        self.hint.setVisible(bool(hint and chips))
        self.list.clear()
        quiet = QColor(self.palette().placeholderText().color())
        for line in lines:
            item = QTreeWidgetItem([line.name, line.kind])
            item.setForeground(1, quiet)
            self.list.addTopLevelItem(item)
        self.list.setVisible(bool(lines))
        self.choose(chosen)
        self.setVisible(bool(chips or lines))

    @property
    def chosen(self) -> int:
        """The line that Enter takes, -1 for none."""
        item = self.list.currentItem()
        return self.list.indexOfTopLevelItem(item) if item is not None and self.list.isVisibleTo(self) else -1

    def choose(self, line: int) -> None:
        """Move the choice to a line; from the last one on to the first."""
        count = self.list.topLevelItemCount()
        item = self.list.topLevelItem(line % count) if count and line >= 0 else None
        self.list.setCurrentItem(item)  # type: ignore[arg-type]  # Qt takes a null pointer: none is current
        if item is None:
            self.list.clearSelection()
        else:
            self.list.scrollToItem(item)

    def move_choice(self, by: int) -> None:
        """One line down or up."""
        count = self.list.topLevelItemCount()
        if count:
            self.choose((self.chosen + by) % count if self.chosen >= 0 or by > 0 else count - 1)

    def place_under(self, edit: QWidget) -> None:
        """Below the editor, or above where the view ends; where neither holds it the list scrolls."""
        if self.isHidden():
            return
        area, corner = self._board.rect(), edit.mapTo(self._board, QPoint(0, 0))
        top = corner.y() + edit.height() - 1 + GAP
        below, above = area.height() - top, corner.y() - GAP
        self._fit(max(below, above))
        x = max(EDGE, min(corner.x(), area.width() - self.width() - EDGE))
        y = top if self.height() <= below or self.height() > above else corner.y() - GAP - self.height()
        self.move(QPoint(x, y))
        self.raise_()

    def _above(self) -> int:
        """The width of what stands above the list, so that a chosen line is as wide as the panel."""
        if not self.chips:
            return 0
        chips = sum(chip.sizeHint().width() for chip in self.chips) + self._row.spacing() * (len(self.chips) - 1)
        return max(chips, self.hint.sizeHint().width())

    def _fit(self, room: int) -> None:
        """As large as what it shows, but no higher than `room`."""
        rows, high = self.list.topLevelItemCount(), self.list.sizeHintForRow(0)
        if rows:
            names, kinds = self.list.sizeHintForColumn(0) + AIR, self.list.sizeHintForColumn(1)
            self.list.setColumnWidth(0, names)
            self.list.setFixedSize(max(names + kinds, LEAST, self._above()), rows * high + 2)
        self._column.activate()
        over = self.sizeHint().height() - room
        if rows and over > 0:
            bar = self.list.verticalScrollBar().sizeHint().width()
            self.list.setFixedSize(self.list.width() + bar, max(1, rows - ceil(over / high)) * high + 2)
            self._column.activate()
        cut = rows and over > 0
        policy = Qt.ScrollBarPolicy.ScrollBarAlwaysOn if cut else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        self.list.setVerticalScrollBarPolicy(policy)
        self.resize(self.sizeHint())
        chosen = self.list.topLevelItem(self.chosen)
        if chosen is not None:
            self.list.scrollToItem(chosen)


def _list(parent: QWidget, t: Texts) -> QTreeWidget:
    made = QTreeWidget(parent)
    made.setColumnCount(2)
    made.setHeaderHidden(True)
    made.setRootIsDecorated(False)
    made.setIndentation(0)
    made.setFrameShape(QFrame.Shape.NoFrame)
    made.setStyleSheet("QTreeWidget { border: 0; border-radius: 0; padding: 0; }")
    made.setUniformRowHeights(True)
    made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    made.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    made.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    made.setAccessibleName(t("Suggestions"))
    made.header().setStretchLastSection(True)
    made.header().setMinimumSectionSize(0)
    return made
