"""Maps as files: opened, saved, closed, raised, refused; what the window remembers."""
import json
import os
from pathlib import Path
from typing import Any

import pytest

from tests.e2e.conftest import Start
from tests.e2e.desktop import wait_for
from tests.e2e.hands import answer_file_dialog, read, scores
from tests.support.maps import sample, state
from tests.support.paths import SAMPLE
from tests.unit.backlog.workbooks import recalculated

pytestmark = [pytest.mark.e2e, pytest.mark.xvfb]
QUESTION = "^Journeymapper$"
BAD = '{"format": "journeymapper", "version": 1, "journey": {"id": '


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A copy of the sample."""
    copy = tmp_path / "map.journey"
    copy.write_bytes(SAMPLE.read_bytes())
    return copy


def maps_open(titles: dict[str, str]) -> int:
    """How many windows of maps are seen."""
    return sum(title.endswith(" — Journeymapper") for title in titles.values())


def content(file: Path) -> dict[str, Any]:
    """All that a file holds, past the program's own reading; the order of a list means nothing: ranks say it."""
    raw = json.loads(file.read_text(encoding="utf-8"))
    return {name: {row["id"]: row for row in value} if isinstance(value, list) else value
            for name, value in raw.items()}


def test_the_sample_saved_untouched_is_equal_in_meaning(start: Start, file: Path) -> None:
    """Under another name; and in its own file after an edit that was taken back."""
    copy = file.with_name("copy.journey")
    before = file.stat().st_mtime_ns
    program = start(file)
    program.window(r"^map\.journey — ")
    program.key("alt+1")
    program.type("One more")
    program.key("Return")
    program.window(r"^map\.journey\* — ")
    program.key("ctrl+z")
    program.window(r"^map\.journey — ")
    program.key("ctrl+s")
    wait_for(lambda: file.stat().st_mtime_ns != before, "the file to be written")
    program.key("ctrl+shift+s")
    answer_file_dialog(program, "^Save as", copy)
    program.window(r"^copy\.journey — ")
    for written in (file, copy):
        assert state(read(written)) == state(sample().store)
        assert content(written) == content(SAMPLE)
    program.key("ctrl+q")
    assert program.end() == (0, "")


def test_close_asks_for_unsaved_changes(start: Start, file: Path) -> None:
    program = start(file)
    window = program.window(r"^map\.journey — ")
    program.key("alt+1")
    program.type("One more")
    program.key("Return")
    program.window(r"^map\.journey\* — ")
    program.key("ctrl+w")
    program.window(QUESTION)
    program.key("Escape")
    program.gone(QUESTION)
    assert program.window(r"^map\.journey\* — ") == window
    program.key("ctrl+w")
    program.window(QUESTION)
    program.key("Tab", "Tab", "space")
    assert program.end() == (0, "")
    assert file.read_bytes() == SAMPLE.read_bytes()


def test_a_file_that_is_open_raises_its_window_and_a_request_to_end_is_followed(start: Start, file: Path) -> None:
    program = start(file)
    window = program.window(r"^map\.journey — ")
    program.key("ctrl+shift+n")
    wait_for(lambda: maps_open(program.titles()) == 2, "a second window")
    program.window("^Untitled")
    program.key("ctrl+o")
    answer_file_dialog(program, "^Open", file)
    wait_for(lambda: program.active() == window, "the first window to be raised")
    assert maps_open(program.titles()) == 2
    program.process.terminate()
    assert program.end() == (0, "")
    assert file.read_bytes() == SAMPLE.read_bytes()


def test_a_bad_file_is_told_and_an_empty_map_stands_there(start: Start, tmp_path: Path) -> None:
    file = tmp_path / "bad.journey"
    file.write_text(BAD, encoding="utf-8")
    program = start(file)
    program.window(QUESTION)
    program.key("Escape")
    program.gone(QUESTION)
    program.window("^Untitled — ")
    program.key("ctrl+q")
    assert program.end() == (0, "")
    assert file.read_text(encoding="utf-8") == BAD


def test_a_window_comes_back_in_its_size_and_with_its_panels(start: Start, file: Path) -> None:
    program = start(file)
    window = program.window(r"^map\.journey — ")
    full = program.size(window)
    program.key("F9")
    # Twice on the title bar, which is above the window's inside.
    program.move(window, (full[0] // 2, -8))
    program.xdo("click", "--repeat", "2", "--delay", "60", "1")
    wait_for(lambda: program.size(window) != full, "the window not to fill the screen")
    program.xdo("windowsize", window, "1100", "700")
    wait_for(lambda: program.size(window) == (1100, 700), "the window's new size")
    program.settle()
    program.key("ctrl+q")
    assert program.end() == (0, "")

    again = start(file)
    window = again.window(r"^map\.journey — ")
    assert again.size(window) == (1100, 700)
    settings = Path(os.environ["XDG_CONFIG_HOME"]) / "journeymapper" / "settings.json"
    again.key("F9", "ctrl+q")
    assert again.end() == (0, "")
    assert json.loads(settings.read_text(encoding="utf-8"))["window"]["panels"]["inspector"] is True


@pytest.mark.libreoffice
def test_the_samples_backlog_keeps_its_scores_when_libreoffice_recalculates(start: Start, tmp_path: Path) -> None:
    book = tmp_path / "sample.xlsx"
    program = start("export", SAMPLE, book)
    assert program.end() == (0, "")
    wanted = [("RP-005", 8.0), ("RP-003", 5.33), ("RP-001", 6.0), ("RP-006", 5.0), ("RP-004", 4.8), ("RP-002", 2.4)]
    for path in (book, recalculated(book, tmp_path)):
        assert [(name, round(score, 2)) for name, _, score in scores(path)] == wanted
