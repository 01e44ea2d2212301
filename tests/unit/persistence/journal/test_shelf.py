"""Journals found after a crash: which map they belong to, what its file is by now, and what is not offered."""
import os
import stat
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from journeymapper.core.document import queries
from journeymapper.core.document.store import Store
from journeymapper.core.foundation.files import FileLayer
from journeymapper.core.persistence.canonical import canonical
from journeymapper.core.persistence.codec import encode
from journeymapper.core.persistence.journal import base
from journeymapper.core.persistence.journal import journal as journals
from journeymapper.core.persistence.journal.base import base_path
from journeymapper.core.persistence.journal.lines import read_lines
from journeymapper.core.persistence.journal.shelf import Offer, offers
from journeymapper.core.persistence.reading import content_hash
from journeymapper.core.persistence.repository import save_map
from tests.support.paths import ROOT
from tests.unit.persistence.journal.maps import Recorded


def only(recorded: Recorded) -> Offer:
    found = recorded.offered()
    assert len(found) == 1
    return found[0]


def is_what_was_lost(recorded: Recorded, offer: Offer) -> bool:
    """To the byte."""
    return canonical(offer.map().records, {}) == canonical(recorded.session.store.records.values(), {})


def save(recorded: Recorded, *, until: str = "") -> None:
    """As the program does it; it ends `before` or `after` the file is replaced, or when the journal has heard of it."""
    draft, store = recorded.journal.draft(), recorded.session.store
    data = encode(store)

    def announce(digest: str) -> None:
        recorded.journal.saving(draft, recorded.file, digest)

    known = content_hash(recorded.file.read_bytes()) if recorded.file.exists() else None
    if until == "before":
        announce(content_hash(data))
        return
    saved = save_map(recorded.file, data, known, before_replace=announce)
    if until != "after":
        recorded.journal.saved(saved.path, saved.hash)


def test_files_are_for_the_user_alone(tmp_path: Path) -> None:
    os.umask(0)
    try:
        recorded = Recorded(tmp_path)
        recorded.rename("Secret")
        file = recorded.settled()
    finally:
        os.umask(0o022)
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert stat.S_IMODE(recorded.shelf.stat().st_mode) == 0o700
    until = time.monotonic() + 20
    while not base_path(file).exists() and time.monotonic() < until:
        time.sleep(0.01)
    assert stat.S_IMODE(base_path(file).stat().st_mode) == 0o600
    recorded.journal.close(keep=False)


