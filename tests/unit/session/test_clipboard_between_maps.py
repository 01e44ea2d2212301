"""Paste from one map into another: names are found or taken over, ids are new."""
import json
from typing import Any

from journeymapper.core.commands import cards, grid, pictures
from journeymapper.core.document import queries
from journeymapper.core.model.cards import Card
from journeymapper.core.model.people import Emotion
from journeymapper.core.session import clipboard
from journeymapper.core.session.session import Session
from tests.support.board import board, get, one_step, order
from tests.support.maps import empty, sample

PNG = b"\x89PNG\r\n\x1a\n" + bytes(8)


def carry(source: Session, target: Session, *ids: str, lane: str | None = None, step: str | None = None) -> list[Any]:
    """Copy here, paste there; the records made."""
    clip = json.loads(json.dumps(clipboard.copy(source.store, ids)))
    with one_step(target):
        made = target.run(clipboard.paste, clip, lane, step)
    return [get(target, id) for id in made]


def elsewhere(*more: tuple[str, dict[str, Any]]) -> Session:
    """A map of two steps and a lane of touchpoints that knows nothing of the other one."""
    session = empty()
    session.load([*session.store.records.values(), *board(*more, without=" ".join(
        id for id in board().store.records if id not in ("x1", "x2"))).store.records.values()])
    stage = session.run(grid.add_stage, title="Other")
    session.run(grid.add_step, stage.stage)
    session.history.clear()
    return session


def test_a_channel_with_the_same_name_is_found() -> None:
    target = elsewhere(("channels", {"id": "x1", "rank": "a0", "name": "Web"}))
    card, = carry(board(), target, "t1", step=order(target)[0])
    assert card.channel == "x1"
    assert len(queries.channels(target.store)) == 1


def test_an_unknown_channel_is_taken_over_behind_the_others() -> None:
    target = elsewhere(("channels", {"id": "x1", "rank": "a5", "name": "Fax"}))
    card, = carry(board(), target, "t1", step=order(target)[0])
    assert [row.name for row in queries.channels(target.store)] == ["Fax", "Web"]
    assert get(target, card.channel).name == "Web"
    assert get(target, card.department).name == "Sales"


def test_a_persona_comes_along_with_its_emotion_and_without_its_preferences() -> None:
    target = elsewhere()
    emotion, = carry(board(), target, "e3", step=order(target)[0])
    persona = get(target, emotion.persona)
    assert (persona.name, persona.preferences) == ("Paul", None)


def test_a_persona_brings_its_portrait() -> None:
    source = board()
    source.run(pictures.set_picture, ["maria"], "portrait", PNG)
    target = elsewhere()
    emotion, = carry(source, target, "e1", step=order(target)[0])
    portrait = get(target, emotion.persona).portrait
    assert get(target, portrait) == get(source, get(source, "maria").portrait)


def test_a_picture_card_brings_its_bytes_once() -> None:
    source, target = board(), elsewhere()
    made = [source.run(cards.add_card, "picture", step="s1") for _ in range(2)]
    source.run(pictures.set_picture, made, "asset", PNG)
    one, two = carry(source, target, *made, step=order(target)[0])
    assert one.asset == two.asset
    assert target.store.get(one.asset) == source.store.get(one.asset)


def test_an_id_that_stands_for_something_else_here_is_not_taken() -> None:
    target = elsewhere(("departments", {"id": "x1", "rank": "a0", "name": "Care"}))
    source = board(("channels", {"id": "x1", "rank": "a3", "name": "Fax"}),
                   ("cards", {"id": "t1", "rank": "a0", "kind": "touchpoint", "step": "s1", "lane": "touch",
                              "title": "", "channel": "x1"}))
    card, = carry(source, target, "t1", step=order(target)[0])
    assert card.channel != "x1"
    assert get(target, card.channel).name == "Fax"
    assert get(target, "x1").name == "Care"


def test_a_card_finds_a_lane_or_makes_one() -> None:
    target = elsewhere()
    card, = carry(board(), target, "t1", step=order(target)[0])
    assert get(target, card.lane).kind == "touchpoints"
    again, = carry(board(), target, "t2", step=order(target)[1])
    assert again.lane == card.lane


def test_a_red_point_takes_the_next_number_of_this_map_and_stands_alone() -> None:
    target = elsewhere()
    red, = carry(board(), target, "r2", step=order(target)[0])
    assert (red.number, red.about) == (1, None)
    marked, = carry(board(), target, "r1", step=order(target)[0])
    assert (marked.number, marked.about) == (2, None)
    assert [get(target, id).name for id in marked.personas] == ["Maria", "Paul"]


def test_a_touchpoint_with_its_red_point_stays_marked() -> None:
    target = elsewhere()
    touchpoint, red = carry(board(), target, "t1", "r1", step=order(target)[1])
    assert (red.about, red.step) == (touchpoint.id, order(target)[1])


