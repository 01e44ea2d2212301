"""The tree of findings: keys of its own, and which rows are open at first."""
from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QTreeView, QWidget

from .findings_model import ACCEPTED, FindingsModel, Node

# A rule with more findings than this is folded at first.
FOLDED = 12
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class FindingsTree(QTreeView):
    """`entered`: Enter; `mending`: Ctrl+Enter; `left`: Escape."""

    entered = Signal()
    mending = Signal()
    left = Signal()

    def __init__(self, model: FindingsModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._seen: set[tuple[str, ...]] = set()
        self.setModel(model)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setProperty("look", "outline")
        self.setHeaderHidden(True)
        self.setUniformRowHeights(True)
        self.setIndentation(14)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setMinimumHeight(90)

    def node(self) -> Node | None:
        """The row that has the keyboard."""
        return self._model.node(self.currentIndex())

    def unfold(self, rule: str) -> None:
        """Open what came for the first time: sections, and rules with few findings; not what is accepted."""
        for section in self._model.sections:
            if section.key[0] == ACCEPTED or not section.children:
                continue
            self._open(section)
            for group in section.children:
                if group.rule == rule:
                    self._open(group, len(group.rows) <= FOLDED)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """What explains the current row takes room from below: the row stays in sight."""
        super().resizeEvent(event)
        if self.currentIndex().isValid():
            self.scrollTo(self.currentIndex())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in ENTER and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.mending.emit()
        elif event.key() in ENTER:
            self.entered.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _open(self, node: Node, wanted: bool = True) -> None:
        if node.key not in self._seen:
            self._seen.add(node.key)
            if wanted:
                self.expand(self._model.index_of(node))
