"""Watching the file of an open map: the system's word, the window's focus and now and then a look of our own.

A look reads in a thread of its own, since a network share may let it wait; what it found comes back to the window's.
"""
import threading
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QFileSystemWatcher, QObject, Qt, QTimer, Signal

from journeymapper.core.foundation.errors import BadFile
from journeymapper.core.foundation.paths import shown
from journeymapper.core.persistence.codec import decode
from journeymapper.core.persistence.loaded import Loaded
from journeymapper.core.persistence.lock.here import Here, this_program
from journeymapper.core.persistence.lock.lock import holder, lock_path
from journeymapper.core.persistence.lock.owner import Owner
from journeymapper.core.persistence.standing import Known, Standing, look

from .map_file import MapFile

# Of what is told about the file.
KEY = "foreign"
# A save by others is several events; where the system says nothing (network shares) a look now and then has to do.
SETTLE_MS, ROUND_MS = 250, 20_000
# What can't be read may be half written: it is looked at again before it is told.
HALF_WRITTEN_MS, TURNS = 700, 2


@dataclass(frozen=True)
class Seen:
    """What a look found. `loaded` or `bad`: what the changed file holds; `holder`: who else has it open.

    `base`: what the file holds that is as it was, where that was asked for.
    """

    known: Known
    standing: Standing
    holder: Owner | None = None
    loaded: Loaded | None = None
    bad: BadFile | None = None
    base: Loaded | None = None


def seen(known: Known, here: Here, *, base_wanted: bool = False) -> Seen:
    """Look now. Any thread; never raises."""
    standing = look(known)
    loaded = base = bad = None
    if standing.sort == "changed":
        try:
            loaded = decode(standing.data, file=shown(known.path.name))
        except BadFile as error:
            bad = error
    elif standing.sort == "same" and base_wanted:
        base = _base(known)
    return Seen(known, standing._replace(data=b""), holder(known.path, here), loaded, bad, base)


def _base(known: Known) -> Loaded | None:
    from journeymapper.core.persistence.reading import open_map

    try:
        opened = open_map(known.path)
    except BadFile:
        return None
    return opened.loaded if opened.hash == known.hash else None


class _Post(QObject):
    """Brings what a thread found to the window's. Nobody's child: the window may go while the thread is at work."""

    came = Signal(object)


def _work(post: _Post, known: Known, here: Here, wanted: bool) -> None:
    post.came.emit(seen(known, here, base_wanted=wanted))


class Watch(QObject):
    """Of one window's file. `found` gets each look in the window's thread; ends with `end`."""

    def __init__(self, file: MapFile, window: QObject, found: Callable[[Seen], object]) -> None:
        super().__init__(window)
        self._file, self._found, self._window = file, found, window
        self._known: Known | None = None
        self._looking = self._again = self.ended = False
        self._unread = 0
        self._system = QFileSystemWatcher(self)
        self._soon = QTimer(self, singleShot=True, interval=SETTLE_MS)
        self._round = QTimer(self, interval=ROUND_MS)
        self._system.fileChanged.connect(self._heard)
        self._system.directoryChanged.connect(self._heard)
        self._soon.timeout.connect(self.look)
        self._round.timeout.connect(self.look)
        self._post = _Post()
        self._post.came.connect(self._take, Qt.ConnectionType.QueuedConnection)
        window.installEventFilter(self)
        self._round.start()
        self._soon.start()

    def end(self) -> None:
        """The window goes; a look that is under way is nobody's any more."""
        self.ended = True
        self._soon.stop()
        self._round.stop()
        self._window.removeEventFilter(self)
        for paths in (self._system.files(), self._system.directories()):
            if paths:
                self._system.removePaths(paths)

    def look_soon(self) -> None:
        """Something may have changed."""
        if not self.ended:
            self._soon.start()

    def look(self) -> None:
        """Look beside the window; asked for again meanwhile, once more afterwards."""
        known = self.known()
        if known is None or self.ended:
            return
        if self._looking:
            self._again = True
            return
        self._looking = True
        here, wanted = this_program(), self._file.base is None
        threading.Thread(target=_work, args=(self._post, known, here, wanted), name="look", daemon=True).start()

    def look_now(self) -> None:
        """Look and tell before this returns."""
        known = self.known()
        if known is not None and not self.ended:
            self._tell(seen(known, this_program(), base_wanted=self._file.base is None))

    def took_in(self, standing: Standing) -> None:
        """What the file held then is what the window knows now."""
        known = self.known()
        if known is not None and known.hash == standing.hash:
            self._known = known._replace(stamp=standing.stamp)

    def known(self) -> Known | None:
        """The file as the window knows it now; None where it has none."""
        file = self._file
        if file.path is None or file.frame.newer:
            return None
        known, named = self._known, file.named or file.path
        if known is None or (known.named, known.path, known.hash) != (named, file.path, file.hash):
            self._known = known = Known(named, file.path, file.hash)
        return known

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.WindowActivate:
            self.look_soon()
        return False

    def _heard(self, _path: str) -> None:
        self.look_soon()

    def _take(self, found: Seen) -> None:
        self._looking = False
        if self.ended:
            return
        self._tell(found)
        if self._again:
            self._again = False
            self.look_soon()

    def _tell(self, found: Seen) -> None:
        self._keep_watching(found.known)
        if found.known != self.known():
            self.look_soon()  # it was saved meanwhile
            return
        if found.standing.sort == "same":
            self._known = found.known._replace(stamp=found.standing.stamp)
        half = found.bad is not None or found.standing.sort in ("deleted", "unreachable")
        self._unread = self._unread + 1 if half else 0
        if 0 < self._unread < TURNS:
            QTimer.singleShot(HALF_WRITTEN_MS, self, self.look)
            return
        self._found(found)

    def _keep_watching(self, known: Known) -> None:
        """A file that was replaced is another one for the system: it is watched anew."""
        wanted = {str(path) for path in (known.path, known.named, lock_path(known.path), known.path.parent,
                                         known.named.parent) if path.exists()}
        there = {*self._system.files(), *self._system.directories()}
        for path in there - wanted:
            self._system.removePath(path)
        if wanted - there:
            self._system.addPaths(sorted(wanted - there))
