"""The first picture of a window: its grounds lie where the parts come to stand; the window stays the same one."""
import gc
import os
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from journeymapper.app import begin as begin_module
from journeymapper.app import editor
from journeymapper.app.begin import begin
from journeymapper.app.desk import Desk
from journeymapper.app.editor import play_early, settle
from journeymapper.app.first import first_map, first_window, reader, when_painted
from journeymapper.app.opening import open_paths
from journeymapper.core.document import queries
from journeymapper.core.foundation.i18n import texts
from journeymapper.core.settings.glance import Glance, glance
from journeymapper.core.settings.groups import Settings
from journeymapper.core.settings.storage import save_settings
from journeymapper.ui.theme.current import Theme
from journeymapper.ui.windows.face import Face
from journeymapper.ui.windows.main_window import MapWindow

CTRL, SHIFT, NONE = (Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier,
                     Qt.KeyboardModifier.NoModifier)


def place_in(window: QWidget, part: QWidget) -> QRect:
    return QRect(part.mapTo(window, QPoint(0, 0)), part.size())


def face_of(window: MapWindow) -> Face:
    face = window.centralWidget()
    assert isinstance(face, Face)
    return face


@pytest.mark.parametrize("workshop", [False, True])
@pytest.mark.parametrize("panels, sizes", [
    ({}, {}), ({"inspector": False}, {}), ({"palette": False, "parking_lot": True}, {"parking_lot": 20}),
    ({"inspector": True, "parking_lot": True}, {"inspector": 440, "parking_lot": 180}),
    ({"outline": True}, {}), ({"history": True, "outline": True, "inspector": False}, {"outline": 220})])
def test_the_grounds_lie_where_the_parts_come_to_stand(
        qtbot: QtBot, desk: Desk, sample_file: Path, panels: dict[str, bool], sizes: dict[str, int],
        workshop: bool) -> None:
    desk.theme.enlarge(workshop)
    desk.theme.dress()
    desk.settings.set_appearance(workshop=workshop)
    desk.settings.set_layout(desk.settings.layout().model_copy(update={"panels": panels, "sizes": sizes}))
    first, face = first_window(desk.theme, glance(), desk.t)
    first.setWindowState(Qt.WindowState.WindowNoState)
    first.resize(1500, 900)
    seen: list[bool] = []
    when_painted(first, face.painted, lambda: seen.append(True))
    qtbot.waitUntil(lambda: bool(seen))
    bars, palette, side, inspector, parking, status, sheet = face.grounds()
    shown = first.size()
    desk.first = first
    begin(desk, [str(sample_file)])
    settle(first)
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
    for part, ground in ((page.inspector, inspector), (page.side, side), (page.parking_lot, parking)):
        assert part.isVisible() == (not ground.isEmpty())
        if part.isVisible():
            assert place_in(first, part) == ground
    assert place_in(first, chrome.status) == status
    assert place_in(first, page.sheet) == sheet


@pytest.mark.parametrize("ratio", [1.0, 0.5])
def test_the_map_is_seen_where_and_as_the_sheet_will_show_it(
        qtbot: QtBot, desk: Desk, sample_file: Path, ratio: float) -> None:
    desk.theme.dress()
    first, face = first_window(desk.theme, glance(), desk.t)
    first.setWindowState(Qt.WindowState.WindowNoState)
    first.resize(round(2400 * ratio), round(1400 * ratio))
    early = first_map(face, desk.theme, desk.t, [str(sample_file)])
    assert early is not None
    assert face.glimpse is not None
    seen: list[bool] = []
    when_painted(first, face.glimpse.painted, lambda: seen.append(True))
    qtbot.waitUntil(lambda: bool(seen))
    picture = face.glimpse.grab().toImage()
    place, plan = place_in(first, face.glimpse), face.glimpse.plan
    desk.first = first
    begin(desk, [str(sample_file)], early)
    settle(first)
    sheet = desk.places[0].window.chrome.map_page.sheet
    sheet.clearFocus()
    assert desk.places[0].file is early[0]
    assert sheet.plan is plan, "it is not laid out twice"
    assert place_in(first, sheet) == place
    assert sheet.grab().toImage() == picture


