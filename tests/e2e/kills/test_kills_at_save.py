"""Killed at a call to the system, before, amid and after a save: what was acknowledged is not lost nor asked twice."""
import re
import subprocess
import sys
from pathlib import Path

import pytest

from journeymapper.app.map_file import read_map_file
from journeymapper.core.document import queries
from journeymapper.core.document.store import Store
from journeymapper.core.persistence.journal.shelf import offers
from journeymapper.core.persistence.repository import content_hash
from tests.support.maps import SAMPLE
from tests.support.paths import ROOT

# Those that a save and a journal alter the disk with.
CALLS = ("rename", "fsync", "unlink", "ftruncate", "write")
LEAST_POINTS = 14
ORDER = {"": "Awareness", "first": "Changed", "saved": "Changed", "changed": "Later"}
TITLES = ("Awareness", "Changed", "Later")


def run(file: Path, trace: Path, *inject: str) -> str:
    """The last word of the child that runs under strace."""
    child = subprocess.run(
        ["strace", "-f", "-qq", "-o", str(trace), *inject, sys.executable, "-m", "tests.e2e.kills.saver", str(file)],
        cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, timeout=120, check=False)
    return (child.stdout.split() or [""])[-1]


def fresh(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the sample, and a state folder of its own."""
    folder.mkdir()
    file = folder / "map.journey"
    file.write_bytes(SAMPLE.read_bytes())
    monkeypatch.setenv("XDG_STATE_HOME", str(folder / "state"))
    return file


def counted(file: Path, trace: Path) -> dict[str, int]:
    """How often each of the calls is made in a life that nobody ends."""
    assert run(file, trace, f"-etrace={','.join(CALLS)}") == "changed"
    names = re.findall(r"^\d+\s+(\w+)\(", trace.read_text("utf-8", "replace"), re.MULTILINE)
    return {name: names.count(name) for name in CALLS}


def around_the_replacing(trace: str) -> tuple[int, int]:
    """Which rename of its thread replaces the map, and which fsync follows it: strace counts for each thread."""
    calls = re.findall(r"^(\d+)\s+(\w+)\((.*)", trace, re.MULTILINE)
    at = next(n for n, (_, name, rest) in enumerate(calls) if name == "rename" and "/map.journey\"" in rest)
    mine = [(n, name) for n, (thread, name, _) in enumerate(calls) if thread == calls[at][0]]
    return (sum(name == "rename" and n <= at for n, name in mine),
            sum(name == "fsync" and n <= at for n, name in mine) + 1)


def check(file: Path, word: str) -> None:
    """The map can be had in the state last acknowledged, or in a later one; only what isn't in the file is offered."""
    in_file = queries.stages(read_map_file(file)[0].session.store)[0].title
    found = offers()
    titles = [queries.stages(Store(offer.map().records))[0].title for offer in found]
    relations = [offer.base.relation for offer in found]
    for offer in found:
        offer.release()
    assert len(found) <= 1
    assert relations in ([], ["same"]), "our own save is no change by somebody else"
    assert in_file not in titles
    best = max(TITLES.index(title) for title in [in_file, *titles])
    assert best >= TITLES.index(ORDER[word]), (in_file, titles, word)
    if word in ("saved", "changed"):
        assert TITLES.index(in_file) >= 1, "an acknowledged save is in the file"


def kill_at(call: str, number: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> bool:
    """Whether it was killed: no thread makes as many calls as all of them."""
    file = fresh(tmp_path / f"{call}-{number}", monkeypatch)
    word = run(file, tmp_path / "trace", f"-etrace={call}", f"-einject={call}:signal=KILL:when={number}")
    check(file, word)
    return word != "changed"


@pytest.mark.e2e
@pytest.mark.strace
def test_a_kill_around_the_replacing_is_no_foreign_change(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """CI's share: just before the map's file is replaced, and just after."""
    trace = tmp_path / "trace"
    counted(fresh(tmp_path / "whole", monkeypatch), trace)
    rename, sync = around_the_replacing(trace.read_text("utf-8", "replace"))
    assert kill_at("rename", rename, tmp_path, monkeypatch)
    assert kill_at("fsync", sync, tmp_path, monkeypatch)
    assert read_map_file(tmp_path / f"rename-{rename}" / "map.journey")[0].hash == content_hash(SAMPLE.read_bytes())
    assert read_map_file(tmp_path / f"fsync-{sync}" / "map.journey")[0].hash != content_hash(SAMPLE.read_bytes())


@pytest.mark.e2e
@pytest.mark.soak
@pytest.mark.strace
def test_a_kill_at_every_call(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    count = counted(fresh(tmp_path / "whole", monkeypatch), tmp_path / "trace")
    killed = [kill_at(call, number, tmp_path, monkeypatch)
              for call, times in count.items() for number in range(1, times + 1)]
    print(f"{sum(killed)} of {len(killed)} points killed, of {count}")
    assert sum(killed) >= LEAST_POINTS
