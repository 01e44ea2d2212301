"""Whether a person is in the middle of something that a box would break off."""
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QTextEdit


def hands_are_full() -> bool:
    """Whether somebody writes, holds a mouse button, or has a box or a menu open: the next key would go elsewhere."""
    writes = isinstance(QApplication.focusWidget(), QLineEdit | QPlainTextEdit | QTextEdit)
    held = QApplication.mouseButtons() != Qt.MouseButton.NoButton
    return writes or held or QApplication.activeModalWidget() is not None or (
        QApplication.activePopupWidget() is not None)
