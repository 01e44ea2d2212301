"""Somebody new draws a map with mouse and keyboard, saves, closes, reopens, exports the backlog."""
import subprocess
import sys
import warnings
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pytest

from journeymapper.core.backlog.item import backlog
from journeymapper.core.document import queries
from journeymapper.core.document.store import Store
from journeymapper.core.model.cards import Card, RedPoint
from journeymapper.core.model.people import Emotion
from journeymapper.core.persistence.codec import decode
from tests.e2e.desktop import Program, places, screen, wait_for
from tests.support.maps import sample, state
from tests.support.paths import SAMPLE

QUESTION = "^Journeymapper$"
pytestmark = [pytest.mark.e2e, pytest.mark.xvfb]


@pytest.fixture(scope="module")
def display() -> Iterator[str]:
    """One screen for all tests of this file."""
    with screen() as name:
        yield name


@pytest.fixture
def programs(display: str) -> Iterator[list[Program]]:
    """Programs that a test starts; none stays behind."""
    started: list[Program] = []
    yield started
    for program in started:
        program.kill()


def read(file: Path) -> Store:
    return Store(decode(file.read_bytes(), file=file.name).records)


def answer_file_dialog(program: Program, title: str, file: Path) -> None:
    """Type the path into a file dialog."""
    program.window(title)
    program.key("ctrl+a")
    program.type(str(file))
    program.key("Return")
    program.gone(title)


def saved(program: Program, file: Path, before: bytes) -> Store:
    """Save by key and wait until the file is another one."""
    program.key("ctrl+s")
    wait_for(lambda: file.read_bytes() != before, f"{file.name} to be saved")
    return read(file)


def build_grid_and_first_cards(program: Program, window: str, tiles: dict[str, list[int]], sheet: list[int]) -> None:
    """Three stages, the lane of touchpoints, four touchpoints: palette first, then keys."""
    program.drag(window, (tiles["stage"][0], tiles["stage"][1]), (sheet[0], sheet[1]))
    program.type("Before")
    program.key("Return", "alt+1")
    program.type("During")
    program.key("Return", "alt+1")
    program.type("After")
    program.key("Return")
    program.drag(window, (tiles["lane"][0], tiles["lane"][1]), (sheet[0], sheet[1]))
    program.key("Up", "Return")
    program.key("Return", "Right")
    program.type("Leaflet")
    program.key("Return", "Return")
    program.type("Poster")
    program.key("Tab")
    program.type("Call")
    program.key("Tab")
    program.type("Visit")
    program.key("Return")


def test_a_new_map_by_mouse_and_keyboard(display: str, programs: list[Program], tmp_path: Path) -> None:
    file, book = tmp_path / "first.journey", tmp_path / "first.xlsx"
    program = Program(display)
    programs.append(program)
    window = program.window("Untitled")
    size = program.size(window)
    where = places(SAMPLE, size)
    build_grid_and_first_cards(program, window, where["tiles"], where["sheet"])
    program.key("ctrl+s")
    answer_file_dialog(program, "Save", file)
    window = program.window(r"^first\.journey — ")
    store = read(file)
    assert [row.title for row in queries.stages(store)] == ["Before", "During", "After"]
    assert [row.title for row in store.every(Card)] == ["Leaflet", "Poster", "Call", "Visit"]

    add_the_rest(program, window, file, size)
    store = saved(program, file, file.read_bytes())
    check_built(store)
    move_undo_redo(program, window, file, size)
    program.key("ctrl+w")
    assert program.end() == (0, "")

    score_and_export(display, programs, file, book)
    check_workbook(file, book)


def add_the_rest(program: Program, window: str, file: Path, size: tuple[int, int]) -> None:
    """Emotions, notes, the fifth touchpoint, two red points; lanes come with their first card."""
    where = places(file, size)
    second = where["cells"]["Touchpoints/1"]
    tiles = {kind: (at[0], at[1]) for kind, at in where["tiles"].items()}
    program.drag(window, tiles["emotion"], (second[0], second[1]))
    program.key("alt+7")
    program.type("Hope")
    program.key("Return", "Return")
    program.type("Doubt")
    program.key("Tab")
    program.type("Relief")
    program.key("Return")
    saved(program, file, file.read_bytes())
    where = places(file, size)
    call, visit = where["things"]["Call"], where["things"]["Visit"]
    program.drag(window, tiles["touchpoint"], (visit[0], visit[1] + 14))
    program.type("Invoice")
    program.key("Return", "ctrl+m")
    program.type("Comes late")
    program.key("Return")
    program.drag(window, tiles["red-point"], (call[0], call[1]))
    program.type("Nobody answers")
    program.key("Return")


def check_built(store: Store) -> None:
    assert len(queries.stages(store)) == 3
    assert Counter(lane.kind for lane in queries.lanes(store)) == Counter(
        ["touchpoints", "emotions", "notes", "red-points"])
    kinds = Counter(card.kind for card in store.every(Card))
    assert kinds == Counter({"touchpoint": 5, "note": 3, "red-point": 2})
    titles = {card.id: card.title for card in store.every(Card)}
    assert {row.title: titles[row.about or ""] for row in store.every(RedPoint)} == {
        "Comes late": "Invoice", "Nobody answers": "Call"}
    assert len(store.every(Emotion)) == 1


