"""Measured values out of tables: numbers, days, columns, rows, and every cell that can't be read."""
from datetime import date, datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from journeymapper.core.analysis.signals.columns import METRIC, guess, header_of
from journeymapper.core.analysis.signals.take import FORMULA, NO_DAY, NOTHING, Way, column_name, take
from journeymapper.core.analysis.signals.values import (
    Unreadable,
    comma_parts_decimals,
    day_of,
    month_comes_first,
    number_of,
)
from journeymapper.core.backlog.workbook_reading.tables import read_tables
from journeymapper.core.commands.measured import take_measurements, take_series
from journeymapper.core.foundation.errors import BadFile
from journeymapper.core.model.other import Measurement
from journeymapper.core.model.series import nearer, points, trend
from tests.support.board import board, get, one_step


@pytest.mark.parametrize("text, comma, found", [
    ("4,5", True, 4.5), ("4.5", False, 4.5), ("1.234,5", True, 1234.5), ("1,234.5", False, 1234.5), ("85 %", False, 85),
    ("-3", False, -3), ("−2,5", True, -2.5), ("1 234", False, 1234), (7, True, 7), (2.5, False, 2.5),
    ("1.234", True, 1234)])
def test_numbers_as_people_write_them(text: object, comma: bool, found: float) -> None:
    assert number_of(text, comma=comma) == found


@pytest.mark.parametrize("text, comma", [
    ("4,5", False), ("4.5", True), ("n/a", False), ("#", False), ("", False), (True, False), (float("nan"), False),
    ("1,2,3", True), ("1e5", False), (date(2026, 1, 1), False)])
def test_what_is_no_number_is_refused(text: object, comma: bool) -> None:
    with pytest.raises(Unreadable):
        number_of(text, comma=comma)


@pytest.mark.parametrize("texts, usual, found", [
    (["4,5"], False, True), (["4.25"], True, False), (["1.234,50"], False, True), (["1,234.50"], True, False),
    (["1,234"], True, True), (["1,234"], False, False), (["0,125"], False, True), (["1.234.567"], False, True),
    ([7], True, True)])
def test_the_decimal_sign_of_a_column(texts: list[object], usual: bool, found: bool) -> None:
    assert comma_parts_decimals(texts, usual=usual) == found


@pytest.mark.parametrize("text, first, found", [
    ("2026-06-30", False, "2026-06-30"), ("30/06/2026", False, "2026-06-30"), ("06/30/2026", True, "2026-06-30"),
    ("30.6.26", False, "2026-06-30"), ("30 de junio de 2026", False, "2026-06-30"),
    ("June 30, 2026", False, "2026-06-30"),
    ("2026-06-30T08:15:00", False, "2026-06-30"), (datetime.fromisoformat("2026-06-30T08:00"), False, "2026-06-30"),
    (date(2026, 6, 30), False, "2026-06-30"), ("1 sept. 2026", False, "2026-09-01")])
def test_days_as_people_write_them(text: object, first: bool, found: str) -> None:
    assert day_of(text, month_first=first) == found


@pytest.mark.parametrize("text", [
    "30/02/2026", "06/30/2026", "yesterday", "4500", 4500, "", "2026-13-01", "1/1/0026"])
def test_what_is_no_day_is_refused(text: object) -> None:
    with pytest.raises(Unreadable):
        day_of(text, month_first=False)


def test_which_of_day_and_month_comes_first_only_days_beyond_12_tell() -> None:
    assert month_comes_first(["01/02/2026", "06/30/2026"])
    assert not month_comes_first(["01/02/2026"])
    assert not month_comes_first(["30/06/2026", "06/30/2026"])


@pytest.mark.parametrize("titles, found", [
    (["Fecha", "Segmento", "Valor", "Respuestas"], {"on": 0, "segment": 1, "value": 2, "responses": 3}),
    (["Responses", "Value (days)", "Date of survey"], {"responses": 0, "value": 1, "on": 2}),
    (["Día", "Tipo de cliente", "Intención de recompra", "Resistencia al cambio", "Recomendación", "Promotores"],
     {"on": 0, "segment": 1, "repurchase": 2, "switching_reluctance": 3, "recommendation": 4, "promoters": 5}),
    (["x", ""], {})])
