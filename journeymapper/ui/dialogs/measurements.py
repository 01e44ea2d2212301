"""Loyalty as it was measured: a table to write into, a row per segment and day."""
from typing import Any

from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtGui import QAction, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from journeymapper.core.analysis.insights.loyalty import measurements, nps_of
from journeymapper.core.analysis.insights.words import whole
from journeymapper.core.analysis.signals.values import Unreadable, number_of
from journeymapper.core.commands.measured import add_measurement, change_measurement, delete_measurements
from journeymapper.core.foundation.clock import today
from journeymapper.core.foundation.errors import Refused
from journeymapper.core.foundation.i18n import N_, Texts
from journeymapper.core.foundation.numbers import COMMA, figure
from journeymapper.core.model.other import Measurement
from journeymapper.core.session.session import Session
from journeymapper.ui.forms.day_text import example_day, read_day
from journeymapper.ui.qt.headers import WholeHeaders
from journeymapper.ui.qt.late_enter import PromptDelegate
from journeymapper.ui.qt.layouts import hbox, set_look, vbox
from journeymapper.ui.qt.text import escaped_tooltip, plain_label
from journeymapper.ui.theme.current import Theme

from .base import MapDialog, open_once

ID = Qt.ItemDataRole.UserRole
NPS = "nps"
DAY_AIR = 44
USUAL, WIDE = (1200, 460), (1320, 560)
# Field, header, the scale below it, width in pixels.
COLUMNS: tuple[tuple[str, str, str, int], ...] = (
    ("on", N_("Day"), "", 112), ("segment", N_("Segment"), "", 150), ("repurchase", N_("Repurchase"), "0–10", 96),
    ("switching_reluctance", N_("Reluctance"), "0–10", 96), ("recommendation", N_("Recommend"), "0–10", 96),
    ("responses", N_("Answers"), "", 76), ("promoters", N_("Promoters"), "9–10", 88),
    ("passives", N_("Passives"), "7–8", 80), ("detractors", N_("Detractors"), "0–6", 88), (NPS, N_("NPS"), "", 60),
    ("actions", N_("Follow-up actions"), "", 150),
)
FIELDS = tuple(field for field, _, _, _ in COLUMNS)
COUNTS = ("responses", "promoters", "passives", "detractors")
HINT = N_("F2 or a key edits a cell, Tab goes on. 0–10 are means of the answers; the NPS comes from the three counts.")
EMPTY = N_("Nothing was measured yet. “Add” makes a row for today.")


