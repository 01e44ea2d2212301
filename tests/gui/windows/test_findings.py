"""The findings beside the map: they follow it, lead to their places, are mended, accepted and taken back."""
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from journeymapper.app.desk import Desk, Place
from journeymapper.core.analysis.engine import find_all
from journeymapper.core.commands.records import delete, set_fields
from journeymapper.core.document import queries
from journeymapper.core.foundation.i18n import texts
from journeymapper.core.model.cards import RedPoint
from journeymapper.core.session.session import Session
from journeymapper.ui.panels.findings import FindingsPanel
from journeymapper.ui.panels.findings_model import ACCEPTED, FindingsModel, Node
from journeymapper.ui.panels.findings_watch import FindingsWatch
from journeymapper.ui.theme.current import Theme
from tests.support.board import board
from tests.support.maps import sample


def settled(panel: FindingsPanel, qtbot: QtBot) -> None:
    """All is looked at and shown."""
    panel.watch.finish()
    qtbot.waitUntil(lambda: panel.settled)


@pytest.fixture
def panel(place: Place, qtbot: QtBot) -> FindingsPanel:
    """Opened by its action, with the keyboard in it."""
    with qtbot.waitActive(place.window):
        place.window.activateWindow()
    place.window.chrome.actions["view.findings"].trigger()
    built = place.window.chrome.map_page.findings.content
    assert isinstance(built, FindingsPanel)
    settled(built, qtbot)
    assert built.tree.hasFocus()
    return built


def rows(panel: FindingsPanel, section: str, rule: str) -> list[Node]:
    groups = next(node for node in panel.model.sections if node.key[0] == section).children
    return next((group.children for group in groups if group.rule == rule), [])


def stand(panel: FindingsPanel, section: str, rule: str, row: int = 0) -> Node:
    node = rows(panel, section, rule)[row]
    panel.tree.setCurrentIndex(panel.model.index_of(node))
    return node


def test_all_findings_stand_in_their_families_along_the_map(panel: FindingsPanel, place: Place) -> None:
    session = place.window.session
    assert sum(panel.model.count(section) for section in panel.model.sections) == len(find_all(session.store))
    assert [panel.model.words(node).split(":")[0] for node in rows(panel, "grey-areas", "grey-area")] == [
        "Compare → Visit store", "Ask advice → Order", "Order → Delivery", "Assemble → Ask for help"]
    assert panel.model.count(panel.model.sections[-1]) == 0, "nothing is accepted"
    said = panel.head.sums.text()
    assert said.replace("\N{NO-BREAK SPACE}", " ") == "2 serious · 10 worth a look · 14 good to know"
    assert said.count(" ") == 4, "a number stays with its word"
    assert panel.head.sums.wordWrap()


def test_enter_goes_to_both_ends_of_a_grey_area(panel: FindingsPanel, place: Place) -> None:
    stand(panel, "grey-areas", "grey-area", 1)
    assert "nobody holds both ends" in panel.detail.why.text()
    assert panel.detail.source.text().startswith("Source: Grey areas")
    QTest.keyClick(panel.tree, Qt.Key.Key_Return)
    assert place.window.session.selection.ids == ("step-ask-advice", "step-order")
    assert panel.tree.hasFocus(), "so that one can go on to the next"
    QTest.keyClick(panel.tree, Qt.Key.Key_Escape)
    assert place.window.chrome.map_page.sheet.hasFocus()


def test_a_finding_about_the_journey_opens_its_dialog(place: Place, panel: FindingsPanel, qtbot: QtBot) -> None:
    place.window.session.run(set_fields, ["garden-furniture"], scenario=None)
    settled(panel, qtbot)
    stand(panel, "completeness", "no-scenario")
    assert panel.detail.go.text() == "Open the journey…"
    opened: list[bool] = []
    action = place.window.chrome.actions["map.properties"]
    action.triggered.disconnect()
    action.triggered.connect(lambda: opened.append(True))
    panel.detail.go.click()
    assert opened == [True]


