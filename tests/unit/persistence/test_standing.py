"""What became of a map's file: each case by its own name, a new time alone by none."""
import os
from pathlib import Path

import pytest

from journeymapper.core.persistence.reading import content_hash
from journeymapper.core.persistence.standing import Known, Sort, conflict_copies, look


@pytest.fixture
def file(tmp_path: Path) -> Path:
    folder = tmp_path / "maps"
    folder.mkdir()
    file = folder / "garden.journey"
    file.write_bytes(b"one")
    return file


def known(file: Path, named: Path | None = None) -> Known:
    first = Known(named or file, file, content_hash(b"one"))
    found = look(first)
    assert found.sort == "same"
    return first._replace(stamp=found.stamp)


def test_what_can_happen_to_a_file(file: Path, tmp_path: Path) -> None:
    met: dict[str, Sort] = {}
    before = known(file)
    met["nothing"] = look(before).sort
    os.utime(file, (1, 1))
    met["time alone"] = look(before).sort
    (file.parent / "new").write_bytes(b"one")
    (file.parent / "new").replace(file)
    met["replaced by the same"] = look(before).sort
    before = known(file)
    file.write_bytes(b"two")
    met["written"] = look(before).sort
    file.write_bytes(b"one")
    before = known(file)
    file.rename(file.with_name("other.journey"))
    found = look(before)
    met["renamed"] = found.sort
    assert found.path == file.with_name("other.journey")
    file.with_name("other.journey").unlink()
    met["deleted"] = look(before).sort
    file.mkdir()
    met["a folder"] = look(before).sort
    file.rmdir()
    file.symlink_to(tmp_path / "elsewhere")
    met["a link now"] = look(before).sort
    file.unlink()
    file.parent.rmdir()
    met["its folder is gone"] = look(before).sort
    assert met == {
        "nothing": "same", "time alone": "same", "replaced by the same": "same", "written": "changed",
        "renamed": "moved", "deleted": "deleted", "a folder": "unreachable", "a link now": "swapped",
        "its folder is gone": "unreachable"}


def test_a_change_is_read_once_and_whole(file: Path) -> None:
    before = known(file)
    file.write_bytes(b"three")
    found = look(before)
    assert (found.data, found.hash) == (b"three", content_hash(b"three"))


def test_a_link_that_is_gone_or_leads_elsewhere(file: Path, tmp_path: Path) -> None:
    link = tmp_path / "link.journey"
    link.symlink_to(file)
    before = known(file, link)
    link.unlink()
    assert look(before).sort == "swapped"
    link.symlink_to(tmp_path)
    assert (look(before).sort, look(before).path) == ("swapped", tmp_path)


@pytest.mark.parametrize("name, is_one", [
    ("garden (conflicted copy 2026-11-22 120000).journey", True),
    ("garden (Ana's conflicted copy 2026-11-22).journey", True),
    ("garden_conflict-20261122-120000.journey", True),
    ("garden.sync-conflict-20261122-120000-ABCDEFG.journey", True),
    ("garden (Case Conflict).journey", True),
    ("garden.Conflict.journey", True),
    ("garden (copy).journey", False),
    ("garden-v2.journey", False),
    ("conflict.journey", False),
    ("garden (conflicted copy).xlsx", False),
    ("gardens (conflicted copy).journey", False),
])
def test_which_names_are_conflict_copies(file: Path, name: str, is_one: bool) -> None:
    file.with_name(name).write_bytes(b"")
    assert conflict_copies(file) == ((file.with_name(name),) if is_one else ())


def test_a_name_full_of_signs_is_no_pattern(tmp_path: Path) -> None:
    file = tmp_path / "a{stem}(b)[c]+.journey"
    file.write_bytes(b"one")
    copy = tmp_path / "a{stem}(b)[c]+ (conflicted copy 1).journey"
    copy.write_bytes(b"")
    assert conflict_copies(file) == (copy,)
