"""A list of sentences in groups, of which a person ticks those that are to be taken."""
from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QHeaderView,
    QPlainTextEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeWidget,
    QTreeWidgetItem,
    QWidget,
)

# What stands beside the words of a row (tick box and margins), and above and below them.
BESIDE, AIR = 40, 8
# The height, in lines, of what tells the current row in full; more is scrolled.
DETAIL_LINES = 5
_LINE = Qt.ItemDataRole.UserRole


class TickRow(NamedTuple):
    """A row. ticked: None where there is nothing to decide."""

    words: str
    line: Any
    ticked: bool | None = None


class _Wrapped(QStyledItemDelegate):
    """Rows as high as their wrapped words; the view asks without telling the width."""

    def __init__(self, view: QTreeWidget) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        hint = super().sizeHint(option, index)
        depth = 1 if index.parent().isValid() else 0
        width = self._view.columnWidth(0) - depth * self._view.indentation() - BESIDE
        text, wrap = str(index.data()), int(Qt.TextFlag.TextWordWrap)
        words = self._view.fontMetrics().boundingRect(QRect(0, 0, max(width, 1), 10_000), wrap, text)
        return QSize(hint.width(), max(hint.height(), words.height() + AIR))


class TickList(QTreeWidget):
    """Rows are as high as their words need at the width that the list has now."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        """name: for screen readers."""
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setHeaderHidden(True)
        self.setWordWrap(True)
        self.setRootIsDecorated(False)
        self.setItemDelegate(_Wrapped(self))
        self.header().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)

    def add_group(self, title: str, rows: Sequence[TickRow]) -> None:
        """A title with its count, and the rows below; nothing where there are none."""
        if not rows:
            return
        group = QTreeWidgetItem(self, [f"{title} ({len(rows)})"])
        group.setFlags(Qt.ItemFlag.ItemIsEnabled)
        font = group.font(0)
        font.setBold(True)
        group.setFont(0, font)
        for row in rows:
            _add(group, row)
        group.setExpanded(True)

    def begin(self) -> None:
        """The first row is the current one."""
        for item in self._items()[:1]:
            self.setCurrentItem(item)

    def ticked(self) -> list[Any]:
        """What the ticked rows stand for, in order."""
        return [item.data(0, _LINE) for item in self._items() if item.checkState(0) == Qt.CheckState.Checked]

    def tick_all(self, on: bool, which: Callable[[Any], bool]) -> None:
        """Tick, or untick, the rows that can be decided."""
        for item in self._items():
            if item.flags() & Qt.ItemFlag.ItemIsUserCheckable and which(item.data(0, _LINE)):
                item.setCheckState(0, Qt.CheckState.Checked if on else Qt.CheckState.Unchecked)

    def line_of(self, item: QTreeWidgetItem | None) -> Any:
        """What a row stands for; None for a title."""
        return item.data(0, _LINE) if item is not None else None

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.doItemsLayout()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.doItemsLayout()

    def _items(self) -> list[QTreeWidgetItem]:
        groups = [self.topLevelItem(n) for n in range(self.topLevelItemCount())]
        found = [group.child(n) for group in groups if group is not None for n in range(group.childCount())]
        return [item for item in found if item is not None]


def detail_field(name: str, parent: QWidget) -> QPlainTextEdit:
    """Where the current row stands in full, to be read and copied."""
    edit = QPlainTextEdit(parent)
    edit.setReadOnly(True)
    edit.setTabChangesFocus(True)
    edit.setAccessibleName(name)
    edit.setFixedHeight(DETAIL_LINES * edit.fontMetrics().lineSpacing() + 2 * AIR)
    return edit


def _add(group: QTreeWidgetItem, row: TickRow) -> None:
    item = QTreeWidgetItem(group, [row.words])
    item.setData(0, _LINE, row.line)
    flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
    if row.ticked is None:
        item.setFlags(flags)
    else:
        item.setFlags(flags | Qt.ItemFlag.ItemIsUserCheckable)
        item.setCheckState(0, Qt.CheckState.Checked if row.ticked else Qt.CheckState.Unchecked)
