"""`recover FILE OUT` on the command line."""
import os
import shlex
from pathlib import Path

import pytest

from journeymapper.app.main import main
from journeymapper.core.persistence.codec import decode
from tests.support.paths import SAMPLE

Capture = pytest.CaptureFixture[str]


@pytest.fixture
def damaged(tmp_path: Path) -> Path:
    path = tmp_path / "a.journey"
    path.write_bytes(SAMPLE.read_bytes()[:-2000])
    return path


def test_what_can_be_read_becomes_a_map_and_the_rest_a_text(damaged: Path, tmp_path: Path, capsys: Capture) -> None:
    before, out = damaged.read_bytes(), tmp_path / "out.journey"
    assert main(["recover", str(damaged), str(out)]) == 1
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].startswith("Entries recovered: ")
    assert lines[-2:] == [f"“{out}” was written.", f"What couldn't be read stands in “{tmp_path / 'out.rest.txt'}”."]
    loaded = decode(out.read_bytes())
    assert (loaded.repairs, len(loaded.records) > 90) == ((), True)
    head, text = (tmp_path / "out.rest.txt").read_text(encoding="utf-8").rstrip().split("\n", 1)
    assert head.startswith("── Line ")
    assert damaged.read_text(encoding="utf-8").rstrip(" \n,").endswith(text)
    assert damaged.read_bytes() == before


def test_a_file_in_another_encoding_loses_nothing(tmp_path: Path) -> None:
    path, out = tmp_path / "a.journey", tmp_path / "out.journey"
    path.write_bytes(SAMPLE.read_bytes().decode().encode("utf-16"))
    assert main(["check", str(path)]) == 2
    assert main(["recover", str(path), str(out)]) == 0
    assert set(map(str, decode(out.read_bytes()).records)) == set(map(str, decode(SAMPLE.read_bytes()).records))
    assert sorted(one.name for one in tmp_path.iterdir()) == ["a.journey", "out.journey"]


def test_a_file_that_opens_needs_no_recovery(tmp_path: Path, capsys: Capture) -> None:
    assert main(["recover", str(SAMPLE), str(tmp_path / "out.journey")]) == 0
    assert "nothing to recover" in capsys.readouterr().out
    assert list(tmp_path.iterdir()) == []


def test_what_cant_be_done_is_refused_and_nothing_written(damaged: Path, tmp_path: Path, capsys: Capture) -> None:
    text = tmp_path / "letter.txt"
    text.write_text("Dear Ana")
    for words, says in (([str(text), str(tmp_path / "o.journey")], "Nothing in it can be read"),
                        ([str(damaged), str(tmp_path / "o.json")], "Let it end in .journey"),
                        ([str(damaged), str(damaged)], "exists already"),
                        ([str(tmp_path / "none"), str(tmp_path / "o.journey")], "no such file")):
        assert main(["recover", *words]) == 2
        said = capsys.readouterr()
        assert says in said.err
        assert said.err.count("\n") == 1
    assert sorted(one.name for one in tmp_path.iterdir()) == ["a.journey", "letter.txt"]


@pytest.mark.skipif(os.name == "nt", reason="quoted another way there")
def test_a_damaged_map_names_the_way_out_and_it_goes(
    damaged: Path, tmp_path: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Each command that reads maps says it, as a line that can be copied; `recover` itself doesn't."""
    monkeypatch.chdir(tmp_path)
    damaged.rename("Ana's map.journey")
    for words in (["check", "Ana's map.journey"], ["check", "--json", "Ana's map.journey"],
                  ["export", "Ana's map.journey", "out.svg"], ["diff", str(SAMPLE), "Ana's map.journey"]):
        assert main(words) == 2
        says, _, command = capsys.readouterr().err.partition(" To save what can be read of it: ")
        assert says.startswith("journeymapper: “Ana's map.journey” can't be opened: It is not valid JSON at line ")
        assert shlex.split(command) == ["journeymapper", "recover", "Ana's map.journey", "NEW.journey"], words
    assert main(shlex.split(command)[1:]) == 1
    assert len(decode(Path("NEW.journey").read_bytes()).records) > 90
    Path("letter.journey").write_text("Dear Ana")
    assert main(["recover", "letter.journey", "none.journey"]) == 2
    assert "recover" not in capsys.readouterr().err
