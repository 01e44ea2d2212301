"""The sheet Summary: its numbers are those of the map, live over the table, and its charts read them."""
import random
import re
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from journeymapper.core.backlog.columns import STATUSES
from journeymapper.core.backlog.workbook.charts import PLAIN, bars
from journeymapper.core.commands.cards import add_card
from journeymapper.core.commands.grid import add_stage
from journeymapper.core.commands.people import add_channel
from journeymapper.core.commands.records import set_fields
from journeymapper.core.document.store import Store
from journeymapper.core.foundation.i18n import texts
from journeymapper.core.model.other import Measurement
from journeymapper.core.session.session import Session
from tests.support.maps import empty, sample
from tests.unit.backlog.test_workbook_formulas import poisoned
from tests.unit.backlog.workbooks import parts, recalculated_all, values, well_formed, written

# Titles that COUNTIFS would take for signs, that differ in case only, that look like formulas.
NASTY = ("*", "?", "<3", ">0", "~", "=1", "alpha", "ALPHA", 'say "so"', "don't", "x" * 300, "<>")


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return written(sample().store, tmp_path_factory.mktemp("summary"))


def table(path: Path, head: str, sheet: str = "Summary") -> dict[str, list[Any]]:
    """The rows of the table whose header begins with `head`, by their text."""
    found = values(path)[sheet]
    start = next(cell for row in found.iter_rows() for cell in row
                 if cell.value == head and found.cell(cell.row + 1, cell.column + 1).value is not None)
    rows: dict[str, list[Any]] = {}
    row = start.row + 1
    while (label := found.cell(row, start.column).value) is not None:
        cells = [found.cell(row, column).value for column in range(start.column + 1, start.column + 8)]
        blank = next((n for n, value in enumerate(cells) if value is None), len(cells))
        rows[str(label)] = cells[:blank]
        row += 1
    return rows


def figures(path: Path, sheet: str = "Summary") -> dict[str, Any]:
    found = values(path)[sheet]
    return {str(found.cell(5, column).value): found.cell(4, column).value for column in (1, 2, 5, 10, 11, 14)}


def test_the_samples_figures_and_tables(book: Path) -> None:
    assert figures(book) == {"red points": 6, "open": 6, "open, must be fixed": 2, "without owner": 4, "overdue": 0,
                             "not scored": 0}
    stages = table(book, "Red points by stage and severity")
    assert list(stages) == ["Awareness", "Interest", "Consideration", "Action", "Use", "Advocacy", "no stage"]
    assert stages["Use"] == [1, 1, 0, 0, 0, 0, 2]
    assert table(book, "Status")["new"] == [4]
    assert table(book, "Owner") == {"Customer care": [1, 0, 1], "Pricing": [1, 0, 1], "without owner": [4, 0, 4]}
    assert [row[0] for row in table(book, "Impact against effort").values()] == [4, 1, 1, 0, 0]


def test_numbers_are_formulas_over_the_table(book: Path) -> None:
    sheet = openpyxl.load_workbook(book)["Summary"]
    live = [str(cell.value) for row in sheet.iter_rows() for cell in row if str(cell.value).startswith("=")]
    assert len(live) > 50
    assert all("Backlog[" in formula or "SUM" in formula for formula in live)
    assert "COUNTIFS(Backlog[Due],\"<\"&TODAY()" in sheet["K4"].value


def test_charts_are_native_titled_and_read_the_numbers(book: Path) -> None:
    charts = {name: data.decode() for name, data in parts(book).items() if name.startswith("xl/charts/chart")}
    titles = {re.sub("<[^>]*>", "", re.search(r"<title>.*?</title>", xml, re.DOTALL)[0]): xml  # type: ignore[index]  # each has one
              for xml in charts.values()}
    assert set(titles) == {
        "Red points by stage and severity", "Impact against effort: how many red points", "Red points by status",
        "Open red points by owner", "Willingness to repurchase", "Reluctance to switch", "Likelihood to recommend"}
    for xml in titles.values():
        assert 'delete val="1"' not in xml
        assert "'Summary'!" in xml or "'Lists'!" in xml
    assert titles["Red points by stage and severity"].count("pattFill prst") == 2
    assert "pattFill prst" in titles["Open red points by owner"]
    lines = titles["Likelihood to recommend"]
    assert {re.search(f'{what} val="([a-z]+)"', lines)[1] for what in ("prstDash",)} == {"solid"}  # type: ignore[index]  # it is there
    assert set(re.findall(r'symbol val="([a-z]+)"', lines)) == {"circle", "square"}
    assert not re.findall(r'<numFmt formatCode="[^"]*" ?/>', "".join(charts.values()))


