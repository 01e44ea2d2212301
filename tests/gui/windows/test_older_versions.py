"""File → Older versions: each answer, and that nothing is lost by any of them."""
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from journeymapper.app.desk import Desk, Place
from journeymapper.app.opening import open_from
from journeymapper.app.saving import save
from journeymapper.core.commands.records import rename
from journeymapper.core.document import queries
from journeymapper.core.foundation.i18n import texts
from journeymapper.core.persistence.lock.lock import acquire
from journeymapper.core.persistence.reading import open_map
from journeymapper.core.persistence.versions import versions_of
from journeymapper.ui.dialogs.versions import VersionsDialog, size
from journeymapper.ui.windows.compare_page import ComparePage
from tests.gui.windows.boxes import Boxes
from tests.unit.persistence.lock.places import LUIS, program

NOW = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)


def change(place: Place, title: str) -> None:
    session = place.file.session
    session.run(rename, queries.stages(session.store)[0].id, title)


def title(place: Place) -> str:
    return queries.stages(place.file.session.store)[0].title


def asked(qtbot: QtBot, kind: type = VersionsDialog) -> VersionsDialog:
    """The dialog that is open."""
    def found() -> list[VersionsDialog]:
        return [one for one in QApplication.topLevelWidgets() if isinstance(one, kind) and one.isVisible()]

    qtbot.waitUntil(lambda: bool(found()))
    return found()[0]


def opened(place: Place, qtbot: QtBot) -> VersionsDialog:
    place.window.chrome.actions["file.versions"].trigger()
    return asked(qtbot)


def column(box: VersionsDialog, number: int) -> list[str]:
    items = [box.rows.topLevelItem(row) for row in range(box.rows.topLevelItemCount())]
    return [item.text(number) for item in items if item is not None]


@pytest.fixture
def twice(place: Place, boxes: Boxes) -> Place:
    """Saved twice: “Awareness”, then “First”, now “Second”."""
    for name in ("First", "Second"):
        change(place, name)
        assert save(place)
    return place


def test_versions_are_listed_with_time_size_and_cards(twice: Place, qtbot: QtBot) -> None:
    box = opened(twice, qtbot)
    assert [text.partition(",")[0] for text in column(box, 0)] == ["Today", "Today"]
    assert all(text.endswith("kB") for text in column(box, 1))
    qtbot.waitUntil(lambda: column(box, 2) == ["44", "44"])
    assert "what “garden.journey” holds now is kept too" in box.about.text()
    assert not box.maps.isVisible()
    qtbot.keyClick(box, Qt.Key.Key_Escape)
    assert title(twice) == "Second"


def test_by_keys_alone_one_opens_as_a_copy(twice: Place, desk: Desk, qtbot: QtBot) -> None:
    box = opened(twice, qtbot)
    assert box.focusWidget() is box.rows
    qtbot.keyClick(box.rows, Qt.Key.Key_Down)
    qtbot.keyClick(box.rows, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(desk.places) == 2)
    copy = desk.places[1]
    assert (title(copy), copy.file.path, copy.file.session.unsaved) == ("Awareness", None, True)
    assert copy.name().startswith("garden 20")
    assert copy.name().endswith(" (copy)")
    assert (title(twice), twice.file.session.unsaved) == ("Second", False)


def test_restoring_is_a_step_and_keeps_what_was_there_unsaved_changes_too(
        twice: Place, sample_file: Path, qtbot: QtBot) -> None:
    change(twice, "Not saved")
    before = sample_file.read_bytes()
    opened(twice, qtbot).restore.click()
    qtbot.waitUntil(lambda: title(twice) == "First")
    assert (twice.file.session.unsaved, sample_file.read_bytes()) == (True, before)
    (said,) = (text for text in twice.window.toasts.texts() if "as it was saved" in text)
    assert said.endswith("What it held before is kept under Older versions.")
    kept = versions_of(sample_file).versions
    assert [b"Not saved" in one.path.read_bytes() for one in kept] == [True, False, False]
    twice.file.session.undo()
    assert title(twice) == "Not saved"
    twice.file.session.redo()
    assert save(twice)
    assert b"First" in sample_file.read_bytes()
    assert before in [one.path.read_bytes() for one in versions_of(sample_file).versions]


def test_a_version_stands_beside_the_map_in_the_compare_view(twice: Place, qtbot: QtBot) -> None:
    opened(twice, qtbot).compare.click()
    views = twice.window.chrome.views
    qtbot.waitUntil(lambda: views.name == "compare")
    page = views.currentWidget()
    assert isinstance(page, ComparePage)
    page.groups.setCurrentRow(7)
    assert page.lines.lines() == ["Stage: renamed “First” to “Second”"]
    assert page.path is not None, "the changes since then can go into a workbook"
    assert {row.id for row in open_map(page.path).loaded.records} == set(twice.file.session.store.records)


