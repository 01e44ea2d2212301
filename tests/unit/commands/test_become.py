"""An older version comes back as one step: undone, the map is what it was; numbers that were given stay given."""
import pytest

from journeymapper.core.commands.become import become
from journeymapper.core.commands.cards import add_card
from journeymapper.core.commands.records import delete, rename
from journeymapper.core.document import queries
from journeymapper.core.foundation.errors import Refused
from journeymapper.core.foundation.ids import new_id
from journeymapper.core.model.cards import RedPoint
from journeymapper.core.session.session import Session
from tests.support.maps import sample


def changed() -> tuple[Session, dict[str, object]]:
    """The sample, in which a step went, a stage was renamed and a red point came; and what it was before."""
    session = sample()
    before = dict(session.store.records)
    session.run(delete, [queries.columns(session.store)[2].id])
    session.run(rename, queries.stages(session.store)[0].id, "Otherwise")
    return session, before


def test_the_map_is_as_it_was_and_undo_takes_it_back() -> None:
    session, before = changed()
    now = dict(session.store.records)
    assert now != before
    session.run(become, before.values())
    assert dict(session.store.records) == before
    assert session.history.done[-1].title == "Restore older version"
    session.undo()
    assert dict(session.store.records) == now
    session.redo()
    assert dict(session.store.records) == before


def test_the_present_state_is_no_step() -> None:
    session = sample()
    session.run(become, dict(session.store.records).values())
    assert session.history.done == []


def test_a_red_point_comes_back_parked_though_what_it_is_about_stands_elsewhere_now() -> None:
    session = sample()
    store = session.store
    mark = next(row for row in store.every(RedPoint) if row.about is not None and row.step is not None)
    other = next(step.id for step in queries.columns(store) if step.id != mark.step)
    session.run(lambda tx: tx.update(mark.id, step=None))
    session.run(lambda tx: tx.update(str(mark.about), step=other))
    before = dict(store.records)
    session.undo()
    session.undo()
    session.run(become, before.values())
    assert dict(store.records) == before


def test_numbers_that_were_given_since_are_not_given_again() -> None:
    session = sample()
    before = dict(session.store.records)
    step = queries.columns(session.store)[0].id
    lane = next(row.lane for row in session.store.every(RedPoint) if row.lane)
    made = session.run(add_card, "red-point", lane, step, title="New")
    number = max(row.number for row in session.store.every(RedPoint))
    assert session.store.get(made) is not None
    session.run(become, before.values())
    again = session.run(add_card, "red-point", lane, step, title="Newer")
    found = session.store.get(again)
    assert isinstance(found, RedPoint)
    assert found.number == number + 1


def test_another_map_is_refused() -> None:
    session = sample()
    journey = queries.journey(session.store)
    other = [row.model_copy(update={"id": new_id("journey")}) if row is journey else row
             for row in session.store.records.values()]
    with pytest.raises(Refused, match="of another map"):
        session.run(become, other)
