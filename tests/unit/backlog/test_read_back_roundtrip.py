"""Any map, exported, answered at random by another writer, read back: the map with just those answers."""

import random
from pathlib import Path
from typing import Any

import pytest

from journeymapper.core.backlog.columns import COLUMNS, column
from journeymapper.core.backlog.item import backlog
from journeymapper.core.backlog.readback.apply import take_over
from journeymapper.core.backlog.readback.compare import compare
from journeymapper.core.backlog.readback.words import SCALES, plain
from journeymapper.core.backlog.workbook_reading.read import read_workbook
from journeymapper.core.commands.cards import add_card
from journeymapper.core.document.store import Store
from journeymapper.core.foundation.i18n import texts
from journeymapper.core.model.cards import RedPoint
from tests.support.maps import small, state
from tests.unit.backlog.managers import Answer, answered, sheet_part
from tests.unit.backlog.workbooks import HEADER_ROW, recalculated, values, written

NASTY = [
    "=1+1",
    "@SUM(A1)",
    "-2",
    "+3",
    "_x0041_",
    "#REF!",
    "a\nb",
    "  spaces  ",
    "é e\u0301",
    "\u202eright",
    "<b>&amp;</b>",
    "👩‍👩‍👧",
    "'quoted",
    "1e5",
    "TRUE",
    "2026-01-01",
    "x" * 400,
    "日本語",
    "\u00a0",
    "0",
]
EDITABLE = [col for col in COLUMNS if col.editor != "app"]
NAMES = {"en": "Backlog", "es": texts("es")("Backlog")}


def red_point_fields(dice: random.Random) -> dict[str, Any]:
    fields = {col.key: stored_value(col.key, dice) for col in EDITABLE if dice.random() < 0.6}
    return {key: value for key, value in fields.items() if value is not None}


def stored_value(key: str, dice: random.Random) -> Any:
    """A value as a map holds it."""
    col = column(key)
    if col.kind == "scale":
        return dice.choice([None, *SCALES[key]])
    if col.kind == "choice":
        return dice.choice([None, *(col.words or {})])
    if col.kind == "date":
        return dice.choice([None, "2026-12-31", "2027-02-28", "1950-01-01", "1899-12-31"])
    if col.kind == "number":
        return dice.choice([None, 0, 100, 12.5])
    if key in ("baseline", "target"):
        return dice.choice([None, 3, 0.25, dice.choice(NASTY)])
    return dice.choice([None, *NASTY])


def answer(key: str, stored: Any, dice: random.Random, language: str) -> Answer:
    """The same value in a form that a manager's program may give it."""
    col, t = column(key), texts(dice.choice(["en", "es"]))
    if stored is None:
        return dice.choice([None, "", "  "])
    if col.kind == "choice":
        word = t((col.words or {})[stored])
        return dice.choice([word, f"{word} ", word.upper(), stored])
    if col.kind == "scale":
        return dice.choice([stored, float(stored), f" {stored}", t(SCALES[key][stored])])
    if col.kind == "date":
        year, month, day = stored.split("-")
        return dice.choice([stored, f"{day}.{month}.{year}", f"{stored} 00:00:00"])
    if isinstance(stored, str):
        return dice.choice([stored.replace("\n", "\r\n"), f"{stored} "])
    # Where a map holds texts as well as numbers, a number written as text is a text.
    return float(stored) if dice.random() < 0.5 or key in ("baseline", "target") else str(stored)


def round_trip(seed: int, folder: Path) -> None:
    dice = random.Random(seed)
    language = dice.choice(["en", "es"])
    session = small()
    for number in range(dice.randrange(1, 5)):
        session.run(add_card, "red-point", title=dice.choice(NASTY) + f" {number}", **red_point_fields(dice))
    book = written(session.store, folder, language)
    assert compare(session.store, read_workbook(book)).lines == ()

    expected = state(session.store)
    answers: dict[tuple[int, str], Answer] = {}
    for row, item in enumerate(backlog(session.store), start=HEADER_ROW + 1):
        for key in dice.sample([col.key for col in EDITABLE], dice.randrange(4)):
            wanted = stored_value(key, dice)
            answers[row, key] = answer(key, wanted, dice, language)
            # A confidence that follows the evidence is stored only when somebody sets another.
            follows = item.red_point.confidence is None and wanted in (None, item.confidence)
            if key != "confidence" or not follows:
                expected[item.id] = expected[item.id].changed(**{key: settled(item.red_point, key, wanted)})
    edited = answered(book, folder / "edited.xlsx", answers, NAMES[language], language)
    preview = compare(session.store, read_workbook(edited))
    assert {line.kind for line in preview.lines} <= {"accepted"}, preview
    session.run(take_over, preview.lines)
    assert state(session.store) == expected
    assert compare(session.store, read_workbook(edited)).lines == ()


def settled(point: RedPoint, key: str, wanted: Any) -> Any:
    """What the map holds in the end: an answer that says the same leaves the map's own form."""
    own = getattr(point, key)
    if isinstance(wanted, str) and not column(key).words:
        tidy = plain(wanted) or None
        return own if isinstance(own, str) and plain(own) == (tidy or "") else tidy
    return wanted


@pytest.mark.parametrize("seed", range(12))
def test_just_the_answers_come_home(seed: int, tmp_path: Path) -> None:
    round_trip(seed, tmp_path)


@pytest.mark.soak
@pytest.mark.parametrize("seed", range(1000, 1300))
def test_just_the_answers_come_home_long(seed: int, tmp_path: Path) -> None:
    round_trip(seed, tmp_path)


@pytest.mark.libreoffice
@pytest.mark.parametrize("seed", [1, 2])
def test_nasty_texts_through_libreoffice_are_no_answers(seed: int, tmp_path: Path) -> None:
    dice = random.Random(seed)
    session = small()
    for number, text in enumerate(NASTY):
        session.run(
            add_card, "red-point", title=f"{text} {number}", **red_point_fields(dice) | {"owner": text.strip() or "x"}
        )
    saved = recalculated(written(session.store, tmp_path, "es"), tmp_path)
    assert compare(session.store, read_workbook(saved)).lines == ()


def test_the_other_writer_writes(tmp_path: Path) -> None:
    """The answers stand in the file, in a row of the table and below it."""
    book = written(Store(small().store.records.values()), tmp_path)
    out = answered(book, tmp_path / "b.xlsx", {(5, "owner"): "=Ana", (7, "title"): "New", (5, "severity"): 2})
    rows = list(values(out)["Backlog"].iter_rows(min_row=4, values_only=True))
    head = list(rows[0])
    assert (rows[1][head.index("Owner")], rows[1][head.index("Severity")]) == ("=Ana", 2)
    assert rows[3][head.index("Red point")] == "New"
    assert sheet_part(book, "Backlog") != sheet_part(book, "Map")
