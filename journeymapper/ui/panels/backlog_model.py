"""The table of the backlog as Qt's views ask for it."""
from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from journeymapper.core.foundation.i18n import Texts
from journeymapper.ui.qt.text import escaped_tooltip

from .backlog_columns import COLUMNS, effort_words
from .backlog_rows import Row

ROW = Qt.ItemDataRole.UserRole
Index = QModelIndex | QPersistentModelIndex


class BacklogModel(QAbstractTableModel):
    """Holds the rows that are shown, in the order in which they are shown."""

    def __init__(self, t: Texts) -> None:
        super().__init__()
        self._t = t
        self.rows: list[Row] = []
        # How the map scores, in words.
        self.rule = ""
        self._arrow: tuple[int, str] = (0, "")

    def show_rows(self, rows: list[Row]) -> None:
        """Show these; where they are the same red points in the same order, only their cells change."""
        if [row.id for row in rows] == [row.id for row in self.rows]:
            self.rows = rows
            if rows:
                self.dataChanged.emit(self.index(0, 0), self.index(len(rows) - 1, len(COLUMNS) - 1))
            return
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def show_order(self, column: int, downwards: bool) -> None:
        """Put an arrow beside the title of the column by which the rows are sorted."""
        self._arrow = (column, "↓" if downwards else "↑")
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(COLUMNS) - 1)

    def place_of(self, id: str | None) -> int | None:
        """The line in which a red point stands."""
        return next((place for place, row in enumerate(self.rows) if row.id == id), None)

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(COLUMNS)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row, column = self.rows[index.row()], COLUMNS[index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return column.text(row, self._t)
        if role == Qt.ItemDataRole.EditRole:
            return getattr(row, column.field) if column.field else None
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{self._t(column.title)}: {column.text(row, self._t)}"
        if role == Qt.ItemDataRole.ToolTipRole:
            return escaped_tooltip(self._tip(row, column.name))
        return row if role == ROW else None

    def headerData(self, section: int, orientation: Qt.Orientation,
                   role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation == Qt.Orientation.Vertical:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            place, arrow = self._arrow
            title = self._t(COLUMNS[section].title)
            return f"{title} {arrow}" if section == place else title
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        plain = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return plain | Qt.ItemFlag.ItemIsEditable if COLUMNS[index.column()].field else plain

    def _tip(self, row: Row, name: str) -> str:
        if name == "due" and row.overdue:
            return self._t("overdue")
        if name == "score":
            return self.rule
        if name == "effort":
            return effort_words(row, self._t)
        return f"{row.code} {row.title}" if name in ("number", "title") else ""
