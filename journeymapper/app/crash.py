"""What nobody caught: it goes to the log, and the person is told once, plainly, while the program goes on."""
import platform
import sys
import threading
import traceback
import warnings
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import TextIO

from PySide6.QtCore import QObject, Qt, Signal, qVersion
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QPushButton

from journeymapper import __version__
from journeymapper.core.foundation.i18n import N_, Texts
from journeymapper.ui.qt.messages import OK, Answer, question

from .logging import log

COPY = Answer("copy", N_("Copy details"), "other")


def details_of(error: BaseException) -> str:
    """Versions and where in the program it happened. No message of the error: it may quote the map."""
    frames = traceback.extract_tb(error.__traceback__)
    lines = [f"  {Path(frame.filename).name}:{frame.lineno} {frame.name}" for frame in frames]
    head = f"Journeymapper {__version__}, Python {platform.python_version()}, Qt {qVersion()}, {platform.system()}"
    return "\n".join([head, type(error).__name__, *lines])


def _unheard(args: "sys.UnraisableHookArgs") -> None:
    """An exception where there is no way to raise it (in `__del__`): the work wasn't ended by it, so nobody is told."""
    if args.exc_value is not None:
        log.error("not raised: %s", details_of(args.exc_value))


def _warned(message: Warning | str, category: type[Warning], filename: str, lineno: int, file: TextIO | None = None,
            line: str | None = None) -> None:
    """Its text may quote what was read."""
    log.warning("warned: %s at %s:%s", category.__name__, Path(filename).name, lineno)


class Crash(QObject):
    """Installed as the hook of the interpreter and of threads; remembers whether it has spoken."""

    happened = Signal(str)

    def __init__(self, language: Callable[[], Texts], parent: QObject | None = None) -> None:
        """language: asked when there is something to say."""
        super().__init__(parent)
        self._language = language
        self._told = False
        # Queued: the fault may come from a paint, in which no window may open, or from another thread.
        self.happened.connect(self._tell, Qt.ConnectionType.QueuedConnection)

    def speak(self, language: Callable[[], Texts]) -> None:
        """Ask that from now on."""
        self._language = language

    def install(self) -> None:
        """Take over the hooks for what nobody caught, and Python's warnings.

        Each would print to standard error, with what a map says, and a desktop keeps that in a log of its own.
        """
        sys.excepthook = self.caught
        threading.excepthook = lambda args: self.caught(args.exc_type, args.exc_value, args.exc_traceback)
        sys.unraisablehook = _unheard
        warnings.showwarning = _warned

    def caught(self, kind: type[BaseException], error: BaseException | None, _trace: TracebackType | None) -> None:
        """The hook itself."""
        if error is None or issubclass(kind, KeyboardInterrupt | SystemExit):
            return
        details = details_of(error)
        log.error("not caught: %s", details)
        if not self._told:
            self._told = True
            self.happened.emit(details)

    def _tell(self, details: str) -> None:
        t = self._language()
        box = question(QApplication.activeWindow(), t, t("Something went wrong inside Journeymapper."), (OK, COPY), t(
            "Your maps are still open. Save them, under another name if you want to be careful, and start again. "
            "The details hold nothing of your maps."))
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.setEscapeButton(next(button for button in box.buttons() if button.objectName() == OK.id))

        def finished() -> None:
            button = box.clickedButton()
            if isinstance(button, QPushButton) and button.objectName() == COPY.id:
                QGuiApplication.clipboard().setText(details)
            if not any(window.isVisible() for window in QApplication.topLevelWidgets() if window is not box):
                # It happened before a window stood: there is nothing to go on with.
                QApplication.exit(1)

        box.finished.connect(finished)
        box.open()
