"""The workbook on paper, and what leads from it: every sheet, as LibreOffice prints and saves it."""
import re
from pathlib import Path

import openpyxl
import pytest

from journeymapper.core.commands.cards import add_card
from journeymapper.core.commands.records import set_fields
from journeymapper.core.session.session import Session
from tests.support.maps import sample
from tests.unit.backlog.managers import reshaped
from tests.unit.backlog.workbooks import recalculated, recalculated_all, values, written

A3, A4 = 8, 9
# Points; the longer side first.
SIZES = {A3: (1191, 842), A4: (842, 595)}
BOX = re.compile(rb"/MediaBox\s*\[\s*0 0 ([\d.]+) ([\d.]+)\s*\]")


def many() -> Session:
    """More red points than a page has rows."""
    session = sample()
    step = next(row.step for row in session.store.records.values() if getattr(row, "kind", "") == "red-point")
    for n in range(60):
        session.run(add_card, "red-point", None, step, title=f"Number {n}", severity=3, frequency=2, effort=2)
    session.run(set_fields, ["red-point-31"], evidence="see https://a.example/x", ticket="mailto:a@b.example")
    return session


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return written(many().store, tmp_path_factory.mktemp("book"))


def shown(path: Path) -> list[openpyxl.worksheet.worksheet.Worksheet]:
    return [sheet for sheet in values(path) if sheet.sheet_state == "visible"]


def test_every_sheet_is_one_page_wide_on_a4(book: Path) -> None:
    for sheet in shown(book):
        assert (sheet.page_setup.paperSize, sheet.page_setup.fitToWidth) == (A4, 1), sheet.title
        assert sheet.sheet_properties.pageSetUpPr.fitToPage, sheet.title
    assert {sheet.title: sheet.page_setup.orientation for sheet in shown(book)
            if sheet.page_setup.orientation != "landscape"} == {"Read me": "portrait", "Settings": "portrait"}


def test_long_sheets_repeat_their_titles(book: Path) -> None:
    titles = {sheet.title: sheet.print_title_rows for sheet in shown(book)}
    assert {name: titles[name] for name in ("Backlog", "Data", "Parking lot")} == {
        "Backlog": "$3:$4", "Data": "$1:$1", "Parking lot": "$1:$1"}


@pytest.mark.libreoffice
def test_pages_are_landscape_on_a4_and_on_a3(book: Path, tmp_path: Path) -> None:
    def paper(size: int) -> Path:
        def change(book: openpyxl.Workbook) -> None:
            for sheet in book:
                sheet.page_setup.paperSize = size
                if sheet.title not in ("Backlog", "Data"):
                    sheet.sheet_state = "hidden"
        return reshaped(book, tmp_path / f"{size}.xlsx", change)

    printed = recalculated_all([paper(size) for size in SIZES], tmp_path, "pdf")
    pages = {}
    for size, path in zip(SIZES, printed, strict=True):
        boxes = [(round(float(width)), round(float(height))) for width, height in BOX.findall(path.read_bytes())]
        assert set(boxes) == {SIZES[size]}
        pages[size] = len(boxes)
    assert 1 < pages[A3] <= pages[A4] < 40


@pytest.mark.libreoffice
def test_what_leads_and_warns_survives_libreoffice(book: Path, tmp_path: Path) -> None:
    again = recalculated(book, tmp_path)
    for path in (book, again):
        workbook = values(path)
        links = [cell.hyperlink for row in workbook["Backlog"].iter_rows() for cell in row if cell.hyperlink]
        assert {link.target for link in links if link.target} == {"https://a.example/x", "mailto:a@b.example"}
        places = [link.location for link in links if not link.target]
        assert len(places) == 66
        for place in places:
            sheet, _, cell = str(place).partition("!")
            assert workbook[sheet.strip("'")][cell.replace("$", "")].value
        rules = workbook["Backlog"].data_validations.dataValidation
        assert len(rules) >= 9
        assert {rule.errorStyle for rule in rules} == {"warning"}
        overdue = [rule for entry in workbook["Backlog"].conditional_formatting for rule in entry.rules
                   if rule.formula and "TODAY()" in rule.formula[0]]
        assert overdue
        due = workbook["Backlog"]["O5"]
        assert due.is_date
