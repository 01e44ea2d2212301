"""Journals that programs left behind: found, told apart, offered one by one. Nothing goes without a choice but what
holds nothing, or is older than 30 days."""
import hashlib
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, Literal, NamedTuple

from journeymapper.core.document.history import Entry
from journeymapper.core.foundation.clock import now as clock_now
from journeymapper.core.foundation.files import FILES, FileLayer
from journeymapper.core.foundation.holding import hold
from journeymapper.core.foundation.paths import state_folder
from journeymapper.core.model.journey import Journey
from journeymapper.core.model.record import Record
from journeymapper.core.persistence.canonical import canonical
from journeymapper.core.persistence.codec import decode
from journeymapper.core.persistence.loaded import BadMap, Frame, Loaded

from .base import SUFFIX as BASE
from .base import base_path, drop_base
from .entries import WrongVersion
from .journal import SUFFIX, Found
from .replay import Log, Replayed, read_log, replay

DAYS = 30
Relation = Literal["same", "changed", "gone", "new"]


def recovery_folder() -> Path:
    """Where journals stand; may not exist yet."""
    return state_folder() / "recovery"


class Base(NamedTuple):
    """What the lines from number `first` on build upon. `records` None: that line is a snapshot.

    relation: the map's file is as it was, was changed, is gone, or there never was one.
    """

    records: tuple[Record, ...] | None
    extra: Mapping[str, Any]
    first: int
    relation: Relation
    file: Path | None
    hash: str | None


@dataclass(eq=False)
class Offer:
    """One map that can be had back. It is held: nobody else offers it until it is released."""

    path: Path
    base: Base
    replayed: Replayed
    at: datetime
    files: FileLayer
    _descriptor: int | None

    @property
    def title(self) -> str:
        """The journey's own."""
        return next((record.title for record in self.replayed.records.values() if isinstance(record, Journey)), "")

    @property
    def steps(self) -> list[Entry]:
        """What was done, the latest last."""
        return self.replayed.done

    def map(self) -> Loaded:
        """The map, as reading its file would give it. Raises BadMap."""
        records = tuple(self.replayed.records.values())
        loaded = decode(canonical(records, self.replayed.extra), file=self.path.name)
        return loaded if loaded.repairs else Loaded(records, Frame(extra=self.replayed.extra))

    def release(self) -> Found:
        """Let go of it: to go on with it, or for a later time."""
        descriptor, self._descriptor = self._descriptor, None
        if descriptor is not None:
            with suppress(OSError):
                self.files.close(descriptor)
        return Found(self.path, self.replayed, self.base.relation == "new")

    def discard(self) -> None:
        """Remove it for ever."""
        self.release()
        _remove(self.path, self.files)


def offers(folder: Path | None = None, *, only: Path | None = None, files: FileLayer = FILES,
           now: Callable[[], datetime] = clock_now) -> list[Offer]:
    """What can be recovered, the latest first; of one file `only`, if it is given. Never raises."""
    place = folder or recovery_folder()
    try:
        names = files.names(place)
    except OSError:
        return []
    _tidy(place, names, files, now())
    mine: dict[str, tuple[int, Log]] = {}
    for name in names:
        if name.endswith(SUFFIX):
            with suppress(OSError):
                _claim(place / name, mine, files)
    _drop_superseded(place, mine, files)
    found = []
    for name, (descriptor, log) in mine.items():
        offer = _offer(place / name, descriptor, log, files) if only is None or _is_of(log, only) else None
        if offer is None:
            with suppress(OSError):
                files.close(descriptor)
        else:
            found.append(offer)
    return sorted(found, key=lambda offer: offer.at, reverse=True)


def _claim(path: Path, mine: dict[str, tuple[int, Log]], files: FileLayer) -> None:
    """Hold it, if no running program does, and read it."""
    descriptor = files.open_to_append(path)
    log = None
    try:
        if hold(descriptor):
            log = read_log(files.read(path))
    except WrongVersion:
        pass
    finally:
        if log is None:
            files.close(descriptor)
    if log is not None:
        mine[path.name] = (descriptor, log)


