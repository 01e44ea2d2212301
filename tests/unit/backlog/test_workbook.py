"""The workbook of the sample: sheets, table, values, paper."""
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest
from PIL import Image

from journeymapper.core.backlog.columns import COLUMNS
from journeymapper.core.backlog.item import backlog
from journeymapper.core.commands.cards import mark
from journeymapper.core.commands.records import set_fields
from journeymapper.core.foundation.errors import BadFile
from journeymapper.core.model.people import Emotion
from journeymapper.core.session.session import Session
from tests.support.maps import empty, sample
from tests.unit.backlog.workbooks import MOMENT, backlog_rows, parts, values, well_formed, written

SHEETS = ["Read me", "Summary", "Backlog", "Map", "Data", "Parking lot", "Changes", "Settings", "Lists",
          "_journeymapper"]


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return written(sample().store, tmp_path_factory.mktemp("book"))


def test_the_sample_has_its_order_scores_and_bands_stored(book: Path) -> None:
    rows = backlog_rows(book)
    assert [(row["Id"], round(row["Score"], 2), row["When"]) for row in rows] == [
        ("RP-005", 8.0, "now"), ("RP-003", 5.33, "now"), ("RP-001", 6.0, "now"), ("RP-006", 5.0, "next"),
        ("RP-004", 4.8, "next"), ("RP-002", 2.4, "later")]


def test_a_row_holds_what_the_map_says(book: Path) -> None:
    row = next(row for row in backlog_rows(book) if row["Id"] == "RP-005")
    assert (row["Stage"], row["Step"]) == ("Use", "Ask for help")
    assert (row["Owner"], row["Status"]) == ("Customer care", "planned")
    assert (row["Severity"], row["Confidence %"], row["Side"]) == (4, 100, "customer’s side")
    assert row["Due"].date().isoformat() == "2026-12-15"
    assert row["Unique id"] == "garden-furniture/red-point-31"


def test_the_scores_are_live(book: Path) -> None:
    sheet = openpyxl.load_workbook(book)["Backlog"]
    assert all(str(sheet[f"{column}{row}"].value).startswith("=IF(") for column in "KL" for row in range(5, 11))


def test_sheets_and_what_is_hidden(book: Path) -> None:
    workbook = values(book)
    assert workbook.sheetnames == SHEETS
    assert [sheet.title for sheet in workbook if sheet.sheet_state == "hidden"] == ["Lists", "_journeymapper"]
    assert [sheet.title for sheet in workbook if sheet.sheet_view.tabSelected] == ["Backlog"]
    uid = next(n for n, column in enumerate(COLUMNS, start=1) if column.key == "uid")
    assert workbook["Backlog"].column_dimensions[openpyxl.utils.get_column_letter(uid)].hidden


def test_the_backlog_is_a_real_table(book: Path) -> None:
    sheet = openpyxl.load_workbook(book)["Backlog"]
    table = sheet.tables["Backlog"]
    headers = [cell.value for cell in sheet[table.ref][0]]
    assert table.ref == "A4:AF10"
    assert table.autoFilter.ref == table.ref
    assert headers == table.column_names == [column.title for column in COLUMNS]
    assert len({header.casefold() for header in headers}) == len(headers)
    live = [column.name for column in table.tableColumns if column.calculatedColumnFormula]
    assert live == ["Score", "When"]


def test_drop_downs_read_the_hidden_lists_and_only_warn(book: Path) -> None:
    workbook = values(book)
    rules = [rule for rule in workbook["Backlog"].data_validations.dataValidation if rule.type == "list"]
    found = {}
    for rule in rules:
        assert (rule.type, rule.errorStyle, rule.showErrorMessage) == ("list", "warning", True)
        name, cells = rule.formula1.replace("'", "").split("!")
        listed = workbook[name][cells.replace("$", "")]
        found[next(iter(rule.sqref.ranges)).min_col] = [cell[0].value for cell in listed]
    keys = [column.key for column in COLUMNS]
    by_key = {keys[column - 1]: listed for column, listed in found.items()}
    assert by_key["severity"] == [0, 1, 2, 3, 4]
    assert by_key["frequency"] == by_key["effort"] == [1, 2, 3, 4, 5]
    assert by_key["confidence"] == [100, 80, 50]
    assert by_key["cause"][0] == "system"
    assert by_key["status"] == ["new", "agreed", "planned", "in progress", "done", "verified", "won't do"]


