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
from tests.support.maps import SAMPLE
from tests.support.paths import ROOT

# Those that a save and a journal alter the disk with.
CALLS = ("rename", "fsync", "unlink", "ftruncate", "write")
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


def kill_at(call: str, number: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = fresh(tmp_path / f"{call}-{number}", monkeypatch)
    word = run(file, tmp_path / "trace", "-etrace=none", f"-einject={call}:signal=KILL:when={number}")
    check(file, word)


@pytest.mark.e2e
@pytest.mark.strace
def test_a_kill_around_the_replacing_is_no_foreign_change(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """CI's share: the map's own replacing is one of the renames, the end of its first journal the first unlink."""
    count = counted(fresh(tmp_path / "whole", monkeypatch), tmp_path / "trace")
    assert count["rename"] >= 3
    for number in range(2, count["rename"] + 1):
        kill_at("rename", number, tmp_path, monkeypatch)
    kill_at("unlink", 1, tmp_path, monkeypatch)


@pytest.mark.e2e
@pytest.mark.soak
@pytest.mark.strace
def test_a_kill_at_every_call(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    count = counted(fresh(tmp_path / "whole", monkeypatch), tmp_path / "trace")
    print(count)
    for call, times in count.items():
        for number in range(1, times + 1):
            kill_at(call, number, tmp_path, monkeypatch)
