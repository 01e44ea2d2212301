"""Several leaves at the right of a dialog, one at a time, chosen by buttons above them."""
from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QButtonGroup, QStackedWidget, QToolButton, QWidget

from journeymapper.ui.qt.layouts import hbox, set_look, vbox


class Leaves(QWidget):
    """`shown(name)`. Ctrl+Page down and up turn over."""

    shown = Signal(str)

    def __init__(self, leaves: Mapping[str, tuple[str, QWidget]], parent: QWidget | None = None) -> None:
        """leaves: by name, the title in the person's language and what is shown."""
        super().__init__(parent)
        self._names, self._stack, self._group = list(leaves), QStackedWidget(), QButtonGroup(self)
        self.buttons: dict[str, QToolButton] = {}
        for name, (title, widget) in leaves.items():
            button = self.buttons[name] = QToolButton()
            button.setText(title)
            button.setCheckable(True)
            set_look(button, "filter")
            self._group.addButton(button)
            button.clicked.connect(lambda _on=False, name=name: self.turn_to(name))
            self._stack.addWidget(widget)
        vbox(hbox(*self.buttons.values(), None, spacing=6), self._stack, parent=self, spacing=12)
        for keys, by in (("Ctrl+PgDown", 1), ("Ctrl+PgUp", -1)):
            QShortcut(QKeySequence(keys), self, lambda by=by: self._turn(by), context=Qt.ShortcutContext.WindowShortcut)
        self.buttons[self._names[0]].setChecked(True)

    @property
    def name(self) -> str:
        """The leaf that is shown."""
        return self._names[self._stack.currentIndex()]

    def turn_to(self, name: str) -> None:
        """Show a leaf."""
        self._stack.setCurrentIndex(self._names.index(name))
        self.buttons[name].setChecked(True)
        self.shown.emit(name)

    def _turn(self, by: int) -> None:
        self.turn_to(self._names[(self._names.index(self.name) + by) % len(self._names)])
