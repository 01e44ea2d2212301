"""What others do to a file that is open: noticed, told, merged where it fits; nothing of ours is lost."""
import json
import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from journeymapper.app.desk import Desk, Place
from journeymapper.app.foreign import take_copy
from journeymapper.app.opening import open_paths
from journeymapper.app.saving import save
from journeymapper.core.commands.records import rename
from journeymapper.core.document import queries
from journeymapper.core.persistence.journal.shelf import offers
from journeymapper.ui.dialogs.conflicts import ConflictsDialog
from journeymapper.ui.qt import messages
from journeymapper.ui.qt.messages import Answer
from tests.gui.windows.boxes import Boxes


def look(place: Place, times: int = 1) -> list[str]:
    """Look, as after the system's word; what is told then. What can't be read is looked at twice."""
    assert place.watch is not None
    for _ in range(times):
        place.watch.look_now()
        if place.merging is not None:
            place.merging.wait()
    return place.window.toasts.texts()


def stages(place: Place) -> list[str]:
    return [stage.title for stage in queries.stages(place.file.session.store)]


def mine(place: Place, title: str = "Mine", at: int = 0) -> None:
    session = place.file.session
    session.run(rename, queries.stages(session.store)[at].id, title)


def theirs(file: Path, title: str = "Theirs", at: int = 0) -> None:
    """Somebody saves the file with another title for a stage: written beside and put in its place."""
    raw = json.loads(file.read_bytes())
    sorted(raw["stages"], key=lambda row: row["rank"])[at]["title"] = title
    beside = file.with_name("theirs.tmp")
    beside.write_text(json.dumps(raw), "utf-8")
    beside.replace(file)


def in_file(file: Path) -> list[str]:
    return [row["title"] for row in sorted(json.loads(file.read_bytes())["stages"], key=lambda row: row["rank"])]


def test_a_change_comes_in_as_one_step(place: Place, sample_file: Path, boxes: Boxes) -> None:
    before = stages(place)
    theirs(sample_file)
    assert look(place) == ["“garden.journey” was changed by somebody else: 1 change was taken in."]
    assert stages(place) == ["Theirs", *before[1:]]
    assert not place.file.session.unsaved, "it is what the file holds"
    history = place.file.session.history
    assert [step.title for step in history.done] == ["Take in changes from the file"]
    place.file.session.undo()
    assert stages(place) == before
    assert place.file.session.unsaved
    assert save(place)
    assert in_file(sample_file) == before


def test_undo_in_the_message_takes_back_nothing_else(place: Place, sample_file: Path) -> None:
    theirs(sample_file)
    look(place)
    undo = place.window.toasts._shown[0]._button
    assert undo is not None
    mine(place, "Mine", at=1)
    undo.click()
    assert stages(place)[:2] == ["Theirs", "Mine"]
    assert place.window.toasts.texts() == ["Something was done since. Undo that first, or look at the history."]


def test_changes_that_fit_stand_side_by_side(place: Place, sample_file: Path, boxes: Boxes) -> None:
    mine(place, "Mine", at=1)
    theirs(sample_file)
    assert look(place) == [("“garden.journey” was changed by somebody else: 1 change was taken in. "
                           "Yours stand too.")]
    assert stages(place)[:2] == ["Theirs", "Mine"]
    assert place.file.session.unsaved
    assert save(place)
    assert in_file(sample_file)[:2] == ["Theirs", "Mine"]
    assert boxes.asked == []


def test_a_file_that_is_replaced_again_and_again_is_seen_each_time(
        qtbot: QtBot, place: Place, sample_file: Path) -> None:
    assert place.watch is not None
    look(place)
    for turn in range(3):
        theirs(sample_file, f"Turn {turn}")
        qtbot.waitUntil(lambda turn=turn: stages(place)[0] == f"Turn {turn}")


def test_a_time_alone_says_nothing(place: Place, sample_file: Path, boxes: Boxes) -> None:
    look(place)
    os.utime(sample_file, (1, 1))
    assert look(place) == []
    shutil.copy(sample_file, sample_file.with_name("again.tmp"))
    sample_file.with_name("again.tmp").replace(sample_file)
    assert look(place) == []
    mine(place)
    assert save(place)
    assert boxes.asked == []


Decide = Callable[[list[int]], None]


