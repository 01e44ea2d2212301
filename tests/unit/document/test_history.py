"""The two stacks, the mark of the saved state, and how a change is taken back field by field."""
from typing import Any

import pytest

from journeymapper.core.document.changes import MISSING, ChangeSet
from journeymapper.core.document.history import Entry, History, draft_reverse, weight
from journeymapper.core.document.store import Store
from journeymapper.core.document.transaction import Transaction
from journeymapper.core.model.other import Asset
from journeymapper.core.model.people import Channel

WEB = Channel(id="web", rank="a0", name="Web")


def entry(title: str = "Change") -> Entry:
    return Entry(0, title, {}, ChangeSet(added={"web": WEB}))


def step_back(history: History) -> None:
    history.undone.append(history.done.pop())


def reverse(now: Channel | None, change: ChangeSet) -> tuple[int, Channel | None]:
    tx = Transaction(Store([now] if now else []), undoing=True)
    skipped = draft_reverse(tx, change)
    return skipped, tx.find(Channel, "web")


def changed(**fields: Any) -> Channel:
    return Channel.model_validate(WEB.values() | fields)


def test_a_new_step_forgets_what_could_be_redone() -> None:
    history = History()
    history.push(entry("one"))
    step_back(history)
    history.push(entry("two"))
    assert [row.title for row in history.done] == ["two"]
    assert history.undone == []


def test_keys_name_states_and_are_never_used_again() -> None:
    history = History()
    keys = [history.key]
    for _ in range(2):
        history.push(entry())
        keys.append(history.key)
    step_back(history)
    assert history.key == keys[1]
    history.push(entry())
    assert history.key not in keys


def test_the_saved_mark_is_reached_again_by_undo_and_redo() -> None:
    history = History()
    assert history.at_saved
    history.push(entry())
    assert not history.at_saved
    history.mark_saved()
    assert history.at_saved
    history.push(entry())
    assert not history.at_saved
    step_back(history)
    assert history.at_saved
    step_back(history)
    assert not history.at_saved
    history.done.append(history.undone.pop())
    assert history.at_saved


def test_a_saved_state_that_was_left_behind_does_not_come_back() -> None:
    history = History()
    history.push(entry())
    history.mark_saved()
    step_back(history)
    history.push(entry())
    assert not history.at_saved


def test_a_save_that_took_long_marks_the_state_that_it_wrote() -> None:
    history = History()
    history.push(entry())
    key = history.key
    history.push(entry())
    history.mark_saved(key)
    assert not history.at_saved
    step_back(history)
    assert history.at_saved


def test_a_repaired_map_is_unsaved_until_saved() -> None:
    history = History()
    history.mark_unsaved()
    assert not history.at_saved
    history.push(entry())
    step_back(history)
    assert not history.at_saved
    history.mark_saved()
    assert history.at_saved


def test_cleared_history_counts_as_saved() -> None:
    history = History()
    history.push(entry())
    step_back(history)
    history.mark_unsaved()
    history.clear()
    assert (history.done, history.undone, history.at_saved) == ([], [], True)


def test_only_fields_that_still_hold_the_written_value_are_reset() -> None:
    change = ChangeSet(updated={"web": (WEB, changed(name="Shop", mode="digital", icon="globe"))})
    now = changed(name="Kiosk", mode="digital", icon="globe", answered_by="robot")
    assert reverse(now, change) == (1, changed(name="Kiosk", answered_by="robot"))


def test_an_unknown_field_is_reset_only_where_it_is_as_written() -> None:
    added = ChangeSet(updated={"web": (WEB, changed(later=1))})
    assert reverse(changed(later=1), added) == (0, WEB)
    assert reverse(changed(later=2), added) == (1, changed(later=2))
    assert reverse(WEB, added) == (1, WEB), "somebody took it away meanwhile"
    removed = added.reversed()
    assert reverse(WEB, removed) == (0, changed(later=1))
    assert reverse(changed(later=2), removed) == (1, changed(later=2))
    assert MISSING not in WEB.values().values()


def test_what_is_gone_or_there_again_is_skipped_and_counted() -> None:
    assert reverse(None, ChangeSet(updated={"web": (WEB, changed(name="Shop"))})) == (1, None)
    assert reverse(changed(name="Kiosk"), ChangeSet(removed={"web": WEB})) == (1, changed(name="Kiosk"))


def test_what_was_removed_returns_and_what_was_added_goes() -> None:
    assert reverse(None, ChangeSet(removed={"web": WEB})) == (0, WEB)
    assert reverse(changed(name="Kiosk"), ChangeSet(added={"web": WEB})) == (0, None)


def test_the_oldest_steps_go_when_they_hold_too_much(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("journeymapper.core.document.history.LEAST", 2)
    monkeypatch.setattr("journeymapper.core.document.history.ROOM", 5 * weight(entry().change))
    history = History()
    for number in range(5):
        history.push(entry(str(number)))
    assert (len(history.done), history.base_key) == (5, 0)
    history.push(entry("5"))
    assert [row.title for row in history.done] == ["1", "2", "3", "4", "5"]
    picture = ChangeSet(added={"a": Asset(id="a", mime="image/png", base64="A" * 100_000)})
    history.push(Entry(0, "Picture", {}, picture))
    assert [row.title for row in history.done] == ["5", "Picture"]  # the last ones stay, however large
    while history.done:
        step_back(history)
    assert not history.at_saved, "what was saved lies before all that can be undone"
    history.push(entry("light"))
    assert history.undone == []
    for number in range(4):
        history.push(entry(str(number)))
    assert len(history.done) == 5, "what could be redone counts no more"
    history.clear()
    assert (history.base_key, history.at_saved) == (0, True)
