"""Open, save, revert, close: what becomes of the file and of the window's title."""
import json
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from journeymapper.app import salvaging
from journeymapper.app.desk import Desk, Place
from journeymapper.app.map_file import read_map_file
from journeymapper.app.opening import open_dropped, open_from, open_paths
from journeymapper.app.salvaging import CLOSE, OLDER, RECOVER
from journeymapper.app.saving import revert, save, save_as
from journeymapper.app.wiring import quit_all
from journeymapper.core.commands.records import rename
from journeymapper.core.document import queries
from journeymapper.core.foundation.i18n import texts
from journeymapper.core.foundation.paths import state_folder
from journeymapper.core.persistence.codec import decode
from journeymapper.ui.qt.long_news import LongNews
from journeymapper.ui.qt.messages import ordered, question
from tests.gui.windows.boxes import Boxes
from tests.support.maps import SAMPLE


def change(place: Place, title: str = "Changed") -> str:
    """Rename the first stage; its id."""
    session = place.file.session
    stage = queries.stages(session.store)[0]
    session.run(rename, stage.id, title)
    return stage.id


def titles(file: Path) -> list[str]:
    return [stage["title"] for stage in json.loads(file.read_bytes())["stages"]]


def meaning(data: bytes) -> dict[str, object]:
    """The file without the order of its lists, which ranks and ids say."""
    raw = json.loads(data)
    return {key: sorted(rows, key=lambda row: row["id"]) if isinstance(rows, list) else rows
            for key, rows in raw.items()}


def test_the_asterisk_comes_with_a_change_and_goes_with_undo(place: Place, qtbot: QtBot) -> None:
    window = place.window
    assert not window.isWindowModified()
    change(place)
    qtbot.waitUntil(window.isWindowModified)
    assert window.chrome.top_bar.file_texts() == ("garden.journey", "— unsaved changes")
    window.chrome.actions["edit.undo"].trigger()
    qtbot.waitUntil(lambda: not window.isWindowModified())
    assert window.chrome.top_bar.file_texts() == ("garden.journey", "— saved")


def test_undo_is_named_in_menu_and_tooltip(place: Place, qtbot: QtBot) -> None:
    undo = place.window.chrome.actions["edit.undo"]
    assert not undo.isEnabled()
    change(place)
    qtbot.waitUntil(undo.isEnabled)
    assert undo.text() == "Undo: Rename"
    assert "Undo: Rename" in undo.toolTip()
    undo.trigger()
    redo = place.window.chrome.actions["edit.redo"]
    qtbot.waitUntil(redo.isEnabled)
    assert redo.text() == "Redo: Rename"


def test_a_file_saved_untouched_means_the_same(place: Place, sample_file: Path, boxes: Boxes) -> None:
    before = dict(place.file.session.store.records)
    assert save(place)
    after, repairs = read_map_file(sample_file)
    assert dict(after.session.store.records) == before
    assert repairs == ()
    assert meaning(sample_file.read_bytes()) == meaning(SAMPLE.read_bytes())


def test_a_saved_change_is_in_the_file(qtbot: QtBot, place: Place, sample_file: Path, boxes: Boxes) -> None:
    change(place)
    place.window.chrome.actions["file.save"].trigger()
    qtbot.waitUntil(lambda: place.writing is None)
    assert titles(sample_file)[0] == "Changed"
    assert not place.file.session.unsaved
    assert place.window.toasts.texts() == ["Saved “garden.journey”."]


def test_cancel_keeps_the_window_and_its_changes(place: Place, desk: Desk, boxes: Boxes) -> None:
    change(place)
    boxes.answers = ["cancel"]
    assert not place.window.close()
    assert boxes.asked == ["Save the changes to “garden.journey”?"]
    assert desk.places == [place]
    assert place.file.session.unsaved


def test_dont_save_closes_and_leaves_the_file(place: Place, desk: Desk, sample_file: Path, boxes: Boxes) -> None:
    change(place)
    boxes.answers = ["discard"]
    assert place.window.close()
    assert desk.places == []
    assert titles(sample_file)[0] == "Awareness"


def test_save_at_the_question_saves_and_closes(place: Place, desk: Desk, sample_file: Path, boxes: Boxes) -> None:
    change(place)
    boxes.answers = ["save"]
    assert place.window.close()
    assert desk.places == []
    assert titles(sample_file)[0] == "Changed"


def test_a_window_without_changes_closes_unasked(place: Place, boxes: Boxes) -> None:
    assert place.window.close()
    assert boxes.asked == []


def test_a_cancelled_quit_keeps_all_windows(place: Place, desk: Desk, new_place: Place, boxes: Boxes) -> None:
    change(place)
    boxes.answers = ["cancel"]
    assert not quit_all(desk)
    assert desk.places == [place, new_place]
    boxes.answers = ["discard"]
    assert quit_all(desk)
    assert desk.places == []


