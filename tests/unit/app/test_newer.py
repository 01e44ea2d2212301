"""A map of a newer version is read and exported with a warning, and written by no command and no button."""
from pathlib import Path

import pytest

from journeymapper.app.cli import COMMANDS
from journeymapper.app.main import main
from tests.support.paths import SAMPLE

Capture = pytest.CaptureFixture[str]
OLD = SAMPLE.read_bytes()
NEWER = OLD.replace(b'"version": 1', b'"version": 2, "from_the_future": [1]')


@pytest.fixture
def files(tmp_path: Path) -> dict[str, str]:
    for name, data in (("newer", NEWER), ("old", OLD), ("damaged", NEWER[:-40])):
        (tmp_path / f"{name}.journey").write_bytes(data)
    return {name: str(tmp_path / f"{name}.journey") for name in ("newer", "old", "damaged", "out")} | {
        "book": str(tmp_path / "book.xlsx"), "svg": str(tmp_path / "o.svg"), "csv": str(tmp_path / "o.jira.csv")}


# The command line, its exit status, and what may have come into being.
DOORS = [
    ("check newer", 1, ""), ("check newer --json", 1, ""), ("diff newer old", 1, ""), ("diff old newer", 1, ""),
    ("export newer book", 0, "book.xlsx"), ("export newer svg", 0, "o.svg"), ("export newer csv", 0, "o.jira.csv"),
    ("export old book --against newer", 0, "book.xlsx"), ("export newer newer", 2, ""),
    ("merge newer old old out", 2, ""), ("merge old newer old out", 2, ""), ("merge old old newer out", 2, ""),
    ("merge old newer old newer", 2, ""), ("merge old old old newer", 2, ""),
    ("recover newer out", 0, ""), ("recover damaged out", 2, ""), ("recover newer newer", 0, ""),
    ("new newer", 2, ""), ("read-back newer book", 2, ""), ("read-back newer book --apply", 2, ""),
]


@pytest.mark.parametrize("line, status, made", DOORS)
def test_no_command_writes_it(files: dict[str, str], tmp_path: Path, capsys: Capture, line: str, status: int,
                              made: str) -> None:
    words = [files.get(word, word) for word in line.split()]
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    assert main(words) == status, capsys.readouterr().err
    said = capsys.readouterr()
    after = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    assert {name: data for name, data in after.items() if name != made} == before
    assert (made in after) == bool(made)
    if status != 2 and words[0] in ("check", "diff", "export"):
        assert "newer Journeymapper" in said.err


def test_a_real_backlog_doesnt_write_it_either(files: dict[str, str], capsys: Capture) -> None:
    assert main(["export", files["old"], files["book"]]) == 0
    assert main(["read-back", files["newer"], files["book"]]) in (0, 1)
    assert main(["read-back", files["newer"], files["book"], "--apply"]) == 2
    assert Path(files["newer"]).read_bytes() == NEWER
    assert "newer" in capsys.readouterr().err


def test_every_command_is_among_the_doors() -> None:
    assert {line.split()[0] for line, _, _ in DOORS} == set(COMMANDS) - {"schema"}
