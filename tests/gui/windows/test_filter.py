"""The filter's bar: chosen by mouse and keyboard, counted, cleared; the map is dimmed and nothing else."""
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from journeymapper.app.desk import Desk, Place
from journeymapper.core.analysis.filter import Filter
from journeymapper.core.commands.records import delete, set_fields
from journeymapper.core.document import queries
from journeymapper.core.foundation.i18n import texts
from journeymapper.core.model.cards import Card, RedPoint, Touchpoint
from journeymapper.core.model.people import Emotion
from journeymapper.core.session.session import Session
from journeymapper.formats.png.paint import write
from journeymapper.ui.canvas.layers.dim import faint_personas
from journeymapper.ui.panels.filter_bar import FilterBar
from journeymapper.ui.windows.filtering import FilterPane
from tests.support.mouse import click, middle


@pytest.fixture
def pane(place: Place, qtbot: QtBot) -> FilterPane:
    """The bar, opened by its action."""
    with qtbot.waitActive(place.window):
        place.window.activateWindow()
    place.window.chrome.actions["view.filter"].trigger()
    return place.window.chrome.map_page.filter_pane


@pytest.fixture
def bar(pane: FilterPane) -> FilterBar:
    return pane.content


@pytest.fixture
def session(place: Place) -> Session:
    return place.window.session


def plain_cards(place: Place) -> set[str]:
    """The cards on the map that aren't dimmed."""
    sheet = place.window.chrome.map_page.sheet
    rules = [dim.cards for dim in sheet.dims.values() if dim.cards is not None]
    return {id for id in sheet.plan.boxes if all(id in rule for rule in rules)}


