"""What one test does to the pointer doesn't reach the next."""
from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

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
