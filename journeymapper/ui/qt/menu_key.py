"""Shift+F10 where the system doesn't make a menu key of it: Qt under X11 and Wayland knows the menu key alone."""
import sys

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QContextMenuEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QWidget

# Qt asks for the menu itself there.
BY_ITSELF = ("win32",)


def give_menu_key(dialog: QWidget) -> None:
    """To all that a dialog holds: its tables, lists and fields."""
    if sys.platform not in BY_ITSELF:
        QShortcut(QKeySequence("Shift+F10"), dialog, ask_for_menu)


def ask_for_menu() -> None:
    """Ask what has the keyboard for its menu, as the menu key does."""
    widget = QApplication.focusWidget()
    if widget is not None and sys.platform not in BY_ITSELF:
        cursor = widget.inputMethodQuery(Qt.InputMethodQuery.ImCursorRectangle)
        at = (cursor if isinstance(cursor, QRect) else widget.rect()).center()
        QApplication.sendEvent(widget, QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, at, widget.mapToGlobal(at)))
