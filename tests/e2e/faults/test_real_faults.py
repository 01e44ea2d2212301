"""Real disks that fail: what stood there is whole, the sentence names file, cause and way out, the map stays changed.

What needs root, `mount` or strace is skipped by name where that lacks, on CI it fails; the same twelve faults and more
are planted in the file layer by tests/unit/persistence/test_fault_matrix.py, on every machine.
"""
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import pytest

from journeymapper.core.foundation.causes import NO_TEMPORARY
from journeymapper.core.persistence.codec import decode
from journeymapper.core.settings.groups import Settings
from journeymapper.core.settings.storage import save_settings
from tests.e2e.faults.acts import BOOK, MAP, NEW, PICTURE, RECOVERY, SETTINGS
from tests.support.maps import SAMPLE
from tests.support.paths import ROOT
from tests.support.tools import lacking, needs_tool
from tests.unit.persistence.faults import temporaries

OLD = b"an older export"
FULL, TROUBLE, READ_ONLY, FORBIDDEN, ACROSS = (
    "the disk is full.", "the disk reports an error.", "the disk can only be read.", "you have no permission for it.",
    "it can't be replaced across disks.")
FILES = {"save": MAP, "save, larger": MAP, "save as": NEW, "workbook": BOOK, "pictures": PICTURE,
         "settings": "settings.json"}
ACTS = ("journal", *FILES)
# May read everything, since the checkout and Python may stand where only we come; may write what everybody may.
AS_NOBODY = ("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", "--inh-caps=+dac_read_search",
             "--ambient-caps=+dac_read_search")


# The kernel's numbers of what these tests need, and that no installation can bring: DAC_READ_SEARCH, SETGID, SETUID,
# SYS_ADMIN (capabilities(7)).
RIGHTS = (2, 6, 7, 21)


@pytest.fixture
def root() -> None:
    """A machine that allows its user to mount disks and to step down: skipped by name elsewhere, on CI too. Where it is
    allowed, what then fails is a failure.
    """
    status = Path("/proc/self/status")
    lines = status.read_text(encoding="ascii", errors="replace").splitlines() if status.exists() else []
    held = next((int(line.split()[1], 16) for line in lines if line.startswith("CapEff:")), 0)
    if not all(held >> right & 1 for right in RIGHTS):
        pytest.skip("this machine doesn't let its user mount disks and step down to an ordinary user: run it as root")


def filled(folder: Path) -> Path:
    """The folder, with everything that will be written over."""
    (folder / RECOVERY).mkdir(parents=True)
    (folder / MAP).write_bytes(SAMPLE.read_bytes())
    (folder / BOOK).write_bytes(OLD)
    (folder / PICTURE).write_bytes(OLD)
    save_settings(Settings(), folder / SETTINGS)
    return folder


