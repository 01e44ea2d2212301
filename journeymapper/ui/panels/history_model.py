"""The list of all changes: the start, what was done, what was taken back and can be done again."""
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from journeymapper.core.document.history import Entry
from journeymapper.core.foundation.i18n import Texts
from journeymapper.core.session.session import Session
from journeymapper.ui.forms.moments import clock
from journeymapper.ui.forms.step_words import step_words
from journeymapper.ui.qt.text import escaped_tooltip

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole
TIME, WHEN, SAVED = Role.UserRole + 1, Role.UserRole + 2, Role.UserRole + 3
PAST, PRESENT, FUTURE = "past", "present", "future"
NOWHERE = QModelIndex()
START = 0


class HistoryModel(QAbstractListModel):
    """Row 0 is the start; each other row is the state after its change. The history itself is read, never copied."""

    def __init__(self, session: Session, t: Texts, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session, self._t = session, t
        self._keys = [self._key(row) for row in range(self._count())]

    @property
    def present(self) -> int:
        """The row of the state that the map is in."""
        return len(self._session.history.done)

    def key_at(self, row: int) -> int:
        """Names the state of a row, also after others came and went."""
        return self._keys[row]

    def row_of(self, key: int) -> int | None:
        """The row of a state; None where it is gone."""
        return self._keys.index(key) if key in self._keys else None

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._keys)

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        row = index.row()
        entry = self._entry(row)
        if role == Role.DisplayRole:
            return self._name(row)
        if role == Role.ToolTipRole:
            return escaped_tooltip(self._name(row))
        if role == TIME:
            return clock(entry.at, self._t) if entry is not None and entry.at is not None else ""
        if role == WHEN:
            return PRESENT if row == self.present else PAST if row < self.present else FUTURE
        if role == SAVED:
            return self._session.history.saved_key == self._keys[row]
        return self._spoken(index) if role == Role.AccessibleTextRole else None

    def refresh(self) -> None:
        """Follow the history: a new change takes the place of what could be done again."""
        count = self._count()
        same = min(count, len(self._keys))
        while same and self._keys[same - 1] != self._key(same - 1):
            same -= 1
        if same < len(self._keys):
            self.beginRemoveRows(NOWHERE, same, len(self._keys) - 1)
            del self._keys[same:]
            self.endRemoveRows()
        if same < count:
            self.beginInsertRows(NOWHERE, same, count - 1)
            self._keys += [self._key(row) for row in range(same, count)]
            self.endInsertRows()
        self.dataChanged.emit(self.index(0), self.index(count - 1))

    def _count(self) -> int:
        history = self._session.history
        return 1 + len(history.done) + len(history.undone)

    def _entry(self, row: int) -> Entry | None:
        history = self._session.history
        if row <= START:
            return None
        done = len(history.done)
        return history.done[row - 1] if row <= done else history.undone[done - row]

    def _key(self, row: int) -> int:
        entry = self._entry(row)
        return entry.key if entry is not None else self._session.history.base_key

    def _name(self, row: int) -> str:
        entry = self._entry(row)
        if entry is None:
            gone = self._session.history.base_key > 0
            return self._t("Older changes, let go to save memory") if gone else self._t("Start")
        # What was taken back holds the way back: reversed it's the change as it was made.
        change = entry.change.reversed() if row > self.present else entry.change
        return step_words(entry, self._t, change)

    def _spoken(self, index: Index) -> str:
        t = self._t
        words = {PRESENT: t("present state"), FUTURE: t("taken back"), PAST: ""}[index.data(WHEN)]
        saved = t("saved") if index.data(SAVED) else ""
        return ", ".join(part for part in (index.data(), index.data(TIME), words, saved) if part)
