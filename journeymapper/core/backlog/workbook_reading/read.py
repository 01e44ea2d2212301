"""Reading the backlog's workbook."""
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from journeymapper.core.backlog.columns import COLUMNS
from journeymapper.core.backlog.readback.rows import ReadCell, ReadRow, ReadWorkbook
from journeymapper.core.foundation.errors import BadFile, UserError
from journeymapper.core.foundation.i18n import N_
from journeymapper.core.foundation.paths import shown

from .archive import check_archive
from .cells import ROWS, formulas_without_value, read_cell, rows_of
from .facts import Facts, is_metadata, read_facts
from .headers import LOOK, Header, find_header

if TYPE_CHECKING:
    from openpyxl.workbook import Workbook

_EDITABLE = frozenset(column.key for column in COLUMNS if column.editor != "app") | {"title"}


def read_workbook(path: Path) -> ReadWorkbook:
    """The rows of the backlog's table. The file is only read. Raises BadFile, OSError."""
    check_archive(path)
    with translated(path), opened(path, values=True) as book:
        facts = _facts(book)
        sheet, header = _table(path, book, facts)
        rows = _rows(book, sheet, header)
        rows = _with_formulas(path, sheet, header, rows)
    export = facts.export if facts is not None else None
    return ReadWorkbook(sheet, rows, frozenset(header.columns), export)


@contextmanager
def opened(path: Path, *, values: bool) -> Iterator["Workbook"]:
    """The workbook to read from; values: what formulas gave, else the formulas."""
    import openpyxl

    with warnings.catch_warnings(), path.open("rb") as stream:
        warnings.simplefilter("ignore")
        book = openpyxl.load_workbook(stream, read_only=True, data_only=values, keep_links=False)
        try:
            yield book
        finally:
            book.close()


@contextmanager
def translated(path: Path) -> Iterator[None]:
    """Mutated workbooks raised twelve kinds of exception in the library: all mean the same to a person."""
    try:
        yield
    except (UserError, OSError, MemoryError):
        raise
    except Exception as error:
        raise BadFile(N_("“{file}” can't be read as a workbook: it is damaged. Open it in your spreadsheet program, "
                         "save it as .xlsx and try again."), file=shown(path)) from error


def _facts(book: "Workbook") -> Facts | None:
    for sheet in book.worksheets:
        first = next(rows_of(sheet, 1, 1), None)
        if first is not None and is_metadata(first[1]):
            return read_facts(rows_of(sheet))
    return None


def _table(path: Path, book: "Workbook", facts: Facts | None) -> tuple[str, Header]:
    named = facts.headers if facts is not None else {}
    found = [(sheet.title, header) for sheet in book.worksheets
             if (header := find_header(rows_of(sheet, 1, LOOK), named)) is not None]
    if not found:
        raise BadFile(N_("“{file}” holds no backlog: no sheet has a row with its headers (Id, Red point, Severity, "
                         "Owner …). Was it exported from a map?"), file=shown(path))
    return max(found, key=lambda pair: len(pair[1].columns))


def _rows(book: "Workbook", sheet: str, header: Header) -> list[ReadRow]:
    rows = []
    for number, cells in rows_of(book[sheet], header.row + 1, ROWS):
        made = {key: read_cell(cells[place - 1], sheet) for key, place in header.columns.items() if place <= len(cells)}
        rows.append(ReadRow(number, _placed(made, header, number, sheet)))
    return rows


def _placed(cells: dict[str, ReadCell], header: Header, number: int, sheet: str) -> dict[str, ReadCell]:
    """A blank cell doesn't know where it stands."""
    from openpyxl.utils import get_column_letter

    return {key: cell if cell.place != sheet else
            ReadCell(f"{sheet}!{get_column_letter(header.columns[key])}{number}", cell.value, cell.unknown)
            for key, cell in cells.items()}


def _with_formulas(path: Path, sheet: str, header: Header, rows: list[ReadRow]) -> list[ReadRow]:
    """Blank cells that hold a formula without a value are unknown, not blank."""
    wanted = {row.number: {header.columns[key] for key, cell in row.cells.items()
                           if key in _EDITABLE and cell.value is None} for row in rows}
    with opened(path, values=False) as book:
        unknown = formulas_without_value(book, sheet, {number: places for number, places in wanted.items() if places})
    if not unknown:
        return rows
    return [ReadRow(row.number, {
        key: ReadCell(cell.place, None, True) if (row.number, header.columns[key]) in unknown else cell
        for key, cell in row.cells.items()}) for row in rows]