def test_days_values_and_thresholds_are_checked_and_only_warned_of(book: Path) -> None:
    workbook = values(book)
    keys = [column.key for column in COLUMNS]
    checks = {keys[next(iter(rule.sqref.ranges)).min_col - 1]: rule
              for rule in workbook["Backlog"].data_validations.dataValidation if rule.type != "list"}
    assert {key: (rule.type, rule.operator, rule.formula1, rule.formula2) for key, rule in checks.items()} == {
        "due": ("date", "greaterThanOrEqual", "61", None), "customer_value": ("decimal", "between", "0", "100"),
        "business_value": ("decimal", "between", "0", "100")}
    threshold, weight = workbook["Settings"].data_validations.dataValidation
    assert (weight.type, weight.operator, weight.formula1, weight.formula2) == ("decimal", "between", "0", "3")
    assert [workbook["Settings"][cell].value for cell in ("B9", "B10", "B13")] == ["Severity", 1, 1]
    assert (threshold.type, threshold.operator, threshold.formula1) == ("decimal", "greaterThan", "0")
    assert str(threshold.sqref) == "B5:B6"
    assert [workbook["Settings"][cell].value for cell in ("B5", "B6")] == [6, 3]
    for rule in (*checks.values(), threshold, weight):
        assert (rule.errorStyle, rule.showErrorMessage, rule.allow_blank) == ("warning", True, True)


def test_paper_and_panes(book: Path) -> None:
    sheet = values(book)["Backlog"]
    assert sheet.freeze_panes == "C5"
    assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
    assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (1, 0)
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert sheet.print_title_rows == "$3:$4"
    assert sheet.print_area == "'Backlog'!$A$1:$P$1048576"


def test_overdue_is_told_by_a_word(book: Path) -> None:
    rules = [rule for entry in values(book)["Backlog"].conditional_formatting for rule in entry.rules]
    overdue = next(rule for rule in rules if rule.formula and "TODAY()" in rule.formula[0])
    assert "overdue" in overdue.dxf.numFmt.formatCode
    for closed in ("done", "verified", "won't do"):
        assert f'="{closed}"' in overdue.formula[0]


def test_every_part_is_well_formed_and_none_leads_outside_or_runs(book: Path) -> None:
    names = set(well_formed(book))
    assert {f"xl/worksheets/sheet{n}.xml" for n in range(1, 11)} <= names
    assert not [name for name in parts(book) if "vba" in name.lower() or "externalLink" in name]
    rels = b"".join(data for name, data in parts(book).items() if name.endswith(".rels"))
    assert b'TargetMode="External"' not in rels


def test_the_map_sheet_is_the_grid(book: Path) -> None:
    sheet = values(book)["Map"]
    assert [sheet.cell(4, column).value for column in (2, 3, 5)] == ["Awareness", "Interest", "Consideration"]
    assert "C4:D4" in {str(merged) for merged in sheet.merged_cells.ranges}
    assert sheet.cell(5, 2).value == "Need arises"
    lanes = [row[0].value for row in sheet.iter_rows(min_row=6) if row[0].value]
    assert lanes == ["Customer goals", "Touchpoints", "Emotions", "Red points", "Line of visibility",
                     "Behind the scenes", "Opportunities"]
    texts = {cell.value for row in sheet.iter_rows(min_row=6) for cell in row}
    assert {"● 5  Bot loops, no way to a person", "Chat bot  ● 5", "Maria  −2.0\n“Is anybody there?”"} <= texts


