"""Cells of a sheet as plain values, within bounds, whatever the file claims to hold."""
import re
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from journeymapper.core.backlog.readback.rows import CellValue, ReadCell

if TYPE_CHECKING:
    from openpyxl.workbook import Workbook

# More red points than a map holds; more columns than anybody adds.
ROWS, COLUMNS = 110_000, 200
# After so many blank rows nothing is looked for: a cell far below them was left there by accident, or on purpose.
GAP = 5_000
_ESCAPE = re.compile(r"_x([0-9A-Fa-f]{4})_")


def rows_of(sheet: Any, first: int = 1, last: int = ROWS) -> Iterator[tuple[int, Sequence[Any]]]:
    """(number, cells) of each row of a sheet (opened read-only) that isn't blank."""
    filled = first
    for number, cells in enumerate(sheet.iter_rows(min_row=first, max_row=last, max_col=COLUMNS), start=first):
        if any(cell.value is not None for cell in cells):
            filled = number
            yield number, cells
        elif number - filled > GAP:
            return


def read_cell(cell: Any, sheet: str) -> ReadCell:
    """A cell with its place. An error has no value."""
    place = f"{sheet}!{cell.coordinate}" if hasattr(cell, "coordinate") else sheet
    if getattr(cell, "data_type", "n") == "e":
        return ReadCell(place, unknown=True)
    return ReadCell(place, plain_value(cell.value))


def plain_value(value: Any) -> CellValue:
    """Texts with Excel's escapes taken off; what spreadsheets alone know (durations, times) as text."""
    if value is None or isinstance(value, bool | int | float | datetime | date):
        return value
    return _ESCAPE.sub(lambda match: chr(int(match[1], 16)), str(value))


def formulas_without_value(book: "Workbook", sheet: str, wanted: dict[int, set[int]]) -> set[tuple[int, int]]:
    """(row, column) of the blank cells in `wanted` (columns by row) that hold a formula; `book` with its formulas."""
    found = set()
    last = max(wanted, default=0)
    for number, cells in rows_of(book[sheet], 1, last) if last else ():
        for place in wanted.get(number, ()):
            if place <= len(cells) and getattr(cells[place - 1], "data_type", "n") == "f":
                found.add((number, place))
    return found
