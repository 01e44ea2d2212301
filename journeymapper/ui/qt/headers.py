"""Table headers whose words are whole in every language and size: they break into lines, columns have room for them."""
from collections.abc import Collection, Mapping
from typing import Any

from PySide6.QtCore import QEvent, QObject, QRect, Qt
from PySide6.QtWidgets import QHeaderView, QTableView

_FREE = 10_000
# Qt measures whole pixels, a font has parts of them.
_ROUNDING = 2


class WholeHeaders(QObject):
    """Follows a table's size and letters. growing: the columns that share what is left; too little is scrolled to.

    least: pixels by column; a column that isn't named needs no more than its header.
    """

    def __init__(self, table: QTableView, growing: Collection[int] = (), least: Mapping[int, int] | None = None,
                 ) -> None:
        super().__init__(table)
        self._table = table
        self.growing, self.least = growing, dict(least or {})
        header = table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
                                   | Qt.TextFlag.TextWordWrap)
        table.viewport().installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Resize, QEvent.Type.Show):
            self.fit()
        return False

    def fit(self) -> None:
        """Share the width out, then give the header the lines that its words need."""
        header, columns = self._table.horizontalHeader(), range(self._table.horizontalHeader().count())
        if not columns:
            return
        widths = [max(self.least.get(place, 0), self._word(place)) for place in columns]
        left = self._table.viewport().width() - sum(widths)
        growing = [place for place in self.growing if place in columns]
        for number, place in enumerate(growing if left > 0 else ()):
            widths[place] += left * (number + 1) // len(growing) - left * number // len(growing)
        for place, width in enumerate(widths):
            self._table.setColumnWidth(place, width)
        header.setFixedHeight(max(self._height(place, widths[place]) for place in columns))

    def _words(self, place: int) -> str:
        words: Any = self._table.model().headerData(place, Qt.Orientation.Horizontal)
        return str(words or "")

    def _air(self, place: int) -> tuple[int, int]:
        """What the style puts around the words, across and down."""
        header, text = self._table.horizontalHeader(), self._words(place)
        size = header.sectionSizeFromContents(place)
        own = header.fontMetrics().boundingRect(QRect(0, 0, _FREE, _FREE), 0, text)
        return max(0, size.width() - own.width()), max(0, size.height() - own.height())

    def _word(self, place: int) -> int:
        metrics = self._table.horizontalHeader().fontMetrics()
        longest = max(map(metrics.horizontalAdvance, self._words(place).split()), default=0)
        return int(longest) + self._air(place)[0] + _ROUNDING

    def _height(self, place: int, width: int) -> int:
        across, down = self._air(place)
        room = QRect(0, 0, max(1, width - across), _FREE)
        metrics = self._table.horizontalHeader().fontMetrics()
        return metrics.boundingRect(room, int(Qt.TextFlag.TextWordWrap), self._words(place)).height() + down
