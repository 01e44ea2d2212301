"""What became of the file of an open map: compared by content, since a new time alone means nothing."""
import errno
import os
import re
import stat
from pathlib import Path
from typing import Literal, NamedTuple

from journeymapper.core.foundation.files import FILES, FileLayer

from .format import MAX_BYTES
from .reading import content_hash

Sort = Literal["same", "changed", "deleted", "moved", "swapped", "unreachable"]
# How programs that synchronise folders call the other one of two versions: Dropbox, ownCloud and Nextcloud, Syncthing,
# Google Drive and others, Resilio. {stem} is the map's own name.
COPIES = (r"{stem} \(.*conflicted copy.*\)", r"{stem}_conflict[-_].*", r"{stem}\.sync-conflict-.*",
          r"{stem} \[conflict.*\]", r"{stem}\.conflict.*", r"{stem} \(.*conflict.*\)")


class Stamp(NamedTuple):
    """By which a file is known without reading it."""

    device: int
    number: int
    size: int
    time: int


class Known(NamedTuple):
    """The file as the window knows it. `named`: as it was opened, perhaps a link; `path`: without links."""

    named: Path
    path: Path
    hash: str | None
    stamp: Stamp | None = None


class Standing(NamedTuple):
    """`path`: where it is now (moved) or where its name leads (swapped). `data`, `hash`: what it holds (changed).

    `copies`: what stands beside it and may hold the other half of the work.
    """

    sort: Sort
    stamp: Stamp | None = None
    path: Path | None = None
    data: bytes = b""
    hash: str | None = None
    error: OSError | None = None
    copies: tuple[Path, ...] = ()


def look(known: Known, *, files: FileLayer = FILES) -> Standing:
    """Compare. Never raises; what can't be looked at is unreachable."""
    try:
        return _looked(known, files)._replace(copies=conflict_copies(known.path, files))
    except OSError as error:
        return Standing("unreachable", error=error)


def conflict_copies(path: Path, files: FileLayer = FILES) -> tuple[Path, ...]:
    """Files beside it whose names say that they are its conflict copies. Raises OSError."""
    stem = re.escape(path.stem)
    names = re.compile("|".join(f"(?:{one.format(stem=stem)})" for one in COPIES), re.IGNORECASE)
    return tuple(path.with_name(name) for name in files.names(path.parent)
                 if name.startswith(path.stem) and name.endswith(path.suffix)
                 and names.fullmatch(name[:len(name) - len(path.suffix)]))


def _looked(known: Known, files: FileLayer) -> Standing:
    leads = files.resolve(known.named)
    if leads != known.path:
        return Standing("swapped", path=leads)
    try:
        state = files.stat(known.path)
    except FileNotFoundError:
        return _gone(known, files)
    if not stat.S_ISREG(state.st_mode):
        raise OSError(errno.EINVAL, "not an ordinary file")
    stamp = _stamp(state)
    if stamp == known.stamp:
        return Standing("same", stamp)
    if stamp.size > MAX_BYTES:
        raise OSError(errno.EFBIG, os.strerror(errno.EFBIG))
    data = files.read(known.path)
    digest = content_hash(data)
    return Standing("same", stamp) if digest == known.hash else Standing("changed", stamp, data=data, hash=digest)


def _gone(known: Known, files: FileLayer) -> Standing:
    """Under another name in its folder, or nowhere. Raises OSError where the folder itself isn't there."""
    for name in files.names(known.path.parent):
        other = known.path.with_name(name)
        if known.stamp is not None and other.suffix == known.path.suffix:
            try:
                state = files.stat(other)
            except OSError:
                continue
            if (state.st_dev, state.st_ino, state.st_size) == known.stamp[:3] and state.st_ino:
                return Standing("moved", path=other)
    return Standing("deleted")


def _stamp(state: os.stat_result) -> Stamp:
    return Stamp(state.st_dev, state.st_ino, state.st_size, state.st_mtime_ns)
