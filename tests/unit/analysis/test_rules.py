"""Every rule: a map in which it finds something, and one beside it in which it doesn't."""
from datetime import date
from typing import Any

import pytest

from journeymapper.core.analysis.engine import find_all
from journeymapper.core.analysis.finding import FAMILIES, Finding, told
from journeymapper.core.analysis.options import Options
from journeymapper.core.analysis.rules import all_rules, rules_by_id
from journeymapper.core.foundation.i18n import texts
from journeymapper.core.session.session import Session
from tests.support.board import board

Row = tuple[str, dict[str, Any]]
TODAY = date(2026, 11, 22)
WEB = ("channels", {"id": "web", "rank": "a0", "name": "Web", "mode": "digital"})
PHONE = ("channels", {"id": "phone", "rank": "a1", "name": "Phone", "mode": "human", "answered_by": "person"})
SHOP = ("channels", {"id": "shop", "rank": "a2", "name": "Shop", "mode": "physical"})
BOT = ("channels", {"id": "bot", "rank": "a3", "name": "Bot", "mode": "digital", "answered_by": "robot"})
MAIL = ("channels", {"id": "mail", "rank": "a4", "name": "Mail", "mode": "digital", "answered_by": "nobody"})
# The map has nothing but its grid, with one card put in where a rule wants one.
BARE = "t1 t2 r1 r2 p1 n1 o1 e1 e2 e3 l1"


def touch(id: str, step: str | None, **fields: Any) -> Row:
    return "cards", {"id": id, "rank": "a5", "kind": "touchpoint", "step": step, "lane": "touch", "title": id, **fields}


def red(**fields: Any) -> Row:
    return "cards", {"id": "r9", "rank": "a5", "kind": "red-point", "step": "s1", "lane": "red", "title": "Slow",
                     "number": 9, **fields}


def fixes(*ids: str, step: str | None = None) -> Row:
    return "cards", {"id": "o9", "rank": "a5", "kind": "opportunity", "step": step, "lane": None, "title": "Idea",
                     "fixes": list(ids)}


def felt(step: str, value: float, persona: str = "maria") -> Row:
    return "emotions", {"id": f"e-{persona}-{step}", "persona": persona, "step": step, "value": value}


def journey(**fields: Any) -> Row:
    return "journey", {"id": "journey", "title": "Terrace", **fields}


def paul(**preferences: str) -> Row:
    return "personas", {"id": "paul", "rank": "a1", "name": "Paul", "preferences": preferences}


def stage(id: str, rank: str, title: str, phase: str | None) -> Row:
    return "stages", {"id": id, "rank": rank, "title": title, "phase": phase}


def bare(*rows: Row, without: str = "") -> Session:
    return board(WEB, PHONE, SHOP, BOT, MAIL, paul(), *rows, without=f"{BARE} {without}")


def found(session: Session, rule: str, **options: Any) -> list[Finding]:
    return [finding for finding in find_all(session.store, Options(today=TODAY, **options)) if finding.rule == rule]


