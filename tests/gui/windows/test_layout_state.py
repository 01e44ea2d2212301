"""A window comes back to where it was, on the screens that there are now."""
import pytest
from PySide6.QtCore import QByteArray, QDataStream, QIODevice, QRect, Qt
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


def geometry_of(place: QRect, screen_width: int, *, maximised: bool) -> str:
    """What Qt would have saved there (QWidget::saveGeometry, version 3)."""
    data = QByteArray()
    stream = QDataStream(data, QIODevice.OpenModeFlag.WriteOnly)
    stream.setVersion(QDataStream.Version.Qt_4_0)
    stream.writeUInt32(0x1D9D0CB)
    stream.writeUInt16(3)
    stream.writeUInt16(0)
    stream << place << place
    stream.writeInt32(0)
    stream.writeUInt8(maximised)
    stream.writeUInt8(0)
    stream.writeInt32(screen_width)
    stream << place
    return data.toBase64().toStdString()


@pytest.mark.parametrize("screen_width", [800, 1920, 3840])
@pytest.mark.parametrize("maximised", [False, True])
def test_a_window_of_another_screen_is_fitted(new_place: Place, screen_width: int, maximised: bool) -> None:
    window, screen = new_place.window, QGuiApplication.primaryScreen().availableGeometry()
    window.setWindowState(Qt.WindowState.WindowNoState)
    geometry = geometry_of(QRect(1500, 300, 1700, 900), screen_width, maximised=maximised)
    place(window, Window(geometry=geometry, sizes={"width": 1700, "height": 900}, maximised=maximised))
    assert window.isMaximized() == maximised
    window.setWindowState(Qt.WindowState.WindowNoState)
    assert screen.contains(window.geometry())


def test_what_a_window_remembers_for_other_screens(new_place: Place) -> None:
    window = new_place.window
    window.setWindowState(Qt.WindowState.WindowNoState)
    window.resize(780, 500)
    kept = state_of(window, window.chrome, Window())
    assert (kept.sizes["width"], kept.sizes["height"], kept.maximised) == (780, 500, False)
    window.setWindowState(Qt.WindowState.WindowMaximized)
    kept = state_of(window, window.chrome, Window())
    assert (kept.sizes["width"], kept.sizes["height"], kept.maximised) == (780, 500, True)
