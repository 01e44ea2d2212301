"""What follows once the first window is painted: the core, the settings, the maps, and what ends them again."""
import os
import signal
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QCoreApplication, QTimer
from PySide6.QtGui import QIcon, QPixmap
from PySide6.QtWidgets import QApplication

from journeymapper import __version__
from journeymapper.core.foundation.i18n import Texts, texts
from journeymapper.core.foundation.resources import resource
from journeymapper.core.foundation.sentences import say
from journeymapper.core.settings.language import environment_language
from journeymapper.ui.qt.translators import install_qt_language
from journeymapper.ui.theme.current import Theme
from journeymapper.ui.windows.main_window import MapWindow

from .crash import Crash
from .journaling import sync_journals_on_leaving
from .logging import end_log, log, log_qt_messages, start_log
from .preferences import Preferences
from .single import listen

if TYPE_CHECKING:
    from PySide6.QtNetwork import QLocalServer

    from .desk import Desk
    from .map_file import ReadMap
    from .salvaging import NotOpened

HEARTBEAT_MS = 200
# Not 0, which is a posted event: those are sent while the first window is still hidden behind its face.
SOON_MS = 1


@dataclass
class Running:
    """What a running editor keeps."""

    heartbeat: QTimer
    server: "QLocalServer | None"

    def end(self) -> None:
        """The last window is closed."""
        self.heartbeat.stop()
        if self.server is not None:
            self.server.close()
        log.info("ended")
        end_log()


def run(application: QApplication, window: MapWindow, theme: Theme, files: Sequence[str],
        language: str | None, early: "ReadMap | None" = None) -> Running:
    """Fill the window that is shown with the first of the files, or an empty map; open windows for the others.

    early: the first file's map, if it was read before.
    """
    start_log()
    log_qt_messages()
    spoken = texts(language or environment_language(os.environ))
    crash = Crash(lambda: spoken, application)
    crash.install()
    preferences = Preferences()
    spoken = texts(language or preferences.settings.appearance.language or environment_language(os.environ))
    install_qt_language(spoken.language)
    desk = _desk(preferences, theme, spoken, window)
    crash.speak(lambda: desk.t)
    heartbeat = end_on_signals(desk)
    log.info("started, version %s", __version__)
    begin(desk, files, early)
    sync_journals_on_leaving(desk, application)
    offer_what_was_left(desk)
    application.setWindowIcon(_icon())
    return Running(heartbeat, _listen(desk, application))


def _desk(preferences: Preferences, theme: Theme, t: Texts, window: MapWindow) -> "Desk":
    from .desk import Desk
    from .wiring import make_window

    desk = Desk(preferences, theme, t, make_window)
    desk.first = window
    return desk


def offer_what_was_left(desk: "Desk") -> None:
    """Once the windows stand, and from then on for each file that is opened."""
    from .recovering import offer_all, offer_for

    desk.opened = lambda place: QTimer.singleShot(0, place.window, lambda: offer_for(place))
    QTimer.singleShot(0, lambda: offer_all(desk))


def _listen(desk: "Desk", application: QApplication) -> "QLocalServer | None":
    from .opening import open_later

    # Not from inside the call: a file that can't be opened is told in a box, which waits for an answer.
    return listen(lambda paths: QTimer.singleShot(0, lambda: open_later(desk, paths)), application)


def _icon() -> QIcon:
    icon, picture = QPixmap(), resource("icons", "journeymapper.svg")
    return QIcon(icon) if picture.is_file() and icon.loadFromData(QByteArray(picture.read_bytes())) else QIcon()


def begin(desk: "Desk", files: Sequence[str], early: "ReadMap | None" = None) -> None:
    """The first windows. A file that can't be opened is told, and an empty map stands there instead."""
    from .first import reader
    from .new_map import empty_map
    from .opening import open_paths

    bad = open_paths(desk, [Path(name) for name in files], read=reader(files, early))
    if not desk.places:
        desk.show(empty_map(desk.t))
    problem = desk.settings.problem
    if problem is not None:
        desk.places[0].window.toasts.show(say(desk.t, problem), key="settings")
    if bad:
        # Later, once the window is painted: the box waits for an answer.
        QTimer.singleShot(SOON_MS, lambda: tell_later(desk, bad))


def tell_later(desk: "Desk", bad: "list[NotOpened]") -> None:
    """What couldn't be opened at the start."""
    from .opening import open_one
    from .salvaging import tell_not_opened

    tell_not_opened(desk, bad, desk.places[0] if desk.places else None, open_one)


def end_on_signals(desk: "Desk") -> QTimer:
    """SIGTERM, SIGINT and SIGHUP close all windows without a question; what isn't saved stays in the journals.

    The timer lets Python see them; keep it.

    A signal may arrive in the middle of a paint event, so it is only noted, and acted on from the event loop.
    """
    noted: list[int] = []
    for number in (signal.SIGTERM, signal.SIGINT, getattr(signal, "SIGHUP", signal.SIGTERM)):
        signal.signal(number, lambda number, _frame: noted.append(number))
    timer = QTimer()
    timer.setInterval(HEARTBEAT_MS)
    timer.timeout.connect(lambda: _end(desk, noted) if noted else None)
    timer.start()
    return timer


def _end(desk: "Desk", noted: list[int]) -> None:
    log.info("signal %s", noted.pop())
    for place in list(desk.places):
        place.closing = True
        place.window.close()
    # exit, not quit: quit asks every window once more, and a question that stands open may refuse.
    QCoreApplication.exit(0)
