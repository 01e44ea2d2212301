"""What is kept of maps can be listed: whose it is, when it was saved, how much is in it."""
import errno
import os
from datetime import UTC, datetime, timedelta
from pathlib import Path

from journeymapper.core.foundation.paths import state_folder
from journeymapper.core.persistence.backups import FOLDER, WHOSE, folder_of
from journeymapper.core.persistence.reading import content_hash
from journeymapper.core.persistence.repository import save_map
from journeymapper.core.persistence.versions import Version, cards_in, shelves, versions_of
from tests.support.paths import SAMPLE
from tests.unit.persistence.faults import FaultyFiles

MADE = datetime(2026, 11, 20, 9, 30, tzinfo=UTC)


def saved(file: Path, *contents: bytes) -> None:
    """Saved once for each content, a day after the other; the file's own time is that of its save."""
    before = None
    for day, data in enumerate(contents):
        at = MADE + timedelta(days=day)
        save_map(file, data, before, now=lambda at=at: at)
        os.utime(file, (at.timestamp(),) * 2)
        before = content_hash(data)


def test_a_version_tells_when_it_was_saved_not_when_it_was_replaced(tmp_path: Path) -> None:
    file = tmp_path / "a.journey"
    saved(file, b"first", b"second one", b"third")
    shelf = versions_of(file)
    assert [(one.at, one.size) for one in shelf.versions] == [(MADE + timedelta(days=1), 10), (MADE, 5)]
    assert [one.path.read_bytes() for one in shelf.versions] == [b"second one", b"first"]


def test_a_copy_that_lost_its_time_was_saved_at_the_latest_when_it_was_replaced(tmp_path: Path) -> None:
    file = tmp_path / "a.journey"
    saved(file, b"first", b"second")
    os.utime(versions_of(file).versions[0].path)
    assert versions_of(file).versions[0].at == MADE + timedelta(days=1)


def test_all_maps_that_have_versions_the_last_saved_first(tmp_path: Path) -> None:
    old, new = tmp_path / "old.journey", tmp_path / "gone" / "ñew.journey"
    new.parent.mkdir()
    saved(old, b"1", b"2")
    saved(new, b"1", b"2", b"3")
    new.unlink()
    (state_folder() / FOLDER / "empty-0123").mkdir()
    assert [(one.file, len(one.versions)) for one in shelves()] == [(new, 2), (old, 1)]
    (folder_of(old, state_folder() / FOLDER) / WHOSE).unlink()
    assert [(one.file, one.name) for one in shelves()] == [(new, "ñew.journey"), (None, "old")]


def test_nothing_is_kept_or_readable(tmp_path: Path) -> None:
    file = tmp_path / "a.journey"
    assert versions_of(file).versions == ()
    assert shelves() == []
    saved(file, b"first", b"second")
    assert versions_of(file, files=FaultyFiles(errno.EIO, named="names")).versions == ()
    assert versions_of(file, files=FaultyFiles(errno.EIO, named="stat")).versions == ()


def test_cards_are_counted_where_it_is_a_map(tmp_path: Path) -> None:
    for data, cards in ((SAMPLE.read_bytes(), 44), (b"{", -1), (b"[]", -1), (b"[" * 200_000, -1),
                        (b'{"journey": {}}', 0), (b'{"journey": {}, "cards": 3}', -1)):
        path = tmp_path / "a"
        path.write_bytes(data)
        assert cards_in(Version(path, MADE, len(data))) == cards
    assert cards_in(Version(path, MADE, 10**9)) is None
    assert cards_in(Version(tmp_path / "gone", MADE, 1)) == -1
