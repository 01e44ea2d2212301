"""Writing a journal beside the window: lines at once by one thread, their way to the disk by another.

Bodies are made in the thread too, of records that nobody alters: the window only says that there is something to write.
"""
import threading
from collections import deque
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path
from queue import Empty, SimpleQueue

from journeymapper.core.foundation.files import FileLayer
from journeymapper.core.foundation.holding import hold

from .base import PATIENCE_S
from .lines import Body, sealed

SYNC_S = 0.4
RETRY_S = 2.0
Make = Callable[[], Iterable[Body]]


class Writer:
    """Appends to one journal. `trouble` hears of the first failure, from a thread; what failed is tried again.

    A failed write is taken back, so that no later line stands behind a torn one.
    """

    def __init__(self, path: Path, files: FileLayer, trouble: Callable[[OSError], object],
                 end: int | None = None, crc: int = 0) -> None:
        """end, crc: go on in an existing journal behind its last good line; what stands there is cut off."""
        self.path, self._files, self._trouble = path, files, trouble
        self._resumed, self._size, self._crc = end is not None, end or 0, crc
        self._descriptor: int | None = None
        self._jobs: SimpleQueue[Make | threading.Event | bool] = SimpleQueue()
        self._pending: deque[Body] = deque()
        self._told = False
        self._entered = self._resumed
        self._dirty, self._hurry, self._ended = threading.Event(), threading.Event(), threading.Event()
        self._syncing = threading.Lock()
        # Daemons: a program that ends without a word doesn't wait for them; `close` does.
        self._threads = [threading.Thread(target=work, name=f"journal {name}", daemon=True)
                         for work, name in ((self._write, "lines"), (self._sync, "sync"))]
        for thread in self._threads:
            thread.start()

    def put(self, make: Make) -> None:
        """Write these lines as soon as may be."""
        self._jobs.put(make)

    def sync(self) -> None:
        """Bring to the disk what is written, now; doesn't wait for it."""
        self._hurry.set()
        self._dirty.set()

    def settle(self, seconds: float = PATIENCE_S) -> bool:
        """Wait until all that was put before is on the disk; False where it isn't in time. For any thread."""
        written = threading.Event()
        self._jobs.put(written)
        return written.wait(seconds) and not self._pending and self._synced()

    def close(self, *, keep: bool, wait: bool = True) -> None:
        """Write and sync what is left, then let go; or remove the journal. wait: until it is done, but not for ever."""
        self._jobs.put(keep)
        if wait:
            self._threads[0].join(PATIENCE_S)

    def _write(self) -> None:
        while True:
            try:
                job = self._jobs.get(timeout=RETRY_S if self._pending else None)
            except Empty:
                self._flush()
                continue
            if isinstance(job, bool):
                self._finish(keep=job)
                return
            if isinstance(job, threading.Event):
                self._flush()
                job.set()
                continue
            self._pending.extend(job())
            self._flush()

    def _flush(self) -> None:
        while self._pending:
            data, crc = sealed(self._pending[0], self._crc)
            try:
                descriptor = self._open()
                self._files.write(descriptor, data)
            except OSError as error:
                self._take_back()
                self._tell(error)
                return
            self._size, self._crc = self._size + len(data), crc
            self._pending.popleft()
            self._dirty.set()

    def _open(self) -> int:
        if self._descriptor is None:
            if not self._resumed:
                self._files.make_folder(self.path.parent)
                with suppress(FileExistsError):  # ours, of a try that failed after it
                    self._files.close(self._files.create(self.path, 0o600))
                self._resumed = True
            descriptor = self._files.open_to_append(self.path)
            try:
                self._files.cut(descriptor, self._size)
            except OSError:
                self._files.close(descriptor)
                raise
            hold(descriptor)
            self._descriptor = descriptor
        return self._descriptor

    def _take_back(self) -> None:
        """The next line stands where the failed one began; where even that can't be done, the file is opened anew."""
        with self._syncing:
            descriptor = self._descriptor
            if descriptor is None:
                return
            try:
                self._files.cut(descriptor, self._size)
            except OSError:
                self._descriptor = None
                with suppress(OSError):
                    self._files.close(descriptor)

    def _sync(self) -> None:
        # Asked before the wait: a sync that was under way at the end has taken the last signal away.
        while not self._ended.is_set():
            self._dirty.wait()
            self._hurry.wait(SYNC_S)
            self._hurry.clear()
            self._synced()

    def _synced(self) -> bool:
        with self._syncing:
            self._dirty.clear()
            if self._descriptor is None:
                return False
            try:
                self._files.sync(self._descriptor)
                if not self._entered:
                    self._files.sync_folder(self.path.parent)
                    self._entered = True
            except OSError as error:
                self._tell(error)
                return False
            return True

    def _finish(self, *, keep: bool) -> None:
        if keep:
            self._flush()
            self._synced()
        self._ended.set()
        self._hurry.set()
        self._dirty.set()
        with self._syncing:
            descriptor, self._descriptor = self._descriptor, None
        with suppress(OSError):
            if descriptor is not None:
                self._files.close(descriptor)
            if not keep and self._resumed:
                self._files.remove(self.path)

    def _tell(self, error: OSError) -> None:
        if not self._told:
            self._told = True
            self._trouble(error)


