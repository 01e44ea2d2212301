"""A person who does anything at all, on the sample map: nothing breaks, and undo leads back to the very start."""
from random import Random
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from .conftest import OpenMap
from .hands import some_events
from .runs import Watch, run


@pytest.mark.parametrize("seed", range(4))
def test_random_events(seed: int, open_map: OpenMap, luck: Random, qtbot: QtBot, qtlog: Any) -> None:
    luck.seed(seed)
    run(open_map(), some_events(seed, 120), Watch(qtbot, qtlog))


@pytest.mark.soak
@pytest.mark.parametrize("seed", range(100, 140))
def test_many_random_events(seed: int, open_map: OpenMap, luck: Random, qtbot: QtBot, qtlog: Any) -> None:
    luck.seed(seed)
    run(open_map(), some_events(seed, 500), Watch(qtbot, qtlog))
