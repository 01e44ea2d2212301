"""Random hands on maps that hardly anybody draws."""
from random import Random

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from journeymapper.ui.canvas.viewport import ZOOM_MAX, ZOOM_MIN

from .checks import deep_faults
from .conftest import OpenMap
from .hands import some_events
from .maps import LARGE, MAPS, TEXTS, records
from .runs import run

ALL = MAPS | TEXTS | LARGE


@pytest.mark.parametrize("name", MAPS | LARGE)
def test_it_is_shown_whole_at_every_zoom(name: str, open_map: OpenMap, qtbot: QtBot) -> None:
    sheet = open_map(records(ALL[name]())).window.chrome.map_page.sheet
    with qtbot.capture_exceptions() as thrown:
        for zoom in (ZOOM_MAX, 1.0, 0.44, 0.19, ZOOM_MIN):
            sheet.zoom_to(zoom)
            for x, y in ((0, 0), (1 << 30, 1 << 30)):
                sheet.scroll_view(x, y)
                assert not sheet.grab().isNull()
    assert thrown == []
    assert deep_faults(sheet) == []


@pytest.mark.parametrize("name", MAPS)
def test_a_few_events(name: str, open_map: OpenMap, luck: Random) -> None:
    run(open_map(records(MAPS[name]())), some_events(len(name), 10), luck)


@pytest.mark.soak
@pytest.mark.parametrize("name", ALL)
def test_many_events(name: str, open_map: OpenMap, luck: Random) -> None:
    run(open_map(records(ALL[name]())), some_events(len(name), 400), luck)


def test_a_closed_window_hears_nothing_more(open_map: OpenMap) -> None:
    """The session outlives its window here; no listener of a part that has gone is left behind."""
    place = open_map()
    session = place.file.session
    for action in ("view.backlog", "view.insights", "view.compare", "map.measurements", "view.findings",
                   "map.personas", "map.channels", "map.properties", "view.channels", "view.map", "edit.rename"):
        place.window.chrome.actions[action].trigger()
    signals = (session.changed, session.selection.changed, session.settle, session.history_changed)
    assert all(signal._listeners for signal in signals)
    place.closing = True
    place.window.close()
    QApplication.processEvents()
    assert [signal._listeners for signal in signals] == [[], [], [], []]
