"""The pilots of the touchpoint that is selected: a section that folds, a small form for each."""
from collections.abc import Sequence

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QPushButton, QScrollArea, QToolButton, QWidget

from journeymapper.core.analysis.pilots import change_of
from journeymapper.core.commands.pilots import add_pilot, remove_pilot, set_pilot
from journeymapper.core.foundation.i18n import N_
from journeymapper.core.model.cards import Touchpoint
from journeymapper.core.model.pilots import Pilot, pilots_of
from journeymapper.core.model.record import Record
from journeymapper.ui.forms import Choice, Field
from journeymapper.ui.forms.form import build_form
from journeymapper.ui.qt.layouts import hairline, hbox, vbox
from journeymapper.ui.qt.text import escaped_tooltip, plain_label
from journeymapper.ui.theme.fonts import SEMIBOLD, font

from .channels.pilots import change_words
from .choices import NEW, SOURCES
from .context import PanelContext
from .section import Section

CHANGE = "change"
FIELDS: tuple[Field, ...] = (
    Field("measure", N_("Measure"), placeholder=N_("What will tell whether it is better?")),
    Field("channel", N_("Channel"), "choice", options="channels"),
    Field("from", N_("First day"), "date"), Field("to", N_("Last day"), "date"),
    Field("baseline", N_("Baseline"), "figure", half=True, placeholder=N_("before, such as 42 %")),
    Field("result", N_("Result"), "figure", half=True, placeholder=N_("after, such as 61 %")),
    Field(CHANGE, N_("Difference"), "info"),
)
_EMPTY = (None, "")


class PilotForm(QWidget):
    """One pilot: its number, a button that deletes it, its fields."""

    def __init__(self, context: PanelContext, place: int) -> None:
        super().__init__()
        self._context, self._place, self._card = context, place, ""
        t = context.t
        self.form = build_form(FIELDS, t, context.theme)
        self.form.changed.connect(self._commit)
        self.remove = QToolButton()
        self.remove.setToolTip(escaped_tooltip(t("Delete pilot")))
        self.remove.setAccessibleName(t("Delete pilot {n}", n=place + 1))
        self.remove.clicked.connect(self._remove)
        head = hbox(plain_label(t("Pilot {n}", n=place + 1), font=font(13, SEMIBOLD)), None, self.remove)
        vbox(head, self.form, hairline(), parent=self, spacing=8)
        self._dress()
        context.theme.changed.connect(self._dress)

    def show_pilot(self, card: str, pilot: Pilot, channels: Sequence[Choice], *, anew: bool) -> None:
        """Fields whose value is as it was are left alone, so that typing goes on, unless `anew`."""
        self._card = card
        self.form.set_choices("channels", channels)
        known = {choice.value for choice in channels}
        values: dict[str, object] = {
            "measure": pilot.measure, "channel": pilot.channel if pilot.channel in known else None,
            "from": pilot.since, "to": pilot.to, "baseline": pilot.baseline, "result": pilot.result,
            CHANGE: change_words(change_of(pilot), self._context.t) or "—",
        }
        for name, old in self.form.values().items():
            if anew or (values[name] != old and not (values[name] in _EMPTY and old in _EMPTY)):
                self.form.field(name).set_value(values[name])

    def _commit(self, name: str, value: object) -> None:
        context, card, place = self._context, self._card, self._place
        context.writer.attempt(lambda: context.session.run(set_pilot, card, place, {name: value}))

    def _remove(self) -> None:
        context, card, place = self._context, self._card, self._place
        context.writer.attempt(lambda: context.session.run(remove_pilot, card, place))

    def _dress(self, _tokens: object = None) -> None:
        self.remove.setIcon(self._context.theme.icon("remove", 16, "ink_secondary"))


class PilotForms(QWidget):
    """Shown for one touchpoint alone."""

    def __init__(self, context: PanelContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context, self._card = context, ""
        self.forms: list[PilotForm] = []
        self._opened, self._later = 0, QTimer(self, singleShot=True, interval=0)
        self._later.timeout.connect(self._reveal)
        self.button = QPushButton(context.t("Add pilot"))
        self.button.setToolTip(escaped_tooltip(context.t("A small experiment that measures what a change is worth")))
        self.button.setAutoDefault(False)
        self.button.clicked.connect(self.add)
        body = QWidget()
        self._column = vbox(self.button, parent=body, spacing=12)
        self.section = Section(context.t("Pilots"), body, context.theme)
        vbox(self.section, parent=self)
        self.hide()

    def show_pilots(self, rows: Sequence[Record]) -> None:
        """Those of the one thing that is selected; nothing where that is no touchpoint."""
        card = rows[0] if len(rows) == 1 and isinstance(rows[0], Touchpoint) else None
        self.setVisible(card is not None)
        if card is None:
            self.flush()
            self._card = ""
            return
        anew = card.id != self._card
        if anew:
            self.flush()
        self._card, pilots = card.id, pilots_of(card)
        while len(self.forms) > len(pilots):
            gone = self.forms.pop()
            self._column.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        while len(self.forms) < len(pilots):
            self.forms.append(PilotForm(self._context, len(self.forms)))
            self._column.insertWidget(len(self.forms) - 1, self.forms[-1])
        offered = SOURCES["channels"](self._context.session.store, self._context.t)
        channels = [choice for choice in offered if choice.value is not NEW]
        for form, pilot in zip(self.forms, pilots, strict=True):
            form.show_pilot(card.id, pilot, channels, anew=anew)
        self.section.count_filled(len(pilots))

    def add(self) -> None:
        """One more; the keyboard goes to what it measures."""
        context, card = self._context, self._card

        def make() -> None:
            self.open(context.session.run(add_pilot, card))

        context.writer.attempt(make)

    def open(self, place: int) -> None:
        """Unfold, and put the keyboard into a pilot."""
        self.section.open(True)
        if 0 <= place < len(self.forms):
            self.forms[place].form.focus("measure")
            self._opened = place
            self._later.start()

    def _reveal(self) -> None:
        """Scroll to the pilot that was opened, once all parts have their places."""
        area: QWidget | None = self
        while area is not None and not isinstance(area, QScrollArea):
            area = area.parentWidget()
        if area is not None and self._opened < len(self.forms):
            area.ensureWidgetVisible(self.forms[self._opened])

    def flush(self) -> None:
        """Commit what is typed and not committed."""
        for form in self.forms:
            form.form.flush()
