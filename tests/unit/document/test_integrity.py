"""What becomes of a record when what it refers to goes: one rule a test, each taken back by one undo."""
from journeymapper.core.commands import grid, records
from journeymapper.core.commands.accepting import accept
from journeymapper.core.commands.cards import park
from journeymapper.core.commands.pilots import add_pilot
from journeymapper.core.document import queries
from tests.support.board import board, cell, get, gone, one_step, order


def test_deleting_a_step_parks_its_cards_which_keep_their_lane() -> None:
    session = board()
    with one_step(session):
        session.run(records.delete, ["s1"])
    assert gone(session, "s1")
    for id, lane in (("t1", "touch"), ("n1", "touch"), ("r1", "red"), ("p1", "work")):
        assert (get(session, id).step, get(session, id).lane) == (None, lane)


def test_deleting_a_step_takes_its_emotions_along() -> None:
    session = board()
    with one_step(session):
        session.run(records.delete, ["s1"])
    assert gone(session, "e1", "e3")
    assert get(session, "e2").step == "s2"


def test_deleting_a_stage_parks_the_cards_of_all_its_steps() -> None:
    session = board()
    with one_step(session):
        session.run(records.delete, ["A"])
    assert gone(session, "A", "s1", "s2")
    assert order(session) == ["s3", "s4"]
    for id, lane in (("t1", "touch"), ("r2", "red"), ("p1", "work")):
        assert (get(session, id).step, get(session, id).lane) == (None, lane)
    assert get(session, "t2").step == "s3"


def test_deleting_a_stage_takes_its_emotions_along() -> None:
    session = board()
    with one_step(session):
        session.run(records.delete, ["A"])
    assert gone(session, "e1", "e2", "e3")


def test_deleting_the_last_step_of_a_stage_takes_the_stage_along() -> None:
    session = board()
    session.run(records.delete, ["s1"])
    assert not gone(session, "A")
    with one_step(session):
        session.run(records.delete, ["s2"])
    assert gone(session, "A", "s2")


def test_deleting_a_lane_parks_its_cards_without_lane() -> None:
    session = board()
    with one_step(session):
        session.run(records.delete, ["touch"])
    for id in ("t1", "t2", "n1"):
        assert (get(session, id).step, get(session, id).lane) == (None, None)
    assert get(session, "r2").lane == "red"


def test_deleting_an_emotions_lane_keeps_the_emotions() -> None:
    session = board()
    with one_step(session):
        session.run(records.delete, ["mood"])
    assert gone(session, "mood")
    assert [get(session, id).step for id in ("e1", "e2", "e3")] == ["s1", "s2", "s1"]


def test_deleting_a_persona_takes_its_emotions_along() -> None:
    session = board()
    with one_step(session):
        session.run(records.delete, ["maria"])
    assert gone(session, "maria", "e1", "e2")
    assert get(session, "e3").persona == "paul"


def test_the_count_of_emotions_that_go_with_a_persona_is_known_before() -> None:
    session = board()
    assert [records.emotions_lost(session.store, id) for id in ("maria", "paul", "web")] == [2, 1, 0]


def test_deleting_a_persona_takes_it_from_red_points_and_lanes() -> None:
    session = board()
    with one_step(session):
        session.run(records.delete, ["maria"])
    assert get(session, "r1").personas == ("paul",)
    assert get(session, "mood").personas == ("paul",)


def test_a_lane_whose_only_persona_goes_shows_nobody_rather_than_all() -> None:
    session = board(("lanes", {"id": "mood", "rank": "a1", "title": "", "kind": "emotions", "personas": ["maria"]}))
    with one_step(session):
        session.run(records.delete, ["maria"])
    assert get(session, "mood").personas == ()


def test_deleting_a_channel_empties_references_to_it() -> None:
    session = board()
    with one_step(session):
        session.run(records.delete, ["web"])
    assert get(session, "t1").channel is None
    assert get(session, "t1").department == "sales"
    assert get(session, "t2").channel == "phone"


def test_deleting_a_channel_leaves_its_pilots_in_no_channel() -> None:
    session = board()
    session.run(add_pilot, "t2", {"channel": "web", "measure": "Calls"})
    session.run(add_pilot, "t2", {"channel": "phone"})
    with one_step(session):
        session.run(records.delete, ["web"])
    assert get(session, "t2").pilots == ({"measure": "Calls"}, {"channel": "phone"})


def test_deleting_a_record_takes_what_was_accepted_about_it() -> None:
    session = board()
    for ids in (("t1",), ("s1", "t2")):
        session.run(accept, [(("a-rule", ids), "")], "we know", "2026-01-01")
    with one_step(session):
        session.run(records.delete, ["t1"])
    assert [entry["ids"] for entry in queries.journey(session.store).accepted_findings or ()] == [["s1", "t2"]]
    with one_step(session):
        session.run(records.delete, ["t2"])
    assert queries.journey(session.store).accepted_findings is None


def test_deleting_a_channel_takes_the_preferences_for_it() -> None:
    session = board()
    with one_step(session):
        session.run(records.delete, ["web"])
    assert get(session, "paul").preferences == {"s2": "phone"}


def test_deleting_a_step_takes_the_preferences_at_it() -> None:
    session = board()
    with one_step(session):
        session.run(records.delete, ["s2"])
    assert get(session, "paul").preferences == {"s1": "web"}


def test_deleting_a_department_empties_references_to_it() -> None:
    session = board()
    with one_step(session):
        session.run(records.delete, ["sales"])
    assert get(session, "t1").department is None
    assert get(session, "p1").department is None
    assert get(session, "t1").channel == "web"


