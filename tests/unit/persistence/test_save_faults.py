"""Every call to the file system may fail: the old file is whole or the new one is, and the sentence says which."""
import errno
import os
from pathlib import Path
from types import SimpleNamespace

import pytest

from journeymapper.core.foundation.atomic import write_atomically
from journeymapper.core.foundation.causes import meaning
from journeymapper.core.foundation.errors import BadFile
from journeymapper.core.foundation.files import FileLayer, replace_patiently
from journeymapper.core.persistence.reading import content_hash
from journeymapper.core.persistence.repository import save_map
from journeymapper.core.persistence.save_errors import FolderGone, SavedUnconfirmed, Torn
from tests.unit.persistence.faults import CALLS, ERRORS, FaultyFiles, temporaries

OLD, NEW = b"old " * 100, b"the new version " * 100


def setting(tmp_path: Path, *, links: bool = False) -> Path:
    path = tmp_path / "maps" / "a.journey"
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(OLD)
    other = tmp_path / "other.journey"
    if links and not other.exists():
        other.hardlink_to(path)
    return path


def outcome(path: Path, files: FaultyFiles, state: Path) -> BadFile | None:
    """Save, and check what holds whatever happens."""
    failure: BadFile | None = None
    try:
        save_map(path, NEW, content_hash(OLD), files=files, state=state)
    except BadFile as error:
        failure = error
    done = failure is None or isinstance(failure, SavedUnconfirmed)
    if not isinstance(failure, Torn):
        assert path.read_bytes() == (NEW if done else OLD)
    if files.named != "remove":
        assert temporaries(path.parent) == []
    if failure is not None:
        cause, way_out = (str(part) for part in meaning(OSError(files.code, os.strerror(files.code))))
        assert "a.journey" in str(failure)
        assert cause in str(failure)
        assert way_out in str(failure) or isinstance(failure, SavedUnconfirmed | Torn)
    return failure


def count_calls(tmp_path: Path, *, links: bool) -> list[str]:
    files = FaultyFiles(0)
    assert outcome(setting(tmp_path, links=links), files, tmp_path / "state") is None
    return files.calls


@pytest.mark.parametrize("links", [False, True])
@pytest.mark.parametrize("code", ERRORS, ids=[errno.errorcode[code] for code in ERRORS])
def test_one_call_fails(tmp_path: Path, code: int, links: bool) -> None:
    calls = count_calls(tmp_path, links=links)
    assert {"create", "write", "sync", "close", "read", "stat"} <= set(calls)
    failed = 0
    for at in range(len(calls)):
        path = setting(tmp_path, links=links)
        for copy in (tmp_path / "state").rglob("*.journey"):
            copy.unlink()
        failed += outcome(path, FaultyFiles(code, at=at), tmp_path / "state") is not None
    assert failed >= (3 if links else 6)


@pytest.mark.parametrize("links", [False, True])
@pytest.mark.parametrize("named", CALLS)
@pytest.mark.parametrize("code", ERRORS, ids=[errno.errorcode[code] for code in ERRORS])
def test_one_kind_of_call_always_fails(tmp_path: Path, code: int, named: str, links: bool) -> None:
    outcome(setting(tmp_path, links=links), FaultyFiles(code, named=named), tmp_path / "state")


class OnlyIn(FaultyFiles):
    """Fails only for paths in one folder."""

    def __init__(self, code: int, folder: Path, *, named: str) -> None:
        super().__init__(code, named=named)
        self.folder = folder

    def create(self, path: Path, mode: int) -> int:
        if path.parent == self.folder:
            raise OSError(self.code, os.strerror(self.code))
        return FileLayer().create(path, mode)


@pytest.mark.parametrize("code, note", [
    (errno.EACCES, "No file can be made beside it"), (errno.EPERM, "No file can be made beside it"),
    (errno.ENOSPC, "Its disk has no room for a second file"), (errno.EDQUOT, "Its disk has no room for a second file"),
    (errno.EROFS, None), (errno.EIO, None)])
def test_where_nothing_can_be_made_beside_it_is_written_in_place(tmp_path: Path, code: int, note: str | None) -> None:
    path = setting(tmp_path)
    files = OnlyIn(code, path.parent, named="none")
    if note is None:
        assert outcome(path, files, tmp_path / "state") is not None
        return
    saved = save_map(path, NEW, content_hash(OLD), files=files, state=tmp_path / "state")
    assert path.read_bytes() == NEW
    assert [str(one) for one in saved.notes] == [
        f"{note}, so it was overwritten in place. Its old version is kept: File › Older versions."]
    (copy,) = (tmp_path / "state").rglob("*.journey")
    assert copy.read_bytes() == OLD


def test_in_place_nothing_is_touched_without_a_copy(tmp_path: Path) -> None:
    path = setting(tmp_path, links=True)
    files = FaultyFiles(errno.ENOSPC, named="make_folder")
    assert outcome(path, files, tmp_path / "state") is not None
    assert "open_existing" not in files.calls


def test_a_torn_file_names_the_copy(tmp_path: Path) -> None:
    class Full(FileLayer):
        def cut(self, descriptor: int, size: int) -> None:
            raise OSError(errno.ENOSPC, "full")

    path = setting(tmp_path, links=True)
    with pytest.raises(Torn, match="the disk is full") as caught:
        save_map(path, NEW, content_hash(OLD), files=Full(), state=tmp_path / "state")
    (copy,) = (tmp_path / "state").rglob("*.journey")
    assert str(copy) in str(caught.value)
    assert copy.read_bytes() == OLD


