"""Measured values out of somebody's table: which column holds what, what would be taken over, what can't be read."""
from collections.abc import Collection, Sequence
from typing import Any, Protocol

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QGridLayout,
    QPushButton,
    QWidget,
)

from journeymapper.core.analysis.signals.columns import LOYALTY, METRIC, NAMES, Rows, guess, header_of
from journeymapper.core.analysis.signals.take import Taken, Taking, Way, column_name
from journeymapper.core.analysis.signals.values import comma_parts_decimals, month_comes_first
from journeymapper.core.commands.measured import take_measurements, take_series
from journeymapper.core.document.reader import Reader
from journeymapper.core.foundation.errors import UserError
from journeymapper.core.foundation.i18n import N_, Texts
from journeymapper.core.foundation.numbers import COMMA
from journeymapper.core.foundation.sentences import say
from journeymapper.core.model.cards import Card
from journeymapper.core.model.journey import Step
from journeymapper.core.session.session import Session
from journeymapper.ui.forms.combo import CalmCombo
from journeymapper.ui.qt.headers import WholeHeaders
from journeymapper.ui.qt.layouts import hbox, set_look, vbox
from journeymapper.ui.qt.listen import listen
from journeymapper.ui.qt.menu_key import give_menu_key
from journeymapper.ui.qt.text import plain_label
from journeymapper.ui.theme.current import Theme

from .signals_preview import SHOWN, bad_lines, bad_list, fill_preview, preview_table
from .signals_reading import Reading

USUAL, WIDE = (820, 680), (1120, 700)
# So many rows from all over a table tell how it is written.
ENOUGH = 1000
LOYALTY_TARGET = ""
INTO_LOYALTY = N_("Measurements of loyalty")
NOTHING = N_("Nothing can be taken over yet: choose the columns of the day and of the values.")


class Sheet(Protocol):
    """A table of the file."""

    @property
    def name(self) -> str: ...

    @property
    def rows(self) -> Rows: ...

    @property
    def cut(self) -> bool: ...

    @property
    def since_1904(self) -> bool: ...

    @property
    def formulas(self) -> Collection[tuple[int, int]]: ...


