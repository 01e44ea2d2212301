"""Plays a list of events and stops at the first fault."""
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from pytestqt.exceptions import format_captured_exceptions
from pytestqt.qtbot import QtBot

from journeymapper.app.desk import Place
from tests.support.maps import state

from .checks import deep_faults, light_faults, travel_faults
from .hands import Event, play

DEEP_EVERY = 10


@dataclass
class Watch:
    """Where faults show that raise nothing here. `log` is pytest-qt's."""

    qtbot: QtBot
    log: Any


def run(place: Place, events: Sequence[Event], watch: Watch) -> None:
    """Raises AssertionError that says after which event what was wrong."""
    start, told = state(place.file.session.store), len(watch.log.records)
    for number, event in enumerate(events, 1):
        with watch.qtbot.capture_exceptions() as thrown:
            play(place, event)
        where = f"event {number}, {event}"
        assert not thrown, f"{where}: {format_captured_exceptions(thrown)}"
        warnings = said(watch, told)
        assert not warnings, f"{where}: {warnings}"
        sheet = place.window.chrome.map_page.sheet
        faults = light_faults(sheet) + (deep_faults(sheet) if number % DEEP_EVERY == 0 else [])
        assert not faults, f"{where}: {faults}"
    with watch.qtbot.capture_exceptions() as thrown:
        faults = travel_faults(place.window.chrome.map_page.sheet, start)
    assert not thrown, format_captured_exceptions(thrown)
    assert not faults, f"at the end: {faults}"


def said(watch: Watch, since: int) -> list[str]:
    """Warnings of Qt."""
    return [record.message for record in watch.log.records[since:] if not record.ignored]
