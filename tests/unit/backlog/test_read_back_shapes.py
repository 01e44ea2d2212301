"""What other programs make of a workbook when they export it, and what answers look like in it."""
import re
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import openpyxl
import pytest
from openpyxl.styles import NamedStyle

from journeymapper.core.backlog.columns import CAUSES
from journeymapper.core.backlog.readback.compare import compare
from journeymapper.core.backlog.workbook_reading.read import read_workbook
from journeymapper.core.foundation.i18n import texts
from tests.support.maps import sample
from tests.unit.backlog.managers import repacked, reshaped
from tests.unit.backlog.workbooks import values, written

HEAD, LAST = 4, 10
Change = Callable[[openpyxl.Workbook], object]


def plain_copy(book: openpyxl.Workbook) -> openpyxl.Workbook:
    """Values alone in a new workbook, as programs keep them that know no tables, checks or styles of names."""
    made = openpyxl.Workbook()
    made.remove(made.worksheets[0])
    for sheet in book:
        copy = made.create_sheet(sheet.title)
        copy.sheet_state = sheet.sheet_state
        for row in sheet.iter_rows():
            for cell in row:
                if cell.value is not None:
                    copy.cell(cell.row, cell.column).value = cell.value
                    copy.cell(cell.row, cell.column).number_format = cell.number_format
    return made


def by_google(path: Path, out: Path, answer: Change) -> Path:
    """Numbers as floats, a thousand blank rows below, styles on all cells, no table; the hidden sheets stay."""
    made = plain_copy(values(path))
    sheet = made.worksheets[2]
    style = NamedStyle("google")
    for row in range(HEAD + 1, 1_000):
        for column in range(1, 40):
            cell = sheet.cell(row, column)
            if isinstance(cell.value, int) and not isinstance(cell.value, bool):
                cell.value = float(cell.value)
            if cell.value is None:
                cell.style = style
    answer(made)
    made.save(out)
    return repacked(out, out.with_name("google.xlsx"), {})


def by_numbers(path: Path, out: Path, answer: Change) -> Path:
    """A sheet of its own for each table with the table's name behind, a summary first; hidden sheets become visible;
    no blank row above the table, its header is the first row."""
    made = plain_copy(values(path))
    sheet = made.worksheets[2]
    sheet.delete_rows(1, HEAD - 1)
    answer(made)
    for one in made:
        one.sheet_state = "visible"
        one.title = f"{one.title[:20]} - Table 1"
    first = made.create_sheet("Export Summary", 0)
    first.append(["This document was exported from Numbers. Each table was converted to an Excel worksheet."])
    first.append(["Numbers Sheet Name", "Numbers Table Name", "Excel Worksheet Name"])
    made.save(out)
    # Numbers writes texts into the table of shared strings and each with the sign that its spaces count.
    return repacked(out, out.with_name("numbers.xlsx"), {"xl/sharedStrings.xml": lambda xml: re.sub(
        r"<t>", '<t xml:space="preserve">', xml)})


SHAPES = {"google": by_google, "numbers": by_numbers}


def in_row(book: openpyxl.Workbook, id: str, answers: dict[str, object]) -> None:
    sheet = book.worksheets[2]
    header = next(row for row in sheet.iter_rows() if row[0].value == "Id")
    names = [cell.value for cell in header]
    row = next(row for row in sheet.iter_rows(min_row=header[0].row) if row[0].value == id)
    for name, value in answers.items():
        row[names.index(name)].value = value


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return written(sample().store, tmp_path_factory.mktemp("book"))


@pytest.mark.parametrize("name", SHAPES)
def test_without_answers_it_says_nothing(name: str, book: Path, tmp_path: Path) -> None:
    path = SHAPES[name](book, tmp_path / "a.xlsx", lambda _book: None)
    assert compare(sample().store, read_workbook(path)).lines == ()


@pytest.mark.parametrize("name", SHAPES)
def test_answers_come_home(name: str, book: Path, tmp_path: Path) -> None:
    """A day as moment, as text and as number; another language's word; spaces behind; a number as text."""
    def answer(book: openpyxl.Workbook) -> None:
        in_row(book, "RP-005", {"Owner": "Rosa  ", "Due": datetime(2027, 1, 31), "Effort": "3 "})  # noqa: DTZ001
        in_row(book, "RP-003", {"Status": "En curso", "Due": "31/12/2026"})
        in_row(book, "RP-001", {"Due": 46_387})
        in_row(book, "RP-006", {"Severity": 1.0, "Cause": texts("es")(CAUSES["policy"]) + " "})

    path = SHAPES[name](book, tmp_path / "a.xlsx", answer)
    preview = compare(sample().store, read_workbook(path))
    assert {line.kind for line in preview.lines} == {"accepted"}
    assert {(line.name, line.column, line.theirs) for line in preview.lines} == {
        ("RP-005", "owner", "Rosa"), ("RP-005", "due", "2027-01-31"), ("RP-005", "effort", 3),
        ("RP-003", "status", "in progress"), ("RP-003", "due", "2026-12-31"), ("RP-001", "due", "2026-12-31"),
        ("RP-006", "severity", 1), ("RP-006", "cause", "policy"),
    }


def test_columns_and_rows_that_are_hidden_are_read(book: Path, tmp_path: Path) -> None:
    def hide(book: openpyxl.Workbook) -> None:
        in_row(book, "RP-003", {"Owner": "Rosa"})
        sheet = book.worksheets[2]
        for letter in "CDEFMNAE":
            sheet.column_dimensions[letter].hidden = True
        for row in range(5, LAST + 1):
            sheet.row_dimensions[row].hidden = True
        sheet.auto_filter.ref = None
        sheet.title = texts("es")("Backlog")

    (line,) = compare(sample().store, read_workbook(reshaped(book, tmp_path / "a.xlsx", hide))).lines
    assert (line.name, line.column, line.theirs, line.kind) == ("RP-003", "owner", "Rosa", "accepted")
