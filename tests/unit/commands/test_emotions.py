"""Emotions: whose they are, where they stand, how far they go."""
import pytest

from journeymapper.core.commands import emotions
from journeymapper.core.foundation.errors import Refused
from tests.support.board import board, get, one_step, untouched


def add(session: object, *arguments: object, **fields: object) -> object:
    return get(session, session.run(emotions.add_emotion, *arguments, **fields))


@pytest.mark.parametrize("asked, kept", [(3, 2), (-2.5, -2), (0.126, 0.13), (2, 2), (-2, -2), (0, 0)])
def test_values_stay_on_the_scale(asked: float, kept: float) -> None:
    session = board()
    assert add(session, "s3", asked).value == kept
    session.run(emotions.set_emotion, "e1", asked)
    assert get(session, "e1").value == kept


def test_a_point_goes_to_the_first_persona_that_has_none_at_the_step() -> None:
    session = board()
    assert add(session, "s2", 0).persona == "paul", "Maria has one there"
    assert add(session, "s3", 0).persona == "maria"


def test_a_lane_s_point_goes_to_a_persona_of_the_lane() -> None:
    session = board(("lanes", {"id": "mood", "rank": "a1", "title": "", "kind": "emotions", "personas": ["paul"]}))
    assert add(session, "s3", 0, lane="mood").persona == "paul"
    assert add(session, "s3", 0, lane="mood").persona == "paul", "where all have one the first gets another"


def test_a_second_point_stands_in_the_widest_gap() -> None:
    session = board()
    assert add(session, "s1", 0, "maria").offset == 0.75
    assert add(session, "s1", 0, "maria").offset == 0.25
    assert add(session, "s1", 0, "maria", offset=0.9).offset == 0.9
    assert add(session, "s3", 0, "maria").offset is None


@pytest.mark.parametrize("arguments, words", [
    (("nowhere", 0), "step"), (("A", 0), "step"), (("s1", 0, "nowhere"), "persona"), (("s1", 0, "web"), "persona"),
])  # fmt: skip
def test_a_point_of_nobody_or_nowhere_is_refused(arguments: tuple[object, ...], words: str) -> None:
    session = board()
    with untouched(session), pytest.raises(Refused, match=words):
        session.run(emotions.add_emotion, *arguments)


def test_an_offset_beyond_the_step_is_refused() -> None:
    session = board()
    with untouched(session), pytest.raises(Refused, match="offset"):
        session.run(emotions.add_emotion, "s1", 0, "maria", offset=1.5)


def test_a_point_moves_with_its_other_fields() -> None:
    session = board()
    with one_step(session):
        session.run(emotions.set_emotion, "e1", -1, step="s2", offset=0.2)
    assert (get(session, "e1").value, get(session, "e1").step, get(session, "e1").offset) == (-1, "s2", 0.2)
    with untouched(session), pytest.raises(Refused):
        session.run(emotions.set_emotion, "t1", 0)


def test_points_are_nudged_together_and_stop_at_the_end() -> None:
    session = board()
    with one_step(session):
        session.run(emotions.nudge_emotions, ["e1", "e2", "t1", "nowhere"], 1.5)
    assert (get(session, "e1").value, get(session, "e2").value) == (2, 0)