def _is_of(log: Log, file: Path) -> bool:
    named = [log.header.file] if log.aside < 0 else []
    return file in [*named, *(Path(saved) for saved, _, _ in log.saved_as())]


def _drop_superseded(place: Path, mine: dict[str, tuple[int, Log]], files: FileLayer) -> None:
    """Of a journal and the one that takes over from it only one holds all: the later, if it got so far."""
    for name, (_, log) in list(mine.items()):
        if log.header.after in mine:
            gone = log.header.after if log.ready else name
            with suppress(OSError):
                files.close(mine.pop(gone)[0])
            _remove(place / gone, files)


def _offer(path: Path, descriptor: int, log: Log, files: FileLayer) -> Offer | None:
    base = _base(path, log, files)
    replayed = replay(log, base.records, base.extra, base.first) if base is not None else None
    if base is None or replayed is None:
        return None
    if log.aside >= 0 and base.relation == "new":
        replayed.start = {}  # no file holds any of it
    if not replayed.changed:
        _remove(path, files)
        return None
    try:
        at = datetime.fromtimestamp(files.stat(path).st_mtime, UTC)
    except OSError:
        at = log.header.started
    return Offer(path, base, replayed, at, files, descriptor)


def _base(path: Path, log: Log, files: FileLayer) -> Base | None:
    header = log.header
    file = header.file if log.aside < 0 else None
    seen = _content(file, files) if file is not None else None
    begins_whole = log.snapshot(whole=True) == 0 and log.aside < 0
    if seen is not None and seen[1] == header.hash:
        loaded = _decoded(seen[0])
        if begins_whole:
            return Base(None, {}, 0, "same", file, header.hash)
        if loaded is not None:
            return Base(loaded.records, loaded.frame.extra, 0, "same", file, header.hash)
    for name, digest, first in log.saved_as():
        there = _content(Path(name), files) if first > log.aside else None
        loaded = _decoded(there[0]) if there is not None and there[1] == digest else None
        if loaded is not None:
            return Base(loaded.records, loaded.frame.extra, first, "same", Path(name), digest)
    relation: Relation = "new" if file is None else "gone" if seen is None else "changed"
    return _own_base(path, log, file, relation, files)


def _own_base(path: Path, log: Log, file: Path | None, relation: Relation, files: FileLayer) -> Base | None:
    """What the shelf itself holds: a whole snapshot, the copy of the file, a snapshot without its pictures."""
    whole = log.snapshot(whole=True)
    if whole is not None:
        return Base(None, {}, whole, relation, file, None)
    copy = _content(base_path(path), files)
    loaded = _decoded(copy[0]) if copy is not None and copy[1] == log.header.hash else None
    if loaded is not None:
        return Base(loaded.records, loaded.frame.extra, 0, relation, file, None)
    last = log.snapshot(whole=False)
    return Base(None, {}, last, relation, file, None) if last is not None else None


def _content(path: Path, files: FileLayer) -> tuple[bytes, str] | None:
    try:
        data = files.read(path)
    except (OSError, ValueError):
        return None
    return data, hashlib.sha256(data).hexdigest()


def _decoded(data: bytes) -> Loaded | None:
    try:
        return decode(data)
    except BadMap:
        return None


def _tidy(place: Path, names: list[str], files: FileLayer, now: datetime) -> None:
    """What is too old, or belongs to nothing."""
    oldest = (now - timedelta(days=DAYS)).timestamp()
    for name in names:
        path = place / name
        with suppress(OSError):
            old = not name.endswith(BASE) and files.stat(path).st_mtime < oldest
            orphan = name.endswith(BASE) and path.with_suffix(SUFFIX).name not in names
            if orphan or (old and not _held(path, files)):
                files.remove(path)


def _held(path: Path, files: FileLayer) -> bool:
    descriptor = files.open_to_append(path)
    try:
        return not hold(descriptor)
    finally:
        files.close(descriptor)


def _remove(path: Path, files: FileLayer) -> None:
    with suppress(OSError):
        files.remove(path)
    drop_base(path, files)
