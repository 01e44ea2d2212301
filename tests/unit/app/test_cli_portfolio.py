"""`export` of several maps: files or a folder, all or nothing, and each map reads back its own rows."""
import json
from pathlib import Path

import pytest

from journeymapper.app.main import main
from journeymapper.core.foundation.i18n import texts
from tests.support.paths import SAMPLE
from tests.unit.backlog.managers import answered
from tests.unit.backlog.workbooks import backlog_rows, values

Capture = pytest.CaptureFixture[str]


def a_map(path: Path, id: str, title: str, **facts: object) -> Path:
    raw = json.loads(SAMPLE.read_bytes())
    raw["journey"] |= {"id": id, "title": title, **facts}
    path.write_text(json.dumps(raw), "utf-8")
    return path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "maps"
    made.mkdir()
    a_map(made / "a.journey", "a", "First")
    a_map(made / "B.JOURNEY", "b", "Second")
    (made / ".hidden.journey").write_text("no map", "utf-8")
    (made / "notes.txt").write_text("no map", "utf-8")
    (made / "folder.journey").mkdir()
    return made


def refused(capsys: Capture, *words: str) -> str:
    assert main(list(words)) == 2
    said = capsys.readouterr()
    assert (said.out, said.err.count("\n")) == ("", 1)
    return said.err


def test_a_folder_becomes_one_workbook_that_each_map_reads_back(
    folder: Path, tmp_path: Path, capsys: Capture,
) -> None:
    out = tmp_path / "all.xlsx"
    before = {path: path.read_bytes() for path in folder.iterdir() if path.is_file()}
    assert main(["export", str(folder), str(out)]) == 0
    assert capsys.readouterr().out == f"“{out}” was written.\n"
    rows = backlog_rows(out)
    assert [row["Map"] for row in rows] == ["First", "Second"] * 6
    assert [row["Score"] for row in rows[::2]] == [row["Score"] for row in rows[1::2]]
    came = answered(out, tmp_path / "back.xlsx", {
        (5, "owner"): "Rosa", (6, "owner"): "Ines", (17, "title"): "Nobody answers", (17, "map"): "Second"})
    assert main(["read-back", str(folder / "a.journey"), str(came), "--apply"]) == 0
    said = capsys.readouterr().out
    assert "“Customer care” becomes “Rosa”" in said
    assert "7 rows are of other maps and were left alone." in said
    assert main(["read-back", str(folder / "B.JOURNEY"), str(came)]) == 0
    said = capsys.readouterr().out
    assert "“Customer care” becomes “Ines”" in said
    assert "new red point “Nobody answers”" in said
    assert (folder / "B.JOURNEY").read_bytes() == before[folder / "B.JOURNEY"]
    assert '"owner": "Rosa"' in (folder / "a.journey").read_text("utf-8")


def test_files_are_named_or_found_and_none_counts_twice(folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "all.xlsx"
    assert main(["export", str(folder / "a.journey"), str(folder), str(folder / "a.journey"), str(out)]) == 0
    assert values(out)["Maps"].max_row == 6
    assert main(["export", str(folder / "a.journey"), str(folder / "B.JOURNEY"), str(out), "--language", "es"]) == 0
    assert len(backlog_rows(out)) == 12


def test_the_language_is_that_of_the_maps_where_they_share_one(tmp_path: Path) -> None:
    one, other = (a_map(tmp_path / f"{id}.journey", id, id, language="es") for id in "ab")
    out = tmp_path / "all.xlsx"
    assert main(["export", str(one), str(other), str(out)]) == 0
    book = values(out)
    t = texts("es")
    assert t("Red point") in [cell.value for cell in book[t("Backlog")][4]]
    a_map(other, "b", "b", language="en")
    assert main(["export", str(one), str(other), str(out)]) == 0
    assert "Red point" in [cell.value for cell in values(out)["Backlog"][4]]


def test_a_map_that_cannot_be_read_stops_all(folder: Path, tmp_path: Path, capsys: Capture) -> None:
    out = tmp_path / "all.xlsx"
    out.write_bytes(b"old")
    (folder / "c.journey").write_text("{", "utf-8")
    assert "c.journey” can't be opened" in refused(capsys, "export", str(folder), str(out))
    (folder / "d.journey").write_text("{", "utf-8")
    said = refused(capsys, "export", str(folder), str(out))
    assert "2 maps can't be read, so nothing was written: “" in said
    assert said.index("c.journey”") < said.index("d.journey”") < said.index("The first: “")
    assert out.read_bytes() == b"old"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["all.xlsx", "maps"]


def test_bad_input_of_several(folder: Path, tmp_path: Path, capsys: Capture) -> None:
    out = str(tmp_path / "all.xlsx")
    copy = folder / "copy.journey"
    copy.write_bytes((folder / "a.journey").read_bytes())
    assert "“copy.journey” and “a.journey” are the same map" in refused(capsys, "export", str(folder), out)
    copy.unlink()
    assert "can hold one map only" in refused(capsys, "export", str(folder), str(tmp_path / "all.svg"))
    assert "--all is for tickets" in refused(capsys, "export", str(folder), out, "--all")
    empty = tmp_path / "empty"
    empty.mkdir()
    assert "holds no map" in refused(capsys, "export", str(empty), out)
    assert "no such file or folder" in refused(capsys, "export", str(folder), str(tmp_path / "none.journey"), out)
    link = tmp_path / "link.xlsx"
    link.symlink_to(folder / "a.journey")
    assert "is the map itself" in refused(capsys, "export", str(folder), str(link))
    assert not Path(out).exists()


def test_what_is_odd_about_a_map_is_said_once(folder: Path, tmp_path: Path, capsys: Capture) -> None:
    a_map(folder / "a.journey", "a", "First", scoring={"now": 5})
    path = folder / "a.journey"
    path.write_text(path.read_text("utf-8").replace('"channel": "channel-bot"', '"channel": "gone"'), "utf-8")
    assert main(["export", str(folder), str(tmp_path / "all.xlsx")]) == 0
    assert capsys.readouterr().err.count("was mended while it was read") == 1
