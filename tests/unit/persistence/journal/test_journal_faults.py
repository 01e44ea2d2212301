"""A disk that fails: it is said once, work goes on, and what could not be written is written as soon as it can be."""
import errno
import os
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from journeymapper.core.persistence.journal import writer as writing
from journeymapper.core.persistence.journal.lines import read_lines
from journeymapper.core.persistence.journal.writer import Writer
from tests.unit.persistence.faults import ERRORS, FaultyFiles

LINES = 12
# What writing a journal asks of the disk; without these nothing is kept safe.
NEEDED = ("make_folder", "create", "open_to_append", "write", "sync", "sync_folder")


def wait_for(true: Callable[[], bool]) -> None:
    until = time.monotonic() + 30
    while time.monotonic() < until:
        if true():
            return
        time.sleep(0.002)
    pytest.fail("waited in vain")


def numbers(path: Path) -> list[int]:
    return [line.body["draft"] for line in read_lines(path.read_bytes())] if path.exists() else []


def put_all(writer: Writer, first: int = 0) -> None:
    for n in range(first, first + LINES):
        writer.put(lambda n=n: [{"draft": n}])


@pytest.fixture(autouse=True)
def soon(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(writing, "RETRY_S", 0.01)


@pytest.mark.parametrize("named", NEEDED)
@pytest.mark.parametrize("code", ERRORS, ids=[errno.errorcode[code] for code in ERRORS])
def test_while_a_call_fails_it_is_said_once_and_then_all_is_written(tmp_path: Path, code: int, named: str) -> None:
    files, troubles = FaultyFiles(code, named=named), []
    writer = Writer(tmp_path / "shelf" / "x.jsonl", files, troubles.append)
    put_all(writer)
    assert not writer.settle(0.5)
    put_all(writer, LINES)
    wait_for(lambda: bool(troubles))
    files.named = ""
    wait_for(lambda: writer.settle(0.2))
    assert numbers(writer.path) == list(range(2 * LINES))
    assert [(type(error).__name__, error.errno) for error in troubles] == [(type(OSError(code, "")).__name__, code)]
    writer.close(keep=True)
    assert numbers(writer.path) == list(range(2 * LINES))


def test_any_one_call_may_fail(tmp_path: Path) -> None:
    """Half a line that was written is taken back: no later one stands behind it."""
    def life(name: str, files: FaultyFiles) -> Writer:
        writer = Writer(tmp_path / f"{name}.jsonl", files, lambda _error: None)
        put_all(writer)
        wait_for(lambda: writer.settle(0.2))
        return writer

    whole = FaultyFiles(errno.ENOSPC)
    life("whole", whole).close(keep=True)
    assert {"create", "open_to_append", "write", "sync"} <= set(whole.calls)
    for at in range(len(whole.calls)):
        writer = life(f"at-{at}", FaultyFiles(errno.ENOSPC, at=at))
        assert numbers(writer.path) == list(range(LINES)), f"call {at}, {whole.calls[at]}"
        writer.close(keep=False)


class HalfWritten(FaultyFiles):
    """Neither writes whole lines nor can be cut back."""

    def __getattribute__(self, name: str) -> object:
        if name == "cut" and object.__getattribute__(self, "named") == "write":
            def fail(*_args: object) -> None:
                raise OSError(errno.EIO, os.strerror(errno.EIO))
            return fail
        return super().__getattribute__(name)


def test_a_file_that_cant_be_cut_back_is_opened_anew(tmp_path: Path) -> None:
    files = HalfWritten(errno.EIO)
    writer = Writer(tmp_path / "x.jsonl", files, lambda _error: None)
    put_all(writer)
    assert writer.settle()
    files.named = "write"
    put_all(writer, LINES)
    assert not writer.settle(0.3)
    files.named = ""
    wait_for(lambda: writer.settle(0.2))
    assert numbers(writer.path) == list(range(2 * LINES))
    writer.close(keep=False)


class Noting(FaultyFiles):
    """Says when it was asked to sync."""

    def __init__(self) -> None:
        super().__init__(0)
        self.synced: list[float] = []

    def sync(self, descriptor: int) -> None:
        self.synced.append(time.monotonic())


def test_lines_stand_in_the_file_at_once_and_are_synced_soon(tmp_path: Path) -> None:
    """Without being asked; and at once when the person leaves the window. Nothing new: nothing to sync."""
    files = Noting()
    writer = Writer(tmp_path / "x.jsonl", files, lambda _error: None)
    begun = time.monotonic()
    writer.put(lambda: [{"draft": 1}])
    wait_for(lambda: bool(files.synced))
    assert files.synced[0] - begun >= writing.SYNC_S * 0.9, "several lines share a sync"
    assert writing.SYNC_S <= 0.6
    writer.put(lambda: [{"draft": 2}])
    wait_for(lambda: numbers(writer.path) == [1, 2])
    assert len(files.synced) == 1
    begun = time.monotonic()
    writer.sync()
    wait_for(lambda: len(files.synced) == 2)
    writer.close(keep=False)


def test_a_slow_disk_holds_no_line_up(tmp_path: Path) -> None:
    """Lines go on into the file while a sync hangs: a kill then loses none of them."""
    files = FaultyFiles(0)
    hanging, go_on = [], time.monotonic() + 60

    class Slow(FaultyFiles):
        def sync(self, descriptor: int) -> None:
            hanging.append(1)
            while not released and time.monotonic() < go_on:
                time.sleep(0.002)

    released: list[int] = []
    files = Slow(0)
    writer = Writer(tmp_path / "x.jsonl", files, lambda _error: None)
    writer.put(lambda: [{"draft": 0}])
    writer.sync()
    wait_for(lambda: bool(hanging))
    put_all(writer, 1)
    wait_for(lambda: numbers(writer.path) == list(range(LINES + 1)))
    released.append(1)
    writer.close(keep=True)
