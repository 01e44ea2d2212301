"""The editor's start and end."""
import os
import signal
import sys
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QByteArray, QCoreApplication, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QIcon, QPixmap
from PySide6.QtWidgets import QApplication

from journeymapper import __version__
from journeymapper.core.foundation.i18n import texts
from journeymapper.core.foundation.resources import resource
from journeymapper.core.foundation.sentences import say
from journeymapper.core.settings.language import environment_language
from journeymapper.ui.qt.translators import install_qt_language
from journeymapper.ui.theme.current import Theme

from .asking import tell_text
from .crash import Crash
from .desk import Desk
from .logging import log, log_qt_messages, start_log
from .new_map import empty_map
from .opening import open_later, open_paths
from .preferences import Preferences
from .single import hand_over, listen
from .wiring import make_window

HEARTBEAT_MS = 200


def run_editor(files: Sequence[str] = (), language: str | None = None) -> int:
    """Open the files, or an empty map, and stay until the last window is closed; the exit status.

    Where an editor of this user runs already, it opens them. language: instead of that of the settings and of the
    system.
    """
    start_log()
    application = make_application()
    log_qt_messages()
    if hand_over(files):
        return 0
    preferences = Preferences()
    t = texts(language or preferences.settings.appearance.language or environment_language(os.environ))
    install_qt_language(t.language)
    theme = Theme(preferences.settings.appearance.theme)
    theme.dress()
    desk = Desk(preferences, theme, t, make_window)
    crash = Crash(lambda: desk.t, application)
    crash.install()
    heartbeat = end_on_signals(desk)
    log.info("started, version %s", __version__)
    QTimer.singleShot(0, lambda: begin(desk, files))
    # Not from inside the call: a file that can't be opened is told in a box, which waits for an answer.
    server = listen(lambda paths: QTimer.singleShot(0, lambda: open_later(desk, paths)), application)
    status = application.exec()
    heartbeat.stop()
    if server is not None:
        server.close()
    sys.excepthook = sys.__excepthook__
    log.info("ended")
    return int(status)


def make_application() -> QApplication:
    """The one QApplication, with name and icon."""
    QGuiApplication.setHighDpiScaleFactorRoundingPolicy(Qt.HighDpiScaleFactorRoundingPolicy.PassThrough)
    existing = QApplication.instance()
    application = existing if isinstance(existing, QApplication) else QApplication(["journeymapper"])
    application.setApplicationName("journeymapper")
    application.setApplicationVersion(__version__)
    QGuiApplication.setDesktopFileName("journeymapper")
    icon = QPixmap()
    picture = resource("icons", "journeymapper.svg")
    if picture.is_file() and icon.loadFromData(QByteArray(picture.read_bytes())):
        application.setWindowIcon(QIcon(icon))
    return application


def begin(desk: Desk, files: Sequence[str]) -> None:
    """The first windows. A file that can't be opened is told, and an empty map stands there instead."""
    bad = open_paths(desk, [Path(name) for name in files])
    if not desk.places:
        desk.show(empty_map(desk.t))
    problem = desk.settings.problem
    if problem is not None:
        desk.places[0].window.toasts.show(say(desk.t, problem), key="settings")
    if bad:
        tell_text(desk.places[0].window, desk.t, bad)


def end_on_signals(desk: Desk) -> QTimer:
    """SIGTERM and SIGINT close all windows without a question. The timer lets Python see them; keep it.

    A signal may arrive in the middle of a paint event, so it is only noted, and acted on from the event loop.
    """
    noted: list[int] = []
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda number, _frame: noted.append(number))
    timer = QTimer()
    timer.setInterval(HEARTBEAT_MS)
    timer.timeout.connect(lambda: _end(desk, noted) if noted else None)
    timer.start()
    return timer


def _end(desk: Desk, noted: list[int]) -> None:
    log.info("signal %s", noted.pop())
    for place in list(desk.places):
        place.closing = True
        place.window.close()
    # exit, not quit: quit asks every window once more, and a question that stands open may refuse.
    QCoreApplication.exit(0)
