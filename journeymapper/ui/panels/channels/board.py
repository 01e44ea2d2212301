"""A table of steps: what both grids share. The model says what stands where, this how high and how wide it is."""
from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRectF,
    Qt,
    Signal,
)
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from journeymapper.ui.qt.late_enter import PromptDelegate
from journeymapper.ui.qt.text import escaped_tooltip
from journeymapper.ui.theme.current import Theme

from .heads import RowHead, RowTitle, StepHead, StepTitle
from .lines import Lines, height_of, paint_ground, paint_lines, said

Index = QModelIndex | QPersistentModelIndex
HEAD_PX, COLUMN_PX, LARGE = 190, 148, 1.25
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_NOTHING = QModelIndex()


class BoardModel(QAbstractTableModel):
    """Rows × steps; each cell some lines. `keys` names a cell lastingly: (row's id, step's id)."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: Sequence[RowTitle] = ()
        self.columns: Sequence[StepTitle] = ()
        self.row_ids: Sequence[str] = ()
        self.steps: Sequence[str] = ()
        self.lines: dict[tuple[str, str], Lines] = {}

    def show_board(self, rows: Sequence[tuple[str, RowTitle]], columns: Sequence[tuple[str, StepTitle]],
                   lines: dict[tuple[str, str], Lines]) -> None:
        """Show all anew."""
        self.beginResetModel()
        self.row_ids, self.rows = [id for id, _ in rows], [title for _, title in rows]
        self.steps, self.columns = [id for id, _ in columns], [title for _, title in columns]
        self.lines = lines
        self.endResetModel()

    def rowCount(self, _parent: Index = _NOTHING) -> int:
        return len(self.rows)

    def columnCount(self, _parent: Index = _NOTHING) -> int:
        return len(self.columns)

    def key(self, index: Index) -> tuple[str, str] | None:
        """(row's id, step's id) of a cell, None for no cell."""
        return (self.row_ids[index.row()], self.steps[index.column()]) if index.isValid() else None

    def at(self, key: tuple[str, str] | None) -> QModelIndex:
        """Where a cell stands now."""
        if key is None or key[0] not in self.row_ids or key[1] not in self.steps:
            return QModelIndex()
        return self.index(self.row_ids.index(key[0]), self.steps.index(key[1]))

    def lines_at(self, index: Index) -> Lines:
        """What a cell says."""
        key = self.key(index)
        return self.lines.get(key, ()) if key else ()

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        text = said(self.lines_at(index))
        if role == Qt.ItemDataRole.DisplayRole:
            return text
        if role == Qt.ItemDataRole.ToolTipRole:
            return escaped_tooltip(text)
        if role == Qt.ItemDataRole.AccessibleTextRole and index.isValid():
            row, column = self.rows[index.row()], self.columns[index.column()]
            return ", ".join(part for part in (row.name, column.title, text.replace("\n", ", ")) if part)
        return None

    def headerData(self, section: int, way: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        titles: Sequence[StepTitle | RowTitle] = self.columns if way == Qt.Orientation.Horizontal else self.rows
        title = titles[section] if section < len(titles) else None
        return title.title if isinstance(title, StepTitle) else title.name if title else None


class BoardDelegate(PromptDelegate):
    """Paints the lines of a cell."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        model, flag, area = index.model(), QStyle.StateFlag, QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setClipRect(area)
        paint_ground(painter, area, self._theme, current=bool(option.state & flag.State_HasFocus),
                     chosen=bool(option.state & flag.State_Selected))
        if isinstance(model, BoardModel):
            paint_lines(painter, area, model.lines_at(index), self._theme)
        painter.restore()


