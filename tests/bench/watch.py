"""When a starting program has painted what: run as `python -m tests.bench.watch WHAT [FILE]`.

It prints the time of the sight, then the modules loaded by then. WHAT is `empty` (a bare QMainWindow), or the editor
until its `window` stands painted, its `map`, or all its parts (`editor`): the map can be edited then. Times are those
of the machine's monotonic clock, which the parent reads too.

Only the widget that is waited for is watched: to see every event of an application, PySide makes a Python object of
whatever gets one, and for private classes of Qt's that it doesn't know it loads all that it does know.
"""
import os
import sys
from time import monotonic
from typing import Any

# Both sides need these modules, so whoever is measured finds them loaded; the time for that is in all figures.
from PySide6 import QtWidgets
from PySide6.QtCore import QEvent, QObject, QTimer

MARK = "@@ painted "
PARTS = {"map": ("glimpse", "sheet"), "editor": ("sheet",)}
WANTED = sys.argv[1] if sys.argv[1:] else ""


class Watch(QObject):
    """Waits for the first paint of a widget; the timer comes when that is on the screen."""

    def eventFilter(self, watched: Any, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Paint and _is_map(watched):
            watched.removeEventFilter(self)
            QTimer.singleShot(0, told)
        return False


def _is_map(watched: Any) -> bool:
    return WANTED not in PARTS or len(watched.parent().session.store.records) > 1


def told() -> None:
    """Say it, and end."""
    print(MARK + repr(monotonic()), flush=True)
    print("\n".join(sorted(sys.modules)), flush=True)
    os._exit(0)


class Window(QtWidgets.QMainWindow):
    """A window that is watched."""

    def __init__(self) -> None:
        super().__init__()
        self.watch = Watch()
        if WANTED not in PARTS:
            self.installEventFilter(self.watch)


class Area(QtWidgets.QAbstractScrollArea):
    """Watched once it has the name of the part that is waited for."""

    def setObjectName(self, name: str) -> None:  # type: ignore[override]  # Qt's takes any kind of string
        super().setObjectName(name)
        if name in PARTS.get(WANTED, ()):
            self.watch = Watch()
            self.viewport().installEventFilter(self.watch)


def main() -> None:
    """Start what the words ask for."""
    if WANTED == "empty":
        application = QtWidgets.QApplication([])
        window = Window()
        window.show()
        application.exec()
        return
    # The program takes them for Qt's own.
    QtWidgets.QMainWindow = Window  # type: ignore[misc]
    QtWidgets.QAbstractScrollArea = Area  # type: ignore[misc]
    from journeymapper.app.main import main as program

    program(sys.argv[2:])


if __name__ == "__main__":
    main()
