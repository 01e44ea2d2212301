"""One line of text; also as a figure, which may be a number or words."""
from PySide6.QtWidgets import QLineEdit, QWidget

from journeymapper.ui.qt.layouts import vbox

from .base import FormContext
from .typed import TypedField

LIMIT = 20_000


class LineField(TypedField):
    """Text in, text out; "" and None are the same. Line breaks that are pasted become spaces."""

    def __init__(self, context: FormContext, placeholder: str = "", parent: QWidget | None = None) -> None:
        self.editor = QLineEdit()
        self.editor.setMaxLength(LIMIT)
        super().__init__(context, self.editor, parent, placeholder)
        vbox(self.editor, parent=self)

    def show_value(self, value: object) -> None:
        super().show_value(value)
        if not self.editor.hasFocus():
            self.editor.setCursorPosition(0)

    def parsed(self, text: str) -> object:
        return " ".join(text.replace("\u2028", "\n").replace("\u2029", "\n").split("\n"))


class FigureField(LineField):
    """A number where the text reads as one ("4.5", "4,5"), else the words ("twice a week"); "" for nothing."""

    def parsed(self, text: str) -> object:
        plain = text.strip().replace(",", ".")
        if not plain.isascii() or not plain.lstrip("-").replace(".", "", 1).isdigit():
            return text
        return float(plain) if "." in plain else int(plain)
