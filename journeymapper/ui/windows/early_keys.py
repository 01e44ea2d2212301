"""Keys that were pressed while the window stood there without its parts: played once these are built."""
from PySide6.QtCore import QEvent
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication

from .main_window import MapWindow


def play(window: MapWindow) -> None:
    """Give each to the action whose keys they are, else to the widget that has the keyboard, in their order."""
    events, window.early = window.early, []
    for event in events:
        focused = QApplication.focusWidget()
        target = focused if focused is not None else window.focusWidget()
        asked = _as(event, QEvent.Type.ShortcutOverride)
        asked.ignore()
        QApplication.sendEvent(target, asked)
        action = None if asked.isAccepted() else _action(window, event)
        if action is not None:
            action.trigger()
        else:
            QApplication.sendEvent(target, event)
            QApplication.sendEvent(target, _as(event, QEvent.Type.KeyRelease))


def _action(window: MapWindow, event: QKeyEvent) -> QAction | None:
    keys = QKeySequence(event.keyCombination())
    return next((action for action in window.chrome.actions.values()
                 if action.isEnabled() and keys in action.shortcuts()), None)


def _as(event: QKeyEvent, kind: QEvent.Type) -> QKeyEvent:
    return QKeyEvent(kind, event.key(), event.modifiers(), event.text(), event.isAutoRepeat(), event.count())
