"""All findings together: those of the sample, the accepted ones, their fixes, and that a change is followed."""
import random
from typing import Any

import pytest

from journeymapper.core.analysis.engine import LARGE, Checks, find_all
from journeymapper.core.analysis.finding import Finding
from journeymapper.core.analysis.options import Options
from journeymapper.core.analysis.report import all_judged
from journeymapper.core.commands.accepting import accept, take_back
from journeymapper.core.commands.cards import add_card, park
from journeymapper.core.commands.grid import move_step
from journeymapper.core.commands.records import delete, set_fields
from journeymapper.core.document import queries
from journeymapper.core.document.changes import ChangeSet
from journeymapper.core.document.origin import Origin
from journeymapper.core.foundation.errors import Refused
from journeymapper.core.foundation.i18n import texts
from journeymapper.core.model.cards import Card, Opportunity, RedPoint, Touchpoint
from journeymapper.core.model.journey import Lane, Stage, Step
from journeymapper.core.model.people import Channel, Emotion, Persona
from journeymapper.core.session.session import Session
from tests.support.board import board, get, one_step
from tests.support.maps import sample

GREYS = [("step-compare", "step-visit-store"), ("step-ask-advice", "step-order"), ("step-order", "step-delivery"),
         ("step-assemble", "step-ask-for-help")]


def of(session: Session, rule: str) -> list[Finding]:
    return [row.finding for row in all_judged(session.store, Options()) if row.finding.rule == rule]


def test_the_sample_has_the_four_drawn_grey_areas_and_the_other_passages_apart_from_them() -> None:
    session = sample()
    assert [finding.about for finding in of(session, "grey-area")] == GREYS
    assert [finding.about for finding in of(session, "hand-over")] == [
        ("step-search", "step-compare"), ("step-ask-for-help", "step-recommend")]
    assert [finding.about for finding in of(session, "channel-change")] == [
        ("step-need-arises", "step-search"), ("step-visit-store", "step-ask-advice"),
        ("step-delivery", "step-assemble")]


def test_the_sample_neglects_its_customers_after_the_sale_and_has_red_points_without_owner() -> None:
    session = sample()
    assert of(session, "after-sale-share")
    assert of(session, "after-sale-feeling")
    owners = [get(session, finding.about[0]).number for finding in of(session, "red-point-without-owner")]
    assert owners == [2, 3, 4, 6]


def acceptance(finding: Finding) -> tuple[tuple[str, tuple[str, ...]], str]:
    return finding.key, finding.facts


def one(session: Session, rule: str) -> Any:
    return next(row for row in all_judged(session.store, Options()) if row.finding.rule == rule)


def test_an_accepted_finding_is_told_apart_and_can_be_taken_back() -> None:
    session = sample()
    row = one(session, "grey-area")
    with one_step(session):
        session.run(accept, [acceptance(row.finding)], " we know ", "2026-11-22")
    assert (one(session, "grey-area").reason, one(session, "grey-area").on) == ("we know", "2026-11-22")
    session.run(set_fields, ["step-compare"], title="Compare prices")
    assert one(session, "grey-area").accepted, "a new title changes no fact of it"
    with one_step(session):
        session.run(take_back, [row.finding.key])
    assert not one(session, "grey-area").accepted
    assert queries.journey(session.store).accepted_findings is None


def test_a_finding_whose_facts_changed_comes_back_and_remembers_the_reason() -> None:
    session = sample()
    session.run(accept, [acceptance(one(session, "grey-area").finding)], "we know", "2026-11-22")
    session.run(set_fields, ["touchpoint-terrace-display"], department="department-marketing")
    row = one(session, "grey-area")
    assert (row.accepted, row.was) == (False, "we know")
    session.run(accept, [acceptance(row.finding)], "still", "2026-11-23")
    assert one(session, "grey-area").reason == "still"
    assert len(queries.journey(session.store).accepted_findings or ()) == 1, "it takes the place of the older one"


def test_an_acceptance_says_why() -> None:
    session = sample()
    with pytest.raises(Refused, match="why"):
        session.run(accept, [acceptance(one(session, "grey-area").finding)], "  ", "2026-11-22")


