"""Icons are drawn when they are shown, sharp on each screen, never larger than they were meant."""
import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QIcon, QPixmap
from pytestqt.qtbot import QtBot

from journeymapper.ui.theme import icons


@pytest.mark.parametrize("ratio", [1.0, 1.25, 1.5, 2.0, 3.0])
def test_an_icon_is_sharp_at_every_ratio(qtbot: QtBot, ratio: float) -> None:
    shown = icons.icon("undo", "#102030", 20).pixmap(QSize(20, 20), ratio)
    assert shown.size() == QSize(round(20 * ratio), round(20 * ratio))
    assert shown.devicePixelRatio() == pytest.approx(ratio)
    assert shown.toImage() == icons.pixmap("undo", "#102030", 20, ratio).toImage()


def test_it_is_never_drawn_larger_than_meant(qtbot: QtBot) -> None:
    made = icons.icon("undo", "#102030", 20)
    assert made.pixmap(QSize(64, 64), 1.0).size() == QSize(20, 20)
    assert made.pixmap(QSize(16, 16), 1.0).size() == QSize(16, 16)


def test_its_state_has_a_colour(qtbot: QtBot) -> None:
    made = QIcon(icons.icon("undo", "#102030", 20, "#405060", "#708090"))

    def shows(colour: str, mode: QIcon.Mode, state: QIcon.State) -> bool:
        shown: QPixmap = made.pixmap(QSize(20, 20), 1.0, mode, state)
        return bool(shown.toImage() == icons.pixmap("undo", colour, 20).toImage())

    assert shows("#102030", QIcon.Mode.Normal, QIcon.State.Off)
    assert shows("#102030", QIcon.Mode.Active, QIcon.State.Off)
    assert shows("#405060", QIcon.Mode.Disabled, QIcon.State.On)
    assert shows("#708090", QIcon.Mode.Normal, QIcon.State.On)


def test_nothing_is_drawn_before(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    drawn: list[str] = []
    monkeypatch.setattr(icons, "pixmap", lambda name, *_rest: drawn.append(name) or QPixmap(1, 1))
    made = icons.icon("redo", "#010203", 21)
    assert drawn == []
    made.pixmap(QSize(21, 21), 1.0)
    assert drawn == ["redo"]
