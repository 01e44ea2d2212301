"""Which cards fit a filter, rule by rule, and that a change is followed without asking all cards again."""
import random
from dataclasses import replace

import pytest

from journeymapper.core.analysis.filter import Filter, felt, fits, fitting, refit, without_lost
from journeymapper.core.commands.records import delete, set_fields
from journeymapper.core.document.changes import ChangeSet
from journeymapper.core.document.origin import Origin
from journeymapper.core.foundation.errors import Refused
from journeymapper.core.model.cards import Card
from journeymapper.core.session.session import Session
from tests.support.board import board, get

RED = {"id": "r3", "rank": "a1", "kind": "red-point", "step": "s1", "lane": "red", "title": "Sad", "number": 3,
       "about": "e3"}


def found(session: Session, **chosen: object) -> set[str]:
    """The ids that fit; ids of a choice in one string."""
    parts = {name: frozenset(str(ids).split()) if name != "words" else ids for name, ids in chosen.items()}
    return fitting(session.store, replace(Filter(), **parts))  # type: ignore[arg-type]  # test data by name


def test_an_empty_filter_is_none_and_lets_all_through() -> None:
    session = board()
    assert not Filter()
    assert not Filter(words="  ")
    assert fitting(session.store, Filter()) == {card.id for card in session.store.every(Card)}


def test_a_touchpoint_fits_its_channel_and_a_red_point_that_of_what_it_is_about() -> None:
    assert found(board(), channels="web") == {"t1", "r1", "o1"}
    assert found(board(), channels="phone") == {"t2"}


def test_several_of_one_choice_are_any_of_them() -> None:
    assert found(board(), channels="web phone") == {"t1", "r1", "t2", "o1"}


def test_touchpoint_and_process_fit_their_department() -> None:
    assert found(board(), departments="sales") == {"t1", "r1", "p1", "o1"}
    assert found(board(), departments="care") == set()


def test_a_red_point_that_names_no_persona_concerns_all() -> None:
    session = board()
    session.run(set_fields, ["r1"], personas=["paul"])
    assert {"r2"} == found(session, personas="maria") & {"r1", "r2"}
    assert {"r1", "r2"} == found(session, personas="paul") & {"r1", "r2"}


def test_a_red_point_about_an_emotion_concerns_whose_it_is() -> None:
    session = board(("cards", RED))
    assert "r3" in found(session, personas="paul")
    assert "r3" not in found(session, personas="maria")


def test_a_marked_card_concerns_whom_its_red_points_do() -> None:
    session = board(("cards", RED | {"about": "t2", "personas": ["maria"], "step": "s3"}))
    assert "t2" in found(session, personas="maria")
    assert "t2" not in found(session, personas="paul")


def test_a_touchpoint_concerns_who_prefers_its_channel_at_its_step() -> None:
    session = board(("personas", {"id": "paul", "rank": "a1", "name": "Paul", "preferences": {"s3": "phone"}}))
    assert "t2" in found(session, personas="paul")
    assert "t2" not in found(session, personas="maria")


def test_an_opportunity_needs_one_red_point_that_fits_all_choices() -> None:
    session = board()
    session.run(set_fields, ["r1"], personas=["paul"])
    assert "o1" in found(session, personas="paul", channels="web")
    assert "o1" not in found(session, personas="maria", channels="web"), "r1 has the channel, r2 the persona"


@pytest.mark.parametrize("words, ids", [
    ("leaflet", {"t1"}), ("LEAF", {"t1"}), ("a e", {"t1", "r1", "r2"}), ("rp-002", {"r2"}), ("nowhere", set()),
])
def test_all_words_stand_in_the_cards_own_texts(words: str, ids: set[str]) -> None:
    assert found(board(), words=words) == ids


def test_words_are_found_without_their_accents() -> None:
    session = board()
    session.run(set_fields, ["n1"], text="Atención al día")
    assert found(session, words="atencion dia") == {"n1"}
    assert found(session, words="ATENCIÓN") == {"n1"}


def test_choices_hold_together() -> None:
    assert found(board(), channels="web", departments="sales", words="leaf") == {"t1"}
    assert found(board(), channels="phone", departments="sales") == set()


