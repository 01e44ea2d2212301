"""Commands and maps that are open: reading is done with a word, writing refused unless it is asked for."""
from pathlib import Path

import pytest

from journeymapper.app.main import main
from journeymapper.core.persistence.lock.lock import acquire, lock_path
from tests.support.maps import SAMPLE, sample
from tests.unit.backlog.managers import answered
from tests.unit.backlog.workbooks import written
from tests.unit.persistence.lock.places import LUIS, program


@pytest.fixture
def open_map(tmp_path: Path) -> Path:
    file = tmp_path / "garden.journey"
    file.write_bytes(SAMPLE.read_bytes())
    assert acquire(file, program(LUIS, tmp_path)).lock is not None
    return file


def test_an_export_reads_and_says_so(open_map: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["export", str(open_map), str(tmp_path / "out.jira.csv")]) == 0
    assert "is open: Luis Gómez on “tower” has it. This is what was saved last." in capsys.readouterr().err


def test_a_merge_is_refused_unless_told(open_map: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    base = tmp_path / "base.journey"
    base.write_bytes(SAMPLE.read_bytes())
    theirs = tmp_path / "theirs.journey"
    theirs.write_text(SAMPLE.read_text("utf-8").replace("Awareness", "Theirs"), "utf-8")
    before = open_map.read_bytes()
    words = ["merge", str(base), str(open_map), str(theirs), str(open_map)]
    assert main(words) == 2
    said = capsys.readouterr().err
    assert "is open: Luis Gómez on “tower” has it. Nothing was written." in said
    assert "--even-if-open" in said
    assert open_map.read_bytes() == before
    assert main([*words, "--even-if-open"]) == 0
    assert open_map.read_bytes() != before
    assert lock_path(open_map).exists(), "it stays with its owner"


def test_answers_are_read_and_written_only_when_told(
        open_map: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    book = answered(written(sample().store, tmp_path), tmp_path / "back.xlsx", {(5, "owner"): "Rosa"})
    before = open_map.read_bytes()
    words = ["read-back", str(open_map), str(book)]
    assert main(words) == 0
    assert "This is what was saved last." in capsys.readouterr().err
    assert main([*words, "--apply"]) == 2
    assert "has it. Nothing was written. Have it closed there, or say --even-if-open." in capsys.readouterr().err
    assert open_map.read_bytes() == before
    assert main([*words, "--apply", "--even-if-open"]) == 0
    assert open_map.read_bytes() != before
    assert lock_path(open_map).exists(), "it stays with its owner"


def test_a_command_that_writes_leaves_no_lock(tmp_path: Path) -> None:
    files = [tmp_path / name for name in ("a.journey", "b.journey", "c.journey")]
    for file in files:
        file.write_bytes(SAMPLE.read_bytes())
    assert main(["merge", *map(str, files), str(tmp_path / "out.journey")]) == 0
    assert not list(tmp_path.glob(".~lock*"))
