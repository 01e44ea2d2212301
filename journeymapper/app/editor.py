"""The editor's start and end. Its window is shown first; `begin` loads all else once that is painted."""
import gc
import os
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from journeymapper import __version__
from journeymapper.core.foundation.i18n import texts
from journeymapper.core.foundation.plug_ins import refuse_plug_ins
from journeymapper.core.settings.glance import glance
from journeymapper.core.settings.language import environment_language
from journeymapper.ui.theme.current import Theme
from journeymapper.ui.theme.style import styled_application
from journeymapper.ui.windows.main_window import MapWindow

from .first import first_map, first_window, when_painted
from .single import hand_over

if TYPE_CHECKING:
    from .begin import Running
    from .map_file import ReadMap

# A layout that is carried out may ask for another one.
SETTLING_ROUNDS = 3


def run_editor(files: Sequence[str] = (), language: str | None = None) -> int:
    """Open the files, or an empty map, and stay until the last window is closed; the exit status.

    Where an editor of this user runs already, it opens them. language: instead of that of the settings and of the
    system.
    """
    application = make_application()
    if hand_over(files):
        return 0
    # What is made from here on lives as long as the program: looking for rubbish in it finds none.
    gc.disable()
    seen = glance()
    theme = Theme(seen.theme, workshop=seen.workshop)
    t = texts(language or seen.language or environment_language(os.environ))
    window, face = first_window(theme, seen, t)
    running: list[Running] = []

    def show_map() -> None:
        theme.dress()
        refuse_plug_ins()
        early = first_map(face, theme, t, files)

        def fill() -> None:
            running.append(fill_first(application, window, theme, files, language, early))

        if face.glimpse is None:
            fill()
        else:
            when_painted(window, face.glimpse.painted, fill)

    when_painted(window, face.painted, show_map)
    status = application.exec()
    for program in running:
        program.end()
    sys.excepthook = sys.__excepthook__
    return int(status)


def make_application() -> QApplication:
    """The one QApplication, with its name."""
    existing = QApplication.instance()
    application = existing if isinstance(existing, QApplication) else styled_application("journeymapper")
    application.setApplicationName("journeymapper")
    application.setApplicationVersion(__version__)
    QGuiApplication.setDesktopFileName("journeymapper")
    return application


def fill_first(application: QApplication, window: MapWindow, theme: Theme, files: Sequence[str],
               language: str | None, early: "ReadMap | None" = None) -> "Running":
    """Load the core and fill the window that is shown. What breaks then is told, and the window goes.

    early: the first file's map, if it was read for its picture.
    """
    # The face stays on the screen until all parts stand in their places.
    window.setUpdatesEnabled(False)
    try:
        from .begin import run

        running = run(application, window, theme, files, language, early)
        settle(window)
        play_early(window)
        return running
    except BaseException:
        if sys.excepthook is sys.__excepthook__:
            application.exit(1)
        else:
            # The box that tells it is the last window then, and ends the program.
            application.setQuitOnLastWindowClosed(False)
            window.close()
        raise
    finally:
        gc.freeze()
        gc.enable()


def play_early(window: MapWindow) -> None:
    """Keys that were pressed meanwhile do what they would have done."""
    if window.early:
        from journeymapper.ui.windows.early_keys import play

        play(window)


def settle(window: MapWindow) -> None:
    """Show parts and lay them out now: Qt leaves both to its event loop, and paints what is half done before it."""
    for _ in range(SETTLING_ROUNDS):
        QApplication.sendPostedEvents()
    window.setUpdatesEnabled(True)
