"""Score, band and order of red points."""
import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeymapper.core.backlog.item import backlog
from journeymapper.core.backlog.scoring import Scoring, band_of, confidence_of, score_of, scoring_of
from journeymapper.core.commands.cards import add_card, park
from journeymapper.core.commands.grid import add_stage
from journeymapper.core.commands.records import set_fields
from journeymapper.core.document.store import Store
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
    score = score_of(s, f, c, e)
    assert score == pytest.approx(s * f * (c / 100) / e)
    assert 0 <= (score or 0) <= 20


@pytest.mark.parametrize("values", [(None, 3, 80, 2), (3, None, 80, 2), (3, 3, 80, None)])
def test_a_blank_is_not_scored_and_never_zero(values: tuple[int | None, int | None, int, int | None]) -> None:
    assert score_of(*values) is None


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
