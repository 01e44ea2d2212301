"""Lives of the program: each is begun anew on the same folders, works for a while, and is killed without a word."""
import os
import queue
import random
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path

from tests.support.paths import ROOT

PATIENCE_S = 300.0
# The promise: of what is older, nothing is lost.
ALLOWED_S = 1.0
LONGEST_S = 1.2


@dataclass
class Life:
    """What one of them said. `did`: (number, when); `killed`: when."""

    start: int
    recovered: bool
    did: list[tuple[int, float]] = field(default_factory=list)
    killed: float = 0.0

    def owed(self, before: float = ALLOWED_S) -> int:
        """The number that the next one has to find: the last that was as old as that when it was killed."""
        return max((number for number, when in self.did if when <= self.killed - before), default=self.start)

    def lost_s(self, found: int) -> float:
        """How old the oldest lost change was."""
        return max((self.killed - when for number, when in self.did if number > found), default=0.0)


def live(file: Path, seconds: float) -> Life:
    """One life; it is killed so long after it began to work."""
    child = subprocess.Popen([sys.executable, "-m", "tests.e2e.kills.child", str(file)], cwd=ROOT,
                             env=os.environ | {"QT_QPA_PLATFORM": "offscreen"}, stdout=subprocess.PIPE, text=True)
    said: queue.SimpleQueue[str] = queue.SimpleQueue()
    stdout = child.stdout
    assert stdout is not None
    reader = threading.Thread(target=lambda: [said.put(line) for line in stdout], daemon=True)
    reader.start()
    try:
        word, number, how, _ = said.get(timeout=PATIENCE_S).split()
        assert word == "start"
        life = Life(int(number), how == "recovered")
        time.sleep(seconds)
        life.killed = time.monotonic()
    finally:
        child.kill()
        child.wait(PATIENCE_S)
        reader.join(PATIENCE_S)
        stdout.close()
    while not said.empty():
        words = said.get()
        if words.endswith("\n"):  # the last one may be torn as well
            _, number, when = words.split()
            life.did.append((int(number), float(when)))
    return life


def lives(file: Path, kills: int, seed: int) -> Iterator[tuple[Life, Life]]:
    """Each life with the one after it."""
    hand = random.Random(seed)
    return pairwise(live(file, hand.uniform(0.05, LONGEST_S)) for _ in range(kills + 1))