class SignalsDialog(QDialog):
    """Nothing is written until it is accepted; then all of it is one step. `taken` says in a sentence what was."""

    taken = Signal(str)

    def __init__(self, session: Session, theme: Theme, t: Texts, file: str, sheets: Sequence[Sheet],
                 parent: QWidget | None = None) -> None:
        super().__init__(parent)
        give_menu_key(self)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(t("Take over values of “{file}”", file=file))
        self._session, self._theme, self._t, self._sheets = session, theme, t, sheets
        self.sheet = _combo(t("Sheet"), [(sheet.name or file, place) for place, sheet in enumerate(sheets)])
        self.target = _combo(t("Into"), targets(session.store, t))
        self.comma = _combo(t("Decimals"), [(t("with a point: 4.5"), False), (t("with a comma: 4,5"), True)])
        self.month_first = _combo(t("Days"), [(t("day first: 30/06/2026"), False),
                                              (t("month first: 06/30/2026"), True)])
        self.columns: dict[str, CalmCombo] = {}
        self._form = QGridLayout()
        self._form.setHorizontalSpacing(12)
        self._form.setVerticalSpacing(6)
        self.preview, self.bad = preview_table(t), bad_list(t)
        self._headers = WholeHeaders(self.preview)
        self.summary, self.message = plain_label("", wrap=True), plain_label("", wrap=True)
        set_look(self.message, "warning")
        self.message.hide()
        self.accept_button = QPushButton()
        set_look(self.accept_button, "main")
        self.accept_button.setDefault(True)
        self.accept_button.clicked.connect(self.accept)
        cancel = QPushButton(t("Cancel"))
        cancel.clicked.connect(self.reject)
        vbox(self._choices(), self._form, self.preview, self.bad, self.summary, self.message,
             hbox(None, cancel, self.accept_button), parent=self, margins=16, spacing=12)
        self.found = Taken()
        self.reading = Reading(self)
        self.reading.moved.connect(self._show)
        for combo, act in ((self.sheet, self._new_sheet), (self.target, self._new_target), (self.comma, self._read),
                           (self.month_first, self._read)):
            combo.currentIndexChanged.connect(lambda _place, act=act: act())
        listen(self, session.changed, lambda _change, _origin: session.later(self._follow))
        self.resize(*(WIDE if theme.workshop else USUAL))
        self._new_sheet()

    def accept(self) -> None:
        """Take over what the preview shows, as one step."""
        id, rows, t = self._into(), self.found.rows, self._t
        try:
            if id == LOYALTY_TARGET:
                self._session.run(take_measurements, rows)
            else:
                self._session.run(take_series, id, rows)
        except UserError as error:
            self.message.setText(say(t, error))
            self.message.show()
            return
        self.taken.emit(t.plural("{n} row was taken over into “{target}”.", "{n} rows were taken over into “{target}”.",
                                 len(rows), target=self.target.currentText()))
        super().accept()

    def reject(self) -> None:
        self.reading.stop()
        super().reject()

    def _choices(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        combos = (self.sheet, self.target, self.comma, self.month_first)
        for place, combo in enumerate(combos):
            label = plain_label(combo.accessibleName())
            label.setBuddy(combo)
            set_look(label, "fieldlabel")
            grid.addWidget(label, 0, place)
            grid.addWidget(combo, 1, place)
            # The name of a metric and its step is longer than all the others.
            grid.setColumnStretch(place, 2 if combo is self.target else 1)
        self.sheet.setEnabled(len(self._sheets) > 1)
        return grid

    def _into(self) -> str:
        return str(self.target.currentData() or LOYALTY_TARGET)

    def _sheet(self) -> Sheet:
        return self._sheets[max(0, self.sheet.currentIndex())]

    def _new_sheet(self) -> None:
        """Look at another table: where it fits best, how it is written."""
        rows = self._sheet().rows
        header = header_of(rows)
        self._guessed = guess(header.titles)
        self._below = rows[header.place + 1:]
        self._titles = header.titles
        self._width = max((len(cells) for _, cells in rows), default=0)
        loyalty = bool(set(self._guessed) & (set(LOYALTY) - set(METRIC)))
        metric = self.target.findData(self._metric()) if not loyalty else -1
        _quietly(self.target, max(metric, 0))
        place = self._guessed.get("on")
        some = self._below[::max(1, len(self._below) // ENOUGH)]
        days = [] if place is None else [_cell(cells, place) for _, cells in some]
        _quietly(self.month_first, int(month_comes_first(days)))
        numbers = [_cell(cells, place) for name, place in self._guessed.items() if name not in ("on", "segment")
                   for _, cells in some]
        _quietly(self.comma, int(comma_parts_decimals(numbers, usual=self._t.language in COMMA)))
        self._new_target()

    def _metric(self) -> str:
        """The selected metric, else the first."""
        known = [str(self.target.itemData(place)) for place in range(1, self.target.count())]
        return next((id for id in self._session.selection.ids if id in known), known[0] if known else LOYALTY_TARGET)

    def _new_target(self) -> None:
        """Other values are wanted: their fields, each with the guessed column."""
        t = self._t
        while (item := self._form.takeAt(0)) is not None:
            if (gone := item.widget()) is not None:
                gone.hide()
                gone.deleteLater()
        names = LOYALTY if self._into() == LOYALTY_TARGET else METRIC
        width = self._width
        entries = [(t("— none —"), -1)] + [
            (" · ".join(part for part in (column_name(place), _cell(self._titles, place) or "") if part), place)
            for place in range(width)]
        self.columns = {}
        for number in range(5):
            self._form.setColumnStretch(number, 1)
        for number, name in enumerate(names):
            combo = self.columns[name] = _combo(t(NAMES[name]), entries)
            _quietly(combo, self._guessed.get(name, -1) + 1)
            combo.currentIndexChanged.connect(lambda _place: self._read())
            label = plain_label(t(NAMES[name]))
            label.setBuddy(combo)
            set_look(label, "fieldlabel")
            self._form.addWidget(label, 2 * (number // 5), number % 5)
            self._form.addWidget(combo, 2 * (number // 5) + 1, number % 5)
        self._read()

    def _read(self) -> None:
        """Show what would be taken over."""
        columns = {name: int(combo.currentData()) for name, combo in self.columns.items() if combo.currentData() >= 0}
        way = Way(columns, bool(self.comma.currentData()), bool(self.month_first.currentData()),
                  self._sheet().since_1904, self._sheet().formulas)
        self.message.hide()
        self._names = [name for name in self.columns if name in columns]
        work = Taking(self._below, way, loyalty=self._into() == LOYALTY_TARGET)
        self.found, self._previewed = work.found, False
        self.reading.begin(work)

    def _show(self) -> None:
        """The rows once there are as many as are shown, all the rest when the table is read."""
        t, rows, busy = self._t, self.found.rows, self.reading.busy
        if not self._previewed and (not busy or len(rows) >= SHOWN):
            self._previewed = True
            fill_preview(self.preview, self._headers, self._names, rows, t)
        self.accept_button.setEnabled(bool(rows) and not busy)
        if busy and self.reading.work is not None:
            self.summary.setText(t("Row {n} of {all} is read …", n=self.reading.work.done, all=self.reading.work.all))
            return
        self.bad.clear()
        self.bad.addItems(bad_lines(self.found.bad, t))
        self.bad.setVisible(bool(self.found.bad))
        self.summary.setText(self._facts())
        self.accept_button.setText(t.plural("Take over {n} row", "Take over {n} rows", len(rows)))

    def _facts(self) -> str:
        t, rows, bad = self._t, self.found.rows, len(self.found.bad)
        if not rows:
            facts = [t(NOTHING)]
        else:
            days = sorted(row["on"] for row in rows)
            facts = [t("From {first} to {last}. Nothing is written before you take it over; one undo takes it back.",
                       first=days[0], last=days[-1])]
        if bad:
            facts.append(t.plural("{n} cell can't be taken as it is: it stands above.",
                                  "{n} cells can't be taken as they are: they stand above.", bad))
        if self.found.counted:
            facts.append(t.plural("{n} day is a number there and is read as spreadsheets count days.",
                                  "{n} days are numbers there and are read as spreadsheets count days.",
                                  self.found.counted))
        if self._sheet().cut:
            facts.append(t("The sheet is longer than {n} rows; the rest is left out.", n=len(self._sheet().rows)))
        return " ".join(facts)

    def _follow(self) -> None:
        """The metrics of the map are others now."""
        wanted, chosen = targets(self._session.store, self._t), self._into()
        if wanted != [(self.target.itemText(n), self.target.itemData(n)) for n in range(self.target.count())]:
            self.target.blockSignals(True)
            self.target.clear()
            for text, id in wanted:
                self.target.addItem(text, id)
            self.target.blockSignals(False)
            place = self.target.findData(chosen)
            _quietly(self.target, max(place, 0))
            if place < 0:
                self._new_target()


def targets(doc: Reader, t: Texts) -> list[tuple[str, str]]:
    """(words, id of the metric): the measurements of loyalty, then each metric."""
    found = []
    for card in doc.every(Card):
        if "series" in type(card).model_fields:
            step = doc.find(Step, card.step)
            name = card.title.strip() or t("Untitled")
            found.append((t("Metric: {name}", name=f"{name} ({step.title})" if step and step.title else name), card.id))
    return [(t(INTO_LOYALTY), LOYALTY_TARGET), *sorted(found)]


def _combo(name: str, entries: Sequence[tuple[str, Any]]) -> CalmCombo:
    combo = CalmCombo()
    combo.setAccessibleName(name)
    for text, value in entries:
        combo.addItem(text, value)
    return combo


def _quietly(combo: CalmCombo, place: int) -> None:
    combo.blockSignals(True)
    combo.setCurrentIndex(place)
    combo.blockSignals(False)


def _cell(cells: Sequence[Any], place: int) -> Any:
    return cells[place] if place < len(cells) else None
