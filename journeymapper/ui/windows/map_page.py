"""The Map view: palette, sheet with the parking lot below it, inspector."""
from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter, QWidget

from journeymapper.core.foundation.i18n import Texts
from journeymapper.core.session.session import Session
from journeymapper.ui.canvas.sheet import Sheet
from journeymapper.ui.palette.palette import Palette
from journeymapper.ui.panels.inspector import Inspector
from journeymapper.ui.panels.parking_lot import ParkingLot
from journeymapper.ui.qt.layouts import hbox
from journeymapper.ui.theme.current import Theme

INSPECTOR_PX, PARKING_PX = 288, 150
INSPECTOR_LEAST_PX, INSPECTOR_MOST_PX = 248, 460


class MapPage(QWidget):
    """Its parts are public: `palette_column`, `sheet`, `parking_lot`, `inspector`."""

    def __init__(self, session: Session, theme: Theme, t: Texts, tips: Mapping[str, str],
                 parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.palette_column = Palette(theme, t, tips)
        self.sheet = Sheet(session, theme, t)
        self.parking_lot = ParkingLot(session, theme, t)
        self.inspector = Inspector(session, theme, t)
        self.inspector.setMinimumWidth(INSPECTOR_LEAST_PX)
        self.inspector.setMaximumWidth(INSPECTOR_MOST_PX)
        self.middle = _splitter(Qt.Orientation.Vertical, self.sheet, self.parking_lot)
        self.across = _splitter(Qt.Orientation.Horizontal, self.middle, self.inspector)
        hbox(self.palette_column, self.across, parent=self, spacing=0)

    def panels(self) -> dict[str, QWidget]:
        """What can be shown and hidden, by the last part of the id of its action."""
        return {"palette": self.palette_column, "inspector": self.inspector, "parking_lot": self.parking_lot}


def _splitter(orientation: Qt.Orientation, main: QWidget, side: QWidget) -> QSplitter:
    splitter = QSplitter(orientation)
    splitter.setChildrenCollapsible(False)
    splitter.setHandleWidth(1)
    splitter.addWidget(main)
    splitter.addWidget(side)
    splitter.setStretchFactor(0, 1)
    splitter.setStretchFactor(1, 0)
    return splitter
