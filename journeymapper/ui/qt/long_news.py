"""News with a list that may be longer than the screen: it scrolls, and can be copied."""
from PySide6.QtWidgets import QDialog, QPlainTextEdit, QPushButton, QWidget

from journeymapper.core.foundation.i18n import Texts

from .layouts import hbox, set_look, vbox
from .text import plain_label

WIDTH, HEIGHT = 560, 400


class LongNews(QDialog):
    """`text` above, the list in `lines` below it, OK; Enter and Escape close it too."""

    def __init__(self, parent: QWidget | None, t: Texts, text: str, detail: str, title: str = "") -> None:
        super().__init__(parent)
        self.setWindowTitle(title or t("Journeymapper"))
        self.lines = QPlainTextEdit(detail)
        self.lines.setReadOnly(True)
        self.lines.setTabChangesFocus(True)
        self.lines.setAccessibleName(text)
        self.done_button = QPushButton(t("OK"))
        set_look(self.done_button, "main")
        self.done_button.setDefault(True)
        self.done_button.clicked.connect(self.accept)
        vbox(plain_label(text, wrap=True), self.lines, hbox(None, self.done_button), parent=self, margins=16,
             spacing=12)
        self.resize(WIDTH, HEIGHT)
        self.done_button.setFocus()
