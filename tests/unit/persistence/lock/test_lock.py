"""One owner for each map: who has it, which locks are stale, what is never taken without a click."""
import json
import os
import stat
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from journeymapper.core.persistence.lock import lock as locks
from journeymapper.core.persistence.lock.here import process_start, this_program
from journeymapper.core.persistence.lock.lock import Claim, acquire, holder, lock_path, own_path, take_over
from journeymapper.core.persistence.lock.owner import LONGEST_LINE, UNKNOWN, Owner, read, written
from tests.unit.persistence.lock.places import ANA, LUIS, NOON, again, program


def names(target: Path) -> list[str]:
    return sorted(path.name for path in target.parent.iterdir())


def test_a_lock_says_who_where_and_since_when_and_leaves_nothing(target: Path, tmp_path: Path) -> None:
    lock = acquire(target, program(ANA, tmp_path)).lock
    assert lock is not None
    assert names(target) == [".~lock.garden.journey#", "garden.journey"]
    said = json.loads(lock_path(target).read_bytes())
    assert (said["person"], said["host"], said["pid"]) == ("Ana Pérez", "laptop", 100)
    assert said["since"] == NOON.isoformat()
    assert lock.is_ours()
    lock.release()
    assert names(target) == ["garden.journey"]
    assert not lock.is_ours()
    lock.release()  # once more does no harm


def test_the_second_one_is_told_who_has_it(target: Path, tmp_path: Path) -> None:
    acquire(target, program(ANA, tmp_path))
    claim = acquire(target, program(LUIS, tmp_path))
    assert claim.lock is None
    assert claim.holder is not None
    assert (claim.holder.person, claim.holder.host, claim.holder.since) == ("Ana Pérez", "laptop", NOON)
    assert holder(target, program(LUIS, tmp_path)) == claim.holder


@pytest.mark.parametrize("change", [
    {}, {"host": "laptop"}, {"host": "laptop", "machine": ""}, {"host": "laptop", "machine": "", "boot": "", "pid": 0},
    {"host": "laptop", "machine": "m1", "boot": "boot-1", "space": "pid:[9]"},
], ids=["other host", "same name, other machine", "unknown machine", "nothing known", "other container"])
def test_a_lock_from_elsewhere_is_never_taken_by_itself(target: Path, tmp_path: Path, change: dict[str, str]) -> None:
    theirs = LUIS._replace(**change)
    assert acquire(target, program(theirs, tmp_path / "theirs")).lock is not None
    before = lock_path(target).read_bytes()
    assert acquire(target, program(ANA, tmp_path)).lock is None
    assert lock_path(target).read_bytes() == before


@pytest.mark.parametrize("change", [
    {"pid": 99}, {"boot": "boot-0"}, {"boot": "boot-0", "pid": 100, "space": "pid:[7]"},
], ids=["its process is gone", "restarted since", "restarted, its number is ours now"])
def test_a_stale_lock_of_this_computer_is_taken(target: Path, tmp_path: Path, change: dict[str, object]) -> None:
    here = program(ANA, tmp_path)
    old = acquire(target, again(here, **change)).lock
    assert old is not None
    assert holder(target, here) is None
    new = acquire(target, here).lock
    assert new is not None
    assert new.is_ours()
    assert not old.is_ours()


def test_a_process_of_this_computer_that_runs_keeps_its_lock(target: Path, tmp_path: Path) -> None:
    here = program(ANA, tmp_path, alive=[99])
    acquire(target, again(here, pid=99))
    assert acquire(target, here).holder is not None


def test_take_over_by_choice_is_known_to_the_former_owner(target: Path, tmp_path: Path) -> None:
    ana = acquire(target, program(ANA, tmp_path)).lock
    luis = program(LUIS, tmp_path)
    seen = holder(target, luis)
    assert seen is not None
    assert ana is not None
    taken = take_over(target, seen, luis).lock
    assert taken is not None
    assert not ana.is_ours()
    new = ana.holder()
    assert new is not None
    assert new.person == "Luis Gómez"
    ana.release()
    assert taken.is_ours(), "who lost it can't give it back"


def test_nobody_is_taken_over_whom_the_person_did_not_see(target: Path, tmp_path: Path) -> None:
    ana = acquire(target, program(ANA, tmp_path)).lock
    luis = program(LUIS, tmp_path)
    seen = holder(target, luis)
    assert seen is not None
    assert ana is not None
    ana.release()
    acquire(target, program(ANA._replace(person="Eva", machine="m3"), tmp_path))
    claim = take_over(target, seen, luis)
    assert claim.lock is None
    assert claim.holder is not None
    assert claim.holder.person == "Eva"


