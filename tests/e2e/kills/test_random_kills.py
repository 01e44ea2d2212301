"""Saves, killed at random: the file is the old version or the new one, and no acknowledged save is lost."""
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.maps import SAMPLE
from tests.support.paths import ROOT

IN_CI, IN_SOAK = 20, 500
BALLAST = 500_000


def check(tmp_path: Path, kills: int, seed: int) -> tuple[int, int]:
    """How many kills left more in the journal than in the file, and how many fell amid the writing of the map."""
    file = tmp_path / "map.journey"
    # Unknown to us, so kept: it makes the map large, and takes next to no time to read.
    file.write_text(json.dumps({**json.loads(SAMPLE.read_bytes()), "ballast": "x" * BALLAST}), encoding="utf-8")
    child = subprocess.run([sys.executable, "-m", "tests.e2e.kills.forks", str(file), str(kills), str(seed)], cwd=ROOT,
                           capture_output=True, text=True, timeout=3600, check=False)
    assert (child.returncode, child.stderr) == (0, "")
    done, number, more, amid = map(int, child.stdout.split())
    print(f"{done} kills at random; {more} left changes in the journal that the file lacked, {amid} fell amid the "
          f"writing of the map; {number} changes in all (seed {seed})")
    assert done == kills
    assert number > 0
    return more, amid


@pytest.mark.e2e
@pytest.mark.skipif(not hasattr(os, "fork"), reason="lives are forks")
def test_saves_killed_at_random(tmp_path: Path) -> None:
    more, amid = check(tmp_path, IN_CI, seed=67)
    assert min(more, amid) > 0


@pytest.mark.soak
@pytest.mark.e2e
@pytest.mark.skipif(not hasattr(os, "fork"), reason="lives are forks")
def test_five_hundred_saves_killed_at_random(tmp_path: Path) -> None:
    more, amid = check(tmp_path, IN_SOAK, seed=int.from_bytes(os.urandom(4)))
    assert min(more, amid) > 0
