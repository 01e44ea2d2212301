"""A copy of the map's file as it was opened, beside its journal: somebody may change the file meanwhile."""
import hashlib
import threading
from contextlib import suppress
from pathlib import Path

from journeymapper.core.foundation.atomic import write_atomically
from journeymapper.core.foundation.files import FileLayer

SUFFIX = ".base"


def base_path(journal: Path) -> Path:
    """Where the copy stands."""
    return journal.with_suffix(SUFFIX)


def keep_base(file: Path, hash: str, journal: Path, files: FileLayer) -> None:
    """Make the copy beside all other work. Where it can't be made, a snapshot in the journal has to do."""
    threading.Thread(target=copy_base, args=(file, hash, journal, files), name="journal base", daemon=True).start()


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
