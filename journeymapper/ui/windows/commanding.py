"""Ctrl+K: a command or a card, found by typing; what was chosen lately comes first."""
from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from journeymapper.core.foundation.i18n import Texts
from journeymapper.core.model.journey import Lane
from journeymapper.ui.actions.spec import ActionSpec
from journeymapper.ui.canvas.sheet import Sheet
from journeymapper.ui.feedback.toasts import Toasts
from journeymapper.ui.panels.find_words import place_words, thing_words

from .choices import ACTION, RECORD, Entry, action_entries, action_line, best, record_entries, record_line
from .revealing import reveal_record
from .views import MAP, Views

if TYPE_CHECKING:
    from journeymapper.ui.panels.choose_box import ChooseBox
    from journeymapper.ui.panels.choose_list import Line

OWN, PARKING_LOT = "edit.commands", "view.parking_lot"
REMEMBERED = 6


class Commanding(QObject):
    """The palette of one window. `serve` hands it the actions, which are made after it."""

    def __init__(self, window: QWidget, views: Views, sheet: Sheet, toasts: Toasts, t: Texts) -> None:
        super().__init__(sheet)
        self._window = window
        self._built: ChooseBox | None = None
        self.recent: list[str] = []
        self._views, self._sheet, self._toasts, self._t = views, sheet, toasts, t
        self._actions: Mapping[str, QAction] = {}
        self._specs: Mapping[str, ActionSpec] = {}
        self._known: tuple[list[Entry], list[Entry] | None] = ([], None)
        self._before: QWidget | None = None

    @property
    def box(self) -> "ChooseBox":
        """The palette, built when it is first wanted; it goes with the sheet, though it lies over the whole window."""
        if self._built is None:
            from journeymapper.ui.panels.choose_box import ChooseBox

            self._built = ChooseBox(self._window, self._sheet.theme, self._t, self._look_up)
            self.destroyed.connect(self._built.deleteLater)
            self._built.left.connect(self.close)
            self._built.chosen.connect(self.choose)
        return self._built

    def serve(self, actions: Mapping[str, QAction], specs: Mapping[str, ActionSpec]) -> None:
        """From now on these can be chosen."""
        self._actions = actions
        self._specs = {id: spec for id, spec in specs.items() if id != OWN}

    def toggle(self) -> None:
        """Open it; where it is open, close it."""
        if self.box.isVisible():
            self.close()
            return
        session = self._sheet.session
        session.settle.emit()
        session.close_gesture()
        self._before = QApplication.focusWidget()
        self._known = action_entries(self._actions, self._specs, self._t), None
        self.box.open()

    def close(self) -> None:
        """Hide it; the keyboard goes back to where it was."""
        self._known = [], None
        self.box.hide()
        before = self._before if self._before is not None and isValid(self._before) else None
        (before if before is not None and before.isVisible() else self._sheet).setFocus()

    def choose(self, id: str) -> None:
        """Do what was chosen, or show the card, and remember it."""
        self.close()
        self.recent = [id, *(other for other in self.recent if other != id)][:REMEMBERED]
        if id.startswith(ACTION):
            self._actions[id.removeprefix(ACTION)].trigger()
        else:
            self._show(id.removeprefix(RECORD))

    def _look_up(self, query: str) -> "list[Line]":
        doc = self._sheet.session.store
        actions, records = self._known
        if query.strip():
            if records is None:
                records = list(record_entries(doc, self._t))
                self._known = actions, records
            again = [entry for entry in actions if entry[0] in self._again()]
            first = [entry for entry in actions if entry not in again]
            ids = best(query, (first, records, again), self.recent)
        else:
            ids = list(dict.fromkeys([*self.recent, *(id for id, _, _ in actions)]))
        return [line for id in ids if (line := self._line(id)) is not None]

    def _again(self) -> set[str]:
        """Lanes of a kind that the map has: rather the lane that is there is meant than one more."""
        return {f"{ACTION}insert.lane.{lane.kind}" for lane in self._sheet.session.store.every(Lane)}

    def _line(self, id: str) -> "Line | None":
        if id.startswith(ACTION):
            own = id.removeprefix(ACTION)
            line = action_line(self._actions[own], self._specs[own], self._t)
            return replace(line, more=f"{line.more} · {self._t('one more')}") if id in self._again() else line
        return record_line(self._sheet.session.store, id.removeprefix(RECORD), self._t)

    def _show(self, id: str) -> None:
        self._views.show_view(MAP)
        self._sheet.setFocus()
        doc, t = self._sheet.session.store, self._t
        row = doc.get(id)
        if row is None or reveal_record(self._sheet, id):
            return
        if getattr(row, "step", "") is None and not self._actions[PARKING_LOT].isChecked():
            self._actions[PARKING_LOT].trigger()
        place = place_words(doc, row, t)
        if place:
            self._toasts.show(f"{thing_words(row, t)} — {place}", key="told")
