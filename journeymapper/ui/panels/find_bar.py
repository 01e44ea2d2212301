"""A slim bar that finds and replaces; what that means for map and backlog, others know."""
from collections.abc import Callable
from itertools import pairwise

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QToolButton, QWidget

from journeymapper.core.document.search import Query
from journeymapper.core.foundation.i18n import N_, Texts
from journeymapper.ui.qt.elided import ElidedLabel
from journeymapper.ui.qt.layouts import hbox, set_look, vbox
from journeymapper.ui.qt.text import escaped_tooltip, plain_label
from journeymapper.ui.theme.current import Theme
from journeymapper.ui.theme.fonts import font

FIELD_PX, LEAST_FIELD_PX, COUNT_PX, ICON_PX = 280, 110, 84, 16
SIGNS = {"previous": ("up", N_("Find previous"), "Shift+F3"), "next": ("down", N_("Find next"), "F3"),
         "close": ("close", N_("Close"), "Esc")}


class FindBar(QWidget):
    """`asked(Query)`: what to find changed. `stepped(by)`, `replaced(text)`, `all_replaced(text)`, `left()`."""

    asked = Signal(object)
    stepped = Signal(int)
    replaced = Signal(str)
    all_replaced = Signal(str)
    left = Signal()

    def __init__(self, theme: Theme, t: Texts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._t = theme, t
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        set_look(self, "topbar")
        self.setAccessibleName(t("Find and replace"))
        self.words = self._field(t("Find in all texts"))
        self.text = self._field(t("Replace with"))
        self._count = plain_label("", font=font(12))
        self._count.setMinimumWidth(COUNT_PX)
        self._where = ElidedLabel("")
        self._where.setFont(font(12))
        for label in (self._count, self._where):
            set_look(label, "secondary")
        self.buttons = {name: self._sign(name) for name in SIGNS}
        self.case = self._switch(t("Match case"), t("Capitals and accents exactly as written"))
        self.whole = self._switch(t("Whole words"), t("Not within longer words"))
        self.one = self._push(t("Replace"), lambda: self.replaced.emit(self.text.text()))
        self.all = self._push(t("Replace all"), lambda: self.all_replaced.emit(self.text.text()))
        self.second = QWidget()
        self._lay_out()
        self._connect()
        self._dress()
        theme.changed.connect(self._dress)
        self.show_state(0, 0, "", 0)

    def open(self, *, replacing: bool) -> None:
        """Show it with the keyboard in its first field, whose text is marked."""
        self.second.setVisible(replacing or not self.second.isHidden())
        field = self.text if replacing and self.words.text() and self.words.hasFocus() else self.words
        field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        field.selectAll()

    def fill(self, query: Query, text: str, *, replacing: bool) -> None:
        """What to find and what to put there, without asking for it."""
        blocked = self.blockSignals(True)
        self.words.setText(query.text)
        self.case.setChecked(query.case)
        self.whole.setChecked(query.words)
        self.blockSignals(blocked)
        self.text.setText(text)
        self.second.setVisible(replacing)

    def query(self) -> Query:
        """What is asked for now."""
        return Query(self.words.text(), self.case.isChecked(), self.whole.isChecked())

    def show_state(self, number: int, count: int, where: str, others: int) -> None:
        """number: of the hit where one stands, 0 for none; others: hits in what this view doesn't show."""
        t = self._t
        if not self.words.text():
            said = ""
        elif not count:
            said = t("Not found")
        else:
            said = t("{n} of {count}", n=number, count=count) if number else str(count)
        self._count.setText(said)
        more = t.plural("{n} more on the map", "{n} more on the map", others) if others else ""
        self._where.setText(" · ".join(part for part in (where, more) if part))
        set_look(self.words, None)
        self.words.setProperty("wrong", bool(self.words.text()) and not count and not others)
        self.words.style().polish(self.words)
        for button in (self.one, self.all, self.buttons["next"], self.buttons["previous"]):
            button.setEnabled(count > 0)

    def said(self) -> tuple[str, str]:
        """(count, where) as they stand."""
        return self._count.text(), self._where.text()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and self._key(watched, event):
            return True
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _key(self, watched: QObject, event: QKeyEvent) -> bool:
        back = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            return False
        elif watched is self.text and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.all.click()
        elif watched is self.text and not back:
            self.one.click()
        else:
            self.stepped.emit(-1 if back else 1)
        return True

    def _lay_out(self) -> None:
        first = hbox(self.words, self._count, self.buttons["previous"], self.buttons["next"], self.case, self.whole, 4,
                     spacing=4)
        first.addWidget(self._where, 1)
        first.addWidget(self.buttons["close"])
        second = hbox(self.text, self.one, self.all, None, parent=self.second, spacing=4)
        for row, field in ((first, self.words), (second, self.text)):
            _share(row, field)
        vbox(first, self.second, parent=self, margins=(12, 5, 8, 6), spacing=5)
        # From what is sought straight to what takes its place, then to the rest.
        order = (self.words, self.text, self.one, self.all, self.case, self.whole)
        for before, after in pairwise(order):
            QWidget.setTabOrder(before, after)
        self.second.hide()

    def _connect(self) -> None:
        self.words.textChanged.connect(self._ask)
        self.case.toggled.connect(self._ask)
        self.whole.toggled.connect(self._ask)
        self.buttons["next"].clicked.connect(lambda: self.stepped.emit(1))
        self.buttons["previous"].clicked.connect(lambda: self.stepped.emit(-1))
        self.buttons["close"].clicked.connect(self.left)

    def _ask(self, _changed: object = None) -> None:
        self.asked.emit(self.query())

    def _field(self, name: str) -> QLineEdit:
        field = QLineEdit()
        field.setPlaceholderText(name)
        field.setAccessibleName(name)
        field.setMinimumWidth(LEAST_FIELD_PX)
        field.setMaximumWidth(FIELD_PX)
        field.installEventFilter(self)
        return field

    def _sign(self, name: str) -> QToolButton:
        _, text, keys = SIGNS[name]
        button = QToolButton()
        button.setAccessibleName(self._t(text))
        button.setToolTip(escaped_tooltip(f"{self._t(text)}  ({keys})"))
        button.setIconSize(QSize(ICON_PX, ICON_PX))
        return button

    def _switch(self, text: str, tip: str) -> QPushButton:
        button = QPushButton(text)
        button.setCheckable(True)
        button.setToolTip(escaped_tooltip(tip))
        set_look(button, "filter")
        return button

    def _push(self, text: str, do: Callable[[], object]) -> QPushButton:
        button = QPushButton(text)
        button.clicked.connect(do)
        return button

    def _dress(self, _tokens: object = None) -> None:
        for name, (icon, _, _) in SIGNS.items():
            self.buttons[name].setIcon(self._theme.icon(icon, ICON_PX))


def _share(row: QHBoxLayout, field: QLineEdit) -> None:
    """The field grows to its widest before anything else does."""
    row.setStretchFactor(field, 1)
