"""A draft: it reads as the state to come, reaches the store only whole and valid, or not at all."""
import pytest

from journeymapper.core.document.changes import MISSING
from journeymapper.core.document.transaction import Transaction
from journeymapper.core.foundation.errors import Refused
from journeymapper.core.model.cards import Card, Touchpoint
from journeymapper.core.model.journey import Step
from journeymapper.core.model.kinds import card_model
from journeymapper.core.model.people import Channel
from tests.support.board import board, get, untouched
from tests.support.maps import state

NEW = Channel(id="new", rank="a5", name="Fax")


def draft() -> Transaction:
    return Transaction(board().store)


def test_a_draft_reads_as_the_state_to_come() -> None:
    tx = draft()
    tx.add(NEW)
    tx.update("t1", channel="new", step="s4")
    tx.remove("n1")
    assert tx.get("new") is NEW
    assert tx.find(Card, "n1") is None
    assert [row.id for row in tx.referrers("new")] == ["t1"]
    assert [row.id for row in tx.referrers("web")] == ["paul"]
    assert (tx.cell("touch", "s1"), [row.id for row in tx.cell("touch", "s4")]) == ([], ["t1"])
    assert {row.id for row in tx.every(Channel)} == {"web", "phone", "new"}
    assert {row.id for row in tx.every(Touchpoint)} == {"t1", "t2"}


def test_a_draft_forgets_what_it_drafted_before() -> None:
    tx = draft()
    tx.update("t1", channel="phone", step="s4")
    tx.update("t1", channel=None, step="s2")
    assert [row.id for row in tx.referrers("phone")] == ["paul", "t2"]
    assert (tx.cell("touch", "s4"), [row.id for row in tx.cell("touch", "s2")]) == ([], ["t1"])
    tx.remove("t1")
    assert tx.cell("touch", "s2") == []


def test_the_store_hears_nothing_of_a_draft() -> None:
    session = board()
    before = state(session.store)
    tx = Transaction(session.store)
    tx.add(NEW)
    tx.remove("t1")
    tx.close()
    assert state(session.store) == before


@pytest.mark.parametrize("late", [
    lambda tx: tx.add(NEW), lambda tx: tx.update("t1", title="x"), lambda tx: tx.remove("t1"),
    lambda tx: tx.replace(NEW), lambda tx: tx.close(),
], ids=["add", "update", "remove", "replace", "close"])  # fmt: skip
def test_after_its_close_a_transaction_takes_nothing(late: object) -> None:
    tx = draft()
    tx.close()
    with pytest.raises(RuntimeError, match="outside"):
        late(tx)


def test_an_exception_in_a_command_leaves_everything_as_it_was() -> None:
    session = board()

    def fail(tx: Transaction) -> None:
        tx.remove("t1")
        tx.add(NEW)
        raise ZeroDivisionError

    with untouched(session), pytest.raises(ZeroDivisionError):
        session.run(fail)
    session.run(lambda tx: tx.add(NEW))
    assert get(session, "new") == NEW


@pytest.mark.parametrize("id, field, value", [
    ("r1", "severity", 5), ("r1", "severity", True), ("r1", "severity", "3"), ("t1", "feeling", -3),
    ("e1", "value", 2.5), ("e1", "value", float("nan")), ("maria", "colour", "red"), ("t1", "title", None),
    ("t1", "title", "x" * 20_001), ("n1", "rank", "a"), ("n1", "text", "\ud800"), ("r1", "status", "lost"),
])  # fmt: skip
def test_a_value_that_a_field_can_not_take_is_refused_and_named(id: str, field: str, value: object) -> None:
    session = board()
    with untouched(session), pytest.raises(Refused) as refusal:
        session.run(lambda tx: tx.update(id, **{field: value}))
    assert refusal.value.params["field"] == field
    assert f"“{field}”" in str(refusal.value)


def test_an_id_can_not_be_taken_twice() -> None:
    tx = draft()
    with pytest.raises(ValueError, match="taken"):
        tx.add(NEW.changed(id="web"))
    tx.remove("web")
    tx.add(NEW.changed(id="web"))


def test_nobody_updates_what_is_not_there() -> None:
    with pytest.raises(KeyError):
        draft().update("nowhere", title="x")


def test_removing_what_is_not_there_is_no_change() -> None:
    tx = draft()
    tx.remove("nowhere")
    assert not tx.close()


def test_what_is_set_to_its_own_value_or_back_is_no_change() -> None:
    tx = draft()
    tx.update("t1", title="Leaflet")
    assert tx.revision == 0
    tx.update("t1", title="Flyer")
    tx.update("t1", title="Leaflet")
    tx.add(NEW)
    tx.remove("new")
    assert tx.changed_ids() == []
    assert not tx.close()


def test_an_update_keeps_unknown_fields_and_missing_takes_them_away() -> None:
    session = board(("channels", {"id": "web", "rank": "a0", "name": "Web", "later": {"x": 1}}))
    session.run(lambda tx: tx.update("web", name="Shop"))
    assert get(session, "web").values()["later"] == {"x": 1}
    session.run(lambda tx: tx.update("web", later=MISSING))
    assert "later" not in get(session, "web").values()
    session.undo()
    assert get(session, "web").values()["later"] == {"x": 1}


def test_a_card_may_be_replaced_by_one_of_another_kind() -> None:
    session = board()
    quote = card_model("quote").model_validate({**get(session, "n1").values(), "kind": "quote"})
    session.run(lambda tx: tx.replace(quote))
    assert get(session, "n1").kind == "quote"
    session.undo()
    assert type(get(session, "n1")) is card_model("note")
    session.redo()
    assert type(get(session, "n1")) is card_model("quote")


def test_a_reference_to_nothing_is_mended_at_the_close() -> None:
    session = board()
    session.run(lambda tx: tx.update("t1", channel="nowhere"))
    assert get(session, "t1").channel is None


def test_a_step_of_no_stage_is_not_kept() -> None:
    session = board()
    with untouched(session):
        session.run(lambda tx: tx.add(Step(id="s9", rank="a0", stage="nowhere", title="")))
