"""When a starting program has painted what: run as `python -m tests.bench.watch WHAT [FILE]`.

It prints the time of the sight, then the modules loaded by then. WHAT is `empty` (a bare QMainWindow), `window` or
`map` (the editor, until its window or its map stands painted). Times are those of the machine's monotonic clock, which
the parent reads too.
"""
import os
import sys
from time import monotonic
from typing import Any

# Both sides need these modules, so whoever is measured finds them loaded; the time for that is in all figures.
from PySide6 import QtWidgets
from PySide6.QtCore import QEvent, QObject

MARK = "@@ painted "


class Watched(QtWidgets.QApplication):
    """An application that sees each event come. A paint is over when an event comes that is none."""

    wanted = ""

    def __init__(self, words: list[str]) -> None:
        super().__init__(words)
        self._watch = _Watch(self)
        self.installEventFilter(self._watch)


class _Watch(QObject):
    painting = False

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Paint:
            self.painting = self.painting or _is_wanted(watched)
        elif self.painting:
            print(MARK + repr(monotonic()), flush=True)
            print("\n".join(sorted(sys.modules)), flush=True)
            os._exit(0)
        return False


def _is_wanted(watched: Any) -> bool:
    if Watched.wanted != "map":
        return isinstance(watched, QtWidgets.QMainWindow)
    parent = watched.parent()
    return parent is not None and parent.objectName() == "sheet" and len(parent.session.store.records) > 1


def main() -> None:
    """Start what the words ask for."""
    Watched.wanted, *files = sys.argv[1:]
    QtWidgets.QApplication = Watched  # type: ignore[misc]  # the program takes it for Qt's own
    if Watched.wanted == "empty":
        application = Watched([])
        window = QtWidgets.QMainWindow()
        window.show()
        application.exec()
    else:
        from journeymapper.app.main import main as program

        program(files)


if __name__ == "__main__":
    main()
