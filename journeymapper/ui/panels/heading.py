"""Headings of the inspector: the sign and the name of a kind."""
from PySide6.QtWidgets import QWidget

from journeymapper.core.foundation.i18n import N_, Texts
from journeymapper.core.model.cards import Card, RedPoint
from journeymapper.core.model.journey import Journey, Lane, Stage, Step
from journeymapper.core.model.kinds import card_kinds, lane_kinds
from journeymapper.core.model.other import Link
from journeymapper.core.model.people import Emotion
from journeymapper.core.model.record import Record
from journeymapper.ui.qt.elided import ElidedLabel
from journeymapper.ui.qt.layouts import hbox
from journeymapper.ui.qt.text import plain_label
from journeymapper.ui.theme.current import Theme
from journeymapper.ui.theme.fonts import SEMIBOLD, font

from .dots import NumberDot

ICON_PX = 18
_NAMES: dict[type[Record], tuple[str, str]] = {
    Journey: ("journey", N_("Journey")), Stage: ("stage", N_("Stage")), Step: ("step", N_("Step")),
    Lane: ("lane", N_("Lane")), Emotion: ("emotion", N_("Emotion")), Link: ("link", N_("Link")),
}


def name_of(row: Record) -> tuple[str, str]:
    """(icon, catalogue id) of what a record is."""
    if isinstance(row, Card):
        kind = card_kinds().get(row.kind)
        return (kind.icon, kind.title) if kind else ("note", row.kind)
    if isinstance(row, Lane) and row.kind in lane_kinds():
        return lane_kinds()[row.kind].icon, N_("Lane")
    return _NAMES.get(type(row), ("journey", type(row).__name__))


class Heading(QWidget):
    """An icon, or a red point's numbered dot, before a name in strong letters."""

    def __init__(self, theme: Theme, t: Texts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._t, self._icon = theme, t, "journey"
        self._sign = plain_label("")
        self._dot = NumberDot(theme)
        self._dot.hide()
        self._name = ElidedLabel("")
        self._name.setFont(font(15, SEMIBOLD))
        row = hbox(self._sign, self._dot, parent=self)
        row.addWidget(self._name, 1)
        self.row = row
        theme.changed.connect(self._dress)

    def text(self) -> str:
        """The name as it is shown."""
        return self._name.text()

    def show_rows(self, rows: list[Record]) -> None:
        """What is selected: one thing, several of a kind, or a mixture."""
        first = rows[0]
        icon, name = name_of(first)
        alike = all(name_of(row) == (icon, name) for row in rows)
        self._icon = icon if alike else "copy"
        title = self._t(name) if alike else ""
        if len(rows) > 1:
            count = self._t.plural("{n} selected", "{n} selected", len(rows))
            title = f"{title} · {count}" if alike else count
        self._show(title, first.number if isinstance(first, RedPoint) and len(rows) == 1 else None)

    def _show(self, title: str, number: int | None) -> None:
        self._name.setText(title)
        self._dot.setVisible(number is not None)
        self._sign.setVisible(number is None)
        if number is not None:
            self._dot.show_number(number)
        self._dress()

    def _dress(self, _tokens: object = None) -> None:
        self._sign.setPixmap(self._theme.pixmap(self._icon, ICON_PX, self.devicePixelRatioF(), "ink_strong"))
