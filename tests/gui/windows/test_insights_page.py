"""The Insights view in its window: chosen, brought up to date, left for the map, exported."""
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from journeymapper.app import asking
from journeymapper.app.desk import Place
from journeymapper.core.commands.records import set_fields
from journeymapper.core.foundation.i18n import texts
from journeymapper.ui.theme.current import Theme
from journeymapper.ui.windows.insights_page import InsightsPage
from tests.support.maps import sample


@pytest.fixture
def page(place: Place) -> InsightsPage:
    place.window.chrome.actions["view.insights"].trigger()
    made = place.window.chrome.views.currentWidget()
    assert isinstance(made, InsightsPage)
    return made


def test_pictures_are_chosen_by_key_and_follow_the_map(qtbot: QtBot, place: Place, page: InsightsPage) -> None:
    assert page.figure.title == "Emotional curve"
    assert page.sentence.text() == page.figure.sentence != ""
    qtbot.keyClick(page.topics, Qt.Key.Key_Down)
    assert page.figure.title == "What will be remembered"
    page.lines.setCurrentRow(1)
    qtbot.keyClick(page.topics, Qt.Key.Key_Down)
    assert page.lines.currentRow() == 0, "another picture is read from its first line"
    page.choose("curve")
    before = page.sentence.text()
    session = place.file.session
    session.run(set_fields, ["emotion-maria-need-arises"], value=2, evidence_level="researched")
    qtbot.waitUntil(lambda: page.sentence.text() != before)
    session.undo()
    qtbot.waitUntil(lambda: page.sentence.text() == before)
    page.persona.setCurrentIndex(1)
    assert page.figure.sentence.startswith("Maria feels best")


def test_enter_on_a_line_shows_it_on_the_map(qtbot: QtBot, place: Place, page: InsightsPage) -> None:
    page.lines.setCurrentRow(0)
    id = page.lines.current_id()
    qtbot.keyClick(page.lines, Qt.Key.Key_Return)
    assert place.window.chrome.views.name == "map"
    assert place.file.session.selection.ids == (id,)


def test_a_double_click_on_a_dot_shows_its_record(qtbot: QtBot, place: Place, page: InsightsPage) -> None:
    sign = page.figure.signs[0]
    at = page.view.place_of(sign.id)
    assert at is not None
    qtbot.mouseDClick(page.view.viewport, Qt.MouseButton.LeftButton, pos=at)
    assert place.window.chrome.views.name == "map"
    assert place.file.session.selection.ids == (sign.id,)


def test_what_can_be_done_belongs_to_the_picture(qtbot: QtBot, page: InsightsPage) -> None:
    """The persona to the curve, the measurements to loyalty, the export to where there is a picture; else words."""
    def shown() -> tuple[bool, ...]:
        named = {button.text(): button for button in page.findChildren(QPushButton)}
        assert named["Measurements…"].isVisible() == named["Take over values…"].isVisible()
        return (page.persona.isVisible(), named["Measurements…"].isVisible(), named["Export picture…"].isEnabled(),
                page.view.isVisible())

    page.choose("curve")
    assert shown() == (True, False, True, True)
    page.choose("channel")
    assert shown() == (False, False, True, True)
    page.choose("recommendation")
    assert shown() == (False, True, True, True)
    id = page.lines.current_id()
    with qtbot.waitSignal(page.measurements_requested) as asked:
        qtbot.keyClick(page.lines, Qt.Key.Key_Return)
    assert asked.args == [id] != [""]
    page.choose("nps")
    assert shown() == (False, True, False, False)
    assert any(label.isVisible() and label.text() == page.empty for label in page.findChildren(QLabel))


def test_the_picture_is_exported_and_only_here(place: Place, page: InsightsPage, tmp_path: Path,
                                               monkeypatch: pytest.MonkeyPatch) -> None:
    actions, out = place.window.chrome.actions, tmp_path / "curve.svg"
    proposed = []

    def chosen(_parent: object, _title: str, proposal: Path, _filters: object, _suffix: str) -> tuple[Path, int]:
        proposed.append(proposal.name)
        return out, 1

    monkeypatch.setattr(asking, "ask_target_as", chosen)
    actions["file.export_insight"].trigger()
    assert proposed == ["garden — Emotional curve.png"]
    assert out.read_text(encoding="utf-8").startswith("<?xml")
    page.choose("nps")
    actions["file.export_insight"].trigger()
    assert len(proposed) == 1, "nothing to export: it is said"
    actions["view.map"].trigger()
    assert not actions["file.export_insight"].isEnabled()


def test_without_lines_the_picture_has_all_the_height(qtbot: QtBot, page: InsightsPage) -> None:
    card = page.view.parentWidget().parentWidget()
    page.choose("curve")
    qtbot.waitUntil(lambda: page.lines.isVisible() and card.height() < page.topics.height() - page.lines.height())
    page.choose("nps")
    qtbot.waitUntil(lambda: abs(card.height() - page.topics.height()) <= 2)


def test_the_titles_of_the_pictures_are_read_whole_in_every_language(qtbot: QtBot) -> None:
    page = InsightsPage(sample(), Theme("light"), texts("es"))
    qtbot.addWidget(page)
    page.show()
    widest = max(page.topics.fontMetrics().horizontalAdvance(page.topics.item(row).text())
                 for row in range(page.topics.count()))
    assert page.topics.viewport().width() >= widest + 44, "beside icon and padding"


def test_f6_leads_from_the_pictures_to_their_lines_as_the_hint_says(page: InsightsPage) -> None:
    assert "F6 to its lines" in page.hint()
    page.choose("repurchase")
    assert page.panes()[:2] == [page.topics, page.lines]


def test_in_workshop_size_the_picture_keeps_the_room(place: Place, page: InsightsPage) -> None:
    """A scroll bar for fingers would have asked for a third of it."""
    theme = place.desk.theme
    theme.enlarge(True)
    try:
        assert 0 < page.lines.minimumHeight() == 2 * theme.target(34) > 2 * 34
    finally:
        theme.enlarge(False)
