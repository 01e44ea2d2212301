"""A title: one line in the file, shown whole however narrow the panel is."""
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from .base import FormContext
from .text import TextField


class TitleField(TextField):
    """Text in, text out. It wraps and grows; Enter commits, line breaks that are pasted become spaces."""

    def __init__(self, context: FormContext, placeholder: str = "", parent: QWidget | None = None) -> None:
        super().__init__(context, placeholder, parent, least=1)

    def parsed(self, text: str) -> object:
        return " ".join(text.split("\n"))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() in _ENTER:
            self.flush()
            return True
        return super().eventFilter(watched, event)


_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
