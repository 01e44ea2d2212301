"""The older versions of maps that `backups` keeps: whose they are, when they were saved, what is in them."""
import json
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from journeymapper.core.foundation.files import FILES, FileLayer
from journeymapper.core.foundation.paths import state_folder

from .backups import FOLDER, WHOSE, folder_of, kept, stamped

# To count what is in a larger one would hold the window up.
COUNTED_BYTES = 16 * 1024 * 1024


class Version(NamedTuple):
    """One older version. at: when it was saved, in UTC; size: in bytes."""

    path: Path
    at: datetime
    size: int


class Shelf(NamedTuple):
    """The versions of one map, the latest first. file: whose they are, None where that isn't known."""

    file: Path | None
    name: str
    versions: tuple[Version, ...]


def versions_of(file: Path, *, state: Path | None = None, files: FileLayer = FILES) -> Shelf:
    """The older versions of a map; `file` is without links."""
    return Shelf(file, file.name, _versions(folder_of(file, (state or state_folder()) / FOLDER), files))


def shelves(*, state: Path | None = None, files: FileLayer = FILES) -> list[Shelf]:
    """Those of all maps that have some, the one that was saved last first."""
    folder = (state or state_folder()) / FOLDER
    found = [_shelf(folder / name, files) for name in _names(folder, files)]
    return sorted((one for one in found if one.versions), key=lambda one: one.versions[0].at, reverse=True)


def cards_in(version: Version, *, files: FileLayer = FILES) -> int | None:
    """How many cards it holds; −1 where it can't be read as a map, None where it is too large to be looked at."""
    if version.size > COUNTED_BYTES:
        return None
    try:
        raw = json.loads(files.read(version.path))
    except (OSError, ValueError, RecursionError):
        return -1
    cards = raw.get("cards", []) if isinstance(raw, dict) and "journey" in raw else None
    return len(cards) if isinstance(cards, list) else -1


def _shelf(folder: Path, files: FileLayer) -> Shelf:
    versions = _versions(folder, files)
    try:
        file = Path(files.read(folder / WHOSE).decode("utf-8", "surrogateescape"))
    except (OSError, ValueError):
        return Shelf(None, folder.name.rpartition("-")[0] or folder.name, versions)
    return Shelf(file, file.name, versions)


def _versions(folder: Path, files: FileLayer) -> tuple[Version, ...]:
    return tuple(_described(folder, reversed(kept(_names(folder, files))), files))


def _described(folder: Path, names: Iterator[str], files: FileLayer) -> Iterator[Version]:
    for name in names:
        path = folder / name
        try:
            state = files.stat(path)
            replaced = stamped(name)
        except (OSError, ValueError):
            continue
        # A copy that lost its time was saved at the latest when it was replaced.
        yield Version(path, min(datetime.fromtimestamp(state.st_mtime, UTC), replaced), state.st_size)


def _names(folder: Path, files: FileLayer) -> list[str]:
    try:
        return files.names(folder)
    except OSError:
        return []
