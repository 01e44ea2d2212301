"""Copy, paste and duplicate within one map."""
import json
from typing import Any

import pytest

from journeymapper.core.commands import cards
from journeymapper.core.commands.records import set_fields
from journeymapper.core.document import queries
from journeymapper.core.foundation.errors import Refused
from journeymapper.core.session import clipboard, growing
from journeymapper.core.session.session import Session
from tests.support.board import board, cell, get, one_step, order, untouched


def clip_of(session: Session, *ids: str) -> Any:
    """What a copy gives, as it comes back from the system's clipboard."""
    clip = json.loads(json.dumps(clipboard.copy(session.store, ids)))
    assert clipboard.is_clip(clip)
    return clip


def paste(session: Session, clip: Any, lane: str | None = None, step: str | None = None) -> list[str]:
    with one_step(session):
        return session.run(clipboard.paste, clip, lane, step)


def test_a_pasted_card_is_a_card_of_its_own_with_the_same_fields() -> None:
    session = board()
    made, = paste(session, clip_of(session, "t1"), None, "s3")
    assert cell(session, "touch", "s3") == ["t2", made]
    own = {"id", "rank", "step"}
    assert {k: v for k, v in get(session, made).values().items() if k not in own} == {
        k: v for k, v in get(session, "t1").values().items() if k not in own}
    assert get(session, "t1").step == "s1"


@pytest.mark.parametrize("state", ["collapsed", "hidden"])
def test_the_lane_of_pasted_cards_is_opened(state: str) -> None:
    session = board()
    one, whole = clip_of(session, "t1"), clip_of(session, "s1")
    session.run(set_fields, ["touch"], **{state: True})
    paste(session, whole, None, "s3")
    assert getattr(get(session, "touch"), state), "a whole step leaves the rows as they are"
    paste(session, one, None, "s3")
    assert not getattr(get(session, "touch"), state)
    session.run(set_fields, ["touch"], **{state: True})
    with one_step(session):
        session.run(clipboard.duplicate, ["t1"])
    assert not getattr(get(session, "touch"), state)


def test_unknown_fields_are_copied_too() -> None:
    session = board(("cards", {"id": "n1", "rank": "a1", "kind": "note", "step": "s1", "lane": "touch", "title": "",
                               "later": {"deep": [1]}}))
    made, = paste(session, clip_of(session, "n1"), None, "s3")
    assert get(session, made).values()["later"] == {"deep": [1]}


def test_cards_keep_their_distances_in_columns() -> None:
    session = board()
    made = paste(session, clip_of(session, "n1", "r2"), None, "s2")
    assert [(get(session, id).kind, get(session, id).step) for id in made] == [("note", "s2"), ("red-point", "s3")]


def test_cards_from_the_parking_lot_go_to_the_cell() -> None:
    session = board()
    session.run(cards.park, ["n1"])
    for id, lane in ((paste(session, clip_of(session, "n1"), "work", "s3")[0], "work"),
                     (paste(session, clip_of(session, "n1"), "mood", "s3")[0], "touch")):
        assert (get(session, id).lane, get(session, id).step) == (lane, "s3")
    assert get(session, "n1").step is None


def test_a_parked_card_among_others_stays_parked() -> None:
    session = board()
    session.run(cards.park, ["n1"])
    made = paste(session, clip_of(session, "n1", "t1"), None, "s3")
    assert {get(session, id).kind: get(session, id).step for id in made} == {"note": None, "touchpoint": "s3"}


def test_at_the_edge_of_the_map_missing_steps_are_made() -> None:
    session = board()
    made = paste(session, clip_of(session, "t1", "t2"), None, "s3")
    new, = order(session)[4:]
    assert [get(session, id).step for id in made] == ["s3", new]
    assert get(session, new).stage == "B"


def test_a_span_ends_at_the_last_step_that_is_there() -> None:
    session = board()
    made, = paste(session, clip_of(session, "p1"), None, "s3")
    assert (get(session, made).until, len(order(session))) == ("s4", 4)


def test_more_steps_than_a_map_holds_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    session = board()
    monkeypatch.setattr(growing, "STEPS", 4)
    with untouched(session), pytest.raises(Refused, match="at most"):
        session.run(clipboard.paste, clip_of(session, "t1", "t2"), None, "s3")


def test_cards_of_one_cell_keep_their_order() -> None:
    session = board()
    made = paste(session, clip_of(session, "n1", "t1"), None, "s4")
    assert [get(session, id).title for id in cell(session, "touch", "s4")] == ["Leaflet", "Ask"]
    assert len(made) == 2