def state_of(folder: Path) -> dict[str, bytes]:
    """All its files, but those of the journal."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*"))
            if path.is_file() and path.parent.name != RECOVERY and path.name != "filler"}


def told(folder: Path, *before: str) -> dict[str, dict[str, Any]]:
    """What each act came to."""
    child = subprocess.run([*before, sys.executable, "-m", "tests.e2e.faults.acts", str(folder)], cwd=ROOT,
                           capture_output=True, text=True, timeout=300, check=False,
                           env=os.environ | {"QT_QPA_PLATFORM": "offscreen"})
    rows = [json.loads(line) for line in child.stdout.splitlines()]
    assert [row["act"] for row in rows] == ["journal", "save, larger", "save as", "save", *ACTS[4:]], child.stderr
    return {row["act"]: row for row in rows}


def check(folder: Path, before: dict[str, bytes], rows: dict[str, dict[str, Any]], cause: str,
          done: tuple[str, ...] = (), *, everywhere: bool = False) -> None:
    """All but those `done` were refused, with this cause; nothing else changed.

    everywhere: the system's temporary files can't be written either, which a workbook needs.
    """
    for act in ACTS:
        row = rows[act]
        if act in done:
            assert row["error"] == "", row
            continue
        if act == "workbook" and everywhere:
            cause_here, way_out = NO_TEMPORARY
        else:
            cause_here, way_out = cause, WAYS_OUT[cause]
        assert cause_here in row["error"], row
        if act in FILES:
            assert FILES[act] in row["error"], row
            assert row["error"].rstrip(".").endswith(way_out.rstrip(".")), row
        if act.startswith("save"):
            assert row["unsaved"], row
    after = state_of(folder)
    written = {FILES[act] for act in done if act in FILES}
    assert {name: data for name, data in after.items() if Path(name).name not in written} == {
        name: data for name, data in before.items() if Path(name).name not in written}
    assert temporaries(folder) == []
    assert decode((folder / MAP).read_bytes()).records


WAYS_OUT = {FULL: "or save in another place", TROUBLE: "look after this one", READ_ONLY: "on another disk",
            FORBIDDEN: "ask its owner for permission", ACROSS: "another place"}


@contextmanager
def mounted(folder: Path, *words: str) -> Iterator[None]:
    """A mount, if this machine lets us."""
    done = subprocess.run(["mount", *words, str(folder)], capture_output=True, text=True, check=False)
    if done.returncode:
        lacking(f"mount is not allowed here: {done.stderr.strip()}")
    try:
        yield
    finally:
        subprocess.run(["umount", str(folder)], check=True)


def fill_up(folder: Path) -> None:
    """Leave no room on its disk."""
    with open(folder / "filler", "wb", buffering=0) as filler, suppress(OSError):  # noqa: PTH123 - unbuffered
        while True:
            filler.write(b"x" * 512)


@pytest.mark.usefixtures("root")
@needs_tool("mount")
def test_a_full_disk_of_128_kilobytes(tmp_path: Path) -> None:
    """What is no larger than before is written in place, after a copy on the other disk; all else is refused."""
    with mounted(tmp_path, "-t", "tmpfs", "-o", "size=128k", "tmpfs"):
        folder = filled(tmp_path / "disk")
        fill_up(folder)
        before = state_of(folder)
        rows = told(folder)
        check(folder, before, rows, FULL, done=("save",))
        assert "has no room for a second file" in rows["save"]["notes"]
        assert not rows["save"]["unsaved"]
        assert b"In the journal" in (folder / MAP).read_bytes()


@pytest.mark.usefixtures("root")
@needs_tool("mount")
def test_a_read_only_disk(tmp_path: Path) -> None:
    folder = filled(tmp_path / "disk")
    before = state_of(folder)
    with mounted(folder, "--bind", str(folder)):
        subprocess.run(["mount", "-o", "remount,bind,ro", str(folder)], check=True)
        rows = told(folder)
    check(folder, before, rows, READ_ONLY)


@pytest.mark.usefixtures("root")
@needs_tool("setpriv")
@pytest.mark.parametrize("file_too", [True, False])
def test_a_folder_that_an_ordinary_user_may_not_write(tmp_path: Path, file_too: bool) -> None:
    """Where the map itself may be written, it is, in place; where it may not, everything is refused."""
    folder = filled(tmp_path / "disk")
    (folder / MAP).chmod(0o444 if file_too else 0o666)
    before = state_of(folder)
    probe = subprocess.run([*AS_NOBODY, sys.executable, "-c", "import tests.e2e.faults.acts"], cwd=ROOT,
                           capture_output=True, text=True, check=False)
    if probe.returncode:
        lacking(f"an ordinary user can't run this checkout and its Python: {probe.stderr.strip()}")
    with opened_up(tmp_path):
        rows = told(folder, *AS_NOBODY)
    done = () if file_too else ("save, larger", "save")
    check(folder, before, rows, FORBIDDEN, done=done)
    assert all("No file can be made beside it" in rows[act]["notes"] for act in done)


@contextmanager
def opened_up(tmp_path: Path) -> Iterator[None]:
    """An ordinary user can come to the folder (for `access` no capabilities count) and write a state folder."""
    state = Path(os.environ["XDG_STATE_HOME"])
    os.chown(state, 65534, 65534)
    closed = [(parent, parent.stat().st_mode) for start in (tmp_path, state) for parent in start.parents
              if not parent.stat().st_mode & 0o001]
    for parent, mode in closed:
        parent.chmod(mode | 0o011)
    for part in (tmp_path, tmp_path / "disk"):
        part.chmod(0o755)
    try:
        yield
    finally:
        for parent, mode in closed:
            parent.chmod(mode)


# A journal is never renamed.
@pytest.mark.strace
@pytest.mark.parametrize("call, code, cause, done", [
    ("write", "ENOSPC", FULL, ()), ("fsync", "EIO", TROUBLE, ()),
    pytest.param("rename", "EXDEV", ACROSS, ("journal",), marks=pytest.mark.soak),
    pytest.param("write", "EIO", TROUBLE, (), marks=pytest.mark.soak),
    pytest.param("rename", "EACCES", FORBIDDEN, ("journal",), marks=pytest.mark.soak),
    pytest.param("rename", "EROFS", READ_ONLY, ("journal",), marks=pytest.mark.soak),
])
def test_a_call_that_always_fails(tmp_path: Path, call: str, code: str, cause: str, done: tuple[str, ...]) -> None:
    folder = filled(tmp_path / "disk")
    before = state_of(folder)
    rows = told(folder, "strace", "-f", "-qq", "-o", "/dev/null", f"-etrace={call}", f"-einject={call}:error={code}")
    check(folder, before, rows, cause, done=done, everywhere=call == "write")
