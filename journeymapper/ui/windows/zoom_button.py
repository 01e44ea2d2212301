"""The zoom at the end of the status line; a click opens the choices."""
from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from journeymapper.core.foundation.i18n import Texts
from journeymapper.ui.qt.text import escaped_tooltip
from journeymapper.ui.theme.fonts import font

CHOICES = (50, 75, 100, 150, 200)


class ZoomButton(QToolButton):
    """zoom_to: takes a factor (1.0 is 100 %); more: further ways to zoom, as the View menu has them."""

    def __init__(self, t: Texts, zoom_to: Callable[[float], object], more: Sequence[QAction] = (),
                 parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._t = t
        self.setFont(font(12))
        self.setStyleSheet("padding: 1px 6px;")
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setToolTip(escaped_tooltip(t("Zoom")))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        menu = QMenu(self)
        for percent in CHOICES:
            action = menu.addAction(t("{n} %", n=percent))
            action.triggered.connect(lambda _on=False, factor=percent / 100: zoom_to(factor))
        menu.addSeparator()
        menu.addActions(more)
        self.setMenu(menu)
        self.show_zoom(1.0)

    def show_zoom(self, factor: float) -> None:
        """factor: 1.0 for 100 %."""
        text = self._t("{n} %", n=round(factor * 100))
        self.setText(text)
        self.setAccessibleName(self._t("Zoom: {zoom}", zoom=text))
