"""A desk with windows as the program makes them; all are closed at the end without a question."""
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from journeymapper.app.desk import Desk, Place
from journeymapper.app.new_map import empty_map
from journeymapper.app.opening import open_paths
from journeymapper.app.preferences import Preferences
from journeymapper.app.wiring import make_window
from journeymapper.core.foundation.i18n import texts
from journeymapper.ui.panels.outline import Outline
from journeymapper.ui.qt.translators import install_qt_language
from journeymapper.ui.theme.current import Theme
from tests.gui.windows.boxes import Boxes
from tests.support.maps import SAMPLE


@pytest.fixture
def desk(qtbot: QtBot) -> Iterator[Desk]:
    """No window yet; English, light."""
    desk = Desk(Preferences(), Theme("light"), texts("en"), make_window)
    yield desk
    for place in list(desk.places):
        place.closing = True
        place.window.close()
    install_qt_language("en")  # the language of a window is that of Qt's own words too, also of the names of keys


@pytest.fixture
def sample_file(tmp_path: Path) -> Path:
    """A copy of the sample map."""
    file = tmp_path / "garden.journey"
    file.write_bytes(SAMPLE.read_bytes())
    return file


@pytest.fixture
def place(desk: Desk, sample_file: Path) -> Place:
    """The sample map in its window."""
    assert open_paths(desk, [sample_file]) == []
    return desk.places[0]


@pytest.fixture
def boxes(monkeypatch: pytest.MonkeyPatch) -> Boxes:
    return Boxes(monkeypatch)


@pytest.fixture
def new_place(desk: Desk) -> Place:
    """An empty map in its window."""
    return desk.show(empty_map(desk.t))


@pytest.fixture
def outline(place: Place, qtbot: QtBot) -> Outline:
    """The panel, opened by its action, with the keyboard in it."""
    with qtbot.waitActive(place.window):
        place.window.activateWindow()
    place.window.chrome.actions["view.outline"].trigger()
    built = place.window.chrome.map_page.outline.content
    assert isinstance(built, Outline)
    assert built.tree.hasFocus()
    return built
