"""The Map view: palette, sheet with the filter above and the parking lot below it, inspector."""
from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter, QWidget

from journeymapper.core.foundation.i18n import Texts
from journeymapper.core.session.session import Session
from journeymapper.ui.canvas.minimap import Minimap
from journeymapper.ui.canvas.sheet import Sheet
from journeymapper.ui.palette.palette import Palette
from journeymapper.ui.panels.inspector import Inspector
from journeymapper.ui.panels.parking_lot import ParkingLot
from journeymapper.ui.qt.layouts import hbox, vbox
from journeymapper.ui.theme.current import Theme

from .filtering import FilterPane

INSPECTOR_PX, PARKING_PX = 288, 150
INSPECTOR_LEAST_PX, INSPECTOR_MOST_PX, PARKING_LEAST_PX = 248, 460, 96


class MapPage(QWidget):
    """Its parts are public: `palette_column`, `filter_pane`, `sheet`, `minimap`, `parking_lot`, `inspector`."""

    def __init__(self, session: Session, theme: Theme, t: Texts, tips: Mapping[str, str],
                 parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.sizes = {"inspector": INSPECTOR_PX, "parking_lot": PARKING_PX}
        self.palette_column = Palette(theme, t, tips)
        self.sheet = Sheet(session, theme, t)
        self.minimap = Minimap(self.sheet)
        self.parking_lot = ParkingLot(session, theme, t)
        self.inspector = Inspector(session, theme, t)
        self.inspector.setMinimumWidth(INSPECTOR_LEAST_PX)
        self.inspector.setMaximumWidth(INSPECTOR_MOST_PX)
        self.parking_lot.setMinimumHeight(PARKING_LEAST_PX)
        self.middle = _splitter(Qt.Orientation.Vertical, self.sheet, self.parking_lot)
        self.filter_pane = FilterPane(session, self.sheet)
        column = QWidget()
        vbox(self.filter_pane, self.middle, parent=column, spacing=0).setStretchFactor(self.middle, 1)
        self.across = _splitter(Qt.Orientation.Horizontal, column, self.inspector)
        hbox(self.palette_column, self.across, parent=self, spacing=0)

    def show_panel(self, name: str, on: bool) -> None:
        """Show or hide one of `panels`; one that comes takes the size that it had, or its usual one."""
        panel = self.panels()[name]
        panel.setVisible(on)
        if on and panel is self.parking_lot:
            self.middle.setSizes([10_000, self.sizes[name]])
        if on and panel is self.inspector:
            self.across.setSizes([10_000, self.sizes[name]])

    def keep_sizes(self) -> None:
        """Remember how large the panels are that are seen now."""
        now = {"inspector": self.inspector.width(), "parking_lot": self.parking_lot.height()}
        self.sizes.update({name: px for name, px in now.items() if self.panels()[name].isVisible()})

    def panels(self) -> dict[str, QWidget]:
        """What can be shown and hidden, by the last part of the id of its action."""
        return {"palette": self.palette_column, "inspector": self.inspector, "parking_lot": self.parking_lot,
                "minimap": self.minimap}


def _splitter(orientation: Qt.Orientation, main: QWidget, side: QWidget) -> QSplitter:
    splitter = QSplitter(orientation)
    splitter.setChildrenCollapsible(False)
    splitter.setHandleWidth(1)
    splitter.addWidget(main)
    splitter.addWidget(side)
    splitter.setStretchFactor(0, 1)
    splitter.setStretchFactor(1, 0)
    return splitter