def test_revert_asks_and_brings_the_file_back(place: Place, boxes: Boxes) -> None:
    stage = change(place)
    boxes.answers = ["cancel"]
    assert not revert(place)
    assert place.file.session.unsaved
    boxes.answers = ["revert"]
    assert revert(place)
    record = place.file.session.store.get(stage)
    assert record is not None
    assert record.values()["title"] == "Awareness"
    assert not place.file.session.unsaved


def test_an_untitled_map_asks_for_a_file(new_place: Place, tmp_path: Path, boxes: Boxes) -> None:
    assert new_place.window.windowTitle().startswith("Untitled — New journey[*]")
    assert new_place.window.chrome.top_bar.file_texts()[1] == "— not saved yet"
    boxes.target = tmp_path / "mine.journey"
    assert save(new_place)
    assert boxes.target.exists()
    assert new_place.window.chrome.top_bar.file_texts() == ("mine.journey", "— saved")


def test_nothing_is_written_where_the_dialog_was_cancelled(new_place: Place, boxes: Boxes) -> None:
    assert not save_as(new_place)
    assert new_place.file.path is None


def test_a_change_by_somebody_else_is_asked_about(place: Place, sample_file: Path, boxes: Boxes) -> None:
    change(place, "Mine")
    theirs = sample_file.read_text("utf-8").replace("Awareness", "Theirs")
    sample_file.write_text(theirs, "utf-8")
    boxes.answers = ["cancel"]
    assert not save(place)
    assert "changed by somebody else" in boxes.asked[0]
    assert sample_file.read_text("utf-8") == theirs
    assert place.file.session.unsaved
    boxes.answers = ["overwrite"]
    assert save(place)
    assert titles(sample_file)[0] == "Mine"


def test_a_change_by_somebody_else_can_be_saved_elsewhere(place: Place, sample_file: Path, boxes: Boxes) -> None:
    change(place, "Mine")
    sample_file.write_text(sample_file.read_text("utf-8").replace("Awareness", "Theirs"), "utf-8")
    boxes.answers, boxes.target = ["save_as"], sample_file.with_name("other.journey")
    assert save(place)
    assert titles(sample_file)[0] == "Theirs"
    assert titles(boxes.target)[0] == "Mine"
    assert place.name() == "other.journey"


def test_both_versions_can_be_kept_after_they_were_compared(
        place: Place, sample_file: Path, boxes: Boxes, monkeypatch: pytest.MonkeyPatch) -> None:
    told = []
    monkeypatch.setattr(LongNews, "exec", lambda news: told.append(news.lines.toPlainText()))
    change(place, "Mine")
    theirs = sample_file.read_text("utf-8").replace("Awareness", "Theirs")
    sample_file.write_text(theirs, "utf-8")
    taken = sample_file.with_name("garden (my version).journey")
    taken.write_bytes(b"of an earlier day")
    boxes.answers = ["compare", "both"]
    assert save(place)
    assert told == ["• Stage: renamed “Theirs” to “Mine”"]
    assert (sample_file.read_text("utf-8"), taken.read_bytes()) == (theirs, b"of an earlier day")
    assert titles(sample_file.with_name("garden (my version) 2.journey"))[0] == "Mine"
    assert (place.name(), place.file.session.unsaved) == ("garden (my version) 2.journey", False)
    assert place.window.toasts.texts() == [
        "Saved “garden (my version) 2.journey”. The other version stays in “garden.journey”."]


def test_another_version_that_cant_be_read_is_told(place: Place, sample_file: Path, boxes: Boxes) -> None:
    change(place, "Mine")
    sample_file.write_bytes(b"{")
    boxes.answers = ["compare", "cancel"]
    assert not save(place)
    assert "can't be opened" in boxes.told[0]
    assert place.file.session.unsaved


def test_a_failed_save_says_why_and_keeps_the_changes(place: Place, sample_file: Path, boxes: Boxes) -> None:
    change(place)
    gone = sample_file.parent / "gone"
    place.file.path, place.file.named, place.file.hash = gone / "x.journey", None, None
    boxes.answers = ["cancel"]
    assert not save(place)
    assert "can't be written" in boxes.asked[0]
    assert "save in another place" in boxes.asked[0]
    assert place.file.session.unsaved


def test_a_file_open_elsewhere_is_no_target(place: Place, new_place: Place, sample_file: Path, boxes: Boxes) -> None:
    boxes.target = sample_file
    assert not save_as(new_place)
    assert boxes.told == ["“garden.journey” is open in another window. Choose another name."]


def test_the_same_file_raises_its_window(place: Place, desk: Desk, sample_file: Path, tmp_path: Path) -> None:
    link = tmp_path / "link.journey"
    link.symlink_to(sample_file)
    assert open_paths(desk, [sample_file, link]) == []
    assert desk.places == [place]


def test_an_untouched_new_map_gives_way(new_place: Place, desk: Desk, sample_file: Path) -> None:
    open_from(new_place, [sample_file])
    assert [one.name() for one in desk.places] == ["garden.journey"]


def test_a_changed_new_map_stays(new_place: Place, desk: Desk, sample_file: Path) -> None:
    journey = queries.journey(new_place.file.session.store)
    new_place.file.session.run(rename, journey.id, "Mine")
    open_from(new_place, [sample_file])
    assert len(desk.places) == 2


