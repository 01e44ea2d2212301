"""What must not stay behind once a window has gone."""
import gc
import threading
from collections import Counter
from weakref import ref

from PySide6.QtCore import SIGNAL, QCoreApplication, QEvent, QObject, QThreadPool, QTimer
from PySide6.QtWidgets import QApplication

from journeymapper.app.desk import Desk, Place

Counts = Counter[str]


def counts(desk: Desk) -> Counts:
    """How many of each there are: our own objects of Qt by class, timers, threads, windows, listeners to the theme.

    What is there then isn't looked through again and again until the next count: a fifth of the time of a run.
    """
    for _ in range(3):
        gc.collect()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        QApplication.processEvents()
    gc.unfreeze()
    found: Counts = Counter()
    for thing in gc.get_objects():
        kind = type(thing)
        # Some classes of C hold a descriptor there, no text.
        if str(kind.__module__).startswith("journeymapper.") and issubclass(kind, QObject):
            found[kind.__qualname__] += 1
        elif issubclass(kind, QTimer):
            found["timers"] += 1
    gc.freeze()
    found["threads"] = threading.active_count() + QThreadPool.globalInstance().activeThreadCount()
    found["windows"] = len(QApplication.topLevelWidgets())
    found["listeners to the theme"] = desk.theme.receivers(SIGNAL("changed(PyObject)"))
    return found


class Watched:
    """Holds a window's parts weakly, so that they can be asked whether they have gone."""

    def __init__(self, place: Place) -> None:
        page = place.window.chrome.map_page
        self._parts = [ref(part) for part in (place, place.window, page, page.sheet, page.sheet.tool, page.inspector,
                                              page.parking_lot, place.file.session, place.file.session.store)]

    def left(self) -> list[str]:
        """What is still alive, by class."""
        return [type(part).__name__ for one in self._parts if (part := one()) is not None]


def leak_faults(before: Counts, after: Counts, watched: Watched) -> list[str]:
    """What there is more of than there was."""
    more = {name: f"{before[name]} → {count}" for name, count in after.items() if count > before[name]}
    return ([f"more than before: {more}"] if more else []) + [f"still alive: {name}" for name in watched.left()]
