"""The status line: on the left what the map holds, on the right the keys of the moment."""
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from journeymapper.ui.qt.elided import HintLabel
from journeymapper.ui.qt.layouts import hbox, set_look
from journeymapper.ui.qt.text import plain_label
from journeymapper.ui.theme.current import Theme
from journeymapper.ui.theme.fonts import SEMIBOLD, font

HEIGHT_PX, LARGE_PX = 28, 46


class StatusLine(QWidget):
    """Counts on the left, the number of red points in their colour, then a hint, then any widgets of the window."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "statusbar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedHeight(HEIGHT_PX)
        self._theme: Theme | None = None
        self._counts = plain_label("", font=font(12))
        self._red = plain_label("", font=font(12, SEMIBOLD))
        self._unseen = plain_label("", font=font(12))
        self._hint = HintLabel("")
        self._hint.setFont(font(12))
        self._hint.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        set_look(self._counts, "secondary")
        set_look(self._red, "redcount")
        set_look(self._unseen, "secondary")
        set_look(self._hint, "secondary")
        self._row = hbox(self._counts, self._red, self._unseen, 16, parent=self, margins=(12, 0, 12, 0), spacing=0)
        self._row.addWidget(self._hint, 1)

    def follow(self, theme: Theme) -> None:
        """Be as high as its size asks, now and whenever that changes."""
        self._theme = theme
        theme.changed.connect(self._dress)
        self._dress()

    def _dress(self, _tokens: object = None) -> None:
        self.setFixedHeight(LARGE_PX if self._theme is not None and self._theme.workshop else HEIGHT_PX)

    def show_counts(self, text: str, red: str = "", unseen: str = "") -> None:
        """text: "6 stages · 10 steps"; red: "6 red points", in their colour; unseen: "2 parked", at the end."""
        self._counts.setText(f"{text} · " if red else text)
        self._red.setText(red)
        self._unseen.setText(f" · {unseen}" if unseen else "")

    def show_hint(self, text: str) -> None:
        """The keys of the moment; shortened where the window is narrow."""
        self._hint.setText(text)

    def add_widget(self, widget: QWidget) -> None:
        """Something at the right end, such as the zoom."""
        self._row.addSpacing(12)
        self._row.addWidget(widget)

    def texts(self) -> tuple[str, str, str]:
        """(counts, red points, hint) as they stand."""
        return self._counts.text(), self._red.text(), self._hint.text()

    def unseen(self) -> str:
        """What the map holds but doesn't show, as it stands there."""
        return self._unseen.text().removeprefix(" · ")
