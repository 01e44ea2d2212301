"""The outline as a model: what its rows say, and the way from rows to records and back."""
from typing import Any

from PySide6.QtCore import QModelIndex, QObject, Qt

from journeymapper.core.foundation.i18n import Texts
from journeymapper.core.model.journey import Stage, Step
from journeymapper.core.model.record import Record
from journeymapper.core.session.session import Session
from journeymapper.ui.qt.text import escaped_tooltip

from . import outline_tree, outline_words
from .outline_nodes import Index, Node, OutlineNodes
from .outline_tree import PARKING, ROOT

Role = Qt.ItemDataRole
RECORD, ASIDE, PLACEHOLDER = Role.UserRole + 1, Role.UserRole + 2, Role.UserRole + 3


class OutlineModel(OutlineNodes):
    """Texts, roles, look-ups. It doesn't listen by itself: hand each change to `follow`."""

    def __init__(self, session: Session, t: Texts, parent: QObject | None = None) -> None:
        super().__init__(session.store, parent)
        self._t = t
        self.standing: tuple[str, str] | None = None

    def id_at(self, index: Index) -> str:
        """The record's id; PARKING for the heading of the parked cards, ROOT outside of all rows."""
        return self._node(index).id

    def record_at(self, index: Index) -> Record | None:
        """The record of a row."""
        return self._doc.get(self.id_at(index))

    def stand_at(self, place: tuple[str, str] | None) -> None:
        """The empty cell (step, lane) at which the keyboard stands: the step's row says so. None: at none."""
        before, self.standing = self.standing, place
        for step, _lane in {one for one in (before, place) if one is not None and before != place}:
            index = self.index_of(step)
            self.dataChanged.emit(index, index)

    def index_of(self, id: str) -> QModelIndex:
        """The row of a record, read now if need be; an invalid index where it has none."""
        node = self._nodes.get(id) or self._open_way(id)
        return self._index(node) if node is not None else QModelIndex()

    def _open_way(self, id: str) -> Node | None:
        row = self._doc.get(id)
        above = outline_tree.parent_of(row) if row is not None else None
        if above is None:
            return None
        if above in (ROOT, PARKING):
            self._children(self._root)
        parent = self._root if above == ROOT else self._nodes.get(above) or self._open_way(above)
        if parent is None:
            return None
        self._children(parent)
        return self._nodes.get(id)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        plain = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        row = self.record_at(index)
        if row is None:
            return plain
        leaf = Qt.ItemFlag.NoItemFlags if isinstance(row, Stage | Step) else Qt.ItemFlag.ItemNeverHasChildren
        return plain | leaf | Qt.ItemFlag.ItemIsEditable

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        doc, t = self._doc, self._t
        id = self.id_at(index)
        row = doc.get(id)
        if row is None:
            names = (Role.DisplayRole, Role.AccessibleTextRole, Role.ToolTipRole)
            return t("Parking lot") if id == PARKING and role in names else None
        if role == RECORD:
            return row
        if role == Role.DisplayRole:
            return outline_words.title_of(doc, row, t)
        if role == ASIDE:
            return outline_words.cell_of(doc, self._lane_at(id), t) or outline_words.aside_of(doc, row, t)
        if role == Role.AccessibleTextRole:
            return ", ".join(filter(None, (
                outline_words.spoken(doc, row, t), outline_words.cell_of(doc, self._lane_at(id), t))))
        if role == Role.ToolTipRole:
            return escaped_tooltip(outline_words.spoken(doc, row, t))
        return not outline_words.own_title(row) if role == PLACEHOLDER else None

    def _lane_at(self, id: str) -> str | None:
        return self.standing[1] if self.standing is not None and self.standing[0] == id else None
