"""Old versions of maps in our own state folder: the last 10, then one a day for 14 days."""
import hashlib
import re
from datetime import datetime, timedelta
from pathlib import Path

from journeymapper.core.foundation.atomic import NotConfirmed, write_atomically
from journeymapper.core.foundation.files import FileLayer

from .format import SUFFIX

LAST = 10
DAYS = 14
_STAMP = "%Y%m%dT%H%M%SZ"


def folder_of(target: Path, backups: Path) -> Path:
    """Where the old versions of one file are kept; its name begins with that of the file."""
    name = re.sub(r"[^A-Za-z0-9_-]+", "-", target.stem)[:40]
    return backups / f"{name}-{hashlib.sha256(str(target).encode('utf-8', 'surrogateescape')).hexdigest()[:16]}"


def keep(target: Path, old: bytes, backups: Path, now: datetime, files: FileLayer) -> Path:
    """Keep `old`, the version of `target` that is about to be replaced; gives where. Raises OSError."""
    folder = folder_of(target, backups)
    files.make_folder(backups)
    files.make_folder(folder)
    digest = hashlib.sha256(old).hexdigest()[:12]
    names = _versions(files.names(folder))
    if names and names[-1].endswith(f"-{digest}{SUFFIX}"):
        return folder / names[-1]
    copy = folder / f"{now.strftime(_STAMP)}-{digest}{SUFFIX}"
    try:
        write_atomically(copy, old, files=files, mode=0o600)
    except NotConfirmed as error:
        raise OSError(error.errno, error.strerror) from error
    for name in surplus(_versions(files.names(folder)), now):
        files.remove(folder / name)
    return copy


def surplus(names: list[str], now: datetime) -> list[str]:
    """Which of the names (oldest first) are no longer kept."""
    days: set[str] = set()
    gone = []
    oldest = (now - timedelta(days=DAYS)).strftime(_STAMP)
    for name in reversed(names[:-LAST] if len(names) > LAST else []):
        day = name[:8]
        if name < oldest or day in days:
            gone.append(name)
        days.add(day)
    return gone


def _versions(names: list[str]) -> list[str]:
    return [name for name in names if re.fullmatch(r"\d{8}T\d{6}Z-[0-9a-f]{12}" + re.escape(SUFFIX), name)]
