"""A text field that has the keyboard comes before the map: its own undo, cut, copy and paste."""
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QTextEdit

TextField = QLineEdit | QPlainTextEdit | QTextEdit


def focused_text() -> TextField | None:
    """The text field that has the keyboard, if it is one that can be written in."""
    widget = QApplication.focusWidget()
    if isinstance(widget, TextField) and not widget.isReadOnly():
        return widget
    return None


def can_undo(field: TextField) -> bool:
    """Whether the field has something of its own to take back."""
    return field.isUndoAvailable() if isinstance(field, QLineEdit) else field.document().isUndoAvailable()


def can_redo(field: TextField) -> bool:
    """Whether the field has something of its own to do again."""
    return field.isRedoAvailable() if isinstance(field, QLineEdit) else field.document().isRedoAvailable()


def delete_in(field: TextField) -> None:
    """What the Delete key does there."""
    if isinstance(field, QLineEdit):
        field.del_()
        return
    cursor = field.textCursor()
    cursor.deleteChar()