COST = touch("t", "s1", channel="bot", reason_for_channel="cost")
SALE = (touch("b1", "s1", channel="phone", feeling=1), touch("b2", "s2", channel="web", feeling=1))
# Rule: rows that make it speak, rows that don't, what the words hold.
CASES: dict[str, tuple[list[Row], list[Row], str]] = {
    "cost-before-preference": ([COST, paul(s1="phone")], [COST, paul(s1="bot", s2="phone")],
                               "“t” uses Bot since it costs less; Paul would prefer Phone."),
    "one-channel-only": ([touch("t", "s1", channel="web"), paul(s1="phone")],
                         [touch("t", "s1", channel="web"), touch("u", "s1", channel="phone")],
                         "At “One” there is only Web; Paul would prefer Phone."),
    "uneven-service": ([touch("t", "s1", channel="web", service="Advice", feeling=1),
                        touch("u", "s2", channel="phone", service="advice ", feeling=-1)],
                       [touch("t", "s1", channel="web", service="Advice", feeling=1),
                        touch("u", "s2", channel="phone", service="advice", feeling=0)],
                       "“advice” feels −1 by Phone and +1 by Web."),
    "after-sale-share": ([*SALE, touch("a1", "s3")], [*SALE, touch("a1", "s3"), touch("a2", "s4")],
                         "1 of 3 touchpoints are after the purchase, 2 are before it."),
    "after-sale-people": ([*SALE, touch("a1", "s3", channel="web")], [*SALE, touch("a1", "s3", channel="phone")],
                          "0 of 1 touchpoints are with people, before it 1 of 2."),
    "after-sale-feeling": ([*SALE, touch("a1", "s3", feeling=0)], [*SALE, touch("a1", "s3", feeling=1)],
                           "falls from +1 before the purchase to 0 after it"),
    "after-sale-machines": ([touch("t", "s3", channel="bot"), touch("u", "s3", channel="mail")],
                            [touch("t", "s3", channel="bot"), touch("u", "s3", channel="phone"),
                             touch("v", "s1", channel="bot")], "the customer meets no person"),
    "grey-area": ([touch("t", "s1", channel="web", department="sales", feeling=2),
                   touch("u", "s2", channel="phone", department="care", feeling=0)],
                  [touch("t", "s1", channel="web", department="sales"), touch("u", "s2", channel="bot",
                                                                              department="care")],
                  "One → Two: Sales hands over to Care, and Web to Phone. The feeling falls (−2): high risk."),
    "hand-over": ([touch("t", "s1", department="sales"), touch("u", "s3", department="care")],
                  [touch("t", "s1", department="sales"), touch("u", "s3", department="sales")],
                  "One → Three: Sales hands over to Care. What that does to the feeling isn't known."),
    "channel-change": ([touch("t", "s1", channel="web", feeling=-1), touch("u", "s2", channel="shop", feeling=1)],
                       [touch("t", "s1", channel="web"), touch("u", "s2", channel="web")],
                       "One → Two: the customer changes from Web to Shop. The feeling rises (+2): low risk."),
    "split-personality": ([touch("t", "s1", channel="web", service="Order", feeling=1, title="Order"),
                           touch("u", "s2", channel="shop", service="Order", feeling=0, title="Order")],
                          [touch("t", "s1", channel="web", service="Order", feeling=1, title="Web order"),
                           touch("u", "s2", channel="shop", service="Order", feeling=1, title="Order")],
                          "“Order” feels 0 by Shop, but +1 by Web."),
    "step-without-emotion": ([felt("s1", 0), felt("s2", 0), felt("s3", 0)],
                             [felt("s1", 0), felt("s2", 0), felt("s3", 0), felt("s4", 0)],
                             "Nobody's feeling is known at “Four”."),
    "unmarked-dip": ([felt("s1", 1), felt("s2", -1.6), felt("s3", 0)],
                     [felt("s1", 1), felt("s2", -1.6), felt("s3", 0), red(step="s2")],
                     "Maria is unhappy at “Two” (−1.6), and no red point says why."),
    "review-overdue": ([journey(review_on="2026-11-21")], [journey(review_on="2026-11-22")], "was due on 2026-11-21"),
    "no-scenario": ([journey()], [journey(scenario="A terrace before the summer")], "no scenario"),
    "no-after-stage": ([stage("B", "a1", "Buy", "purchase")], [stage("B", "a1", "Use", "after")],
                       "No stage of the map is after the purchase."),
    "touchpoint-without-channel": ([touch("t", "s1")], [touch("t", "s1", channel="web"), touch("p", None)],
                                   "“t” has no channel."),
    "red-point-without-owner": ([red()], [red(owner="Ana")], "RP-009 “Slow” has no owner."),
    "red-point-without-touchpoint": ([red()], [red(about="t"), touch("t", "s1")], "says not which touchpoint"),
    "red-point-without-opportunity": ([red()], [red(), fixes("r9")], "RP-009 “Slow” has no opportunity."),
    "red-point-without-evidence": ([red(evidence_level="assumed")], [red(evidence="9 of 14 interviews")],
                                   "RP-009 “Slow” has no evidence."),
    "opportunity-fixes-nothing": ([fixes()], [fixes("r9"), red()], "“Idea” fixes no red point."),
    "company-words": ([stage("A", "a0", "Lead conversions", "before")], [stage("A", "a0", "Leading", "before")],
                      "The stage “Lead conversions” is named from our side: “lead”."),
}


@pytest.mark.parametrize("rule", CASES)
def test_a_rule_finds_what_it_is_for(rule: str) -> None:
    findings = found(bare(*CASES[rule][0]), rule)
    assert len(findings) == 1
    assert CASES[rule][2] in told(texts("en"), findings[0].says)
    assert rules_by_id()[rule].title


@pytest.mark.parametrize("rule", CASES)
def test_a_rule_is_silent_where_all_is_well(rule: str) -> None:
    assert found(bare(*CASES[rule][1]), rule) == []


def test_a_map_without_people() -> None:
    assert len(found(bare(without="maria paul mood"), "no-persona")) == 1
    assert found(bare(), "no-persona") == []


def test_every_rule_is_tried_here_and_says_why_and_whose_insight_it_is() -> None:
    rules = all_rules()
    assert {rule.id for rule in rules} == {*CASES, "no-persona"}
    assert [rule.family for rule in rules] == sorted((rule.family for rule in rules), key=list(FAMILIES).index)
    for rule in rules:
        assert rule.why.endswith(".")
        assert rule.source
        assert "Source:" in str(__import__(rule.look.__module__, fromlist=["_"]).__doc__)


def severities(session: Session, rule: str, **options: Any) -> list[str]:
    return [finding.severity for finding in found(session, rule, **options)]


def test_how_grave_a_single_channel_is() -> None:
    web = touch("t", "s1", channel="web")
    assert severities(bare(web, paul(s1="phone")), "one-channel-only") == ["high"]
    cost = touch("t", "s1", channel="web", reason_for_channel="cost")
    assert severities(bare(cost), "one-channel-only") == ["medium"]
    assert severities(bare(web), "one-channel-only") == ["low"]
    assert severities(bare(touch("t", "s1", channel="web", reason_for_channel="customer")), "one-channel-only") == []
    assert severities(bare(web, paul(s1="web")), "one-channel-only") == [], "it is what the persona wants"