def test_deleting_a_touchpoint_keeps_its_red_points_about_nothing() -> None:
    session = board()
    with one_step(session):
        session.run(records.delete, ["t1"])
    red = get(session, "r1")
    assert (red.about, red.step, red.lane, red.number) == (None, "s1", "red", 1)


def test_deleting_an_emotion_keeps_its_red_points_about_nothing() -> None:
    session = board(("cards", {"id": "r2", "rank": "a0", "kind": "red-point", "step": "s2", "lane": "red",
                               "title": "", "number": 2, "about": "e2"}))
    with one_step(session):
        session.run(records.delete, ["e2"])
    assert (get(session, "r2").about, get(session, "r2").step) == (None, "s2")


def test_deleting_a_card_takes_its_links_along() -> None:
    for end in ("t1", "t2"):
        session = board()
        with one_step(session):
            session.run(records.delete, [end])
        assert gone(session, "l1")


def test_deleting_a_red_point_takes_it_from_what_an_opportunity_fixes() -> None:
    session = board()
    with one_step(session):
        session.run(records.delete, ["r1"])
    assert get(session, "o1").fixes == ("r2",)


def test_deleting_a_picture_empties_cards_and_portraits_that_show_it() -> None:
    session = board(
        ("assets", {"id": "f" * 64, "mime": "image/png", "base64": ""}),
        ("personas", {"id": "maria", "rank": "a0", "name": "Maria", "portrait": "f" * 64}),
        ("cards", {"id": "pic", "rank": "a0", "kind": "picture", "step": "s1", "lane": "touch", "title": "",
                   "asset": "f" * 64}),
    )
    with one_step(session):
        session.run(records.delete, ["f" * 64])
    assert get(session, "maria").portrait is None
    assert (get(session, "pic").asset, get(session, "pic").step) == (None, "s1")


def test_the_end_of_a_span_deleted_moves_it_to_the_last_step_left() -> None:
    session = board()
    with one_step(session):
        session.run(records.delete, ["s3"])
    assert (get(session, "p1").step, get(session, "p1").until) == ("s1", "s2")


def test_the_end_and_the_middle_of_a_span_deleted_leave_its_start() -> None:
    session = board()
    with one_step(session):
        session.run(records.delete, ["s2", "s3"])
    assert (get(session, "p1").step, get(session, "p1").until) == ("s1", "s1")


def test_the_start_of_a_span_deleted_parks_the_process() -> None:
    session = board()
    with one_step(session):
        session.run(records.delete, ["s1"])
    assert (get(session, "p1").step, get(session, "p1").lane) == (None, "work")


def test_a_reorder_of_steps_never_turns_a_span_round() -> None:
    session = board(("cards", {"id": "p1", "rank": "a0", "kind": "process", "step": "s1", "lane": "work",
                               "title": "", "until": "s2"}))
    with one_step(session):
        session.run(grid.move_step, "s1", "A", None)
    assert order(session) == ["s2", "s1", "s3", "s4"]
    assert (get(session, "p1").step, get(session, "p1").until) == ("s2", "s1")


def test_a_reorder_of_stages_never_turns_a_span_round() -> None:
    session = board()
    with one_step(session):
        session.run(grid.move_stage, "A", None)
    assert order(session) == ["s3", "s4", "s1", "s2"]
    assert (get(session, "p1").step, get(session, "p1").until) == ("s3", "s1")


def test_merged_steps_keep_both_emotions_at_offsets() -> None:
    session = board()
    with one_step(session):
        session.run(grid.merge_steps, "s1", "s2")
    left, right, other = (get(session, id) for id in ("e1", "e2", "e3"))
    assert (left.step, right.step, other.step) == ("s1", "s1", "s1")
    assert (left.offset, right.offset) == (0.25, 0.75)
    assert (left.value, right.value) == (1, -1.5)
    assert other.offset is None, "a persona with one point keeps its place"


def test_merged_steps_keep_left_and_right_whichever_is_kept() -> None:
    session = board()
    session.run(grid.merge_steps, "s2", "s1")
    assert (get(session, "e1").offset, get(session, "e2").offset) == (0.25, 0.75)
    assert {get(session, id).step for id in ("e1", "e2", "e3")} == {"s2"}


def test_merged_steps_keep_the_cards_of_both_and_the_spans() -> None:
    session = board()
    with one_step(session):
        session.run(grid.merge_steps, "s3", "s1")
    assert cell(session, "touch", "s3") == ["t2", "t1", "n1"]
    assert (get(session, "r1").step, get(session, "r1").about) == ("s3", "t1")
    assert (get(session, "p1").step, get(session, "p1").until) == ("s3", "s3")


def test_a_span_that_ends_in_a_merged_step_ends_in_the_one_kept() -> None:
    session = board()
    with one_step(session):
        session.run(grid.merge_steps, "s4", "s3")
    assert (get(session, "p1").step, get(session, "p1").until) == ("s1", "s4")


def test_a_dropped_stage_has_one_step() -> None:
    session = board()
    with one_step(session):
        made = session.run(grid.add_stage, 1)
    assert order(session) == ["s1", "s2", made.step, "s3", "s4"]
    assert get(session, made.step).stage == made.stage


def test_a_stage_that_gives_away_its_only_step_gets_an_empty_one() -> None:
    session = board()
    session.run(grid.move_step, "s3", "A", 0)
    with one_step(session):
        session.run(grid.move_step, "s4", "A", None)
    columns = order(session)
    assert columns[:4] == ["s3", "s1", "s2", "s4"]
    assert len(columns) == 5
    assert get(session, columns[4]).stage == "B"


def test_a_parked_process_no_longer_spans() -> None:
    session = board()
    with one_step(session):
        session.run(park, ["p1"])
    assert (get(session, "p1").step, get(session, "p1").until) == (None, None)
