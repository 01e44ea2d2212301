"""The catalogue of lane kinds and card kinds, as the slices fill it."""
import pytest

from journeymapper.core.model.cards import Card
from journeymapper.core.model.kinds import accepts, card_kinds, card_model, card_models, home_of, lane_kinds

ALL_CARDS = {"note", "quote", "touchpoint", "red-point", "opportunity", "process", "picture", "metric"}


def test_all_lane_kinds_of_the_design_are_found() -> None:
    assert list(lane_kinds()) == [
        "emotions", "metrics", "notes", "opportunities", "pictures", "processes", "red-points", "touchpoints",
    ]
    assert all(name == kind.name for name, kind in lane_kinds().items())


def test_all_card_kinds_of_the_design_are_found_in_the_palette_s_order() -> None:
    assert set(card_kinds()) == ALL_CARDS
    ranks = [kind.palette_rank for kind in card_kinds().values()]
    assert ranks == sorted(ranks)
    assert len(set(ranks)) == len(ranks)


def test_each_card_kind_has_one_home_that_accepts_it() -> None:
    for name in ALL_CARDS:
        homes = [kind for kind in lane_kinds().values() if name in {card.name for card in kind.cards}]
        assert len(homes) == 1
        assert home_of(name) == homes[0]
        assert accepts(homes[0].name, name)
    assert home_of("hologram") is None


def test_each_card_kind_has_a_record_that_names_it() -> None:
    assert set(card_models()) == ALL_CARDS
    for name, model in card_models().items():
        assert issubclass(model, Card)
        assert model.model_fields["kind"].default == name
    assert card_model("hologram") is Card


@pytest.mark.parametrize("lane, card, taken", [
    ("touchpoints", "touchpoint", True), ("touchpoints", "note", True), ("touchpoints", "red-point", False),
    ("emotions", "note", False), ("red-points", "red-point", True), ("red-points", "opportunity", False),
    ("hologram", "note", True), ("hologram", "hologram", True), ("notes", "hologram", False),
])  # fmt: skip
def test_lanes_accept_their_kinds_and_unknown_lanes_anything(lane: str, card: str, taken: bool) -> None:
    assert accepts(lane, card) is taken


def test_what_a_lane_also_accepts_exists() -> None:
    assert {name for kind in lane_kinds().values() for name in kind.also_accepts} <= ALL_CARDS


def test_the_curve_holds_no_cards_and_spans_are_for_processes() -> None:
    arranged = {name: kind.arrangement for name, kind in lane_kinds().items() if kind.arrangement != "flow"}
    assert arranged == {"emotions": "curve", "processes": "span"}
    assert lane_kinds()["emotions"].accepts == ()
