"""The one bar on top: file, undo, views, export."""
from collections.abc import Mapping

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from journeymapper.core.foundation.i18n import N_, Texts
from journeymapper.ui.qt.layouts import hairline, hbox
from journeymapper.ui.qt.text import escaped_tooltip, plain_label
from journeymapper.ui.theme.current import Theme
from journeymapper.ui.theme.fonts import BOLD, REGULAR, SEMIBOLD, font

HEIGHT_PX, LARGE_PX, ICON_PX, NAME_PX = 44, 54, 18, 320
# What a view's button takes beside its name; what else stands in the bar, with some of the file's name.
BESIDE_PX, REST_PX = 48, 460
EXPORTS = ("file.export_xlsx", "file.export_changes", "file.export_maps", "file.export_picture", "file.export_insight",
           "file.export_personas", "file.export_tickets", "file.export_new_tickets")
VIEWS = {"view.map": N_("Map"), "view.backlog": N_("Backlog {n}"), "view.channels": N_("Channels"),
         "view.insights": N_("Insights"), "view.compare": N_("Compare")}


class TopBar(QWidget):
    """Shows the actions it is given. `show_file` and `show_backlog` set its two moving texts."""

    def __init__(self, actions: Mapping[str, QAction], theme: Theme, t: Texts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._t = theme, t
        self.setProperty("look", "topbar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._name = plain_label("", font=font(13, BOLD))
        self._note = plain_label("", font=font(13))
        self._note.setProperty("look", "secondary")
        steps = [self._sign(actions["edit.undo"]), self._sign(actions["edit.redo"])]
        self.views = {id: self._view(actions[id]) for id in VIEWS}
        self.export = self._export(actions)
        line = hairline(vertical=True)
        line.setFixedHeight(24)
        hbox(self._name, 4, self._note, 16, *steps, 8, line, 8, *self.views.values(), None, self.export,
             parent=self, margins=(12, 0, 8, 0), spacing=4)
        self.show_backlog(0)
        self._dress()
        theme.changed.connect(self._dress)

    def show_file(self, name: str, note: str, tip: str) -> None:
        """name: of the file; note: "saved" or the like; tip: its whole path."""
        shown = self._name.fontMetrics().elidedText(name, Qt.TextElideMode.ElideMiddle, NAME_PX)
        self._name.setText(shown)
        self._note.setText(f"— {note}")
        self._name.setToolTip(escaped_tooltip(tip))

    def file_texts(self) -> tuple[str, str]:
        """(name, note) as they stand."""
        return self._name.text(), self._note.text()

    def show_backlog(self, count: int) -> None:
        """The number of red points, on the view's button."""
        for id, button in self.views.items():
            button.setText(" " + (self._t(VIEWS[id], n=count) if "{n}" in VIEWS[id] else self._t(VIEWS[id])))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Where the names of the views have no room, only the chosen one keeps its name beside its sign."""
        beside, sign = Qt.ToolButtonStyle.ToolButtonTextBesideIcon, Qt.ToolButtonStyle.ToolButtonIconOnly
        names = sum(button.fontMetrics().horizontalAdvance(button.text()) for button in self.views.values())
        roomy = self.width() >= names + len(self.views) * BESIDE_PX + REST_PX
        for button in self.views.values():
            style = beside if roomy or button.isChecked() else sign
            if button.toolButtonStyle() != style:
                button.setToolButtonStyle(style)

    def _sign(self, action: QAction) -> QToolButton:
        button = QToolButton(self)
        button.setDefaultAction(action)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
        button.setIconSize(QSize(ICON_PX, ICON_PX))
        return button

    def _view(self, action: QAction) -> QToolButton:
        """A button beside the action, not its face: its text counts, the menu's doesn't."""
        button = QToolButton(self)
        button.setProperty("look", "view")
        button.setCheckable(True)
        button.setToolTip(action.toolTip())
        button.setAccessibleName(action.text())
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setIconSize(QSize(ICON_PX, ICON_PX))

        def follow(on: bool) -> None:
            button.setChecked(on)
            button.setFont(font(13, SEMIBOLD if on else REGULAR))
            if hasattr(self, "views"):
                self._fit()

        def go() -> None:
            action.trigger()
            follow(action.isChecked())

        button.clicked.connect(go)
        action.toggled.connect(follow)
        follow(action.isChecked())
        return button

    def _export(self, actions: Mapping[str, QAction]) -> QToolButton:
        button = QToolButton(self)
        button.setText(" " + self._t("Export"))
        button.setAccessibleName(self._t("Export"))
        button.setToolTip(escaped_tooltip(self._t("Export the backlog, a picture of the map or tickets")))
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setIconSize(QSize(ICON_PX, ICON_PX))
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(button)
        menu.addActions([actions[id] for id in EXPORTS])
        button.setMenu(menu)
        return button

    def _dress(self, _tokens: object = None) -> None:
        self.setFixedHeight(LARGE_PX if self._theme.workshop else HEIGHT_PX)
        for id, button in self.views.items():
            button.setIcon(self._theme.icon(id.removeprefix("view."), ICON_PX))
        self.export.setIcon(self._theme.icon("export", ICON_PX))
