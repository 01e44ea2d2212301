"""Old versions of maps in our own state folder: the last 10, then one a day for 14 days. `versions` lists them."""
import contextlib
import hashlib
import re
from datetime import UTC, datetime, timedelta
from pathlib import Path

from journeymapper.core.foundation.atomic import NotConfirmed, write_atomically
from journeymapper.core.foundation.files import FileLayer

from .format import SUFFIX

# In the folder of state.
FOLDER = "backups"
LAST = 10
DAYS = 14
# Beside the versions of a map: whose they are.
WHOSE = "file.txt"
STAMP = "%Y%m%dT%H%M%S.%fZ"


def folder_of(target: Path, backups: Path) -> Path:
    """Where the old versions of one file are kept; its name begins with that of the file."""
    name = re.sub(r"[^A-Za-z0-9_-]+", "-", target.stem)[:40]
    return backups / f"{name}-{hashlib.sha256(str(target).encode('utf-8', 'surrogateescape')).hexdigest()[:16]}"


def keep(target: Path, old: bytes, backups: Path, now: datetime, files: FileLayer, made: float | None = None) -> Path:
    """Keep `old`, the version of `target` that is about to be replaced; gives where. Raises OSError.

    made: when that version was saved, in seconds since 1970; the copy is given that time.
    """
    folder = folder_of(target, backups)
    files.make_folder(backups)
    files.make_folder(folder)
    digest = hashlib.sha256(old).hexdigest()[:12]
    there = files.names(folder)
    names = kept(there)
    if names and names[-1].endswith(f"-{digest}{SUFFIX}"):
        return folder / names[-1]
    copy = folder / f"{_after(names[-1:], now).strftime(STAMP)}-{digest}{SUFFIX}"
    try:
        write_atomically(copy, old, files=files, mode=0o600)
    except NotConfirmed as error:
        raise OSError(error.errno, error.strerror) from error
    # What follows is a help to those who look for a version: the copy is safe without it.
    with contextlib.suppress(OSError):
        if made is not None:
            files.keep_time(copy, made)
        if WHOSE not in there:
            write_atomically(folder / WHOSE, str(target).encode("utf-8", "surrogateescape"), files=files, mode=0o600)
    for name in surplus(kept(files.names(folder)), now):
        files.remove(folder / name)
    return copy


def stamped(name: str) -> datetime:
    """When the version of this name was replaced, in UTC. Raises ValueError."""
    return datetime.strptime(name.partition("-")[0], STAMP).replace(tzinfo=UTC)


def _after(last: list[str], now: datetime) -> datetime:
    """Now, but after the last one in any case: names are in the order of the saves, two in a second too."""
    return max([now, *(stamped(name) + timedelta(microseconds=1) for name in last)])


def surplus(names: list[str], now: datetime) -> list[str]:
    """Which of the names (oldest first) are no longer kept."""
    days: set[str] = set()
    gone = []
    oldest = (now - timedelta(days=DAYS)).strftime(STAMP)
    for name in reversed(names[:-LAST] if len(names) > LAST else []):
        day = name[:8]
        if name < oldest or day in days:
            gone.append(name)
        days.add(day)
    return gone


def kept(names: list[str]) -> list[str]:
    """Those of the names that are versions, oldest first."""
    return [name for name in names if re.fullmatch(r"\d{8}T\d{6}\.\d{6}Z-[0-9a-f]{12}" + re.escape(SUFFIX), name)]
