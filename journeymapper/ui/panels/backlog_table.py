"""The table of the backlog: widths that fit, rows as high as their text, keys."""
from math import ceil

from PySide6.QtCore import QEvent, QItemSelectionModel, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from journeymapper.core.foundation.i18n import Texts
from journeymapper.ui.theme.fonts import SEMIBOLD, font

from .backlog_cells import LEAST_ROW, height_for, word_width
from .backlog_columns import COLUMNS, SCORE, shared_widths
from .backlog_delegate import BacklogDelegate
from .backlog_model import BacklogModel

HEAD_PX, LARGE_HEAD_PX, LEAST_PX = 34, 46, 120
# A word that is longer (an address) is broken: the other columns need room too.
WIDEST_WORD_PX = 150
_WRAPPED = ("strong", "quiet", "about", "owner", "text")


class BacklogTable(QTableView):
    """`opened(id)` at Enter or a double click; `chosen(ids)` when the person selects; `sort_asked(column)`."""

    opened = Signal(str)
    chosen = Signal(list)
    sort_asked = Signal(int)

    def __init__(self, model: BacklogModel, delegate: BacklogDelegate, t: Texts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows, self._mirroring = model, False
        self.setModel(model)
        self.setItemDelegate(delegate)
        self.setAccessibleName(t("Improvement backlog"))
        self.setShowGrid(False)
        self.setMouseTracking(True)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        triggers = QAbstractItemView.EditTrigger
        self.setEditTriggers(triggers.EditKeyPressed | triggers.SelectedClicked)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        self.verticalHeader().setMinimumSectionSize(LEAST_ROW)
        self._set_head()
        model.modelReset.connect(self.fit)
        model.dataChanged.connect(self.fit)
        self.doubleClicked.connect(lambda index: self._open(index.row()))
        self.selectionModel().selectionChanged.connect(self._selected)

    def enlarge(self, on: bool) -> None:
        """A head for fingers, or as usual."""
        self.horizontalHeader().setFixedHeight(LARGE_HEAD_PX if on else HEAD_PX)
        self.fit()

    def mirror(self, ids: tuple[str, ...]) -> None:
        """Show what the session has selected; the first of them comes into sight."""
        places = [place for id in ids if (place := self._rows.place_of(id)) is not None]
        if sorted(places) == sorted({index.row() for index in self.selectionModel().selectedRows()}):
            return
        self._mirroring = True
        flags = QItemSelectionModel.SelectionFlag
        self.clearSelection()
        for place in places:
            self.selectionModel().select(self._rows.index(place, 0), flags.Select | flags.Rows)
        if places:
            column = max(1, self.currentIndex().column())
            self.selectionModel().setCurrentIndex(self._rows.index(places[-1], column), flags.NoUpdate)
            self.scrollTo(self._rows.index(places[0], 1))
        self._mirroring = False

    def show_order(self, column: int | None, downwards: bool) -> None:
        """The arrow in the head; None: the backlog's own order, by score within its groups."""
        self._rows.show_order(SCORE if column is None else column, downwards or column is None)

    def fit(self) -> None:
        """Share the width out among the columns, then give each row the height of its text."""
        room = self.viewport().width()
        widths = shared_widths(room, [self._floor(place) for place in range(len(COLUMNS))])
        for place, width in enumerate(widths):
            self.setColumnWidth(place, width)
        for line in range(self._rows.rowCount()):
            self.setRowHeight(line, self._height(line))
        bar = self.horizontalScrollBar().sizeHint().height() if sum(widths) > room else 0
        head = self.horizontalHeader().minimumHeight()
        highest = max(LEAST_PX, self.verticalHeader().length() + head + bar + 4)
        if highest != self.maximumHeight():
            self.setMaximumHeight(highest)
            # A layout that is at work just now doesn't hear of it.
            QTimer.singleShot(0, self, self.updateGeometry)

    def changeEvent(self, event: QEvent) -> None:
        """Another style: other heights."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and self.isVisible():
            self.fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        editing = self.state() == QAbstractItemView.State.EditingState
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not editing:
            self._open(self.currentIndex().row())
        else:
            super().keyPressEvent(event)

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

    def _floor(self, place: int) -> int:
        """What a column needs for its head and its longest word."""
        head, look = self.horizontalHeader().sectionSizeFromContents(place).width(), COLUMNS[place].look
        if look not in _WRAPPED:
            return head
        texts = (str(self._rows.index(line, place).data()) for line in range(self._rows.rowCount()))
        return max(head, ceil(min(WIDEST_WORD_PX, max((word_width(look, text) for text in texts), default=0))))

    def _height(self, line: int) -> int:
        index, heights = self._rows.index, [float(LEAST_ROW)]
        for place, column in enumerate(COLUMNS):
            if column.look in _WRAPPED:
                text = str(index(line, place).data())
                heights.append(height_for(column.look, text, self.columnWidth(place)))
        return round(max(heights))

    def _open(self, line: int) -> None:
        if 0 <= line < self._rows.rowCount():
            self.opened.emit(self._rows.rows[line].id)

    def _selected(self) -> None:
        if not self._mirroring:
            places = sorted(index.row() for index in self.selectionModel().selectedRows())
            self.chosen.emit([self._rows.rows[place].id for place in places])
