"""A crash costs at most a second: the real program at twenty changes a second, killed at random, started again."""
import os
from pathlib import Path

import pytest

from tests.e2e.kills.lives import ALLOWED_S, lives
from tests.support.maps import SAMPLE

IN_CI, IN_SOAK = 8, 300


def check(tmp_path: Path, kills: int, seed: int) -> None:
    file = tmp_path / "map.journey"
    file.write_bytes(SAMPLE.read_bytes())
    pairs, lost = [], []
    for life, after in lives(file, kills, seed):
        pairs.append((life, after))
        lost.append((life.lost_s(after.start), life.owed(), after.start))
        assert lost[-1][0] <= ALLOWED_S, lost[-1]
        assert after.start >= life.owed(), lost[-1]
    print(f"{kills} kills; the oldest change lost was {max(one for one, _, _ in lost):.3f} s old, "
          f"{sum(after.recovered for _, after in pairs)} recovered from the journal")
    assert sum(after.recovered for _, after in pairs) >= kills // 2, "most of them had something to recover"
    assert sum(bool(life.did) for life, _ in pairs) >= kills * 3 // 4
    journals = Path(os.environ["XDG_STATE_HOME"]) / "journeymapper" / "recovery"
    assert len(list(journals.glob("*.jsonl"))) <= 1, "none is left lying about"


@pytest.mark.e2e
def test_a_kill_costs_at_most_a_second(tmp_path: Path) -> None:
    check(tmp_path, IN_CI, seed=67)


@pytest.mark.soak
@pytest.mark.e2e
def test_three_hundred_kills(tmp_path: Path) -> None:
    check(tmp_path, IN_SOAK, seed=int.from_bytes(os.urandom(4)))
