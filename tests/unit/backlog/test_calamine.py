"""The workbook as a reader sees it that shares no line with its writer: calamine, which pandas reads with as well."""
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from journeymapper.core.backlog.columns import COLUMNS
from journeymapper.core.backlog.item import backlog
from journeymapper.core.backlog.workbook.text import cell_text, units
from journeymapper.core.document.store import Store
from tests.support.maps import sample
from tests.support.tools import package
from tests.unit.backlog.test_workbook_text import NASTY, expected
from tests.unit.backlog.workbooks import HEADER_ROW, backlog_rows, notes, recalculated, red_points, values, written

calamine = package("python_calamine")


def rows_of(path: Path, sheet: str) -> list[list[Any]]:
    found: list[list[Any]] = calamine.CalamineWorkbook.from_path(path).get_sheet_by_name(sheet).to_python(
        skip_empty_area=False)
    return found


def backlog_by_calamine(path: Path) -> list[dict[str, Any]]:
    header, *rows = rows_of(path, "Backlog")[HEADER_ROW - 1:]
    return [{name: None if value == "" else value for name, value in zip(header, row, strict=True)} for row in rows]


def own(doc: Store) -> list[dict[str, Any]]:
    """The program's values, as a workbook tells them."""
    made = []
    for item in backlog(doc):
        row: dict[str, Any] = {}
        for column in COLUMNS:
            value = column.value(item)
            if column.key == "score" and value is None:
                value = "not scored"
            elif column.kind == "date" and value:
                value = date.fromisoformat(value)
            elif column.words:
                value = column.words.get(value, value)
            row[column.title] = "yes" if value is True else None if value in (False, "") else value
        made.append(row)
    return made


def plain(row: dict[str, Any]) -> dict[str, Any]:
    """With days for moments, and numbers to the 15 digits that a spreadsheet keeps."""
    return {name: value.date() if hasattr(value, "date") else float(f"{value:.14g}") if isinstance(value, float)
            else value for name, value in row.items()}


def test_three_readers_see_the_programs_own_values(tmp_path: Path) -> None:
    doc = sample().store
    path = written(doc, tmp_path)
    wanted = [plain(row) for row in own(doc)]
    assert len(wanted) == 6
    assert [plain(row) for row in backlog_rows(path)] == wanted
    assert [plain(row) for row in backlog_by_calamine(path)] == wanted


@pytest.mark.libreoffice
def test_they_do_so_after_libreoffice_has_saved_it(tmp_path: Path) -> None:
    doc = sample().store
    wanted = [plain(row) for row in own(doc)]
    again = recalculated(written(doc, tmp_path), tmp_path)
    assert [plain(row) for row in backlog_rows(again)] == wanted
    assert [plain(row) for row in backlog_by_calamine(again)] == wanted


def test_each_sheet_and_no_error_cell(tmp_path: Path) -> None:
    path = written(sample().store, tmp_path)
    book = calamine.CalamineWorkbook.from_path(path)
    assert book.sheet_names == values(path).sheetnames
    cells = [cell for name in book.sheet_names for row in rows_of(path, name) for cell in row]
    assert len(cells) > 1_000
    assert not [cell for cell in cells if isinstance(cell, str) and cell.startswith("#")]


def test_nasty_texts_come_back(tmp_path: Path) -> None:
    assert len(NASTY) >= 60
    titles = [row[3] for row in rows_of(written(notes(NASTY), tmp_path), "Parking lot")[1:]]
    wrong = [(text[:30], title[:60]) for text, title in zip(NASTY, titles, strict=True) if title != expected(text)]
    assert wrong == []
    assert not [title for title in titles if not isinstance(title, str)]


def test_texts_like_numbers_days_and_truths_stay_texts(tmp_path: Path) -> None:
    """In each column of texts: a reader guesses no types from what is written."""
    texts = ["007", "1e5", "TRUE", "2026-11-22", "1/2", "#REF!", "50%", "12:30", "0x1F", "+49 30 1", "1,5", "inf"]
    doc = red_points([{"title": text, "owner": text, "proposal": text, "ticket": text, "decision": text,
                       "metric": text, "evidence": text} for text in texts])
    rows = backlog_by_calamine(written(doc, tmp_path))
    for title in ("Red point", "Owner", "Proposed improvement", "Ticket", "Decision", "Metric", "Evidence"):
        assert [row[title] for row in rows] == texts, title


def test_the_longest_text_is_what_excel_holds(tmp_path: Path) -> None:
    texts = ["x" * 40_000, "😀" * 20_000]
    titles = [row[3] for row in rows_of(written(notes(texts), tmp_path), "Parking lot")[1:]]
    assert titles == [cell_text(text) for text in texts]
    assert all(32_700 < units(title) <= 32_767 for title in titles)
    assert all(title.endswith("… [shortened]") for title in titles)