def test_entries_of_others_are_kept_and_mean_nothing() -> None:
    strange = [{"check": 5}, {"note": "by hand"}, {"check": "no-persona", "ids": []}]
    session = board(("journey", {"id": "journey", "title": "T", "accepted_findings": strange}), without="maria paul")
    row = one(session, "no-persona")
    assert row.accepted, "by hand, without facts: whatever they are"
    session.run(accept, [acceptance(one(session, "no-scenario").finding)], "soon", "2026-11-22")
    assert (queries.journey(session.store).accepted_findings or ())[:2] == tuple(strange[:2])


FIXES: dict[str, tuple[tuple[str, dict[str, Any]], ...]] = {
    "cost-before-preference": (("cards", {
        "id": "t3", "rank": "a0", "kind": "touchpoint", "step": "s2", "lane": "touch", "title": "Leaflet",
        "channel": "web", "reason_for_channel": "cost"}), ("journey", {"id": "journey", "title": "T",
                                                                      "state": "to-be"})),
    "one-channel-only": (("personas", {"id": "paul", "rank": "a1", "name": "Paul"}),),
    "no-after-stage": (("stages", {"id": "B", "rank": "a1", "title": "Buy", "phase": "purchase"}),),
    "unmarked-dip": (("cards", {"id": "r2", "rank": "a0", "kind": "red-point", "step": "s4", "lane": "red",
                                "title": "Dear", "number": 2}),),
    "opportunity-fixes-nothing": (("cards", {"id": "o1", "rank": "a0", "kind": "opportunity", "step": "s1",
                                             "lane": None, "title": "Bigger type"}),),
    "red-point-without-touchpoint": (("cards", {"id": "r2", "rank": "a0", "kind": "red-point", "step": "s3",
                                                "lane": "red", "title": "Dear", "number": 2}),),
    "red-point-without-opportunity": (("cards", {"id": "r2", "rank": "a0", "kind": "red-point", "step": "s3",
                                                 "lane": "red", "title": "Dear", "number": 2, "proposal": "Less"}),
                                      ("cards", {"id": "o1", "rank": "a0", "kind": "opportunity", "step": None,
                                                 "lane": None, "title": "Bigger type", "fixes": ["r1"]})),
}


@pytest.mark.parametrize("rule", FIXES)
def test_a_fix_is_one_step_and_the_finding_is_gone(rule: str) -> None:
    session = board(*FIXES[rule])
    finding = next(row for row in find_all(session.store) if row.rule == rule and row.fix)
    fix = finding.fix
    assert fix is not None
    with one_step(session):
        session.run(fix.command, *fix.args, **fix.values(texts("en")))
    assert finding.key not in {row.key for row in find_all(session.store)}
    assert session.history.done[-1].title


def test_in_a_map_of_what_is_a_channel_for_cost_becomes_a_red_point() -> None:
    session = board(FIXES["cost-before-preference"][0])
    fix = next(row for row in find_all(session.store) if row.rule == "cost-before-preference").fix
    assert fix is not None
    session.run(fix.command, *fix.args, **fix.values(texts("en")))
    assert [row.title for row in queries.marks(session.store, "t3")][-1].startswith("Channel chosen")
    fix = next(row for row in find_all(session.store) if row.rule == "cost-before-preference").fix
    assert fix is None, "it is marked already"