def test_a_row_leads_to_its_red_point_on_the_map(book: Path) -> None:
    workbook = values(book)
    cells = [cell for row in workbook["Backlog"].iter_rows(min_row=5) for cell in row]
    places = [cell.hyperlink.location for cell in cells if cell.hyperlink]
    assert len(places) == 6
    sheet, _, cell = places[0].partition("!")
    assert workbook[sheet.strip("'")][cell].value == "● 5  Bot loops, no way to a person"


def test_data_has_a_row_for_each_card(book: Path) -> None:
    rows = list(values(book)["Data"].iter_rows(values_only=True))
    assert len(rows) - 1 == 44
    van = next(dict(zip(rows[0], row, strict=True)) for row in rows if "Delivery van" in row)
    assert (van["Kind"], van["Stage"], van["Step"], van["Channel"], van["Moment of truth"]) == (
        "Touchpoint", "Action", "Delivery", "Home delivery", "yes")


def test_data_speaks_the_maps_language(tmp_path: Path) -> None:
    session = sample()
    session.run(set_fields, ["red-point-31"], evidence_level="partly")
    rows = list(values(written(session.store, tmp_path, "es"))["Datos"].iter_rows(values_only=True))
    bot = next(dict(zip(rows[0], row, strict=True)) for row in rows if row[rows[0].index("Número")] == 5)
    assert (bot["Tipo"], bot["Estado"], bot["Causa"]) == ("Punto rojo", "planificado", "sistema")
    assert bot["Nivel de evidencia"] == "investigada en parte"


def test_data_tells_in_words_what_a_red_point_marks(tmp_path: Path) -> None:
    session = sample()
    emotion = next(row for row in session.store.every(Emotion) if row.persona == "persona-maria")
    point = session.run(mark, emotion.id)
    note = session.run(mark, "note-1")
    workbook = values(written(session.store, tmp_path))
    rows = list(workbook["Data"].iter_rows(values_only=True))
    about = {row[rows[0].index("Unique id")]: row[rows[0].index("About")] for row in rows}
    assert about[point] == "Emotion of Maria"
    title = session.store.get("note-1").title  # type: ignore[union-attr]  # it is in the sample
    assert about[note] == f"Note: {title}"
    assert about["red-point-29"] == "Delivery van"
    items = {item.id: item.touchpoint for item in backlog(session.store)}
    assert (items[point], items[note], items["red-point-29"]) == ("", "", "Delivery van")


def test_stage_and_kind_have_room_in_data(book: Path) -> None:
    sheet = values(book)["Data"]
    for letter in "AB":
        assert sheet.column_dimensions[letter].width == 16
        assert sheet[f"{letter}2"].alignment.wrap_text


def test_properties(book: Path) -> None:
    facts = values(book).properties
    assert (facts.title, facts.creator) == ("Buying garden furniture, from first idea to second order", "Journeymapper")
    assert facts.created == MOMENT.replace(tzinfo=None)


def test_the_picture_stands_on_the_map_sheet(tmp_path: Path) -> None:
    png = BytesIO()
    Image.new("RGB", (400, 100), "white").save(png, "PNG")
    out = written(sample().store, tmp_path, picture=png.getvalue())
    assert parts(out)["xl/media/image1.png"] == png.getvalue()
    with pytest.raises(BadFile):
        written(sample().store, tmp_path, picture=b"no picture")


@pytest.mark.parametrize("most", [30_000, 10_000])
def test_a_picture_that_is_too_large_is_refused_in_a_sentence(
    most: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    png = BytesIO()
    Image.new("RGB", (400, 100), "white").save(png, "PNG")
    monkeypatch.setattr(Image, "MAX_IMAGE_PIXELS", most)  # Pillow warns above it and refuses above twice as many
    with pytest.raises(BadFile, match="too large"):
        written(sample().store, tmp_path, picture=png.getvalue())
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("session", [empty(), sample()])
def test_an_export_leaves_the_map_as_it_is(session: Session, tmp_path: Path) -> None:
    before = dict(session.store.records)
    written(session.store, tmp_path)
    assert dict(session.store.records) == before
