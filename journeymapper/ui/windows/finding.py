"""The find bar of a window: what it finds is selected and brought into sight, on the map or in the backlog."""
from collections.abc import Callable
from time import perf_counter
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget

from journeymapper.core.backlog.columns import CAUSES, STATUSES
from journeymapper.core.document.changes import ChangeSet
from journeymapper.core.document.origin import Origin
from journeymapper.core.document.search import Hit, Query, forget
from journeymapper.core.foundation.errors import UserError
from journeymapper.core.model.cards import RedPoint
from journeymapper.core.model.record import Record
from journeymapper.core.session.finder import Finder, Sort
from journeymapper.ui.canvas.layers.hits import show_hits
from journeymapper.ui.canvas.sheet import Sheet
from journeymapper.ui.panels.find_words import words_for
from journeymapper.ui.qt.late import Late
from journeymapper.ui.qt.listen import listen

from .edit_handlers import Handlers
from .revealing import reveal_record
from .views import MAP, Views

if TYPE_CHECKING:
    from journeymapper.ui.panels.find_bar import FindBar

# A search that takes longer waits for the hands to rest.
SLOW_S, REST_MS = 0.03, 200


class Finding(QObject):
    """Connects bar, finder and views. `pane` is the bar's place in the window; it is built when first wanted."""

    def __init__(self, views: Views, sheet: Sheet) -> None:
        super().__init__(sheet)
        self.pane = Late(self._make)
        self._views, self._sheet = views, sheet
        chosen = {"cause": CAUSES, "status": STATUSES}
        self.finder = Finder(sheet.session, {field: {value: sheet.t(text) for value, text in words.items()}
                                             for field, words in chosen.items()})
        self._anchor: str | None = None
        self._said = ""
        self._slow = False
        self._again = QTimer(self)
        self._again.setSingleShot(True)
        self._again.setInterval(0)
        self._again.timeout.connect(self._refresh)
        self._typed = QTimer(self)
        self._typed.setSingleShot(True)
        self._typed.setInterval(REST_MS)
        self._typed.timeout.connect(self._start)

    @property
    def bar(self) -> "FindBar":
        """The bar, built now if need be."""
        return self.pane.content

    def _make(self) -> "FindBar":
        from journeymapper.ui.panels.find_bar import FindBar

        bar = FindBar(self._sheet.theme, self._sheet.t)
        bar.asked.connect(self._ask)
        bar.stepped.connect(self.step)
        bar.replaced.connect(self._replace)
        bar.all_replaced.connect(self._replace_all)
        bar.left.connect(self.close)
        self._views.shown.connect(lambda _name: self._again.start())
        listen(self, self._sheet.session.changed, self._changed)
        return bar

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
        self.pane.show()
        self.bar.open(replacing=replacing)
        self._refresh()

    def take(self, query: Query, text: str, *, replacing: bool, shown: bool) -> None:
        """As it was before the window was built again: the map stays where it is."""
        self.bar.fill(query, text, replacing=replacing)
        self.pane.setVisible(shown)
        self._again.start()  # it is seen once the window shows its new parts

    def close(self) -> None:
        """Hide the bar; the keyboard goes back to the map or the backlog."""
        self._typed.stop()
        self.pane.hide()
        forget()
        show_hits(self._sheet, ())
        self._home().setFocus()

    def step(self, by: int) -> None:
        """To the next hit or the one before; without words the bar asks for some."""
        if not self.bar.words.text():
            self.open(replacing=False)
            return
        self._sheet.session.settle.emit()
        self.pane.show()
        if self._typed.isActive():
            self._start()
            return
        self._search()
        self._go(self.finder.step(by))

    def _ask(self, _query: Query) -> None:
        """Words changed: found at once, in a large map once the typing rests."""
        if self._slow:
            self._typed.start()
        else:
            self._start()

    def _start(self) -> None:
        """Stand at the first hit of what was selected, else at the first of all."""
        self._typed.stop()
        self._search()
        self._go(self.finder.start_at(self._anchor))

    def _search(self) -> None:
        start = perf_counter()
        self.finder.search(self.bar.query(), self._sort())
        self._slow = perf_counter() - start > SLOW_S
        self._again.setInterval(REST_MS if self._slow else 0)

    def _changed(self, _change: ChangeSet, origin: Origin) -> None:
        if origin is Origin.UNDO:
            self._said = ""
        self._again.start()

    def _refresh(self) -> None:
        """The document or the view changed: count again, go nowhere."""
        if self.pane.isVisible():
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
            reveal_record(self._sheet, hit.id)
        self._show()

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

