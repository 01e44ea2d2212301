"""One file, two windows or two people: who comes second looks, takes a copy, or takes over by choice."""
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from journeymapper.app import asking, holders, locking
from journeymapper.app.desk import Desk, Place
from journeymapper.app.opening import open_paths
from journeymapper.app.saving import save, save_as
from journeymapper.core.commands.records import rename
from journeymapper.core.document import queries
from journeymapper.core.persistence.lock.lock import Lock, acquire, holder, lock_path, take_over
from journeymapper.ui.forms.moments import moment
from tests.gui.windows.boxes import Boxes
from tests.unit.persistence.lock.places import ANA, LUIS, program


@pytest.fixture
def ana(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Our windows are Ana's."""
    for module in (locking, holders):
        monkeypatch.setattr(module, "this_program", lambda: program(ANA, tmp_path))


@pytest.fixture
def luis(ana: None, sample_file: Path, tmp_path: Path) -> Lock:
    """Luis has the file open on his computer."""
    lock = acquire(sample_file, program(LUIS, tmp_path)).lock
    assert lock is not None
    return lock


Second = Callable[[str], Place]


@pytest.fixture
def second(desk: Desk, luis: Lock, sample_file: Path, boxes: Boxes, qtbot: QtBot) -> Second:
    """Opens the file that Luis has and gives an answer to the question."""
    def opened(answer: str) -> Place:
        boxes.answers = [answer]
        assert open_paths(desk, [sample_file]) == []
        qtbot.waitUntil(lambda: not boxes.answers)
        return desk.places[0]

    return opened


def change(place: Place, title: str = "Changed") -> None:
    session = place.file.session
    session.run(rename, queries.stages(session.store)[0].id, title)


def first_stage(file: Path) -> str:
    return str(json.loads(file.read_bytes())["stages"][0]["title"])


def test_an_open_map_has_a_lock_and_a_closed_one_leaves_nothing(place: Place, sample_file: Path) -> None:
    assert lock_path(sample_file).exists()
    assert place.window.close()
    assert list(sample_file.parent.iterdir()) == [sample_file]


def test_who_has_it_is_said_and_the_window_is_plainly_read_only(
        second: Second, sample_file: Path, boxes: Boxes) -> None:
    place = second("look")
    assert boxes.asked[0].startswith("“garden.journey” is open already: Luis Gómez on “tower” has it.\n")
    assert place.file.held_by is not None
    assert place.file.held_by.since is not None
    when = moment(place.file.held_by.since, place.t, amid=True)
    assert f"\nOpen since {when} (process 200)." in boxes.asked[0]
    assert place.window.windowTitle() == "garden.journey[*] (read-only) — Journeymapper"
    assert place.window.chrome.top_bar.file_texts() == ("garden.journey", "— read-only · saved")
    change(place)
    place.window.refresh()
    assert place.window.chrome.top_bar.file_texts()[1] == "— read-only · unsaved changes"
    before, boxes.target = sample_file.read_bytes(), sample_file.with_name("mine.journey")
    place.window.chrome.actions["file.save"].trigger()
    assert sample_file.read_bytes() == before, "Save is Save as"
    assert first_stage(boxes.target) == "Changed"
    assert place.window.windowTitle() == "mine.journey[*] — Journeymapper"
    assert lock_path(boxes.target).exists()


def test_read_only_cant_be_saved_over_the_file_by_choosing_it(second: Second, sample_file: Path, boxes: Boxes) -> None:
    place = second("look")
    change(place)
    before, boxes.target = sample_file.read_bytes(), sample_file
    assert not save(place)
    assert sample_file.read_bytes() == before
    assert boxes.told == ["“garden.journey” is open already: Luis Gómez on “tower” has it. Choose another name."]


def test_read_only_another_name_is_proposed(
        second: Second, sample_file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    place = second("look")
    proposed: list[Path] = []
    monkeypatch.setattr(asking, "ask_target", lambda _window, _title, proposal, *_more: proposed.append(proposal))
    assert not save(place)
    assert proposed == [sample_file.with_name("garden (my version).journey")]


def test_a_copy_is_a_map_of_its_own(second: Second, luis: Lock, desk: Desk, boxes: Boxes, qtbot: QtBot) -> None:
    second("copy")
    qtbot.waitUntil(lambda: len(desk.places) == 1 and desk.places[0].file.path is None)
    place = desk.places[0]
    assert place.name() == "garden (copy)"
    assert place.file.session.unsaved
    assert not place.file.held_by
    assert len(boxes.asked) == 1
    assert luis.is_ours()


def test_taken_over_it_can_be_saved_and_the_other_one_knows(
        second: Second, luis: Lock, sample_file: Path, boxes: Boxes) -> None:
    place = second("take")
    assert not luis.is_ours()
    assert place.window.toasts.texts() == ["“garden.journey” is yours now; Luis Gómez on “tower” is told."]
    change(place)
    assert save(place)
    assert first_stage(sample_file) == "Changed"
    assert place.window.windowTitle() == "garden.journey[*] — Journeymapper"


@pytest.fixture
def lost(ana: None, place: Place, sample_file: Path, tmp_path: Path) -> Place:
    """Ana's window, with a change, whose file Luis takes over."""
    change(place, "Mine")
    there = program(LUIS, tmp_path)
    seen = holder(sample_file, there)
    assert seen is not None
    assert take_over(sample_file, seen, there).lock is not None
    return place


@pytest.mark.parametrize("answer", ["cancel", "save_as", "take_back"])
def test_who_was_taken_over_is_told_and_loses_nothing(
        lost: Place, sample_file: Path, boxes: Boxes, answer: str) -> None:
    boxes.answers, boxes.target = [answer], sample_file.with_name("mine.journey")
    assert save(lost) == (answer != "cancel")
    assert boxes.asked == [("“garden.journey” was taken over by Luis Gómez on “tower”. Save your work under another "
                            "name, or take the map back.")]
    assert first_stage(sample_file) == ("Mine" if answer == "take_back" else "Awareness")
    assert lost.file.session.unsaved == (answer == "cancel")
    if answer == "cancel":
        assert lost.window.windowTitle() == "garden.journey[*] (taken over) — Journeymapper"
        assert lost.window.toasts.texts()[0].startswith("“garden.journey” was taken over by Luis Gómez on “tower”.")


def test_a_lock_that_was_tidied_away_is_made_again(ana: None, place: Place, sample_file: Path) -> None:
    lock_path(sample_file).unlink()
    change(place)
    assert save(place)
    assert lock_path(sample_file).exists()
    assert place.file.held_by is None


def test_a_map_saved_as_another_one_gives_the_first_back(place: Place, sample_file: Path, boxes: Boxes) -> None:
    boxes.target = sample_file.with_name("other.journey")
    assert save_as(place)
    assert not lock_path(sample_file).exists()
    assert lock_path(boxes.target).exists()


def test_no_lock_is_no_hindrance(desk: Desk, sample_file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise OSError(30, "read-only")

    monkeypatch.setattr(locking, "acquire", refuse)
    assert open_paths(desk, [sample_file]) == []
    place = desk.places[0]
    assert place.file.held_by is None
    change(place)
    assert save(place)


def test_the_question_is_plain_and_escape_looks_only(desk: Desk, luis: Lock, sample_file: Path, qtbot: QtBot) -> None:
    seen: list[list[str]] = []

    def escape() -> None:
        box = QApplication.activeModalWidget()
        assert box is not None
        seen.append([button.text() for button in box.findChildren(QPushButton)])
        QTest.keyClick(box, Qt.Key.Key_Escape)

    assert open_paths(desk, [sample_file]) == []
    QTimer.singleShot(50, escape)
    qtbot.waitUntil(lambda: bool(seen))
    assert sorted(seen[0]) == ["Open a copy", "Open read-only", "Take over"]
    assert desk.places[0].file.held_by is not None
