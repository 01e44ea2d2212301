"""A journal cut or damaged anywhere gives the map as it was at its last whole line."""
import random
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from journeymapper.core.commands.exports import note_export
from journeymapper.core.commands.grid import add_stage
from journeymapper.core.document import queries
from journeymapper.core.document.origin import Origin
from journeymapper.core.document.store import Store
from journeymapper.core.model.record import Record
from journeymapper.core.persistence.canonical import canonical
from journeymapper.core.persistence.codec import decode
from journeymapper.core.persistence.journal.lines import read_lines, sealed
from journeymapper.core.persistence.journal.replay import UNFINISHED, Replayed, read_log, replay
from tests.unit.persistence.journal.maps import Recorded

State = dict[str, Record]


def record(folder: Path, seed: int, acts: int, *, new: bool = False) -> tuple[State, list[State], bytes, Recorded]:
    """The state at the start, that after each change, and the journal."""
    recorded = Recorded(folder, new=new)
    start, states = dict(recorded.session.store.records), []
    recorded.session.changed.connect(lambda *_: states.append(dict(recorded.session.store.records)))
    hand = random.Random(seed)
    for _ in range(acts):
        recorded.act(hand)
    recorded.session.run(add_stage, title="The last one")
    return start, states, recorded.settled().read_bytes(), recorded


def again(data: bytes, start: State) -> Replayed | None:
    log = read_log(data)
    return replay(log, start.values(), {}) if log is not None else None


def meaning(records: State) -> bytes:
    return canonical(records.values(), {})


@settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow])
@given(seed=st.integers(0, 2**32), acts=st.integers(0, 25))
def test_any_prefix_gives_the_map_as_it_was_then(seed: int, acts: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        start, states, data, recorded = record(Path(folder), seed, acts)
        lines = list(read_lines(data))
        changes = 0
        for line in lines:
            changes += "change" in line.body
            found = again(data[: line.end], start)
            assert found is not None
            assert meaning(found.records) == meaning(states[changes - 1] if changes else start)
            assert decode(canonical(found.records.values(), {})).repairs == ()
        assert changes == len(states)
        recorded.journal.close(keep=False)


@settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow])
@given(seed=st.integers(0, 2**32), acts=st.integers(0, 25))
def test_the_history_comes_back_and_leads_to_the_start(seed: int, acts: int) -> None:
    """Titles, order, and what each step undoes; what could be redone too."""
    with tempfile.TemporaryDirectory() as folder:
        start, _, data, recorded = record(Path(folder), seed, acts)
        found = again(data, start)
        assert found is not None
        live = recorded.session.history
        assert [entry.title for entry in found.done] == [entry.title for entry in live.done]
        assert [set(entry.change.ids()) for entry in found.undone] == [set(entry.change.ids()) for entry in live.undone]
        store = Store(found.records.values())
        for entry in reversed(found.done):
            store.apply(entry.change.reversed(), Origin.UNDO)
        assert meaning(dict(store.records)) == meaning(start)
        recorded.journal.close(keep=False)


@pytest.fixture
def short(tmp_path: Path) -> tuple[State, list[State], bytes]:
    start, states, data, recorded = record(tmp_path, 4, 9)
    recorded.journal.close(keep=False)
    return start, states, data


def test_a_journal_cut_at_every_byte_opens(short: tuple[State, list[State], bytes]) -> None:
    start, states, data = short
    ends = [line.end for line in read_lines(data)]
    known: dict[int, bytes] = {}
    for cut in range(len(data) + 1):
        whole = sum(end <= cut for end in ends)
        if whole == 0:
            assert read_log(data[:cut]) is None
            continue
        log = read_log(data[:cut])
        assert log is not None
        assert (len(log.lines), log.end) == (whole - 1, ends[whole - 1])
        if whole not in known:
            found = again(data[:cut], start)
            assert found is not None
            changes = sum("change" in line.body for line in log.lines)
            known[whole] = meaning(found.records)
            assert known[whole] == meaning(states[changes - 1] if changes else start)
    assert len(known) == len(ends) > 12


