"""Links run round cards, side by side, from card to card; their labels cover nothing."""
from collections.abc import Callable
from contextlib import suppress
from itertools import combinations, pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from journeymapper.core.commands import cards, grid, links, records
from journeymapper.core.document.changes import ChangeSet
from journeymapper.core.document.origin import Origin
from journeymapper.core.foundation.errors import Refused
from journeymapper.core.layout import links as linked
from journeymapper.core.layout.dirty import Dirty
from journeymapper.core.layout.geometry import Rect
from journeymapper.core.layout.link_book import LinkEnds, Path, Route
from journeymapper.core.layout.links import routes
from journeymapper.core.layout.map_layout import MapLayout
from journeymapper.core.layout.plan import Plan, build_plan
from journeymapper.core.layout.routes import Seen
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
    made = session.run(grid.add_stage)
    columns = [made.step, *(session.run(grid.add_step, made.stage) for _ in range(steps - 1))]
    places = [(session.run(grid.add_lane, kind, title=kind), KINDS[kind]) for kind in lanes]
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
            with suppress(Refused):  # a link that is there already
                session.run(links.add_link, one, other, draw(st.sampled_from([None, "cause", "follows"])), label)
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
@settings(max_examples=80, deadline=None, suppress_health_check=list(HealthCheck))
def test_no_link_crosses_a_card_and_none_lies_on_another(session: Session) -> None:
    check(build_plan(session.store, FixedMeasure()))


class Follower:
    """A plan that listens to a session, and counts what it must find anew."""

    def __init__(self, session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
        self.session, self.measure = session, FixedMeasure()
        self.plan = build_plan(session.store, self.measure)
        self.routed: list[str] = []
        self.dirty = Dirty()
        find = linked.find_path

        def counted(layout: MapLayout, ends: LinkEnds, seen: Seen) -> Path:
            self.routed.append(ends.id)
            return find(layout, ends, seen)

        monkeypatch.setattr(linked, "find_path", counted)
        session.changed.connect(self.follow)
        routes(self.plan)

    def follow(self, change: ChangeSet, origin: Origin) -> None:
        self.dirty = self.plan.update(self.session.store, change, self.measure)

    def routed_by(self, command: Callable[..., object], *args: object, **fields: object) -> list[str]:
        """The links routed because of a change."""
        self.routed.clear()
        self.session.run(command, *args, **fields)
        routes(self.plan)
        return self.routed


WEB, CHAT = "touchpoint-web-catalogue", "touchpoint-chat-bot"


@pytest.fixture
def follower(monkeypatch: pytest.MonkeyPatch) -> Follower:
    session = sample()
    session.run(links.add_link, CHAT, "touchpoint-call-centre")
    return Follower(session, monkeypatch)


def test_only_links_of_changed_cells_are_routed_again(follower: Follower) -> None:
    assert len(follower.routed) == 2
    assert follower.routed_by(records.rename, "note-1", "Something else") == []
    assert follower.routed_by(records.rename, WEB, "Net catalogue") == ["link-basket-to-store"]
    assert not follower.dirty.everything, "a title that changes no height moves no line"
    assert follower.routed_by(records.rename, "note-1", "Words " * 40) == [], "rows moved, ways did not"
    assert follower.routed_by(grid.move_lane, "lane-red-points", 0) != []


def test_a_map_without_links_does_no_work(monkeypatch: pytest.MonkeyPatch) -> None:
    session = sample()
    session.run(records.delete, ["link-basket-to-store"])
    plan = build_plan(session.store, FixedMeasure())
    monkeypatch.setattr(linked, "draw_routes", None)
    monkeypatch.setattr(linked, "routes", None)
    assert list(plan.routes_in(Rect(0, 0, 9999, 9999))) == []
    assert plan.hit(500, 300).kind != "link"


def test_links_of_hidden_parked_and_collapsed_cards_are_kept_but_not_drawn(follower: Follower) -> None:
    assert set(routes(follower.plan)) == set(follower.plan.links.ends)
    changes = (
        ((cards.park, [WEB]), (cards.move_cards, [WEB], "lane-touchpoints", "step-search"), {}, {}),
        ((records.set_fields, ["lane-touchpoints"]),) * 2 + ({"hidden": True}, {"hidden": None}),
        ((records.set_fields, ["lane-touchpoints"]),) * 2 + ({"collapsed": True}, {"collapsed": None}),
    )
    for away, back, with_away, with_back in changes:
        follower.session.run(*away, **with_away)
        assert "link-basket-to-store" not in routes(follower.plan)
        assert follower.session.store.get("link-basket-to-store") is not None
        follower.session.run(*back, **with_back)
        assert "link-basket-to-store" in routes(follower.plan)


def test_a_line_is_hit_near_by_and_a_card_comes_first() -> None:
    plan = build_plan(sample().store, FixedMeasure())
    route = plan.route("link-basket-to-store")
    assert route is not None
    assert route.plate is not None
    assert plan.hit(*route.plate.centre)[:2] == ("link", route.id)
    (x0, y0), (x1, _) = max(pairwise(route.points), key=lambda p: abs(p[0][0] - p[1][0]))
    x = route.plate.x - 10
    assert min(x0, x1) < x < max(x0, x1)
    assert plan.hit(x, y0 + 4).id == route.id
    assert plan.hit(x, y0 + 9).id != route.id
    assert plan.hit(x, y0 + 9, 0.5).id == route.id, "as far on the screen where the map is small"
    assert plan.hit(x, y0 + 4, 3.0).id != route.id, "and no farther where it is large"
    assert plan.hit(route.points[0][0] - 1, route.points[0][1]).kind == "card"


def test_a_way_is_found_where_spans_bar_all_near_ones() -> None:
    """A tower of spans over the whole map, and one link from its middle to below."""
    session = sample()
    first, last = "step-need-arises", "step-recommend"
    whole_map = [session.run(cards.add_card, "process", "lane-behind", first, title=f"All {n}") for n in range(3)]
    for card in whole_map:
        session.run(cards.set_span, card, last)
    note = session.run(cards.add_card, "note", "lane-goals", "step-order", title="Here")
    for card in whole_map:
        session.run(links.add_link, card, note, None, "a label")
    session.run(links.add_link, note, "opportunity-41" if session.store.get("opportunity-41") else "process-35")
    check(build_plan(session.store, FixedMeasure()))
