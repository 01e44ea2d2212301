"""A person who does anything at all: nothing breaks or stays behind, and undo leads back to the very start.

A fault names its event by seed and index; `python -m tests.e2e.random.replay SEED --shrink` plays it again.
"""
from random import Random

import pytest

from journeymapper.app.desk import Desk

from .hands import some_events
from .maps import MAPS, records
from .runs import live

RUNS, EVENTS = 12, 250
MANY_RUNS, MANY_EVENTS = 200, 500


@pytest.mark.parametrize("seed", range(RUNS))
def test_random_events(seed: int, desk: Desk, luck: Random) -> None:
    live(desk, None, some_events(seed, EVENTS), luck)


@pytest.mark.soak
@pytest.mark.parametrize("seed", range(1000, 1000 + MANY_RUNS))
def test_many_random_events(seed: int, desk: Desk, luck: Random) -> None:
    """Every fourth run is on a map that hardly anybody draws."""
    odd = list(MAPS.values())[seed // 4 % len(MAPS)] if seed % 4 == 3 else None
    live(desk, None if odd is None else records(odd()), some_events(seed, MANY_EVENTS), luck)
