"""Any table of a workbook or CSV file, as plain rows within bounds: for a column mapping."""
import re
from collections.abc import Sequence, Set
from datetime import date, datetime
from pathlib import Path
from typing import NamedTuple
from zipfile import ZipFile

from journeymapper.core.foundation.csv_text import read_csv
from journeymapper.core.foundation.errors import BadFile
from journeymapper.core.foundation.i18n import N_
from journeymapper.core.foundation.paths import shown

from .archive import check_archive
from .cells import read_cell, rows_of
from .read import opened, translated

# More measured values than anybody maps by hand.
ROWS, COLUMNS, SHEETS = 20_000, 60, 40
_FORMULA = re.compile(rb"<(?:[A-Za-z0-9_]+:)?f[ />]")
Cell = str | int | float | bool | date | datetime | None


class Table(NamedTuple):
    """A sheet by its name ("" for a CSV file); rows: (number, cells), blank ones left out. cut: there are more.

    since_1904: days that are numbers are counted from there. formulas: (row, column from 0) of those that no program
    has worked out; their cells are blank.
    """

    name: str
    rows: Sequence[tuple[int, Sequence[Cell]]]
    cut: bool = False
    since_1904: bool = False
    formulas: frozenset[tuple[int, int]] = frozenset()


def read_tables(path: Path) -> list[Table]:
    """The sheets that hold anything. The file is only read. Raises BadFile, OSError."""
    if path.suffix.lower() in (".csv", ".tsv", ".txt"):
        rows = [(number, tuple(cells[:COLUMNS])) for number, cells in enumerate(read_csv(path), start=1)
                if any(cell.strip() for cell in cells)]
        found = [Table("", rows[:ROWS], len(rows) > ROWS)]
    else:
        check_archive(path)
        with translated(path), opened(path, values=True) as book:
            formulas = _formulas(path)
            found = [_table(sheet, formulas.get(sheet.title, frozenset()), since_1904=book.epoch.year == 1904)
                     for sheet in book.worksheets[:SHEETS]]
    found = [table for table in found if table.rows]
    if not found:
        raise BadFile(N_("“{file}” holds no values. Choose a file with a row for each day that was measured."),
                      file=shown(path))
    return found


def _table(sheet: object, formulas: Set[tuple[int, int]], *, since_1904: bool) -> Table:
    title = str(getattr(sheet, "title", ""))
    rows: dict[int, tuple[Cell, ...]] = {number: () for number, _ in formulas}
    lost = set(formulas)
    for number, cells in rows_of(sheet, 1, ROWS + 1):
        values = [_value(read_cell(cell, title)) for cell in cells[:COLUMNS]]
        while values and values[-1] is None:
            values.pop()
        rows[number] = tuple(values)
        lost -= {(number, place) for place, value in enumerate(values) if value is not None}
    found = sorted(rows.items())
    return Table(title, found[:ROWS], len(found) > ROWS, since_1904, frozenset(lost))


def _formulas(path: Path) -> dict[str, set[tuple[int, int]]]:
    """(row, column from 0) of all formulas by sheet; nothing is read a second time where there are none."""
    with ZipFile(path) as archive:
        sheets = [name for name in archive.namelist() if name.startswith("xl/worksheets/")]
        if not any(_FORMULA.search(archive.read(name)) for name in sheets):
            return {}
    with opened(path, values=False) as book:
        return {sheet.title: {(number, place) for number, cells in rows_of(sheet, 1, ROWS + 1)
                              for place, cell in enumerate(cells[:COLUMNS]) if getattr(cell, "data_type", "n") == "f"}
                for sheet in book.worksheets[:SHEETS]}


def _value(cell: object) -> Cell:
    """An error (#N/A) is a text that says so: it isn't blank."""
    if getattr(cell, "unknown", False):
        return "#"
    value: Cell = getattr(cell, "value", None)
    return value
