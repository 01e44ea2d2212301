"""Any table of a workbook or CSV file, as plain rows within bounds: for a column mapping."""
from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path
from typing import NamedTuple

from journeymapper.core.foundation.csv_text import read_csv
from journeymapper.core.foundation.errors import BadFile
from journeymapper.core.foundation.i18n import N_
from journeymapper.core.foundation.paths import shown

from .archive import check_archive
from .cells import read_cell, rows_of
from .read import opened, translated

# More measured values than anybody maps by hand.
ROWS, COLUMNS, SHEETS = 20_000, 60, 40
Cell = str | int | float | bool | date | datetime | None


class Table(NamedTuple):
    """A sheet by its name ("" for a CSV file); rows: (number, cells), blank ones left out. cut: there are more."""

    name: str
    rows: Sequence[tuple[int, Sequence[Cell]]]
    cut: bool = False


def read_tables(path: Path) -> list[Table]:
    """The sheets that hold anything. The file is only read. Raises BadFile, OSError."""
    if path.suffix.lower() in (".csv", ".tsv", ".txt"):
        rows = [(number, tuple(cells[:COLUMNS])) for number, cells in enumerate(read_csv(path), start=1)
                if any(cell.strip() for cell in cells)]
        found = [Table("", rows[:ROWS], len(rows) > ROWS)]
    else:
        check_archive(path)
        with translated(path), opened(path, values=True) as book:
            found = [_table(sheet) for sheet in book.worksheets[:SHEETS]]
    found = [table for table in found if table.rows]
    if not found:
        raise BadFile(N_("“{file}” holds no values. Choose a file with a row for each day that was measured."),
                      file=shown(path))
    return found


def _table(sheet: object) -> Table:
    title = str(getattr(sheet, "title", ""))
    rows = []
    for number, cells in rows_of(sheet, 1, ROWS + 1):
        values = [_value(read_cell(cell, title)) for cell in cells[:COLUMNS]]
        while values and values[-1] is None:
            values.pop()
        rows.append((number, tuple(values)))
    return Table(title, rows[:ROWS], len(rows) > ROWS)


def _value(cell: object) -> Cell:
    """An error (#N/A) is a text that says so: it isn't blank."""
    if getattr(cell, "unknown", False):
        return "#"
    value: Cell = getattr(cell, "value", None)
    return value
