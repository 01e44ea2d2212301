"""Widths and heights of the backlog's table: what its texts need, measured no further than it is seen."""
from PySide6.QtWidgets import QTableView

from journeymapper.core.foundation.i18n import Texts

from .backlog_cells import LEAST_ROW
from .backlog_columns import COLUMNS, shared_widths
from .backlog_measure import height_of, words_width
from .backlog_model import BacklogModel
from .backlog_rows import Row

LEAST_PX, MOST_PX = 120, 16_777_215
# So many lines are measured at once; of a longer table those that come into sight.
EXACT = 120


class Fit:
    """`all` after each change of lines or width, `seen` after scrolling. highest: what the table can use, in pixels."""

    def __init__(self, table: QTableView, model: BacklogModel, t: Texts) -> None:
        self._table, self._model, self._t = table, model, t
        self.highest = MOST_PX
        self._measured: list[Row] | None = None
        self._words: list[int] = []

    def all(self) -> None:
        """Share the width out among the columns, then give each line the height of its text."""
        table, lines = self._table, len(self._model.lines)
        room, head = table.viewport().width(), table.horizontalHeader()
        places = range(len(COLUMNS))
        if self._measured is not self._model.every:
            self._measured = self._model.every
            self._words = [words_width(place, self._measured, self._t) for place in places]
        floors = [max(head.sectionSizeFromContents(place).width(), self._words[place]) for place in places]
        widths = shared_widths(room, floors)
        for place, width in enumerate(widths):
            table.setColumnWidth(place, width)
        self._span_heads()
        if lines <= EXACT:
            self._lines(range(lines))
        else:
            self.seen()
        bar = table.horizontalScrollBar().sizeHint().height() if sum(widths) > room else 0
        wanted = table.verticalHeader().length() + head.minimumHeight() + bar + 2 * table.frameWidth()
        self.highest = max(LEAST_PX, wanted) if lines <= EXACT else MOST_PX

    def seen(self) -> None:
        """Lines that come into sight get their height."""
        table, lines = self._table, len(self._model.lines)
        if lines > EXACT:
            first = max(0, table.rowAt(0))
            self._lines(range(first, min(lines, first + table.viewport().height() // LEAST_ROW + 2)))

    def _lines(self, places: range) -> None:
        widths = [self._table.columnWidth(place) for place in range(len(COLUMNS))]
        for place in places:
            height = height_of(self._model.lines[place], widths, self._t)
            if height != self._table.rowHeight(place):
                self._table.setRowHeight(place, height)

    def _span_heads(self) -> None:
        self._table.clearSpans()
        for place in self._model.heads():
            self._table.setSpan(place, 0, 1, len(COLUMNS))
