"""The theme in force."""
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from journeymapper.ui.theme import current
from journeymapper.ui.theme.current import DARK, LIGHT, SYSTEM, Theme


def test_a_choice_is_told_once(qtbot: QtBot) -> None:
    theme = Theme(LIGHT)
    with qtbot.waitSignal(theme.changed) as told:
        theme.choose(DARK)
    assert told.args == [theme.tokens]
    assert theme.tokens.dark
    with qtbot.assertNotEmitted(theme.changed):
        theme.choose(DARK)


def test_it_follows_the_system(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(current, "system_is_dark", lambda: False)
    theme, fixed = Theme(SYSTEM), Theme(LIGHT)
    assert not theme.tokens.dark
    monkeypatch.setattr(current, "system_is_dark", lambda: True)
    with qtbot.waitSignal(theme.changed):
        QGuiApplication.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Dark)
    assert theme.tokens.dark
    assert not fixed.tokens.dark


def test_an_unknown_word_means_the_system(qtbot: QtBot) -> None:
    assert Theme("mauve").choice == SYSTEM


def test_dressing_goes_with_the_theme(qapp: QApplication) -> None:
    before = qapp.styleSheet(), qapp.palette(), qapp.font()
    theme = Theme(LIGHT)
    theme.dress()
    light = qapp.styleSheet()
    theme.choose(DARK)
    assert light != qapp.styleSheet()
    assert theme.tokens.paper in qapp.styleSheet()
    qapp.setStyleSheet(before[0])
    qapp.setPalette(before[1])
    qapp.setFont(before[2])
