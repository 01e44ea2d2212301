"""The local log: what the program met, never what a map says."""
import logging
import threading
from logging.handlers import RotatingFileHandler
from pathlib import Path

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler

from journeymapper.core.foundation.paths import state_folder

NAME, BYTES, KEPT = "journeymapper.log", 512 * 1024, 3
LEVELS = {
    QtMsgType.QtDebugMsg: logging.DEBUG, QtMsgType.QtInfoMsg: logging.INFO, QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR, QtMsgType.QtFatalMsg: logging.CRITICAL,
}
log = logging.getLogger("journeymapper")
_qt = logging.getLogger("journeymapper.qt")


def start_log(folder: Path | None = None) -> Path | None:
    """Write the log into <state>/log; its file, or None where none can be written (the program runs all the same)."""
    place = (folder or state_folder()) / "log"
    log.setLevel(logging.INFO)
    try:
        place.mkdir(parents=True, exist_ok=True)
        handler = RotatingFileHandler(place / NAME, maxBytes=BYTES, backupCount=KEPT, encoding="utf-8", delay=True)
    except OSError:
        return None
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    log.addHandler(handler)
    return place / NAME


def log_qt_messages() -> None:
    """Let Qt's own warnings go to the log instead of the terminal."""
    qInstallMessageHandler(_from_qt)


def _from_qt(kind: QtMsgType, _context: QMessageLogContext, text: str) -> None:
    # Qt may speak while Python is going down, and from threads that Python doesn't know.
    if threading.main_thread().is_alive():
        _qt.log(LEVELS.get(kind, logging.WARNING), "%s", text)
