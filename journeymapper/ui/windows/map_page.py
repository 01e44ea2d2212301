"""The Map view: palette, outline, findings and history, sheet with the filter above and the parking lot below it,
inspector.
"""
from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QSplitter, QWidget

from journeymapper.core.foundation.i18n import Texts
from journeymapper.core.session.session import Session
from journeymapper.ui.canvas.minimap import Minimap
from journeymapper.ui.canvas.sheet import Sheet
from journeymapper.ui.palette.palette import Palette
from journeymapper.ui.panels.findings_watch import FindingsWatch
from journeymapper.ui.panels.inspector import Inspector
from journeymapper.ui.panels.parking_lot import ParkingLot
from journeymapper.ui.qt.late import Late
from journeymapper.ui.qt.layouts import hbox, vbox
from journeymapper.ui.theme.current import Theme

from .filtering import FilterPane
from .grip import Grip

if TYPE_CHECKING:
    from journeymapper.ui.canvas.glimpse import Glimpse
    from journeymapper.ui.panels.findings import FindingsPanel
    from journeymapper.ui.panels.history import HistoryPanel
    from journeymapper.ui.panels.outline import Outline

INSPECTOR_PX, PARKING_PX, SIDE_PX, HISTORY_PX, FINDINGS_PX = 288, 150, 288, 240, 420
INSPECTOR_LEAST_PX, INSPECTOR_MOST_PX, INSPECTOR_LARGE_PX, PARKING_LEAST_PX = 248, 460, 340, 96
SIDE_LEAST_PX, SIDE_MOST_PX, STACKED_LEAST_PX = 200, 520, 120
# The sheet is never narrower than the first, so that it lies beside both panels in the smallest window; panels that
# open leave it the second as far as they can.
SHEET_LEAST_PX, SHEET_PX = 112, 460


