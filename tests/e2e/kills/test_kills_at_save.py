"""Killed at a call to the system, before, amid and after a save: what was acknowledged is not lost nor asked twice."""
import os
import subprocess
import sys
from pathlib import Path

import pytest

from journeymapper.app.map_file import read_map_file
from journeymapper.core.document import queries
from journeymapper.core.document.store import Store
from journeymapper.core.foundation.errors import BadFile
from journeymapper.core.persistence.journal.shelf import offers
from journeymapper.core.persistence.reading import content_hash
from journeymapper.core.persistence.versions import versions_of
from tests.e2e.kills.aim import CALLS, VARIABLE, Point, points
from tests.support.maps import SAMPLE
from tests.support.paths import ROOT

LEAST_POINTS = 50
# Of all points CI takes each so manieth.
CI_STEP = 8
# Threads take turns as they like: a call that was made later, or not at all, is tried again.
TRIES = 4
ORDER = {"": "Awareness", "first": "Changed", "saved": "Changed", "changed": "Later"}
TITLES = ("Awareness", "Changed", "Later")


def run(file: Path, trace: Path, aim: str, *inject: str) -> str:
    """The last word of the child that runs under strace."""
    child = subprocess.run(
        ["strace", "-f", "-qq", "-o", str(trace), *inject, sys.executable, "-m", "tests.e2e.kills.saver", str(file)],
        cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, timeout=120, check=False,
        env=os.environ | {VARIABLE: aim})
    return (child.stdout.split() or [""])[-1]


def fresh(folder: Path, monkeypatch: pytest.MonkeyPatch, *, links: bool = False) -> Path:
    """A copy of the sample, and a state folder of its own."""
    folder.mkdir()
    file = folder / "map.journey"
    file.write_bytes(SAMPLE.read_bytes())
    if links:
        (folder / "other.journey").hardlink_to(file)
    monkeypatch.setenv("XDG_STATE_HOME", str(folder / "state"))
    return file


def looked_at(file: Path, trace: Path) -> tuple[list[Point], dict[str, int]]:
    """The calls of a life that nobody ends, in their order."""
    assert run(file, trace, "look", f"-etrace={','.join(CALLS)}") == "changed"
    return points(trace.read_text("utf-8", "replace"))


def best_title(in_file: str, word: str, relation: str = "same") -> None:
    """The map can be had in the state last acknowledged, or in a later one; only what isn't in the file is offered."""
    found = offers()
    titles = [queries.stages(Store(offer.map().records))[0].title for offer in found]
    relations = [offer.base.relation for offer in found]
    for offer in found:
        offer.release()
    assert len(found) <= 1
    assert relations in ([], [relation]), "our own save is no change by somebody else"
    assert in_file not in titles
    best = max(TITLES.index(title) for title in [in_file, *titles])
    assert best >= TITLES.index(ORDER[word]), (in_file, titles, word)


def title_in(file: Path) -> str:
    return queries.stages(read_map_file(file)[0].session.store)[0].title


def check(file: Path, word: str) -> None:
    """The file is the old one or the new one, and nothing that was acknowledged is lost."""
    in_file = title_in(file)
    best_title(in_file, word)
    if word in ("saved", "changed"):
        assert TITLES.index(in_file) >= 1, "an acknowledged save is in the file"


def check_in_place(file: Path, word: str) -> None:
    """A file of several names is written over: where that broke off, the old version is among the older ones."""
    assert file.stat().st_nlink == 2
    try:
        in_file = title_in(file)
    except BadFile:
        assert word == "first", "it breaks off amid a save"
        (copy,) = versions_of(file).versions
        assert copy.path.read_bytes() == SAMPLE.read_bytes()
        # Neither the old file nor the new one: what the journal holds opens as a copy.
        best_title("Awareness", word, relation="changed")
        return
    best_title(in_file, word)


def kill_at(point: Point, times: int, file: Path, trace: Path) -> str | None:
    """The last word of a child that was killed at this point; None where it wasn't killed."""
    when = point.before + times + point.number
    inject = f"-einject={point.call}:signal=KILL:when={when}"
    word = run(file, trace, f"{point.thread}/{point.call}/{times}", f"-etrace={point.call}", inject)
    return word if "killed by SIGKILL" in trace.read_text("utf-8", "replace") else None


def kills(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, step: int, tries: int, links: bool = False) -> str:
    """Kill at each so manieth point; how many were hit."""
    trace = tmp_path / "trace"
    found, times = looked_at(fresh(tmp_path / "whole", monkeypatch, links=links), trace)
    chosen, hit = found[::step], 0
    for number, point in enumerate(chosen):
        for attempt in range(tries):
            file = fresh(tmp_path / f"{number}-{attempt}", monkeypatch, links=links)
            word = kill_at(point, times[point.call], file, trace)
            (check_in_place if links else check)(file, word if word is not None else "changed")
            if word is not None:
                hit += 1
                break
    print(f"{hit} of {len(chosen)} points killed, of {len(found)} calls in all")
    assert len(found) >= LEAST_POINTS
    # Which of its threads comes when isn't ours to say: among few points one may be missed.
    assert hit >= min(0.9 * len(chosen), len(chosen) - 1)
    return f"{hit}/{len(chosen)}"


@pytest.mark.e2e
@pytest.mark.strace
def test_a_kill_around_the_replacing_is_no_foreign_change(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Just before the map's file is replaced, and just after."""
    trace = tmp_path / "trace"
    found, times = looked_at(fresh(tmp_path / "whole", monkeypatch), trace)
    mine = [point for point in found if point.thread == "main"]
    at = max(n for n, point in enumerate(mine) if point.call == "rename")
    for point, old in ((mine[at], True), (mine[at + 1], False)):
        word = None
        for attempt in range(TRIES):  # a call of another thread may come first, and the counted one isn't ours
            file = fresh(tmp_path / f"{old}-{attempt}", monkeypatch)
            word = kill_at(point, times[point.call], file, trace)
            if word is not None:
                break
        assert word == "first"
        check(file, word)
        assert (read_map_file(file)[0].hash == content_hash(SAMPLE.read_bytes())) == old


@pytest.mark.e2e
@pytest.mark.strace
def test_kills_at_some_calls(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """CI's share."""
    kills(tmp_path, monkeypatch, step=CI_STEP, tries=2)


@pytest.mark.e2e
@pytest.mark.soak
@pytest.mark.strace
@pytest.mark.parametrize("links", [False, True])
def test_a_kill_at_every_call(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, links: bool) -> None:
    kills(tmp_path, monkeypatch, step=1, tries=TRIES, links=links)
