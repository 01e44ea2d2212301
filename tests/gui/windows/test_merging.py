"""What others saved is merged beside the window: the map stays editable, and what it became meanwhile counts."""
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from journeymapper.app import foreign, merging
from journeymapper.app.desk import Place
from journeymapper.app.merging import Merging
from journeymapper.core.comparing.clashes import Sides, Wording
from journeymapper.core.comparing.merge import Merged, merge
from tests.gui.windows.test_foreign import mine, stages, theirs


class Gate:
    """Merges wait at it, unless it is open. threads: those that came to it."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.open, self.threads = threading.Event(), list[threading.Thread]()
        monkeypatch.setattr(merging, "merge", self.merge)

    def merge(self, sides: Sides, wording: Wording) -> Merged:
        self.threads.append(threading.current_thread())
        assert self.open.wait(30)
        return merge(sides, wording)


@pytest.fixture
def gate(monkeypatch: pytest.MonkeyPatch) -> Iterator[Gate]:
    made = Gate(monkeypatch)
    yield made
    made.open.set()
    for thread in made.threads:
        thread.join(30)


@pytest.fixture
def at_work(qtbot: QtBot, place: Place, sample_file: Path, gate: Gate) -> Callable[[], None]:
    """Others have saved; their merge waits at the gate."""
    def begin() -> None:
        theirs(sample_file)
        assert place.watch is not None
        place.watch.look_now()
        qtbot.waitUntil(lambda: len(gate.threads) == 1)

    return begin


def test_what_is_done_while_it_merges_stands_too(
        qtbot: QtBot, place: Place, gate: Gate, at_work: Callable[[], None], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(foreign, "BUSY_MS", 1)
    before = stages(place)
    at_work()
    assert gate.threads[0] is not threading.main_thread()
    mine(place, "Mine", at=1)
    assert stages(place) == [before[0], "Mine", *before[2:]]
    gate.open.set()
    qtbot.waitUntil(lambda: stages(place) == ["Theirs", "Mine", *before[2:]])
    assert len(gate.threads) == 2, "merged anew, with what was done meanwhile"
    assert place.file.session.unsaved
    place.file.session.undo()
    assert stages(place) == [before[0], "Mine", *before[2:]]


def test_what_clashes_by_then_is_not_taken_in(
        qtbot: QtBot, place: Place, gate: Gate, at_work: Callable[[], None], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(foreign, "BUSY_MS", 1)
    at_work()
    mine(place, "Mine", at=0)
    gate.open.set()
    said = "“garden.journey” was changed by somebody else: 1 change clashes with yours."
    qtbot.waitUntil(lambda: place.window.toasts.texts() == [said])
    assert stages(place)[0] == "Mine"


def test_whoever_is_amid_something_when_it_ends_is_left_alone(
        qtbot: QtBot, place: Place, gate: Gate, at_work: Callable[[], None], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(foreign, "BUSY_MS", 1)
    before = stages(place)
    at_work()
    gesture = place.file.session.gesture("Typing")
    gate.open.set()
    qtbot.waitUntil(lambda: place.merging is None)
    assert stages(place) == before
    gesture.close()
    qtbot.waitUntil(lambda: stages(place)[0] == "Theirs")


def test_changes_that_never_rest_wait_once_for_the_merge(
        qtbot: QtBot, place: Place, gate: Gate, at_work: Callable[[], None], monkeypatch: pytest.MonkeyPatch) -> None:
    """Else they would never come in."""
    monkeypatch.setattr(foreign, "BUSY_MS", 1)
    monkeypatch.setattr(Merging, "stale", property(lambda self: not self.waited_for))
    gate.open.set()
    at_work()
    qtbot.waitUntil(lambda: stages(place)[0] == "Theirs")
    assert len(gate.threads) == foreign.MOST_MERGES + 1


def test_a_file_that_is_as_it_was_again_takes_nothing_in(
        qtbot: QtBot, place: Place, sample_file: Path, gate: Gate, at_work: Callable[[], None]) -> None:
    data, before = sample_file.read_bytes(), stages(place)
    at_work()
    sample_file.write_bytes(data)
    assert place.watch is not None
    place.watch.look_now()
    gate.open.set()
    gate.threads[0].join(30)
    qtbot.wait(1)
    assert (stages(place), place.file.session.unsaved) == (before, False)
    assert place.window.toasts.texts() == []


def test_a_window_that_closes_meanwhile_hears_nothing(
        qtbot: QtBot, place: Place, gate: Gate, at_work: Callable[[], None]) -> None:
    before = stages(place)
    at_work()
    assert place.window.close()
    gate.open.set()
    gate.threads[0].join(30)
    qtbot.wait(1)
    assert stages(place) == before
