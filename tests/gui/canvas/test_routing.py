"""Many links are routed in slices beside the person's work; what is known of them shows meanwhile."""
import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from journeymapper.core.commands.cards import move_cards
from journeymapper.core.commands.links import add_link
from journeymapper.core.commands.records import delete, rename
from journeymapper.core.layout import links
from journeymapper.core.layout.links import routing
from journeymapper.core.layout.plan import build_plan
from journeymapper.core.layout.tracks import finished
from journeymapper.core.model.cards import Card
from journeymapper.core.model.other import Link
from journeymapper.ui.canvas import routing as beside
from journeymapper.ui.canvas.sheet import Sheet


@pytest.fixture
def linked(sheet: Sheet, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Sheet:
    """The sample with a link from each card to a third one, all routed; more than two of them are many."""
    monkeypatch.setattr(beside, "FEW", 2)
    cards = [row.id for row in sheet.session.store.every(Card) if row.lane and row.step]
    for n, card in enumerate(cards[:-3]):
        sheet.session.run(add_link, card, cards[n + 3])
    qtbot.waitUntil(lambda: sheet.plan.links.patient and sheet.plan.links.drawn is not None)
    return sheet


def fresh(sheet: Sheet) -> dict[str, links.Route]:
    return finished(routing(build_plan(sheet.session.store, sheet.presenter.measure, sheet.t)))


def test_in_the_end_they_run_as_if_they_were_routed_at_once(linked: Sheet, qtbot: QtBot) -> None:
    assert linked.plan.links.drawn == fresh(linked)
    card = "touchpoint-web-checkout"
    linked.session.run(rename, card, "Many words " * 20)
    linked.session.run(move_cards, [card], lane=linked.plan.boxes[card].lane, step="step-search")
    QApplication.processEvents()
    qtbot.waitUntil(lambda: linked.plan.links.drawn is not None)
    assert linked.plan.links.drawn == fresh(linked)


def test_an_edit_and_its_paint_wait_for_no_more_than_the_links_of_the_card(
    linked: Sheet, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """All else is known from before, and is found again afterwards."""
    found: list[str] = []
    find_path = links.find_path
    monkeypatch.setattr(links, "find_path", lambda layout, ends, seen: found.append(ends.id) or find_path(
        layout, ends, seen))
    card = "touchpoint-web-checkout"
    before = dict(linked.plan.links.drawn or {})
    linked.session.run(rename, card, "Many words " * 20)
    linked.viewport().repaint()
    assert linked.plan.links.drawn is None
    touched = {row.id for row in linked.session.store.referrers(card) if isinstance(row, Link)}
    own = linked.plan.boxes[card]
    beside_it = [box.id for box in linked.plan.boxes.values() if (box.lane, box.step) == (own.lane, own.step)]
    cell = {id for other in beside_it for id in linked.plan.links.by_card.get(other, ())}
    assert set(found) <= touched | cell
    assert linked.plan.route(next(iter(touched))) is not None
    assert before.keys() == {id for id in before if linked.plan.route(id) is not None}
    qtbot.waitUntil(lambda: linked.plan.links.drawn is not None)
    assert linked.plan.links.drawn == fresh(linked)


def test_a_link_that_went_is_shown_no_more(linked: Sheet) -> None:
    id = next(iter(linked.plan.links.ends))
    linked.session.run(delete, [id])
    assert linked.plan.route(id) is None


def test_few_links_are_routed_before_the_paint(sheet: Sheet, qtbot: QtBot) -> None:
    cards = [row.id for row in sheet.session.store.every(Card) if row.lane and row.step][:2]
    sheet.session.run(add_link, *cards)
    sheet.viewport().repaint()
    assert not sheet.plan.links.patient
    assert sheet.plan.links.drawn == fresh(sheet)
