"""Pilots of a touchpoint, and what channel a persona would prefer."""
import pytest

from journeymapper.core.commands import people
from journeymapper.core.commands.pilots import MOST, add_pilot, remove_pilot, set_pilot
from journeymapper.core.commands.preferences import prefer
from journeymapper.core.commands.records import set_fields
from journeymapper.core.foundation.errors import Refused
from journeymapper.core.model.pilots import FIELDS, Pilot, pilots_of
from tests.support.board import board, get, one_step, untouched


def test_a_pilot_is_added_changed_and_deleted() -> None:
    session = board()
    with one_step(session):
        assert session.run(add_pilot, "t1", {"channel": "phone", "measure": "Answered calls"}) == 0
    with one_step(session):
        session.run(set_pilot, "t1", 0, {"from": "2026-05-01", "to": "2026-06-01", "baseline": 12, "result": "18"})
    pilot = Pilot(channel="phone", since="2026-05-01", to="2026-06-01", measure="Answered calls", baseline=12,
                  result="18")
    assert pilots_of(get(session, "t1")) == [pilot]
    assert set(get(session, "t1").pilots[0]) == set(FIELDS), "as the file names them"
    with one_step(session):
        session.run(set_pilot, "t1", 0, {"result": ""})
    assert "result" not in get(session, "t1").pilots[0]
    with one_step(session):
        session.run(remove_pilot, "t1", 0)
    assert get(session, "t1").pilots is None


def test_what_we_do_not_know_of_a_pilot_stays() -> None:
    session = board()
    odd = {"hypothesis": "cheaper", "baseline": [1, 2], "measure": "Calls"}
    session.run(set_fields, ["t1"], pilots=(odd,))
    pilot = pilots_of(get(session, "t1"))[0]
    assert (pilot.measure, pilot.baseline) == ("Calls", None), "read as far as it can be"
    session.run(set_pilot, "t1", 0, {"measure": "Mails"})
    assert get(session, "t1").pilots == ({**odd, "measure": "Mails"},)


@pytest.mark.parametrize("values, reason", [
    ({"from": "2026-02-30"}, "calendar"), ({"channel": "gone"}, "channel"), ({"result": [1]}, "result"),
    ({"from": "2026-06-01", "to": "2026-05-01"}, "before it begins"), ({"baseline": float("nan")}, "baseline"),
])  # fmt: skip
def test_a_pilot_that_can_not_be_is_refused(values: dict[str, object], reason: str) -> None:
    session = board()
    session.run(add_pilot, "t1", {"measure": "Calls"})
    with untouched(session), pytest.raises(Refused) as refused:
        session.run(set_pilot, "t1", 0, values)
    assert reason in refused.value.message.format(**refused.value.params)


def test_pilots_that_are_not_there_are_refused() -> None:
    session = board()
    for command in (lambda: session.run(set_pilot, "t1", 0, {}), lambda: session.run(remove_pilot, "t1", -1),
                    lambda: session.run(add_pilot, "r1")):
        with untouched(session), pytest.raises(Refused):
            command()
    session.run(set_fields, ["t1"], pilots=tuple({"measure": str(n)} for n in range(MOST)))
    with untouched(session), pytest.raises(Refused, match="at most"):
        session.run(add_pilot, "t1")


def test_merged_channels_take_their_pilots_along() -> None:
    session = board()
    session.run(add_pilot, "t2", {"channel": "web"})
    session.run(people.merge_entries, "phone", "web")
    assert get(session, "t2").pilots == ({"channel": "phone"},)


def test_a_persona_prefers_and_forgets() -> None:
    session = board()
    with one_step(session):
        session.run(prefer, "maria", ["s2", "s1"], "phone")
    assert get(session, "maria").preferences == {"s1": "phone", "s2": "phone"}
    with one_step(session):
        session.run(prefer, "maria", ["s1", "s2"], None)
    assert get(session, "maria").preferences is None
    for persona, steps, channel in (("t1", ["s1"], "web"), ("maria", ["t1"], "web"), ("maria", ["s1"], "t1")):
        with untouched(session), pytest.raises(Refused):
            session.run(prefer, persona, steps, channel)