def test_a_journal_damaged_at_any_byte_ends_before_the_damage(short: tuple[State, list[State], bytes]) -> None:
    _, _, data = short
    ends = [line.end for line in read_lines(data)]
    for at in range(len(data)):
        damaged = data[:at] + bytes([data[at] ^ 1]) + data[at + 1:]
        whole = sum(end <= at for end in ends)
        assert len(list(read_lines(damaged))) == whole


def test_a_lost_or_moved_line_ends_it(short: tuple[State, list[State], bytes]) -> None:
    lines = short[2].splitlines(keepends=True)
    assert len(list(read_lines(b"".join(lines[:3] + lines[4:])))) == 3
    assert len(list(read_lines(b"".join([*lines[:3], lines[4], lines[3]])))) == 3


@pytest.mark.parametrize("bad", [
    {"change": {}}, {"change": {"by": "user", "set": {"cards": [{}]}, "gone": []}}, {"change": 1},
    {"change": {"by": "?", "set": {}, "gone": []}}, {"change": {"by": "user", "set": {"x": [{"id": "a"}]}, "gone": []}},
    {"change": {"by": "user", "set": {"stages": 3}, "gone": []}}, {"step": {}}, {"step": []},
    {"change": {"by": "user", "set": {}, "gone": [[]]}},
])
def test_a_whole_line_that_says_nonsense_ends_it(
        short: tuple[State, list[State], bytes], bad: dict[str, object]) -> None:
    start, states, data = short
    lines = [line.body for line in read_lines(data)]
    text, crc = b"", 0
    for body in [*lines[:4], bad, *lines[4:]]:
        line, crc = sealed(body, crc)
        text += line
    found = again(text, start)
    assert found is not None
    assert found.end == sum(len(line) for line in text.splitlines(keepends=True)[:4])
    changes = sum("change" in body for body in lines[:4])
    assert meaning(found.records) == meaning(states[changes - 1])


def test_what_belongs_to_no_step_becomes_one(tmp_path: Path) -> None:
    """The editor was open when the program ended; the steps before it keep their names."""
    recorded = Recorded(tmp_path)
    start = dict(recorded.session.store.records)
    recorded.rename("One")
    recorded.session.gesture("Rename")
    recorded.rename("Tw")
    recorded.rename("Two")
    found = again(recorded.settled().read_bytes(), start)
    assert found is not None
    assert [entry.title for entry in found.done] == ["Rename", UNFINISHED]
    recorded.journal.close(keep=False)


def test_a_cancelled_gesture_is_cancelled_in_the_replay(tmp_path: Path) -> None:
    recorded = Recorded(tmp_path)
    start = dict(recorded.session.store.records)
    gesture = recorded.session.gesture("Rename")
    recorded.rename("Typed")
    gesture.cancel()
    found = again(recorded.settled().read_bytes(), start)
    assert found is not None
    assert not found.changed
    assert found.done == []
    recorded.journal.close(keep=False)


def test_what_is_kept_beside_the_steps_comes_back_as_no_step(tmp_path: Path) -> None:
    """An export is noted between two steps and within one; the steps after it are known too."""
    recorded = Recorded(tmp_path)
    session = recorded.session
    start = dict(session.store.records)
    recorded.rename("One")
    session.keep(note_export, {"id": "export-1", "time": "", "hash": ""})
    recorded.rename("Two")
    gesture = session.gesture("Rename")
    recorded.rename("Three")
    session.keep(note_export, {"id": "export-2", "time": "", "hash": ""})
    gesture.close()
    session.undo()
    found = again(recorded.settled().read_bytes(), start)
    assert found is not None
    assert meaning(found.records) == meaning(session.store.records)
    assert (len(found.done), len(found.undone)) == (2, 1)
    journey = queries.journey(session.store).id
    assert not any(journey in entry.change.updated for entry in [*found.done, *found.undone]), "an undo leaves it alone"
    assert [row["id"] for row in queries.journey(session.store).exports or ()] == ["export-1", "export-2"]
    recorded.journal.close(keep=False)