def test_columns_are_guessed_from_their_headers(titles: list[str], found: dict[str, int]) -> None:
    assert guess(titles) == found


def test_the_header_is_found_below_a_title() -> None:
    rows = [(1, ("Survey of 2026", None)), (3, ("Date", "Score")), (4, ("2026-06-30", 7))]
    assert header_of(rows).place == 1
    assert header_of([(1, ("2026-06-30", 7))]).place == -1


WAY = Way({"on": 0, "value": 1, "segment": 2, "responses": 3}, comma=True)


def test_rows_are_taken_and_bad_cells_listed_with_their_place() -> None:
    rows = [(2, ("30/06/2026", "4,5", "new", "10")), (3, ("never", "4,5", "new", "10")),
            (4, ("1/7/2026", "x", "new", "1")), (5, ("2/7/2026", "5,5", None, "1,5")),
            (6, (None, None, None, None)), (7, ("3/7/2026", None, "new", None)),
            (9, ("30/06/2026", "6", "new", None))]
    found = take(rows, WAY, loyalty=False)
    assert found.rows == [{"on": "2026-06-30", "value": 6, "segment": "new"}, {"on": "2026-07-02", "value": 5.5}]
    assert [(bad.place, bad.text) for bad in found.bad] == [
        ("A3", "never"), ("B4", "x"), ("D5", "1,5"), ("B7", ""), ("A9", "2026-06-30")]
    assert str(found.bad[-1].why).startswith("is the same day and segment as in row 2")
    assert [column_name(place) for place in (0, 25, 26, 59)] == ["A", "Z", "AA", "BH"]


def test_loyalty_needs_a_segment_and_stays_within_its_scale() -> None:
    way = Way({"on": 0, "segment": 1, "repurchase": 2, "promoters": 3})
    rows = [(2, ("2026-06-30", "new", 11, 5)), (3, ("2026-06-30", "", 5, 5)), (4, ("2026-06-30", "old", -1, None))]
    found = take(rows, way, loyalty=True)
    assert found.rows == [{"on": "2026-06-30", "segment": "new", "promoters": 5}]
    assert [bad.place for bad in found.bad] == ["C2", "B3", "C4"]


def test_values_go_into_a_metric_as_one_step() -> None:
    metric = {"id": "days", "rank": "a0", "kind": "metric", "step": "s3", "lane": None, "title": "Days", "value": 9,
              "series": [{"on": "2026-01-31", "value": 6}, {"on": "2026-02-28", "value": 5, "note": "kept"}]}
    session = board(("cards", metric))
    rows: list[dict[str, Any]] = [{"on": "2026-02-28", "value": 4},
                                  {"on": "2026-03-31", "value": 2, "segment": "new", "responses": 1},
                                  {"on": "2026-03-31", "value": 5, "segment": "old", "responses": 2}]
    with one_step(session):
        session.run(take_series, "days", rows)
    card = get(session, "days")
    assert [(entry["on"], entry["value"]) for entry in card.series] == [
        ("2026-01-31", 6), ("2026-02-28", 4), ("2026-03-31", 2), ("2026-03-31", 5)]
    assert card.value == 4, "the last day's, weighted by answers: (2 × 1 + 5 × 2) ÷ 3"


def test_values_become_measurements_over_those_of_the_same_day() -> None:
    session = board(("measurements", {"id": "m", "on": "2026-06-30", "segment": "new", "repurchase": 4,
                                      "actions": "Call"}))
    with one_step(session):
        session.run(take_measurements, [{"on": "2026-06-30", "segment": "new", "repurchase": 5},
                                        {"on": "2026-06-30", "segment": "old", "recommendation": 8}])
    assert (get(session, "m").repurchase, get(session, "m").actions) == (5, "Call")
    assert len(session.store.every(Measurement)) == 2


