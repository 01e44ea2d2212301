"""Links run round cards, side by side, from card to card; their labels cover nothing."""
from itertools import combinations, pairwise
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from journeymapper.core.commands import cards, links, records
from journeymapper.core.document.changes import ChangeSet
from journeymapper.core.document.origin import Origin
from journeymapper.core.layout import links as linked
from journeymapper.core.layout.geometry import Rect
from journeymapper.core.layout.link_book import Route
from journeymapper.core.layout.links import routes
from journeymapper.core.layout.plan import Plan, build_plan
from journeymapper.core.model.cards import Card
from journeymapper.core.session.session import Session
from tests.support.maps import empty, sample
from tests.support.measure import FixedMeasure

KINDS = {"touchpoints": "touchpoint", "processes": "process", "notes": "note", "emotions": "", "opportunities":
         "opportunity"}
ALONG = 15.0


@st.composite
def maps(draw: st.DrawFn) -> Session:
    """Some steps and lanes of all arrangements, cards of many heights, spans that bar the way, links anyhow."""
    session = empty()
    steps = draw(st.integers(1, 7))
    lanes = draw(st.lists(st.sampled_from(sorted(KINDS)), min_size=1, max_size=5))
    from journeymapper.core.commands.grid import add_lane, add_stage, add_step

    made = session.run(add_stage)
    columns = [made.step, *(session.run(add_step, made.stage) for _ in range(steps - 1))]
    places = [(session.run(add_lane, kind, title=kind), KINDS[kind]) for kind in lanes]
    ids = []
    for number in range(draw(st.integers(2, 24))):
        lane, kind = draw(st.sampled_from(places))
        step = draw(st.integers(0, steps - 1))
        words = "Some words " * draw(st.integers(1, 9))
        if not kind:
            continue
        card = session.run(cards.add_card, kind, lane, columns[step], title=f"{number} {words}")
        if kind == "process":
            session.run(cards.set_span, card, columns[draw(st.integers(step, steps - 1))])
        ids.append(card)
    if len(ids) > 1:
        for _ in range(draw(st.integers(1, 14))):
            one, other = draw(st.permutations(ids))[:2]
            label = draw(st.sampled_from([None, "asks", "a label of some length"]))
            try:
                session.run(links.add_link, one, other, draw(st.sampled_from([None, "cause", "follows"])), label)
            except Exception:  # noqa: BLE001  # a link that is there already is refused
                continue
    return session


def whole(plan: Plan) -> dict[str, Rect]:
    return {id: rect for id in plan.boxes if (rect := plan.rect(id)) is not None}


def on_edge(rect: Rect, spot: tuple[float, float]) -> bool:
    x, y = spot
    inside = rect.x - 0.01 <= x <= rect.right + 0.01 and rect.y - 0.01 <= y <= rect.bottom + 0.01
    near = min(abs(x - rect.x), abs(x - rect.right), abs(y - rect.y), abs(y - rect.bottom))
    return inside and near < 0.01


def stretches(route: Route) -> list[Rect]:
    return [Rect(min(a[0], b[0]), min(a[1], b[1]), abs(a[0] - b[0]), abs(a[1] - b[1]))
            for a, b in pairwise(route.points)]


def lies_on(one: Rect, other: Rect) -> float:
    """How far two stretches run along one another, on the same line."""
    if one.w < 0.01 and other.w < 0.01 and abs(one.x - other.x) < 0.01:
        return min(one.bottom, other.bottom) - max(one.y, other.y)
    if one.h < 0.01 and other.h < 0.01 and abs(one.y - other.y) < 0.01:
        return min(one.right, other.right) - max(one.x, other.x)
    return 0.0


def check(plan: Plan) -> None:
    boxes = whole(plan)
    found = routes(plan)
    assert set(found) == set(plan.links.ends)
    for id, route in found.items():
        ends = plan.links.ends[id]
        assert on_edge(boxes[ends.source], route.points[0])
        assert on_edge(boxes[ends.target], route.points[-1])
        for one in stretches(route):
            assert one.w < 0.01 or one.h < 0.01, "lines are level or upright"
            for card, rect in boxes.items():
                assert not one.grown(-0.001 if max(one.w, one.h) < 0.1 else 0.0).meets(rect.grown(-0.01)), (id, card)
        assert (route.label is None) == (ends.label is None)
    plates = [route.plate for route in found.values() if route.plate is not None]
    for plate in plates:
        assert not any(plate.meets(rect) for rect in boxes.values()), "a label covers a card"
    for one, other in combinations(found.values(), 2):
        for a in stretches(one):
            for b in stretches(other):
                assert lies_on(a, b) < ALONG, (one, other)


@given(maps())
@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
def test_no_link_crosses_a_card_and_none_lies_on_another(session: Session) -> None:
    check(build_plan(session.store, FixedMeasure()))
