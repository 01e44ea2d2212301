"""A window comes back to where it was, on the screens that there are now."""
import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QGuiApplication

from journeymapper.app.desk import Place
from journeymapper.core.settings.groups import Window
from journeymapper.ui.windows.layout_state import fitted, place, state_of

SCREEN = QRect(0, 0, 1366, 768)


@pytest.mark.parametrize("wanted, there", [
    (QRect(100, 100, 800, 600), QRect(100, 100, 800, 600)),
    (QRect(1500, 100, 800, 600), QRect(564, 100, 800, 600)),
    (QRect(-500, -90, 800, 600), QRect(2, 32, 800, 600)),
    (QRect(0, 0, 1920, 1080), QRect(2, 32, 1362, 734)),
])
def test_a_window_is_moved_and_shrunk_onto_the_screen(wanted: QRect, there: QRect) -> None:
    assert fitted(wanted, SCREEN) == there


@pytest.mark.parametrize("state", [Qt.WindowState.WindowNoState, Qt.WindowState.WindowMaximized])
def test_a_window_of_a_larger_screen_is_fitted(new_place: Place, state: Qt.WindowState) -> None:
    window = new_place.window
    window.setWindowState(Qt.WindowState.WindowNoState)
    window.setGeometry(3000, 2000, 1900, 1000)
    window.setWindowState(state)
    kept = state_of(window, window.chrome, Window())
    place(window, kept)
    assert window.windowState() & Qt.WindowState.WindowMaximized == state & Qt.WindowState.WindowMaximized
    window.setWindowState(Qt.WindowState.WindowNoState)
    assert QGuiApplication.primaryScreen().availableGeometry().contains(window.geometry())
