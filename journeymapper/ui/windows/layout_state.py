"""Size and place of a window and its panels, as plain values that the settings can keep."""
from dataclasses import dataclass

from PySide6.QtCore import QByteArray
from PySide6.QtWidgets import QMainWindow

from .chrome import Chrome
from .map_page import INSPECTOR_PX, PARKING_PX

FIRST_SIZE = (1280, 800)


@dataclass(frozen=True)
class LayoutState:
    """geometry: Qt's own description as hexadecimal text, "" for none yet. Widths and heights in pixels."""

    geometry: str = ""
    palette: bool = True
    inspector: bool = True
    parking_lot: bool = False
    inspector_width: int = INSPECTOR_PX
    parking_lot_height: int = PARKING_PX


def state_of(window: QMainWindow, chrome: Chrome) -> LayoutState:
    """As the window stands now."""
    page = chrome.map_page
    shown = {name: not widget.isHidden() for name, widget in page.panels().items()}
    return LayoutState(
        window.saveGeometry().toHex().toStdString(), **shown,
        inspector_width=page.inspector.width() if shown["inspector"] else INSPECTOR_PX,
        parking_lot_height=page.parking_lot.height() if shown["parking_lot"] else PARKING_PX,
    )


def place(window: QMainWindow, state: LayoutState) -> None:
    """Size and place as they were; Qt mends what doesn't fit the screens of today."""
    window.resize(*FIRST_SIZE)
    if state.geometry:
        window.restoreGeometry(QByteArray.fromHex(QByteArray(state.geometry.encode("ascii", "ignore"))))


def arrange(chrome: Chrome, state: LayoutState) -> None:
    """Show and hide the panels as they were."""
    page = chrome.map_page
    for name, widget in page.panels().items():
        on = bool(getattr(state, name))
        widget.setVisible(on)
        chrome.actions[f"view.{name}"].setChecked(on)
    page.set_inspector_width(state.inspector_width)
    page.middle.setSizes([10_000, state.parking_lot_height])
