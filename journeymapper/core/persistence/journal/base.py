"""A copy of the map's file as it was opened, beside its journal: somebody may change the file meanwhile."""
import hashlib
import threading
from contextlib import suppress
from pathlib import Path

from journeymapper.core.foundation.atomic import write_atomically
from journeymapper.core.foundation.files import FileLayer

SUFFIX = ".base"
# So long does a map that is closed wait for the disk.
PATIENCE_S = 10.0


def base_path(journal: Path) -> Path:
    """Where the copy stands."""
    return journal.with_suffix(SUFFIX)


class Copying:
    """A copy that is made beside all other work. Where it can't be made, a snapshot in the journal has to do."""

    def __init__(self, file: Path, hash: str, journal: Path, files: FileLayer) -> None:
        self._journal, self._files, self._unwanted = journal, files, threading.Event()
        self._thread = threading.Thread(target=self._make, args=(file, hash), name="journal base", daemon=True)
        self._thread.start()

    def _make(self, file: Path, hash: str) -> None:
        if not self._unwanted.is_set():
            copy_base(file, hash, self._journal, self._files)
        if self._unwanted.is_set():  # let go of while it was made: nothing of a map may stay behind
            drop_base(self._journal, self._files)

    def drop(self, *, wait: bool) -> None:
        """It is wanted no longer, made or not. wait: until nothing of it is left, but not for ever."""
        self._unwanted.set()
        drop_base(self._journal, self._files)
        if wait:
            self._thread.join(PATIENCE_S)


def copy_base(file: Path, hash: str, journal: Path, files: FileLayer) -> None:
    """The copy itself; none of a file that is another one already."""
    with suppress(OSError):
        data = files.read(file)
        if hashlib.sha256(data).hexdigest() == hash:
            files.make_folder(journal.parent)
            write_atomically(base_path(journal), data, files=files, mode=0o600)


def drop_base(journal: Path, files: FileLayer) -> None:
    """It is wanted no longer."""
    with suppress(OSError):
        files.remove(base_path(journal))
