"""The Compare view: another file beside this map, from the dialog to the line on the map."""
import json
import threading
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from journeymapper.app import asking, comparing, exporting
from journeymapper.app.desk import Desk, Place
from journeymapper.app.new_map import empty_map
from journeymapper.app.opening import open_paths
from journeymapper.core.commands.records import set_fields
from journeymapper.core.document.reader import Reader
from journeymapper.core.foundation.i18n import Texts
from journeymapper.core.persistence.reading import open_map
from journeymapper.ui.plots.figures import comparison
from journeymapper.ui.plots.figures.comparison import Group, Pair
from journeymapper.ui.windows import compare_page
from journeymapper.ui.windows.compare_page import ComparePage


@pytest.fixture
def other(place: Place, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A to-be map in which the delivery feels better and a red point is gone; the dialog for files gives it."""
    raw = json.loads((tmp_path / "garden.journey").read_text(encoding="utf-8"))
    raw["journey"]["state"] = "to-be"
    raw["journey"]["id"] = "another"
    raw["cards"] = [card for card in raw["cards"] if card.get("number") != 5]
    next(row for row in raw["emotions"] if row["id"] == "emotion-maria-need-arises")["value"] = 2
    file = tmp_path / "to-be.journey"
    file.write_text(json.dumps(raw), encoding="utf-8")
    monkeypatch.setattr(asking, "ask_files", lambda *_asked: [file])
    return file


def test_a_map_is_chosen_and_its_lines_lead_to_this_one(qtbot: QtBot, place: Place, other: Path) -> None:
    chrome = place.window.chrome
    chrome.actions["view.compare"].trigger()
    page = chrome.views.currentWidget()
    assert isinstance(page, ComparePage)
    assert page.figure.sentence == ""
    qtbot.mouseClick(page.choose, Qt.MouseButton.LeftButton)
    assert page.figure.sentence.startswith("From “this map” to “to-be.journey”")
    assert page.groups.item(0).text() == "Red points resolved  ·  1"
    assert page.lines.lines() == ["RP-005 Bot loops, no way to a person: it is no longer there"]
    place.file.session.run(set_fields, ["red-point-27"], severity=0)
    qtbot.waitUntil(lambda: page.groups.item(3).text() == "Worse  ·  1")
    page.groups.setCurrentRow(0)
    qtbot.keyClick(page.lines, Qt.Key.Key_Return)
    assert chrome.views.name == "map"
    assert place.file.session.selection.ids == ("red-point-31",)


def test_a_bad_file_is_a_sentence_and_the_changes_go_into_the_workbook(
        place: Place, other: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    told, against = list[str](), list[Path | None]()
    monkeypatch.setattr(asking, "tell", lambda _parent, _t, text: told.append(text))
    bad = tmp_path / "bad.journey"
    bad.write_text("{", encoding="utf-8")
    assert not comparing.compare_beside(place, bad)
    assert len(told) == 1
    assert comparing.compare_beside(place, other)
    monkeypatch.setattr(exporting, "export_backlog", lambda _place, path=None: against.append(path))
    place.window.chrome.actions["file.export_changes"].trigger()
    assert against == [other]


def test_a_group_stays_chosen_a_persona_is_drawn_alone_and_nothing_is_said(
        qtbot: QtBot, place: Place, other: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    session = place.file.session
    comparing.show_beside(place, open_map(other).loaded.records, "no file")
    page = place.window.chrome.views.currentWidget()
    assert isinstance(page, ComparePage)
    changes = next(button for button in page.findChildren(QPushButton) if button.text() == "Export changes to Excel…")
    assert not changes.isEnabled(), "the workbook reads a file"
    page.groups.setCurrentRow(3)
    assert page.lines.lines() == ["Nothing of this sort."]
    monkeypatch.setattr(comparison, "MOST", 1)
    session.run(set_fields, ["red-point-27", "red-point-28"], severity=0)
    qtbot.waitUntil(lambda: page.groups.item(3).text() == "Worse  ·  2")
    assert page.groups.currentRow() == 3
    assert page.lines.lines()[1:] == ["and 1 more"]
    mean = page.view.figure.strokes
    page.persona.setCurrentIndex(1)
    assert page.view.figure.strokes != mean
    assert comparing.compare_beside(place, other)
    assert changes.isEnabled()


def test_all_groups_are_seen_at_once_in_a_low_window(qtbot: QtBot, place: Place, other: Path) -> None:
    place.window.showNormal()
    place.window.resize(1366, 640)
    assert comparing.compare_beside(place, other)
    page = place.window.chrome.views.currentWidget()
    assert isinstance(page, ComparePage)
    qtbot.waitUntil(page.groups.isVisible)
    last = page.groups.visualItemRect(page.groups.item(page.groups.count() - 1))
    qtbot.waitUntil(lambda: last.bottom() <= page.groups.viewport().height())
    assert not page.groups.verticalScrollBar().isVisible()


def test_a_picture_names_both_maps_to_those_who_have_only_the_picture(
        place: Place, other: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert comparing.compare_beside(place, other)
    monkeypatch.setattr(asking, "ask_target_as", lambda *_asked: (tmp_path / "both.svg", 1))
    place.window.chrome.actions["file.export_insight"].trigger()
    said = " ".join(ET.fromstring((tmp_path / "both.svg").read_text(encoding="utf-8")).itertext())
    assert "From “garden.journey” to “to-be.journey”" in said
    assert "this map" not in said


def test_the_page_that_is_still_empty_reads_in_short_lines(place: Place) -> None:
    place.window.resize(1900, 1000)
    place.window.chrome.actions["view.compare"].trigger()
    page = place.window.chrome.views.currentWidget()
    text = next(label for label in page.findChildren(QLabel) if label.text().startswith("Choose another map"))
    assert text.width() < 0.75 * text.fontMetrics().horizontalAdvance(text.text())
    assert text.height() >= text.heightForWidth(text.width())


def test_enter_on_the_only_button_chooses_a_map(qtbot: QtBot, place: Place, other: Path) -> None:
    place.window.chrome.actions["view.compare"].trigger()
    page = place.window.chrome.views.currentWidget()
    assert isinstance(page, ComparePage)
    qtbot.waitUntil(page.choose.hasFocus)
    qtbot.keyClick(page.choose, Qt.Key.Key_Return)
    assert page.figure.sentence.startswith("From “this map”")


def test_large_maps_are_compared_beside_the_window(
        qtbot: QtBot, place: Place, other: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Changed meanwhile, the map is compared anew; what comes of the first look counts no more."""
    gate, threads, plain = threading.Event(), list[threading.Thread](), compare_page.groups_of

    def at_the_gate(pair: Pair, here: Reader, t: Texts) -> list[Group]:
        threads.append(threading.current_thread())
        found = plain(pair, here, t)
        assert gate.wait(30)
        return found

    monkeypatch.setattr(compare_page, "AT_ONCE", 0)
    monkeypatch.setattr(compare_page, "groups_of", at_the_gate)
    assert comparing.compare_beside(place, other)
    page = place.window.chrome.views.currentWidget()
    assert isinstance(page, ComparePage)
    qtbot.waitUntil(lambda: len(threads) >= 1)
    assert page.groups.item(3).text() == "Worse  ·  …"
    assert page.lines.lines() == ["Comparing…"]
    place.file.session.run(set_fields, ["red-point-27"], severity=0)
    page.refresh()
    shown = list[str]()
    page.groups.model().dataChanged.connect(lambda *_: shown.append(page.groups.item(3).text()))
    gate.set()
    qtbot.waitUntil(lambda: page.groups.item(3).text() == "Worse  ·  1")
    assert page.groups.currentRow() == 0
    assert page.lines.lines() == ["RP-005 Bot loops, no way to a person: it is no longer there"]
    assert "Worse  ·  0" not in shown
    assert threading.main_thread() not in threads
    for thread in threads:
        thread.join(30)


def test_the_other_map_that_is_open_is_offered(qtbot: QtBot, place: Place, desk: Desk, other: Path) -> None:
    compare = place.window.chrome.actions["view.compare"]
    compare.trigger()
    page = place.window.chrome.views.currentWidget()
    assert isinstance(page, ComparePage)
    assert page.start.offered == []
    place.window.chrome.actions["view.map"].trigger()
    assert open_paths(desk, [other]) == []
    desk.show(empty_map(desk.t))
    compare.trigger()
    (button,) = page.start.offered
    assert button.text() == "Compare with “to-be.journey”", "an empty map has nothing of this one"
    assert button.nextInFocusChain() is page.choose, "Tab goes as one reads"
    qtbot.keyClick(button, Qt.Key.Key_Return)
    assert page.figure.sentence.startswith("From “this map” to “to-be.journey”")
    assert page.path == other
