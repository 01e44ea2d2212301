"""Score, band and order of red points."""
import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeymapper.core.backlog.item import backlog
from journeymapper.core.backlog.models import INPUTS, MODELS
from journeymapper.core.backlog.scoring import (
    Scoring,
    band_of,
    confidence_of,
    highest,
    score_of,
    scoring_of,
    stored_scoring,
)
from journeymapper.core.commands.cards import add_card, park
from journeymapper.core.commands.grid import add_stage
from journeymapper.core.commands.records import set_fields
from journeymapper.core.document.store import Store
from journeymapper.core.foundation.errors import Refused
from journeymapper.core.model.cards import RedPoint
from journeymapper.core.model.journey import Journey
from tests.support.maps import empty, sample


def test_the_sample_has_the_known_order_and_scores() -> None:
    items = backlog(sample().store)
    assert [(item.name, round(item.score or 0, 2)) for item in items] == [
        ("RP-005", 8.0), ("RP-003", 5.33), ("RP-001", 6.0), ("RP-006", 5.0), ("RP-004", 4.8), ("RP-002", 2.4)]
    assert [item.band for item in items] == ["now", "now", "now", "next", "next", "later"]


def test_a_row_tells_what_stands_around_its_red_point() -> None:
    van = next(item for item in backlog(sample().store) if item.name == "RP-003")
    assert (van.stage, van.step, van.touchpoint, van.channel) == ("Action", "Delivery", "Delivery van", "Home delivery")
    assert (van.personas, van.side, van.emotion, van.moment_of_truth) == (("Maria",), "customer", -1.7, True)
    assert van.uid == "garden-furniture/red-point-29"


def test_a_red_point_without_personas_takes_the_lowest_emotion_of_all() -> None:
    session = sample()
    session.run(set_fields, ["red-point-28"], personas=None)
    assert next(i for i in backlog(session.store) if i.name == "RP-002").emotion == -0.6


def test_a_lane_that_says_no_side_has_that_of_its_kind() -> None:
    session = sample()
    lanes = ["lane-touchpoints", "lane-red-points"]
    session.run(set_fields, lanes, side=None)
    assert {item.side for item in backlog(session.store)} == {"customer"}


def test_red_points_of_one_number_keep_their_order() -> None:
    a, b = (RedPoint(id=id, rank="a0", kind="red-point", title="", number=1) for id in ("a", "b"))
    journey = Journey(id="j", title="")
    assert [item.id for rows in ((a, b), (b, a)) for item in backlog(Store([journey, *rows]))] == ["a", "b"] * 2


@given(st.integers(0, 4), st.integers(1, 5), st.sampled_from([50, 80, 100]), st.integers(1, 5))
def test_the_score_is_the_product_over_the_effort(s: int, f: int, c: int, e: int) -> None:
    score = score_of({"severity": s, "frequency": f, "confidence": c, "effort": e}, Scoring())
    assert score == pytest.approx(s * f * (c / 100) / e)
    assert 0 <= (score or 0) <= 20


@pytest.mark.parametrize("values", [(None, 3, 80, 2), (3, None, 80, 2), (3, 3, 80, None)])
def test_a_blank_is_not_scored_and_never_zero(values: tuple[int | None, int | None, int, int | None]) -> None:
    columns = ("severity", "frequency", "confidence", "effort")
    assert score_of(dict(zip(columns, values, strict=True)), Scoring()) is None


FULL: dict[str, float | None] = {"severity": 3, "frequency": 4, "confidence": 80, "effort": 2, "customer_value": 60,
                                 "business_value": 90}


@pytest.mark.parametrize("model, wanted, needs", [
    ("severity", 3 * 4 * 0.8 / 2, "severity frequency confidence effort"),
    ("rice", 4 * 3 * 0.8 / 2, "frequency confidence effort"),
    ("ice", 3 * 0.8 * 4, "confidence effort"),
    ("impact-effort", 3 * 4 / 2, "severity frequency effort"),
])
def test_each_model_multiplies_its_own_inputs(model: str, wanted: float, needs: str) -> None:
    scoring = scoring_of({"model": model})
    assert score_of(FULL, scoring) == pytest.approx(wanted)
    assert highest(scoring) == 20
    for column in ("severity", "frequency", "confidence", "effort"):
        assert (score_of({**FULL, column: None}, scoring) is None) == (column in needs.split())


@pytest.mark.parametrize("model", ["rice", "ice"])
def test_one_of_the_two_values_is_enough_and_none_is_not_scored(model: str) -> None:
    scoring = scoring_of({"model": model})
    same = score_of({**FULL, "customer_value": 60, "business_value": 60}, scoring)
    assert same == score_of({**FULL, "customer_value": 60, "business_value": None}, scoring)
    assert score_of({**FULL, "customer_value": None, "business_value": None}, scoring) is None
    assert score_of({**FULL, "customer_value": 0, "business_value": None}, scoring) == 0


def test_a_weight_is_a_power_and_zero_leaves_an_input_out_with_its_blank() -> None:
    weighted = scoring_of({"weights": {"severity": 2, "confidence": 0, "effort": 0.5}})
    assert score_of(FULL, weighted) == pytest.approx(9 * 4 / 2 ** 0.5)
    assert score_of({**FULL, "confidence": None}, weighted) == score_of(FULL, weighted)
    assert score_of({**FULL, "severity": 0}, scoring_of({"weights": {"severity": 0}})) == pytest.approx(4 * 0.8 / 2)
    assert highest(weighted) == 16 * 5


