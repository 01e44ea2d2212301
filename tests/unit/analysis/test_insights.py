"""Curves, what is remembered, feelings by group, loyalty: against values that were computed by hand."""
from datetime import date

import pytest

from journeymapper.core.analysis.insights import words
from journeymapper.core.analysis.insights.curves import curves_of, moments_of_truth
from journeymapper.core.analysis.insights.groups import by, by_stage, phase_mean
from journeymapper.core.analysis.insights.loyalty import nps_of, nps_over_time, over_time
from journeymapper.core.analysis.insights.remembered import remembered
from journeymapper.core.foundation.i18n import texts
from journeymapper.core.session.session import Session
from tests.support.board import board
from tests.support.maps import empty, sample

EN = texts("en")


def emotion(id: str, persona: str, step: str, value: float, **more: object) -> tuple[str, dict[str, object]]:
    return "emotions", {"id": id, "persona": persona, "step": step, "value": value, **more}


def test_a_curve_goes_from_left_to_right_with_its_confidence() -> None:
    doc = board(emotion("e4", "maria", "s1", 2, offset=0.9, evidence_level="researched"),
                emotion("e5", "maria", "s3", -2, evidence_level="partly", quote="Late"), without="e3").store
    curve, = curves_of(doc)
    assert (curve.persona.name, curve.place) == ("Maria", 0)
    assert [(point.id, point.at, point.confidence) for point in curve.points] == [
        ("e1", 0.5, 50), ("e4", 0.9, 100), ("e2", 1.5, 50), ("e5", 2.5, 80)]
    assert curve.confidence == 70
    assert [point.quote for point in curve.points][-1] == "Late"


def test_moments_of_truth_are_touchpoints_on_the_map() -> None:
    doc = board(("cards", {"id": "t1", "rank": "a0", "kind": "touchpoint", "step": "s1", "lane": "touch",
                           "title": "Leaflet", "moment_of_truth": True, "feeling": -1}),
                ("cards", {"id": "t3", "rank": "a0", "kind": "touchpoint", "step": None, "lane": "touch",
                           "title": "Parked", "moment_of_truth": True})).store
    found = moments_of_truth(doc)
    assert [(one.card.id, one.at, one.feeling, one.red_points) for one in found] == [("t1", 0.5, -1, 1)]


@pytest.mark.parametrize("values, peak, pit, strongest, value", [
    ([1, -1.5, 0.5], 0, 1, 1, -0.5),  # (−1.5 + 0.5) ÷ 2
    ([2, -2, 1], 0, 1, 1, -0.5),      # as far from 0: the bad one
    ([1, 0, 1], 2, 1, 2, 1.0),        # alike: the later one
    ([-1], 0, 0, 0, -1.0),
])
def test_the_strongest_moment_and_the_end_are_remembered(values: list[float], peak: int, pit: int, strongest: int,
                                                         value: float) -> None:
    rows = [emotion(f"x{n}", "maria", f"s{n + 1}", value) for n, value in enumerate(values)]
    curve, = curves_of(board(*rows, without="e1 e2 e3").store)
    found = remembered(curve)
    assert (found.peak.id, found.pit.id, found.strongest.id) == (f"x{peak}", f"x{pit}", f"x{strongest}")
    assert found.value == value
    assert found.mean == pytest.approx(sum(values) / len(values))


def test_feelings_by_channel_and_department() -> None:
    def touchpoint(id: str, **fields: object) -> tuple[str, dict[str, object]]:
        own = {"id": id, "rank": "a5", "kind": "touchpoint", "step": "s1", "lane": "touch", "title": id}
        return "cards", {**own, **fields}

    doc = board(touchpoint("a", channel="web", feeling=2), touchpoint("b", channel="web", feeling=-1),
                touchpoint("c", feeling=-2, department="care"),
                touchpoint("d", channel="web", step=None, feeling=-2)).store
    channels = by(doc, "channel")
    assert [(group.id, group.feelings.values, group.feelings.mean, group.feelings.silent) for group in channels] == [
        ("web", (-1, 2), 0.5, 1), ("phone", (), None, 1), (None, (-2,), -2, 0)]
    assert [(group.id, group.feelings.mean) for group in by(doc, "department")] == [
        ("sales", None), ("care", -2), (None, 0.5)]
    assert words.group_sentence(channels, "channel", EN) == (
        "“Web” feels best (+0.5 in the mean of 2), “no channel” worst (−2 of 1). 2 touchpoints have no feeling yet.")


def test_stages_before_and_after_the_purchase() -> None:
    doc = board(emotion("e4", "maria", "s4", -2)).store
    first, second = found = by_stage(doc)
    assert first.emotions.mean == pytest.approx(-0.5 / 3)
    assert second.emotions.values == (-2,)
    assert (phase_mean(found, "after"), phase_mean(found, "purchase")) == (-2, None)
    told = words.stage_sentence(found, EN)
    assert "Care falls after the purchase: from −0.2 before it to −2 after it, 1.8 lower." in told


