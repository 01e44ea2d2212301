"""The palette: what it offers, keys, clicks, folding, drags."""
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from journeymapper.core.foundation.i18n import texts
from journeymapper.core.model.kinds import card_kinds, lane_kinds
from journeymapper.ui.canvas.mime import palette_kind
from journeymapper.ui.palette.drag import make_drag
from journeymapper.ui.palette.palette import Palette
from journeymapper.ui.palette.tile_button import TileButton
from journeymapper.ui.palette.tiles import tiles
from journeymapper.ui.theme.current import Theme


@pytest.fixture
def palette(qtbot: QtBot) -> Iterator[Palette]:
    palette = Palette(Theme("light"), texts("en"), {"insert.stage": "Stage  (Alt+1)"})
    palette.resize(palette.width(), 800)
    with qtbot.waitActive(palette):
        palette.show()
        palette.activateWindow()
    yield palette
    palette.close()
    palette.deleteLater()


def tile(palette: Palette, kind: str) -> TileButton:
    return next(button for button in palette.buttons if button.tile.kind == kind)


def test_all_found_kinds_of_card_have_a_tile() -> None:
    kinds = [tile.kind for tile in tiles()]
    assert kinds[:5] == ["stage", "step", "lane", "touchpoint", "emotion"]
    assert set(kinds) == {"stage", "step", "lane", "emotion", *card_kinds()}


def test_only_the_red_point_is_red() -> None:
    assert [tile.kind for tile in tiles() if "red" in tile.role] == ["red-point"]


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_a_key_chooses_the_focused_tile(palette: Palette, qtbot: QtBot, key: Qt.Key) -> None:
    palette.focus_tiles()
    with qtbot.waitSignal(palette.chosen) as chosen:
        qtbot.keyClick(palette.buttons[0], key)
    assert chosen.args == ["stage"]


def test_arrows_walk_and_the_tab_key_stops_once(palette: Palette, qtbot: QtBot) -> None:
    palette.focus_tiles()
    qtbot.keyClick(palette.buttons[0], Qt.Key.Key_Down)
    qtbot.keyClick(palette.buttons[1], Qt.Key.Key_Down)
    assert QApplication.focusWidget() is palette.buttons[2]
    qtbot.keyClick(palette.buttons[2], Qt.Key.Key_End)
    assert QApplication.focusWidget() is palette.buttons[-1]
    stops = [button for button in palette.buttons if button.focusPolicy() & Qt.FocusPolicy.TabFocus]
    assert stops == [palette.buttons[-1]]


def test_a_click_chooses(palette: Palette, qtbot: QtBot) -> None:
    with qtbot.waitSignal(palette.chosen) as chosen:
        qtbot.mouseClick(tile(palette, "note"), Qt.MouseButton.LeftButton)
    assert chosen.args == ["note"]


def test_the_lane_asks_for_its_kind(palette: Palette, qtbot: QtBot) -> None:
    qtbot.mouseClick(tile(palette, "lane"), Qt.MouseButton.LeftButton)
    menu = palette.findChildren(QMenu)[-1]
    assert [action.data() for action in menu.actions()] == [f"lane:{kind}" for kind in lane_kinds()]
    with qtbot.waitSignal(palette.chosen) as chosen:
        menu.actions()[0].trigger()
    assert chosen.args == [f"lane:{next(iter(lane_kinds()))}"]
    menu.close()


def test_a_low_palette_shows_icons_alone(palette: Palette, qtbot: QtBot) -> None:
    assert not palette.folded
    wide = palette.width()
    palette.resize(palette.width(), 460)
    qtbot.waitUntil(lambda: palette.folded)
    assert palette.width() < wide
    assert palette.buttons[0].width() <= palette.width()
    palette.resize(palette.width(), 800)
    qtbot.waitUntil(lambda: not palette.folded)


def test_a_pull_begins_a_drag_and_chooses_nothing(palette: Palette, monkeypatch: pytest.MonkeyPatch) -> None:
    dragged: list[str] = []
    monkeypatch.setattr(palette, "_drag", lambda button: dragged.append(button.tile.kind))
    chosen: list[str] = []
    palette.chosen.connect(chosen.append)
    button = tile(palette, "quote")
    pull(button, QEvent.Type.MouseButtonPress, QPoint(10, 10))
    pull(button, QEvent.Type.MouseMove, QPoint(60, 40))
    pull(button, QEvent.Type.MouseButtonRelease, QPoint(60, 40))
    assert dragged == ["quote"]
    assert chosen == []


def pull(button: TileButton, kind: QEvent.Type, at: QPoint) -> None:
    left = Qt.MouseButton.LeftButton
    QApplication.sendEvent(button, QMouseEvent(kind, QPointF(at), QPointF(button.mapToGlobal(at)), left, left,
                                               Qt.KeyboardModifier.NoModifier))


def test_a_drag_carries_the_kind_and_a_small_card(palette: Palette) -> None:
    drag = make_drag(palette, tile(palette, "red-point").tile, "Red point", Theme("light"))
    assert palette_kind(drag.mimeData()) == "red-point"
    assert 60 < drag.pixmap().deviceIndependentSize().width() < 200


def test_each_tile_is_named_and_explained(palette: Palette) -> None:
    for button in palette.buttons:
        assert button.accessibleName()
        assert button.toolTip()
    assert palette.buttons[0].toolTip() == "Stage  (Alt+1)"
