"""Twelve faults of a disk, and six things that are written to it: each with each is a cell of the matrix.

The faults are planted in the one file layer that the whole program writes by, for the paths in one folder only: the
backups and the journal are on another disk, unless they are what is written.
"""
import errno
import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from journeymapper.app.drafts import write_map_file
from journeymapper.app.map_file import MapFile, read_map_file
from journeymapper.core.commands.records import rename
from journeymapper.core.document import queries
from journeymapper.core.foundation.causes import meaning
from journeymapper.core.foundation.errors import BadFile
from journeymapper.core.foundation.files import FILES, FileLayer
from journeymapper.core.foundation.i18n import texts
from journeymapper.core.persistence.export import export_map
from journeymapper.core.persistence.formats import FileFormat
from journeymapper.core.persistence.journal.journal import Journal
from journeymapper.core.persistence.journal.lines import read_lines
from journeymapper.core.settings.groups import Settings
from journeymapper.core.settings.storage import save_settings
from tests.support.maps import SAMPLE

OLD = b"what stood there before"
TEMPORARY = ".journeymapper"
NEW = b"what is written now, and more of it" * 50


def failure(code: int, winerror: int | None = None) -> OSError:
    """As the system raises it."""
    error = OSError(code, os.strerror(code))
    if winerror is not None:
        error.winerror = winerror  # type: ignore[attr-defined,unused-ignore]  # only Windows has it
    return error


@dataclass(frozen=True)
class Fault:
    """Calls that fail as long as it lasts. A write fails half-way, in new files only; `lies`: reads give less."""

    calls: tuple[str, ...]
    code: int
    winerror: int | None = None
    lies: bool = False


FAULTS: Mapping[str, Fault] = {
    "no room for a file": Fault(("create",), errno.ENOSPC),
    "full amid writing": Fault(("write",), errno.ENOSPC),
    "over the quota": Fault(("write",), errno.EDQUOT),
    "I/O error at writing": Fault(("write",), errno.EIO),
    "I/O error at syncing": Fault(("sync",), errno.EIO),
    "reads otherwise than written": Fault((), errno.EIO, lies=True),
    "no permission in the folder": Fault(("create", "open_to_append", "make_folder"), errno.EACCES),
    "no permission to replace": Fault(("replace",), errno.EACCES),
    "read-only disk": Fault(("create", "check_writable", "open_existing", "open_to_append", "make_folder"),
                            errno.EROFS),
    "across disks": Fault(("replace",), errno.EXDEV),
    "share gone": Fault(("stat", "create", "open_to_append", "make_folder", "replace", "read", "names"), errno.ESTALE),
    "in use, on Windows": Fault(("replace",), errno.EACCES, winerror=32),
}


