"""The list on the left of a dialog: entries with their sign and how often they are used."""
from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QIcon, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTreeWidget, QTreeWidgetItem, QWidget

from journeymapper.ui.forms.choice import dot
from journeymapper.ui.qt.text import escaped_tooltip
from journeymapper.ui.theme.current import Theme

ID = Qt.ItemDataRole.UserRole
Row = tuple[str, str, str, str, str]
"""Id, name, uses, colour ("" for none), icon."""


class EntryList(QTreeWidget):
    """`chosen(id)`; `moved(by)` at Alt+Up and Alt+Down; `removed` at Delete; `renamed` at F2 and Enter."""

    chosen = Signal(str)
    moved = Signal(int)
    removed = Signal()
    renamed = Signal()

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._rows: list[Row] = []
        self.setAccessibleName(name)
        self.setColumnCount(2)
        self.setHeaderHidden(True)
        self.setRootIsDecorated(False)
        self.setUniformRowHeights(True)
        self.setIconSize(QSize(16, 16))
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        header = self.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        self.currentItemChanged.connect(lambda item, _old: self.chosen.emit(item.data(0, ID) if item else ""))
        theme.changed.connect(self._dress)

    def current(self) -> str:
        """The id of the current entry, "" for none."""
        item = self.currentItem()
        return str(item.data(0, ID)) if item is not None else ""

    def ids(self) -> list[str]:
        """All ids in order."""
        return [row[0] for row in self._rows]

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Show these; the current one stays, else its neighbour becomes current."""
        if list(rows) == self._rows:
            return
        old, before = self.current(), self.ids()
        place = before.index(old) if old in before else 0
        self._rows = list(rows)
        ids = self.ids()
        self._fill(old if old in ids else ids[min(place, len(ids) - 1)] if ids else "")
        if self.current() != old:
            self.chosen.emit(self.current())

    def choose(self, id: str) -> None:
        """Make an entry the current one."""
        item = self.topLevelItem(self.ids().index(id)) if id in self.ids() else None
        if item is not None:
            self.setCurrentItem(item)

    def _dress(self, _tokens: object) -> None:
        """A method: Qt lets go of it when the list goes, of a lambda never."""
        self._fill(self.current())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
        if step is not None and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.moved.emit(step)
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.removed.emit()
        elif event.key() in (Qt.Key.Key_F2, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.renamed.emit()
        else:
            super().keyPressEvent(event)

    def _fill(self, current: str) -> None:
        self.ensurePolished()  # else a row is measured before the style sheet says how high it is
        self.blockSignals(True)
        self.clear()
        for id, name, uses, colour, icon in self._rows:
            item = QTreeWidgetItem([name, uses])
            item.setData(0, ID, id)
            item.setIcon(0, self._dot(colour) if colour else self._theme.icon(icon, 16, "ink_secondary"))
            item.setToolTip(0, escaped_tooltip(name))
            item.setForeground(1, self._theme.tokens.q("ink_secondary"))
            item.setTextAlignment(1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            self.addTopLevelItem(item)
            if id == current:
                self.setCurrentItem(item)
        self.blockSignals(False)

    def _dot(self, colour: str) -> QIcon:
        """The same colour when selected: Qt would tint it, and the colour is the curve's."""
        picture, made = dot(colour, 16, self.devicePixelRatioF()), QIcon()
        for mode in (QIcon.Mode.Normal, QIcon.Mode.Selected):
            made.addPixmap(picture, mode)
        return made