def test_a_difference_that_rounds_away_is_none() -> None:
    """Never "from +0.3 before it to +0.3 after it", nor a fall that isn't what stands there."""
    alike = board(emotion("e1", "maria", "s1", 0.34), emotion("e4", "maria", "s4", 0.26), without="e2 e3").store
    assert "Before and after the purchase feel alike (+0.3)." in words.stage_sentence(by_stage(alike), EN)
    lower = board(emotion("e1", "maria", "s1", 0.36), emotion("e4", "maria", "s4", 0.24), without="e2 e3").store
    assert "from +0.4 before it to +0.2 after it, 0.2 lower." in words.stage_sentence(by_stage(lower), EN)
    line, = over_time(measured({"on": "2026-06-30", "segment": "new", "repurchase": 7.04},
                               {"on": "2026-07-30", "segment": "new", "repurchase": 6.96}).store, "repurchase")
    assert words.loyalty_sentence([line], EN) == "“new” stayed at 7.0."


def test_the_net_promoter_score_with_its_interval() -> None:
    # 50, 30, 20 of 100: 30. With 3/4 more of each and n = 103: middle 29.126, reach 1.96 × √(0.609342 ÷ 103) = 15.075.
    score = nps_of(50, 30, 20)
    assert score is not None
    assert (score.value, score.responses) == (30, 100)
    assert (score.low, score.high) == (pytest.approx(14.05, abs=0.005), pytest.approx(44.20, abs=0.005))
    # One answer tells next to nothing: middle 25, reach 1.96 × √((2.5 ÷ 4 − 0.0625) ÷ 4) = 73.5, cut at 100.
    alone = nps_of(1, 0, 0)
    assert alone is not None
    assert (alone.value, alone.high) == (100, pytest.approx(98.5, abs=0.01))
    assert alone.low == pytest.approx(-48.5, abs=0.01)


@pytest.mark.parametrize("counts", [(None, 3, 2), (5, None, 2), (5, 3, None), (0, 0, 0)])
def test_no_score_without_counts(counts: tuple[int | None, int | None, int | None]) -> None:
    assert nps_of(*counts) is None


def measured(*rows: dict[str, object]) -> Session:
    return board(*(("measurements", {"id": f"m{n}", **row}) for n, row in enumerate(rows)))


def test_loyalty_over_time_per_segment() -> None:
    doc = measured({"on": "2026-06-30", "segment": "new", "repurchase": 4, "responses": 10},
                   {"on": "2025-06-30", "segment": "new", "repurchase": 6},
                   {"on": "2026-06-30", "segment": "new", "repurchase": 5, "responses": 20},
                   {"on": "2026-06-30", "segment": "loyal", "recommendation": 9, "promoters": 6, "passives": 3,
                    "detractors": 1}).store
    line, = over_time(doc, "repurchase")
    assert (line.segment, line.change) == ("new", -1.5)
    assert [(one.day, one.value, one.responses, one.ids) for one in line.readings] == [
        (date(2025, 6, 30), 6, None, ("m1",)), (date(2026, 6, 30), 4.5, 30, ("m0", "m2"))]
    assert over_time(doc, "switching_reluctance") == []
    score, = nps_over_time(doc)
    assert (score.segment, score.readings[0].value, score.readings[0].responses) == ("loyal", 50, 10)
    assert words.loyalty_sentence([line], EN) == "“new” fell from 6.0 to 4.5."
    assert words.nps_sentence([score], EN).startswith("“loyal”: NPS +50, with 95 % between ")


def test_the_sample_in_words() -> None:
    doc = sample().store
    curves = curves_of(doc)
    assert "All of it is assumed: ask customers." in words.curve_sentence(curves, EN)
    assert words.remembered_sentence([remembered(curve) for curve in curves], EN)
    assert "“first-time buyer” fell from 6.0 to 5.1." in words.loyalty_sentence(over_time(doc, "recommendation"), EN)


def test_of_one_moment_and_one_stage_nothing_is_best_or_worst() -> None:
    doc = board(without="e2 e3").store
    assert words.curve_sentence(curves_of(doc), EN).startswith("Maria feels +1 at “One”; nothing else is known yet. ")
    assert words.stage_sentence(by_stage(doc), EN).startswith("“Before” feels +1 in the mean. ")


def test_nothing_to_say_of_an_empty_map() -> None:
    doc = empty().store
    told = [words.curve_sentence(curves_of(doc), EN), words.remembered_sentence([], EN),
            words.group_sentence(by(doc, "channel"), "channel", EN), words.stage_sentence(by_stage(doc), EN),
            words.loyalty_sentence(over_time(doc, "repurchase"), EN), words.nps_sentence(nps_over_time(doc), EN)]
    assert told == [""] * 6
