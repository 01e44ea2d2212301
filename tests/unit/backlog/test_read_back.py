"""The three-way comparison, on the sample's own workbook."""

from pathlib import Path

import openpyxl
import pytest

from journeymapper.core.backlog.columns import column
from journeymapper.core.backlog.item import backlog
from journeymapper.core.backlog.readback.apply import take_over
from journeymapper.core.backlog.readback.compare import compare
from journeymapper.core.backlog.readback.lines import Line, LineKind, Preview, words
from journeymapper.core.backlog.workbook_reading.read import read_workbook
from journeymapper.core.commands.people import add_channel
from journeymapper.core.commands.records import delete, set_fields
from journeymapper.core.document import queries
from journeymapper.core.foundation.errors import BadFile
from journeymapper.core.foundation.i18n import texts
from journeymapper.core.model.cards import RedPoint
from journeymapper.core.session.session import Session
from tests.support.maps import sample, small, state
from tests.unit.backlog.managers import Answer, answered, reshaped
from tests.unit.backlog.workbooks import recalculated, written

FIRST = "red-point-31"  # RP-005, in row 5


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return written(sample().store, tmp_path_factory.mktemp("book"))


def back(session: Session, path: Path) -> Preview:
    return compare(session.store, read_workbook(path))


def told(preview: Preview, kind: LineKind) -> list[tuple[str, str, object]]:
    return [(line.name, line.column, line.theirs) for line in preview.of(kind)]


def red_point(session: Session, id: str = FIRST) -> RedPoint:
    found = session.store.find(RedPoint, id)
    assert found is not None
    return found


def take(session: Session, *lines: Line) -> int:
    return session.run(take_over, lines)


def test_an_untouched_workbook_says_nothing(book: Path) -> None:
    assert back(sample(), book) == Preview(())


@pytest.mark.libreoffice
@pytest.mark.parametrize("language", ["en", "es"])
def test_saved_again_by_libreoffice_it_says_nothing(language: str, tmp_path: Path) -> None:
    session = sample()
    assert back(session, recalculated(written(session.store, tmp_path, language), tmp_path)) == Preview(())


def test_answers_are_accepted_and_written_in_one_step(book: Path, tmp_path: Path) -> None:
    session = sample()
    path = answered(
        book,
        tmp_path / "b.xlsx",
        {
            (5, "owner"): "Rosa ",
            (5, "status"): "hecho",
            (5, "due"): "24.12.2026",
            (5, "effort"): 5.0,
            (6, "decision"): "no",
        },
    )
    preview = back(session, path)
    assert told(preview, "accepted") == [
        ("RP-005", "effort", 5),
        ("RP-005", "owner", "Rosa"),
        ("RP-005", "status", "done"),
        ("RP-005", "due", "2026-12-24"),
        ("RP-003", "decision", "no"),
    ]
    assert [line.place for line in preview.lines] == [
        "Backlog!J5",
        "Backlog!M5",
        "Backlog!N5",
        "Backlog!O5",
        "Backlog!X6",
    ]
    before = state(session.store)
    assert take(session, *preview.lines) == 5
    changed = red_point(session)
    assert (changed.owner, changed.status, changed.due, changed.effort) == ("Rosa", "done", "2026-12-24", 5)
    assert back(session, path) == Preview(())
    session.undo()
    assert state(session.store) == before


def test_a_cleared_cell_clears(book: Path, tmp_path: Path) -> None:
    session = sample()
    preview = back(session, answered(book, tmp_path / "b.xlsx", {(5, "owner"): None}))
    assert told(preview, "accepted") == [("RP-005", "owner", None)]
    take(session, *preview.lines)
    assert red_point(session).owner is None


def test_both_changed_is_a_conflict_and_the_same_change_is_none(book: Path, tmp_path: Path) -> None:
    session = sample()
    session.run(set_fields, [FIRST], owner="Ana", status="done")
    path = answered(book, tmp_path / "b.xlsx", {(5, "owner"): "Rosa", (5, "status"): "done"})
    (line,) = back(session, path).lines
    assert (line.kind, line.base, line.theirs, line.mine, line.asks) == (
        "conflict",
        "Customer care",
        "Rosa",
        "Ana",
        False,
    )
    take(session, line)
    assert red_point(session).owner == "Rosa"


