"""Eight programs at once for one map: one of them gets it, whatever lay there before."""
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from journeymapper.core.persistence.lock.here import process_start, this_program
from journeymapper.core.persistence.lock.lock import lock_path
from journeymapper.core.persistence.lock.owner import written
from tests.support.paths import ROOT

RACERS, HEAD_START_S = 8, 0.05
# What lies there when the race begins: nothing, a lock of a dead process, of before a restart, an empty one.
BEFORE = ("nothing", "dead", "restarted", "empty")


class Racer:
    def __init__(self, target: Path, state: Path) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-m", "tests.unit.persistence.lock.racer", str(target), str(state)], cwd=ROOT, text=True,
            stdin=subprocess.PIPE, stdout=subprocess.PIPE)

    def say(self, line: str) -> None:
        assert self.process.stdin is not None
        self.process.stdin.write(line + "\n")
        self.process.stdin.flush()

    def hear(self) -> str:
        assert self.process.stdout is not None
        return self.process.stdout.readline().strip()

    def ask(self, line: str) -> str:
        self.say(line)
        return self.hear()


@pytest.fixture
def racers(target: Path, tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[list[Racer]]:
    made = [Racer(target, tmp_path / "locks") for _ in range(getattr(request, "param", RACERS))]
    yield made
    for racer in made:
        racer.process.communicate(timeout=30)


def dead_process() -> tuple[int, str]:
    child = subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE)
    started = process_start(child.pid)
    child.communicate(b"\n")
    return child.pid, started


def lay(target: Path, what: str, dead: tuple[int, str]) -> None:
    me = this_program().me._replace(token="old")
    lines = {"dead": written(me._replace(pid=dead[0], started=dead[1])),
             "restarted": written(me._replace(boot="before")), "empty": b""}
    if what in lines:
        lock_path(target).write_bytes(lines[what])


def run(target: Path, racers: list[Racer], rounds: int) -> None:
    dead = dead_process()
    for round in range(rounds):
        what = BEFORE[round % len(BEFORE)]
        lay(target, what, dead)
        at = time.monotonic() + HEAD_START_S
        for racer in racers:
            racer.say(f"at {at}")
        answers = [racer.hear() for racer in racers]
        assert sorted(answers) == ["lost"] * (RACERS - 1) + ["won"], (round, what)
        winner = racers[answers.index("won")]
        assert lock_path(target).exists()
        losers = [racer for racer in racers if racer is not winner]
        assert losers[0].ask("at 0") == "lost", "as long as the winner lives"
        assert winner.ask("release") == "done"
        assert not lock_path(target).exists(), (round, what)


def test_one_of_eight_wins(target: Path, racers: list[Racer]) -> None:
    run(target, racers, 4)


@pytest.mark.soak
def test_one_of_eight_wins_fifty_times(target: Path, racers: list[Racer]) -> None:
    run(target, racers, 50)


@pytest.mark.parametrize("racers", [2], indirect=True)
def test_who_is_killed_leaves_a_lock_that_the_next_one_takes(target: Path, racers: list[Racer]) -> None:
    first, second = racers
    assert first.ask("at 0") == "won"
    assert second.ask("at 0") == "lost"
    first.process.kill()
    first.process.wait()
    assert lock_path(target).exists(), "all that a killed program leaves"
    assert second.ask("at 0") == "won"
    assert second.ask("release") == "done"
    assert list(target.parent.iterdir()) == [target]
