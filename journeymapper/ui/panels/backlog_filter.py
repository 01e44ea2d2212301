"""The filters above the backlog: stage, channel, persona, status, more of them behind one button, words."""
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLineEdit, QMenu, QPushButton, QSizePolicy, QWidget

from journeymapper.core.backlog.columns import STATUSES
from journeymapper.core.document import queries
from journeymapper.core.document.reader import Reader
from journeymapper.core.foundation.i18n import N_, Texts
from journeymapper.core.model.cards import RedPoint
from journeymapper.ui.forms.several import ListButton
from journeymapper.ui.qt.layouts import hbox, set_look
from journeymapper.ui.qt.text import without_mnemonic
from journeymapper.ui.theme.current import Theme

from .backlog_filters import ANY, LATE, OPEN, OWNED, UNFIXED, WITHOUT, Filters

Option = tuple[str, str]
"""What is kept, and the words for it."""
_LONG = 24
_NAMES = {"stage": N_("Filter by stage"), "channel": N_("Filter by channel"), "persona": N_("Filter by persona"),
          "status": N_("Filter by status")}
_MORE = {"owner": N_("Owner"), "department": N_("Department"), "only": N_("Only")}


class FilterBar(QWidget):
    """Emits `changed` with the new Filters."""

    changed = Signal(object)

    def __init__(self, theme: Theme, t: Texts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._t = theme, t
        self.filters = Filters()
        self.menus = {name: QMenu(self) for name in _NAMES}
        self.buttons = {name: self._button(self.menus[name], t(text)) for name, text in _NAMES.items()}
        self.more_menu = QMenu(self)
        self.menus |= {name: self.more_menu.addMenu(t(text)) for name, text in _MORE.items()}
        self.more = self._button(self.more_menu, t("Filter by owner, department and more"))
        self.words = QLineEdit()
        self.words.setPlaceholderText(t("Filter…"))
        self.words.setAccessibleName(t("Filter by words"))
        self.words.setClearButtonEnabled(True)
        self.words.setMinimumWidth(90)
        self.words.setMaximumWidth(200)
        self.words.textChanged.connect(self._typed)
        # In a large map the table follows when the hands rest; 0: at each letter.
        self.patience_ms = 0
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.timeout.connect(lambda: self.choose("words", self.words.text()))
        self.reset = QPushButton(t("Reset"))
        set_look(self.reset, "link")
        self.reset.setAccessibleDescription(t("Take all filters back"))
        self.reset.clicked.connect(lambda: self._take(Filters()))
        row = hbox(*self.buttons.values(), self.more, parent=self, spacing=8)
        row.addWidget(self.words, 1)
        row.addWidget(self.reset)
        row.addStretch(0)

    def offer(self, doc: Reader) -> None:
        """What there is to choose from; a choice that has gone from the map is taken back."""
        for name, options in _options(doc, self._t).items():
            self._fill(name, options)
        set_elsewhere = sum(getattr(self.filters, name) != ANY for name in _MORE)
        more = self._t("More filters")
        self.more.setText(f"{more} · {set_elsewhere}" if set_elsewhere else more)
        self.reset.setVisible(self.filters.narrowed > 0)

    def clear(self) -> None:
        """Let everything through."""
        self._take(Filters(status=ANY))

    def choose(self, name: str, value: str) -> None:
        """Set a filter by its name."""
        if getattr(self.filters, name) != value:
            self.filters = replace(self.filters, **{name: value})
            self.changed.emit(self.filters)

    def _typed(self, text: str) -> None:
        if self.patience_ms:
            self._rest.start(self.patience_ms)
        else:
            self.choose("words", text)

    def turn(self, name: str, value: str) -> None:
        """Set a filter, or take it back where it is set so already."""
        usual = getattr(Filters(), name)
        self.choose(name, usual if getattr(self.filters, name) == value else value)

    def _take(self, filters: Filters) -> None:
        self.filters = replace(filters, words=self.words.text())
        self.words.setText(filters.words)
        self._rest.stop()
        self.filters = filters
        self.changed.emit(filters)

    def _button(self, menu: QMenu, description: str) -> ListButton:
        button = ListButton(self._theme)
        button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        button.setAccessibleDescription(description)
        button.clicked.connect(lambda: menu.popup(button.mapToGlobal(button.rect().bottomLeft())))
        return button

    def _fill(self, name: str, options: Sequence[Option]) -> None:
        chosen = getattr(self.filters, name)
        if chosen not in dict(options):
            chosen = options[0][0]
            self.filters = replace(self.filters, **{name: chosen})
        if name in self.buttons:
            words = dict(options)[chosen]
            self.buttons[name].setText(without_mnemonic(words if len(words) < _LONG else words[:_LONG - 1] + "…"))
        menu = self.menus[name]
        menu.clear()
        for value, text in options:
            self._option(menu, text, value == chosen, partial(self.choose, name, value))

    def _option(self, menu: QMenu, text: str, on: bool, act: Callable[[], object]) -> None:
        action = QAction(without_mnemonic(text), menu)
        action.setCheckable(True)
        action.setChecked(on)
        action.triggered.connect(lambda _on=False: act())
        menu.addAction(action)


def _options(doc: Reader, t: Texts) -> Mapping[str, Sequence[Option]]:
    """By filter; the first of each lets most through."""
    untitled = t("Untitled")
    stages = [(row.id, row.title or untitled) for row in queries.stages(doc)]
    channels = [(row.id, row.name or untitled) for row in queries.channels(doc)]
    departments = [(row.id, row.name or untitled) for row in queries.departments(doc)]
    personas = [(row.id, row.name or untitled) for row in queries.personas(doc)]
    owners = sorted({row.owner for row in doc.every(RedPoint) if row.owner}, key=str.casefold)
    return {
        "stage": [(ANY, t("All stages")), *stages, (WITHOUT, t("Parking lot"))],
        "channel": [(ANY, t("All channels")), *channels, (WITHOUT, t("Without channel"))],
        "persona": [(ANY, t("Both personas") if len(personas) == 2 else t("All personas")), *personas],
        "status": [(OPEN, t("All but done")), (ANY, t("All states")),
                   *((word, t(text)) for word, text in STATUSES.items())],
        "owner": [(ANY, t("All owners")), *((OWNED + name, name) for name in owners), (WITHOUT, t("Without owner"))],
        "department": [(ANY, t("All departments")), *departments, (WITHOUT, t("Without department"))],
        "only": [(ANY, t("All of them")), (LATE, t("Overdue")), (UNFIXED, t("Without opportunity"))],
    }