def test_cards_of_one_lane_go_to_the_focused_lane_if_it_takes_them() -> None:
    session = board()
    clip = clip_of(session, "n1")
    assert get(session, paste(session, clip, "work", "s2")[0]).lane == "work"
    assert get(session, paste(session, clip, "mood", "s2")[0]).lane == "touch"
    assert get(session, paste(session, clip, None, "s2")[0]).lane == "touch"
    assert get(session, paste(session, clip_of(session, "t1"), "work", "s2")[0]).lane == "touch"
    assert get(session, paste(session, clip_of(session, "t1", "n1"), "work", "s2")[0]).lane == "touch"
    other = board(without="touch t1 t2 n1 l1")
    home = paste(other, clip_of(session, "t1"), "work", "s2")[0]
    assert get(other, get(other, home).lane).kind == "touchpoints"


def test_cards_of_several_lanes_keep_theirs() -> None:
    session = board()
    made = paste(session, clip_of(session, "n1", "r2"), "work", "s3")
    assert [get(session, id).lane for id in made] == ["touch", "red"]


def test_a_process_keeps_the_length_of_its_span() -> None:
    session = board()
    made, = paste(session, clip_of(session, "p1"), None, "s2")
    assert (get(session, made).step, get(session, made).until) == ("s2", "s4")


def test_red_points_get_new_numbers() -> None:
    session = board()
    made = paste(session, clip_of(session, "r1", "r2"), None, "s1")
    assert [get(session, id).number for id in made] == [3, 4]
    assert queries.journey(session.store).next_number == 5


def test_a_red_point_pasted_where_its_touchpoint_is_marks_it_too() -> None:
    session = board()
    made, = paste(session, clip_of(session, "r1"), None, "s1")
    assert get(session, made).about == "t1"


def test_a_red_point_pasted_elsewhere_alone_stands_alone() -> None:
    session = board()
    made, = paste(session, clip_of(session, "r1"), None, "s3")
    assert (get(session, made).about, get(session, made).step) == (None, "s3")
    assert get(session, made).personas == ("maria", "paul")


def test_a_red_point_pasted_with_its_touchpoint_marks_the_copy() -> None:
    session = board()
    touchpoint, red = paste(session, clip_of(session, "r1", "t1"), None, "s3")
    assert get(session, red).about == touchpoint
    assert {get(session, touchpoint).step, get(session, red).step} == {"s3"}


def test_an_opportunity_fixes_the_copies_where_they_were_copied() -> None:
    session = board()
    made = paste(session, clip_of(session, "o1", "r2"), None, "s3")
    opportunity, red = made
    assert get(session, opportunity).fixes == ("r1", red)


def test_a_parked_card_without_a_cell_is_pasted_into_the_parking_lot() -> None:
    session = board()
    session.run(cards.park, ["n1"])
    made, = paste(session, clip_of(session, "n1"), "touch", None)
    assert (get(session, made).step, get(session, made).lane) == (None, "touch")


def test_links_between_copied_cards_are_copied_others_not() -> None:
    session = board()
    one, two = paste(session, clip_of(session, "t1", "t2"), None, "s1")
    links = [(row.source, row.target, row.label) for row in session.store.referrers(one) if row.table == "links"]
    assert links == [(one, two, "leads to")]
    assert "links" not in clip_of(session, "t1")["rows"]


def test_a_stage_is_pasted_behind_with_its_steps_cards_and_emotions() -> None:
    session = board()
    made = paste(session, clip_of(session, "A"), None, "s1")
    columns = order(session)
    assert columns[:2] + columns[4:] == ["s1", "s2", "s3", "s4"]
    first, second = columns[2:4]
    assert get(session, first).stage == get(session, second).stage == made[0]
    assert [row.title for row in queries.cards_in(session.store, "touch", first)] == ["Leaflet", "Ask"]
    points = queries.emotions_at(session.store, first)
    assert [(row.persona, row.value) for row in points] == [("maria", 1), ("paul", 0)]
    span = get(session, cell(session, "work", first)[0])
    assert span.until in (first, second, "s3"), "its end isn't copied, so the nearest that holds"


def test_several_stages_keep_their_order() -> None:
    session = board()
    made = paste(session, clip_of(session, "B", "A"), None, "s4")
    assert [row.id for row in queries.stages(session.store)][2:] == made[:2]
    assert [get(session, id).title for id in made[:2]] == ["Before", "After"]


