"""What holds of every merge: it keeps one side where the other did nothing, loses nothing, and gives a sound map."""
from typing import Any

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from journeymapper.core.comparing.clashes import Sides, words
from journeymapper.core.comparing.merge import Merged, merge
from journeymapper.core.document.store import Store
from journeymapper.core.document.suspicion import suspicious
from journeymapper.core.foundation.i18n import texts
from journeymapper.core.foundation.sentences import say
from journeymapper.core.model.cards import Card
from journeymapper.core.model.record import Record
from journeymapper.core.persistence.codec import decode, encode
from tests.unit.comparing.edits import three

T = texts("en")
PHASES = [Phase.explicit, Phase.reuse, Phase.generate]
SEEDS = st.integers(0, 2**32)
SETS = ("personas", "fixes")
DERIVED = ("rank", "step", "number", "next_number", "until")


def rows(doc: Store) -> dict[str, Record]:
    return dict(doc.records)


def merged(base: Store, mine: Store, theirs: Store) -> Merged:
    return merge(Sides(base, mine, theirs))


@given(SEEDS)
@settings(max_examples=60, phases=PHASES)
def test_a_side_that_did_nothing_changes_nothing(seed: int) -> None:
    sides = three(seed)
    for out, whole in ((merged(sides.base, sides.mine, sides.base), sides.mine),
                       (merged(sides.base, sides.base, sides.mine), sides.mine),
                       (merged(sides.base, sides.mine, sides.mine), sides.mine)):
        assert {row.id: row for row in out.records} == rows(whole)
        assert (out.clashes, out.notes) == ((), ())


def check_sound(sides: Sides) -> None:
    out = merge(sides)
    assert not suspicious(out.records)
    assert decode(encode(out.records)).repairs == ()
    after = Store(sides.mine.records.values())
    after.load(out.records)
    assert rows(after) == {row.id: row for row in out.records}
    assert set(out.change.ids()) <= set(sides.mine.records) | {row.id for row in out.records}
    for clash in out.clashes:
        assert words(clash, sides, T).strip()
    for note in out.notes:
        assert say(T, note)


def lost(sides: Sides) -> list[Any]:
    """What either side changed and the outcome neither holds nor names."""
    out = merge(sides)
    kept = {row.id: row for row in out.records}
    named = {(clash.id, clash.field) for clash in out.clashes} | {(clash.id, "") for clash in out.clashes
                                                                   if clash.sort != "field"}
    found: list[Any] = []
    for mine, doc in ((True, sides.mine), (False, sides.theirs)):
        for id, row in doc.records.items():
            base = sides.base.get(id)
            if row == base:
                continue
            if id not in kept:
                found += [] if (id, "") in named or only_rank(base, row) else [("row", mine, id)]
                continue
            found += [("field", mine, id, name) for name in changed(base, row)
                      if not holds(name, base, row, kept[id], sides) and (mine or (id, name) not in named)]
        for id in sides.base.records:
            if doc.get(id) is None and id in kept and (mine or (id, "") not in named):
                found.append(("delete", mine, id))
    return found


def only_rank(base: Record | None, row: Record) -> bool:
    return base is not None and changed(base, row) == []


def changed(base: Record | None, row: Record) -> list[str]:
    old = base.values() if base is not None else {}
    return [name for name, value in row.values().items() if name not in DERIVED and (value or None) != (
        old.get(name) or None)]


def holds(name: str, base: Record | None, row: Record, out: Record, sides: Sides) -> bool:
    value, kept = row.values()[name], out.values().get(name)
    if name in SETS and isinstance(row, Card):
        before = set(getattr(base, name, None) or ())
        here, there = set(value or ()), set(kept or ())
        return (here - before) - there <= gone(sides) and not ((before - here) & there)
    return (value or None) == (kept or None) or (isinstance(value, str) and value in gone(sides))


def gone(sides: Sides) -> set[str]:
    return {id for id in sides.base.records if sides.mine.get(id) is None or sides.theirs.get(id) is None}


@given(SEEDS)
@settings(max_examples=120, phases=PHASES)
def test_the_outcome_is_sound_and_loses_nothing(seed: int) -> None:
    sides = three(seed)
    check_sound(sides)
    found = lost(sides)
    assert found == []


def canonical(out: Merged) -> dict[str, dict[str, Any]]:
    return {row.id: {name: sorted(value) if name in SETS and value else value for name, value in row.values().items()
                     if value not in (None, "", ())} for row in out.records}


@given(SEEDS)
@settings(max_examples=80, phases=PHASES)
def test_without_conflict_it_doesnt_matter_who_merges(seed: int) -> None:
    sides = three(seed)
    one, other = merge(sides), merged(sides.base, sides.theirs, sides.mine)
    if not (one.clashes or one.notes or other.clashes or other.notes):
        assert {id: drop_rank(row) for id, row in canonical(one).items()} == {
            id: drop_rank(row) for id, row in canonical(other).items()}


def drop_rank(row: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in row.items() if name != "rank"}


def test_the_sides_do_clash() -> None:
    """A property test of merges without conflicts would show little."""
    outs = [merge(three(seed)) for seed in range(150)]
    assert {clash.sort for out in outs for clash in out.clashes} >= {"field", "deleted", "kept", "needed", "left out"}
    assert any(out.notes for out in outs)
    assert any(out.change and not out.clashes for out in outs)


@pytest.mark.soak
@pytest.mark.parametrize("part", range(10))
def test_many_merges(part: int) -> None:
    for seed in range(part * 10_000, part * 10_000 + 1000):
        sides = three(seed)
        check_sound(sides)
        assert lost(sides) == [], seed
