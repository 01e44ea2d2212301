"""A save keeps all that a file is, and overwrites nobody's change."""
import os
import stat
from datetime import UTC, datetime
from pathlib import Path

import pytest

from journeymapper.core.foundation.errors import BadFile
from journeymapper.core.foundation.paths import state_folder
from journeymapper.core.persistence.codec import encode
from journeymapper.core.persistence.reading import content_hash, file_hash, open_map
from journeymapper.core.persistence.repository import save_map
from journeymapper.core.persistence.save_errors import ChangedOnDisk
from tests.support.paths import SAMPLE
from tests.unit.persistence.faults import temporaries

OLD, NEW = b"old version\n", b"a new and longer version\n"
WHEN = datetime(2026, 11, 22, 10, 0, tzinfo=UTC)
AS_ROOT = pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root gives files away")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "maps" / "my map.journey"
    path.parent.mkdir()
    path.write_bytes(OLD)
    return path


def backups() -> list[Path]:
    return sorted((state_folder() / "backups").glob("*/*.journey"))


def test_open_and_save_untouched(tmp_path: Path) -> None:
    path = tmp_path / "a.journey"
    path.write_bytes(SAMPLE.read_bytes())
    opened = open_map(path)
    saved = save_map(path, encode(opened.loaded.records, opened.loaded.frame), opened.hash)
    assert saved.path == path
    assert saved.hash == content_hash(path.read_bytes()) == file_hash(path)
    assert saved.notes == ()
    assert {record.id: record for record in open_map(path).loaded.records} == {
        record.id: record for record in opened.loaded.records}


def test_a_new_file_has_the_mode_that_the_umask_says(tmp_path: Path) -> None:
    before = os.umask(0o027)
    try:
        save_map(tmp_path / "new.journey", NEW, None)
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "new.journey").stat().st_mode) == 0o640
    assert backups() == []


def test_the_mode_is_kept(file: Path) -> None:
    file.chmod(0o604)
    save_map(file, NEW, content_hash(OLD))
    assert stat.S_IMODE(file.stat().st_mode) == 0o604
    assert file.read_bytes() == NEW


@AS_ROOT
def test_owner_and_attributes_are_kept(file: Path) -> None:
    os.chown(file, 12345, 23456)
    try:
        os.setxattr(file, "user.note", b"mine")
    except OSError:
        pytest.skip("this file system has no attributes")
    save_map(file, NEW, content_hash(OLD))
    assert (file.stat().st_uid, file.stat().st_gid) == (12345, 23456)
    assert os.getxattr(file, "user.note") == b"mine"


def test_a_link_stays_and_its_target_is_written(file: Path, tmp_path: Path) -> None:
    link = tmp_path / "link.journey"
    link.symlink_to(file)
    saved = save_map(link, NEW, content_hash(OLD))
    assert link.is_symlink()
    assert file.read_bytes() == NEW
    assert saved.path == file


