"""The algebra of change sets: back, one after the other, and what came back to its start disappears."""
from hypothesis import given
from hypothesis import strategies as st

from journeymapper.core.document.changes import MISSING, ChangeSet, field_changes, from_states
from journeymapper.core.document.origin import Origin
from journeymapper.core.document.store import Store
from journeymapper.core.model.journey import Stage
from journeymapper.core.model.people import Channel
from journeymapper.core.model.record import Record

State = dict[str, Record]
IDS = ["a", "b", "c", "d"]
states = st.dictionaries(st.sampled_from(IDS), st.sampled_from(["x", "y", "z"]), max_size=4).map(
    lambda titles: {id: Stage(id=id, rank="a0", title=title) for id, title in titles.items()}
)


def between(before: State, after: State) -> ChangeSet:
    return from_states({id: (before.get(id), after.get(id)) for id in IDS})


def after(start: State, *changes: ChangeSet) -> State:
    store = Store(start.values())
    for change in changes:
        store.apply(change, Origin.USER)
    return dict(store.records)


@given(states, states)
def test_a_change_leads_from_one_state_to_the_other(a: State, b: State) -> None:
    assert after(a, between(a, b)) == b
    assert bool(between(a, b)) == (a != b)


@given(states, states)
def test_a_reversed_change_leads_back(a: State, b: State) -> None:
    there = between(a, b)
    assert after(a, there, there.reversed()) == a
    assert there.reversed() == between(b, a)
    assert there.reversed().reversed() == there


@given(states, states, states)
def test_two_changes_joined_do_what_both_did(a: State, b: State, c: State) -> None:
    assert between(a, b).then(between(b, c)) == between(a, c)


@given(states, states)
def test_there_and_back_joined_is_nothing(a: State, b: State) -> None:
    there = between(a, b)
    assert not there.then(there.reversed())


@given(states, states, states, states)
def test_joining_is_associative(a: State, b: State, c: State, d: State) -> None:
    one, two, three = between(a, b), between(b, c), between(c, d)
    assert one.then(two).then(three) == one.then(two.then(three))


@given(states, states)
def test_a_record_stands_in_one_part_only(a: State, b: State) -> None:
    change = between(a, b)
    assert sorted(change.ids()) == sorted(id for id in IDS if a.get(id) != b.get(id))


@given(states, states)
def test_joining_leaves_its_parts_alone(a: State, b: State) -> None:
    there, back = between(a, b), between(b, a)
    there.then(back)
    there.reversed().added.clear()
    assert there == between(a, b)
    assert back == between(b, a)


def test_field_changes_name_what_differs_with_both_values() -> None:
    before = Stage(id="a", rank="a0", title="x", phase="before")
    after = Stage(id="a", rank="a0", title="y", phase=None)
    assert field_changes(before, after) == {"title": ("x", "y"), "phase": ("before", None)}


def test_an_unknown_field_that_comes_or_goes_is_missing_on_one_side() -> None:
    plain = Channel(id="a", rank="a0", name="x")
    extra = Channel.model_validate({"id": "a", "rank": "a0", "name": "x", "later": 1})
    assert field_changes(plain, extra) == {"later": (MISSING, 1)}
    assert field_changes(extra, plain) == {"later": (1, MISSING)}
