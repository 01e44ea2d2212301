"""Twelve faults of a disk × save, save as, journal, workbook, pictures, settings: what stood there is whole, a sentence
names file, cause and way out, the map still counts as changed, and once the disk works again so does everything."""
import errno
import os
import random
from pathlib import Path

import pytest

from journeymapper.core.foundation.causes import meaning
from journeymapper.core.foundation.errors import BadFile
from journeymapper.core.foundation.files import FILES, FileLayer
from journeymapper.core.persistence.codec import decode
from journeymapper.core.persistence.journal import writer as writing
from journeymapper.core.persistence.versions import versions_of
from tests.unit.persistence.faults import CALLS, temporaries
from tests.unit.persistence.rigs import FAULTS, WRITTEN, Disk, Fault, Written, failure, lines

# Cells in which it is written all the same: the file itself can still be overwritten, after a copy of it was kept, …
IN_PLACE = {("save", name) for name in (
    "no room for a file", "full amid writing", "over the quota", "no permission in the folder", "across disks")}
# … a journal is never replaced nor read back, and what the writer of an export wrote isn't read back.
UNTOUCHED = {("journal", name) for name in (
    "reads otherwise than written", "no permission to replace", "across disks", "in use, on Windows")}
UNTOUCHED |= {(what, "reads otherwise than written") for what in ("workbook", "pictures")}
SOAK = 2_000
CODES = (errno.ENOSPC, errno.EDQUOT, errno.EIO, errno.EACCES, errno.EPERM, errno.EROFS, errno.EXDEV, errno.ESTALE,
         errno.ENOENT, errno.EBUSY, errno.EFBIG, errno.ETIMEDOUT)


@pytest.fixture(autouse=True)
def soon(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(writing, "RETRY_S", 0.01)


def told(thing: Written) -> BadFile | None:
    """What the person would be told; None where it was written."""
    try:
        thing.write()
    except BadFile as error:
        return error
    return None


def check_told(thing: Written, error: BadFile, fault: Fault) -> None:
    cause, way_out = (str(part) for part in meaning(failure(fault.code, fault.winerror)))
    for part in (thing.target.name, cause, way_out):
        assert part in str(error), error
    assert (thing.target.read_bytes() if thing.target.exists() else None) == thing.old
    assert temporaries(thing.target.parent) == []


@pytest.mark.parametrize("name", FAULTS)
@pytest.mark.parametrize("what", WRITTEN)
def test_a_fault_loses_nothing_and_is_told(
        tmp_path: Path, monkeypatch: pytest.MonkeyPatch, what: str, name: str) -> None:
    victim = tmp_path / "disk"
    victim.mkdir()
    thing = WRITTEN[what](victim)
    disk = Disk(monkeypatch, victim, FAULTS[name])
    error = told(thing)
    disk.heal()
    if (what, name) in IN_PLACE | UNTOUCHED:
        assert error is None, error
    else:
        assert error is not None
        check_told(thing, error, FAULTS[name])
    if thing.file is not None:
        assert thing.file.session.unsaved == (error is not None)
    if (what, name) in IN_PLACE:
        assert versions_of(thing.target).versions[0].path.read_bytes() == thing.old
    if error is not None:
        assert told(thing) is None, "it works again"
    thing.end()
    if what == "journal":
        assert lines(victim) >= 2
    elif thing.file is not None:
        assert b'"Changed"' in thing.target.read_bytes()
        assert not thing.file.session.unsaved
        assert thing.file.path == thing.target


class Once(Disk):
    """One call fails, whichever comes as number `at`; what calls were made is counted."""

    at = 0

    def __post_init__(self) -> None:
        self.count = 0
        for name in CALLS:
            if name not in ("pause", "resolve"):
                self.patch.setattr(FILES, name, self._once(name), raising=False)

    def _once(self, name: str) -> object:
        real = getattr(FileLayer(), name)

        def call(*args: object) -> object:
            self.count += 1
            if self.count != self.at:
                return real(*args)
            if name == "write":
                real(args[0], args[1][:len(args[1]) // 2])  # type: ignore[index,arg-type]  # (descriptor, bytes)
            if name == "close":
                real(*args)
            raise OSError(self.fault.code, os.strerror(self.fault.code))

        return call


def calls(monkeypatch: pytest.MonkeyPatch, folder: Path, what: str) -> int:
    """How many calls it makes where none fails."""
    (folder / "disk").mkdir(parents=True)
    thing = WRITTEN[what](folder / "disk")
    disk = Once(monkeypatch, folder / "disk", Fault((), 0))
    assert told(thing) is None
    disk.heal()
    return disk.count


@pytest.mark.soak
def test_two_thousand_saves_with_a_fault_at_any_call(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    seed = int.from_bytes(os.urandom(4))
    hand, refused, done = random.Random(seed), 0, 0
    kinds = {what: calls(monkeypatch, tmp_path / what, what) for what in WRITTEN if what != "journal"}
    for number in range(SOAK):
        what, victim = hand.choice(list(kinds)), tmp_path / str(number) / "disk"
        victim.mkdir(parents=True)
        thing = WRITTEN[what](victim)
        disk = Once(monkeypatch, victim, Fault((), hand.choice(CODES)))
        disk.at = hand.randint(1, kinds[what])
        error = told(thing)
        disk.heal()
        written = thing.target.read_bytes() if thing.target.exists() else None
        case = (seed, number, what, disk.at, disk.fault.code, str(error))
        if error is None or "did not confirm it" in str(error):
            done += 1
            assert written != thing.old, case
        else:
            refused += 1
            assert written == thing.old, case
            assert thing.target.name in str(error), case
        assert thing.file is None or thing.file.session.unsaved == (error is not None), case
        if what == "save" and written is not None:
            assert decode(written).records
        if error is not None:
            assert told(thing) is None, case
    print(f"{SOAK} saves, each with a fault at one call: {refused} refused, {done} done (seed {seed})")
    assert min(refused, done) > SOAK // 10
