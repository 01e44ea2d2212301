"""The Compare view before a map was chosen: what it is for, a button that asks for a file, one per open map."""
from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QPushButton, QWidget

from journeymapper.core.foundation.i18n import N_, Texts
from journeymapper.ui.qt.layouts import hbox, set_look, vbox
from journeymapper.ui.qt.text import plain_label
from journeymapper.ui.theme.fonts import font

EMPTY = N_("Choose another map to set beside this one: its to-be map, last month's file, a copy. Both curves are drawn "
           "over each other, and all that was added, removed, moved or improved is listed.")
# Letters in a line.
READABLE = 72
MOST_OFFERED = 3


class CompareStart(QWidget):
    """`choose` asks for a file; `offered` are the open maps that can be taken at once."""

    def __init__(self, t: Texts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._t = t
        self.choose = _answering(QPushButton(t("Choose a map…")))
        self.offered: list[QPushButton] = []
        text = plain_label(t(EMPTY), font=font(14), wrap=True)
        text.setAlignment(Qt.AlignmentFlag.AlignCenter)
        text.setFixedWidth(text.fontMetrics().averageCharWidth() * READABLE)
        set_look(text, "secondary")
        self._open = vbox(spacing=8)
        rows = (hbox(None, part, None) for part in (text, self._open, self.choose))
        vbox(None, *rows, None, parent=self, margins=48, spacing=16)

    def offer(self, maps: Sequence[tuple[str, Callable[[], object]]]) -> None:
        """A button for each of these (name, what to do), the first ones of many."""
        for button in self.offered:
            self._open.removeWidget(button)
            button.deleteLater()
        self.offered = []
        for name, act in maps[:MOST_OFFERED]:
            button = _answering(QPushButton(self._t("Compare with “{file}”", file=name).replace("&", "&&")))
            button.clicked.connect(lambda _on=False, act=act: act())
            self._open.addWidget(button)
            self.setTabOrder(button, self.choose)
            self.offered.append(button)


def _answering(button: QPushButton) -> QPushButton:
    """Enter presses it: outside of dialogs Qt leaves Enter on a button without an answer."""
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
        QShortcut(QKeySequence(key), button, button.click, context=Qt.ShortcutContext.WidgetShortcut)
    return button