def test_only_the_map_changed_is_no_line(book: Path) -> None:
    session = sample()
    session.run(set_fields, [FIRST], owner="Ana")
    assert back(session, book) == Preview(())


def test_two_managers_neither_loses_without_a_question(book: Path, tmp_path: Path) -> None:
    session = sample()
    one = answered(book, tmp_path / "1.xlsx", {(5, "owner"): "Ana", (6, "owner"): "Ana"})
    two = answered(book, tmp_path / "2.xlsx", {(5, "owner"): "Rosa", (6, "due"): "2027-01-31"})
    take(session, *back(session, one).of("accepted"))
    second = back(session, two)
    assert told(second, "conflict") == [("RP-005", "owner", "Rosa")]
    assert told(second, "accepted") == [("RP-003", "due", "2027-01-31")]
    take(session, *second.of("accepted"))
    assert (red_point(session).owner, red_point(session, "red-point-29").owner) == ("Ana", "Ana")


def test_bad_cells_are_lines_and_the_rest_is_taken(book: Path, tmp_path: Path) -> None:
    path = answered(
        book,
        tmp_path / "b.xlsx",
        {
            (5, "severity"): 9,
            (5, "owner"): "Rosa",
            (6, "customer_value"): 101,
            (7, "due"): "03/04/2027",
            (8, "decision"): "x" * 20_001,
        },
    )
    preview = back(sample(), path)
    assert [(line.column, str(line.reason)) for line in preview.of("refused")] == [
        ("severity", "it must be a whole number from 0 to 4"),
        ("customer_value", "it must be a number from 0 to 100"),
        ("due", "the day can be read in two ways; write it as 2026-12-31"),
        ("decision", "it is longer than a map holds"),
    ]
    assert told(preview, "accepted") == [("RP-005", "owner", "Rosa")]


def test_a_formula_counts_by_its_value(book: Path, tmp_path: Path) -> None:
    def formulas(book: openpyxl.Workbook) -> None:
        book["Backlog"]["J5"], book["Backlog"]["M6"] = "=2+2", '="Ro"&"sa"'

    bare = reshaped(book, tmp_path / "b.xlsx", formulas)
    preview = back(sample(), bare)
    assert [(line.place, line.kind) for line in preview.lines] == [("Backlog!J5", "refused"), ("Backlog!M6", "refused")]
    assert words(preview.lines[0], texts("en")) == (
        "Backlog!J5: RP-005, Effort: can't be taken, the formula or error there has no value.")


@pytest.mark.libreoffice
def test_a_formula_with_its_value_is_taken(book: Path, tmp_path: Path) -> None:
    def formulas(book: openpyxl.Workbook) -> None:
        book["Backlog"]["J5"], book["Backlog"]["M6"] = "=2+2", '="Ro"&"sa"'

    saved = recalculated(reshaped(book, tmp_path / "b.xlsx", formulas), tmp_path)
    assert told(back(sample(), saved), "accepted") == [("RP-005", "effort", 4), ("RP-003", "owner", "Rosa")]


def test_what_comes_from_the_map_is_told_and_not_taken(book: Path, tmp_path: Path) -> None:
    session = sample()
    preview = back(session, answered(book, tmp_path / "b.xlsx", {(5, "title"): "Another", (5, "channel"): "Fax"}))
    assert told(preview, "ignored") == [("RP-005", "title", "Another"), ("RP-005", "channel", "Fax")]


def test_a_channel_renamed_in_the_map_is_nobodys_answer(book: Path) -> None:
    session = sample()
    session.run(add_channel, "New", mode="digital")
    session.run(set_fields, [FIRST], title="Renamed since")
    assert back(session, book) == Preview(())