def move_undo_redo(program: Program, window: str, file: Path, size: tuple[int, int]) -> None:
    """A card by drag into another step; undo puts it back and takes the asterisk away, redo brings both again."""
    before = state(read(file))
    where = places(file, size)
    start, end = where["things"]["Poster"], where["things"]["Visit"]
    program.drag(window, (start[0], start[1]), (end[0], end[1] + 14))
    program.window(r"^first\.journey\*")
    program.key("ctrl+z")
    program.window(r"^first\.journey — ")
    program.key("ctrl+shift+z")
    program.window(r"^first\.journey\*")
    moved = saved(program, file, file.read_bytes())
    program.window(r"^first\.journey — ")
    steps = {card.title: card.step for card in moved.every(Card)}
    assert steps["Poster"] == steps["Visit"]
    assert {id for id, row in state(moved).items() if row != before[id]} == {
        card.id for card in moved.every(Card) if card.title == "Poster"}


def score_and_export(display: str, programs: list[Program], file: Path, book: Path) -> None:
    """Opened again by its path; severity, frequency and effort by keyboard in the inspector; exported by key."""
    program = Program(display, str(file))
    programs.append(program)
    window = program.window(r"^first\.journey — ")
    size = program.size(window)
    for title, values in (("Comes late", "421"), ("Nobody answers", "35")):
        where = places(file, size, title)
        at = where["things"][title]
        program.click(window, (at[0], at[1]))
        fields = ("Severity", "Frequency", "Effort")
        for name, value in zip(fields, values, strict=False):
            spot = where["fields"][name]
            program.click(window, (spot[0], spot[1]))
            program.key("Escape", value)
    saved(program, file, file.read_bytes())
    program.key("ctrl+e")
    answer_file_dialog(program, "Export", book)
    wait_for(book.is_file, "the workbook")
    program.window(r"^first\.journey — ")
    program.key("ctrl+q")
    assert program.end() == (0, "")


def check_workbook(file: Path, book: Path) -> None:
    """The stored values are those of the one scoring rule."""
    items = backlog(read(file))
    assert [(item.red_point.title, item.red_point.severity, item.red_point.frequency, item.red_point.effort)
            for item in items] == [("Comes late", 4, 2, 1), ("Nobody answers", 3, 5, None)]
    assert rows_of(book) == [(item.name, item.red_point.title, item.score or "not scored") for item in items]


def rows_of(book: Path) -> list[tuple[object, ...]]:
    """(id, title, score) of each row of the backlog, as stored."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", UserWarning)  # openpyxl doesn't know print areas of whole columns
        sheet = openpyxl.load_workbook(book, data_only=True)["Backlog"]
    rows = list(sheet.iter_rows(values_only=True))
    top = next(n for n, row in enumerate(rows) if row[:2] == ("Id", "Red point"))
    score = rows[top].index("Score")
    return [(row[0], row[1], row[score]) for row in rows[top + 1:] if row[0]]


@pytest.mark.libreoffice
def test_the_samples_backlog_keeps_its_scores_when_libreoffice_recalculates(tmp_path: Path) -> None:
    book, again = tmp_path / "sample.xlsx", tmp_path / "again"
    program = ["journeymapper", "export", str(SAMPLE), str(book)]
    subprocess.run([sys.executable, "-m", *program], check=True, timeout=60)
    subprocess.run(["soffice", "--headless", f"-env:UserInstallation=file://{tmp_path}/office", "--convert-to", "xlsx",
                    "--outdir", str(again), str(book)], check=True, timeout=120, capture_output=True)
    wanted = [("RP-005", 8.0), ("RP-003", 5.33), ("RP-001", 6.0), ("RP-006", 5.0), ("RP-004", 4.8), ("RP-002", 2.4)]
    for path in (book, again / book.name):
        assert [(row[0], round(float(str(row[2])), 2)) for row in rows_of(path)] == wanted


def test_the_sample_saved_untouched_is_equal_in_meaning(
    display: str, programs: list[Program], tmp_path: Path
) -> None:
    copy = tmp_path / "copy.journey"
    program = Program(display, str(SAMPLE))
    programs.append(program)
    program.window(SAMPLE.name)
    program.key("ctrl+shift+s")
    answer_file_dialog(program, "Save", copy)
    program.window(r"^copy\.journey — ")
    wait_for(copy.is_file, "the copy")
    assert state(read(copy)) == state(sample().store)
    program.key("ctrl+q")
    assert program.end() == (0, "")


def test_close_asks_for_unsaved_changes(display: str, programs: list[Program], tmp_path: Path) -> None:
    file = tmp_path / "map.journey"
    file.write_bytes(SAMPLE.read_bytes())
    program = Program(display, str(file))
    programs.append(program)
    program.window(r"^map\.journey — ")
    program.key("alt+1")
    program.type("One more")
    program.key("Return")
    program.window(r"^map\.journey\*")
    program.key("ctrl+w")
    program.window(QUESTION)
    program.key("Escape")
    program.window(r"^map\.journey\*")
    assert file.read_bytes() == SAMPLE.read_bytes()
    program.key("ctrl+w")
    program.window(QUESTION)
    program.key("Tab", "space")
    assert program.end() == (0, "")
    assert file.read_bytes() == SAMPLE.read_bytes()


def test_a_bad_file_is_told_and_no_traceback_is_shown(display: str, programs: list[Program], tmp_path: Path) -> None:
    file = tmp_path / "bad.journey"
    file.write_text('{"format": "journeymapper", "version": 1, "journey": {"id": ')
    program = Program(display, str(file))
    programs.append(program)
    program.window(QUESTION)
    program.key("Return")
    program.window("^Untitled")
    program.process.terminate()
    status, said = program.end()
    assert (status, said) == (0, "")
    assert file.read_text().endswith('"id": ')
