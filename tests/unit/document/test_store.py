"""The store: one door, one event, indexes that follow."""
import pytest

from journeymapper.core.document.changes import ChangeSet
from journeymapper.core.document.origin import Origin
from journeymapper.core.document.store import Announcing, StaleChange, Store
from journeymapper.core.model.cards import Card, RedPoint, Touchpoint
from journeymapper.core.model.journey import Stage, Step
from journeymapper.core.model.people import Channel
from tests.support.board import board
from tests.support.maps import state

STAGE = Stage(id="st", rank="a0", title="Use")
STEP = Step(id="s", rank="a0", stage="st", title="One")
WEB = Channel(id="web", rank="a0", name="Web")
TOUCH = Touchpoint(id="t", rank="a0", lane="l", step="s", title="", channel="web")


def store() -> Store:
    return Store([STAGE, STEP, WEB, TOUCH])


def test_a_change_is_announced_once_after_it_was_made() -> None:
    doc, heard = store(), []
    renamed = WEB.changed(name="Shop")
    doc.changed.connect(lambda change, origin: heard.append((change, origin, doc.get("web"))))
    change = ChangeSet(updated={"web": (WEB, renamed)})
    doc.apply(change, Origin.REMOTE)
    assert heard == [(change, Origin.REMOTE, renamed)]


@pytest.mark.parametrize("change", [
    ChangeSet(added={"web": WEB}),
    ChangeSet(removed={"x": WEB.changed(id="x")}),
    ChangeSet(removed={"web": WEB.changed(name="Shop")}),
    ChangeSet(updated={"web": (WEB.changed(name="Shop"), WEB)}),
    ChangeSet(added={"new": WEB.changed(id="new")}, removed={"web": WEB.changed(name="Shop")}),
], ids=["added is there", "removed isn't there", "removed differs", "updated differs", "one of two"])  # fmt: skip
def test_a_change_that_does_not_fit_is_stale_and_changes_nothing(change: ChangeSet) -> None:
    doc, before, heard = store(), state(store()), []
    doc.changed.connect(lambda *_: heard.append(1))
    with pytest.raises(StaleChange):
        doc.apply(change, Origin.USER)
    assert state(doc) == before
    assert heard == []


def test_a_listener_that_changes_the_document_is_refused() -> None:
    doc, seen = store(), []

    def meddle(change: ChangeSet, origin: Origin) -> None:
        seen.append(doc.announcing)
        with pytest.raises(Announcing):
            doc.apply(ChangeSet(removed={"web": WEB}), Origin.USER)

    doc.changed.connect(meddle)
    doc.apply(ChangeSet(removed={"t": TOUCH}), Origin.USER)
    assert seen == [True]
    assert not doc.announcing
    assert doc.get("web") == WEB


def test_after_a_listener_that_fails_the_store_can_change_again() -> None:
    doc = store()

    def fail(change: ChangeSet, origin: Origin) -> None:
        raise ArithmeticError

    end = doc.changed.connect(fail)
    with pytest.raises(ArithmeticError):
        doc.apply(ChangeSet(removed={"t": TOUCH}), Origin.USER)
    end()
    doc.apply(ChangeSet(added={"t": TOUCH}), Origin.USER)
    assert doc.get("t") == TOUCH


def test_the_view_of_all_records_is_read_only() -> None:
    with pytest.raises(TypeError):
        store().records["x"] = WEB  # type: ignore[index] # that is the point


def test_records_are_found_by_id_and_type() -> None:
    doc = store()
    assert doc.get("t") is TOUCH
    assert doc.get(None) is None
    assert doc.find(Card, "t") is TOUCH
    assert doc.find(RedPoint, "t") is None
    assert doc.every(Card) == doc.every(Touchpoint) == [TOUCH]
    assert doc.every(RedPoint) == []


def test_references_and_cells_follow_each_change() -> None:
    doc = store()
    assert doc.referrers("web") == [TOUCH]
    assert doc.referrers("st") == [STEP]
    assert doc.cell("l", "s") == [TOUCH]
    parked = TOUCH.changed(step=None, channel=None)
    doc.apply(ChangeSet(updated={"t": (TOUCH, parked)}), Origin.USER)
    assert (doc.referrers("web"), doc.referrers("s"), doc.cell("l", "s")) == ([], [], [])
    assert doc.cell("l", None) == [parked]
    doc.apply(ChangeSet(removed={"t": parked}), Origin.USER)
    assert (doc.cell("l", None), doc.every(Card)) == ([], [])


def test_load_replaces_all_as_one_change() -> None:
    doc, heard = store(), []
    doc.changed.connect(lambda change, origin: heard.append((change, origin)))
    shop = WEB.changed(name="Shop")
    change = doc.load([shop, STAGE, WEB.changed(id="new")])
    assert heard == [(change, Origin.LOAD)]
    assert set(change.removed) == {"s", "t"}
    assert set(change.added) == {"new"}
    assert change.updated == {"web": (WEB, shop)}
    assert set(doc.records) == {"web", "st", "new"}


def test_loading_the_same_again_says_nothing() -> None:
    doc, heard = store(), []
    doc.changed.connect(lambda *_: heard.append(1))
    assert not doc.load([STAGE, STEP, WEB, TOUCH])
    assert heard == []


def test_a_board_s_indexes_are_those_of_a_fresh_store() -> None:
    session = board()
    fresh = Store(session.store.records.values())
    assert state(session.store) == state(fresh)
