"""The sample map and a window over which its dialogs open."""
import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from journeymapper.core.session.session import Session
from tests.support.maps import sample


@pytest.fixture
def session() -> Session:
    """The sample map."""
    return sample()


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    """Nothing in it."""
    made = QWidget()
    qtbot.addWidget(made)
    return made
