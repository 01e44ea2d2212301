"""A merge beside the window: a thread of its own puts three states together while the person goes on.

It begins with a snapshot; whoever applies the outcome asks first whether the map still is what was merged.
"""
import threading
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEventLoop, QObject, Qt, Signal

from journeymapper.core.comparing.choices import merge_with
from journeymapper.core.comparing.clashes import WINDOW, Clash, Sides
from journeymapper.core.comparing.merge import Merged, merge
from journeymapper.core.document.changes import ChangeSet, from_states
from journeymapper.core.document.store import Store
from journeymapper.core.foundation.errors import BadFile
from journeymapper.core.foundation.i18n import N_
from journeymapper.core.model.journey import Journey
from journeymapper.core.model.record import Record
from journeymapper.core.persistence.loaded import Loaded

from .map_file import MapFile
from .writing import turns

OTHER_MAP = N_("“{file}” holds another map now. Save yours under another name, or overwrite that one.")
NEWER = N_("“{file}” was saved by a newer Journeymapper meanwhile and can't be taken in here. Save yours under another "
           "name.")
NO_BASE = N_("“{file}” was changed by somebody else. What it held before isn't known, so the two can't be merged. "
             "Save under another name, or overwrite it.")


@dataclass(frozen=True)
class Foreign:
    """Another version of the map, as read. hash: of the map's own file that holds it; None: `name` lies beside."""

    loaded: Loaded
    hash: str | None
    name: str = ""


@dataclass(frozen=True)
class Outcome:
    """The three states as they were merged, what came of it, and how that differs from what the others have."""

    sides: Sides
    merged: Merged
    beyond: ChangeSet


def refuse_what_cant_be_merged(file: MapFile, foreign: Foreign) -> None:
    """Raises BadFile."""
    name = file.path.name if file.path is not None else ""
    if foreign.loaded.newer:
        raise BadFile(NEWER, file=name)
    if file.base is None:
        raise BadFile(NO_BASE, file=name)
    ids = {row.id for rows in (file.session.store.every(Journey), foreign.loaded.records)
           for row in rows if isinstance(row, Journey)}
    if len(ids) != 1:
        raise BadFile(OTHER_MAP, file=name)


class Merging(QObject):
    """One merge, from its snapshot to its outcome. `done` is emitted in the window's thread, once."""

    done = Signal()
    _ended = Signal()

    def __init__(self, file: MapFile, foreign: Foreign, chosen: Sequence[Clash] = ()) -> None:
        """Open editors write what they hold first. chosen: conflicts decided for the others. Raises BadFile."""
        super().__init__()
        refuse_what_cant_be_merged(file, foreign)
        file.session.settle.emit()
        file.session.close_gesture()
        self.foreign = foreign
        self._file, self._base, self._mine = file, file.base, dict(file.session.store.records)
        self._chosen = chosen
        self._outcome: Outcome | None = None
        self._error: BaseException | None = None
        self.finished = self.waited_for = False
        self._ended.connect(self._finish, Qt.ConnectionType.QueuedConnection)
        self._thread = threading.Thread(target=self._work, name="merge", daemon=True)
        turns.quicken()
        self._thread.start()

    def wait(self) -> None:
        """Until it is done; the window goes on painting, but takes no input."""
        self.waited_for = True
        loop = QEventLoop()
        self.done.connect(loop.quit)
        while not self.finished:
            loop.exec(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)

    @property
    def stale(self) -> bool:
        """Whether the map, or its file as we know it, became another one meanwhile."""
        return self._file.base is not self._base or self._file.session.store.records != self._mine

    def outcome(self) -> Outcome:
        """What came of it. Raises what the thread raised."""
        if self._outcome is None:
            raise self._error or RuntimeError("the merge has not ended")
        return self._outcome

    def _work(self) -> None:
        try:
            self._outcome = self._merged()
        except BaseException as error:  # noqa: BLE001 - it is raised again where it can be told
            self._error = error
        self._ended.emit()

    def _merged(self) -> Outcome:
        assert self._base is not None
        theirs = self.foreign.loaded.records
        sides = Sides(Store(self._base.records), Store(self._mine.values()), Store(theirs))
        merged = merge_with(sides, self._chosen, WINDOW) if self._chosen else merge(sides, WINDOW)
        return Outcome(sides, merged, _difference(theirs, merged.records))

    def _finish(self) -> None:
        self._thread.join()
        turns.relax()
        self.finished = True
        self.done.emit()


def _difference(before: Sequence[Record], after: Sequence[Record]) -> ChangeSet:
    old, new = ({row.id: row for row in rows} for rows in (before, after))
    return from_states({id: (old.get(id), new.get(id)) for id in {**old, **new}})
