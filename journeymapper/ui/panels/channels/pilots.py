"""All pilots of the map in one table, each with its change from baseline to result."""
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from journeymapper.core.analysis.pilots import Change, PilotRow, pilot_rows
from journeymapper.core.document.reader import Reader
from journeymapper.core.foundation.i18n import N_, Texts
from journeymapper.core.foundation.numbers import figure, signed
from journeymapper.core.model.journey import Step
from journeymapper.core.model.people import Channel
from journeymapper.ui.panels.backlog_columns import short_day
from journeymapper.ui.qt.text import escaped_tooltip
from journeymapper.ui.theme.current import Theme
from journeymapper.ui.theme.fonts import SEMIBOLD

from .lines import letters

Index = QModelIndex | QPersistentModelIndex
_NOTHING = QModelIndex()
COLUMNS = (N_("Touchpoint"), N_("Step"), N_("Channel"), N_("First day"), N_("Last day"), N_("Measure"), N_("Baseline"),
           N_("Result"), N_("Difference"))
MEASURE, FIGURES, CHANGE, LEAST_ROW = 5, (6, 7), 8, 36
# A long title breaks, so that the other columns stay in sight.
NARROWEST_PX, WIDEST_PX = 72, 260
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


def change_words(change: Change | None, t: Texts) -> str:
    """"+6 min (+50 %)": by how much, and by what part of the baseline; "" where it can't be told.

    From 42 % to 61 % are 19 points: "+19 %" would say something else.
    """
    if change is None:
        return ""
    by = t("{change} points", change=signed(change.by, t)) if change.unit == "%" else \
        " ".join(part for part in (signed(change.by, t), change.unit) if part)
    if change.part is None or not change.by:
        return by
    return t("{change} ({part} %)", change=by, part=signed(round(100 * change.part), t))


def figure_words(value: str | float | None, t: Texts) -> str:
    """A figure as it was written, numbers in the person's language."""
    return value if isinstance(value, str) else "" if value is None else figure(value, t)


