"""Windows under measurement: an application as the program makes it, a map's sheet or window, the wait for a paint."""
from collections.abc import Callable
from time import perf_counter, thread_time

from PySide6.QtCore import QEvent, QEventLoop, QObject
from PySide6.QtWidgets import QApplication, QWidget

from journeymapper.app.desk import Desk, Place
from journeymapper.app.editor import make_application
from journeymapper.app.map_file import MapFile
from journeymapper.app.preferences import Preferences
from journeymapper.app.wiring import make_window
from journeymapper.core.foundation.i18n import texts
from journeymapper.core.persistence.codec import decode
from journeymapper.core.session.session import Session
from journeymapper.ui.canvas.sheet import Sheet
from journeymapper.ui.theme.current import Theme
from journeymapper.ui.windows.main_window import MapWindow
from tests.bench.harness import SCREEN, map_bytes

PATIENCE_S = 120.0


def application() -> tuple[QApplication, Theme]:
    """The application in the light theme, as the program dresses it."""
    app = make_application()
    theme = Theme("light")
    theme.dress()
    return app, theme


def session_of(cards: int) -> Session:
    """The generated map with so many cards; 0: an empty one."""
    if cards == 0:
        from journeymapper.core.persistence.templates import new_map

        return Session(new_map("empty", "en"))
    return Session(decode(map_bytes(cards)).records)


def sheet_of(session: Session, theme: Theme) -> Sheet:
    """A sheet alone, 1920×1080, not shown yet."""
    sheet = Sheet(session, theme, texts("en"))
    sheet.resize(*SCREEN)
    return sheet


def window_of(session: Session, theme: Theme) -> MapWindow:
    """The whole window of a map, 1920×1080, not shown yet."""
    place = Place(Desk(Preferences(), theme, texts("en"), make_window), MapFile(session))
    window = make_window(place)
    window.resize(*SCREEN)
    return window


class Paints(QObject):
    """Counts the paints of a widget while it is alive."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self.count = 0
        widget.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Paint:
            self.count += 1
        return False


def until(done: Callable[[], bool], patience_s: float = PATIENCE_S) -> None:
    """Let the event loop run until it is so. Raises TimeoutError."""
    end = perf_counter() + patience_s
    while not done():
        if perf_counter() > end:
            raise TimeoutError("it never came")
        QApplication.sendPostedEvents()
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents)


def first_paint(shown: QWidget, painted: QWidget | None = None) -> None:
    """Show a window and wait until it (or `painted`, a part of it) was painted and no event is left."""
    paints = Paints(painted or shown)
    shown.show()
    until(lambda: paints.count > 0)
    QApplication.processEvents()


def seen(cards: int) -> dict[str, object]:
    """What a child process sees of a map's window: the harness's own test."""
    application()
    theme = Theme("light")
    window = window_of(session_of(cards), theme)
    view = window.chrome.map_page.sheet.viewport()
    paints = Paints(view)
    first_paint(window, view)
    return {"size": [window.width(), window.height()], "dpr": window.devicePixelRatio(), "painted": paints.count > 0}


def frame(paints: Paints, act: Callable[[], object]) -> float | None:
    """Milliseconds from an act to the end of the paint that follows; None where nothing was painted."""
    found = timed_frame(paints, act)
    return None if found is None else found[0]


def timed_frame(paints: Paints, act: Callable[[], object]) -> tuple[float, float] | None:
    """The same, and the milliseconds of it in which this thread had a processor."""
    before, start, worked = paints.count, perf_counter(), thread_time()
    act()
    QApplication.sendPostedEvents()
    if paints.count == before:
        QApplication.processEvents()
    spent = (perf_counter() - start) * 1e3, (thread_time() - worked) * 1e3
    return spent if paints.count > before else None