class MapPage(QWidget):
    """Its parts are public: `palette_column`, `outline`, `findings`, `history`, `filter_pane`, `sheet`, `minimap`,
    `parking_lot`, `inspector`, and `watch`, which looks for the findings.

    `refused`, `place_requested`, `finding_chosen` (ids, where) and `rules_wanted` pass on what the panels say that are
    built late.
    """

    refused = Signal(str)
    place_requested = Signal(list)
    finding_chosen = Signal(list, str)
    rules_wanted = Signal()

    def __init__(self, session: Session, theme: Theme, t: Texts, tips: Mapping[str, str],
                 seen: "Glimpse | None" = None, parent: QWidget | None = None) -> None:
        """seen: the same map as it is shown already."""
        super().__init__(parent)
        self.sizes = {"inspector": INSPECTOR_PX, "parking_lot": PARKING_PX, "outline": SIDE_PX, "history": HISTORY_PX,
                      "findings": FINDINGS_PX}
        self.palette_column = Palette(theme, t, tips)
        self.sheet = Sheet(session, theme, t, seen=seen)
        self.minimap = Minimap(self.sheet)
        self.parking_lot = ParkingLot(session, theme, t)
        self.inspector = Inspector(session, theme, t)
        self._widen()
        theme.changed.connect(self._widen)
        self.parking_lot.left.connect(self.sheet.setFocus)
        self.parking_lot.setMinimumHeight(PARKING_LEAST_PX)
        self.outline = Late(self._outline)
        self.history = Late(self._history)
        self.watch = FindingsWatch(session, self)
        self.findings = Late(self._findings)
        self.filter_pane = FilterPane(session, self.sheet)
        self.setFocusProxy(self.sheet)
        self._lay_out()

    def _widen(self, _tokens: object = None) -> None:
        """The inspector's fields have room for fingers in workshop size."""
        large = self.sheet.theme.workshop
        self.inspector.setMinimumWidth(INSPECTOR_LARGE_PX if large else INSPECTOR_LEAST_PX)
        self.inspector.setMaximumWidth(INSPECTOR_MOST_PX)

    def show_panel(self, name: str, on: bool) -> None:
        """Show or hide one of `panels`; one that comes takes the size that it had, or its usual one."""
        side = not self.side.isHidden()
        panel = self.panels()[name]
        panel.setVisible(on)
        self.side.setVisible(any(not beside.isHidden() for beside in self._stacked()))
        if on and panel is self.parking_lot:
            self.middle.setSizes([10_000, self.sizes[name]])
        if on and panel is self.inspector:
            self.across.setSizes([self.side.width() if side else 0, 10_000, self.sizes[name]])
        if on and panel in self._stacked():
            self.side.setSizes([10_000, self.sizes["findings"], self.sizes["history"]])
            if not side:
                inspector = self.inspector.width() if self.isVisible() else self.sizes["inspector"]
                self.across.setSizes([self.sizes["outline"], 10_000, inspector])
        if on and self.isVisible():  # before, nothing has its width yet
            self._leave_room()

    def _leave_room(self) -> None:
        """Panels at the sides give of their width what the sheet needs."""
        sizes = self.across.sizes()
        for place, least in ((0, SIDE_LEAST_PX), (2, self.inspector.minimumWidth())):
            give = max(0, min(sizes[place] - least, SHEET_PX - sizes[1]))
            sizes[1] += give
            sizes[place] -= give
        if sizes[1]:
            self.across.setSizes(sizes)

    def open_panel(self, name: str, on: bool) -> None:
        """As `show_panel`, and the keyboard goes there; from one that closes it goes back to the map."""
        panel, focused = self.panels()[name], QApplication.focusWidget()
        inside = focused is not None and panel.isAncestorOf(focused)
        self.show_panel(name, on)
        if on:
            panel.setFocus(Qt.FocusReason.ShortcutFocusReason)
        elif inside:
            self.sheet.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def keep_sizes(self) -> None:
        """Remember how large the panels are that are seen now."""
        now = {"inspector": self.inspector.width(), "parking_lot": self.parking_lot.height(),
               "outline": self.side.width(), "findings": self.findings.height(), "history": self.history.height()}
        seen = [panel for panel in self._stacked() if panel.isVisible()]
        if self.outline.isHidden():
            del now["findings"]
        if len(seen) < 2:
            now.pop("history", None)  # it has the column alone, so its height says nothing
        if self.outline.isHidden() and seen:
            self.sizes["outline"] = self.side.width()
        self.sizes.update({name: px for name, px in now.items() if self.panels()[name].isVisible()})

    def panels(self) -> dict[str, QWidget]:
        """What can be shown and hidden, by the last part of the id of its action."""
        return {"palette": self.palette_column, "inspector": self.inspector, "parking_lot": self.parking_lot,
                "outline": self.outline, "findings": self.findings, "history": self.history, "minimap": self.minimap}

    def _stacked(self) -> tuple[QWidget, ...]:
        """The panels that share the column at the left, from top to bottom."""
        return self.outline, self.findings, self.history

    def _lay_out(self) -> None:
        self.middle = _splitter(Qt.Orientation.Vertical, self.sheet, self.parking_lot)
        self.side = _splitter(Qt.Orientation.Vertical, self.outline, self.findings)
        self.side.addWidget(self.history)
        self.side.setMinimumWidth(SIDE_LEAST_PX)
        self.side.setMaximumWidth(SIDE_MOST_PX)
        for panel in self._stacked():
            panel.setMinimumHeight(STACKED_LEAST_PX)
        self.side.hide()
        column = QWidget()
        vbox(self.filter_pane, self.middle, parent=column, spacing=0).setStretchFactor(self.middle, 1)
        column.setMinimumWidth(SHEET_LEAST_PX)
        self.across = _splitter(Qt.Orientation.Horizontal, column, self.inspector)
        self.across.insertWidget(0, self.side)
        for place in range(3):
            self.across.setStretchFactor(place, int(place == 1))
        t = self.sheet.t
        self.grips = (Grip(self.sheet, self.middle, self.parking_lot, t("Height of the parking lot")),
                      Grip(self.sheet, self.across, self.inspector, t("Width of the inspector")),
                      Grip(self.sheet, self.across, self.side, t("Width of outline, findings and history")))
        hbox(self.palette_column, self.across, parent=self, spacing=0)

    def _outline(self) -> "Outline":
        from journeymapper.ui.panels.outline import Outline

        outline = Outline(self.sheet)
        outline.refused.connect(self.refused)
        outline.place_requested.connect(self.place_requested)
        return outline

    def _findings(self) -> "FindingsPanel":
        from journeymapper.ui.panels.findings import FindingsPanel

        panel = FindingsPanel(self.watch, self.sheet.theme, self.sheet.t)
        panel.refused.connect(self.refused)
        panel.left.connect(self.sheet.setFocus)
        panel.went.connect(self.finding_chosen)
        panel.rules_wanted.connect(self.rules_wanted)
        return panel

    def _history(self) -> "HistoryPanel":
        from journeymapper.ui.panels.history import HistoryPanel

        panel = HistoryPanel(self.sheet.session, self.sheet.theme, self.sheet.t)
        panel.refused.connect(self.refused)
        panel.left.connect(self.sheet.setFocus)
        return panel


def _splitter(orientation: Qt.Orientation, main: QWidget, side: QWidget) -> QSplitter:
    splitter = QSplitter(orientation)
    splitter.setChildrenCollapsible(False)
    splitter.setHandleWidth(1)
    splitter.addWidget(main)
    splitter.addWidget(side)
    splitter.setStretchFactor(0, 1)
    splitter.setStretchFactor(1, 0)
    return splitter