class MeasurementsDialog(MapDialog):
    """Each cell, each new row and each deletion is one step."""

    def __init__(self, session: Session, theme: Theme, t: Texts, parent: QWidget | None) -> None:
        super().__init__(session, theme, t, t("Measurements of loyalty"), parent)
        self.table = self._make_table()
        self._filling = False
        self._empty = plain_label(t(EMPTY), wrap=True)
        hint = plain_label(t(HINT), wrap=True)
        for label in (self._empty, hint):
            set_look(label, "secondary")
        add, self._delete = QPushButton(t("Add")), QPushButton(t("Delete"))
        for button, act in ((add, self.add), (self._delete, self.remove)):
            button.setAutoDefault(False)
            button.clicked.connect(lambda _on=False, act=act: act())
            item = QAction(button.text(), self.table)
            item.triggered.connect(lambda _on=False, act=act: act())
            self.table.addAction(item)
        self.table.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Delete), self.table, self.remove,
                  context=Qt.ShortcutContext.WidgetShortcut)
        vbox(hint, self.table, self._empty, hbox(add, self._delete, None), parent=self.body)
        self.table.itemChanged.connect(self._commit)
        self.table.setItemDelegate(PromptDelegate(self.table))
        self.refresh()
        self.table.setCurrentCell(0, 0)
        self.table.setFocus()
        self.resize(*(WIDE if theme.workshop else USUAL))

    def refresh(self) -> None:
        if self.table.state() == QAbstractItemView.State.EditingState:
            return
        rows, here = measurements(self.session.store), self.current()
        column = max(0, self.table.currentColumn())
        self._filling = True
        self.table.setRowCount(len(rows))
        for place, row in enumerate(rows):
            for number, field in enumerate(FIELDS):
                self.table.setItem(place, number, self._item(row, field))
        self._filling = False
        self._empty.setVisible(not rows)
        self._delete.setEnabled(bool(rows))
        self.show_measurement(here, column)

    def showEvent(self, event: QShowEvent) -> None:
        """Days are whole: in workshop size too, whose letters are known only now."""
        super().showEvent(event)
        self._headers.least[0] = max(COLUMNS[0][3], self.table.fontMetrics().horizontalAdvance("2026-06-30") + DAY_AIR)
        self._headers.fit()

    def flush(self) -> None:
        # Not the first child of its kind: one that was closed just now still stands beside it.
        editor = self.table.indexWidget(self.table.currentIndex())
        if self.table.state() == QAbstractItemView.State.EditingState and editor is not None:
            self.table.commitData(editor)
            self.table.closeEditor(editor, self.table.itemDelegate().EndEditHint.NoHint)

    def current(self) -> str:
        """The id of the measurement that has the keyboard."""
        return self._id_at(self.table.currentRow())

    def show_measurement(self, id: str, column: int = 0) -> None:
        """Take the keyboard to a measurement; one that isn't there changes nothing."""
        place = next((row for row in range(self.table.rowCount()) if self._id_at(row) == id), None)
        if place is not None:
            # Said outright: else Qt looks at the keyboard, and a Ctrl that is held would leave other rows chosen too.
            self.table.setCurrentCell(place, column, QItemSelectionModel.SelectionFlag.ClearAndSelect)

    def add(self) -> None:
        """A row for today, for the segment of the current one; its segment waits to be typed over."""
        self.flush()
        row = self.session.store.find(Measurement, self.current())
        segment = row.segment if row is not None else self.t("all customers")

        def make() -> None:
            id = self.session.run(add_measurement, today().isoformat(), segment)
            self.refresh()
            self.show_measurement(id, FIELDS.index("segment"))
            self.table.setFocus()
            self.table.editItem(self.table.currentItem())

        self.attempt(make)

    def remove(self) -> None:
        """Delete the chosen rows."""
        self.flush()
        ids = sorted({self._id_at(index.row()) for index in self.table.selectedIndexes()} - {""})
        if ids:
            self.attempt(lambda: self.session.run(delete_measurements, ids))

    def _commit(self, item: QTableWidgetItem) -> None:
        if self._filling:
            return
        id, field, text = str(item.data(ID)), FIELDS[item.column()], item.text()
        self.attempt(lambda: self._write(id, field, text))

    def _write(self, id: str, field: str, text: str) -> None:
        """Raises Refused."""
        value = read_value(field, text, self.t)
        row = self.session.store.find(Measurement, id)
        if row is not None and getattr(row, field) != value:
            self.session.run(change_measurement, id, field, value)

    def _item(self, row: Measurement, field: str) -> QTableWidgetItem:
        item = QTableWidgetItem(self._text(row, field))
        item.setData(ID, row.id)
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        item.setFlags(flags if field == NPS else flags | Qt.ItemFlag.ItemIsEditable)
        side = Qt.AlignmentFlag.AlignLeft if field in ("on", "segment", "actions") else Qt.AlignmentFlag.AlignRight
        item.setTextAlignment(side | Qt.AlignmentFlag.AlignVCenter)
        item.setToolTip(escaped_tooltip(item.text()) if field == "actions" else "")
        return item

    def _text(self, row: Measurement, field: str) -> str:
        if field == NPS:
            score = nps_of(row.promoters, row.passives, row.detractors)
            return whole(score.value, self.t) if score is not None else ""
        value = getattr(row, field)
        return "" if value is None else figure(value, self.t) if isinstance(value, int | float) else str(value)

    def _id_at(self, row: int) -> str:
        item = self.table.item(row, 0)
        return str(item.data(ID)) if row >= 0 and item is not None else ""

    def _make_table(self) -> QTableWidget:
        table = QTableWidget(0, len(COLUMNS))
        table.setAccessibleName(self.t("Measurements of loyalty"))
        table.setHorizontalHeaderLabels([f"{self.t(title)}\n{scale}".strip() for _, title, scale, _ in COLUMNS])
        table.verticalHeader().hide()
        self._headers = WholeHeaders(table, [len(COLUMNS) - 1],
                                     {place: width for place, (_, _, _, width) in enumerate(COLUMNS)})
        table.verticalHeader().setDefaultSectionSize(self.theme.target(32))
        table.setWordWrap(False)
        return table


def read_value(field: str, text: str, t: Texts) -> Any:
    """What was typed into a cell, as it is kept. Raises Refused, in words."""
    text = text.strip()
    if field == "on":
        try:
            day = read_day(text, t)
        except ValueError:
            day = None
        if day is None:
            raise Refused(N_("“{text}” is no day. Write it as {example}."), text=text, example=example_day(t))
        return day
    if field in ("segment", "actions"):
        return text or (None if field == "actions" else "")
    if not text:
        return None
    try:
        number = number_of(text, comma=t.language in COMMA)
    except Unreadable:
        number = -1
    if field in COUNTS and not (number >= 0 and float(number).is_integer()):
        raise Refused(N_("“{text}” is no count. Write a whole number from 0."), text=text)
    if field not in COUNTS and not 0 <= number <= 10:
        raise Refused(N_("“{text}” isn't on the scale. Write a number from 0 to 10."), text=text)
    return number


def open_measurements(session: Session, theme: Theme, t: Texts, parent: QWidget | None, id: str = "",
                      ) -> MeasurementsDialog:
    """The dialog, with the keyboard on a measurement if one is named."""
    dialog = open_once(MeasurementsDialog, session, theme, t, parent)
    dialog.show_measurement(id)
    return dialog

