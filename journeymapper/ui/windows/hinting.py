"""Which keys the status line teaches: those of the pane that has the keyboard."""
from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QWidget

from journeymapper.core.foundation.i18n import N_, Texts
from journeymapper.ui.qt.listen import listen

from .map_page import MapPage
from .views import MAP, Views

OUTLINE_HINT = N_("Type or Enter adds · Tab next step · F2 rename · Alt+arrows move · Escape to the map")
HISTORY_HINT = N_("Up and Down choose · Enter goes there · Escape to the map")
FINDINGS_HINT = N_("Enter goes there · Ctrl+Enter mends it · Tab to what can be done · Escape to the map")
FILTER_HINT = N_("Tab next choice · Down opens its list · Escape clears and goes to the map")


class Hinting(QObject):
    """Says the hint of the map, of the backlog, or of the panel beside the map that has the keyboard."""

    def __init__(self, views: Views, page: MapPage, show: Callable[[str], object], t: Texts) -> None:
        super().__init__(page)
        self._views, self._page, self._show, self._t = views, page, show, t
        self._map = ""
        page.sheet.hint_changed.connect(self.remember)
        views.shown.connect(self.say)
        listen(self, page.sheet.session.selection.changed, self._selected)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._follow)

    def remember(self, text: str) -> None:
        """The map's own hint is another now."""
        self._map = text
        self.say()

    def say(self, _name: str = "") -> None:
        """Show what holds now."""
        own = getattr(self._views.currentWidget(), "hint", None) if self._views.name != MAP else None
        self._show(own() if callable(own) else self._beside() or self._map)

    def _selected(self) -> None:
        """On the map the sheet says when its hint is another."""
        if self._views.name != MAP:
            self.say()

    def _follow(self, _before: QWidget | None, now: QWidget | None) -> None:
        if now is not None and now.window() is self._page.window():
            self.say()

    def _beside(self) -> str:
        focused = QApplication.focusWidget()
        panes = ((self._page.outline, OUTLINE_HINT), (self._page.history, HISTORY_HINT),
                 (self._page.findings, FINDINGS_HINT), (self._page.filter_pane, FILTER_HINT))
        return next((self._t(hint) for pane, hint in panes if focused is not None and pane.isAncestorOf(focused)), "")
