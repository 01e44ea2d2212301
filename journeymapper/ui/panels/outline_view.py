"""The tree of the outline: its keys, and a selection that is the session's."""
from collections.abc import Callable

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QWidget

from journeymapper.core.document.changes import ChangeSet
from journeymapper.core.document.origin import Origin
from journeymapper.core.model.journey import Stage, Step
from journeymapper.core.model.people import Emotion
from journeymapper.ui.canvas.composing import hand_over
from journeymapper.ui.canvas.keys import letters
from journeymapper.ui.canvas.sheet import Sheet
from journeymapper.ui.canvas.signing import note, with_sign
from journeymapper.ui.qt.listen import listen

from .outline_model import OutlineModel
from .outline_row import OutlineRow
from .outline_writing import WritingTree

INDENT_PX = 16
# Of a larger selection the tree shows only the current row: the rest may lie in steps that were never opened.
MIRRORED = 500
# A map with no more rows than this is shown with all its steps open.
OPEN_ROWS = 120
# So many rows of steps are shown at most.
SHOWN_ROWS = 500
ARROWS = {Qt.Key.Key_Left: (-1, 0), Qt.Key.Key_Right: (1, 0), Qt.Key.Key_Up: (0, -1), Qt.Key.Key_Down: (0, 1)}
SIDEWAYS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
SPAN = Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
SIGNS = {"+": 0.5, "-": -0.5, "−": -0.5}
Flag = QItemSelectionModel.SelectionFlag


