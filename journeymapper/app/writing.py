"""A save at work beside the window: a thread of its own encodes a snapshot, reads it back and writes it.

Python's threads take turns; while a save is at work they do so five times a millisecond. The window gives its turn up
at many calls of a frame and waits for each to come back: at turns of a millisecond a frame took four times as long
beside a save, so it takes twice, and the save a third longer. Nothing here shows anything: `saving` does.
"""
import sys
import threading
from pathlib import Path

from PySide6.QtCore import QEventLoop, QObject, Qt, Signal

from journeymapper.core.foundation.sentences import Sentence

from .drafts import Draft, draft_of, write_draft, written
from .map_file import MapFile

TURN_S = 0.0002


class Turns:
    """How often Python's threads take turns; as before once the last save or export has ended."""

    def __init__(self) -> None:
        self._at_work, self._usual = 0, 0.0

    def quicken(self) -> None:
        """A save or export begins."""
        if self._at_work == 0:
            self._usual = sys.getswitchinterval()
            sys.setswitchinterval(min(TURN_S, self._usual))
        self._at_work += 1

    def relax(self) -> None:
        """One has ended."""
        self._at_work -= 1
        if self._at_work == 0:
            sys.setswitchinterval(self._usual)


turns = Turns()


class Writing(QObject):
    """One save, from its snapshot to its outcome. `done` is emitted in the window's thread, once."""

    done = Signal()
    _ended = Signal()

    def __init__(self, file: MapFile, path: Path, expected: str | None) -> None:
        """Open editors write what they hold first. See `write_map_file`."""
        super().__init__()
        self.path = path
        self._file, self._draft = file, draft_of(file, path, expected)
        self._error: BaseException | None = None
        self.finished = False
        self._ended.connect(self._finish, Qt.ConnectionType.QueuedConnection)
        # Not a daemon: Python doesn't end in the middle of a save.
        self._thread = threading.Thread(target=self._work, args=(self._draft,), name="save")
        turns.quicken()
        self._thread.start()

    def wait(self) -> None:
        """Until it is done; the window goes on painting, but takes no input."""
        loop = QEventLoop()
        self.done.connect(loop.quit)
        while not self.finished:
            loop.exec(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)

    def notes(self) -> tuple[Sentence, ...]:
        """What to tell of a save that went; the map then counts as saved, in the state of the snapshot. Raises else."""
        return written(self._file, self._draft, self._error)

    def _work(self, draft: Draft) -> None:
        try:
            write_draft(draft)
        except BaseException as error:  # noqa: BLE001 - it is raised again where it can be told
            self._error = error
        self._ended.emit()

    def _finish(self) -> None:
        self._thread.join()
        turns.relax()
        self.finished = True
        self.done.emit()
