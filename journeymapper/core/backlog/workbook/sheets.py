"""What all sheets share: legal names, tables, paper."""
import re
from collections.abc import Mapping, Sequence
from math import ceil
from typing import TYPE_CHECKING

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.filters import AutoFilter
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.table import Table, TableColumn, TableFormula

from .text import cell_text, scrubbed

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

SHEET_LENGTH = 31
HEADER_LENGTH = 250
_FORBIDDEN = re.compile(r"[\[\]:*?/\\]")
# Inside the brackets of a table's formula these stand behind an apostrophe.
_SIGNS = re.compile(r"([\[\]#'@])")
A4 = 9
# A column of n characters (of digits) holds about this many times n letters; points of a line; Excel's highest row.
PER_CHARACTER, LINE, ROW_LIMIT = 1.08, 13.0, 409.0
INCH = 2.54


def sheet_names(titles: Mapping[str, str]) -> dict[str, str]:
    """Legal, unique names of sheets by key: at most 31 units, none of []:*?/\\, no apostrophe at an end."""
    taken: dict[str, str] = {}
    for key, title in titles.items():
        plain = " ".join(_FORBIDDEN.sub(" ", scrubbed(title)).split()).strip("'")
        taken[key] = _free(plain or key, SHEET_LENGTH, taken)
    return taken


def headers(titles: Sequence[str]) -> list[str]:
    """Names of a table's columns: one line each, none twice (Excel ignores case)."""
    taken: dict[str, str] = {}
    for number, title in enumerate(titles):
        plain = " ".join(scrubbed(title).split()) or "?"
        taken[str(number)] = _free(cell_text(plain, "…", HEADER_LENGTH), HEADER_LENGTH + 5, taken)
    return list(taken.values())


def _free(name: str, length: int, taken: Mapping[str, str]) -> str:
    used = {other.casefold() for other in taken.values()}
    short, number = name[:length], 2
    while short.casefold() in used:
        tail = f" {number}"
        short, number = name[:length - len(tail)] + tail, number + 1
    return short


def add_table(sheet: "Worksheet", name: str, names: Sequence[str], top: int, bottom: int,
              formulas: Mapping[str, str] | None = None) -> None:
    """Make a real table of rows `top` (the header) to `bottom`; `formulas` by header, for rows that are added later."""
    reference = f"A{top}:{get_column_letter(len(names))}{bottom}"
    columns = []
    for number, header in enumerate(names, start=1):
        column = TableColumn(id=number, name=header)
        if formulas and header in formulas:
            column.calculatedColumnFormula = TableFormula(attr_text=formulas[header].removeprefix("="))
        columns.append(column)
    sheet.add_table(Table(displayName=name, name=name, ref=reference, tableColumns=columns,
                          autoFilter=AutoFilter(ref=reference)))


def table_field(table: str, header: str) -> str:
    """The value of a column in the formula's own row, as a table's formulas say it."""
    safe = _SIGNS.sub(r"'\1", header)
    return f"{table}[[#This Row],[{safe}]]"


def table_column(table: str, header: str) -> str:
    """All values of a column, as formulas outside the table say it."""
    safe = _SIGNS.sub(r"'\1", header)
    return f"{table}[[{safe}]]" if re.search(r"[^\w]", header) else f"{table}[{safe}]"


def on_paper(sheet: "Worksheet", footer: str, page: str, *, titles: str = "", portrait: bool = False) -> None:
    """A4, one page wide and as many long as it takes, upright one page in all; `titles` are rows to repeat, "1:2"."""
    sheet.page_setup.orientation = "portrait" if portrait else "landscape"
    sheet.page_setup.paperSize = A4
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 1 if portrait else 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    margins = sheet.page_margins
    margins.left = margins.right = 1.2 / INCH
    margins.top, margins.bottom, margins.footer = 1.3 / INCH, 1.6 / INCH, 0.7 / INCH
    foot = sheet.oddFooter
    assert foot is not None
    foot.left.text, foot.right.text = " ".join(scrubbed(footer).split())[:80].replace("&", "&&"), page
    if titles:
        sheet.print_title_rows = titles


def widths(sheet: "Worksheet", values: Sequence[float]) -> None:
    """Widths of the columns from A on, in characters."""
    for number, value in enumerate(values, start=1):
        sheet.column_dimensions[get_column_letter(number)].width = value


def grow(sheet: "Worksheet", row: int, height: float, least: float = 18.0) -> None:
    """Make a row at least so high: tables stand side by side, the higher one wins."""
    sheet.row_dimensions[row].height = max(height, sheet.row_dimensions[row].height or 0, least)


def estimated_height(texts: Sequence[tuple[str, float]], air: float = 5) -> float:
    """Points that a row needs for its texts, each with the width of its column in characters."""
    lines = max((sum(ceil(max(len(part), 1) / (width * PER_CHARACTER)) for part in text.split("\n"))
                 for text, width in texts), default=1)
    return min(LINE * lines + air, ROW_LIMIT)