def test_a_file_that_is_no_map_is_told_plainly(place: Place, desk: Desk, tmp_path: Path, boxes: Boxes) -> None:
    bad = tmp_path / "bad.journey"
    bad.write_text("{", "utf-8")
    for answer, told in (("cancel", 0), ("recover", 1)):
        boxes.answers = [answer]
        open_dropped(place, [str(bad)])
        assert len(boxes.told) == told
    assert len(boxes.asked) == 2
    for text in (*boxes.asked, *boxes.told):
        assert "can't be opened" in text
        assert "Traceback" not in text
    assert desk.places == [place]


def test_what_can_be_read_of_a_damaged_file_is_offered(
        new_place: Place, desk: Desk, sample_file: Path, boxes: Boxes) -> None:
    whole = len(decode(sample_file.read_bytes()).records)
    sample_file.write_bytes(sample_file.read_bytes()[:-1000])
    before, boxes.answers = sample_file.read_bytes(), ["recover"]
    open_from(new_place, [sample_file])
    assert len(desk.places) == 1, "the empty map gives way"
    place = desk.places[0]
    assert place.file.path is None
    assert place.file.session.unsaved
    assert "garden" in place.name()
    assert whole - 10 < len(place.file.session.store.records) < whole
    rest = sample_file.with_name("garden.rest.txt")
    assert boxes.told == [(f"“garden.journey” is left as it is. What could be read of it stands in this window and "
                          f"isn't saved yet. The rest is kept as text in “{rest}”.")]
    assert rest.read_text("utf-8").startswith("── Line ")
    assert sample_file.read_bytes() == before


def test_the_rest_goes_elsewhere_where_its_folder_cant_be_written(
        new_place: Place, sample_file: Path, boxes: Boxes, monkeypatch: pytest.MonkeyPatch) -> None:
    def beside_nothing(beside: Path, *_: object) -> Path:
        if beside == sample_file:
            raise PermissionError(13, "no")
        return beside

    monkeypatch.setattr(salvaging, "keep_rest", beside_nothing)
    sample_file.write_bytes(sample_file.read_bytes()[:-1000])
    boxes.answers = ["recover"]
    open_from(new_place, [sample_file])
    assert str(state_folder() / "recovered" / "garden.journey") in boxes.told[0]


def test_repairs_are_said_and_count_as_changes(desk: Desk, sample_file: Path) -> None:
    data = json.loads(sample_file.read_bytes())
    data["cards"][0]["rank"] = "!"
    sample_file.write_text(json.dumps(data), "utf-8")
    assert open_paths(desk, [sample_file]) == []
    place = desk.places[0]
    assert place.file.session.unsaved
    assert place.window.toasts.texts()[0].startswith("1 thing in the file had to be mended.")


def test_a_newer_file_opens_and_refuses_to_be_saved(desk: Desk, sample_file: Path, boxes: Boxes) -> None:
    data = json.loads(sample_file.read_bytes())
    sample_file.write_text(json.dumps(data | {"version": 99}), "utf-8")
    before = sample_file.read_bytes()
    assert open_paths(desk, [sample_file]) == []
    place = desk.places[0]
    assert "newer version" in place.window.toasts.texts()[0]
    change(place)
    assert not save(place)
    assert not save_as(place)
    assert len(boxes.told) == 2
    assert sample_file.read_bytes() == before


@pytest.mark.parametrize("way", ["file.save", "file.save_as", "file.save_as_to_be", "file.close", "file.versions"])
def test_no_button_writes_a_newer_file(desk: Desk, sample_file: Path, boxes: Boxes, way: str) -> None:
    """Nor is there a journal, a backup, or a list of exports kept for it."""
    data = json.loads(sample_file.read_bytes())
    sample_file.write_text(json.dumps(data | {"version": 99}), "utf-8")
    before = sample_file.read_bytes()
    assert open_paths(desk, [sample_file]) == []
    place = desk.places[0]
    change(place)
    boxes.target = sample_file.with_name("other.journey")
    boxes.answers = ["save", "cancel"]
    place.window.chrome.actions[way].trigger()
    assert sample_file.read_bytes() == before
    assert [path.name for path in sample_file.parent.iterdir()] == [sample_file.name]
    assert place.file.journal is None
    kept = [path for name in ("recovery", "backups") for path in (state_folder() / name).rglob("*") if path.is_file()]
    assert kept == []


def test_for_a_damaged_file_enter_recovers_and_escape_closes(qtbot: QtBot) -> None:
    """Nothing is written by it: it is the way out that a person looks for."""
    assert ordered((RECOVER, OLDER, CLOSE)) == [RECOVER, OLDER, CLOSE]
    box = question(None, texts("en"), "Damaged", (RECOVER, OLDER, CLOSE))
    qtbot.addWidget(box)
    assert (box.defaultButton().objectName(), box.escapeButton().objectName()) == (RECOVER.id, CLOSE.id)
