"""`read-back` on the command line: what it prints, what it writes, how it ends."""

import json
import os
from pathlib import Path

import pytest

from journeymapper.app.main import main
from journeymapper.core.document import bounds
from tests.support.maps import sample
from tests.support.paths import SAMPLE
from tests.unit.backlog.managers import answered
from tests.unit.backlog.workbooks import written

Capture = pytest.CaptureFixture[str]


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return written(sample().store, tmp_path_factory.mktemp("book"))


@pytest.fixture
def map_file(tmp_path: Path) -> Path:
    path = tmp_path / "a.journey"
    path.write_bytes(SAMPLE.read_bytes())
    return path


def owner(path: Path, number: int) -> object:
    cards = json.loads(path.read_text(encoding="utf-8"))["cards"]
    return next(card.get("owner") for card in cards if card.get("number") == number)


def test_it_shows_and_writes_nothing(book: Path, map_file: Path, tmp_path: Path, capsys: Capture) -> None:
    back = answered(book, tmp_path / "b.xlsx", {(5, "owner"): "Rosa"})
    before = map_file.read_bytes()
    assert main(["read-back", str(map_file), str(back)]) == 0
    said = capsys.readouterr().out
    assert said.splitlines() == [
        "Accepted (1)",
        "  Backlog!M5: RP-005, Owner: “Customer care” becomes “Rosa”.",
        "Nothing was written; --apply writes what is accepted and new.",
    ]
    assert map_file.read_bytes() == before


def test_apply_writes_what_is_accepted_and_new(book: Path, map_file: Path, tmp_path: Path, capsys: Capture) -> None:
    back = answered(book, tmp_path / "b.xlsx", {(5, "owner"): "Rosa", (11, "title"): "Nobody answers"})
    assert main(["read-back", str(map_file), str(back), "--apply"]) == 0
    assert "2 answers were written" in capsys.readouterr().out
    assert (owner(map_file, 5), owner(map_file, 7)) == ("Rosa", None)
    assert main(["read-back", str(map_file), str(back)]) == 0
    assert capsys.readouterr().out == "The workbook says nothing that the map doesn't say.\n"


def test_answers_that_would_pass_a_limit_are_refused_and_nothing_is_written(
        book: Path, map_file: Path, tmp_path: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch) -> None:
    back = answered(book, tmp_path / "b.xlsx", {(5, "owner"): "Rosa", (11, "title"): "Nobody answers"})
    before = map_file.read_bytes()
    monkeypatch.setitem(bounds.ROWS, "cards", len(json.loads(before)["cards"]))
    assert main(["read-back", str(map_file), str(back), "--apply"]) == 2
    assert capsys.readouterr().err.startswith("journeymapper: A map holds at most ")
    assert map_file.read_bytes() == before


def test_conflicts_stay_as_the_map_has_them_and_end_with_1(
    book: Path,
    map_file: Path,
    tmp_path: Path,
    capsys: Capture,
) -> None:
    ana = answered(book, tmp_path / "a.xlsx", {(5, "owner"): "Ana"})
    rosa = answered(book, tmp_path / "r.xlsx", {(5, "owner"): "Rosa", (5, "due"): "2027-01-31"})
    assert main(["read-back", str(map_file), str(ana), "--apply"]) == 0
    capsys.readouterr()
    assert main(["read-back", str(map_file), str(rosa), "--apply"]) == 1
    said = capsys.readouterr().out
    assert "In conflict; the map keeps its own (1)" in said
    assert "the map now says “Ana”, the workbook “Rosa”" in said
    assert owner(map_file, 5) == "Ana"
    assert '"due": "2027-01-31"' in map_file.read_text(encoding="utf-8")


def test_refused_cells_end_with_1(book: Path, map_file: Path, tmp_path: Path) -> None:
    back = answered(book, tmp_path / "b.xlsx", {(5, "severity"): 9})
    assert main(["read-back", str(map_file), str(back), "--apply"]) == 1


def test_a_file_that_is_no_workbook_is_one_sentence(map_file: Path, tmp_path: Path, capsys: Capture) -> None:
    other = tmp_path / "b.xlsx"
    other.write_text("not a workbook")
    before = map_file.read_bytes()
    assert main(["read-back", str(map_file), str(other), "--apply"]) == 2
    said = capsys.readouterr()
    assert (said.out, said.err.count("\n")) == ("", 1)
    assert "no Excel workbook" in said.err
    assert main(["read-back", str(map_file), str(tmp_path / "gone.xlsx")]) == 2
    assert "gone.xlsx” can't be opened: there is no such file" in capsys.readouterr().err
    assert map_file.read_bytes() == before


def test_a_map_of_a_newer_version_is_read_and_never_written(
    book: Path,
    map_file: Path,
    tmp_path: Path,
    capsys: Capture,
) -> None:
    map_file.write_text(
        map_file.read_text(encoding="utf-8").replace('"version": 1', '"version": 99', 1), encoding="utf-8"
    )
    back = answered(book, tmp_path / "b.xlsx", {(5, "owner"): "Rosa"})
    assert main(["read-back", str(map_file), str(back)]) == 0
    assert main(["read-back", str(map_file), str(back), "--apply"]) == 2
    assert "newer" in capsys.readouterr().err


def test_unknown_fields_are_kept(book: Path, map_file: Path, tmp_path: Path) -> None:
    raw = json.loads(map_file.read_text(encoding="utf-8"))
    raw["weather"] = {"sun": True}
    raw["cards"][0]["mood"] = "blue"
    map_file.write_text(json.dumps(raw), encoding="utf-8")
    back = answered(book, tmp_path / "b.xlsx", {(5, "owner"): "Rosa"})
    assert main(["read-back", str(map_file), str(back), "--apply"]) == 0
    written_map = json.loads(map_file.read_text(encoding="utf-8"))
    assert written_map["weather"] == {"sun": True}
    assert any(card.get("mood") == "blue" for card in written_map["cards"])


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no named pipes here")
def test_a_pipe_or_a_device_is_no_workbook(map_file: Path, tmp_path: Path, capsys: Capture) -> None:
    pipe = tmp_path / "pipe.xlsx"
    os.mkfifo(pipe)
    for odd in (pipe, Path("/dev/zero")):
        assert main(["read-back", str(map_file), str(odd)]) == 2
        assert "is not an ordinary file" in capsys.readouterr().err