@pytest.mark.parametrize("end", ["close", "save"])
def test_nothing_stays_of_a_map_whose_copy_comes_late(
        tmp_path: Path, end: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A slow disk: the copy of the file is made when the map is saved, or closed, already."""
    gate, made, copy = threading.Event(), threading.Event(), base.copy_base

    def late(file: Path, hash: str, journal: Path, files: FileLayer) -> None:
        gate.wait(20)
        copy(file, hash, journal, files)
        assert base_path(journal).exists()
        made.set()

    monkeypatch.setattr(base, "copy_base", late)
    recorded = Recorded(tmp_path)
    known = recorded.file.read_bytes()
    recorded.rename("Secret")
    recorded.settled()
    if end == "close":
        threading.Timer(0.3, gate.set).start()
        recorded.journal.close(keep=False)
        assert made.is_set()
    else:
        recorded.journal.saved(recorded.file, content_hash(known))
        gate.set()
        assert made.wait(20)
        until = time.monotonic() + 20
        while list(recorded.shelf.iterdir()) and time.monotonic() < until:
            time.sleep(0.01)
    assert list(recorded.shelf.iterdir()) == []


def test_no_file_before_the_first_change(tmp_path: Path) -> None:
    recorded = Recorded(tmp_path)
    recorded.journal.close(keep=True)
    assert not recorded.shelf.exists()


@pytest.mark.parametrize("new", [False, True])
def test_the_map_comes_back_as_it_was(tmp_path: Path, new: bool) -> None:
    recorded = Recorded(tmp_path, new=new)
    recorded.rename("One")
    recorded.rename("Two")
    recorded.session.undo()
    recorded.crash()
    offer = only(recorded)
    assert is_what_was_lost(recorded, offer)
    assert (offer.base.relation, offer.base.file) == (("new", None) if new else ("same", recorded.file))
    assert [entry.title for entry in offer.steps] == ["Rename"]
    assert [entry.title for entry in offer.replayed.undone] == ["Rename"]
    offer.release()


def test_what_was_undone_again_is_nothing_to_recover(tmp_path: Path) -> None:
    recorded = Recorded(tmp_path)
    recorded.rename("One")
    recorded.session.undo()
    recorded.crash()
    assert recorded.offered() == []
    assert list(recorded.shelf.glob("*.jsonl")) == []


@pytest.mark.parametrize("copy", [True, False])
def test_a_base_that_was_changed_is_not_needed(tmp_path: Path, copy: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    """The copy of the file does; without it, a snapshot."""
    if not copy:
        monkeypatch.setattr(journals, "SNAPSHOT_EVERY", 2)
        monkeypatch.setattr(base, "copy_base", lambda *_: None)
    recorded = Recorded(tmp_path)
    for name in ("One", "Two", "Three"):
        recorded.rename(name)
    file = recorded.settled()
    until = time.monotonic() + 20
    while copy and not base_path(file).exists() and time.monotonic() < until:
        time.sleep(0.01)
    recorded.crash()
    recorded.file.write_bytes(recorded.file.read_bytes().replace(b"After", b"Others"))
    offer = only(recorded)
    assert (offer.base.relation, offer.base.file, offer.base.hash) == ("changed", recorded.file, None)
    assert is_what_was_lost(recorded, offer)
    offer.release()
    recorded.file.unlink()
    offer = only(recorded)
    assert offer.base.relation == "gone"
    assert is_what_was_lost(recorded, offer)
    offer.discard()
    assert list(recorded.shelf.iterdir()) == []


@pytest.mark.parametrize("until", ["before", "after"])
def test_a_crash_beside_the_replacing_is_no_foreign_change(tmp_path: Path, until: str) -> None:
    recorded = Recorded(tmp_path)
    recorded.rename("Saved")
    save(recorded, until=until)
    recorded.rename("Not saved")
    recorded.crash()
    offer = only(recorded)
    assert offer.base.relation == "same"
    assert offer.base.hash == content_hash(recorded.file.read_bytes())
    assert len(offer.steps) == (1 if until == "after" else 2)
    assert is_what_was_lost(recorded, offer)
    offer.release()


def test_a_crash_just_after_the_replacing_leaves_nothing_to_ask(tmp_path: Path) -> None:
    recorded = Recorded(tmp_path)
    recorded.rename("Saved")
    save(recorded, until="after")
    recorded.crash()
    assert recorded.offered() == []


def test_a_saved_map_has_no_journal_and_begins_a_new_one(tmp_path: Path) -> None:
    recorded = Recorded(tmp_path)
    recorded.rename("Saved")
    old = recorded.settled()
    save(recorded)
    wait_gone(old)
    recorded.rename("Later")
    recorded.crash()
    offer = only(recorded)
    assert (offer.path != old, [entry.title for entry in offer.steps]) == (True, ["Rename"])
    assert is_what_was_lost(recorded, offer)
    offer.release()


def wait_gone(path: Path) -> None:
    until = time.monotonic() + 20
    while path.exists() and time.monotonic() < until:
        time.sleep(0.005)
    assert not path.exists()


def test_what_is_changed_during_a_save_goes_over_into_the_next_journal(tmp_path: Path) -> None:
    recorded = Recorded(tmp_path)
    recorded.rename("Saved")
    old = recorded.settled()
    draft = recorded.journal.draft()
    data = encode(recorded.session.store)
    recorded.rename("Meanwhile")
    saved = save_map(recorded.file, data, content_hash(recorded.file.read_bytes()),
                     before_replace=lambda digest: recorded.journal.saving(draft, recorded.file, digest))
    recorded.journal.saved(saved.path, saved.hash)
    wait_gone(old)
    recorded.crash()
    offer = only(recorded)
    assert is_what_was_lost(recorded, offer)
    assert len(offer.steps) == 1
    offer.release()


@pytest.mark.parametrize("ready", [True, False])
def test_of_two_journals_that_overlap_only_one_is_offered(tmp_path: Path, ready: bool) -> None:
    """The program ended while the one took over from the other."""
    recorded = Recorded(tmp_path)
    recorded.rename("Saved")
    old = recorded.settled()
    kept = old.read_bytes()
    save_one = recorded.journal.draft()
    data = encode(recorded.session.store)
    recorded.rename("Meanwhile")
    kept = recorded.settled().read_bytes()
    saved = save_map(recorded.file, data, content_hash(recorded.file.read_bytes()),
                     before_replace=lambda digest: recorded.journal.saving(save_one, recorded.file, digest))
    kept = recorded.settled().read_bytes()
    recorded.journal.saved(saved.path, saved.hash)
    wait_gone(old)
    recorded.crash()
    old.write_bytes(kept)
    new = next(path for path in recorded.shelf.glob("*.jsonl") if path != old)
    if not ready:
        new.write_bytes(new.read_bytes()[: list(read_lines(new.read_bytes()))[1].end])
    offer = only(recorded)
    assert offer.path == (new if ready else old)
    assert is_what_was_lost(recorded, offer)
    assert offer.base.relation == "same"
    offer.discard()
    assert list(recorded.shelf.glob("*.jsonl")) == []


def test_a_journal_that_is_gone_on_with_holds_both_parts(tmp_path: Path) -> None:
    recorded = Recorded(tmp_path)
    recorded.rename("One")
    recorded.crash()
    torn = next(recorded.shelf.glob("*.jsonl"))
    torn.write_bytes(torn.read_bytes() + b'{"crc":"0000')
    recorded.journal.go_on(only(recorded).release(), aside=False)
    recorded.rename("Two")
    recorded.crash()
    offer = only(recorded)
    assert [entry.title for entry in offer.steps] == ["Rename", "Rename"]
    assert is_what_was_lost(recorded, offer)
    offer.release()


def test_an_offer_is_made_to_one_only(tmp_path: Path) -> None:
    recorded = Recorded(tmp_path)
    recorded.rename("One")
    recorded.crash()
    offer = only(recorded)
    assert recorded.offered() == []
    offer.release()
    only(recorded).release()


def test_a_journal_of_a_running_program_is_not_offered(tmp_path: Path) -> None:
    """Nor is it removed for its age; as soon as the other one is killed, it is offered."""
    code = ("import sys, time\nfrom pathlib import Path\nfrom tests.unit.persistence.journal.maps import Recorded\n"
            "one = Recorded(Path(sys.argv[1]))\none.rename('Theirs')\none.settled()\nprint('ready', flush=True)\n"
            "time.sleep(600)")
    child = subprocess.Popen([sys.executable, "-c", code, str(tmp_path)], cwd=ROOT, stdout=subprocess.PIPE, text=True)
    try:
        assert child.stdout is not None
        assert child.stdout.readline() == "ready\n"
        journal = next((tmp_path / "recovery").glob("*.jsonl"))
        os.utime(journal, (0, 0))
        assert offers(tmp_path / "recovery") == []
        assert journal.exists()
    finally:
        child.kill()
        child.communicate()
    os.utime(journal)
    found = offers(tmp_path / "recovery")
    assert [queries.stages(Store(one.map().records))[0].title for one in found] == ["Theirs"]
    found[0].release()


def test_after_thirty_days_it_goes(tmp_path: Path) -> None:
    recorded = Recorded(tmp_path)
    recorded.rename("One")
    recorded.crash()
    journal = next(recorded.shelf.glob("*.jsonl"))
    day = 24 * 3600
    os.utime(journal, (time.time() - 29 * day,) * 2)
    only(recorded).release()
    os.utime(journal, (time.time() - 31 * day,) * 2)
    assert recorded.offered() == []
    assert not journal.exists()


def test_one_of_another_version_is_left_alone(tmp_path: Path) -> None:
    recorded = Recorded(tmp_path)
    recorded.rename("One")
    recorded.crash()
    from journeymapper.core.persistence.journal.lines import sealed

    journal = next(recorded.shelf.glob("*.jsonl"))
    body = next(read_lines(journal.read_bytes())).body
    body["header"]["format"] = 99
    journal.write_bytes(sealed(body, 0)[0])
    assert recorded.offered() == []
    assert journal.exists()


@pytest.mark.parametrize("content", [b"", b"\n", b"[]\n", b'{"crc":"00000000","is":{}}\n', b"\xff" * 100, b'{"crc":"'])
def test_what_is_no_journal_harms_nobody(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "x.jsonl").write_bytes(content)
    (tmp_path / "y.jsonl").mkdir()
    assert offers(tmp_path) == []
    assert offers(tmp_path / "none") == []


def test_what_was_given_up_is_gone_when_the_window_is(tmp_path: Path) -> None:
    """The program may end in the next moment."""
    for n in range(20):
        (tmp_path / str(n)).mkdir()
        recorded = Recorded(tmp_path / str(n))
        recorded.rename("One")
        recorded.journal.close(keep=False)
        assert list(recorded.shelf.glob("*.jsonl")) == []