@pytest.fixture
def decided(monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """The answer “the file in all” to the list of conflicts; what it said."""
    said: list[list[str]] = []

    def answer(dialog: ConflictsDialog) -> int:
        dialog.rows.tick_all(True, lambda _clash: True)
        group = dialog.rows.topLevelItem(0)
        assert group is not None
        said.append([group.child(n).text(0) for n in range(group.childCount())])
        return 1

    monkeypatch.setattr(ConflictsDialog, "exec", answer)
    return said


def test_what_clashes_waits_for_the_person(
        place: Place, sample_file: Path, decided: list[list[str]], boxes: Boxes) -> None:
    mine(place)
    mine(place, "Mine too", at=1)
    theirs(sample_file)
    assert look(place) == ["“garden.journey” was changed by somebody else: 1 change clashes with yours."]
    assert look(place) == look(place), "told once"
    assert stages(place)[:2] == ["Mine", "Mine too"]
    boxes.answers = ["merge"]
    assert save(place)
    assert decided == [["Stage “Mine”, Title: “Mine” here, “Theirs” in the file; it was “Awareness”"]]
    assert in_file(sample_file)[:2] == ["Theirs", "Mine too"]
    place.file.session.undo()
    assert stages(place)[:2] == ["Mine", "Mine too"], "one undo brings ours back"


def test_mine_stays_where_nothing_is_ticked(
        place: Place, sample_file: Path, monkeypatch: pytest.MonkeyPatch, boxes: Boxes) -> None:
    mine(place)
    theirs(sample_file)
    theirs(sample_file, "Theirs too", at=1)
    monkeypatch.setattr(ConflictsDialog, "exec", lambda _dialog: 0)
    boxes.answers = ["merge", "merge"]
    assert not save(place)
    assert place.file.session.unsaved
    monkeypatch.setattr(ConflictsDialog, "exec", lambda _dialog: 1)
    assert save(place)
    assert in_file(sample_file)[:2] == ["Mine", "Theirs too"]


def test_a_deleted_file_is_told_and_the_window_wont_close_unasked(
        place: Place, sample_file: Path, boxes: Boxes) -> None:
    look(place)
    data = sample_file.read_bytes()
    sample_file.unlink()
    assert look(place) == [], "it may be amid a save"
    assert look(place)[0].startswith("“garden.journey” was deleted or moved away. Your map stands here whole")
    boxes.answers = ["cancel"]
    assert not place.window.close()
    sample_file.write_bytes(data)
    assert look(place) == []
    assert not place.file.session.unsaved, "it is back as it was"
    sample_file.unlink()
    look(place, 2)
    boxes.answers = ["overwrite"]
    assert save(place)
    assert sample_file.read_bytes()


def test_a_renamed_file_can_be_followed(place: Place, sample_file: Path, boxes: Boxes) -> None:
    theirs(sample_file, "Theirs", at=1)
    look(place)
    place.window.toasts.dismiss("foreign")
    mine(place)
    other = sample_file.with_name("terrace.journey")
    sample_file.rename(other)
    assert look(place) == ["“garden.journey” was renamed to “terrace.journey”."]
    place.window.toasts._shown[0]._button.click()  # type: ignore[union-attr] - it has one
    assert place.name() == "terrace.journey"
    assert place.file.session.unsaved
    assert save(place)
    assert in_file(other)[0] == "Mine"
    assert not sample_file.exists()
    assert not list(other.parent.glob(".~lock.garden*"))


def test_a_link_that_leads_elsewhere_is_told_and_asked(
        desk: Desk, sample_file: Path, tmp_path: Path, boxes: Boxes) -> None:
    other = tmp_path / "other.journey"
    other.write_bytes(sample_file.read_bytes())
    link = tmp_path / "link.journey"
    link.symlink_to(sample_file)
    open_paths(desk, [link])
    place = desk.places[0]
    look(place)
    link.unlink()
    link.symlink_to(other)
    assert look(place)[0].startswith("The link by which you opened “garden.journey” leads elsewhere now, to “")
    mine(place)
    boxes.answers = ["cancel"]
    before = other.read_bytes(), sample_file.read_bytes()
    assert not save(place)
    assert "leads to another file now" in boxes.asked[0]
    assert (other.read_bytes(), sample_file.read_bytes()) == before
    boxes.answers = ["overwrite"]
    assert save(place)
    assert in_file(sample_file)[0] == "Mine"
    assert other.read_bytes() == before[0]
    assert save(place), "asked once"


def test_the_file_itself_as_a_link_is_not_followed(place: Place, sample_file: Path, boxes: Boxes) -> None:
    other = sample_file.with_name("other.journey")
    sample_file.rename(other)
    sample_file.symlink_to(other)
    mine(place)
    boxes.answers = ["cancel"]
    assert not save(place)
    assert in_file(other)[0] == "Awareness"


def rewrite(file: Path, **entries: object) -> None:
    file.write_text(json.dumps(json.loads(file.read_bytes()) | entries), "utf-8")


COPIES = ("garden (conflicted copy 2026-11-22 120000).journey", "garden (Ana's conflicted copy 2026-11-22).journey",
          "garden.sync-conflict-20261122-120000-ABCDEFG.journey", "garden_conflict-20261122-120000.journey")


@pytest.mark.parametrize("name", COPIES[:2])
def test_a_conflict_copy_is_told_and_taken_in(place: Place, sample_file: Path, boxes: Boxes, name: str) -> None:
    copy = sample_file.with_name(name)
    copy.write_bytes(sample_file.read_bytes())
    theirs(copy)
    assert look(place) == [
        f"Beside “garden.journey” lies a conflict copy, “{name}”: somebody else’s work may be in it."]
    look(place)
    assert len(place.window.toasts.texts()) == 1, "told once"
    mine(place, "Mine", at=1)
    assert take_copy(place, copy)
    assert stages(place)[:2] == ["Theirs", "Mine"]
    assert copy.exists()
    assert save(place)
    assert boxes.asked == boxes.told == []


@pytest.mark.parametrize("spoil, told", [
    (lambda file: file.write_bytes(b""), "can't be read now"),
    (lambda file: file.write_bytes(b"\x00" * 1000), "can't be read now"),
    (lambda file: (file.unlink(), file.mkdir()), "can't be reached"),
    (lambda file: rewrite(file, version=99), "newer"),
    (lambda file: rewrite(file, journey={"id": "another", "title": "Another"}), "another map"),
], ids=["empty", "zeroes", "a folder", "a newer version", "another map"])
def test_what_cant_be_merged_is_told_and_not_overwritten_unasked(
        place: Place, sample_file: Path, boxes: Boxes, spoil: Callable[[Path], object], told: str) -> None:
    mine(place)
    spoil(sample_file)
    assert told in look(place, 2)[0]
    boxes.answers = ["cancel"]
    assert not save(place)
    assert len(boxes.asked) == 1
    assert stages(place)[0] == "Mine"


def test_what_a_newer_program_saved_is_never_overwritten(place: Place, sample_file: Path, boxes: Boxes) -> None:
    mine(place)
    rewrite(sample_file, version=99)
    before = sample_file.read_bytes()
    boxes.answers = ["overwrite"]
    assert not save(place)
    assert "newer Journeymapper" in boxes.told[0]
    assert sample_file.read_bytes() == before


def test_nothing_is_changed_under_a_hand_at_work(qtbot: QtBot, place: Place, sample_file: Path) -> None:
    gesture = place.file.session.gesture("Typing")
    theirs(sample_file)
    assert look(place) == []
    gesture.close()
    qtbot.waitUntil(lambda: stages(place)[0] == "Theirs")


def test_after_a_merge_a_crash_brings_all_back(desk: Desk, place: Place, sample_file: Path, boxes: Boxes) -> None:
    mine(place, "Mine", at=1)
    theirs(sample_file)
    look(place)
    mine(place, "Mine later", at=2)
    assert place.file.journal is not None
    place.file.journal.sync()
    place.closing = True  # as ended from outside: what isn't saved stays in the journal
    place.window.close()
    offer, = offers(only=sample_file)
    assert offer.base.relation == "same"
    rows = {row.id: row for row in offer.map().records}
    assert [rows[stage.id].values()["title"] for stage in queries.stages(place.file.session.store)[:3]] == [
        "Theirs", "Mine", "Mine later"]
    offer.release()


def test_a_closed_window_hears_nothing(place: Place, sample_file: Path) -> None:
    watch = place.watch
    assert watch is not None
    assert place.window.close()
    assert watch.ended
    watch.look()
    assert watch._system.files() == []


def test_what_cant_be_read_offers_no_merge_and_both_are_kept(
        place: Place, sample_file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[tuple[list[str], str]] = []

    def answer(_parent: object, _t: object, _text: str, ways: tuple[Answer, ...], detail: str = "") -> str:
        asked.append(([way.id for way in ways], detail))
        return next(way.id for way in ways if way.role == "accept")

    monkeypatch.setattr(messages, "ask", answer)
    mine(place)
    sample_file.write_bytes(b"half a map")
    assert save(place)
    assert asked[0][0] == ["both", "save_as", "overwrite", "cancel"]
    assert asked[0][1].startswith("What it holds now can't be read.")
    assert sample_file.read_bytes() == b"half a map"
    assert in_file(sample_file.with_name("garden (my version).journey"))[0] == "Mine"
