"""Red points: their step, their mark, their number; and what the first of its sort brings along."""

from journeymapper.core.commands import cards, emotions, grid, records, shifts
from journeymapper.core.document import queries
from journeymapper.core.session import clipboard
from tests.support.board import board, cell, get, one_step
from tests.support.maps import empty


def test_a_red_point_follows_the_card_that_it_is_about() -> None:
    session = board()
    with one_step(session):
        session.run(cards.move_cards, ["t1"], "touch", "s4")
    assert (get(session, "r1").step, get(session, "r1").about, get(session, "r1").lane) == ("s4", "t1", "red")


def test_a_red_point_follows_the_emotion_that_it_is_about() -> None:
    session = board()
    session.run(cards.set_mark, "r2", "e2")
    with one_step(session):
        session.run(emotions.set_emotion, "e2", 0, step="s4")
    assert (get(session, "r2").step, get(session, "r2").about) == ("s4", "e2")


def test_a_red_point_moved_alone_to_another_step_is_unmarked() -> None:
    session = board()
    with one_step(session):
        session.run(cards.move_cards, ["r1"], "red", "s2")
    assert (get(session, "r1").step, get(session, "r1").about) == ("s2", None)
    assert get(session, "t1").step == "s1"


def test_a_red_point_moved_with_its_touchpoint_keeps_its_mark() -> None:
    session = board()
    with one_step(session):
        session.run(shifts.shift_across, ["r1", "t1"], 1)
    assert (get(session, "r1").step, get(session, "r1").about, get(session, "t1").step) == ("s2", "t1", "s2")


def test_a_red_point_moved_within_its_step_keeps_its_mark() -> None:
    session = board()
    other = session.run(grid.add_lane, "red-points")
    with one_step(session):
        session.run(cards.move_cards, ["r1"], other, "s1")
    assert (get(session, "r1").lane, get(session, "r1").about) == (other, "t1")


def test_a_marked_red_point_takes_the_step_of_what_it_marks() -> None:
    session = board()
    with one_step(session):
        session.run(cards.set_mark, "r2", "t2")
    assert (get(session, "r2").step, get(session, "r2").about) == ("s3", "t2")


def test_several_red_points_may_mark_one_touchpoint() -> None:
    session = board()
    with one_step(session):
        session.run(cards.set_mark, "r2", "t1")
    third = session.run(cards.mark, "t1")
    assert [row.id for row in queries.marks(session.store, "t1")] == ["r1", "r2", third]
    session.run(cards.move_cards, ["t1"], "touch", "s4")
    assert {get(session, id).step for id in ("r1", "r2", third)} == {"s4"}


def test_a_parked_touchpoint_takes_its_red_point_along_and_brings_it_back() -> None:
    session = board()
    with one_step(session):
        session.run(cards.park, ["t1"])
    assert (get(session, "r1").step, get(session, "r1").about) == (None, "t1")
    with one_step(session):
        session.run(cards.move_cards, ["t1"], "touch", "s2")
    assert (get(session, "r1").step, get(session, "r1").about) == ("s2", "t1")


def test_a_red_point_parked_alone_keeps_its_mark() -> None:
    session = board()
    with one_step(session):
        session.run(cards.park, ["r1"])
    assert (get(session, "r1").step, get(session, "r1").about) == (None, "t1")


def test_a_deleted_red_point_s_number_is_never_given_again() -> None:
    session = board()
    assert get(session, session.run(cards.mark, "t1")).number == 3
    session.run(records.delete, [queries.red_points(session.store)[-1].id])
    assert get(session, session.run(cards.mark, "t2")).number == 4


def test_a_number_goes_back_only_by_undo() -> None:
    session = board()
    session.run(cards.mark, "t1")
    assert queries.journey(session.store).next_number == 4
    session.undo()
    assert queries.journey(session.store).next_number == 3
    assert get(session, session.run(cards.mark, "t2")).number == 3


def test_a_counter_ahead_of_the_highest_number_is_honoured() -> None:
    session = board(("journey", {"id": "journey", "title": "", "next_number": 12}))
    assert get(session, session.run(cards.mark, "t1")).number == 12


def test_without_a_counter_the_next_number_is_the_highest_and_one() -> None:
    session = board(("journey", {"id": "journey", "title": ""}))
    with one_step(session):
        made = session.run(cards.mark, "t1")
    assert get(session, made).number == 3


def test_pasted_red_points_get_the_next_numbers() -> None:
    session = board()
    clip = clipboard.copy(session.store, ["r1", "r2"])
    assert clip is not None
    with one_step(session):
        made = session.run(clipboard.paste, clip, None, "s3")
    assert sorted(get(session, id).number for id in made) == [3, 4]


def test_the_first_emotion_makes_a_persona() -> None:
    session = empty()
    step = session.run(grid.add_stage).step
    with one_step(session):
        point = session.run(emotions.add_emotion, step, 1, persona_name="Customer")
    people = queries.personas(session.store)
    assert [row.name for row in people] == ["Customer"]
    assert get(session, point).persona == people[0].id
    session.run(emotions.add_emotion, step, -1, persona_name="Customer")
    assert len(queries.personas(session.store)) == 1


def test_the_first_red_point_makes_its_lane() -> None:
    session = board(without="red r1 r2")
    with one_step(session):
        made = session.run(cards.mark, "t1", lane_title="Red points")
    lane = get(session, get(session, made).lane)
    assert (lane.kind, lane.title, lane.side) == ("red-points", "Red points", "customer")
    assert [row.id for row in queries.lanes(session.store)] == ["touch", "mood", lane.id, "work"]
    session.run(cards.mark, "t1", lane_title="Red points")
    assert len(cell(session, lane.id, "s1")) == 2


def test_a_card_made_in_a_lane_that_goes_in_the_same_step_is_parked() -> None:
    session = board()

    def both(tx: object) -> str:
        made = cards.add_card(tx, "note", "touch", "s1")
        records.delete(tx, ["touch"])
        return made

    made = session.run(both)
    assert (get(session, made).step, get(session, made).lane) == (None, None)


def test_a_ring_of_red_points_comes_to_rest() -> None:
    ring = [("cards", {"id": id, "rank": rank, "kind": "red-point", "step": "s1", "lane": "red", "title": "",
                       "number": n, "about": about})
            for id, rank, n, about in (("r1", "a0", 1, "r2"), ("r2", "a1", 2, "r1"))]
    session = board(*ring)
    with one_step(session):
        session.run(cards.move_cards, ["r1"], "red", "s2")
    for id in ("r1", "r2"):
        about = get(session, id).about
        assert about is None or get(session, about).step == get(session, id).step
