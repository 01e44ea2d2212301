"""What stands in a field that isn't committed is in the journal, and goes into its record where that takes it."""
from pathlib import Path

import pytest

from journeymapper.core.commands.records import set_fields
from journeymapper.core.document import queries
from journeymapper.core.document.store import Store
from journeymapper.core.persistence.journal.replay import Replayed
from tests.unit.persistence.journal.maps import Recorded
from tests.unit.persistence.journal.test_replay import again


@pytest.fixture
def recorded(tmp_path: Path) -> Recorded:
    recorded = Recorded(tmp_path)
    recorded.start = dict(recorded.session.store.records)
    recorded.session.typed.connect(recorded.journal.typed)
    return recorded


def replayed(recorded: Recorded) -> Replayed:
    found = again(recorded.settled().read_bytes(), recorded.start)
    recorded.journal.close(keep=False)
    assert found is not None
    return found


def scenario(found: Replayed) -> str | None:
    return queries.journey(as_store(found)).scenario


def as_store(found: Replayed) -> Store:
    return Store(found.records.values())


def test_it_comes_back_as_a_step_of_its_own(recorded: Recorded) -> None:
    """Even where nothing else was done."""
    journey = queries.journey(recorded.session.store).id
    recorded.session.typed.emit((journey,), {"scenario": "A terr"})
    recorded.session.typed.emit((journey,), {"scenario": "A terrace"})
    found = replayed(recorded)
    assert (scenario(found), len(found.done), found.changed) == ("A terrace", 1, True)


def test_what_was_given_up_doesnt(recorded: Recorded) -> None:
    journey = queries.journey(recorded.session.store).id
    recorded.session.typed.emit((journey,), {"scenario": "A terrace"})
    recorded.session.typed.emit((), {})
    assert not replayed(recorded).changed


def test_what_was_committed_and_undone_doesnt(recorded: Recorded) -> None:
    journey = queries.journey(recorded.session.store).id
    recorded.session.typed.emit((journey,), {"scenario": "A terrace"})
    recorded.session.run(set_fields, [journey], scenario="A terrace")
    recorded.session.undo()
    assert not replayed(recorded).changed


@pytest.mark.parametrize("fields", [
    {"state": "neither"}, {"unknown": "text"}, {"id": "no good id!"}, {"next_number": "1"}, {"scenario": 3},
])
def test_what_no_field_takes_is_left_out(recorded: Recorded, fields: dict[str, object]) -> None:
    journey = queries.journey(recorded.session.store).id
    recorded.session.typed.emit((journey, "gone"), fields)
    assert not replayed(recorded).changed
