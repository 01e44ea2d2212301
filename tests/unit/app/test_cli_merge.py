"""`merge BASE MINE THEIRS OUT` on the command line, and as a merge driver of the real git."""
import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from journeymapper.app.main import main
from journeymapper.core.foundation.paths import state_folder
from journeymapper.core.persistence.codec import decode
from tests.support.paths import ROOT
from tests.support.tools import needs_tool
from tests.unit.persistence.documents import Raw, small

Capture = pytest.CaptureFixture[str]


def write(folder: Path, name: str, raw: Any) -> str:
    path = folder / name
    path.write_text(raw if isinstance(raw, str) else json.dumps(raw), encoding="utf-8")
    return str(path)


def with_field(**fields: Any) -> Raw:
    raw = small()
    raw["cards"][1].update(fields)
    return raw


@pytest.fixture
def four(tmp_path: Path) -> tuple[str, str, str, str]:
    """BASE, MINE, THEIRS, OUT; the two did different things."""
    return (write(tmp_path, "base.journey", small()), write(tmp_path, "mine.journey", with_field(severity=3)),
            write(tmp_path, "theirs.journey", with_field(effort=2)), str(tmp_path / "out.journey"))


def field(path: str, name: str, id: str = "r") -> Any:
    return getattr(next(row for row in decode(Path(path).read_bytes()).records if row.id == id), name)


def test_two_peoples_work_becomes_one_file(four: tuple[str, ...], capsys: Capture) -> None:
    before = [Path(path).read_bytes() for path in four[:3]]
    assert main(["merge", *four]) == 0
    assert capsys.readouterr().out == f"“{four[3]}” was written, without conflict.\n"
    assert (field(four[3], "severity"), field(four[3], "effort")) == (3, 2)
    assert [Path(path).read_bytes() for path in four[:3]] == before


def test_conflicts_are_listed_and_out_holds_mine(four: tuple[str, ...], tmp_path: Path, capsys: Capture) -> None:
    theirs = write(tmp_path, "t2.journey", with_field(severity=0) | {"x": 1})
    words = ["merge", four[0], four[1], theirs, four[1]]
    assert main(words) == 1
    assert capsys.readouterr().out.splitlines() == [
        f"1 conflict; “{four[1]}” holds what MINE says:",
        "  Red point “RP-001 Late”, Severity: 3 in MINE, 0 in THEIRS; it was nothing"]
    assert field(four[1], "severity") == 3
    assert decode(Path(four[1]).read_bytes()).frame.extra == {"x": 1}
    assert main([*words, "--json"]) == 1
    said = json.loads(capsys.readouterr().out)
    assert [(one["conflict"], one["id"], one["field"]) for one in said["conflicts"]] == [("field", "r", "severity")]


def test_mine_is_backed_up_when_it_is_written_over(four: tuple[str, ...]) -> None:
    before = Path(four[1]).read_bytes()
    assert main(["merge", *four[:3], four[1]]) == 0
    assert [path.read_bytes() for path in state_folder().rglob("*.journey")] == [before]


@pytest.mark.parametrize("change, says", [
    (lambda raw: raw["journey"].update(id="other"), "not states of one map"),
    (lambda raw: raw.update(version=2), "newer Journeymapper"),
    (lambda raw: raw["cards"].append(5), "cards[4] should be an object"),
])
@pytest.mark.parametrize("place", [0, 1, 2])
def test_what_cant_be_merged_is_refused_and_nothing_is_written(
        four: tuple[str, ...], change: Any, says: str, place: int, tmp_path: Path, capsys: Capture) -> None:
    raw = small()
    change(raw)
    files = list(four)
    files[place] = write(tmp_path, "odd.journey", raw)
    assert main(["merge", *files]) == 2
    said = capsys.readouterr()
    assert says in said.err
    assert said.err.count("\n") == 1
    assert said.out == ""
    assert not Path(four[3]).exists()