@pytest.mark.parametrize("data", [b"not ours", b"{}", b"[]", b'{"journeymapper": 1}', b"\xff\xfe", b"[" * 6000,
                                  b'{"journeymapper":"lock","pid":' + b"9" * 6000 + b"}"])
def test_what_is_no_lock_of_ours_is_somebodys(target: Path, tmp_path: Path, data: bytes) -> None:
    lock_path(target).write_bytes(data)
    found = acquire(target, program(ANA, tmp_path)).holder
    assert found is not None
    assert found.person == ""
    assert lock_path(target).read_bytes() == data
    assert take_over(target, found, program(ANA, tmp_path)).lock is not None


def test_an_empty_lock_is_nobodys_after_a_while(target: Path, tmp_path: Path) -> None:
    lock_path(target).write_bytes(b"")
    lock = acquire(target, program(ANA, tmp_path)).lock
    assert lock is not None
    assert lock.is_ours()


def test_a_hostile_lock_is_cut_and_cleaned() -> None:
    nasty = {"journeymapper": "lock", "person": "A\x00\n<b>" + "x" * 300, "pid": True, "since": "2026-11-22", "host": 7}
    owner = read(json.dumps(nasty).encode())
    assert owner is not None
    assert len(owner.person) == 120
    assert owner.person.startswith("A��<b>")
    assert (owner.pid, owner.since, owner.host) == (0, None, "")
    assert len(written(Owner(*["ñ" * 120] * 5, 1, "x" * 120, NOON, "y" * 120))) < LONGEST_LINE
    assert read(b"\n") is None
    assert read(b"x") == UNKNOWN


@pytest.mark.parametrize("there", [b"", b"dead"])
def test_nobody_else_gets_a_lock_that_is_being_taken(target: Path, tmp_path: Path, there: bytes) -> None:
    """The moment between looking and writing, in which another program asks for the same stale lock."""
    here = program(ANA, tmp_path, alive=[101])
    if there:
        acquire(target, again(here, pid=99))
    claims: list[Claim] = []

    def token() -> str:
        claims.append(acquire(target, again(here, pid=101)))
        return "ours"

    lock = acquire(target, replace(here, token=token)).lock
    assert lock is not None
    assert lock.is_ours()
    assert [claim.lock for claim in claims] == [None]


def test_where_its_folder_cant_be_written_it_lies_in_ours(target: Path, tmp_path: Path,
                                                         monkeypatch: pytest.MonkeyPatch) -> None:
    real = os.open

    def protected(path: Path, flags: int, mode: int = 0o777) -> int:
        if flags & os.O_CREAT and Path(path).parent == target.parent:
            raise PermissionError(13, "no")
        return real(path, flags, mode)

    monkeypatch.setattr(os, "open", protected)
    here = program(ANA, tmp_path, alive=[99])
    lock = acquire(target, here).lock
    assert lock is not None
    assert lock.path == own_path(target, here)
    assert stat.S_IMODE(lock.path.parent.stat().st_mode) == 0o700
    assert names(target) == ["garden.journey"]
    other = again(here, pid=99)
    assert acquire(target, other).holder == lock.owner
    lock.release()
    assert list(lock.path.parent.iterdir()) == []


def test_a_lock_that_cant_be_overwritten_is_not_taken_over_in_secret(target: Path, tmp_path: Path,
                                                                    monkeypatch: pytest.MonkeyPatch) -> None:
    acquire(target, program(ANA, tmp_path))
    luis = program(LUIS, tmp_path)
    seen = holder(target, luis)
    assert seen is not None

    def denied(*_: object, **__: object) -> None:
        raise PermissionError(13, "no")

    monkeypatch.setattr(locks, "_held", denied)
    monkeypatch.setattr(Path, "unlink", denied)
    with pytest.raises(PermissionError):
        take_over(target, seen, luis)


def test_a_full_disk_leaves_no_empty_lock(target: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> int:
        raise OSError(28, "full")

    monkeypatch.setattr(os, "write", full)
    with pytest.raises(OSError, match="full"):
        acquire(target, program(ANA, tmp_path))
    assert names(target) == ["garden.journey"]


def test_this_program_knows_itself_and_who_has_ended() -> None:
    here = this_program()
    assert here.me.pid == os.getpid()
    assert here.me.host
    assert here.alive(os.getpid(), here.me.started)
    if process_start(os.getpid()):
        assert not here.alive(os.getpid(), "1"), "another process had this number"
    child = subprocess.Popen([sys.executable, "-c", ""])
    started = process_start(child.pid)
    child.wait()
    assert not here.alive(child.pid, started)
