"""Each open map has its journal: it hears of every change before the window does, and ends with the window."""
from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING, Any
from weakref import ref

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication

from journeymapper.core.foundation.causes import meaning
from journeymapper.core.foundation.sentences import say
from journeymapper.core.persistence.journal.journal import Journal
from journeymapper.core.persistence.journal.shelf import recovery_folder

from .logging import log

if TYPE_CHECKING:
    from .desk import Desk, Place


WRITE_MS = 300


class _Trouble(QObject):
    """Brings what a journal's threads met into the window's."""

    met = Signal(object)
    told = False

    def report(self, error: OSError) -> None:
        """Once for each map, however often it is tried again."""
        if not self.told:
            self.told = True
            self.met.emit(error)


class _Typing(QObject):
    """Passes on what is typed into a field, not letter by letter."""

    def __init__(self, journal: Journal) -> None:
        super().__init__()
        self._journal = journal
        self._last: tuple[tuple[str, ...], Mapping[str, Any]] = ((), {})
        self._timer = QTimer(self, singleShot=True, interval=WRITE_MS)
        # A method, not a function that holds this: Qt would hold the map with it.
        self._timer.timeout.connect(self._pass_on)

    def _pass_on(self) -> None:
        self._journal.typed(*self._last)

    def typed(self, ids: tuple[str, ...], fields: Mapping[str, Any]) -> None:
        """See `Session.typed`."""
        self._last = (ids, fields)
        if not ids:
            self._timer.stop()
            self._journal.typed((), {})
        elif not self._timer.isActive():
            self._timer.start()


def keep_journal(place: "Place") -> None:
    """From now on; a map that can't be saved, since a newer program made it, has none."""
    file = place.file
    if file.frame.newer:
        return
    trouble = _Trouble()
    # Weak: what Qt holds, Python's collector doesn't see, and the closed window would stay for ever.
    trouble.met.connect(partial(_tell, ref(place)), Qt.ConnectionType.QueuedConnection)
    session = file.session
    # A file that had to be mended doesn't hold the map as it is shown.
    differs = file.path is None or session.unsaved
    journal = file.journal = Journal(
        session.store, file.frame.extra, recovery_folder(), trouble.report, file.path, file.hash,
        tuple(session.store.records.values()) if differs else None)
    journal.begin(session.history)
    if file.found is not None:
        journal.go_on(file.found, aside=file.path is None and not file.found.new)
        file.found = None
    file.journal_ends = (session.changed.connect(journal.changed), session.typed.connect(_Typing(journal).typed),
                         session.history_changed.connect(lambda: journal.stepped(session.history)))


def end_journal(place: "Place") -> None:
    """The window is closed: what isn't saved and wasn't given up stays, to be offered at the next start."""
    journal, place.file.journal = place.file.journal, None
    for end in place.file.journal_ends:
        end()
    place.file.journal_ends = ()
    if journal is not None:
        journal.close(keep=place.file.session.unsaved and not place.given_up)


def sync_journals_on_leaving(desk: "Desk", application: QApplication) -> None:
    """Who turns to another program finds all on the disk."""
    def left(state: Qt.ApplicationState) -> None:
        if state != Qt.ApplicationState.ApplicationActive:
            for place in desk.places:
                if place.file.journal is not None:
                    place.file.journal.sync()

    application.applicationStateChanged.connect(left)


def _tell(of: "ref[Place]", error: OSError) -> None:
    place = of()
    log.warning("the journal can't be written: %s", error.strerror or type(error).__name__)
    if place is None or place not in place.desk.places:
        return
    cause, _ = meaning(error)
    t = place.t
    place.window.toasts.show(
        t("Changes to “{file}” can't be kept safe against a crash just now: {cause} Save the map soon.",
          file=place.name(), cause=say(t, cause)), key="journal", milliseconds=0)