@dataclass
class Disk:
    """The folder `victim` on a disk that has the fault, as long as it lasts."""

    patch: pytest.MonkeyPatch
    victim: Path
    fault: Fault
    fresh: set[int] = field(default_factory=set)
    inside: set[int] = field(default_factory=set)

    def __post_init__(self) -> None:
        plain = FileLayer()
        for name in {*self.fault.calls, "create", "open_to_append", "open_existing", "close", "read"}:
            self.patch.setattr(FILES, name, self._broken(name, getattr(plain, name)), raising=False)
        self.patch.setattr(FILES, "pause", lambda seconds: None, raising=False)

    def _broken(self, name: str, real: Callable[..., Any]) -> Callable[..., Any]:
        def call(first: Any, *rest: Any) -> Any:
            here = self._is_here(name, first, rest)
            if here and name in self.fault.calls:
                if name == "write":
                    real(first, rest[0][:len(rest[0]) // 2])
                raise failure(self.fault.code, self.fault.winerror)
            given = real(first, *rest)
            if name == "read" and here and self.fault.lies and first.name.startswith(TEMPORARY):
                return given[:-1]
            if here and name in ("create", "open_to_append", "open_existing"):
                self.inside.add(given)
                if name != "open_existing" or first.name.startswith(TEMPORARY):
                    self.fresh.add(given)
            if name == "close":
                self.inside.discard(first)
                self.fresh.discard(first)
            return given

        return call

    def _is_here(self, name: str, first: Any, rest: tuple[Any, ...]) -> bool:
        if isinstance(first, int):
            # There is no room for new bytes; what the file has, it keeps.
            return first in (self.fresh if self.fault.code in (errno.ENOSPC, errno.EDQUOT) else self.inside)
        path = rest[0] if name == "replace" else first
        return self.victim in (path, *path.parents)

    def heal(self) -> None:
        """It works again."""
        for name in list(vars(FILES)):
            self.patch.delattr(FILES, name)


def changed_map(folder: Path) -> MapFile:
    """The sample, opened from a file in the folder, and changed."""
    path = folder / "garden.journey"
    path.write_bytes(SAMPLE.read_bytes())
    file, _ = read_map_file(path)
    file.session.run(rename, queries.stages(file.session.store)[0].id, "Changed")
    return file


@dataclass
class Written:
    """Something to be written. `write` raises BadFile; `target` is what is to be whole afterwards, `old` its bytes."""

    target: Path
    write: Callable[[], object]
    old: bytes | None
    file: MapFile | None = None
    end: Callable[[], object] = bool


def save(folder: Path) -> Written:
    file = changed_map(folder)
    assert file.path is not None
    path, hash = file.path, file.hash
    return Written(path, lambda: write_map_file(file, path, hash), path.read_bytes(), file)


def save_as(folder: Path) -> Written:
    other = folder.with_name("elsewhere")
    other.mkdir()
    file, target = changed_map(other), folder / "new.journey"
    return Written(target, lambda: write_map_file(file, target, None), None, file)


def export(folder: Path, name: str) -> Written:
    """Any export goes this way; what the format's writer does is write into the file that it is given."""
    target = folder / name
    target.write_bytes(OLD)
    store = changed_map(folder.parent).session.store

    def writer(_document: object, temporary: Path, *_: object) -> None:
        descriptor = FILES.open_existing(temporary)
        FILES.write(descriptor, NEW)
        FILES.close(descriptor)

    kind = FileFormat("x", "X", (target.suffix,))
    return Written(target, lambda: export_map(store, target, texts("en"), kind=kind, write=writer), OLD)


def settings(folder: Path) -> Written:
    save_settings(Settings(), folder)
    target = folder / "settings.json"
    new = Settings().model_copy(update={"files": Settings().files.model_copy(update={"last_folder": "x" * 3000})})
    return Written(target, lambda: save_settings(new, folder), target.read_bytes())


def journal(folder: Path) -> Written:
    """Trouble is said at once; as long as it lasts nothing more is promised, and afterwards all is there."""
    folder.rmdir()
    session = changed_map(folder.parent).session
    said: list[OSError] = []
    kept = Journal(session.store, {}, folder, said.append)
    kept.begin(session.history)
    session.changed.connect(kept.changed)
    stage = queries.stages(session.store)[0].id

    def write() -> None:
        session.run(rename, stage, "In the journal")
        assert kept._writer is not None
        if not kept._writer.settle(0.3):
            cause, way_out = meaning(said[0])
            raise BadFile("“{file}”: {cause} {way_out}", file="journal", cause=cause, way_out=way_out)

    return Written(folder / "journal", write, None, end=lambda: kept.close(keep=True))


WRITTEN: Mapping[str, Callable[[Path], Written]] = {
    "save": save, "save as": save_as, "journal": journal, "workbook": lambda folder: export(folder, "b.xlsx"),
    "pictures": lambda folder: export(folder, "m.png"), "settings": settings,
}


def lines(folder: Path) -> int:
    """How many whole lines the journals in a folder hold."""
    return sum(len(list(read_lines(path.read_bytes()))) for path in folder.glob("*.jsonl"))