def test_the_map_orders_by_its_model() -> None:
    session = sample()
    for n, value in zip(range(27, 33), (10, 20, 30, 40, 50, 100), strict=True):
        session.run(set_fields, [f"red-point-{n}"], customer_value=value, confidence=100)
    session.run(set_fields, ["garden-furniture"], scoring={"model": "ice"})
    items = backlog(session.store)
    assert [(item.name, item.score) for item in items] == [
        ("RP-005", 8.0), ("RP-003", pytest.approx(3.6)), ("RP-006", 20.0), ("RP-004", 8.0), ("RP-001", 1.6),
        ("RP-002", 1.6)]
    assert [item.band for item in items] == ["now", "now", "now", "now", "later", "later"]


@pytest.mark.parametrize("stored", [
    {"model": "unheard of"}, {"model": ["rice"]}, {"weights": [1]},
    {"weights": {"severity": -1, "frequency": 4, "confidence": "2", "effort": float("inf"), "unknown": 2}},
])
def test_a_model_or_weight_that_makes_no_sense_counts_as_absent(stored: dict[str, object]) -> None:
    assert scoring_of(stored) == Scoring()


def test_what_is_stored_is_only_what_was_chosen_and_what_is_not_ours() -> None:
    assert stored_scoring(None, model="severity", now=6, next=3, weights={"effort": 1}) is None
    chosen = stored_scoring({"theirs": [1]}, model="rice", weights={"reach": 2})
    assert chosen == {"theirs": [1], "model": "rice", "weights": {"reach": 2}}
    assert stored_scoring(chosen, weights={"effort": 0})["weights"] == {"reach": 2, "effort": 0}  # type: ignore[index]  # it holds
    assert stored_scoring(chosen, model="severity", weights={"reach": None}) == {"theirs": [1]}


def test_thresholds_that_cross_are_refused_in_a_sentence() -> None:
    assert stored_scoring({"now": 1, "next": 5}, model="ice") == {"model": "ice"}  # what made no sense goes
    assert stored_scoring(None, now=None, next=2) == {"next": 2}
    for changes in ({"now": 2}, {"next": 7}, {"next": 0}):
        with pytest.raises(Refused, match="Next"):
            stored_scoring(None, **changes)


def test_every_input_of_a_name_is_the_same_in_all_models() -> None:
    assert all(INPUTS[one.name] == one for model in MODELS.values() for one in model.inputs)


def test_bands_and_severity_four() -> None:
    usual = Scoring()
    bands = [band_of(score, 3, usual) for score in (6.0, 5.99, 3.0, 2.99, None)]
    assert bands == ["now", "next", "next", "later", None]
    assert band_of(None, 4, usual) == "now"
    assert band_of(0.1, 4, usual) == "now"


@pytest.mark.parametrize(
    "stored, wanted",
    [(None, (6, 3)), ({"now": 10, "next": 5}, (10, 5)), ({"now": 1, "next": 5}, (6, 3)), ({"now": "x"}, (6, 3)),
     ({"now": True}, (6, 3))],
)
def test_thresholds_come_from_the_map_when_they_make_sense(
    stored: dict[str, object] | None, wanted: tuple[float, float]
) -> None:
    assert (scoring_of(stored).now, scoring_of(stored).next) == wanted


def test_confidence_follows_the_evidence_unless_somebody_set_it() -> None:
    assert [confidence_of(None, level) for level in ("researched", "partly", "assumed", None)] == [100, 80, 50, 50]
    assert confidence_of(80, "assumed") == 80


def test_the_order_of_groups_and_ties() -> None:
    session = empty()
    step = session.run(add_stage, title="Stage").step

    def red(title: str, **fields: object) -> str:
        return session.run(add_card, "red-point", None, step, title=title, **fields)

    red("blank")
    red("unscored low", severity=2, frequency=1)
    red("unscored high", severity=3, frequency=5)
    red("scored", severity=1, frequency=1, effort=5)
    red("four unscored", severity=4)
    red("four scored", severity=4, frequency=1, effort=5)
    red("tie few votes", severity=3, frequency=2, effort=1, votes=1)
    red("tie many votes", severity=3, frequency=2, effort=1, votes=3)
    assert [item.red_point.title for item in backlog(session.store)] == [
        "four scored", "four unscored", "tie many votes", "tie few votes", "scored",
        "unscored high", "unscored low", "blank"]


def test_moment_of_truth_and_lower_emotion_break_ties() -> None:
    session = sample()
    for id in ("red-point-28", "red-point-29", "red-point-30", "red-point-27"):
        session.run(set_fields, [id], severity=3, frequency=4, effort=2, confidence=100)
    names = [item.name for item in backlog(session.store)]
    tied = [name for name in names if name in ("RP-001", "RP-002", "RP-003", "RP-004")]
    assert tied == ["RP-003", "RP-004", "RP-001", "RP-002"]


def test_a_parked_red_point_still_has_its_row() -> None:
    session = sample()
    session.run(set_fields, ["red-point-31"], about=None)
    session.run(park, ["red-point-31"])
    item = next(i for i in backlog(session.store) if i.name == "RP-005")
    assert (item.stage, item.step, item.touchpoint, item.emotion, item.score) == ("", "", "", None, 8.0)
