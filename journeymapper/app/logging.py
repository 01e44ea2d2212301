"""The local log: what the program met, never what a map says. Like all of the state folder, it is its user's alone."""
import faulthandler
import logging
import os
import re
import threading
from contextlib import suppress
from io import TextIOWrapper
from logging.handlers import RotatingFileHandler
from pathlib import Path
from typing import BinaryIO

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler

from journeymapper.core.foundation.files import FILES
from journeymapper.core.foundation.paths import state_folder

NAME, BYTES, KEPT = "journeymapper.log", 512 * 1024, 3
LEVELS = {
    QtMsgType.QtDebugMsg: logging.DEBUG, QtMsgType.QtInfoMsg: logging.INFO, QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR, QtMsgType.QtFatalMsg: logging.CRITICAL,
}
FATAL, LONGEST, PRIVATE = "fatal.log", 300, 0o600
# In quotation marks of any kind (not an apostrophe inside a word); a path or an address up to the next space.
_QUOTED = re.compile(r"""["“„«].*?["”“»]|(?<!\w)'.*?'(?!\w)|‘.*?’|\S*[/\\]\S*""")
log = logging.getLogger("journeymapper")
_qt = logging.getLogger("journeymapper.qt")
_fatal: list[BinaryIO] = []


def _private(path: str, flags: int) -> int:
    return os.open(path, flags, PRIVATE)


class _PrivateHandler(RotatingFileHandler):
    """Makes files that nobody else may read; a rotated one stays so."""

    def _open(self) -> TextIOWrapper:
        opened = open(self.baseFilename, self.mode, encoding=self.encoding, errors=self.errors,  # noqa: SIM115 - kept
                      opener=_private)
        assert isinstance(opened, TextIOWrapper)
        return opened


def start_log(folder: Path | None = None) -> Path | None:
    """Write the log into <state>/log; its file, or None where none can be written (the program runs all the same)."""
    place = (folder or state_folder()) / "log"
    log.setLevel(logging.INFO)
    try:
        FILES.make_folder(place)
        _close_to_others(place)
        handler = _PrivateHandler(place / NAME, maxBytes=BYTES, backupCount=KEPT, encoding="utf-8", delay=True)
    except OSError:
        return None
    _log_fatal(place)
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    log.addHandler(handler)
    return place / NAME


def _close_to_others(place: Path) -> None:
    """What an older Journeymapper wrote there too."""
    for path in place.iterdir():
        with suppress(OSError):
            path.chmod(PRIVATE)


def _log_fatal(place: Path) -> None:
    """Where in the program the system ended it: files, lines and names of functions, nothing of a map."""
    path = place / FATAL
    with suppress(OSError):
        if path.exists() and path.stat().st_size > BYTES:
            path.unlink()
        _fatal.append(open(path, "ab", opener=_private))  # noqa: SIM115 - open until the end
        faulthandler.enable(_fatal[-1])


def end_log() -> None:
    """The program ends by itself."""
    while _fatal:
        faulthandler.disable()
        file = _fatal.pop()
        file.close()
        with suppress(OSError):
            path = Path(file.name)
            if path.stat().st_size == 0:
                path.unlink()


def scrubbed(text: str) -> str:
    """What Qt says, without what it quotes and without paths: both may be a client's. Cut where it is long."""
    return _QUOTED.sub("…", text.replace("\n", " "))[:LONGEST]


def log_qt_messages() -> None:
    """Let Qt's own warnings go to the log instead of the terminal."""
    qInstallMessageHandler(_from_qt)


def _from_qt(kind: QtMsgType, _context: QMessageLogContext, text: str) -> None:
    # Qt may speak while Python is going down, and from threads that Python doesn't know.
    if threading.main_thread().is_alive():
        _qt.log(LEVELS.get(kind, logging.WARNING), "%s", scrubbed(text))
