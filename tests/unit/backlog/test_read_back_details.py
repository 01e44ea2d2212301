"""A line in full: nothing shortened, nothing that a new row brings left unsaid."""
from pathlib import Path

import pytest

from journeymapper.core.backlog.readback.compare import compare
from journeymapper.core.backlog.readback.details import details
from journeymapper.core.backlog.workbook_reading.read import read_workbook
from journeymapper.core.commands.records import set_fields
from journeymapper.core.foundation.i18n import texts
from tests.support.maps import sample
from tests.unit.backlog.managers import answered, reshaped
from tests.unit.backlog.workbooks import written

LONG = "decided in the meeting of the twelfth, " * 20


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    folder = tmp_path_factory.mktemp("book")
    session = sample()
    book = written(session.store, folder)
    session.run(set_fields, ["red-point-31"], owner="Ana")
    back = answered(book, folder / "b.xlsx", {
        (5, "owner"): "Rosa", (5, "decision"): LONG, (6, "severity"): 9, (6, "title"): "Another",
        (11, "title"): "New <b>one</b>", (11, "owner"): "Ana", (11, "severity"): 3, (11, "status"): "hecho"})
    return [details(line, texts("en")) for line in compare(session.store, read_workbook(back)).lines]


def test_each_kind_of_line(told: list[str]) -> None:
    bot, slots = "RP-005  Bot loops, no way to a person", "RP-003  Slots only on weekdays, 9 to 17"
    assert [one.split("\n") for one in told] == [
        [bot, "Owner · Backlog!M5", "Exported: Customer care", "The map now: Ana", "The workbook: Rosa"],
        [bot, "Decision · Backlog!X5", "The map now: blank", f"The workbook: {LONG.strip()}"],
        [slots, "Severity · Backlog!G6", "The map now: 4", "The workbook: 9", "it must be a whole number from 0 to 4"],
        [slots, "Red point · Backlog!B6", "The workbook: Another"],
        ["New <b>one</b>", "Severity: 3", "Owner: Ana", "Status: done"],
    ]


def test_without_a_known_export_no_exported_value_is_told(tmp_path: Path) -> None:
    session = sample()
    book = written(session.store, tmp_path)
    plain = reshaped(answered(book, tmp_path / "b.xlsx", {(5, "owner"): "Rosa"}), tmp_path / "c.xlsx",
                     lambda book: book.remove(book["_journeymapper"]))
    (line,) = compare(session.store, read_workbook(plain)).lines
    assert "Exported" not in details(line, texts("en"))
