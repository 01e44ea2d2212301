"""The table of the backlog: widths that fit, lines as high as their text, keys."""
from collections.abc import Sequence

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QKeyCombination,
    QModelIndex,
    QPoint,
    QRect,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QKeySequence, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from journeymapper.core.foundation.i18n import Texts
from journeymapper.ui.theme.fonts import SEMIBOLD, font

from .backlog_cells import LEAST_ROW
from .backlog_columns import COLUMNS, SCORE, column_named
from .backlog_delegate import BacklogDelegate
from .backlog_fit import Fit
from .backlog_model import BacklogModel
from .backlog_rows import Row

HEAD_PX, LARGE_HEAD_PX = 34, 46
_FOLDING = {Qt.Key.Key_Left: False, Qt.Key.Key_Right: True, Qt.Key.Key_Space: None}
_EMPTY = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)
_COPY_LINES = QKeyCombination(Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier, Qt.Key.Key_C)
_BARE = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class BacklogTable(QTableView):
    """`opened(id)` at Enter or a double click; `chosen(ids)` when the person selects; `sort_asked(column)`;
    `fold_asked(key, open)` at the head of a group, open None to turn it over; `emptied(column)` at
    Delete: what stands there in the selected lines is to go; `copied(whole lines?)`, `pasted`; `menu_asked(place)`.
    """

    opened = Signal(str)
    chosen = Signal(list)
    sort_asked = Signal(int)
    fold_asked = Signal(str, object)
    emptied = Signal(int)
    copied = Signal(bool)
    pasted = Signal()
    menu_asked = Signal(QPoint)

    def __init__(self, model: BacklogModel, delegate: BacklogDelegate, t: Texts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows, self._mirroring = model, False
        self._fit = Fit(self, model, t)
        self.setModel(model)
        self.setItemDelegate(delegate)
        self.setAccessibleName(t("Improvement backlog"))
        self.setShowGrid(False)
        self.setMouseTracking(True)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        triggers = QAbstractItemView.EditTrigger
        self.setEditTriggers(triggers.EditKeyPressed | triggers.SelectedClicked | triggers.AnyKeyPressed)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        self.verticalHeader().setMinimumSectionSize(LEAST_ROW - 8)
        self.verticalHeader().setDefaultSectionSize(LEAST_ROW)
        self._set_head()
        # A timer of its own: what `QTimer.singleShot` would call, it keeps for ever when the table goes before.
        self._later = QTimer(self, singleShot=True, interval=0)
        self._later.timeout.connect(self._grow)
        model.modelReset.connect(self.fit)
        model.dataChanged.connect(self.fit)
        self.verticalScrollBar().valueChanged.connect(self._fit.seen)
        self.doubleClicked.connect(lambda index: self._open(index.row()))
        self.selectionModel().selectionChanged.connect(self._selected)

    def enlarge(self, on: bool) -> None:
        """A head for fingers, or as usual."""
        self.horizontalHeader().setFixedHeight(LARGE_HEAD_PX if on else HEAD_PX)
        self.fit()

    def chosen_ids(self) -> list[str]:
        """Red points whose lines are selected, from top to bottom."""
        return [row.id for place in self._chosen_places() if (row := self._rows.row_at(place)) is not None]

    def meant(self, id: str) -> list[str]:
        """What an edit in this red point's line is for: all that are selected with it, else it alone."""
        chosen = self.chosen_ids()
        return chosen if id in chosen else [id]

    def row_here(self) -> Row | None:
        """The red point whose line has the keyboard."""
        return self._rows.row_at(self.currentIndex().row())

    def model_rows(self) -> list[Row]:
        """All red points that are shown, from top to bottom."""
        return self._rows.rows

    def edit_cell(self, id: str, name: str) -> None:
        """Open the editor of a column in a red point's line; what is selected stays so."""
        self.go_to(id, column_named(name))
        self.edit(self.currentIndex())

    def cell_of(self, id: str, name: str) -> QRect:
        """Where a red point's cell is, in pixels of the viewport."""
        return self.visualRect(self._rows.index(self._rows.place_of(id) or 0, column_named(name)))

    def mirror(self, ids: Sequence[str]) -> None:
        """Show what the session has selected; the first of them comes into sight."""
        places = sorted(place for id in ids if (place := self._rows.place_of(id)) is not None)
        if places == self._chosen_places():
            return
        self._mirroring = True
        flags, current = QItemSelectionModel.SelectionFlag, self.currentIndex()
        self.selectionModel().select(_ranges(self._rows, places), flags.ClearAndSelect | flags.Rows)
        if places:
            last = self._rows.place_of(next(id for id in reversed(ids) if self._rows.place_of(id) is not None))
            index = self._rows.index(places[0] if last is None else last, max(1, current.column()))
            self.selectionModel().setCurrentIndex(index, flags.NoUpdate)
            self._reveal(self._rows.index(places[0], 1))
        self._mirroring = False

    def go_to(self, name: str, column: int) -> None:
        """The keyboard goes to the line of a red point (its id) or a group (its key), if it is shown."""
        place = self._rows.place_of(name)
        if place is not None:
            index = self._rows.index(place, max(0, column))
            self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.NoUpdate)
            self._reveal(index)

    def show_order(self, column: int | None, downwards: bool) -> None:
        """The arrow in the head; None: the backlog's own order, by score within its groups."""
        self._rows.show_order(SCORE if column is None else column, downwards or column is None)

    def fit(self) -> None:
        """Widths, heights, and no more height than the lines need."""
        self._fit.all()
        if self._fit.highest != self.maximumHeight():
            self.setMaximumHeight(self._fit.highest)
            # A layout that is at work just now doesn't hear of it.
            self._later.start()

    def _grow(self) -> None:
        self.updateGeometry()

    def changeEvent(self, event: QEvent) -> None:
        """Another style: other heights."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and self.isVisible():
            self.fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.fit()
        elif event.size().height() > event.oldSize().height():
            self._fit.seen()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        head = self._rows.head_at(self.indexAt(event.position().toPoint()).row())
        if head is not None and event.button() == Qt.MouseButton.LeftButton:
            self.setFocus(Qt.FocusReason.MouseFocusReason)
            self.fold_asked.emit(head.key, None)
            return
        super().mousePressEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.state() == QAbstractItemView.State.EditingState:
            super().keyPressEvent(event)
            return
        key, place = Qt.Key(event.key()), self.currentIndex().row()
        head = self._rows.head_at(place)
        if head is not None and key in (*_FOLDING, *_ENTER):
            self.fold_asked.emit(head.key, _FOLDING.get(key))
        elif key in _ENTER:
            self._open(place)
        elif event.modifiers() in _BARE and (column := _beside(self.currentIndex().column(), key)) is not None \
                and self.selectionModel().isRowSelected(place):
            # Lines are selected whole: the way to the column that is to be edited leaves them so.
            index = self._rows.index(place, column)
            self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.NoUpdate)
            self.scrollTo(index)
        elif event.matches(QKeySequence.StandardKey.Copy) or event.keyCombination() == _COPY_LINES:
            self.copied.emit(event.keyCombination() == _COPY_LINES)
        elif event.matches(QKeySequence.StandardKey.Paste):
            self.pasted.emit()
        elif key in _EMPTY and self.selectionModel().hasSelection():
            self.emptied.emit(self.currentIndex().column())
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        at = event.globalPos()
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            at = self.viewport().mapToGlobal(self.visualRect(self.currentIndex()).bottomLeft())
        self.menu_asked.emit(at)

    def finish_editing(self) -> None:
        """Commit an open editor: before undo, save or close."""
        editor = self.indexWidget(self.currentIndex())
        if self.state() == QAbstractItemView.State.EditingState and editor is not None:
            self.commitData(editor)
            self.closeEditor(editor, BacklogDelegate.EndEditHint.NoHint)

    def _set_head(self) -> None:
        head = self.horizontalHeader()
        head.setFont(font(12, SEMIBOLD))
        head.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        head.setSectionsClickable(True)
        head.setHighlightSections(False)
        head.setFixedHeight(HEAD_PX)
        head.sectionClicked.connect(self.sort_asked)

    def _chosen_places(self) -> list[int]:
        ranges = self.selectionModel().selection().toList()
        found = {place for part in ranges for place in range(part.top(), part.bottom() + 1)}
        return sorted(place for place in found if self._rows.row_at(place) is not None)

    def _reveal(self, index: QModelIndex) -> None:
        """Once more when the lines around it have their heights."""
        self.scrollTo(index)
        self._fit.seen()
        self.scrollTo(index)

    def _open(self, place: int) -> None:
        row = self._rows.row_at(place)
        if row is not None:
            self.opened.emit(row.id)

    def _selected(self) -> None:
        if not self._mirroring:
            self.chosen.emit(self.chosen_ids())


def _beside(column: int, key: Qt.Key) -> int | None:
    """The column to which a key goes within a line."""
    last = len(COLUMNS) - 1
    return {Qt.Key.Key_Left: max(0, column - 1), Qt.Key.Key_Right: min(last, column + 1), Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: last}.get(key)


def _ranges(model: BacklogModel, places: Sequence[int]) -> QItemSelection:
    """Lines as Qt selects them: neighbours together, since Qt goes through the parts one by one."""
    chosen = QItemSelection()
    start = 0
    for at in range(1, len(places) + 1):
        if at == len(places) or places[at] != places[at - 1] + 1:
            chosen.select(model.index(places[start], 0), model.index(places[at - 1], len(COLUMNS) - 1))
            start = at
    return chosen
