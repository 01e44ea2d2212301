"""Size and place of a window and its panels, as the plain values that the settings keep."""
from collections.abc import Mapping
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QByteArray, QPoint, QRect, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMainWindow

if TYPE_CHECKING:
    from journeymapper.core.settings.groups import Window

    from .chrome import Chrome

FIRST_SIZE = (1280, 800)
# What the desktop draws around a window, about: it says so only once the window is shown.
FRAME_PX, TITLE_PX = 2, 32
FIRST_PANELS = {"palette": True, "inspector": True, "parking_lot": False, "minimap": False, "outline": False,
                "findings": False, "history": False}


class Placed(Protocol):
    """What is known of a window's place: the settings themselves, or a first glance at them."""

    @property
    def geometry(self) -> str: ...

    @property
    def maximised(self) -> bool: ...

    @property
    def sizes(self) -> Mapping[str, int]: ...


def state_of(window: QMainWindow, chrome: "Chrome", before: "Window") -> "Window":
    """As the window stands now; sizes that it doesn't know are those of `before`."""
    page = chrome.map_page
    panels = {name: not widget.isHidden() for name, widget in page.panels().items()}
    page.keep_sizes()
    geometry = window.saveGeometry().toBase64().toStdString()
    fills = window.isMaximized() or window.isFullScreen()
    normal = window.normalGeometry().size() if fills else window.size()
    sizes = {**before.sizes, **page.sizes, "width": max(0, normal.width()), "height": max(0, normal.height())}
    return before.model_copy(update={
        "geometry": geometry, "panels": panels, "sizes": sizes, "maximised": window.isMaximized(),
        "backlog": chrome.backlog_memory.kept,
    })


def place(window: QMainWindow, state: Placed) -> None:
    """Size and place as they were, as far as today's screens allow; the first window fills the screen."""
    window.resize(state.sizes.get("width") or FIRST_SIZE[0], state.sizes.get("height") or FIRST_SIZE[1])
    geometry = QByteArray.fromBase64(QByteArray(state.geometry.encode("ascii")))
    # Qt refuses a geometry of a screen of quite another width, and forgets with it that the window filled that.
    if not window.restoreGeometry(geometry) and (state.maximised or not state.geometry):
        window.setWindowState(Qt.WindowState.WindowMaximized)
    bring_in(window)


def bring_in(window: QMainWindow) -> None:
    """Onto a screen with all of it; one that fills the screen goes on doing so and is right once it doesn't."""
    full = window.windowState() & (Qt.WindowState.WindowMaximized | Qt.WindowState.WindowFullScreen)
    wanted = window.normalGeometry() if full and window.normalGeometry().isValid() else window.geometry()
    screen = QGuiApplication.screenAt(wanted.center()) or window.screen()
    fit = fitted(wanted, screen.availableGeometry())
    if fit != wanted:
        window.setWindowState(Qt.WindowState.WindowNoState)
        window.setGeometry(fit)
        window.setWindowState(full)


def fitted(inner: QRect, available: QRect) -> QRect:
    """A window's place without its frame, moved and if need be shrunk so that it lies in `available` with its title."""
    room = available.adjusted(FRAME_PX, TITLE_PX, -FRAME_PX, -FRAME_PX)
    size = inner.size().boundedTo(room.size())
    x = max(room.left(), min(inner.x(), room.left() + room.width() - size.width()))
    y = max(room.top(), min(inner.y(), room.top() + room.height() - size.height()))
    return QRect(QPoint(x, y), size)


def arrange(chrome: "Chrome", state: "Window") -> None:
    """Show and hide the panels as they were."""
    page = chrome.map_page
    chrome.backlog_memory.take(state.backlog)
    page.sizes.update({name: px for name, px in state.sizes.items() if name in page.sizes})
    for name in page.panels():
        on = state.panels.get(name, FIRST_PANELS[name])
        page.show_panel(name, on)
        chrome.actions[f"view.{name}"].setChecked(on)