def test_a_first_file_that_cannot_be_read_is_told_once_the_window_is_filled(
        qtbot: QtBot, desk: Desk, tmp_path: Path) -> None:
    bad = tmp_path / "bad.journey"
    bad.write_text("{", encoding="utf-8")
    first, face = first_window(desk.theme, glance(), desk.t)
    qtbot.addWidget(first)
    assert first_map(face, desk.theme, desk.t, [str(bad)]) is None
    assert first_map(face, desk.theme, desk.t, []) is None
    assert face.glimpse is None
    assert open_paths(desk, [bad], read=reader([str(bad)], None)) != []


def test_the_face_has_the_colours_of_the_theme(qtbot: QtBot) -> None:
    for theme in (Theme("light"), Theme("dark")):
        window, _ = first_window(theme, Glance(), texts("en"))
        qtbot.addWidget(window)
        picture = window.grab().toImage()
        ratio = window.devicePixelRatio()
        paper = face_of(window).grounds()[1].topRight() + QPoint(40, 40)
        assert picture.pixelColor(paper * ratio).name() == theme.tokens.paper.lower()
        assert picture.pixelColor(QPoint(5, 5)).name() == theme.tokens.surface.lower()


def test_it_goes_on_once_the_face_is_painted(qtbot: QtBot) -> None:
    window, face = first_window(Theme("light"), Glance(), texts("en"))
    qtbot.addWidget(window)
    seen: list[bool] = []
    painted: list[bool] = []
    face.painted.connect(lambda: painted.append(True))
    when_painted(window, face.painted, lambda: seen.append(bool(painted)))
    assert seen == []
    qtbot.waitUntil(lambda: bool(seen))
    face.repaint()
    QApplication.processEvents()
    assert seen == [True], "once, and after the paint"


def test_a_first_window_that_is_closed_stays_closed(qtbot: QtBot) -> None:
    window, face = first_window(Theme("light"), Glance(), texts("en"))
    seen: list[bool] = []
    when_painted(window, face.painted, lambda: seen.append(True))
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
    window, _ = first_window(Theme("light"), Glance(), texts("en"))
    try:
        with pytest.raises(RuntimeError, match="planted"), qtbot.waitSignal(window.destroyed):
            editor.fill_first(qapp, window, Theme("light"), [], None)
        assert not qapp.quitOnLastWindowClosed(), "the box that tells it has to stay"
        assert gc.isenabled()
    finally:
        qapp.setQuitOnLastWindowClosed(quits)


def test_keys_pressed_before_the_parts_stand_are_played_then(
        qtbot: QtBot, desk: Desk, sample_file: Path) -> None:
    first, _face = first_window(desk.theme, glance(), desk.t)
    for key, mods in ((Qt.Key.Key_F7, NONE), (Qt.Key.Key_M, CTRL | SHIFT), (Qt.Key.Key_L, CTRL | SHIFT)):
        QTest.keyClick(first, key, mods)
    for letter in "Dream":
        QTest.keyClicks(first, letter)
    QTest.keyClick(first, Qt.Key.Key_Return)
    desk.first = first
    begin(desk, [str(sample_file)])
    first.activateWindow()
    settle(first)
    play_early(first)
    page = first.chrome.map_page
    assert page.parking_lot.isVisible()
    assert page.minimap.isVisible()
    assert page.outline.isVisible()
    assert "Dream" in [stage.title for stage in queries.stages(first.session.store)]  # typed in the outline
    assert first.early == []


def test_a_file_that_cant_be_opened_is_told_over_a_window_that_stands(
        qtbot: QtBot, desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Not while the window is still hidden behind its face, where a box that waits would keep it."""
    painted: list[bool] = []
    first, _face = first_window(desk.theme, glance(), desk.t)
    monkeypatch.setattr(begin_module, "tell_later", lambda *_: painted.append(first.updatesEnabled()))
    desk.first = first
    first.setUpdatesEnabled(False)
    begin(desk, [str(tmp_path / "none.journey")])
    settle(first)
    qtbot.waitUntil(lambda: painted != [])
    assert painted == [True]