def tick(bar: FilterBar, choice: str, id: str) -> None:
    """By mouse: open the list, click the box, close it."""
    button = bar.choices[choice]
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    box = button.boxes[id]
    QTest.mouseClick(box, Qt.MouseButton.LeftButton, pos=QPoint(12, box.height() // 2))
    QTest.keyClick(box.window(), Qt.Key.Key_Escape)


def test_a_channel_is_ticked_and_the_rest_is_dimmed(bar: FilterBar, place: Place, session: Session) -> None:
    channel = next(card.channel for card in session.store.every(Touchpoint) if card.channel)
    tick(bar, "channels", channel)
    wanted = {card.id for card in session.store.every(Touchpoint) if card.channel == channel}
    plain = plain_cards(place)
    assert {id for id in plain if session.store.find(Touchpoint, id)} == wanted
    assert f"{len(plain)} of {len(session.store.every(Card))} cards fit" == bar.count.text()


def test_several_may_be_ticked(bar: FilterBar, place: Place, session: Session) -> None:
    first, second = [row.id for row in queries.departments(session.store)][:2]
    tick(bar, "departments", first)
    tick(bar, "departments", second)
    assert {card.department for id in plain_cards(place) if (card := session.store.find(Touchpoint, id))} \
        == {first, second}
    tick(bar, "departments", first)
    assert bar.filter.departments == {second}


def test_the_list_is_opened_and_ticked_by_keyboard(bar: FilterBar) -> None:
    button = bar.choices["personas"]
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_Down)
    id, box = next(iter(button.boxes.items()))
    assert box.hasFocus()
    QTest.keyClick(box, Qt.Key.Key_Space)
    assert bar.filter.personas == {id}
    QTest.keyClick(box.window(), Qt.Key.Key_Escape)
    assert bar.isVisible(), "Escape closed the list alone"


def test_words_are_typed(bar: FilterBar, place: Place, session: Session, qtbot: QtBot) -> None:
    assert bar.words.hasFocus()
    QTest.keyClicks(bar.words, "van")
    qtbot.waitUntil(lambda: bar.filter.words == "van", timeout=2000)
    assert plain_cards(place)
    assert all("van" in f"{card.title} {card.text} {card.evidence}".casefold()
               for id in plain_cards(place) if (card := session.store.find(Touchpoint, id)))


def test_words_dim_the_curves_that_do_not_say_them(bar: FilterBar, place: Place, session: Session) -> None:
    sheet = place.window.chrome.map_page.sheet
    maria, paul = queries.personas(session.store)[:2]
    said = next(row for row in session.store.every(Emotion) if row.persona == maria.id)
    session.run(set_fields, [said.id], quote="Quokkas everywhere")
    bar.changed.emit(Filter(words="quokkas"))
    assert faint_personas(sheet) == {row.id for row in queries.personas(session.store)} - {maria.id}
    assert [dim.points for dim in sheet.dims.values()] == [{said.id}]
    other = next(row for row in session.store.every(Emotion) if row.persona == paul.id)
    session.run(set_fields, [other.id], quote="No quokkas")
    assert paul.id not in faint_personas(sheet)
    bar.clear()
    assert not faint_personas(sheet)


def test_a_persona_dims_the_curves_of_the_others(bar: FilterBar, place: Place, session: Session) -> None:
    first, second = [row.id for row in queries.personas(session.store)][:2]
    tick(bar, "personas", first)
    dim = place.window.chrome.map_page.sheet.dims["filter"]
    assert dim.personas is not None
    assert first in dim.personas
    assert second not in dim.personas


def test_escape_clears_and_goes_back_to_the_map(bar: FilterBar, place: Place, session: Session) -> None:
    tick(bar, "departments", queries.departments(session.store)[0].id)
    bar.words.setFocus()
    QTest.keyClick(bar.words, Qt.Key.Key_Escape)
    sheet = place.window.chrome.map_page.sheet
    assert not sheet.dims
    assert not bar.isVisible()
    assert sheet.hasFocus()
    assert not place.window.chrome.actions["view.filter"].isChecked()


def test_one_click_clears_and_keeps_the_bar(bar: FilterBar, place: Place, session: Session) -> None:
    assert not bar.clear_button.isEnabled()
    tick(bar, "departments", queries.departments(session.store)[0].id)
    QTest.mouseClick(bar.clear_button, Qt.MouseButton.LeftButton)
    assert not place.window.chrome.map_page.sheet.dims
    assert bar.isVisible()


def test_the_key_goes_to_the_bar_and_from_the_bar_closes_it(place: Place, bar: FilterBar) -> None:
    sheet, action = place.window.chrome.map_page.sheet, place.window.chrome.actions["view.filter"]
    sheet.setFocus()
    action.trigger()
    assert action.isChecked()
    focused = QApplication.focusWidget()
    assert focused is not None
    assert bar.isAncestorOf(focused)
    action.trigger()
    assert not bar.isVisible()
    assert not action.isChecked()


def test_a_filter_is_no_part_of_the_document(bar: FilterBar, session: Session) -> None:
    before = dict(session.store.records)
    tick(bar, "departments", queries.departments(session.store)[0].id)
    assert dict(session.store.records) == before
    assert not session.history.done
    assert not session.unsaved


def test_it_follows_each_change(bar: FilterBar, place: Place, session: Session) -> None:
    channel, other = [row.id for row in queries.channels(session.store)][:2]
    tick(bar, "channels", channel)
    moved = next(card for card in session.store.every(Touchpoint) if card.channel == channel)
    session.run(set_fields, [moved.id], channel=other)
    assert moved.id not in plain_cards(place)
    session.undo()
    assert moved.id in plain_cards(place)


def test_a_deleted_channel_leaves_the_choices(bar: FilterBar, session: Session) -> None:
    channel = queries.channels(session.store)[0].id
    tick(bar, "channels", channel)
    session.run(delete, [channel])
    assert not bar.filter
    bar.choices["channels"].open_list()
    assert channel not in bar.choices["channels"].boxes


def test_a_dimmed_card_is_selected_by_a_click(bar: FilterBar, place: Place, session: Session) -> None:
    tick(bar, "departments", queries.departments(session.store)[0].id)
    sheet = place.window.chrome.map_page.sheet
    away = next(id for id in sheet.plan.boxes if id not in plain_cards(place))
    click(sheet, middle(sheet, away))
    assert session.selection.ids == (away,)


def test_another_language_keeps_the_filter(bar: FilterBar, place: Place, session: Session) -> None:
    department = queries.departments(session.store)[0].id
    tick(bar, "departments", department)
    place.window.rebuild(texts("es"))
    pane = place.window.chrome.map_page.filter_pane
    assert not pane.isHidden()
    assert pane.filter.departments == {department}
    assert "filter" in place.window.chrome.map_page.sheet.dims


def test_red_points_of_a_persona_fit(bar: FilterBar, place: Place, session: Session) -> None:
    red = next(row for row in session.store.every(RedPoint) if row.personas and len(row.personas) == 1)
    tick(bar, "personas", red.personas[0])  # type: ignore[index]  # it has one
    assert red.id in plain_cards(place)
    assert red.about in plain_cards(place) or session.store.find(Card, red.about) is None


def test_an_export_is_not_dimmed(bar: FilterBar, place: Place, session: Session, tmp_path: Path) -> None:
    actions = place.window.chrome.actions
    assert actions["file.export_picture"].isEnabled()
    write(session.store, tmp_path / "before.png", place.window.chrome.t, {})
    tick(bar, "departments", queries.departments(session.store)[0].id)
    write(session.store, tmp_path / "after.png", place.window.chrome.t, {})
    assert (tmp_path / "before.png").read_bytes() == (tmp_path / "after.png").read_bytes()


@pytest.mark.parametrize("width, large", [
    (1366, False), (1366, True), (1000, False), (900, False), (760, False), (1920, True)])
def test_nothing_in_the_bar_is_squeezed_beside_open_panels(
        desk: Desk, pane: FilterPane, place: Place, width: int, large: bool) -> None:
    desk.theme.dress()
    desk.theme.enlarge(large)
    place.window.setGeometry(0, 0, width, 768)
    place.window.chrome.actions["view.outline"].trigger()
    QTest.qWait(0)
    bar = pane.content
    for name, choice in bar.choices.items():
        assert choice.text().lower() == name, f"{choice.width()} of {choice.named_width()}"
    ends = (bar.count, bar.clear_button, bar.close_button)
    for part in ends:
        assert part.width() >= part.sizeHint().width(), part
    assert bar.words.width() >= 100
    places = [part.geometry() for part in (*bar.choices.values(), bar.words, *ends)]
    assert all(bar.rect().contains(place) for place in places)
    assert not any(one.intersects(other) for at, one in enumerate(places) for other in places[:at])
    desk.theme.enlarge(False)