def random_change(session: Session, dice: random.Random) -> None:
    def some(kind: type[Any], *, no: bool = True) -> Any:
        ids = [row.id for row in session.store.every(kind)]
        return dice.choice([*ids, None] if no or not ids else ids)

    card, step = some(Card, no=False), some(Step)
    acts: list[Any] = [
        lambda: session.run(set_fields, [some(Touchpoint)], channel=some(Channel), feeling=dice.randrange(-2, 3)),
        lambda: session.run(set_fields, [some(Touchpoint)], service=dice.choice(["Order", "Help", None])),
        lambda: session.run(set_fields, [some(Touchpoint)], title=dice.choice(["Lead", "Buy", ""]),
                            reason_for_channel=dice.choice(["cost", "customer", None])),
        lambda: session.run(set_fields, [some(RedPoint)], about=some(Touchpoint), owner=dice.choice(["Ana", None])),
        lambda: session.run(set_fields, [some(Opportunity)], fixes=dice.choice([None, (some(RedPoint, no=False),)])),
        lambda: session.run(set_fields, [some(Emotion)], value=dice.randrange(-2, 3)),
        lambda: session.run(set_fields, [some(Persona)], preferences={some(Step, no=False): some(Channel, no=False)}),
        lambda: session.run(set_fields, [some(Stage)], phase=dice.choice(["before", "after", None]), title="Leads"),
        lambda: session.run(set_fields, [some(Lane)], hidden=dice.choice([True, None])),
        lambda: session.run(set_fields, [some(Channel)], name="Web", mode=dice.choice(["human", "digital", None]),
                            answered_by=dice.choice(["robot", "nobody", None])),
        lambda: session.run(set_fields, [step], title=dice.choice(["First", "Last"])),
        lambda: session.run(set_fields, ["garden-furniture"], scenario=dice.choice(["One", None]), language="es"),
        lambda: session.run(add_card, dice.choice(["touchpoint", "red-point", "opportunity"]), step=step, title="New"),
        lambda: session.run(move_step, some(Step, no=False), some(Stage, no=False), dice.randrange(3)),
        lambda: session.run(park, [card]),
        lambda: session.run(delete, [dice.choice([card, step, some(Emotion), some(Channel)])]),
        session.undo, session.undo,
    ]
    try:
        dice.choice(acts)()
    except (Refused, TypeError, IndexError):
        session.close_gesture()


@pytest.mark.parametrize("seed", range(4))
def test_changes_are_followed_to_what_a_new_look_finds(seed: int) -> None:
    session, dice = sample(), random.Random(seed)
    checks = Checks(session.store, Options())

    def follow(change: ChangeSet, _origin: Origin) -> None:
        checks.follow(change)

    session.changed.connect(follow)
    for _ in range(90):
        random_change(session, dice)
        if dice.random() < 0.7:
            checks.work()
            assert sorted(checks.findings, key=repr) == sorted(find_all(session.store), key=repr)


def test_what_was_found_at_a_step_goes_with_it() -> None:
    session = sample()
    checks = Checks(session.store, Options())
    checks.work()
    session.changed.connect(lambda change, _origin: checks.follow(change))
    session.run(delete, ["step-visit-store"])
    checks.work()
    assert sorted(checks.findings, key=repr) == sorted(find_all(session.store), key=repr)


def test_the_work_is_done_a_little_at_a_time() -> None:
    session = sample()
    checks, rounds = Checks(session.store, Options()), 0
    while checks.due:
        checks.work(lambda: True)
        rounds += 1
    assert rounds > 100, "one unit at each round"
    assert sorted(checks.findings, key=repr) == sorted(find_all(session.store), key=repr)


def asked(session: Session, change: Any) -> int:
    """How many units are looked at after a change."""
    checks, rounds = Checks(session.store, Options()), 0
    checks.work()
    session.changed.connect(lambda change, _origin: checks.follow(change))
    change()
    while checks.due:
        checks.work(lambda: True)
        rounds += 1
    return rounds


def test_a_change_asks_only_what_it_may_have_touched() -> None:
    session = sample()
    everything = asked(session, lambda: session.run(set_fields, ["garden-furniture"], language="es"))
    assert asked(session, lambda: session.run(set_fields, ["note-1"], title="Sit")) == 0
    title = asked(session, lambda: session.run(set_fields, ["touchpoint-chat-bot"], title="Robot"))
    assert 0 < title < 20 < everything
    assert asked(session, lambda: session.run(set_fields, ["red-point-27"], owner="Ana")) < 10


def test_a_large_change_is_a_new_map() -> None:
    session = sample()
    checks = Checks(session.store, Options())
    checks.work()
    rows = {f"n{n}": row.model_copy(update={"id": f"n{n}"}) for n, row in
            enumerate([get(session, "note-1")] * (LARGE + 1))}
    session.store.apply(ChangeSet(added=rows), Origin.USER)
    checks.follow(ChangeSet(added=rows))
    assert checks.due