class BoardTable(QTableView):
    """`opened(key)` at Enter or a double click, `menu_asked(key, place on the screen)`, `keyed(key)`: Space was
    pressed, `emptied(keys)`: Delete. Arrows walk, F2 and typing edit where the model lets them."""

    opened = Signal(object)
    keyed = Signal(object)
    emptied = Signal(list)
    menu_asked = Signal(object, QPoint)

    def __init__(self, model: BoardModel, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.board, self._theme = model, theme
        self.setModel(model)
        self.setAccessibleName(name)
        self.setShowGrid(False)
        self.setCornerButtonEnabled(False)
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        for scroll in (self.setVerticalScrollMode, self.setHorizontalScrollMode):
            scroll(QAbstractItemView.ScrollMode.ScrollPerPixel)
        triggers = QAbstractItemView.EditTrigger
        self.setEditTriggers(triggers.EditKeyPressed | triggers.AnyKeyPressed)
        self.steps, self.names = StepHead(theme), RowHead(theme, self._head_px)
        self.setHorizontalHeader(self.steps)
        self.setVerticalHeader(self.names)
        self.steps.setMinimumSectionSize(40)
        self.verticalScrollBar().valueChanged.connect(self._scrolled)
        self.horizontalScrollBar().valueChanged.connect(self._scrolled)
        self.doubleClicked.connect(lambda index: self.opened.emit(self.board.key(index)))
        self._had_keyboard = False
        model.modelAboutToBeReset.connect(self._note_keyboard)
        model.modelReset.connect(self.fit)

    def here(self) -> tuple[str, str] | None:
        """The cell that has the keyboard."""
        return self.board.key(self.currentIndex())

    def chosen(self) -> list[tuple[str, str]]:
        """All selected cells."""
        return [key for index in self.selectedIndexes() if (key := self.board.key(index)) is not None]

    def go_to(self, key: tuple[str, str] | None, also: Sequence[tuple[str, str]] = ()) -> None:
        """The keyboard goes to a cell; where it isn't there, to the first. also: what else is selected."""
        index, flags = self.board.at(key), QItemSelectionModel.SelectionFlag
        index = index if index.isValid() else self.board.index(0, 0)
        if not index.isValid():
            return
        self.selectionModel().setCurrentIndex(index, flags.ClearAndSelect)
        for other in map(self.board.at, also):
            if other.isValid():
                self.selectionModel().select(other, flags.Select)

    def fit(self) -> None:
        """As wide as the room allows, no less than texts need; as high as the texts."""
        count = self.board.columnCount()
        least = round(COLUMN_PX * (LARGE if self._theme.workshop else 1))
        room = self.width() - self._head_px() - 2 * self.frameWidth() - self.verticalScrollBar().sizeHint().width()
        width = max(least, min(room // count, 2 * least)) if count else least
        self.names.show_titles(self.board.rows)
        self.steps.show_titles(self.board.columns, width)
        self.steps.setDefaultSectionSize(width)
        places = {id: row for row, id in enumerate(self.board.row_ids)}
        heights = [self.names.height_of(row) for row in range(len(places))]
        for (id, _), lines in self.board.lines.items():
            if id in places:
                heights[places[id]] = max(heights[places[id]], height_of(lines, width, self._theme))
        least = self._theme.target(0)
        for row, height in enumerate(heights):
            self.setRowHeight(row, max(least, round(height)))
        if self._had_keyboard:  # an editor was open: it went with the old rows
            self._had_keyboard = False
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _scrolled(self, _to: int) -> None:
        """Heads move with the table, but their texts stay in sight."""
        self.names.viewport().update()
        self.steps.viewport().update()

    def _note_keyboard(self) -> None:
        focused = QApplication.focusWidget()
        self._had_keyboard = focused is not None and self.isAncestorOf(focused)

    def finish_editing(self) -> None:
        """Commit an open editor: before undo, save or close."""
        editor = self.indexWidget(self.currentIndex())
        if self.state() == QAbstractItemView.State.EditingState and editor is not None:
            self.commitData(editor)
            self.closeEditor(editor, QStyledItemDelegate.EndEditHint.NoHint)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, here = Qt.Key(event.key()), self.here()
        if self.state() == QAbstractItemView.State.EditingState or here is None:
            super().keyPressEvent(event)
        elif key in _ENTER:
            self.opened.emit(here)
        elif key == Qt.Key.Key_Space:
            self.keyed.emit(here)
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.emptied.emit(self.chosen() or [here])
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        index = self.currentIndex() if by_key else self.indexAt(self.viewport().mapFromGlobal(event.globalPos()))
        if index.isValid():
            self.menu_asked.emit(self.board.key(index), self.below_here() if by_key else event.globalPos())

    def below_here(self) -> QPoint:
        """The place on the screen for a menu: below what is seen of the current cell, which may be higher than that."""
        seen = self.visualRect(self.currentIndex()) & self.viewport().rect()
        return self.viewport().mapToGlobal(seen.bottomLeft())

    def _head_px(self) -> int:
        return round(HEAD_PX * (LARGE if self._theme.workshop else 1))
