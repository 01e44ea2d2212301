"""A value to read, such as a score."""
from PySide6.QtWidgets import QWidget

from journeymapper.ui.qt.elided import ElidedLabel
from journeymapper.ui.qt.layouts import vbox
from journeymapper.ui.theme.fonts import SEMIBOLD, font

from .base import SEVERAL, FieldWidget, FormContext
from .field import MIXED


class InfoField(FieldWidget):
    """Shows a ready text; never commits."""

    def __init__(self, context: FormContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.editor = ElidedLabel("")
        self.editor.setFont(font(13, SEMIBOLD))
        self.editor.setMinimumHeight(28)
        vbox(self.editor, parent=self)

    def show_value(self, value: object) -> None:
        text = "—" if value in (None, "") else str(value)
        self.editor.setText(self.t(SEVERAL) if value is MIXED else text)
        self.setAccessibleDescription(self.editor.text())
