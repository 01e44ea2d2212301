"""Text from documents is plain: Qt guesses rich text by itself and would then load files that a title names."""
from html import escape

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QLabel, QWidget


def plain_label(text: str, parent: QWidget | None = None, *, font: QFont | None = None, wrap: bool = False) -> QLabel:
    """A label that shows `text` letter by letter, whatever it holds."""
    label = QLabel(parent)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setText(text)
    label.setWordWrap(wrap)
    if font is not None:
        label.setFont(font)
    return label


def escaped_tooltip(text: str) -> str:
    """`text` for `setToolTip`, which knows no plain format: letter by letter, lines kept, wrapped where long."""
    return f"<p style='white-space:pre-wrap'>{escape(text)}</p>" if text else ""


def without_mnemonic(text: str) -> str:
    """`text` for a button, menu or tab: an ampersand out of a document stays one."""
    return text.replace("&", "&&")