def test_a_file_that_no_longer_opens_gets_an_older_version_back(
        desk: Desk, twice: Place, sample_file: Path, boxes: Boxes, qtbot: QtBot) -> None:
    assert twice.window.close()
    sample_file.write_bytes(b"damaged")
    place = desk.show(twice.file.__class__(twice.file.session))
    boxes.answers = ["recover", "older"]
    open_from(place, [sample_file])
    assert "Nothing in it can be read as a part of a map" in boxes.asked[1], "no dead end"
    box = asked(qtbot)
    qtbot.waitUntil(lambda: column(box, 2) == ["44", "44"])
    box.restore.click()
    qtbot.waitUntil(lambda: any(one.file.path == sample_file for one in desk.places))
    assert b"First" in sample_file.read_bytes()
    kept = versions_of(sample_file).versions
    assert b"damaged" in [one.path.read_bytes() for one in kept]
    found = next(one for one in desk.places if one.file.path == sample_file)
    assert (title(found), found.file.session.unsaved) == ("First", False)
    assert found.window.toasts.texts()[0].endswith("What could not be opened is kept under Older versions.")
    again = opened(found, qtbot)
    qtbot.waitUntil(lambda: sorted(column(again, 2)) == ["44", "44", "can't be read"])
    again.reject()


def test_a_file_that_is_gone_is_offered_too_from_another_maps_window(
        desk: Desk, twice: Place, sample_file: Path, new_place: Place, boxes: Boxes, qtbot: QtBot) -> None:
    assert twice.window.close()
    sample_file.unlink()
    boxes.answers = ["cancel"]
    open_from(new_place, [sample_file])
    assert "there is no such file" in boxes.asked[0]
    box = opened(new_place, qtbot)
    assert box.maps.currentText() == f"garden.journey — {sample_file.parent}"[:80]
    box.restore.click()
    qtbot.waitUntil(lambda: [one.file.path for one in desk.places] == [sample_file])
    assert title(desk.places[0]) == "First"


def test_a_damaged_file_that_somebody_else_has_open_is_left_to_them(
        desk: Desk, twice: Place, sample_file: Path, new_place: Place, boxes: Boxes, tmp_path: Path,
        qtbot: QtBot) -> None:
    assert twice.window.close()
    sample_file.write_bytes(b"damaged")
    theirs = acquire(sample_file, program(LUIS, tmp_path / "luis")).lock
    assert theirs is not None
    opened(new_place, qtbot).restore.click()
    qtbot.waitUntil(lambda: len(boxes.told) == 1)
    assert boxes.told[0].startswith("“garden.journey” is open: Luis Gómez on “tower” has it. Nothing was changed.")
    assert (sample_file.read_bytes(), desk.place_of(sample_file)) == (b"damaged", None)
    assert theirs.is_ours()
    theirs.release()
    opened(new_place, qtbot).restore.click()
    qtbot.waitUntil(lambda: desk.place_of(sample_file) is not None)
    found = desk.place_of(sample_file)
    assert found is not None
    assert (title(found), found.file.held_by, found.file.lock is not None) == ("First", None, True)


def test_a_map_that_is_not_open_is_restored_in_its_window_and_not_in_its_file(
        desk: Desk, twice: Place, sample_file: Path, new_place: Place, boxes: Boxes, qtbot: QtBot) -> None:
    assert twice.window.close()
    before = sample_file.read_bytes()
    opened(new_place, qtbot).restore.click()
    qtbot.waitUntil(lambda: [one.file.path for one in desk.places] == [sample_file])
    qtbot.waitUntil(lambda: title(desk.places[0]) == "First")
    assert (desk.places[0].file.session.unsaved, sample_file.read_bytes()) == (True, before)


def test_where_nothing_is_kept_it_says_so(place: Place, new_place: Place, boxes: Boxes, qtbot: QtBot) -> None:
    new_place.window.chrome.actions["file.versions"].trigger()
    assert boxes.told[0].startswith("No older version of any map is kept yet.")
    box = opened(place, qtbot)
    assert box.about.text().startswith("No older version of “garden.journey” is kept yet.")
    assert [one.isEnabled() for one in (box.copy, box.restore, box.compare)] == [False] * 3
    box.close_button.click()


def test_a_damaged_version_is_told_and_changes_nothing(twice: Place, sample_file: Path, boxes: Boxes, qtbot: QtBot,
                                                      ) -> None:
    versions_of(sample_file).versions[0].path.write_bytes(b"{")
    opened(twice, qtbot).restore.click()
    qtbot.waitUntil(lambda: bool(boxes.told))
    assert boxes.told[0].startswith("This version is damaged and can't be read: today, ")
    assert (title(twice), twice.file.session.unsaved) == ("Second", False)
    again = asked(qtbot)
    again.rows.setCurrentItem(again.rows.topLevelItem(1))
    again.restore.click()
    qtbot.waitUntil(lambda: title(twice) == "Awareness")


def test_sizes_are_friendly() -> None:
    assert [size(count, texts("en")) for count in (17, 18_300, 2_340_000)] == ["17 bytes", "18 kB", "2.3 MB"]
