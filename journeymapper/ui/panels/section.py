"""Part of a panel that folds under its heading."""
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSizePolicy, QToolButton, QWidget

from journeymapper.ui.qt.layouts import set_look, vbox
from journeymapper.ui.qt.text import without_mnemonic
from journeymapper.ui.theme.current import Theme
from journeymapper.ui.theme.fonts import SEMIBOLD, font


class Section(QWidget):
    """A heading with an arrow; Space or a click folds and unfolds. `toggled(open)` tells of the user's choice."""

    toggled = Signal(bool)

    def __init__(self, title: str, body: QWidget, theme: Theme, *, opened: bool = False,
                 parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title, self._theme, self.body = title, theme, body
        self.header = QToolButton(self)
        self.header.setCheckable(True)
        self.header.setChecked(opened)
        self.header.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.header.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.header.setFont(font(13, SEMIBOLD))
        set_look(self.header, "fold")
        self.header.toggled.connect(self._fold)
        self.header.clicked.connect(self.toggled)
        vbox(self.header, body, parent=self, spacing=8)
        self.count_filled(0)
        self._fold(opened)
        theme.changed.connect(self._dress)

    def open(self, opened: bool) -> None:
        """Unfold or fold; `toggled` isn't emitted."""
        self.header.setChecked(opened)

    def count_filled(self, filled: int) -> None:
        """Say in the heading how many fields hold something, so that a folded section hides nothing unnoticed."""
        self.header.setText(without_mnemonic(f"{self._title} · {filled}" if filled else self._title))

    def _fold(self, opened: bool) -> None:
        self.body.setVisible(opened)
        self._dress()

    def _dress(self, _tokens: object = None) -> None:
        name = "chevron-down" if self.header.isChecked() else "chevron-right"
        self.header.setIcon(self._theme.icon(name, 16, "ink_secondary"))