def test_a_fix_is_one_step_and_its_row_goes(panel: FindingsPanel, place: Place, qtbot: QtBot) -> None:
    stand(panel, "mistakes", "one-channel-only", 1)
    steps = len(place.window.session.history.done)
    QTest.keyClick(panel.tree, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settled(panel, qtbot)
    assert len(place.window.session.history.done) == steps + 1
    assert [node.key[2] for node in rows(panel, "mistakes", "one-channel-only")] == [
        "step-need-arises", "step-visit-store", "step-assemble"]
    place.window.session.undo()
    settled(panel, qtbot)
    assert len(rows(panel, "mistakes", "one-channel-only")) == 4


def test_accepting_asks_why_and_can_be_taken_back(panel: FindingsPanel, place: Place, qtbot: QtBot) -> None:
    session = place.window.session
    stand(panel, "grey-areas", "grey-area")
    panel.detail.accept.click()
    assert panel.detail.reason.hasFocus()
    QTest.keyClick(panel.detail.reason, Qt.Key.Key_Return)
    assert session.history.done == [], "no reason, no acceptance"
    QTest.keyClicks(panel.detail.reason, "one team from May")
    QTest.keyClick(panel.detail.reason, Qt.Key.Key_Return)
    settled(panel, qtbot)
    assert len(rows(panel, "grey-areas", "grey-area")) == 3
    assert panel.tree.node() is rows(panel, "grey-areas", "grey-area")[0], "the next one"
    node = stand(panel, ACCEPTED, "grey-area")
    assert node.judged is not None
    assert "one team from May" in panel.detail.state.text()
    assert panel.detail.fix.isHidden()
    panel.detail.back.click()
    settled(panel, qtbot)
    assert len(rows(panel, "grey-areas", "grey-area")) == 4
    assert queries.journey(session.store).accepted_findings is None
    assert panel.tree.node() is rows(panel, "grey-areas", "grey-area")[0], "one goes on where one was"
    assert panel.detail.isVisible()


def test_a_panel_that_is_gone_hears_of_no_theme(
        panel: FindingsPanel, place: Place, desk: Desk, qtbot: QtBot) -> None:
    place.closing = True
    place.window.close()
    QApplication.processEvents()
    with qtbot.capture_exceptions() as thrown:
        desk.theme.choose("dark")
    assert thrown == []


def test_escape_puts_a_reason_away(panel: FindingsPanel) -> None:
    stand(panel, "grey-areas", "grey-area")
    panel.detail.accept.click()
    QTest.keyClick(panel.detail.reason, Qt.Key.Key_Escape)
    assert panel.detail.asking.isHidden()
    assert panel.detail.accept.hasFocus()


def test_a_rule_is_accepted_as_a_whole(panel: FindingsPanel, place: Place, qtbot: QtBot) -> None:
    group = rows(panel, "completeness", "red-point-without-evidence")[0].parent
    assert group is not None
    panel.tree.setCurrentIndex(panel.model.index_of(group))
    panel.detail.accept.click()
    QTest.keyClicks(panel.detail.reason, "interviews in May")
    panel.detail.keep.click()
    settled(panel, qtbot)
    assert rows(panel, "completeness", "red-point-without-evidence") == []
    assert len(rows(panel, ACCEPTED, "red-point-without-evidence")) == 5
    assert place.window.session.history.done[-1].params == {"n": 5}


def test_what_was_accepted_on_other_facts_is_back_with_its_reason(
        panel: FindingsPanel, place: Place, qtbot: QtBot) -> None:
    stand(panel, "grey-areas", "grey-area")
    panel.accept("one team")
    place.window.session.run(set_fields, ["touchpoint-terrace-display"], department="department-marketing")
    settled(panel, qtbot)
    stand(panel, "grey-areas", "grey-area")
    assert "one team" in panel.detail.was.text()
    assert not panel.detail.was.isHidden()


def test_words_and_severities_narrow_the_list(panel: FindingsPanel, qtbot: QtBot) -> None:
    panel.head.words.setText("DELIVERY grey")
    panel.head.narrowed.emit(panel.head.words.text(), frozenset({"high", "medium", "low"}))
    settled(panel, qtbot)
    assert sum(panel.model.count(section) for section in panel.model.sections) == 1
    panel.head.words.clear()
    panel.head.severities["high"].setChecked(True)
    settled(panel, qtbot)
    qtbot.waitUntil(lambda: sum(panel.model.count(section) for section in panel.model.sections) == 2)


def test_the_foot_counts_them_and_opens_the_panel(place: Place, qtbot: QtBot) -> None:
    page = place.window.chrome.map_page
    page.watch.finish()
    button = next(part for part in place.window.chrome.status.children() if type(part).__name__ == "FindingsButton")
    assert button.text() == "26 findings"
    button.click()
    assert not page.findings.isHidden()
    button.click()
    assert page.findings.isHidden()
    place.window.chrome.actions["view.backlog"].trigger()
    assert not place.window.chrome.actions["view.findings"].isEnabled()
    button.click()
    assert place.window.chrome.views.name == "map", "from another view it leads to the map"
    assert not page.findings.isHidden()


def test_what_is_read_stays_where_it_is_while_others_come_and_go(
        panel: FindingsPanel, place: Place, qtbot: QtBot) -> None:
    node = stand(panel, "completeness", "red-point-without-owner", 2)
    place.window.session.run(delete, ["red-point-28"])
    settled(panel, qtbot)
    now = panel.tree.node()
    assert now is not None
    assert now.key == node.key
    assert [row.place for row in rows(panel, "completeness", "red-point-without-owner")] == [0, 1, 2]


def test_a_watch_takes_its_time_and_follows(qtbot: QtBot) -> None:
    session = sample()
    owner = FindingsModel(texts("en"))
    watch = FindingsWatch(session, owner)
    assert not watch.settled
    with qtbot.waitSignal(watch.changed, timeout=5000):
        pass
    assert {row.finding.key for group in watch.groups.values() for row in group.open} == {
        row.key for row in find_all(session.store)}
    with qtbot.waitSignal(watch.changed, timeout=5000) as told:
        session.run(set_fields, ["red-point-28"], owner="Ana")
    assert told.args == [{"red-point-without-owner"}]


def test_a_map_with_many_findings_shows_them_page_by_page(qtbot: QtBot) -> None:
    session: Session = board(*(("cards", {
        "id": f"x{n}", "rank": "a0", "kind": "red-point", "step": "s1", "lane": "red", "title": "Slow",
        "number": n + 10}) for n in range(450)))
    theme = Theme("light")
    holder = FindingsModel(texts("en"))
    watch = FindingsWatch(session, holder)
    panel = FindingsPanel(watch, theme, texts("en"))
    qtbot.addWidget(panel)
    settled(panel, qtbot)
    many = rows(panel, "completeness", "red-point-without-owner")
    assert (len(many), many[-1].more, panel.model.words(many[-1])) == (201, True, "Show 200 more")
    panel.tree.setCurrentIndex(panel.model.index_of(many[-1]))
    panel.go()
    many = rows(panel, "completeness", "red-point-without-owner")
    assert (len(many), panel.model.words(many[-1])) == (401, "Show 52 more")
    assert session.store.find(RedPoint, "x1") is not None
