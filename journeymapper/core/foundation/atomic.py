"""Writing a file all or nothing: beside it, synced, read back, then put in its place."""
import contextlib
import errno
import os
import re
import secrets
import stat
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from .files import FILES, FileLayer, replace_patiently

DAY_S = 24 * 3600
_TEMPORARY = re.compile(r"\.journeymapper-[0-9a-f]{12}\.[a-z.]+")
_NO_PERMISSION = (errno.EACCES, errno.EPERM)
_NO_ROOM = (errno.ENOSPC, errno.EDQUOT)
_NOT_REPLACEABLE = (errno.EXDEV, errno.EBUSY)


class NotBeside(OSError):
    """No file can be made beside the target, or none that could take its place and keep its owner."""


class NoRoomBeside(NotBeside):
    """There is no room for a second file on that disk."""


class NotConfirmed(OSError):
    """The new file is in its place, but the disk didn't confirm it."""


def temporary(folder: Path, suffix: str = ".tmp") -> Path:
    """A new name in `folder`, short enough for every disk."""
    return folder / f".journeymapper-{secrets.token_hex(6)}{suffix}"


def sweep(folder: Path, *, files: FileLayer = FILES, now: float | None = None) -> None:
    """Take away what a program that was ended amid its writing left in `folder` a day ago or earlier."""
    with contextlib.suppress(OSError):
        for name in filter(_TEMPORARY.fullmatch, files.names(folder)):
            path = folder / name
            if files.stat(path).st_mtime < (time.time() if now is None else now) - DAY_S:
                files.remove(path)


def write_atomically(
    target: Path, data: bytes, *, files: FileLayer = FILES, like: os.stat_result | None = None, mode: int = 0o666,
    before_replace: Callable[[], object] | None = None,
) -> None:
    """Make `target` hold `data`, or leave it as it is.

    `like` is the state of the file that is replaced: its mode, owner and attributes are kept;
    a new file gets `mode` (less the umask). Raises OSError (the old file is whole), NotBeside
    (so it is, another way may do), NotConfirmed (the new file is in its place).
    """
    beside = temporary(target.parent)
    try:
        _write_beside(beside, data, target, files, like, mode)
        if before_replace is not None:
            before_replace()
        _put_in_place(beside, target, files)
    except BaseException:
        with contextlib.suppress(OSError):
            files.remove(beside)
        raise
    try:
        files.sync_folder(target.parent)
    except OSError as error:
        raise NotConfirmed(error.errno, error.strerror) from error


def write_in_place(target: Path, data: bytes, *, files: FileLayer = FILES) -> None:
    """Overwrite an existing file, keeping its links and owner. Raises OSError; the file may then be torn."""
    descriptor = files.open_existing(target)
    try:
        files.write(descriptor, data)
        files.cut(descriptor, len(data))
        files.sync(descriptor)
    finally:
        files.close(descriptor)
    _check(target, data, files)


def _write_beside(
    beside: Path, data: bytes, target: Path, files: FileLayer, like: os.stat_result | None, mode: int
) -> None:
    try:
        descriptor = files.create(beside, mode if like is None else 0o600)
    except OSError as error:
        raise _as_not_beside(error, _NO_PERMISSION) from error
    try:
        try:
            files.write(descriptor, data)
            files.sync(descriptor)
        finally:
            files.close(descriptor)
    except OSError as error:
        raise _as_not_beside(error, ()) from error
    _check(beside, data, files)
    if like is not None:
        try:
            files.keep_owner(beside, like)
        except OSError as error:
            raise _as_not_beside(error, _NO_PERMISSION) from error
        files.keep_attributes(beside, target)
        files.keep_mode(beside, like)


def _put_in_place(beside: Path, target: Path, files: FileLayer) -> None:
    try:
        replace_patiently(files, beside, target)
    except OSError as error:
        raise _as_not_beside(error, _NOT_REPLACEABLE) from error


def _as_not_beside(error: OSError, codes: tuple[int, ...]) -> OSError:
    if error.errno in _NO_ROOM:
        return NoRoomBeside(error.errno, error.strerror)
    return NotBeside(error.errno, error.strerror) if error.errno in codes else error


def _check(path: Path, data: bytes, files: FileLayer) -> None:
    if files.read(path) != data:
        raise OSError(errno.EIO, "what was written is not what is read back")


@contextlib.contextmanager
def replacing(target: Path, *, suffix: str = ".tmp", files: FileLayer = FILES) -> Iterator[Path]:
    """A temporary path for a writer that wants to write a file by itself; it then takes the place of `target`.

    Nothing is replaced where the block raises. Raises OSError, IsADirectoryError for a folder; NotConfirmed where the
    new file is in its place.
    """
    real = files.resolve(target)
    like = _state(real, files)
    beside = temporary(real.parent, suffix)
    try:
        files.close(files.create(beside, 0o666))
        yield beside
        descriptor = files.open_existing(beside)
        try:
            files.sync(descriptor)
        finally:
            files.close(descriptor)
        if like is not None:
            with contextlib.suppress(PermissionError):
                files.keep_owner(beside, like)
            files.keep_mode(beside, like)
        replace_patiently(files, beside, real)
    except BaseException:
        with contextlib.suppress(OSError):
            files.remove(beside)
        raise
    try:
        files.sync_folder(real.parent)
    except OSError as error:
        raise NotConfirmed(error.errno, error.strerror) from error


def _state(path: Path, files: FileLayer) -> os.stat_result | None:
    try:
        state = files.stat(path)
    except FileNotFoundError:
        return None
    if stat.S_ISDIR(state.st_mode):
        raise IsADirectoryError(errno.EISDIR, "is a folder")
    if not stat.S_ISREG(state.st_mode):
        raise OSError(errno.EINVAL, "not an ordinary file")
    files.check_writable(path)
    return state
