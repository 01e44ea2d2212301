"""View → Filter: the bar above the map comes and goes; with it goes what it dimmed."""
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QWidget

from journeymapper.core.analysis.filter import Filter
from journeymapper.core.session.session import Session
from journeymapper.ui.canvas.sheet import Sheet
from journeymapper.ui.panels.filter_bar import FilterBar
from journeymapper.ui.panels.map_filter import MapFilter
from journeymapper.ui.qt.late import Late


class FilterPane(Late[FilterBar]):
    """The bar's place above the sheet. `shown` tells whether it is there."""

    shown = Signal(bool)

    def __init__(self, session: Session, sheet: Sheet, parent: QWidget | None = None) -> None:
        super().__init__(self._make, parent)
        self._session, self._sheet = session, sheet

    def toggle(self, on: bool) -> None:
        """Show the bar and go to it; once more goes there from elsewhere, in it once more closes it."""
        if not on and self.isVisible() and not self._has_focus():
            on = True
        if on:
            self.show()
            self.content.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self.shown.emit(True)
        else:
            self.leave()

    def leave(self) -> None:
        """Clear, close, and back to the map."""
        if self.built is not None:
            self.built.clear()
        self.hide()
        self._sheet.setFocus()
        self.shown.emit(False)

    @property
    def filter(self) -> Filter:
        """What is chosen."""
        return self.built.filter if self.built is not None else Filter()

    def restore(self, wanted: Filter, *, shown: bool) -> None:
        """As it was before the window was built again."""
        if shown:
            self.show()
            self.content.changed.emit(wanted)
            self.shown.emit(True)

    def _has_focus(self) -> bool:
        focused = QApplication.focusWidget()
        return focused is not None and self.isAncestorOf(focused)

    def _make(self) -> FilterBar:
        bar = FilterBar(self._sheet.theme, self._sheet.t)
        MapFilter(self._session, self._sheet, bar)
        bar.left.connect(self.leave)
        return bar
