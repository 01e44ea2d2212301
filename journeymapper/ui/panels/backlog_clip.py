"""Cells of the backlog to and from a spreadsheet, through the system's clipboard."""
from collections.abc import Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication

from journeymapper.core.backlog.columns import column
from journeymapper.core.backlog.readback.rows import ReadCell
from journeymapper.core.backlog.readback.values import value_of
from journeymapper.core.backlog.readback.words import folded, header_keys
from journeymapper.core.commands.improving import Cell
from journeymapper.core.foundation.errors import Refused
from journeymapper.core.foundation.i18n import N_, Texts
from journeymapper.core.session.html_table import to_html
from journeymapper.core.session.ranges import range_of
from journeymapper.core.session.tab_text import Grid, to_text
from journeymapper.ui.forms.day_text import read_day

from .backlog_columns import COLUMNS, Column
from .backlog_rows import Row

_NAMES = {one.name: place for place, one in enumerate(COLUMNS)}
_NUMBERS = ("severity", "frequency", "effort", "score")


@dataclass
class Pasted:
    """What a range means: cells to write, and a sentence for each that can't be taken."""

    cells: list[Cell] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)


def cell_text(row: Row, one: Column, t: Texts) -> str:
    """A cell as a spreadsheet takes it: numbers bare, days as ISO, nothing where there is nothing."""
    if one.name in _NUMBERS:
        value = getattr(row, one.name)
        return "" if value is None else str(round(value, 4) if isinstance(value, float) else value)
    if one.name in ("owner", "due", "about"):
        return getattr(row, one.name) or ""
    return "; ".join(row.fixes) if one.name == "fixes" else one.text(row, t)


def copy_cells(rows: Sequence[Row], place: int, t: Texts) -> None:
    """One column of some lines."""
    _put([[cell_text(row, COLUMNS[place], t)] for row in rows])


def copy_rows(rows: Sequence[Row], t: Texts) -> None:
    """Whole lines under the names of their columns."""
    _put([[t(one.title) for one in COLUMNS], *([cell_text(row, one, t) for one in COLUMNS] for row in rows)])


def on_clipboard() -> Grid:
    """The range that a spreadsheet (or we) copied; [] for none."""
    data: QMimeData | None = QGuiApplication.clipboard().mimeData()
    return range_of(data.text(), data.html() if data.hasHtml() else "") if data is not None else []


def understood(grid: Grid, rows: Sequence[Row], here: int, place: int, chosen: Sequence[Row], t: Texts) -> Pasted:
    """What pasting would write. rows: all that are shown; here: the index of the one with the keyboard, which stands
    in the column `place`; chosen: the selected ones, which one single cell fills all.

    A range with a line of column names goes by those, and by the numbers of its red points where it has them; what
    can't be edited here is passed over.
    """
    names, body = _named(grid, t)
    if names is None and len(grid) == 1 and len(grid[0]) == 1 and len(chosen) > 1:
        return _read([(row, place, grid[0][0]) for row in chosen], t)
    columns = names or range(place, min(len(COLUMNS), place + (len(grid[0]) if grid else 0)))
    by_code = {row.code: row for row in rows}
    found: list[tuple[Row, int, str]] = []
    for offset, line in enumerate(body):
        cells = dict(zip(columns, line, strict=False))
        row = by_code.get(cells.get(_NAMES["number"], "").strip()) if names and _NAMES["number"] in names else \
            rows[here + offset] if here + offset < len(rows) else None
        if row is not None:
            found += [(row, at, text) for at, text in cells.items() if at >= 0]
    return _read(found, t)


def _read(found: Sequence[tuple[Row, int, str]], t: Texts) -> Pasted:
    done = Pasted()
    for row, place, text in found:
        one = COLUMNS[place]
        if one.field in ("", "fixes"):
            continue
        try:
            value = _value(one, text, t)
        except Refused as reason:
            told = t(reason.message, **reason.params)
            done.wrong.append(t("{code} {column}: {reason}", code=row.code, column=t(one.title), reason=told))
            continue
        if (getattr(row, one.field) if getattr(row, one.field) != "" else None) != value:
            done.cells.append((row.id, one.field, value))
    return done


def _value(one: Column, text: str, t: Texts) -> object:
    if one.field == "title" and not text.strip():
        raise Refused(N_("a red point needs words"))
    if one.field == "due":
        try:
            return read_day(text, t)
        except ValueError:
            pass
    return value_of(column(one.name), ReadCell("", text.strip().lstrip("—")))


def _named(grid: Grid, t: Texts) -> tuple[list[int] | None, Grid]:
    """Columns by the words of the first line, -1 for those that aren't ours; None where that line names none."""
    ours = {folded(t(one.title)): place for place, one in enumerate(COLUMNS)} | {"#": 0}
    keys = {**header_keys()}
    places = [ours.get(folded(word), _NAMES.get({"id": "number"}.get(key := keys.get(folded(word), ""), key), -1))
              for word in (grid[0] if grid else ())]
    return (places, grid[1:]) if sum(place >= 0 for place in places) > 1 else (None, grid)


def _put(grid: Grid) -> None:
    data = QMimeData()
    data.setText(grid[0][0] if len(grid) == len(grid[0]) == 1 else to_text(grid))
    data.setHtml(to_html(grid))
    QGuiApplication.clipboard().setMimeData(data)
