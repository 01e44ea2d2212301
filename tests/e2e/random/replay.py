"""Plays runs without pytest, and finds the fewest events that still show a fault.

    python -m tests.e2e.random.replay SEED [--events 400] [--map NAME] [--count 1] [--shrink]
"""
import argparse
import os
import re
import sys
import tempfile
import time
from collections.abc import Sequence
from random import Random

from PySide6.QtWidgets import QApplication

from . import runs
from .alone import desk_for
from .hand import Event
from .hands import some_events
from .maps import MAPS, records

SAMPLE = "sample"


def played(name: str, events: Sequence[Event], seed: int) -> str:
    """What went wrong, "" if nothing did."""
    with tempfile.TemporaryDirectory() as home:
        for variable in ("CONFIG", "STATE", "DATA", "CACHE"):
            os.environ[f"XDG_{variable}_HOME"] = home
        luck = Random(seed)
        with desk_for(luck) as desk:
            try:
                runs.live(desk, None if name == SAMPLE else records(MAPS[name]()), events, luck)
            except runs.Fault as fault:
                return str(fault)
    return ""


def kind_of(said: str) -> str:
    """What a fault says, without its event and numbers."""
    return re.sub(r"[0-9]+", "", said.rpartition("): ")[2].splitlines()[-1][:60]) if said else ""


def index_of(said: str) -> int:
    """The number of its event, -1 for the end."""
    found = re.match(r"event ([0-9]+),", said)
    return int(found[1]) if found else -1


def shrunk(name: str, events: list[Event], seed: int, said: str) -> list[Event]:
    """Leaves out what isn't needed. Whatever can be checked is checked after each event."""
    runs.DEEP_EVERY = runs.PAINT_EVERY = 1
    index = index_of(played(name, events, seed) or said)
    events = events[:index + 1] if index >= 0 else events
    size = len(events) // 2
    while size:
        at = 0
        while at < len(events):
            fewer = events[:at] + events[at + size:]
            if fewer and kind_of(played(name, fewer, seed)) == kind_of(said):
                events = fewer
            else:
                at += size
        size //= 2
    return events


def main() -> int:
    """How many runs failed."""
    parser = argparse.ArgumentParser()
    parser.add_argument("seed", type=int)
    parser.add_argument("--events", type=int, default=400)
    parser.add_argument("--map", default=SAMPLE, choices=[SAMPLE, *MAPS])
    parser.add_argument("--count", type=int, default=1)
    parser.add_argument("--shrink", action="store_true")
    wanted = parser.parse_args()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = QApplication(sys.argv)
    bad = 0
    for seed in range(wanted.seed, wanted.seed + wanted.count):
        begun, events = time.process_time(), some_events(seed, wanted.events)
        said = played(wanted.map, events, seed)
        print(f"{wanted.map} {seed}: {time.process_time() - begun:.1f} s {said or 'in order'}", flush=True)
        bad += bool(said)
        if said and wanted.shrink:
            fewest = shrunk(wanted.map, events, seed, said)
            print(f"{fewest}\n{played(wanted.map, fewest, seed)}", flush=True)
    del app
    return bad


if __name__ == "__main__":
    sys.exit(main())
