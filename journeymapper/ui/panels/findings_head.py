"""The head of the findings: their name, how many there are, and which of them are shown."""
from collections.abc import Mapping

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QLineEdit, QToolButton, QWidget

from journeymapper.core.analysis.finding import SEVERITIES
from journeymapper.core.foundation.i18n import Texts
from journeymapper.ui.qt.elided import HintLabel
from journeymapper.ui.qt.layouts import hbox, set_look, vbox
from journeymapper.ui.qt.text import escaped_tooltip, plain_label
from journeymapper.ui.theme.current import Theme
from journeymapper.ui.theme.fonts import SEMIBOLD, font

from .findings_row import SIGNS

SIGN_PX, TYPING_MS = 16, 150


class FindingsHead(QWidget):
    """`narrowed`: words and the severities that are shown. `rules_wanted`: the button for words and thresholds."""

    narrowed = Signal(str, frozenset)
    rules_wanted = Signal()

    def __init__(self, theme: Theme, t: Texts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._t = theme, t
        self._sign = plain_label("")
        hint = HintLabel(t("Enter goes there"))
        hint.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.sums = plain_label("", wrap=True)
        for label in (hint, self.sums):
            label.setFont(font(12))
            set_look(label, "secondary")
        self.rules = _tool(t("What findings look for…"))
        title = hbox(self._sign, plain_label(t("Findings"), font=font(13, SEMIBOLD)))
        title.addWidget(hint, 1)
        title.addWidget(self.rules)
        self.words = QLineEdit()
        self.words.setPlaceholderText(t("Filter…"))
        self.words.setAccessibleName(t("Filter by words"))
        self.words.setClearButtonEnabled(True)
        self.severities = {name: _tool(t("Only {severity}", severity=t(words)), checkable=True)
                           for name, words in SEVERITIES.items()}
        row = hbox(spacing=4)
        row.addWidget(self.words, 1)
        for button in self.severities.values():
            row.addWidget(button)
        vbox(title, self.sums, row, parent=self, margins=(14, 6, 10, 6), spacing=4)
        self._typed = QTimer(self, singleShot=True, interval=TYPING_MS)
        self._typed.timeout.connect(self._narrow)
        self.words.textChanged.connect(self._typed.start)
        for button in self.severities.values():
            button.toggled.connect(lambda _on: self._narrow())
        self.rules.clicked.connect(lambda _on=False: self.rules_wanted.emit())
        theme.changed.connect(self._dress)
        self._dress()

    def tell(self, counts: Mapping[str, int]) -> None:
        """Say how many there are, by severity."""
        parts = [self._t("{n} {severity}", n=n, severity=self._t(SEVERITIES[name])) for name, n in counts.items() if n]
        kept = (part.replace(" ", "\N{NO-BREAK SPACE}") for part in parts)  # lines break between the severities
        self.sums.setText(" · ".join(kept) or self._t("Nothing found."))

    def _narrow(self) -> None:
        chosen = frozenset(name for name, button in self.severities.items() if button.isChecked())
        self.narrowed.emit(self.words.text(), chosen or frozenset(SEVERITIES))

    def _dress(self, _tokens: object = None) -> None:
        theme = self._theme
        self._sign.setPixmap(theme.pixmap("findings", SIGN_PX, self.devicePixelRatioF(), "ink_strong"))
        self.rules.setIcon(theme.icon("properties", SIGN_PX))
        for name, button in self.severities.items():
            button.setIcon(theme.icon(SIGNS[name][0], SIGN_PX))


def _tool(text: str, *, checkable: bool = False) -> QToolButton:
    button = QToolButton()
    button.setCheckable(checkable)
    button.setToolTip(escaped_tooltip(text))
    button.setAccessibleName(text)
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    return button
