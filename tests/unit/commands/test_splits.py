"""Stages and steps split and merge: nothing is lost, all is one step of undo."""
import pytest

from journeymapper.core.commands import splits
from journeymapper.core.document import queries
from journeymapper.core.foundation.errors import Refused
from journeymapper.core.session.session import Session
from tests.support.board import board, cell, get, gone, one_step, order, untouched


def steps(session: Session, stage: str) -> list[str]:
    return [row.id for row in queries.steps_of(session.store, stage)]


def test_a_step_splits_and_the_new_one_is_empty() -> None:
    session = board()
    with one_step(session):
        made = session.run(splits.split_step, "s1")
    assert order(session) == ["s1", made, "s2", "s3", "s4"]
    assert get(session, made).stage == "A"
    assert cell(session, "touch", "s1") == ["t1", "n1"]
    assert [row for lane in queries.lanes(session.store) for row in cell(session, lane.id, made)] == []


def test_the_chosen_card_and_those_below_it_go_to_the_new_step() -> None:
    session = board(("cards", {"id": "n2", "rank": "a2", "kind": "note", "step": "s1", "lane": "touch", "title": "2"}))
    with one_step(session):
        made = session.run(splits.split_step, "s1", ["n1"])
    assert cell(session, "touch", "s1") == ["t1"]
    assert cell(session, "touch", made) == ["n1", "n2"]
    assert cell(session, "red", "s1") == ["r1"]


def test_what_marks_a_card_goes_along_when_a_step_splits() -> None:
    session = board()
    with one_step(session):
        made = session.run(splits.split_step, "s1", ["t1", "t2", "nobody"])
    assert (get(session, "t1").step, get(session, "r1").step, get(session, "r1").about) == (made, made, "t1")
    assert get(session, "t2").step == "s3"


def test_a_process_covers_what_it_covered_before_a_split() -> None:
    session = board()
    with one_step(session):
        made = session.run(splits.split_step, "s3")
    assert (get(session, "p1").step, get(session, "p1").until) == ("s1", made)
    second = session.run(splits.split_step, "s1")
    assert (get(session, "p1").step, get(session, "p1").until) == ("s1", made)
    assert order(session)[:2] == ["s1", second]
    inside = board(("cards", {"id": "p1", "rank": "a0", "kind": "process", "step": "s1", "lane": "work", "title": "",
                              "until": "s1"}))
    new = inside.run(splits.split_step, "s1", ["p1"])
    assert (get(inside, "p1").step, get(inside, "p1").until) == (new, None)


def test_a_stage_splits_at_a_step() -> None:
    session = board(("steps", {"id": "s2b", "rank": "a2", "stage": "A", "title": "Two b"}))
    with one_step(session):
        made = session.run(splits.split_stage, "s2")
    assert [row.id for row in queries.stages(session.store)] == ["A", made.stage, "B"]
    assert (steps(session, "A"), steps(session, made.stage)) == (["s1"], ["s2", "s2b"])
    assert get(session, made.stage).phase == "before"


@pytest.mark.parametrize("step", ["s1", "s3", "nowhere", "A"])
def test_a_stage_doesn_t_split_at_its_first_step(step: str) -> None:
    session = board()
    with untouched(session), pytest.raises(Refused):
        session.run(splits.split_stage, step)


def test_a_step_merges_with_the_next_and_keeps_both_emotions_at_offsets() -> None:
    session = board()
    with one_step(session):
        session.run(splits.merge_step_with_next, "s1")
    assert gone(session, "s2")
    assert cell(session, "red", "s1") == ["r1", "r2"]
    assert [(get(session, id).step, get(session, id).offset) for id in ("e1", "e2", "e3")] == [
        ("s1", 0.25), ("s1", 0.75), ("s1", None)]


@pytest.mark.parametrize("step", ["s2", "s4", "nowhere"])
def test_the_last_step_of_a_stage_has_none_to_merge_with(step: str) -> None:
    session = board()
    with untouched(session), pytest.raises(Refused):
        session.run(splits.merge_step_with_next, step)


def test_a_split_step_merges_back_to_where_it_was() -> None:
    session = board()
    before = {id: (get(session, id).step, getattr(get(session, id), "until", None)) for id in ("t1", "n1", "r1", "p1")}
    session.run(splits.split_step, "s1", ["t1"])
    session.run(splits.merge_step_with_next, "s1")
    assert before == {id: (get(session, id).step, getattr(get(session, id), "until", None)) for id in before}
    assert cell(session, "touch", "s1") == ["t1", "n1"]


def test_a_stage_merges_with_the_next_one() -> None:
    session = board()
    with one_step(session):
        session.run(splits.merge_stage_with_next, "A")
    assert gone(session, "B")
    assert steps(session, "A") == ["s1", "s2", "s3", "s4"]
    assert (get(session, "A").title, get(session, "A").phase) == ("Before", "before")
    assert cell(session, "touch", "s3") == ["t2"]


def test_a_stage_without_title_takes_that_of_the_other() -> None:
    session = board(("stages", {"id": "A", "rank": "a0", "title": ""}))
    session.run(splits.merge_stage_with_next, "A")
    assert (get(session, "A").title, get(session, "A").phase) == ("After", "after")


@pytest.mark.parametrize("stage", ["B", "nowhere"])
def test_the_last_stage_has_none_to_merge_with(stage: str) -> None:
    session = board()
    with untouched(session), pytest.raises(Refused):
        session.run(splits.merge_stage_with_next, stage)
