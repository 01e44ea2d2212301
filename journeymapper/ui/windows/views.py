"""The views of one window, one at a time; those that load slowly are built when first shown."""
from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

MAP, BACKLOG, CHANNELS, INSIGHTS, COMPARE = "map", "backlog", "channels", "insights", "compare"


class Views(QStackedWidget):
    """`shown` carries the name of the view that is shown now."""

    shown = Signal(str)

    def __init__(self, map_page: QWidget, late: dict[str, Callable[[], QWidget]],
                 parent: QWidget | None = None) -> None:
        """late: by name, what builds a view when it is first wanted."""
        super().__init__(parent)
        self._late = late
        self._pages = {MAP: map_page}
        self.addWidget(map_page)

    @property
    def name(self) -> str:
        """The view that is shown."""
        return next(name for name, page in self._pages.items() if page is self.currentWidget())

    def page(self, name: str) -> QWidget:
        """A view, built now if need be."""
        if name not in self._pages:
            self._pages[name] = self._late[name]()
            self.addWidget(self._pages[name])
        return self._pages[name]

    def show_view(self, name: str) -> None:
        """Show a view and take the keyboard to it."""
        page = self.page(name)
        if page is not self.currentWidget():
            self.setCurrentWidget(page)
            page.setFocus()
            self.shown.emit(name)
