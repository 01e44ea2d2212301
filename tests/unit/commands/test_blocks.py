"""Several stages, steps, lanes moved at once keep their order."""
import pytest

from journeymapper.core.commands import blocks
from journeymapper.core.commands.lane_sides import MOVED
from journeymapper.core.document import queries
from journeymapper.core.foundation.errors import Refused
from journeymapper.core.layout.sides import side_of
from tests.support.board import board, get, one_step, order, untouched

MORE = [("stages", {"id": "C", "rank": "a2", "title": "Last"}),
        ("steps", {"id": "s5", "rank": "a0", "stage": "C", "title": "Five"})]


@pytest.mark.parametrize("index, after", [(0, ["C", "A", "B"]), (1, ["A", "C", "B"]), (None, ["A", "B", "C"])])
def test_a_stage_goes_to_its_place(index: int | None, after: list[str]) -> None:
    session = board(*MORE)
    with one_step(session) if after != ["A", "B", "C"] else untouched(session):
        session.run(blocks.move_stages, ["C"], index)
    assert [row.id for row in queries.stages(session.store)] == after


def test_stages_move_together() -> None:
    session = board(*MORE)
    with one_step(session):
        session.run(blocks.move_stages, {"C", "B"}, 0)
    assert order(session) == ["s3", "s4", "s5", "s1", "s2"]
    assert session.history.done[-1].title == "Move stages"


def test_steps_of_several_stages_move_together_and_none_is_left_without() -> None:
    session = board(*MORE)
    with one_step(session):
        session.run(blocks.move_steps, ["s5", "s2", "s4"], "B", 0)
    assert [row.id for row in queries.steps_of(session.store, "B")] == ["s2", "s4", "s5", "s3"]
    assert len(queries.steps_of(session.store, "C")) == 1
    assert (get(session, "p1").step, get(session, "p1").until) == ("s1", "s3")
    with untouched(session), pytest.raises(Refused):
        session.run(blocks.move_steps, ["s1"], "nowhere", 0)


def test_lanes_move_together() -> None:
    session = board()
    with one_step(session):
        session.run(blocks.move_lanes, ["work", "touch"], 1)
    assert [row.id for row in queries.lanes(session.store)] == ["mood", "touch", "work", "red"]


@pytest.mark.parametrize("moved, index, side", [("work", 0, "customer"), ("touch", None, "backstage"),
                                                ("work", 3, "backstage"), ("touch", 2, "customer")])
def test_a_lane_dragged_beyond_a_line_takes_the_side_of_its_new_neighbours(
    moved: str, index: int | None, side: str
) -> None:
    session = board()
    own = side_of(get(session, moved))
    with untouched(session) if (moved, index) == ("work", 3) else one_step(session):
        session.run(blocks.move_lanes, [moved], index)
    assert side_of(get(session, moved)) == side
    if side != own:
        assert session.history.done[-1].title == MOVED[side]
