"""Reading a map from the disk. What a save needs beside that waits in `repository`: the first picture does without."""
import errno
import hashlib
import os
import stat
from pathlib import Path
from typing import NamedTuple

from journeymapper.core.foundation.causes import unreadable
from journeymapper.core.foundation.errors import BadFile
from journeymapper.core.foundation.files import FILES, FileLayer
from journeymapper.core.foundation.i18n import N_
from journeymapper.core.foundation.paths import shown
from journeymapper.core.foundation.sentences import sentence

from .codec import decode
from .format import MAX_BYTES, MEGABYTE
from .loaded import BadMap, Loaded


class OpenedMap(NamedTuple):
    """A map and the file that it came from. `path` is without links; `hash` the SHA-256 of its bytes."""

    loaded: Loaded
    path: Path
    hash: str


def content_hash(data: bytes) -> str:
    """The name of a content: SHA-256 in hex."""
    return hashlib.sha256(data).hexdigest()


def file_hash(path: Path, *, files: FileLayer = FILES) -> str | None:
    """The hash of what is on the disk, None where there is nothing. Raises BadFile."""
    try:
        return content_hash(files.read(files.resolve(path)))
    except FileNotFoundError:
        return None
    except OSError as error:
        raise unreadable(path, error) from error


def open_map(path: Path, *, files: FileLayer = FILES) -> OpenedMap:
    """Read a map. Raises BadFile (BadMap for its content)."""
    data, real = read_bytes(path, files=files)
    return OpenedMap(decode(data, file=shown(path)), real, content_hash(data))


def read_bytes(path: Path, *, files: FileLayer = FILES) -> tuple[bytes, Path]:
    """What stands in an ordinary file of at most the size of a map, and its path without links. Raises BadFile."""
    try:
        real = files.resolve(path)
        state = files.stat(real)
        regular(path, state)
        if state.st_size > MAX_BYTES:
            raise BadMap(shown(path), [sentence(N_("It is larger than {limit} MB."), limit=MAX_BYTES // MEGABYTE)])
        return files.read(real), real
    except OSError as error:
        raise unreadable(path, error) from error
    except ValueError as error:
        raise unreadable(path, OSError(errno.EINVAL, str(error))) from error


def regular(path: Path, state: os.stat_result) -> None:
    """Raises OSError for a folder, BadFile for what else is no ordinary file."""
    if stat.S_ISDIR(state.st_mode):
        raise IsADirectoryError(errno.EISDIR, "is a folder")
    if not stat.S_ISREG(state.st_mode):
        raise BadFile(N_("“{file}” is not an ordinary file. Choose another one."), file=shown(path))