@pytest.mark.parametrize(
    "answers,kind,words",
    [
        ({(11, "title"): "Nobody answers", (11, "severity"): "4 must be fixed", (11, "owner"): "Ana"}, "new", ""),
        ({(11, "owner"): "Ana"}, "refused", "needs its text"),
        ({(11, "title"): "Bad", (11, "severity"): 7}, "refused", "Backlog!G11"),
    ],
)
def test_a_row_that_somebody_added(
    book: Path,
    tmp_path: Path,
    answers: dict[tuple[int, str], Answer],
    kind: str,
    words: str,
) -> None:
    session = sample()
    (line,) = back(session, answered(book, tmp_path / "b.xlsx", answers)).lines
    assert line.kind == kind
    assert words in str(line.reason)
    if kind == "new":
        take(session, line)
        added = max(session.store.every(RedPoint), key=lambda row: row.number)
        assert (added.title, added.severity, added.owner, added.step) == ("Nobody answers", 4, "Ana", None)


def test_a_new_row_is_new_once(book: Path, tmp_path: Path) -> None:
    session = sample()
    first = answered(book, tmp_path / "b.xlsx", {(11, "title"): "Nobody answers", (11, "owner"): "Ana"})
    take(session, *back(session, first).lines)
    assert back(session, first) == Preview(())
    other = answered(book, tmp_path / "c.xlsx", {(11, "title"): "Nobody answers", (11, "owner"): "Rosa"})
    (line,) = back(session, other).lines
    assert (line.kind, line.column, line.asks) == ("conflict", "owner", True)


def test_rows_sorted_columns_moved_sheet_renamed(book: Path, tmp_path: Path) -> None:
    def reshape(book: openpyxl.Workbook) -> None:
        sheet = book["Backlog"]
        rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=4)]
        header, *rest = rows
        rest.reverse()
        order = list(reversed(range(len(header))))
        book.remove(sheet)
        made = book.create_sheet("For the boss", 0)
        made.append(["Our list"])
        made.append([])
        for row in (header, *rest):
            made.append(["own", *(f" {row[n]} " if n == header.index("Owner") and row[n] else row[n] for n in order)])
        made.cell(4, 1).value = "mine"

    def owner(book: openpyxl.Workbook) -> None:
        reshape(book)
        sheet = book["For the boss"]
        names = [
            str(cell.value).strip() for cell in next(row for row in sheet.iter_rows() if row[1].value and row[2].value)
        ]
        row = next(row for row in sheet.iter_rows(min_row=4) if row[names.index("Id")].value == "RP-005")
        row[names.index("Owner")].value = "Rosa"

    assert [
        line for line in back(sample(), reshaped(book, tmp_path / "a.xlsx", reshape)).lines if line.kind != "ignored"
    ] == []
    preview = back(sample(), reshaped(book, tmp_path / "b.xlsx", owner))
    assert told(preview, "accepted") == [("RP-005", "owner", "Rosa")]


def test_without_the_hidden_sheet_it_asks(book: Path, tmp_path: Path) -> None:
    plain = reshaped(
        answered(book, tmp_path / "a.xlsx", {(5, "owner"): "Rosa"}),
        tmp_path / "b.xlsx",
        lambda book: book.remove(book["_journeymapper"]),
    )
    (line,) = back(sample(), plain).lines
    assert (line.kind, line.asks, line.theirs, line.mine) == ("conflict", True, "Rosa", "Customer care")


def test_without_unique_ids_the_number_tells(book: Path, tmp_path: Path) -> None:
    path = answered(book, tmp_path / "b.xlsx", {(row, "uid"): None for row in range(5, 11)} | {(5, "owner"): "Rosa"})
    assert told(back(sample(), path), "accepted") == [("RP-005", "owner", "Rosa")]
    plain = reshaped(path, tmp_path / "c.xlsx", lambda book: book.remove(book["_journeymapper"]))
    assert told(back(sample(), plain), "conflict") == [("RP-005", "owner", "Rosa")]