def crowded(seed: int) -> Session:
    """Stages and owners of nasty names; every status; days long gone and far ahead; blanks."""
    rng = random.Random(seed)
    session = empty()
    steps = [session.run(add_stage, title=title).step for title in (*NASTY, "", "alpha")]
    session.run(add_channel, "Web")
    for n in range(150):
        offered = {
            "severity": rng.randint(0, 4), "frequency": rng.randint(1, 5), "effort": rng.randint(1, 5),
            "owner": rng.choice([*NASTY, *"abcdefgh"]), "status": rng.choice(list(STATUSES)),
            "due": rng.choice(["1990-01-01", "2200-01-01", "1899-12-31", "2020-05-05"])}
        fields = {name: value for name, value in offered.items() if rng.random() > 0.2}
        session.run(add_card, "red-point", None, rng.choice([*steps, None]), title=rng.choice(["", f"No. {n}", "=1"]),
                    **fields)
    return session


@pytest.mark.libreoffice
def test_libreoffice_counts_the_same(tmp_path: Path) -> None:
    books = [written(doc, tmp_path / str(n)) for n, doc in enumerate((crowded(1).store, empty().store))
             if not (tmp_path / str(n)).mkdir()]
    for n, path in enumerate(books):
        path.rename(tmp_path / f"{n}.xlsx")
    mine = [tmp_path / f"{n}.xlsx" for n in range(len(books))]
    again = recalculated_all([poisoned(path, tmp_path) for path in mine], tmp_path)
    for path, computed in zip(mine, again, strict=True):
        assert figures(computed) == figures(path)
        for head in ("Red points by stage and severity", "Status", "Owner", "Impact against effort"):
            assert table(computed, head) == table(path, head), head
        counts = [[row[15].value for row in values(one)["Lists"].iter_rows(min_row=2, max_row=71)]
                  for one in (computed, path)]
        assert counts[0] == counts[1]


def test_sums_hold_with_nasty_names(tmp_path: Path) -> None:
    path = written(crowded(2).store, tmp_path)
    stages, whole = table(path, "Red points by stage and severity"), figures(path)
    assert sum(row[-1] for row in stages.values()) == whole["red points"] == 150
    assert all(sum(row[:-1]) == row[-1] for row in stages.values())
    owners = table(path, "Owner")
    assert sum(row[2] for row in owners.values()) == 150
    assert sum(row[0] + row[1] for row in owners.values()) == whole["open"]
    assert sum(row[1] for row in owners.values()) == whole["overdue"] > 0
    assert sum(row[0] for row in table(path, "Status").values()) == 150
    assert owners["without owner"][2] == whole["without owner"]
    assert any("other owner" in label for label in owners)


@pytest.mark.parametrize("most, unit", [(0, 1), (5, 1), (6, 2), (23, 5), (1_716, 500), (5_000, 1_000)])
def test_axes_go_in_round_whole_steps(most: int, unit: int) -> None:
    sheet = openpyxl.Workbook().create_sheet()
    assert bars("", sheet, (2, 3), (2, 2), 1, [PLAIN], most).y_axis.majorUnit == unit


def test_an_empty_map_has_a_summary_of_zeros_and_a_sentence(tmp_path: Path) -> None:
    path = written(empty().store, tmp_path)
    well_formed(path)
    assert set(figures(path).values()) == {0}
    assert table(path, "Red points by stage and severity") == {"no stage": [0] * 7}
    said = [cell.value for row in values(path)["Summary"].iter_rows() for cell in row]
    assert "The map holds no measurements of loyalty yet." in said


def test_the_summary_speaks_the_maps_language_and_has_its_print_setup(tmp_path: Path) -> None:
    t = texts("es")
    sheet = values(written(sample().store, tmp_path, "es")).worksheets[1]
    assert sheet["A1"].value == t("Summary")
    paper = sheet.page_setup
    assert (paper.orientation, paper.paperSize, paper.fitToWidth) == ("landscape", 9, 1)
    assert len(sheet.row_breaks.brk) == 2


def test_loyalty_takes_means_gaps_and_says_what_it_leaves_out(tmp_path: Path) -> None:
    session = sample()
    rows = [Measurement(id=f"extra{n}", on="2026-06-30", segment=f"Segment {n}", recommendation=n) for n in range(7)]
    twice = Measurement(id="twice", on="2026-06-30", segment="loyal customer", recommendation=8.0)
    path = written(Store([*session.store.records.values(), *rows, twice]), tmp_path)
    said = [cell.value for row in values(path)["Summary"].iter_rows() for cell in row]
    assert "3 more segments stand in the map." in said
    assert 7.5 in said  # the mean of 7.0 and 8.0


def test_no_open_owner_is_overdue_once_done(tmp_path: Path) -> None:
    session = sample()
    session.run(set_fields, ["red-point-31"], due="2020-01-01")
    assert figures(written(session.store, tmp_path))["overdue"] == 1
    session.run(set_fields, ["red-point-31"], status="done")
    assert figures(written(session.store, tmp_path))["overdue"] == 0
