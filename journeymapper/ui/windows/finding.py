"""The find bar of a window: what it finds is selected and brought into sight, on the map or in the backlog."""
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget

from journeymapper.core.document.changes import ChangeSet
from journeymapper.core.document.origin import Origin
from journeymapper.core.document.search import Hit, Query
from journeymapper.core.foundation.errors import UserError
from journeymapper.core.model.cards import Card, RedPoint
from journeymapper.core.model.journey import Journey, Lane
from journeymapper.core.model.other import Link
from journeymapper.core.model.record import Record
from journeymapper.core.session.finder import Finder, Sort
from journeymapper.ui.canvas.focus import focus_on
from journeymapper.ui.canvas.layers.hits import show_hits
from journeymapper.ui.canvas.sheet import Sheet
from journeymapper.ui.panels.find_bar import FindBar
from journeymapper.ui.panels.find_words import words_for
from journeymapper.ui.panels.tables import table_of
from journeymapper.ui.qt.listen import listen

from .edit_handlers import Handlers
from .views import MAP, Views


class Finding(QObject):
    """Connects bar, finder and views; lives as long as the bar."""

    def __init__(self, bar: FindBar, views: Views, sheet: Sheet) -> None:
        super().__init__(bar)
        self.bar, self._views, self._sheet = bar, views, sheet
        self.finder = Finder(sheet.session)
        self._anchor: str | None = None
        self._said = ""
        self._again = QTimer(self)
        self._again.setSingleShot(True)
        self._again.setInterval(0)
        self._again.timeout.connect(self._refresh)
        bar.hide()
        bar.asked.connect(self._ask)
        bar.stepped.connect(self.step)
        bar.replaced.connect(self._replace)
        bar.all_replaced.connect(self._replace_all)
        bar.left.connect(self.close)
        views.shown.connect(lambda _name: self._again.start())
        listen(self, sheet.session.changed, self._changed)

    def handlers(self) -> Handlers:
        """By action id."""
        return {
            "edit.find": lambda: self.open(replacing=False), "edit.replace": lambda: self.open(replacing=True),
            "edit.find_next": lambda: self.step(1), "edit.find_previous": lambda: self.step(-1),
        }

    def open(self, *, replacing: bool) -> None:
        """Show the bar; what was looked for last is looked for again."""
        session = self._sheet.session
        session.settle.emit()
        session.close_gesture()
        self._anchor = session.selection.current
        self.bar.open(replacing=replacing)
        self._refresh()

    def close(self) -> None:
        """Hide the bar; the keyboard goes back to the map or the backlog."""
        self.bar.hide()
        show_hits(self._sheet, ())
        self._home().setFocus()

    def step(self, by: int) -> None:
        """To the next hit or the one before; without words the bar asks for some."""
        if not self.bar.words.text():
            self.open(replacing=False)
            return
        self._sheet.session.settle.emit()
        if not self.bar.isVisible():
            self.bar.show()
        self._search()
        self._go(self.finder.step(by))

    def _ask(self, query: Query) -> None:
        """Words changed: stand at the first hit of what was selected, else at the first of all."""
        self.finder.search(query, self._sort())
        hit = self.finder.start_at(self._anchor)
        self._go(hit)

    def _search(self) -> None:
        self.finder.search(self.bar.query(), self._sort())

    def _changed(self, _change: ChangeSet, origin: Origin) -> None:
        if origin is Origin.UNDO:
            self._said = ""
        self._again.start()

    def _refresh(self) -> None:
        """The document or the view changed: count again, go nowhere."""
        if self.bar.isVisible():
            self._search()
            self._show(self._said)

    def _replace(self, text: str) -> None:
        def one() -> None:
            self._search()
            self._go(self.finder.replace(text) if self.finder.current else self.finder.step(1))

        self._attempt(one)

    def _replace_all(self, text: str) -> None:
        def every() -> None:
            self._search()
            done = self.finder.replace_all(text)
            self._show(self._sheet.t.plural("{n} replaced", "{n} replaced", done))

        self._attempt(every)

    def _attempt(self, do: Callable[[], None]) -> None:
        session = self._sheet.session
        session.settle.emit()
        session.close_gesture()
        try:
            do()
        except UserError as error:
            self._show(self._sheet.t(error.message, **error.params))

    def _go(self, hit: Hit | None) -> None:
        if hit is not None:
            self._select(hit.id)
        self._show()

    def _select(self, id: str) -> None:
        """Select it where it has fields in the inspector, and bring it or what it belongs to into sight."""
        doc, selection = self._sheet.session.store, self._sheet.session.selection
        row = doc.get(id)
        shown = row is not None and table_of(row) is not None and not isinstance(row, Journey)
        selection.set([id] if shown else [])
        place = focus_on(self._sheet.plan, self._seen(row) or id)
        if place is not None:
            self._sheet.set_focus(place)
            self._sheet.reveal(place)

    def _seen(self, row: Record | None) -> str | None:
        """What on the map stands for something that has no place of its own there."""
        lane = self._sheet.session.store.find(Lane, row.lane) if isinstance(row, Card) else None
        if lane is not None and lane.collapsed:
            return lane.id
        return row.source if isinstance(row, Link) else None

    def _show(self, said: str = "") -> None:
        finder, sheet, self._said = self.finder, self._sheet, said
        hit = finder.current
        where = words_for(sheet.session.store, hit, sheet.t) if hit is not None else ""
        if hit is not None and self._filtered(hit.id):
            where = f"{where} · {sheet.t('hidden by the filters')}"
        self.bar.show_state(finder.number, len(finder.hits), said or where, finder.others)
        show_hits(sheet, {hit.id for hit in finder.hits} if self._views.name == MAP else ())

    def _filtered(self, id: str) -> bool:
        """Whether the backlog's filters keep a line from view."""
        backlog = getattr(self._home(), "backlog", None)
        return backlog is not None and id not in backlog.shown_ids()

    def _sort(self) -> Sort | None:
        return None if self._views.name == MAP else _in_backlog

    def _home(self) -> QWidget:
        return self._sheet if self._views.name == MAP else self._views.page(self._views.name)


def _in_backlog(row: Record) -> bool:
    return isinstance(row, RedPoint)