def test_a_save_goes_on_without_a_backup_and_says_so(tmp_path: Path) -> None:
    path = setting(tmp_path)
    saved = save_map(path, NEW, content_hash(OLD), files=FaultyFiles(errno.ENOSPC, named="make_folder"),
                     state=tmp_path / "state")
    assert path.read_bytes() == NEW
    assert [str(note) for note in saved.notes] == ["No backup of the old version could be kept: the disk is full."]


def test_an_unconfirmed_save_knows_its_hash_and_can_be_repeated(tmp_path: Path) -> None:
    class Unsure(FileLayer):
        def sync_folder(self, folder: Path) -> None:
            if folder.name == "maps":
                raise OSError(errno.EIO, "io")

    path = setting(tmp_path)
    with pytest.raises(SavedUnconfirmed, match="did not confirm it") as caught:
        save_map(path, NEW, content_hash(OLD), files=Unsure())
    assert caught.value.hash == content_hash(NEW)
    assert save_map(path, NEW, content_hash(OLD)).hash == content_hash(NEW)


def test_what_is_read_back_otherwise_is_an_error(tmp_path: Path) -> None:
    class Forgetful(FileLayer):
        def read(self, path: Path) -> bytes:
            data = super().read(path)
            return data[:-1] if path.name.startswith(".journeymapper") else data

    path = setting(tmp_path)
    with pytest.raises(BadFile, match="the disk reports an error"):
        save_map(path, NEW, content_hash(OLD), files=Forgetful())
    assert path.read_bytes() == OLD


def test_a_read_only_file_is_left_alone(tmp_path: Path) -> None:
    class Guarded(FileLayer):
        def check_writable(self, path: Path) -> None:
            raise PermissionError(errno.EACCES, "read-only")

    path = setting(tmp_path)
    with pytest.raises(BadFile, match=r"you have no permission for it\. It is as it was before\."):
        save_map(path, NEW, content_hash(OLD), files=Guarded())
    assert path.read_bytes() == OLD


@pytest.mark.parametrize("flags, code", [(1, errno.EROFS), (0, errno.EACCES)])
def test_a_protected_file_says_by_whom(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, flags: int, code: int
) -> None:
    monkeypatch.setattr(os, "access", lambda path, mode: False)
    monkeypatch.setattr(os, "statvfs", lambda path: SimpleNamespace(f_flag=flags))
    with pytest.raises(OSError, match="read-only") as caught:
        FileLayer().check_writable(setting(tmp_path))
    assert caught.value.errno == code


def test_an_interrupt_leaves_nothing_behind(tmp_path: Path) -> None:
    def stop() -> None:
        raise KeyboardInterrupt

    path = setting(tmp_path)
    with pytest.raises(KeyboardInterrupt):
        write_atomically(path, NEW, before_replace=stop)
    assert path.read_bytes() == OLD
    assert temporaries(tmp_path) == []


class Shared(FileLayer):
    """Windows: somebody looks at the target for a while."""

    def __init__(self, looks: int, winerror: int) -> None:
        self.looks, self.winerror, self.waited = looks, winerror, 0.0

    def replace(self, source: Path, target: Path) -> None:
        self.looks -= 1
        if self.looks >= 0:
            error = PermissionError(errno.EACCES, "in use")
            error.winerror = self.winerror  # type: ignore[attr-defined,unused-ignore]  # only Windows has it
            raise error
        super().replace(source, target)

    def pause(self, seconds: float) -> None:
        self.waited += seconds


@pytest.mark.parametrize("winerror", [5, 32, 33])
def test_a_file_that_is_being_looked_at_is_tried_again(tmp_path: Path, winerror: int) -> None:
    path = setting(tmp_path)
    save_map(path, NEW, content_hash(OLD), files=Shared(3, winerror))
    assert path.read_bytes() == NEW


@pytest.mark.parametrize("looks, winerror, waits", [(1000, 32, 2.0), (1000, 87, 0.0)])
def test_patience_ends(tmp_path: Path, looks: int, winerror: int, waits: float) -> None:
    files = Shared(looks, winerror)
    source = setting(tmp_path)
    with pytest.raises(PermissionError):
        replace_patiently(files, source, tmp_path / "target")
    assert files.waited == pytest.approx(waits, abs=0.11)


def test_where_the_folder_is_gone_it_says_what_to_do(tmp_path: Path) -> None:
    path = setting(tmp_path)
    path.unlink()
    path.parent.rmdir()
    for expected in (None, content_hash(OLD)):
        with pytest.raises(FolderGone, match=r"its folder isn't there.*connect that again; or save in another place"):
            save_map(path, NEW, expected)


@pytest.mark.parametrize("code, winerror, cause", [
    (errno.ESTALE, None, "the drive or network share can't be reached."),
    (errno.EINVAL, 53, "the drive or network share can't be reached."),
    (errno.EACCES, 32, "another program is using it."), (errno.EACCES, 5, "you have no permission for it."),
])
def test_what_shares_say(code: int, winerror: int | None, cause: str) -> None:
    error = OSError(code, "x")
    error.winerror = winerror  # type: ignore[attr-defined,unused-ignore]  # only Windows has it
    assert str(meaning(error)[0]) == cause


def test_what_a_killed_save_left_a_day_ago_is_swept_up(tmp_path: Path) -> None:
    path = setting(tmp_path)
    old, fresh, other = (path.with_name(name) for name in (
        ".journeymapper-0123456789ab.tmp", ".journeymapper-0123456789ac.xlsx", ".journeymapper-mine.tmp"))
    for one in (old, fresh, other):
        one.write_bytes(b"half")
        os.utime(one, (1, 1))
    os.utime(fresh)
    save_map(path, NEW, content_hash(OLD))
    assert [one.exists() for one in (old, fresh, other)] == [False, True, True]
