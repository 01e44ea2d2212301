"""The table of the backlog as Qt's views ask for it."""
from collections.abc import Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from journeymapper.core.foundation.i18n import Texts
from journeymapper.ui.qt.text import escaped_tooltip

from .backlog_columns import COLUMNS, effort_words
from .backlog_groups import Head, Line
from .backlog_rows import Row

LINE = Qt.ItemDataRole.UserRole
Index = QModelIndex | QPersistentModelIndex
_HEAD = Qt.ItemFlag.ItemIsEnabled
_PLAIN = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
_CELLS = tuple(_PLAIN | Qt.ItemFlag.ItemIsEditable if column.field else _PLAIN for column in COLUMNS)


class BacklogModel(QAbstractTableModel):
    """Holds the lines that are shown, in the order in which they are shown; `rows` are those of red points."""

    def __init__(self, t: Texts) -> None:
        super().__init__()
        self._t = t
        self.lines: list[Line] = []
        self.rows: list[Row] = []
        self.every: list[Row] = []
        # How the map scores, in words.
        self.rule = ""
        # The sign above the opportunities.
        self.lamp: object = None
        self._arrow: tuple[int, str] = (0, "")
        self._places: dict[str, int] = {}

    def show_lines(self, lines: Sequence[Line], every: list[Row]) -> None:
        """Show these; where they are the same things in the same order, only their cells change.

        every: all red points, whose texts the columns are measured for: they stand still while somebody filters.
        """
        self.every = every
        same = [_name(line) for line in lines] == [_name(line) for line in self.lines]
        if not same:
            self.beginResetModel()
        before, self.lines = self.lines, list(lines)
        self.rows = [line for line in lines if isinstance(line, Row)]
        self._places = {_name(line): place for place, line in enumerate(lines)}
        if not same:
            self.endResetModel()
            return
        changed = [place for place, (old, new) in enumerate(zip(before, lines, strict=True)) if old != new]
        if changed:
            self.dataChanged.emit(self.index(changed[0], 0), self.index(changed[-1], len(COLUMNS) - 1))

    def show_order(self, column: int, downwards: bool) -> None:
        """Put an arrow beside the title of the column by which the rows are sorted."""
        self._arrow = (column, "↓" if downwards else "↑")
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(COLUMNS) - 1)

    def place_of(self, id: str | None) -> int | None:
        """The line in which a red point (by id) or a group (by key) stands."""
        return self._places.get(id) if id is not None else None

    def heads(self) -> list[int]:
        """Lines that are heads of groups."""
        return [place for place, line in enumerate(self.lines) if isinstance(line, Head)] \
            if len(self.lines) != len(self.rows) else []

    def row_at(self, place: int) -> Row | None:
        """The red point in a line."""
        line = self.lines[place] if 0 <= place < len(self.lines) else None
        return line if isinstance(line, Row) else None

    def head_at(self, place: int) -> Head | None:
        """The head of a group in a line."""
        line = self.lines[place] if 0 <= place < len(self.lines) else None
        return line if isinstance(line, Head) else None

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.lines)

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(COLUMNS)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        line, column = self.lines[index.row()], COLUMNS[index.column()]
        if role == LINE:
            return line
        if isinstance(line, Head):
            spoken = role == Qt.ItemDataRole.AccessibleTextRole
            return self.words_of(line) if spoken or role == Qt.ItemDataRole.DisplayRole else None
        if role == Qt.ItemDataRole.DisplayRole:
            return column.text(line, self._t)
        if role == Qt.ItemDataRole.EditRole:
            return getattr(line, column.field) if column.field else None
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{self._t(column.title)}: {column.text(line, self._t)}{self._aside(line, column.name)}"
        if role == Qt.ItemDataRole.ToolTipRole:
            return escaped_tooltip(self._tip(line, column.name))
        return None

    def words_of(self, head: Head) -> str:
        """What the head of a group says."""
        t = self._t
        late = t("{n} overdue", n=head.overdue) if head.overdue else ""
        counted = t.plural("{n} red point", "{n} red points", head.count)
        state = t("open") if head.open else t("folded")
        return " · ".join(part for part in (head.title, counted, late, state) if part)

    def headerData(self, section: int, orientation: Qt.Orientation,
                   role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation == Qt.Orientation.Vertical:
            return None
        if COLUMNS[section].look == "fixes":
            return self._lamp(section, role)
        if role == Qt.ItemDataRole.DisplayRole:
            place, arrow = self._arrow
            title = self._t(COLUMNS[section].title)
            return f"{title} {arrow}" if section == place else title
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        return None

    def _lamp(self, section: int, role: int) -> object:
        """The head of a narrow column: a sign, its words for the ear and on hover."""
        if role == Qt.ItemDataRole.DisplayRole:
            return self._arrow[1] if section == self._arrow[0] else ""
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return escaped_tooltip(self._t(COLUMNS[section].title)) if role == Qt.ItemDataRole.ToolTipRole \
                else self._t(COLUMNS[section].title)
        return self.lamp if role == Qt.ItemDataRole.DecorationRole else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Qt asks this of every cell when all are selected, so nothing is put together here."""
        return _HEAD if isinstance(self.lines[index.row()], Head) else _CELLS[index.column()]

    def _aside(self, row: Row, name: str) -> str:
        return f" ({self._t('overdue')})" if name == "due" and row.overdue else ""

    def _tip(self, row: Row, name: str) -> str:
        if name == "due" and row.overdue:
            return self._t("overdue")
        if name == "score":
            return self.rule
        if name == "effort":
            return effort_words(row, self._t)
        if name == "fixes":
            none = self._t("No opportunity fixes it yet: F2 or a click on the selected line links one")
            return "\n".join(row.fixes) or none
        return f"{row.code} {row.title}" if name in ("number", "title") else ""


def _name(line: Line) -> str:
    return line.key if isinstance(line, Head) else line.id