def test_a_red_point_copied_with_its_emotion_is_about_the_copy() -> None:
    session = board()
    session.run(cards.set_mark, "r2", "e2")
    made = paste(session, clip_of(session, "s2"), None, "s4")
    red, = (get(session, id) for id in made if get(session, id).table == "cards")
    emotion, = (id for id in made if get(session, id).table == "emotions")
    assert (red.about, red.step) == (emotion, made[0])


def test_copied_steps_come_one_behind_the_other() -> None:
    session = board()
    made = paste(session, clip_of(session, "s2", "s1"), None, "s3")
    assert order(session) == ["s1", "s2", "s3", made[0], made[1], "s4"]
    assert [get(session, id).title for id in made[:2]] == ["One", "Two"]
    assert get(session, made[0]).stage == "B"


def test_a_lane_is_pasted_below_with_its_cards_at_their_steps() -> None:
    session = board()
    made = paste(session, clip_of(session, "touch"), "touch", "s4")
    assert [row.id for row in queries.lanes(session.store)] == ["touch", made[0], "mood", "red", "work"]
    assert [get(session, id).title for id in cell(session, made[0], "s1")] == ["Leaflet", "Ask"]
    assert len(cell(session, made[0], "s3")) == 1


def test_an_emotions_lane_is_pasted_with_its_personas() -> None:
    session = board()
    made, = paste(session, clip_of(session, "mood"), "work", None)
    assert get(session, made).personas == ("maria", "paul")


def test_a_pasted_emotion_does_not_cover_its_original() -> None:
    session = board()
    made, = paste(session, clip_of(session, "e1"), None, "s1")
    assert (get(session, made).persona, get(session, made).value) == ("maria", 1)
    assert get(session, made).offset not in (None, 0.5)
    other, = paste(session, clip_of(session, "e1"), None, "s4")
    assert get(session, other).offset is None


def test_duplicates_stand_beside_their_originals() -> None:
    session = board()
    with one_step(session):
        made = session.run(clipboard.duplicate, ["t2", "r1", "t1"])
    by_title = {get(session, id).title: get(session, id) for id in made}
    assert {name: (row.lane, row.step) for name, row in by_title.items()} == {
        "Leaflet": ("touch", "s1"), "Call": ("touch", "s3"), "Unreadable": ("red", "s1")}
    assert by_title["Unreadable"].about == by_title["Leaflet"].id
    assert session.history.done[-1].title == "Duplicate"


@pytest.mark.parametrize("id", ["A", "s1", "touch", "e1", "o1"])
def test_everything_on_the_map_can_be_duplicated(id: str) -> None:
    session = board()
    with one_step(session):
        made = session.run(clipboard.duplicate, [id])
    assert type(get(session, made[0])) is type(get(session, id))


def test_a_duplicated_stage_stands_behind_its_original() -> None:
    session = board()
    made = session.run(clipboard.duplicate, ["A"])
    assert [row.id for row in queries.stages(session.store)] == ["A", made[0], "B"]


@pytest.mark.parametrize("steps, rows", [(["s2", "s1"], ["red", "mood"]), (["s1", "s2"], ["mood", "red"])])
def test_duplicated_steps_and_lanes_stand_behind_the_last_of_them(steps: list[str], rows: list[str]) -> None:
    session = board()
    made = session.run(clipboard.duplicate, steps)
    assert order(session) == ["s1", "s2", *made[:2], "s3", "s4"]
    made = session.run(clipboard.duplicate, rows)
    assert [row.id for row in queries.lanes(session.store)] == ["touch", "mood", "red", *made[:2], "work"]


def test_what_does_not_stand_on_the_map_is_not_copied() -> None:
    session = board()
    assert clipboard.copy(session.store, ["maria", "web", "journey", "nowhere"]) is None
    with untouched(session), pytest.raises(Refused, match="duplicated"):
        session.run(clipboard.duplicate, ["maria"])


def test_copying_changes_nothing() -> None:
    session = board()
    with untouched(session):
        clip_of(session, "A", "touch")


def test_other_programs_get_the_titles_a_line_each() -> None:
    session = board(("emotions", {"id": "e1", "persona": "maria", "step": "s1", "value": 1, "quote": "Nice!"}))
    assert clipboard.texts_of(session.store, ["t1", "nowhere", "e1", "e2", "A"]) == "Leaflet\nNice!\nBefore"
