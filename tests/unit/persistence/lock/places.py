"""People and programs that never were, for tests of locks."""
from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from journeymapper.core.persistence.lock.here import Here
from journeymapper.core.persistence.lock.owner import Owner

NOON = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
ANA = Owner("Ana Pérez", "laptop", "m1", "boot-1", "pid:[1]", 100, "5000")
LUIS = Owner("Luis Gómez", "tower", "m2", "boot-2", "pid:[1]", 200, "6000")


def program(me: Owner, folder: Path, alive: Iterable[int] = (), at: datetime = NOON) -> Here:
    """A program of `me` on a machine on which these other processes run."""
    running = {me.pid, *alive}
    return Here(me, lambda pid, _started: pid in running, lambda: at, lambda _seconds: None, folder=folder / "locks")


def again(here: Here, **me: object) -> Here:
    """The same machine, another program on it."""
    return replace(here, me=here.me._replace(**me))
