"""Undo and redo lose nothing: any sequence of commands, undone, gives the identical document."""
from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from journeymapper.core.commands import cards, emotions, grid, links, people, records
from journeymapper.core.document import queries
from journeymapper.core.document.store import Store
from journeymapper.core.foundation.errors import Refused
from journeymapper.core.model.cards import Card, Process, RedPoint
from journeymapper.core.model.journey import Journey
from journeymapper.core.model.kinds import card_kinds, lane_kinds
from journeymapper.core.session import clipboard
from journeymapper.core.session.session import Session
from tests.support.maps import small, state

pick = st.integers(0, 10_000)


class Editing(RuleBasedStateMachine):
    """Somebody edits at random; `self.start` is what must come back."""

    @initialize(counted=st.booleans())
    def begin(self, counted: bool) -> None:
        """Files may come without a counter of red points."""
        rows = small().store.records.values()
        self.session = Session(
            row if counted or not isinstance(row, Journey) else row.changed(next_number=None) for row in rows)
        self.start = state(self.session.store)

    def ids(self, kind: type) -> list[str]:
        return [row.id for row in self.session.store.every(kind)]

    def one(self, kind: type, n: int) -> str | None:
        found = self.ids(kind)
        return found[n % len(found)] if found else None

    def do(self, command: Callable[..., object], *args: object, **fields: object) -> None:
        before = state(self.session.store)
        try:
            self.session.run(command, *args, **fields)
        except Refused:
            assert state(self.session.store) == before

    @rule(n=pick)
    def stage(self, n: int) -> None:
        self.do(grid.add_stage, n % 4, f"Stage {n}")

    @rule(a=pick, b=pick)
    def order(self, a: int, b: int) -> None:
        doc = self.session.store
        stages, steps, lanes = queries.stages(doc), queries.columns(doc), queries.lanes(doc)
        if a % 3 == 0 and stages:
            self.do(grid.move_stage, stages[a % len(stages)].id, b % 4)
        elif a % 3 == 1 and steps:
            self.do(grid.move_step, steps[a % len(steps)].id, stages[b % len(stages)].id, b % 3)
        elif lanes:
            self.do(grid.move_lane, lanes[a % len(lanes)].id, b % 4)

    @rule(a=pick, b=pick)
    def merge(self, a: int, b: int) -> None:
        steps = queries.columns(self.session.store)
        if len(steps) > 1:
            self.do(grid.merge_steps, steps[a % len(steps)].id, steps[b % len(steps)].id)

    @rule(a=pick)
    def lane(self, a: int) -> None:
        kinds = list(lane_kinds())
        self.do(grid.add_lane, kinds[a % len(kinds)], a % 5, f"Lane {a}")

    @rule(a=pick, b=pick)
    def card(self, a: int, b: int) -> None:
        kinds = list(card_kinds())
        steps = queries.columns(self.session.store)
        if steps:
            self.do(cards.add_card, kinds[a % len(kinds)], None, steps[b % len(steps)].id, a % 3, title=f"Card {a}")

    @rule(a=pick, b=pick, c=pick)
    def move(self, a: int, b: int, c: int) -> None:
        steps, found = queries.columns(self.session.store), self.session.store.every(Card)
        if steps and found:
            chosen = [found[a % len(found)], found[b % len(found)]]
            lane = chosen[0].lane or (queries.lanes(self.session.store) or [None])[0]
            if isinstance(lane, str):
                ids = list(dict.fromkeys(card.id for card in chosen))
                self.do(cards.move_cards, ids, lane, steps[c % len(steps)].id, c % 3)

    @rule(a=pick, b=pick)
    def span(self, a: int, b: int) -> None:
        process, steps = self.one(Process, a), queries.columns(self.session.store)
        if process and steps:
            self.do(cards.set_span, process, steps[b % len(steps)].id)

    @rule(a=pick, b=pick)
    def mark(self, a: int, b: int) -> None:
        targets = [id for id in self.session.store.records if not self.session.store.find(Journey, id)]
        if not targets:
            return
        if b % 2 and self.one(RedPoint, b):
            self.do(cards.set_mark, self.one(RedPoint, b), targets[a % len(targets)])
        else:
            self.do(cards.mark, targets[a % len(targets)], title="Hurts")

    @rule(a=pick, value=st.floats(-3, 3))
    def feel(self, a: int, value: float) -> None:
        steps = queries.columns(self.session.store)
        if steps:
            self.do(emotions.add_emotion, steps[a % len(steps)].id, value, persona_name="Somebody")

    @rule(a=pick, b=pick)
    def connect(self, a: int, b: int) -> None:
        found = self.ids(Card)
        if found:
            self.do(links.add_link, found[a % len(found)], found[b % len(found)])

    @rule(a=pick, b=pick)
    def merge_people(self, a: int, b: int) -> None:
        rows = [row.id for row in (*queries.personas(self.session.store), *queries.channels(self.session.store))]
        if rows:
            self.do(people.merge_entries, rows[a % len(rows)], rows[b % len(rows)])

    @rule(ids=st.lists(pick, min_size=1, max_size=4))
    def delete(self, ids: list[int]) -> None:
        found = list(self.session.store.records)
        self.do(records.delete, [found[n % len(found)] for n in ids])

    @rule(a=pick, b=pick)
    def paste(self, a: int, b: int) -> None:
        found, steps = list(self.session.store.records), queries.columns(self.session.store)
        clip = clipboard.copy(self.session.store, [found[a % len(found)], found[b % len(found)]])
        if clip is not None:
            self.do(clipboard.paste, clip, None, steps[a % len(steps)].id if steps else None)

    @rule(text=st.text(max_size=5), a=pick)
    def type_in_a_gesture(self, text: str, a: int) -> None:
        card = self.one(Card, a)
        if card:
            gesture = self.session.gesture("Type")
            self.do(records.rename, card, text)
            self.do(records.rename, card, text + "!")
            gesture.cancel() if a % 2 else gesture.close()

    @precondition(lambda self: self.session.history.done)
    @rule(n=st.integers(1, 3))
    def back_and_forth(self, n: int) -> None:
        before = state(self.session.store)
        steps = min(n, len(self.session.history.done))
        for _ in range(steps):
            assert self.session.undo() == 0
        for _ in range(steps):
            assert self.session.redo() == 0
        assert state(self.session.store) == before

    @invariant()
    def references_hold_and_indexes_are_true(self) -> None:
        store = self.session.store
        for row in store.records.values():
            assert all(store.get(target) is not None for _, target in row.targets())
        fresh = Store(store.records.values())
        for row in store.records.values():
            assert {r.id for r in store.referrers(row.id)} == {r.id for r in fresh.referrers(row.id)}
        numbers = [row.number for row in store.every(RedPoint)]
        assert len(numbers) == len(set(numbers))

    def teardown(self) -> None:
        if not hasattr(self, "session"):
            return
        while self.session.history.done:
            assert self.session.undo() == 0
        assert state(self.session.store) == self.start


class LongEditing(Editing):
    """The same for longer."""


def runs(examples: int, steps: int) -> settings:
    return settings(max_examples=examples, stateful_step_count=steps, deadline=None,
                    suppress_health_check=list(HealthCheck))


Editing.TestCase.settings = runs(100, 40)
LongEditing.TestCase.settings = runs(500, 50)
TestEditing = Editing.TestCase
TestFiveHundredTimesFifty = pytest.mark.soak(LongEditing.TestCase)
