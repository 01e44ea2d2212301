"""Size and place of a window and its panels, as the plain values that the settings keep."""
from PySide6.QtCore import QByteArray, Qt
from PySide6.QtWidgets import QMainWindow

from journeymapper.core.settings.groups import Window

from .chrome import Chrome

FIRST_SIZE = (1280, 800)
FIRST_PANELS = {"palette": True, "inspector": True, "parking_lot": False}


def state_of(window: QMainWindow, chrome: Chrome, before: Window) -> Window:
    """As the window stands now; sizes that it doesn't know are those of `before`."""
    page = chrome.map_page
    panels = {name: not widget.isHidden() for name, widget in page.panels().items()}
    page.keep_sizes()
    geometry = window.saveGeometry().toBase64().toStdString()
    return before.model_copy(update={"geometry": geometry, "panels": panels, "sizes": {**before.sizes, **page.sizes}})


def place(window: QMainWindow, state: Window) -> None:
    """Size and place as they were (Qt mends what doesn't fit today's screens); the first window fills the screen."""
    window.resize(*FIRST_SIZE)
    if not state.geometry:
        window.setWindowState(Qt.WindowState.WindowMaximized)
    else:
        window.restoreGeometry(QByteArray.fromBase64(QByteArray(state.geometry.encode("ascii"))))


def arrange(chrome: Chrome, state: Window) -> None:
    """Show and hide the panels as they were."""
    page = chrome.map_page
    page.sizes.update({name: px for name, px in state.sizes.items() if name in page.sizes})
    for name in page.panels():
        on = state.panels.get(name, FIRST_PANELS[name])
        page.show_panel(name, on)
        chrome.actions[f"view.{name}"].setChecked(on)