def test_rows_missing_deleted_twice_and_strange(book: Path, tmp_path: Path) -> None:
    session = sample()
    session.run(delete, [FIRST])
    path = answered(
        book,
        tmp_path / "b.xlsx",
        {
            (6, "id"): None, (6, "uid"): None, (6, "title"): None, (6, "proposal"): None, (6, "owner"): None,
            **{(6, key): None for key in ("severity", "frequency", "effort", "status", "due", "cause", "decision")},
            (8, "uid"): "garden-furniture/red-point-27",
            (7, "uid"): "garden-furniture/red-point-27",
            (9, "uid"): "no id",
            (10, "uid"): None,
            (10, "id"): "Total",
        },
    )
    preview = back(session, path)
    assert [(line.place, str(line.reason)) for line in preview.of("refused")] == [
        ("Backlog!A5", "RP-005 isn't on the map any more"),
        ("Backlog!A8", "the red point already stands in row 7; only that one is read"),
        ("Backlog!AF9", "its unique id was changed, so it isn't known which one it is"),
        ("Backlog!A10", "“Total” is no red point of this map"),
    ]
    assert len(preview.without_row) == 4


def test_the_backlog_of_another_map_is_refused(book: Path) -> None:
    with pytest.raises(BadFile, match="another map"):
        back(small(), book)


def test_rows_of_other_maps_are_counted_and_left_alone(book: Path, tmp_path: Path) -> None:
    path = answered(
        book, tmp_path / "b.xlsx", {(5, "uid"): "other/red-point-1", (5, "owner"): "Nobody", (6, "owner"): "Rosa"}
    )
    preview = back(sample(), path)
    assert (preview.other_maps, told(preview, "accepted")) == (1, [("RP-003", "owner", "Rosa")])


def test_confidence_that_follows_the_evidence_stays_unstored(book: Path, tmp_path: Path) -> None:
    session = sample()
    session.run(set_fields, [FIRST], confidence=None)
    fresh = written(session.store, tmp_path)
    cleared = answered(fresh, tmp_path / "b.xlsx", {(6, "confidence"): None})
    assert back(session, cleared) == Preview(())
    preview = back(session, answered(fresh, tmp_path / "c.xlsx", {(6, "confidence"): 80}))
    assert told(preview, "accepted") == [("RP-005", "confidence", 80)]
    take(session, *preview.lines)
    assert next(item for item in backlog(session.store) if item.name == "RP-005").confidence == 80


def test_every_line_has_its_sentence_in_both_languages(book: Path, tmp_path: Path) -> None:
    session = sample()
    session.run(set_fields, [FIRST], owner="Ana")
    path = answered(
        book,
        tmp_path / "b.xlsx",
        {
            (5, "owner"): "Rosa",
            (5, "status"): "done",
            (6, "severity"): 9,
            (6, "title"): "Another",
            (11, "title"): "New",
        },
    )
    said = [words(line, texts("en")) for line in back(session, path).lines]
    assert said == [
        "Backlog!M5: RP-005, Owner: exported as “Customer care”; the map now says “Ana”, the workbook “Rosa”.",
        "Backlog!N5: RP-005, Status: “planned” becomes “done”.",
        "Backlog!G6: RP-003, Severity: “9” can't be taken, it must be a whole number from 0 to 4.",
        "Backlog!B6: RP-003, Red point: comes from the map; “Another” isn't taken.",
        "Backlog!B11: new red point “New”, into the parking lot.",
    ]
    spanish = [words(line, texts("es")) for line in back(session, path).lines]
    assert column("status").title in said[1] or texts("en")(column("status").title) in said[1]
    assert texts("es")(column("status").title) in spanish[1]
    assert not set(said) & set(spanish)


def test_the_map_is_not_touched_by_looking(book: Path, tmp_path: Path) -> None:
    session = sample()
    before = state(session.store)
    path = answered(book, tmp_path / "b.xlsx", {(5, "owner"): "Rosa", (11, "title"): "New"})
    data = path.read_bytes()
    back(session, path)
    assert (state(session.store), path.read_bytes()) == (before, data)
    assert queries.journey(session.store).next_number is None
