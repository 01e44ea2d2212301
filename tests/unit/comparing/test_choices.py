"""What two people changed on one map becomes one step of the window; nothing of either side is lost in silence."""
from random import Random

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from journeymapper.core.commands.take_in import take_in
from journeymapper.core.comparing.choices import DECIDED, merge_with
from journeymapper.core.comparing.clashes import WINDOW, Sides
from journeymapper.core.comparing.merge import merge
from journeymapper.core.document.suspicion import suspicious
from journeymapper.core.session.session import Session
from tests.unit.comparing.edits import three

PHASES = [Phase.explicit, Phase.reuse, Phase.generate]
SEEDS = st.integers(0, 2**32)


@given(SEEDS)
@settings(max_examples=30, phases=PHASES)
def test_the_window_holds_what_the_merge_says_and_undo_what_it_held(seed: int) -> None:
    check_step(seed)


def check_step(seed: int) -> None:
    sides = three(seed)
    session = Session(sides.mine.records.values())
    before = dict(session.store.records)
    merged = merge(Sides(sides.base, session.store, sides.theirs), WINDOW)
    session.run(take_in, merged.change)
    assert dict(session.store.records) == {row.id: row for row in merged.records}
    if merged.change:
        assert session.history.done[-1].title == "Take in changes from the file"
        session.undo()
    assert dict(session.store.records) == before
    if merged.change:
        session.redo()
        assert dict(session.store.records) == {row.id: row for row in merged.records}


@pytest.mark.soak
@given(SEEDS)
@settings(phases=PHASES)
def test_any_two_days_of_work_become_one_step(seed: int) -> None:
    check_step(seed)
    check_choice(seed)


@given(SEEDS)
@settings(max_examples=30, phases=PHASES)
def test_a_conflict_decided_for_the_file_holds_what_the_file_says(seed: int) -> None:
    check_choice(seed)


def check_choice(seed: int) -> None:
    sides, rnd = three(seed), Random(seed)
    chosen = [clash for clash in merge(sides).clashes if clash.sort in DECIDED and rnd.random() < 0.6]
    merged = merge_with(sides, chosen, WINDOW)
    assert not suspicious(merged.records)
    left = {(clash.sort, clash.id, clash.field) for clash in merged.clashes}
    assert not left & {(clash.sort, clash.id, clash.field) for clash in chosen}
    session = Session(sides.mine.records.values())
    session.run(take_in, merged.change)
    out = {row.id: row for row in merged.records}
    assert dict(session.store.records) == out
    for clash in chosen:
        row, theirs = out.get(clash.id), sides.theirs.get(clash.id)
        if clash.sort == "field" and clash.field in ("title", "text", "value", "feeling") and row is not None:
            assert theirs is not None
            assert row.values().get(clash.field) == theirs.values().get(clash.field)


@given(SEEDS)
@settings(max_examples=20, phases=PHASES)
def test_nothing_chosen_is_the_plain_merge(seed: int) -> None:
    sides = three(seed)
    assert merge_with(sides, []) == merge(sides)


def test_each_sort_of_conflict_can_be_decided_for_the_file() -> None:
    met: set[str] = set()
    for seed in range(400):
        sides = three(seed)
        for clash in merge(sides).clashes:
            if clash.sort in DECIDED and clash.sort not in met:
                out = {row.id: row for row in merge_with(sides, [clash]).records}
                if clash.sort == "deleted" and clash.id in out:
                    met.add("deleted")
                if clash.sort == "kept" and clash.id not in out:
                    met.add("kept")
                theirs = sides.theirs.get(clash.id)
                if clash.sort == "field" and clash.field == "title" and theirs is not None:
                    assert out[clash.id].values().get("title") == theirs.values().get("title")
                    met.add("field")
        if len(met) == len(DECIDED):
            return
    raise AssertionError(f"met only {met}")
