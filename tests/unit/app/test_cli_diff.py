"""`diff A B` on the command line."""
import json
from pathlib import Path

import pytest

from journeymapper.app.main import main
from tests.support.paths import SAMPLE

Capture = pytest.CaptureFixture[str]


@pytest.fixture
def moved(tmp_path: Path) -> str:
    """The sample with its chat bot at another step, and an entry of another program."""
    raw = json.loads(SAMPLE.read_bytes())
    bot = next(card for card in raw["cards"] if card["title"] == "Chat bot")
    bot["step"] = next(step["id"] for step in raw["steps"] if step["id"] != bot["step"])
    path = tmp_path / "moved.journey"
    path.write_text(json.dumps(raw | {"x-tool": 1}), encoding="utf-8")
    return str(path)


def test_differences_are_told_in_groups(moved: str, capsys: Capture) -> None:
    assert main(["diff", str(SAMPLE), moved]) == 1
    lines = capsys.readouterr().out.splitlines()
    assert "Touchpoint (1)" in lines
    assert lines[lines.index("Touchpoint (1)") + 1].startswith("  moved “Chat bot” from “")
    assert lines[-2:] == ["Other entries of the file (1)", "  “x-tool” was nothing, is “1”"]


def test_the_same_map(tmp_path: Path, capsys: Capture) -> None:
    other = tmp_path / "b.journey"
    other.write_text(json.dumps(json.loads(SAMPLE.read_bytes())), encoding="utf-8")
    assert main(["diff", str(SAMPLE), str(other)]) == 0
    assert "hold the same map" in capsys.readouterr().out
    assert main(["diff", "--json", str(SAMPLE), str(other)]) == 0
    assert json.loads(capsys.readouterr().out) == {"same": True, "differences": []}


def test_for_programs(moved: str, capsys: Capture) -> None:
    main(["diff", str(SAMPLE), moved, "--json"])
    report = json.loads(capsys.readouterr().out)
    bot = next(one for one in report["differences"] if one["table"] == "cards" and one["name"] == "Chat bot")
    assert (report["same"], bot["change"], bot["field"], bot["kind"]) == (False, "changed", "step", "Touchpoint")
    assert bot["before"] != bot["now"]


def test_what_cant_be_read_and_what_is_odd(moved: str, tmp_path: Path, capsys: Capture) -> None:
    bad = tmp_path / "bad.journey"
    bad.write_bytes(SAMPLE.read_bytes()[:-9])
    for words in (["diff", str(bad), moved], ["diff", moved, str(bad)], ["diff", moved, str(tmp_path / "none")]):
        assert main(words) == 2
        said = capsys.readouterr()
        assert said.err.count("\n") == 1
        assert said.out == ""
    newer = tmp_path / "newer.journey"
    newer.write_bytes(SAMPLE.read_bytes().replace(b'"version": 1', b'"version": 2')
                      .replace(b'"channel": "channel-bot"', b'"channel": "gone"'))
    assert main(["diff", str(SAMPLE), str(newer)]) == 1
    assert ["newer" in line or "mended" in line for line in capsys.readouterr().err.splitlines()] == [True, True]


def test_its_help_says_what_the_exit_status_means(capsys: Capture) -> None:
    assert main(["diff", "--help"]) == 0
    assert "0 the same, 1 differences" in " ".join(capsys.readouterr().out.split())
