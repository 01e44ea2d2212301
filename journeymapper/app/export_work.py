"""An export at work beside the window: a snapshot of the map, a thread that waits, a process that writes.

Nothing here shows anything: `exporting` does. What comes back changes the map only in the window's thread.
"""
import threading
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal

from journeymapper.core.document.reader import Reader
from journeymapper.core.document.store import Store
from journeymapper.core.foundation.heap import no_collection
from journeymapper.core.foundation.i18n import Texts
from journeymapper.core.foundation.ids import new_id
from journeymapper.core.model.journey import Journey
from journeymapper.core.model.record import Record
from journeymapper.core.persistence.canonical import canonical
from journeymapper.core.persistence.export import Exported, export_map, export_maps
from journeymapper.core.persistence.formats import FileFormat

from .apart import Apart, Cancelled, Order
from .writing import turns

Records = tuple[Record, ...]


@dataclass(frozen=True)
class Wish:
    """What is to be exported: a map (its records), or `maps`, each with its name, from its file where there are none.

    against: the file of a second map; picture: the workbook gets one; keep: files that aren't overwritten.
    """

    out: Path
    kind: FileFormat
    records: Records = ()
    maps: Sequence[tuple[str, Records | None]] = ()
    options: Mapping[str, Any] = field(default_factory=dict)
    against: Path | None = None
    picture: bool = False
    keep: Sequence[Path] = ()


class ExportWork(QObject):
    """One export, from its snapshot to its outcome. `done` is emitted in the window's thread, once.

    `progressed` gives the part that is done; formats that aren't slow are written by the thread itself.
    """

    progressed = Signal(float)
    done = Signal()
    _ended = Signal()

    def __init__(self, wish: Wish, t: Texts, apart: Apart | None) -> None:
        """apart: the process for a slow format, which may have been made while a file was chosen."""
        super().__init__()
        self.wish, self.cancelled, self.part = wish, False, 0.0
        self._t, self._apart = t, apart
        self._result: Exported | None = None
        self._error: BaseException | None = None
        self._ended.connect(self._finish, Qt.ConnectionType.QueuedConnection)
        # Not a daemon: Python doesn't end in the middle of putting a file in its place.
        self._thread = threading.Thread(target=self._work, name="export")
        turns.quicken()
        self._thread.start()

    def cancel(self) -> None:
        """Give it up: no file is touched. `done` comes all the same."""
        self.cancelled = True
        if self._apart is not None:
            self._apart.cancel()

    def result(self) -> Exported | None:
        """What was written, None where it was cancelled. Raises UserError, and what broke."""
        if isinstance(self._error, Cancelled):
            return None
        if self._error is not None:
            raise self._error
        return self._result

    @property
    def running(self) -> bool:
        """Whether a file is still being written that somebody waits for."""
        return self._thread.is_alive() and not self.cancelled

    def _work(self) -> None:
        try:
            self._result = _exported(self.wish, self._t, self._apart, self._progress)
        except BaseException as error:  # noqa: BLE001 - it is raised again where it can be told
            self._error = error
        finally:
            if self._apart is not None:
                self._apart.let_go()
        self._ended.emit()

    def _progress(self, part: float) -> None:
        # Kept, too: it may be said before anybody listens.
        self.part = part
        self.progressed.emit(part)

    def _finish(self) -> None:
        self._thread.join()
        turns.relax()
        self.done.emit()


def _exported(wish: Wish, t: Texts, apart: Apart | None, progress: Callable[[float], object]) -> Exported:
    if wish.maps:
        return _portfolio(wish, t, apart, progress)
    if apart is None:
        return export_map(Store(wish.records), wish.out, t, wish.options, kind=wish.kind, keep=wish.keep,
                          asked_for=False)
    # The other process makes a document of all records; here the language is enough.
    document = Store([row for row in wish.records if isinstance(row, Journey)])
    options = {**wish.options, "export_id": new_id("export")} if wish.picture else wish.options

    def write(_document: Reader, temporary: Path, _texts: Texts, _options: Mapping[str, Any]) -> object:
        order = Order(wish.kind.name, temporary, t.language, [(wish.out.name, _bytes(wish.records))],
                      options, wish.against, wish.picture)
        return apart.write(order, progress)

    return export_map(document, wish.out, t, wish.options, kind=wish.kind, keep=wish.keep, asked_for=False,
                      write=write)


def _portfolio(wish: Wish, t: Texts, apart: Apart | None, progress: Callable[[float], object]) -> Exported:
    def write(_sources: object, temporary: Path, _texts: Texts, _options: Mapping[str, Any]) -> object:
        assert apart is not None
        maps = [(name, None if rows is None else _bytes(rows)) for name, rows in wish.maps]
        return apart.write(Order(wish.kind.name, temporary, t.language, maps, many=True), progress)

    return export_maps(lambda: iter(()), wish.out, t, kind=wish.kind, keep=wish.keep, write=write)


@no_collection()
def _bytes(records: Records) -> bytes:
    """A map for the other process. The collector isn't let at what is made for it: to walk it holds the window up."""
    return canonical(records, {})
