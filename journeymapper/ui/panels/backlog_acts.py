"""What a person does to the backlog's lines: each a command, one step back."""
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect

from journeymapper.core.commands.improving import add_fix, fill, fill_cells, link_fixes
from journeymapper.core.foundation.i18n import Texts
from journeymapper.core.session.session import Session

from .backlog_book import RowBook
from .backlog_clip import copy_cells, copy_rows, on_clipboard, understood
from .backlog_columns import COLUMNS
from .backlog_fixes import FixesPopup
from .backlog_rows import Row
from .edit import Writer

if TYPE_CHECKING:
    from .backlog_table import BacklogTable


class BacklogActs:
    """Editing in place, emptying, linking. Of several selected lines all are meant."""

    def __init__(self, session: Session, book: RowBook, t: Texts, refuse: Callable[[str], object]) -> None:
        self._session, self._book, self._t = session, book, t
        self._popup: FixesPopup | None = None
        self._refuse, self._writer = refuse, Writer(session, t, refuse)

    def write(self, ids: list[str], field: str, value: object) -> None:
        """Set a field of red points as one step."""
        self._writer.attempt(lambda: self._session.run(fill, ids, field, value))

    def entered(self, table: "BacklogTable", id: str, field: str, value: object) -> None:
        """What was entered in one of several selected lines is meant for all of them; a title is its own."""
        row, many = self._book.row(id), table.meant(id)
        if len(many) > 1 and field != "title":
            self.write(many, field, value)
        elif row is not None and (getattr(row, field) if getattr(row, field) != "" else None) != value:
            self.write([id], field, value)

    def empty(self, table: "BacklogTable", column: int) -> None:
        """Delete: nothing stands in this column any more."""
        if COLUMNS[column].clears:
            self.write(table.chosen_ids(), COLUMNS[column].field, None)

    def copy(self, table: "BacklogTable", *, whole: bool = False) -> None:
        """The current column of the selected lines, or all of those lines, for a spreadsheet."""
        rows = self._rows(table.chosen_ids())
        if rows and whole:
            copy_rows(rows, self._t)
        elif rows:
            copy_cells(rows, max(0, table.currentIndex().column()), self._t)

    def paste(self, table: "BacklogTable") -> None:
        """A range from the cell with the keyboard on, one step; what can't be taken is said and left."""
        here = table.row_here()
        if here is None or not (grid := on_clipboard()):
            return
        shown, t = table.model_rows(), self._t
        done = understood(grid, shown, shown.index(here), table.currentIndex().column(),
                          self._rows(table.chosen_ids()), t)
        if done.cells:
            self._writer.attempt(lambda: self._session.run(fill_cells, done.cells))
        if done.wrong:
            self._refuse(t.plural("{n} cell was left as it was: {first}", "{n} cells were left as they were: {first}",
                                  len(done.wrong), first=done.wrong[0]))
        elif not done.cells:
            self._refuse(t("There is nothing in what was copied that would change these cells."))

    def _rows(self, ids: list[str]) -> list[Row]:
        return [row for id in ids if (row := self._book.row(id)) is not None]

    def choose_fixes(self, table: "BacklogTable", id: str) -> FixesPopup:
        """Let the opportunities be ticked that fix a red point, or all that are selected with it."""
        ids, t = table.meant(id), self._t
        row = self._book.row(id)
        heading = t.plural("Opportunities for {n} red point", "Opportunities for {n} red points", len(ids)) \
            if len(ids) > 1 or row is None else t("What would fix {code}?", code=row.code)
        if self._popup is not None:
            self._popup.deleteLater()
        self._popup = popup = FixesPopup(t, table)
        run, attempt = self._session.run, self._writer.attempt
        popup.linked.connect(lambda link, unlink: attempt(lambda: run(link_fixes, ids, link, unlink)))
        popup.added.connect(lambda title: attempt(lambda: run(add_fix, ids, title, t("Opportunities"))))
        cell = table.cell_of(id, "fixes")
        place = QRect(table.viewport().mapToGlobal(cell.topLeft()), cell.size())
        popup.offer(self._session.store, ids, heading, place)
        return popup
