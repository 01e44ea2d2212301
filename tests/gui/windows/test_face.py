"""The first picture of a window: its grounds lie where the parts come to stand; the window stays the same one."""
import gc
import os
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from journeymapper.app import begin as begin_module
from journeymapper.app import editor
from journeymapper.app.begin import begin
from journeymapper.app.desk import Desk
from journeymapper.app.editor import first_window, when_painted
from journeymapper.core.foundation.i18n import texts
from journeymapper.core.settings.glance import Glance, glance
from journeymapper.core.settings.groups import Settings
from journeymapper.core.settings.storage import save_settings
from journeymapper.ui.theme.current import Theme
from journeymapper.ui.windows.face import Face
from journeymapper.ui.windows.main_window import MapWindow


def place_in(window: QWidget, part: QWidget) -> QRect:
    return QRect(part.mapTo(window, QPoint(0, 0)), part.size())


def face_of(window: MapWindow) -> Face:
    face = window.centralWidget()
    assert isinstance(face, Face)
    return face


@pytest.mark.parametrize("panels", [{}, {"inspector": False}, {"palette": False}])
def test_the_grounds_lie_where_the_parts_come_to_stand(
        qtbot: QtBot, desk: Desk, sample_file: Path, panels: dict[str, bool]) -> None:
    desk.theme.dress()
    window = desk.settings.layout().model_copy(update={"panels": panels, "sizes": {"width": 1200, "height": 900}})
    desk.settings.set_layout(window)
    first = first_window(desk.theme, glance(), desk.t)
    seen: list[bool] = []
    when_painted(first, lambda: seen.append(True))
    qtbot.waitUntil(lambda: bool(seen))
    bars, palette, inspector, status = face_of(first).grounds()
    shown = first.size()
    desk.first = first
    begin(desk, [str(sample_file)])
    chrome = desk.places[0].window.chrome
    qtbot.waitUntil(lambda: chrome.top_bar.height() > 0 and chrome.status.width() == first.width())
    assert desk.places[0].window is first
    assert first.size() == shown
    assert chrome.menu_bar.height() + chrome.top_bar.height() == bars.height()
    page = chrome.map_page
    assert page.palette_column.isVisible() == (not palette.isEmpty())
    assert page.inspector.isVisible() == (not inspector.isEmpty())
    if not palette.isEmpty():
        assert place_in(first, page.palette_column) == palette
    if not inspector.isEmpty():
        assert place_in(first, page.inspector).left() == inspector.left()
    assert place_in(first, chrome.status) == status


def test_the_face_has_the_colours_of_the_theme(qtbot: QtBot) -> None:
    for theme in (Theme("light"), Theme("dark")):
        window = first_window(theme, Glance(), texts("en"))
        qtbot.addWidget(window)
        picture = window.grab().toImage()
        ratio = window.devicePixelRatio()
        paper = face_of(window).grounds()[1].topRight() + QPoint(40, 40)
        assert picture.pixelColor(paper * ratio).name() == theme.tokens.paper.lower()
        assert picture.pixelColor(QPoint(5, 5)).name() == theme.tokens.surface.lower()


def test_it_goes_on_once_the_face_is_painted(qtbot: QtBot) -> None:
    window = first_window(Theme("light"), Glance(), texts("en"))
    qtbot.addWidget(window)
    seen: list[bool] = []
    painted: list[bool] = []
    face_of(window).painted.connect(lambda: painted.append(True))
    when_painted(window, lambda: seen.append(bool(painted)))
    assert seen == []
    qtbot.waitUntil(lambda: bool(seen))
    face_of(window).repaint()
    QApplication.processEvents()
    assert seen == [True], "once, and after the paint"


def test_a_first_window_that_is_closed_stays_closed(qtbot: QtBot) -> None:
    window = first_window(Theme("light"), Glance(), texts("en"))
    seen: list[bool] = []
    when_painted(window, lambda: seen.append(True))
    with qtbot.waitSignal(window.destroyed):
        window.close()
    qtbot.wait(20)
    assert seen == []


def test_a_glance_sees_what_the_settings_hold() -> None:
    settings = Settings.model_validate({
        "appearance": {"theme": "dark", "language": "es"},
        "window": {"geometry": "AdnQ", "maximised": True, "panels": {"palette": False}, "sizes": {"width": 900}}})
    save_settings(settings)
    seen = glance()
    assert (seen.theme, seen.language) == ("dark", "es")
    assert (seen.geometry, seen.maximised) == (settings.window.geometry, True)
    assert (seen.panels, seen.sizes) == (settings.window.panels, settings.window.sizes)


@pytest.mark.parametrize("text", ["", "{", "[]", '{"window": 3}', '{"window": {"sizes": {"width": "x", "height": -1}}}',
                                  '{"appearance": {"theme": 1}, "window": {"geometry": "é"}}', "\ud800"])
def test_a_glance_at_bad_settings_gives_the_defaults(text: str) -> None:
    folder = Path(os.environ["XDG_CONFIG_HOME"]) / "journeymapper"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "settings.json").write_bytes(text.encode("utf-8", "surrogatepass"))
    assert glance() == Glance()


def test_a_start_that_breaks_leaves_no_dead_window(
        qtbot: QtBot, qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_args: object) -> None:
        raise RuntimeError("planted")

    monkeypatch.setattr(begin_module, "run", broken)
    monkeypatch.setattr(sys, "excepthook", lambda *_args: None)
    quits = qapp.quitOnLastWindowClosed()
    window = first_window(Theme("light"), Glance(), texts("en"))
    try:
        with pytest.raises(RuntimeError, match="planted"), qtbot.waitSignal(window.destroyed):
            editor.fill_first(qapp, window, Theme("light"), [], None)
        assert not qapp.quitOnLastWindowClosed(), "the box that tells it has to stay"
        assert gc.isenabled()
    finally:
        qapp.setQuitOnLastWindowClosed(quits)
