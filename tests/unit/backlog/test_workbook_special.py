"""Workbooks of unusual maps: empty, Spanish, full, with dates and numbers that Excel can't hold."""
import json
import subprocess
import sys
from pathlib import Path

import openpyxl
import pytest

from journeymapper.core.backlog.columns import COLUMNS
from journeymapper.core.commands.cards import add_card, park
from journeymapper.core.document.store import Store
from journeymapper.core.foundation.i18n import texts
from journeymapper.core.model.journey import Journey
from journeymapper.core.persistence.export import export_map
from tests.support.maps import empty, sample, small
from tests.unit.backlog.workbooks import backlog_rows, parts, red_points, values, well_formed, written


def test_a_map_without_red_points_has_an_empty_well_made_backlog(tmp_path: Path) -> None:
    out = written(empty().store, tmp_path)
    well_formed(out)
    sheet = openpyxl.load_workbook(out)["Backlog"]
    assert sheet.tables["Backlog"].ref == "A4:AF5"
    assert sheet["K5"].value.startswith("=IF(")
    assert set(backlog_rows(out)[0].values()) == {None}
    assert len(sheet.data_validations.dataValidation) == 9
    assert values(out)["Map"]["A4"].value == "The map has no steps yet."
    assert values(out)["Parking lot"]["A4"].value == "No card waits in the parking lot."


def test_a_spanish_workbook_is_spanish_and_as_well_made(tmp_path: Path) -> None:
    t = texts("es")
    out = written(sample().store, tmp_path, "es")
    well_formed(out)
    book = openpyxl.load_workbook(out)
    assert len({name.casefold() for name in book.sheetnames}) == 10
    assert all(len(name) <= 31 for name in book.sheetnames)
    sheet = book.worksheets[2]
    assert [cell.value for cell in sheet[4]] == sheet.tables["Backlog"].column_names
    assert sheet["A4"].value == t("Id")
    assert [values(out).worksheets[2].cell(row, 12).value for row in (5, 8, 10)] == [t("now"), t("next"), t("later")]


def test_parked_cards_stand_in_the_parking_lot(tmp_path: Path) -> None:
    session = sample()
    session.run(park, ["red-point-31"])
    rows = list(values(written(session.store, tmp_path))["Parking lot"].iter_rows(values_only=True))
    assert [row[3] for row in rows] == ["Title", "Bot loops, no way to a person"]


def test_dates_and_numbers_beyond_excel_stay_as_texts(tmp_path: Path) -> None:
    days = ["2026-12-15", "1899-12-31", "1900-02-28", "9999-12-31"]
    doc = red_points([{"due": day, "votes": 10 ** 20, "baseline": 0.5} for day in days])
    rows = backlog_rows(written(doc, tmp_path))
    assert [row["Due"] if isinstance(row["Due"], str) else row["Due"].date().isoformat() for row in rows] == days
    assert [isinstance(row["Due"], str) for row in rows] == [False, True, True, False]
    assert (rows[0]["Votes"], rows[0]["Baseline"]) == (str(10 ** 20), 0.5)


def test_a_full_cell_makes_the_lane_as_high(tmp_path: Path) -> None:
    session = small()
    card = next(row for row in session.store.records.values() if getattr(row, "kind", "") == "touchpoint")
    for n in range(30):
        session.run(add_card, "touchpoint", getattr(card, "lane", None), getattr(card, "step", None), title=f"No. {n}")
    sheet = values(written(session.store, tmp_path))["Map"]
    texts_there = [row[1].value for row in sheet.iter_rows(min_row=6) if row[1].value]
    assert [text for text in texts_there if text.startswith("No. ")] == [f"No. {n}" for n in range(30)]


def test_hidden_lanes_stay_off_the_map_but_in_data(tmp_path: Path) -> None:
    rows = [row.changed(hidden=True) if row.id == "lane-goals" else row for row in sample().store.records.values()]
    book = values(written(Store(rows), tmp_path))
    assert "Customer goals" not in [cell.value for cell in book["Map"]["A"]]
    assert "Customer goals" in [row[3] for row in book["Data"].iter_rows(values_only=True)]


def test_the_hidden_sheet_holds_what_was_exported(tmp_path: Path) -> None:
    doc = red_points([{"title": "_x0041_ é " * 2_000, "status": "won't do", "due": "1899-12-31", "severity": 0}])
    rows = list(values(written(doc, tmp_path))["_journeymapper"].iter_rows(values_only=True))
    facts = {row[0]: row[1] for row in rows}
    assert (facts["format"], facts["version"]) == ("journeymapper-backlog", "1")
    assert (facts["map"], facts["language"]) == ("j", "en")
    assert facts["exported at"] == "2026-11-22T09:30:00+00:00"
    assert set(json.loads(facts["columns"])) == {column.key for column in COLUMNS}
    exported = next(row for row in rows if row[0] == "j/rp1")
    told = json.loads("".join(piece for piece in exported[1:] if piece).replace("_x005F_", "_"))
    assert told["title"] == "_x0041_ é " * 2_000
    assert (told["status"], told["due"], told["severity"], told["confidence"]) == ("won't do", "1899-12-31", 0, 50)


def test_two_exports_have_two_names(tmp_path: Path) -> None:
    ids = set()
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
        sheet = values(written(empty().store, tmp_path / name))["_journeymapper"]
        ids.add(sheet["B3"].value)
    assert len(ids) == 2


@pytest.mark.parametrize("title", ["A & B &L &P", "\ufffe\x01", "x" * 20_000, "", "=1"])
def test_any_title_of_the_map_makes_a_workbook(title: str, tmp_path: Path) -> None:
    out = written(Store([Journey(id="j", title=title)]), tmp_path)
    well_formed(out)
    assert len(values(out)["Backlog"].oddFooter.left.text or "") <= 200


def test_the_format_is_found_and_writes(tmp_path: Path) -> None:
    out = tmp_path / "backlog.xlsx"
    export_map(sample().store, out, texts("en"))
    assert len(backlog_rows(out)) == 6
    assert not [name for name in parts(out) if name.startswith("xl/media")]


def test_looking_at_the_backlog_loads_no_openpyxl() -> None:
    code = ("import sys, journeymapper.core.backlog.item, journeymapper.core.backlog.columns\n"
            "from journeymapper.core.persistence.formats import file_formats\n"
            "assert 'xlsx' in file_formats()\n"
            "assert 'openpyxl' not in sys.modules")
    subprocess.run([sys.executable, "-c", code], check=True)
