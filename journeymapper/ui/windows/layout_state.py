"""Size and place of a window and its panels, as the plain values that the settings keep."""
from PySide6.QtCore import QByteArray, Qt
from PySide6.QtWidgets import QMainWindow

from journeymapper.core.settings.groups import Window

from .chrome import Chrome
from .map_page import INSPECTOR_PX, PARKING_PX

FIRST_SIZE = (1280, 800)
FIRST_PANELS = {"palette": True, "inspector": True, "parking_lot": False}
FIRST_SIZES = {"inspector": INSPECTOR_PX, "parking_lot": PARKING_PX}


def state_of(window: QMainWindow, chrome: Chrome, before: Window) -> Window:
    """As the window stands now; a hidden panel keeps the size that it had `before`."""
    page = chrome.map_page
    panels = {name: not widget.isHidden() for name, widget in page.panels().items()}
    now = {"inspector": page.inspector.width(), "parking_lot": page.parking_lot.height()}
    seen = {name: px for name, px in now.items() if page.panels()[name].isVisible()}
    geometry = window.saveGeometry().toBase64().toStdString()
    return before.model_copy(update={"geometry": geometry, "panels": panels, "sizes": {**before.sizes, **seen}})


def place(window: QMainWindow, state: Window) -> None:
    """Size and place as they were (Qt mends what doesn't fit the screens of today); the first window fills the screen."""
    window.resize(*FIRST_SIZE)
    if not state.geometry:
        window.setWindowState(Qt.WindowState.WindowMaximized)
    else:
        window.restoreGeometry(QByteArray.fromBase64(QByteArray(state.geometry.encode("ascii"))))


def arrange(chrome: Chrome, state: Window) -> None:
    """Show and hide the panels as they were."""
    page = chrome.map_page
    for name, widget in page.panels().items():
        on = state.panels.get(name, FIRST_PANELS[name])
        widget.setVisible(on)
        chrome.actions[f"view.{name}"].setChecked(on)
    sizes = {**FIRST_SIZES, **state.sizes}
    page.across.setSizes([10_000, sizes["inspector"]])
    page.middle.setSizes([10_000, sizes["parking_lot"]])