def test_a_series_out_of_a_file_may_hold_anything() -> None:
    found = points([{"on": "2026-02-30", "value": 1}, {"on": 5, "value": 1}, {"value": 3},
                    {"on": "2026-01-01", "value": "x"}, {"on": "2026-01-02", "value": True},
                    {"on": "2026-01-03", "value": 2}])
    assert found == [("2026-01-03", 2)]
    assert (trend(found), nearer(found, 1)) == (None, None)
    two = points([{"on": "2026-01-03", "value": 2}, {"on": "2026-01-04", "value": 4}])
    assert (trend(two), nearer(two, 5), nearer(two, 1)) == ("rising", True, False)


def test_sheets_and_csv_files_are_read_as_tables(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Survey"
    for row in (("Date", "Value"), (datetime.fromisoformat("2026-06-30"), 4.5), (None, None), ("x", "=1/0")):
        sheet.append(row)
    book.create_sheet("Empty")
    book.save(tmp_path / "a.xlsx")
    (tmp_path / "a.csv").write_text("Fecha;Valor\n30/06/2026;4,5\n", encoding="utf-8")
    table, = read_tables(tmp_path / "a.xlsx")
    assert (table.name, [number for number, _ in table.rows]) == ("Survey", [1, 2, 4])
    assert table.rows[1][1] == (datetime.fromisoformat("2026-06-30"), 4.5)
    assert read_tables(tmp_path / "a.csv")[0].rows == [(1, ("Fecha", "Valor")), (2, ("30/06/2026", "4,5"))]
    assert set(guess(["Date", "Value"])) <= set(METRIC)
    for name, data in (("b.xlsx", b"no zip"), ("b.csv", b"\xff\xfe\x00"), ("c.csv", b"\n")):
        (tmp_path / name).write_bytes(data)
        with pytest.raises(BadFile):
            read_tables(tmp_path / name)


def test_a_row_without_a_day_says_that_it_is_empty() -> None:
    found = take([(7, ("", 5))], Way({"on": 0, "value": 1}), loyalty=False)
    assert [(one.place, one.why.message) for one in found.bad] == [("A7", NOTHING)]


@pytest.mark.parametrize("value, since_1904, found", [
    (46203, False, "2026-06-30"), (46203.75, False, "2026-06-30"), ("46203", False, "2026-06-30"),
    (44741, True, "2026-06-30"), (32874, False, "1990-01-01"), (73415, False, "2100-12-31")])
def test_a_day_may_be_a_number_as_spreadsheets_count(value: object, since_1904: bool, found: str) -> None:
    assert day_of(value, month_first=False, since_1904=since_1904) == found


@pytest.mark.parametrize("value", [32873, 73416, -1, 5, 1e300, float("nan"), True, "462030", "-46203"])
def test_other_numbers_are_no_days(value: object) -> None:
    with pytest.raises(Unreadable):
        day_of(value, month_first=False)


def test_counted_days_and_formulas_without_a_value_are_told(tmp_path: Path) -> None:
    """A formula that no program has worked out is blank in the file: its cell is named, its row isn't passed over."""
    book = openpyxl.Workbook()
    book.epoch = CALENDAR_MAC_1904
    sheet = book.active
    assert sheet is not None
    for row in (("Date", "Value"), (44741, 4.5), (44742, "=B2*2"), ("=A3+1", "=B3*2"), (3, 1)):
        sheet.append(row)
    book.save(tmp_path / "a.xlsx")
    table, = read_tables(tmp_path / "a.xlsx")
    assert (table.since_1904, sorted(table.formulas)) == (True, [(3, 1), (4, 0), (4, 1)])
    way = Way({"on": 0, "value": 1}, since_1904=table.since_1904, formulas=table.formulas)
    found = take(table.rows[1:], way, loyalty=False)
    assert (found.rows, found.counted) == ([{"on": "2026-06-30", "value": 4.5}], 1)
    assert [(one.place, one.why.message) for one in found.bad] == [
        ("B3", FORMULA), ("A4", FORMULA), ("B4", FORMULA), ("A5", NO_DAY)]
    plain = openpyxl.Workbook()
    plain.worksheets[0].append(("Date", 1))
    plain.save(tmp_path / "b.xlsx")
    assert read_tables(tmp_path / "b.xlsx")[0].since_1904 is False
