"""Taking a lock, taking one over, giving it back.

The file is made (O_EXCL), looked at and written while the system lets nobody else do that (`holding`): of several who
come at once, or find the same stale lock, one gets it. On a disk that knows no such thing two who find a stale one in
the same instant may both believe that it is theirs; the hash that each save compares stays.
"""
import errno
import hashlib
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from journeymapper.core.foundation.holding import hold

from .here import Here, is_mine, surely_gone, this_program
from .owner import LONGEST_LINE, UNKNOWN, Owner, read, written

# So often somebody who holds the file, or has made it and not written it yet, is given time.
TURNS, TURN_S = 200, 0.01
_BINARY = getattr(os, "O_BINARY", 0)
WINDOWS = os.name == "nt"


@dataclass(frozen=True, eq=False)
class Lock:
    """A lock that we took. `target`: the map; `path`: the lock's own file."""

    target: Path
    path: Path
    owner: Owner
    here: Here

    def holder(self) -> Owner | None:
        """Whom it names now; None where it is gone. UNKNOWN where it can't be read."""
        return _said(self.path)

    def is_ours(self) -> bool:
        """Whether it still is: somebody may have taken it over, or removed it."""
        holder = self.holder()
        return holder is not None and holder.token == self.owner.token

    def release(self) -> None:
        """Give it back; one that was taken over stays with its new owner. Never raises."""
        for turn in range(TURNS):
            if turn:
                self.here.pause(TURN_S)
            with suppress(OSError):
                if not _removed(self):
                    continue
            return


class Claim(NamedTuple):
    """What came of asking: a lock of ours, or who has it."""

    lock: Lock | None = None
    holder: Owner | None = None


def lock_path(target: Path) -> Path:
    """Beside the map."""
    return target.with_name(f".~lock.{target.name}#")


def own_path(target: Path, here: Here) -> Path:
    """In our own state folder."""
    return here.folder / f"{hashlib.sha256(os.fsencode(target)).hexdigest()[:32]}.lock"


def acquire(target: Path, here: Here | None = None) -> Claim:
    """Take the lock of a map, `target` being its path without links. Raises OSError where none can be made."""
    return _take(target, here or this_program(), None)


def take_over(target: Path, seen: Owner, here: Here | None = None) -> Claim:
    """Take it from `seen`, as a person decided; from nobody else, who may have come meanwhile. Raises OSError."""
    return _take(target, here or this_program(), seen.token)


def holder(target: Path, here: Here | None = None) -> Owner | None:
    """Who else has the map open; None for nobody, or ourselves. Changes nothing, never raises."""
    here = here or this_program()
    for path in (lock_path(target), own_path(target, here)):
        found = _said(path)
        if found is not None and not is_mine(found, here) and not surely_gone(found, here):
            return found
    return None


def _take(target: Path, here: Here, from_token: str | None) -> Claim:
    for path in (lock_path(target), own_path(target, here)):
        found = _said(path)
        if found is not None and not _may_go(found, here, from_token):
            return Claim(holder=found)
    try:
        return _claim(target, lock_path(target), here, from_token)
    except OSError:
        # What can't be taken away from somebody is still theirs, wherever else we could write.
        if from_token is not None and _said(lock_path(target)) is not None:
            raise
        here.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        return _claim(target, own_path(target, here), here, from_token)


def _claim(target: Path, path: Path, here: Here, from_token: str | None) -> Claim:
    made = False
    for turn in range(TURNS):
        if turn:
            here.pause(TURN_S)
        with suppress(FileExistsError):
            os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _BINARY, 0o666))
            made = True
        # Whoever made the file writes it; where nothing has come after a while, its maker is gone.
        claim = _looked_at(target, path, here, from_token, empty_is_free=made or turn > TURNS // 10)
        if claim is not None:
            return claim
    # Somebody has it in hand all the time: another lock elsewhere would make two owners.
    return Claim(holder=_said(path) or UNKNOWN)


def _looked_at(target: Path, path: Path, here: Here, from_token: str | None, *, empty_is_free: bool) -> Claim | None:
    """What comes of the file that lies there; None: look again."""
    try:
        with _held(path) as descriptor:
            there = read(_bytes(descriptor))
            if there is None and not empty_is_free:
                return None
            if not _may_go(there, here, from_token):
                return Claim(holder=there)
            return Claim(Lock(target, path, _write(path, descriptor, here), here))
    except (FileNotFoundError, BlockingIOError):
        return None
    except PermissionError:
        # Somebody else's file, which can be read or removed at most.
        there = _said(path)
        if there is not None and not _may_go(there, here, from_token):
            return Claim(holder=there)
        path.unlink()
        return None


def _write(path: Path, descriptor: int, here: Here) -> Owner:
    """Our line instead of what stands there. Raises OSError; nothing of ours that says nothing stays then."""
    mine = here.owner()
    line = written(mine)
    try:
        # The line first: whoever looks without holding finds a whole one.
        os.lseek(descriptor, 0, os.SEEK_SET)
        os.write(descriptor, line)
        os.ftruncate(descriptor, len(line))
    except OSError:
        with suppress(OSError):
            path.unlink()
        raise
    return mine


def _removed(lock: Lock) -> bool:
    """Whether the file is gone, or isn't ours; False: look again. Raises OSError."""
    try:
        with _held(lock.path) as descriptor:
            there = read(_bytes(descriptor))
            ours = there is not None and there.token == lock.owner.token
            if ours and not WINDOWS:
                lock.path.unlink()
        # There nobody can remove what is open.
        if ours and WINDOWS:
            lock.path.unlink()
    except BlockingIOError:
        return False
    return True


def _may_go(there: Owner | None, here: Here, from_token: str | None) -> bool:
    if there is None or is_mine(there, here) or surely_gone(there, here):
        return True
    return from_token is not None and there.token == from_token


@contextmanager
def _held(path: Path) -> Iterator[int]:
    """The file, while nobody else may change it. Raises BlockingIOError, OSError."""
    descriptor = os.open(path, os.O_RDWR | _BINARY)
    try:
        if not hold(descriptor):
            raise BlockingIOError(errno.EAGAIN, "held")
        # Whoever had it may have removed it: then another file, or none, has the name.
        own, named = os.fstat(descriptor), path.stat()
        if not WINDOWS and (own.st_dev, own.st_ino) != (named.st_dev, named.st_ino):
            raise BlockingIOError(errno.EAGAIN, "replaced")
        yield descriptor
    finally:
        os.close(descriptor)


def _bytes(descriptor: int) -> bytes:
    os.lseek(descriptor, 0, os.SEEK_SET)
    return os.read(descriptor, LONGEST_LINE)


def _said(path: Path) -> Owner | None:
    try:
        with path.open("rb") as stream:
            return read(stream.read(LONGEST_LINE))
    except (FileNotFoundError, NotADirectoryError):
        return None
    except OSError:
        return UNKNOWN