def test_an_opportunity_forgets_red_points_that_are_not_here() -> None:
    target = elsewhere()
    card, = carry(board(), target, "o1", step=order(target)[0])
    assert card.fixes == ()


def test_a_stage_comes_whole_into_an_empty_map() -> None:
    target = empty()
    carry(board(), target, "A")
    assert [get(target, id).title for id in order(target)] == ["One", "Two"]
    assert sorted(row.kind for row in queries.lanes(target.store)) == [
        "emotions", "processes", "red-points", "touchpoints"]
    assert len(queries.personas(target.store)) == 2
    assert [row.title for row in queries.marks(target.store, queries.red_points(target.store)[0].about or "")] == [
        "Unreadable"]


def test_a_lane_comes_with_its_cards_parked_where_the_steps_are_unknown() -> None:
    target = elsewhere()
    lane, *cards_made = carry(board(), target, "touch")
    assert get(target, lane.id).title == "Touchpoints"
    assert {(card.lane, card.step) for card in cards_made} == {(lane.id, None)}


def test_cards_of_several_lanes_find_lanes_of_the_same_title_and_kind() -> None:
    goals = ("lanes", {"id": "x1", "rank": "a0", "title": "Goals", "kind": "notes"})
    thoughts = ("lanes", {"id": "x2", "rank": "a1", "title": "Thoughts", "kind": "notes"})
    target = elsewhere(goals, thoughts)
    own = [("lanes", {"id": f"own{n}", "rank": f"b0{n}", "title": title, "kind": "notes"})
           for n, title in enumerate(("Thoughts", "Goals", "Fears"))]
    cards_there = [("cards", {"id": f"c{n}", "rank": "a0", "kind": "note", "step": "s1", "lane": f"own{n}",
                              "title": str(n)}) for n in range(3)]
    made = carry(board(*own, *cards_there), target, "c0", "c1", "c2", step=order(target)[0])
    assert {card.title: card.lane for card in made} == {"0": "x2", "1": "x1", "2": "x1"}


def test_without_a_step_cards_of_another_map_start_at_the_first() -> None:
    target = elsewhere()
    first, second = carry(board(), target, "t1", "r2")
    assert [first.step, second.step] == order(target)[:2]
    assert order(target) == order(target)[:2]


def test_steps_are_made_for_what_does_not_fit() -> None:
    target = elsewhere()
    here = order(target)
    made = carry(board(), target, "t1", "t2", step=here[-1])
    assert [card.step for card in made] == [here[-1], order(target)[-1]]
    assert len(order(target)) == len(here) + 2


def test_an_empty_map_gets_the_lanes_with_their_titles_and_in_their_order() -> None:
    source, target = sample(), empty()
    rows = [row.id for table in (Card, Emotion) for row in source.store.every(table)]
    carry(source, target, *rows)
    assert [(lane.title, lane.kind) for lane in queries.lanes(target.store)] == [
        (lane.title, lane.kind) for lane in queries.lanes(source.store)]


def test_two_lanes_of_one_kind_stay_two_in_an_empty_map() -> None:
    source, target = board(("lanes", {"id": "touch2", "rank": "a9", "title": "Of others", "kind": "touchpoints"}),
                           ("cards", {"id": "t9", "rank": "a0", "kind": "touchpoint", "step": "s1", "lane": "touch2",
                                      "title": "Their shop"})), empty()
    carry(source, target, "t1", "t9")
    assert [lane.title for lane in queries.lanes(target.store)] == ["Touchpoints", "Of others"]


def test_emotions_alone_bring_the_lane_that_shows_them() -> None:
    target = elsewhere()
    before = [lane.title for lane in queries.lanes(target.store)]
    carry(board(), target, "e3", step=order(target)[0])
    assert [lane.title for lane in queries.lanes(target.store)] == [*before, "Emotions"]


def test_a_lane_of_the_kind_that_is_there_is_enough() -> None:
    source, target = board(), elsewhere()
    target.run(grid.add_lane, "touchpoints", title="Contacts")
    carry(source, target, "t1", step=order(target)[0])
    assert [lane.title for lane in queries.lanes(target.store)].count("Touchpoints") == 0


def test_lanes_that_a_clip_from_outside_names_wrongly_are_not_made() -> None:
    target = elsewhere()
    clip = clipboard.copy(board().store, ["t1"])
    assert clip is not None
    clip["lanes"] = {"touch": [["x"], 5], "mood": "Emotions", "work": ["Work", "no-such-kind"]}
    target.run(clipboard.paste, clip, None, order(target)[0])
    assert {lane.title for lane in queries.lanes(target.store)} <= {"", "Touchpoints"}
