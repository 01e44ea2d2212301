"""The history: all changes by name; a click goes back to one, or forward again."""
from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QWidget

from journeymapper.core.foundation.errors import UserError
from journeymapper.core.foundation.i18n import Texts
from journeymapper.core.session.session import Session
from journeymapper.ui.qt.elided import HintLabel
from journeymapper.ui.qt.layouts import hbox, set_look, vbox
from journeymapper.ui.qt.listen import listen
from journeymapper.ui.qt.text import plain_label
from journeymapper.ui.theme.current import Theme
from journeymapper.ui.theme.fonts import SEMIBOLD, font

from .history_model import HistoryModel
from .history_row import HistoryRow

SIGN_PX = 16


class HistoryPanel(QWidget):
    """Follows the session's history. `refused`: a sentence to show. `left`: Escape, the keyboard goes elsewhere."""

    refused = Signal(str)
    left = Signal()

    def __init__(self, session: Session, theme: Theme, t: Texts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._theme, self._t = session, theme, t
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        set_look(self, "surface")
        self.setAccessibleName(t("History"))
        self._sign = plain_label("")
        head = hbox(self._sign, plain_label(t("History"), font=font(13, SEMIBOLD)), margins=(14, 8, 14, 4))
        hint = HintLabel(t("Enter goes there"))
        hint.setFont(font(12))
        hint.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        set_look(hint, "secondary")
        head.addWidget(hint, 1)
        self.rows = HistoryModel(session, t, self)
        self._delegate = HistoryRow(theme)
        self.list = _Steps(self)
        self.list.setModel(self.rows)
        self.list.setItemDelegate(self._delegate)
        self.list.setAccessibleName(t("History"))
        self.list.clicked.connect(self._go)
        self.list.entered_key.connect(self._go)
        self.list.left.connect(self.left)
        self.setFocusProxy(self.list)
        vbox(head, self.list, parent=self, spacing=0).setStretchFactor(self.list, 1)
        listen(self, session.history_changed, self._follow)
        theme.changed.connect(self._dress)
        self._dress()
        self._follow()

    def go_to(self, key: int) -> None:
        """Undo or redo step by step until the map is in the state with this key; a refusal stops there and is said."""
        session, skipped = self._session, 0
        session.settle.emit()
        session.close_gesture()
        row = self.rows.row_of(key)
        if row is None:
            return
        by = row - self.rows.present
        try:
            for _ in range(abs(by)):
                skipped += session.redo() if by > 0 else session.undo()
        except UserError as error:
            self.refused.emit(self._t(error.message, **error.params))
        if skipped:
            self.refused.emit(self._t.plural("{n} change was left alone: somebody changed it since.",
                                             "{n} changes were left alone: somebody changed them since.", skipped))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._follow()

    def _go(self, index: QModelIndex) -> None:
        if index.isValid():
            self.go_to(self.rows.key_at(index.row()))

    def _follow(self) -> None:
        self.rows.refresh()
        now = self.rows.index(self.rows.present)
        self.list.setCurrentIndex(now)
        if self.list.isVisible():
            self.list.scrollTo(now)

    def _dress(self, _tokens: object = None) -> None:
        self._sign.setPixmap(self._theme.pixmap("history", SIGN_PX, self.devicePixelRatioF(), "ink_strong"))
        self.list.viewport().update()


class _Steps(QListView):
    """`entered_key` carries the row on which Enter was pressed; `left` is Escape."""

    entered_key = Signal(QModelIndex)
    left = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setProperty("look", "outline")
        self.setUniformItemSizes(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered_key.emit(self.currentIndex())
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)