def test_hard_links_stay_and_this_is_said(file: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.journey"
    other.hardlink_to(file)
    saved = save_map(file, NEW, content_hash(OLD))
    assert other.read_bytes() == NEW
    assert file.stat().st_nlink == 2
    assert "hard links" in str(saved.notes[0])
    assert [path.read_bytes() for path in backups()] == [OLD]
    shorter = b"s"
    save_map(file, shorter, saved.hash)
    assert other.read_bytes() == shorter


def test_the_old_version_is_kept_in_private(file: Path) -> None:
    save_map(file, NEW, content_hash(OLD), now=lambda: WHEN)
    (copy,) = backups()
    assert copy.read_bytes() == OLD
    assert copy.parent.name.startswith("my-map-")
    assert copy.name.startswith("20261122T100000.000000Z-")
    assert stat.S_IMODE(copy.stat().st_mode) == 0o600
    for folder in (copy.parent, copy.parent.parent):
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700


def test_the_journal_is_told_before_anything_changes(file: Path) -> None:
    seen = []
    save_map(file, NEW, content_hash(OLD), before_replace=lambda new: seen.append((new, file.read_bytes())))
    assert seen == [(content_hash(NEW), OLD)]


def test_a_journal_that_fails_stops_the_save(file: Path) -> None:
    def fail(new: str) -> None:
        raise OSError(28, "full")

    with pytest.raises(BadFile, match="the disk is full"):
        save_map(file, NEW, content_hash(OLD), before_replace=fail)
    assert file.read_bytes() == OLD
    assert temporaries(file.parent) == []


def change_content(file: Path) -> None:
    file.write_bytes(b"of somebody else")


def delete(file: Path) -> None:
    file.unlink()


def swap_for_link(file: Path) -> None:
    other = file.with_name("other.journey")
    other.write_bytes(b"of somebody else")
    file.unlink()
    file.symlink_to(other)


def touch_only(file: Path) -> None:
    os.utime(file, (1, 1))


def replace_with_same(file: Path) -> None:
    file.unlink()
    file.write_bytes(OLD)


@pytest.mark.parametrize("meddle, what, left", [
    (change_content, "changed", b"of somebody else"), (swap_for_link, "changed", b"of somebody else"),
    (delete, "deleted", None),
])
def test_no_foreign_change_is_overwritten(file: Path, meddle: object, what: str, left: bytes | None) -> None:
    assert callable(meddle)
    meddle(file)
    with pytest.raises(ChangedOnDisk) as caught:
        save_map(file, NEW, content_hash(OLD))
    assert caught.value.what == what
    assert "my map.journey" in str(caught.value)
    assert (file.read_bytes() if file.exists() else None) == left
    assert temporaries(file.parent) == backups() == []


@pytest.mark.parametrize("meddle", [touch_only, replace_with_same])
def test_a_changed_time_alone_does_not_nag(file: Path, meddle: object) -> None:
    assert callable(meddle)
    meddle(file)
    save_map(file, NEW, content_hash(OLD))
    assert file.read_bytes() == NEW


def test_a_file_that_must_not_exist_yet_is_not_overwritten(file: Path) -> None:
    with pytest.raises(ChangedOnDisk) as caught:
        save_map(file, NEW, None)
    assert caught.value.what == "appeared"
    assert file.read_bytes() == OLD
    save_map(file, NEW, file_hash(file))
    assert file.read_bytes() == NEW


def test_what_is_there_already_is_no_conflict(file: Path) -> None:
    file.write_bytes(NEW)
    assert save_map(file, NEW, content_hash(OLD)).hash == content_hash(NEW)


def test_only_ordinary_files_are_read_and_written(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe.journey"
    os.mkfifo(pipe)
    for call, gone in ((open_map, "can't be opened: there is no such file or folder. Check the name"),
                       (lambda path: save_map(path, NEW, None), "can't be written: its folder isn't there. If it")):
        with pytest.raises(BadFile, match="not an ordinary file"):
            call(pipe)
        with pytest.raises(BadFile, match="it is a folder"):
            call(tmp_path)
        with pytest.raises(BadFile, match="doesn't suit this disk"):
            call(Path("a\0b"))
        with pytest.raises(BadFile, match=gone):
            call(tmp_path / "none" / "a.journey")


def test_a_link_to_itself_is_said(tmp_path: Path) -> None:
    loop = tmp_path / "loop.journey"
    loop.symlink_to(loop)
    for call in (lambda: open_map(loop), lambda: save_map(loop, NEW, None)):
        with pytest.raises(BadFile, match="a link that leads to itself"):
            call()


def test_nothing_there_has_no_hash(tmp_path: Path) -> None:
    assert file_hash(tmp_path / "none") is None
    with pytest.raises(BadFile, match="it is a folder"):
        file_hash(tmp_path)


def test_a_long_name_is_no_trouble(tmp_path: Path) -> None:
    path = tmp_path / ("x" * 240 + ".journey")
    save_map(path, OLD, None)
    save_map(path, NEW, content_hash(OLD))
    assert path.read_bytes() == NEW