def test_another_reason_than_cost_is_none_against_the_customer() -> None:
    for reason in ("customer", None):
        row = touch("t", "s1", channel="bot", reason_for_channel=reason)
        assert severities(bare(row, paul(s1="phone")), "cost-before-preference") == []


def test_a_channel_for_cost_is_less_grave_where_the_preferred_one_is_offered_too() -> None:
    rule = "cost-before-preference"
    assert severities(bare(COST, paul(s1="phone")), rule) == ["high"]
    assert severities(bare(COST, paul(s1="phone"), touch("u", "s1", channel="phone")), rule) == ["low"]


def test_one_channel_that_feels_different_at_times_is_no_uneven_service() -> None:
    rows = [touch("t", "s1", channel="web", service="Advice", feeling=2),
            touch("u", "s2", channel="web", service="Advice", feeling=-2)]
    assert not found(bare(*rows), "uneven-service")


def test_the_threshold_of_uneven_services_is_the_persons() -> None:
    rows = [touch("t", "s1", channel="web", service="Advice", feeling=1),
            touch("u", "s2", channel="phone", service="Advice", feeling=0)]
    assert found(bare(*rows), "uneven-service", apart=1.0)
    assert not found(bare(*rows), "uneven-service")


@pytest.mark.parametrize("feelings, severity", [((0, 0), "medium"), ((1, 0), "medium"), ((2, 0), "high")])
def test_the_risk_of_a_grey_area_is_the_fall_of_feeling(feelings: tuple[int, int], severity: str) -> None:
    rows = [touch("t", "s1", channel="web", department="sales", feeling=feelings[0]),
            touch("u", "s2", channel="phone", department="care", feeling=feelings[1])]
    assert severities(bare(*rows), "grey-area") == [severity]


def test_a_mere_change_of_channel_is_never_serious() -> None:
    rows = [touch("t", "s1", channel="web", feeling=2), touch("u", "s2", channel="shop", feeling=-2)]
    assert severities(bare(*rows), "channel-change") == ["medium"]


def test_a_grey_area_is_drawn_and_found_between_neighbours_only() -> None:
    rows = [touch("t", "s1", channel="web", department="sales"),
            touch("u", "s3", channel="phone", department="care")]
    session = bare(*rows)
    assert found(session, "grey-area") == []
    assert [finding.about for finding in found(session, "hand-over")] == [("s1", "s3")]


def test_where_a_touchpoint_says_no_feeling_the_emotions_of_the_steps_do() -> None:
    rows = [touch("t", "s1", department="sales"), touch("u", "s2", department="care")]
    (finding,) = found(bare(*rows, felt("s1", 1), felt("s2", 0)), "hand-over")
    assert finding.severity == "medium"


def test_a_service_that_is_called_otherwise_on_the_web() -> None:
    rows = [touch("t", "s1", channel="web", service="Order", title="Web basket"),
            touch("u", "s2", channel="shop", service="Order", title="Order form")]
    (finding,) = found(bare(*rows), "split-personality")
    assert "is called “Order form” by Shop, but “Web basket” by Web" in told(texts("en"), finding.says)


def test_a_closed_red_point_needs_nobody_any_more() -> None:
    for rule in ("red-point-without-owner", "red-point-without-opportunity"):
        assert found(bare(red(status="won't do")), rule) == []


@pytest.mark.parametrize("curve, dips", [
    ([1, 0.5, 1, 1], []), ([0, -1, -2, 0], ["e-maria-s3"]), ([-1, 0, 0, -2], ["e-maria-s1", "e-maria-s4"]),
    ([-1, -1, -1, -1], []),
])
def test_a_dip_is_below_zero_and_no_better_than_its_neighbours(curve: list[float], dips: list[str]) -> None:
    points = [felt(f"s{place + 1}", value) for place, value in enumerate(curve)]
    assert sorted(finding.about[0] for finding in found(bare(*points), "unmarked-dip")) == dips


def test_the_words_are_those_of_the_maps_language_and_the_persons_own() -> None:
    spanish = bare(stage("A", "a0", "Captación", "before"), journey(language="es"))
    assert found(spanish, "company-words")
    assert not found(bare(stage("A", "a0", "Captación", "before")), "company-words")
    assert not found(spanish, "company-words", words={"es": ()})
    own = bare(touch("t", "s1", title="Blitzversand"))
    assert found(own, "company-words", words={"en": ("blitz*",)})


def test_an_empty_map_lacks_persona_and_scenario_and_no_more() -> None:
    nothing = board(without=f"{BARE} maria paul web phone sales care A B s1 s2 s3 s4 touch mood red work")
    assert sorted(finding.rule for finding in find_all(nothing.store)) == ["no-persona", "no-scenario"]
