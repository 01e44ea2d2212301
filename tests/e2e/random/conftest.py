"""A desk whose windows ask nobody."""
from collections.abc import Callable, Iterator, Sequence
from random import Random

import pytest
from pytestqt.qtbot import QtBot

from journeymapper.app.desk import Desk, Place
from journeymapper.core.model.record import Record

from .alone import desk_for, open_on

OpenMap = Callable[..., Place]


@pytest.fixture
def luck() -> Random:
    """What menus choose and which ids are new; `seed()` begins anew."""
    return Random(0)


@pytest.fixture
def desk(qtbot: QtBot, luck: Random) -> Iterator[Desk]:
    """No window yet; English, light."""
    with desk_for(luck) as made:
        yield made


@pytest.fixture
def open_map(desk: Desk, qtbot: QtBot) -> OpenMap:
    """Opens a window for these records (absent: the sample map)."""

    def open_(records: Sequence[Record] | None = None) -> Place:
        place = open_on(desk, records)
        qtbot.waitActive(place.window)
        return place

    return open_
