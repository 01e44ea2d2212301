"""F11: the window over the whole screen, and back as it was."""
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget


def fill_screen(window: QWidget, on: bool) -> None:
    """A window that was maximised is so again afterwards."""
    full = Qt.WindowState.WindowFullScreen
    window.setWindowState(window.windowState() | full if on else window.windowState() & ~full)


class FullScreen(QObject):
    """Keeps the action's tick true, whoever changed the window; a child of the action."""

    def __init__(self, window: QWidget, action: QAction) -> None:
        super().__init__(action)
        self._window, self._action = window, action
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.WindowStateChange:
            self._action.setChecked(self._window.isFullScreen())
        return super().eventFilter(watched, event)
