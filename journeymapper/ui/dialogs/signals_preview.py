"""What would be taken over of a table, in its first rows; and each cell that can't be."""
from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidget, QTableWidget, QTableWidgetItem

from journeymapper.core.analysis.signals.columns import NAMES
from journeymapper.core.analysis.signals.take import Bad
from journeymapper.core.foundation.i18n import Texts
from journeymapper.core.foundation.numbers import figure
from journeymapper.core.foundation.sentences import say
from journeymapper.ui.qt.headers import WholeHeaders

SHOWN, TOLD = 200, 500
CELL_AIR, BAD_PX = 26, 130
Row = Mapping[str, Any]


def preview_table(t: Texts) -> QTableWidget:
    """Without rows yet."""
    table = QTableWidget(0, 0)
    table.setAccessibleName(t("What would be taken over"))
    table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
    table.setTabKeyNavigation(False)
    table.verticalHeader().hide()
    return table


def fill_preview(table: QTableWidget, headers: WholeHeaders, names: Sequence[str], rows: Sequence[Row],
                 t: Texts) -> None:
    """The first rows; names: the fields that have a column."""
    table.setColumnCount(len(names))
    table.setHorizontalHeaderLabels([t(NAMES[name]) for name in names])
    headers.growing = range(len(names))
    day = table.fontMetrics().horizontalAdvance("2026-06-30") + CELL_AIR
    headers.least = {place: day for place, name in enumerate(names) if name in ("on", "segment")}
    headers.fit()
    table.setRowCount(min(len(rows), SHOWN))
    for place, row in enumerate(rows[:SHOWN]):
        for column, name in enumerate(names):
            table.setItem(place, column, QTableWidgetItem(_words(row.get(name), t)))


def bad_list(t: Texts) -> QListWidget:
    """Long lines break."""
    made = QListWidget()
    made.setAccessibleName(t("What can't be read"))
    made.setMaximumHeight(BAD_PX)
    made.setWordWrap(True)
    made.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    return made


def bad_lines(found: Sequence[Bad], t: Texts) -> list[str]:
    """“B7 “x” is no number.”, as many as anybody reads."""
    return [" ".join(part for part in (one.place, _quoted(one.text, t), say(t, one.why)) if part)
            for one in found[:TOLD]]


def _quoted(text: str, t: Texts) -> str:
    return t("“{value}”", value=text) if text else ""


def _words(value: Any, t: Texts) -> str:
    if value is None:
        return ""
    return figure(value, t) if isinstance(value, int | float) else str(value)