def test_one_card_answers_as_all_do() -> None:
    session = board()
    wanted = Filter(channels=frozenset({"web"}))
    assert {card.id for card in session.store.every(Card) if fits(session.store, wanted, card)} == {"t1", "r1", "o1"}


def test_what_is_gone_from_the_map_is_taken_out_of_the_choices() -> None:
    session = board()
    wanted = Filter(frozenset({"maria"}), frozenset({"web", "phone"}), words="x")
    session.run(delete, ["web"])
    assert without_lost(session.store, wanted) == Filter(frozenset({"maria"}), frozenset({"phone"}), words="x")


def random_change(session: Session, dice: random.Random) -> None:
    def one_of(*ids: str | None) -> str | None:
        return dice.choice([id for id in ids if id is None or session.store.get(id) is not None] or [None])

    cards = [card.id for card in session.store.every(Card)]
    marks = [id for id in ("r1", "r2", "r3") if session.store.get(id) is not None]
    touchpoints = [id for id in ("t1", "t2") if session.store.get(id) is not None]
    what = dice.randrange(8)
    if what == 0 and touchpoints:
        session.run(set_fields, [dice.choice(touchpoints)], channel=one_of("web", "phone", None))
    elif what == 1 and touchpoints:
        session.run(set_fields, [dice.choice(touchpoints)], department=one_of("sales", "care", None))
    elif what == 2 and marks:
        session.run(set_fields, [dice.choice(marks)], about=one_of("t1", "t2", "e3", "n1", None))
    elif what == 3 and marks:
        session.run(set_fields, [dice.choice(marks)], personas=[id] if (id := one_of("maria", "paul")) else None)
    elif what == 4 and cards:
        session.run(set_fields, [dice.choice(cards)], title=dice.choice(["leaf", "call", "x"]))
    elif what == 5 and len(cards) > 3:
        session.run(delete, [dice.choice(cards)])
    elif what == 6 and session.store.get("paul") is not None:
        session.run(set_fields, ["paul"], preferences={"s3": "phone"} if dice.random() < 0.5 else None)
    else:
        session.undo()


@pytest.mark.parametrize("seed", range(12))
def test_following_changes_comes_to_the_same_as_asking_all(seed: int) -> None:
    dice = random.Random(seed)
    session = board(("cards", RED))
    wanted = [Filter(personas=frozenset({"paul"})), Filter(channels=frozenset({"web"})),
              Filter(departments=frozenset({"sales"}), words="l"), Filter(frozenset({"maria"}), frozenset({"phone"}))]
    known = [fitting(session.store, one) for one in wanted]

    def follow(change: ChangeSet, _origin: Origin) -> None:
        for one, ids in zip(wanted, known, strict=True):
            refit(session.store, one, ids, change)

    session.changed.connect(follow)
    for _ in range(60):
        try:
            random_change(session, dice)
        except Refused:
            continue
        assert known == [fitting(session.store, one) for one in wanted]
    assert get(session, "journey")


def test_it_says_whether_anything_fits_that_did_not() -> None:
    session = board()
    wanted = Filter(channels=frozenset({"web"}))
    known = fitting(session.store, wanted)
    said = []
    session.changed.connect(lambda change, _origin: said.append(refit(session.store, wanted, known, change)))
    session.run(set_fields, ["t2"], title="Hello")
    session.run(set_fields, ["t2"], channel="web")
    assert said == [False, True]


@pytest.mark.parametrize("chosen, ids", [
    ({}, {"e1", "e2", "e3"}),
    ({"words": "BEFORE lunch"}, {"e1"}),
    ({"words": "maria"}, {"e1", "e2"}),
    ({"words": "paul", "personas": frozenset({"maria"})}, set()),
    ({"personas": frozenset({"paul"})}, {"e3"}),
    ({"words": "nobody says this"}, set()),
])
def test_a_feeling_fits_by_its_persona_and_by_its_words(chosen: dict[str, object], ids: set[str]) -> None:
    session = board()
    session.run(set_fields, ["e1"], quote="Open before lunch")
    assert felt(session.store, Filter(**chosen)) == ids  # type: ignore[arg-type]  # test data by name
