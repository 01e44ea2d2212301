"""The filters above the backlog: stage, channel, persona, status, words."""
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLineEdit, QMenu, QSizePolicy, QWidget

from journeymapper.core.backlog.columns import CLOSED, STATUSES
from journeymapper.core.document import queries
from journeymapper.core.document.reader import Reader
from journeymapper.core.foundation.i18n import N_, Texts
from journeymapper.ui.forms.several import ListButton
from journeymapper.ui.qt.layouts import hbox
from journeymapper.ui.qt.text import without_mnemonic
from journeymapper.ui.theme.current import Theme

from .backlog_rows import Row

ANY, OPEN = "", "open"
Option = tuple[str, str]
"""What is kept, and the words for it."""


@dataclass(frozen=True)
class Filters:
    """What is shown. Ids of a stage, a channel, a persona; a status or OPEN; words. ANY lets all through."""

    stage: str = ANY
    channel: str = ANY
    persona: str = ANY
    status: str = OPEN
    words: str = ""

    def passes(self, row: Row) -> bool:
        """Whether a red point is shown. One that names no persona concerns all of them."""
        return (
            self.stage in (ANY, row.stage) and self.channel in (ANY, row.channel)
            and (self.persona == ANY or not row.personas or self.persona in row.personas)
            and (row.status not in CLOSED if self.status == OPEN else self.status in (ANY, row.status))
            and all(word in _searched(row) for word in self.words.casefold().split())
        )


def _searched(row: Row) -> str:
    return f"{row.code} {row.title} {row.where} {row.about} {row.owner}".casefold()


class FilterBar(QWidget):
    """Emits `changed` with the new Filters."""

    changed = Signal(object)

    def __init__(self, theme: Theme, t: Texts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._t = theme, t
        self.filters = Filters()
        self.buttons = {name: self._button(name) for name in _NAMES}
        self.menus = {name: QMenu(self) for name in _NAMES}
        self.words = QLineEdit()
        self.words.setPlaceholderText(t("Filter…"))
        self.words.setAccessibleName(t("Filter by words"))
        self.words.setClearButtonEnabled(True)
        self.words.setMinimumWidth(90)
        self.words.setMaximumWidth(200)
        self.words.textChanged.connect(lambda text: self._set("words", text))
        row = hbox(*self.buttons.values(), parent=self, spacing=8)
        row.addWidget(self.words, 1)
        row.addStretch(0)

    def offer(self, doc: Reader) -> None:
        """What there is to choose from; a choice that has gone from the map is taken back."""
        t = self._t
        untitled = t("Untitled")
        stages = [(row.id, row.title or untitled) for row in queries.stages(doc)]
        channels = [(row.id, row.name or untitled) for row in queries.channels(doc)]
        personas = [(row.id, row.name or untitled) for row in queries.personas(doc)]
        everybody = t("Both personas") if len(personas) == 2 else t("All personas")
        statuses = [(ANY, t("All states")), *((word, t(text)) for word, text in STATUSES.items())]
        self._fill("stage", [(ANY, t("All stages")), *stages])
        self._fill("channel", [(ANY, t("All channels")), *channels])
        self._fill("persona", [(ANY, everybody), *personas])
        self._fill("status", [(OPEN, t("All but done")), *statuses])

    def clear(self) -> None:
        """Let everything through."""
        self.filters = Filters(status=ANY)
        self.words.clear()
        self.changed.emit(self.filters)

    def choose(self, name: str, value: str) -> None:
        """Choose in a menu by its name."""
        self._set(name, value)

    def _button(self, name: str) -> ListButton:
        button = ListButton(self._theme)
        button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        button.clicked.connect(lambda: self.menus[name].popup(button.mapToGlobal(button.rect().bottomLeft())))
        return button

    def _fill(self, name: str, options: Sequence[Option]) -> None:
        chosen = getattr(self.filters, name)
        if chosen not in dict(options):
            chosen = options[0][0]
            self.filters = replace(self.filters, **{name: chosen})
        button = self.buttons[name]
        words = dict(options)[chosen]
        button.setText(without_mnemonic(words if len(words) < _LONG else words[:_LONG - 1] + "…"))
        button.setAccessibleDescription(self._t(_NAMES[name]))
        menu = self.menus[name]
        menu.clear()
        for value, text in options:
            self._option(menu, text, value == chosen, partial(self._set, name, value))

    def _option(self, menu: QMenu, text: str, on: bool, act: Callable[[], object]) -> None:
        action = QAction(without_mnemonic(text), menu)
        action.setCheckable(True)
        action.setChecked(on)
        action.triggered.connect(lambda _on=False: act())
        menu.addAction(action)

    def _set(self, name: str, value: str) -> None:
        if getattr(self.filters, name) != value:
            self.filters = replace(self.filters, **{name: value})
            self.changed.emit(self.filters)


_LONG = 24
_NAMES = {"stage": N_("Filter by stage"), "channel": N_("Filter by channel"), "persona": N_("Filter by persona"),
          "status": N_("Filter by status")}
