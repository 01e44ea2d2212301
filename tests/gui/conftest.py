"""What one test does to the pointer or to the application's look doesn't reach the next."""
from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from journeymapper.ui.theme.load import load_tokens
from journeymapper.ui.theme.style import apply_style

BUTTONS = (Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton, Qt.MouseButton.MiddleButton)


@pytest.fixture(autouse=True)
def buttons_up(qapp: QApplication) -> Iterator[None]:
    """A drag that ended by Escape leaves its button down."""
    yield
    held = [button for button in BUTTONS if button & QApplication.mouseButtons()]
    if held:
        pad = QWidget()
        for button in held:
            QTest.mouseRelease(pad, button)
        assert QApplication.mouseButtons() == Qt.MouseButton.NoButton


@pytest.fixture
def dressed(qapp: QApplication) -> Iterator[QApplication]:
    """The application in the light style, and as it was before."""
    before = qapp.font(), qapp.palette(), qapp.styleSheet()
    apply_style(qapp, load_tokens("light"))
    yield qapp
    qapp.setStyleSheet(before[2])
    qapp.setPalette(before[1])
    qapp.setFont(before[0])
