"""Yes or no."""
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QWidget

from journeymapper.ui.qt.layouts import vbox
from journeymapper.ui.qt.text import without_mnemonic

from .base import FieldWidget, FormContext
from .field import MIXED


class CheckField(FieldWidget):
    """bool in and out; None counts as no. Several values: half checked, and the first click makes it yes for all."""

    def __init__(self, context: FormContext, text: str, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.editor = QCheckBox(without_mnemonic(text))
        self.editor.clicked.connect(self._on_clicked)
        self.setFocusProxy(self.editor)
        vbox(self.editor, parent=self)

    def show_value(self, value: object) -> None:
        self.editor.setTristate(value is MIXED)
        state = Qt.CheckState.Checked if value is True else Qt.CheckState.Unchecked
        self.editor.setCheckState(Qt.CheckState.PartiallyChecked if value is MIXED else state)

    def _on_clicked(self, _on: bool) -> None:
        value = True if self._value is MIXED else self._value is not True
        self.show_value(value)
        self.commit(value)
