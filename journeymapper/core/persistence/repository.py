"""Saving maps: a save is all or nothing, and no foreign change is overwritten. `reading` opens them."""
import errno
import os
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from journeymapper.core.foundation.atomic import (
    NoRoomBeside,
    NotBeside,
    NotConfirmed,
    sweep,
    write_atomically,
    write_in_place,
)
from journeymapper.core.foundation.causes import meaning, unwritable
from journeymapper.core.foundation.clock import now as clock_now
from journeymapper.core.foundation.files import FILES, FileLayer
from journeymapper.core.foundation.i18n import N_
from journeymapper.core.foundation.paths import state_folder
from journeymapper.core.foundation.sentences import Sentence, sentence

from . import backups
from .backups import FOLDER
from .reading import content_hash, regular
from .save_errors import ChangedOnDisk, FolderGone, SavedUnconfirmed, Torn

# Why a file was overwritten in place.
MANY_NAMES = N_("The file has several names (hard links), so it was overwritten in place. Its old version is kept: "
                "File › Older versions.")
NOT_BESIDE = N_("No file can be made beside it, so it was overwritten in place. Its old version is kept: "
                "File › Older versions.")
NO_ROOM = N_("Its disk has no room for a second file, so it was overwritten in place. Its old version is kept: "
             "File › Older versions.")


class Saved(NamedTuple):
    """A finished save. `notes` are for the user: written in place, no backup possible."""

    path: Path
    hash: str
    notes: tuple[Sentence, ...] = ()


def save_map(
    path: Path, data: bytes, expected_hash: str | None, *, files: FileLayer = FILES, state: Path | None = None,
    now: Callable[[], datetime] = clock_now, before_replace: Callable[[str], object] | None = None,
) -> Saved:
    """Make `path` hold `data` (from `codec.encode`), all or nothing.

    `expected_hash` is that of the last open or save, None for a file that must not exist yet; to
    overwrite on purpose, pass `file_hash(path)`. `before_replace` is told the new hash as the last
    thing before the file changes. Raises ChangedOnDisk, BadFile (the file is as it was), and
    SavedUnconfirmed or Torn, which say what is.
    """
    digest = content_hash(data)
    try:
        real = files.resolve(path)
        old, like = _known_version(path, real, (expected_hash, digest), files)
        keep = _Backup(real, old, (state or state_folder()) / FOLDER, now(), files, like.st_mtime if like else None)
        announce = None if before_replace is None else lambda: before_replace(digest)
        notes = _write(path, data, like, keep, announce, files)
    except NotConfirmed as error:
        raise SavedUnconfirmed(path, digest, error) from error
    except OSError as error:
        raise unwritable(path, error) from error
    except ValueError as error:
        raise unwritable(path, OSError(errno.EINVAL, str(error))) from error
    sweep(real.parent, files=files)
    return Saved(real, digest, tuple(notes))


class _Backup(NamedTuple):
    """The old version, if there is one, and where a copy of it goes."""

    real: Path
    old: bytes | None
    folder: Path
    now: datetime
    files: FileLayer
    made: float | None

    def keep(self) -> Path | None:
        """Keep a copy. Raises OSError."""
        if self.old is None:
            return None
        return backups.keep(self.real, self.old, self.folder, self.now, self.files, self.made)


def _known_version(
    path: Path, real: Path, hashes: tuple[str | None, str], files: FileLayer
) -> tuple[bytes | None, os.stat_result | None]:
    """What is on the disk, if it is what we know. Raises ChangedOnDisk, BadFile, OSError."""
    expected = hashes[0]
    try:
        state = files.stat(real)
    except FileNotFoundError:
        if not _is_there(real.parent, files):
            raise FolderGone(path) from None
        if expected is not None:
            raise ChangedOnDisk(path, "deleted") from None
        return None, None
    regular(path, state)
    old = files.read(real)
    # Equal to what we are about to write is no conflict: the save before this one may have lacked its confirmation.
    if content_hash(old) not in hashes:
        raise ChangedOnDisk(path, "appeared" if expected is None else "changed")
    files.check_writable(real)
    return old, state


def _write(
    path: Path, data: bytes, like: os.stat_result | None, backup: _Backup, announce: Callable[[], object] | None,
    files: FileLayer,
) -> list[Sentence]:
    notes, copy = [], None
    try:
        copy = backup.keep()
    except OSError as error:
        cause, _ = meaning(error)
        notes.append(sentence(N_("No backup of the old version could be kept: {cause}"), cause=cause))
    many, reason = like is not None and like.st_nlink > 1, MANY_NAMES
    if not many:
        try:
            write_atomically(backup.real, data, files=files, like=like, before_replace=announce)
            return notes
        except NotBeside as error:
            if backup.old is None:
                raise
            reason = NO_ROOM if isinstance(error, NoRoomBeside) else NOT_BESIDE
    # From here on the old version is in danger for a moment: without a copy of it nothing is touched.
    copy = copy or backup.keep()
    if announce is not None:
        announce()
    _overwrite(path, data, backup, copy, files)
    return [*notes, sentence(reason)]


def _overwrite(path: Path, data: bytes, backup: _Backup, copy: Path | None, files: FileLayer) -> None:
    try:
        write_in_place(backup.real, data, files=files)
    except OSError as error:
        if backup.old is None or copy is None:
            raise
        try:
            if files.read(backup.real) != backup.old:
                write_in_place(backup.real, backup.old, files=files)
        except OSError:
            raise Torn(path, copy, error) from error
        raise


def _is_there(folder: Path, files: FileLayer) -> bool:
    try:
        files.stat(folder)
    except FileNotFoundError:
        return False
    return True