def test_an_out_that_is_neither_new_nor_mine_is_left_alone(four: tuple[str, ...], capsys: Capture) -> None:
    Path(four[3]).write_text("a letter")
    assert main(["merge", *four]) == 2
    assert "is there already and is not MINE" in capsys.readouterr().err
    assert Path(four[3]).read_text() == "a letter"
    assert main(["merge", *four[:3], four[2]]) == 2


def test_a_new_out_has_a_maps_suffix(four: tuple[str, ...], tmp_path: Path, capsys: Capture) -> None:
    assert main(["merge", *four[:3], str(tmp_path / "out.xlsx")]) == 2
    assert "Let it end in .journey" in capsys.readouterr().err
    assert not (tmp_path / "out.xlsx").exists()


def test_both_sides_added_the_map(four: tuple[str, ...], tmp_path: Path) -> None:
    """git then gives an empty BASE."""
    empty = write(tmp_path, "empty", "")
    assert main(["merge", empty, *four[1:]]) == 0
    assert (field(four[3], "severity"), field(four[3], "effort")) == (3, 2)
    other = write(tmp_path, "other.journey", with_field(severity=1))
    assert main(["merge", empty, four[1], other, four[1]]) == 1
    assert main(["merge", empty, four[0], four[0], str(tmp_path / "same.journey")]) == 0


def test_its_help_says_how_git_uses_it(capsys: Capture) -> None:
    assert main(["merge", "--help"]) == 0
    assert "journeymapper merge --name %P %O %A %B %A" in " ".join(capsys.readouterr().out.split())


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A git repository that is set up with the three lines of packaging/git-merge.md."""
    programs = tmp_path / "bin"
    programs.mkdir()
    start = programs / "journeymapper"
    start.write_text(f'#!/bin/sh\nPYTHONPATH="{ROOT}" exec "{sys.executable}" -m journeymapper "$@"\n')
    start.chmod(0o755)
    folder = tmp_path / "maps"
    folder.mkdir()
    monkeypatch.setenv("PATH", f"{programs}{os.pathsep}{os.environ['PATH']}")
    for name in ("GIT_CONFIG_GLOBAL", "GIT_CONFIG_SYSTEM"):
        monkeypatch.setenv(name, os.devnull)
    for name in ("GIT_AUTHOR", "GIT_COMMITTER"):
        monkeypatch.setenv(f"{name}_NAME", "Ana")
        monkeypatch.setenv(f"{name}_EMAIL", "ana@example.org")
    git(folder, "init", "-q", "-b", "main")
    lines = re.findall(r"^    (.+)$", (ROOT / "packaging" / "git-merge.md").read_text(encoding="utf-8"), re.MULTILINE)
    assert len(lines) == 3
    for line in lines:
        subprocess.run(["sh", "-c", line], cwd=folder, check=True)
    return folder


def git(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(["git", *words], cwd=folder, capture_output=True, text=True, check=False)


def commit(folder: Path, raw: Raw) -> None:
    write(folder, "a.journey", raw)
    git(folder, "add", "-A")
    assert git(folder, "commit", "-q", "-m", "a change").returncode == 0


@needs_tool("git")
@pytest.mark.parametrize("theirs, status, effort", [({"effort": 2}, 0, 2), ({"severity": 1}, 1, None)])
def test_git_merges_maps_with_it(repository: Path, theirs: Raw, status: int, effort: int | None) -> None:
    commit(repository, small())
    git(repository, "checkout", "-q", "-b", "other")
    commit(repository, with_field(**theirs))
    git(repository, "checkout", "-q", "main")
    commit(repository, with_field(severity=3))
    done = git(repository, "merge", "--no-edit", "other")
    assert done.returncode == status, done.stdout + done.stderr
    assert ".merge_file_" not in done.stdout + done.stderr, "the map's own name, not that of git's copy"
    map_file = str(repository / "a.journey")
    assert (field(map_file, "severity"), field(map_file, "effort")) == (3, effort)
    assert git(repository, "status", "--porcelain").stdout == ("" if status == 0 else "UU a.journey\n")
    assert not list(state_folder().rglob("*.journey")), "git's own copies need no backups"
