"""A place for a widget that is built when it is first shown, so that a window doesn't wait for what nobody opens."""
from collections.abc import Callable
from typing import Generic, TypeVar

from PySide6.QtWidgets import QWidget

from .layouts import vbox

W = TypeVar("W", bound=QWidget)


class Late(QWidget, Generic[W]):
    """Hidden at first. `content` is the widget, built now if need be; `built` is it, or None."""

    def __init__(self, build: Callable[[], W], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._build = build
        self.built: W | None = None
        self._column = vbox(parent=self, spacing=0)
        self.hide()

    @property
    def content(self) -> W:
        """The widget."""
        if self.built is None:
            self.built = self._build()
            self._column.addWidget(self.built)
            self.setFocusProxy(self.built)
        return self.built

    def setVisible(self, visible: bool) -> None:
        """Build it, then show it."""
        if visible:
            self.content.show()
        super().setVisible(visible)