class OutlineTree(WritingTree):
    """Emits what a key asks for; `went` tells that the person chose another row here."""

    went = Signal(str)
    sibling_wanted = Signal()
    shift_wanted = Signal(int, int)
    span_wanted = Signal(int)
    nudge_wanted = Signal(float)
    step_wanted = Signal(int)
    lane_wanted = Signal(int)
    rename_wanted = Signal()
    left = Signal()

    def __init__(self, sheet: Sheet, typed: Callable[[str], object], parent: QWidget | None = None) -> None:
        """typed: hears letters, also an input method's; "" where it begins to compose."""
        super().__init__(sheet, typed, parent)
        session, theme, t = sheet.session, sheet.theme, sheet.t
        self._session = session
        self._mirroring = False
        self._open: dict[str, None] = {}
        self.rows = OutlineModel(session, t, self)
        self.setModel(self.rows)
        self._delegate = OutlineRow(theme, self)
        self.setItemDelegate(self._delegate)
        self.setAccessibleName(t("Outline"))
        self.setHeaderHidden(True)
        self.setUniformRowHeights(True)
        self.setIndentation(INDENT_PX)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setProperty("look", "outline")
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setExpandsOnDoubleClick(False)
        self.doubleClicked.connect(lambda _index: self.rename_wanted.emit())
        self.selectionModel().selectionChanged.connect(self._chosen)
        self.selectionModel().currentChanged.connect(lambda _now, _before: self._chosen())
        self.expanded.connect(self._opened)
        self.collapsed.connect(lambda index: self._open.pop(self.rows.id_at(index), None))
        theme.changed.connect(self._repaint)
        listen(self, session.changed, self._follow)
        listen(self, session.selection.changed, self.mirror)
        self.open_first()

    def _repaint(self, _tokens: object = None) -> None:
        """A method, not a lambda: Qt lets go of a method with its widget."""
        self.viewport().update()

    @property
    def standing(self) -> str | None:
        """The lane of the empty cell at which the keyboard stands, on the row of its step; None for the row itself."""
        place = self.rows.standing
        return place[1] if place is not None and place[0] == self.current_id() else None

    def open_first(self) -> None:
        """All stages; the steps too where the map is small."""
        self.expandToDepth(0)
        if len(self._session.store.records) <= OPEN_ROWS:
            self.expandAll()

    def current_id(self) -> str:
        """The row that has the keyboard; "" for none."""
        return self.rows.id_at(self.currentIndex())

    def selected_ids(self) -> list[str]:
        """What is selected here, the current row last."""
        ids = [id for index in self.selectionModel().selectedRows() if self._known(id := self.rows.id_at(index))]
        current = self.current_id()
        return [*(id for id in ids if id != current), *([current] if current in ids else [])]

    def mirror(self) -> None:
        """Show what the session has selected, opened and scrolled to."""
        if self._mirroring or not self.isVisible():
            return
        ids = self._session.selection.ids
        if ids:
            self.rows.stand_at(None)
        if set(ids) == set(self.selected_ids()):
            return
        current = self.rows.index_of(ids[-1]) if ids else QModelIndex()
        selection = QItemSelection()
        for id in ids if len(ids) <= MIRRORED else ids[-1:]:
            index = self.rows.index_of(id)
            selection.select(index, index)
        self._quietly(lambda: self._show(selection, current))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not hand_over(self._sheet.inline, event) and not self._pressed(event):
            super().keyPressEvent(event)

    def stand_at(self, step: str, lane: str) -> None:
        """Put the keyboard at an empty cell: on its step's row, with nothing selected."""
        index = self.rows.index_of(step)
        self._quietly(lambda: self._show(QItemSelection(), index))
        self._session.selection.clear()
        self.rows.stand_at((step, lane))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.mirror()

    def _pressed(self, event: QKeyEvent) -> bool:
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier & ~Qt.KeyboardModifier.ShiftModifier
        if event.modifiers() == Qt.KeyboardModifier.AltModifier and event.key() in ARROWS:
            self.shift_wanted.emit(*ARROWS[Qt.Key(event.key())])
        elif event.modifiers() == SPAN and event.key() in SIDEWAYS:
            self.span_wanted.emit(SIDEWAYS[Qt.Key(event.key())])
        elif plain and event.key() in ENTER:
            self.sibling_wanted.emit()
        elif event.key() in ENTER and event.modifiers() & CTRL:
            self.lane_wanted.emit(-1 if event.modifiers() & SHIFT else 1)
        elif plain and event.key() in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            self.step_wanted.emit(1 if event.key() == Qt.Key.Key_Tab else -1)
        elif event.key() == Qt.Key.Key_Asterisk and self._opens():
            self._open_all(self.currentIndex())
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif plain and event.text() in SIGNS and isinstance(self.rows.record_at(self.currentIndex()), Emotion):
            before = self._session.history.key
            self.nudge_wanted.emit(SIGNS[event.text()])
            note(self._sheet, event, before)
        elif (text := letters(event, event.modifiers())).strip() and not (text in SIGNS and self._opens()):
            self._typed(with_sign(self._sheet, event, text))
        else:
            return False
        event.accept()
        return True

    def _opens(self) -> bool:
        """Whether the current row is one to open: there the signs +, − and * do so."""
        return self.standing is None and self.rows.hasChildren(self.currentIndex())

    def _follow(self, change: ChangeSet, origin: Origin) -> None:
        self._quietly(lambda: self.rows.follow(change, origin))
        if origin is Origin.LOAD:
            self.open_first()
        if self.isVisible():
            self._session.later(self._settle)

    def _open_all(self, index: QModelIndex) -> None:
        """What stands under a stage or step, one by one, so that `_opened` hears of each."""
        self.expand(index)
        if isinstance(self.rows.record_at(index), Stage):
            for row in range(self.rows.rowCount(index)):
                self.expand(self.rows.index(row, 0, index))

    def _opened(self, index: QModelIndex) -> None:
        """Close the steps that were opened longest ago: Qt lays out all open rows again at each change."""
        id = self.rows.id_at(index)
        if self._session.store.find(Step, id) is None:
            return
        self._open.pop(id, None)
        self._open[id] = None
        shown = sum(self.rows.rowCount(self.rows.index_of(step)) for step in self._open)
        for step in list(self._open)[:-1]:
            if shown <= SHOWN_ROWS:
                return
            oldest = self.rows.index_of(step)
            shown -= self.rows.rowCount(oldest)
            self._open.pop(step, None)
            self.collapse(oldest)

    def _settle(self) -> None:
        """After a change. Where what had the keyboard is gone, its neighbour has it now."""
        idle = self.standing is None and not self._session.selection.ids
        if idle and self.hasFocus() and self._known(self.current_id()):
            self._session.selection.set([self.current_id()])
        self.mirror()

    def _chosen(self) -> None:
        if self._mirroring:
            return
        ids = self.selected_ids()
        if ids:
            self.rows.stand_at(None)
        self._mirroring = True
        try:
            self._session.selection.set(ids)
        finally:
            self._mirroring = False
        if ids:
            self.went.emit(ids[-1])

    def _show(self, selection: QItemSelection, current: QModelIndex) -> None:
        model = self.selectionModel()
        model.select(selection, Flag.ClearAndSelect | Flag.Rows)
        if current.isValid():
            model.setCurrentIndex(current, Flag.NoUpdate)
            self.scrollTo(current)

    def _quietly(self, act: Callable[[], object]) -> None:
        before, self._mirroring = self._mirroring, True
        try:
            act()
        finally:
            self._mirroring = before

    def _known(self, id: str) -> bool:
        return self._session.store.get(id) is not None