class PilotModel(QAbstractTableModel):
    """The rows as they are sorted."""

    def __init__(self, theme: Theme, t: Texts) -> None:
        super().__init__()
        self._theme, self._t = theme, t
        self.rows: list[tuple[PilotRow, tuple[str, ...]]] = []
        self._order: tuple[int, bool] | None = None
        self._read: Callable[[], list[tuple[PilotRow, tuple[str, ...]]]] = list

    def read(self, doc: Reader) -> None:
        """Show the document as it is."""
        t = self._t

        def words(row: PilotRow) -> tuple[str, ...]:
            pilot, step, channel = row.pilot, doc.find(Step, row.card.step), doc.find(Channel, row.pilot.channel)
            return (row.card.title or t("Untitled"), step.title if step else t("Parking lot"),
                    channel.name if channel else "", short_day(pilot.since, t), short_day(pilot.to, t),
                    pilot.measure or "", figure_words(pilot.baseline, t), figure_words(pilot.result, t),
                    change_words(row.change, t))

        self._read = lambda: [(row, words(row)) for row in pilot_rows(doc)]
        self._fill()

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """By a column; −1 for the map's own order. What is empty comes last either way."""
        self._order = None if column < 0 else (column, order == Qt.SortOrder.DescendingOrder)
        self._fill()

    def _fill(self) -> None:
        self.beginResetModel()
        self.rows = self._read()
        if self._order is not None:
            column, down = self._order
            held = [row for row in self.rows if row[1][column]]
            held.sort(key=lambda row: _key(row, column), reverse=down)
            self.rows = held + [row for row in self.rows if not row[1][column]]
        self.endResetModel()

    def rowCount(self, _parent: Index = _NOTHING) -> int:
        return len(self.rows)

    def columnCount(self, _parent: Index = _NOTHING) -> int:
        return len(COLUMNS)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        text = self.rows[index.row()][1][index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return text or "—"
        if role == Qt.ItemDataRole.ToolTipRole:
            return escaped_tooltip(text)
        if role == Qt.ItemDataRole.TextAlignmentRole and index.column() in FIGURES:
            return _RIGHT
        if role == Qt.ItemDataRole.FontRole and index.column() == CHANGE:
            return letters(13, SEMIBOLD, self._theme)
        return None

    def headerData(self, section: int, way: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == Qt.ItemDataRole.DisplayRole and way == Qt.Orientation.Horizontal:
            return self._t(COLUMNS[section])
        return _RIGHT if role == Qt.ItemDataRole.TextAlignmentRole and section in FIGURES else None


class PilotTable(QTableView):
    """`opened(card)` at Enter or a double click, `edit_asked(card, place)` at F2, `removed(card, place)` at Delete.

    A click on a head sorts, S does by the column that has the keyboard. Where the lines are others, the keyboard stays
    with its pilot; where that is gone, with its neighbour.
    """

    opened = Signal(str)
    edit_asked = Signal(str, int)
    removed = Signal(str, int)

    def __init__(self, model: PilotModel, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pilots, self._theme = model, theme
        self._was: tuple[tuple[str, int], int, int] | None = None
        self.setModel(model)
        self.setAccessibleName(name)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setWordWrap(True)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.verticalHeader().hide()
        head = self.horizontalHeader()
        head.setHighlightSections(False)
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        head.setMinimumSectionSize(NARROWEST_PX)
        head.setMaximumSectionSize(WIDEST_PX)
        head.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        head.setSectionResizeMode(MEASURE, QHeaderView.ResizeMode.Stretch)
        head.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        head.setSortIndicatorClearable(True)
        self.setSortingEnabled(True)
        self.doubleClicked.connect(lambda index: self.opened.emit(model.rows[index.row()][0].card.id))
        # Widths settle late, and each row is as high as its text at its width.
        self._later = QTimer(self, singleShot=True, interval=0)
        self._later.timeout.connect(self._fit)
        head.sectionResized.connect(self._widened)
        model.modelAboutToBeReset.connect(self._note)
        model.modelReset.connect(self._return)

    def here(self) -> PilotRow | None:
        """The pilot whose line has the keyboard."""
        index = self.currentIndex()
        return self._pilots.rows[index.row()][0] if index.isValid() else None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, row = Qt.Key(event.key()), self.here()
        if row is None:
            super().keyPressEvent(event)
        elif key in _ENTER:
            self.opened.emit(row.card.id)
        elif key == Qt.Key.Key_F2:
            self.edit_asked.emit(row.card.id, row.place)
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.removed.emit(row.card.id, row.place)
        elif key == Qt.Key.Key_S and event.modifiers() == Qt.KeyboardModifier.NoModifier:
            self._sort_on(self.currentIndex().column())
        else:
            super().keyPressEvent(event)

    def _sort_on(self, column: int) -> None:
        """Upwards, downwards, the map's own order, in turn."""
        head, order = self.horizontalHeader(), Qt.SortOrder
        if head.sortIndicatorSection() != column:
            head.setSortIndicator(column, order.AscendingOrder)
        elif head.sortIndicatorOrder() == order.AscendingOrder:
            head.setSortIndicator(column, order.DescendingOrder)
        else:
            head.setSortIndicator(-1, order.AscendingOrder)

    def _note(self) -> None:
        row = self.here()
        if row is not None:
            self._was = (row.card.id, row.place), self.currentIndex().row(), self.currentIndex().column()

    def _return(self) -> None:
        rows, (key, place, column) = self._pilots.rows, self._was or (("", 0), 0, 0)
        if rows:
            names = [(row.card.id, row.place) for row, _ in rows]
            self.setCurrentIndex(self._pilots.index(names.index(key) if key in names else min(place, len(rows) - 1),
                                                    column))
        self._fit()

    def _widened(self, _place: int, _old: int, _new: int) -> None:
        self._later.start()

    def _fit(self) -> None:
        self.verticalHeader().setMinimumSectionSize(self._theme.target(LEAST_ROW))
        self.resizeRowsToContents()


def _key(row: tuple[PilotRow, tuple[str, ...]], column: int) -> Any:
    """Days and changes by what they are, all else by its words."""
    found, words = row
    if column == CHANGE and found.change is not None:
        return found.change.by
    if column in (3, 4):
        return (found.pilot.since if column == 3 else found.pilot.to) or ""
    return words[column].casefold()
