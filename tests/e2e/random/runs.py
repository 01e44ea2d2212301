"""Plays a list of events and stops at the first fault."""
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from random import Random
from traceback import format_exception
from types import TracebackType

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler

from journeymapper.app.desk import Desk, Place
from journeymapper.core.model.record import Record
from tests.support.maps import state

from .alone import close, open_on
from .checks import deep_faults, light_faults, travel_faults
from .hand import Event
from .hands import play
from .leaks import Watched, counts, leak_faults
from .pictures import painting_faults

DEEP_EVERY, PAINT_EVERY = 50, 50
_warm: list[bool] = []
# The offscreen platform has no window manager to tell.
UNHEARD = ("This plugin does not support",)


class Fault(AssertionError):
    """After which event what was wrong; `index` counts from 0, -1 where the end was wrong."""

    def __init__(self, index: int, event: Event | None, faults: Sequence[str]) -> None:
        where = f"event {index}, {event}" if event is not None else "the end"
        super().__init__(f"{where}: " + "\n".join(faults))
        self.index = index


@dataclass
class Heard:
    """Exceptions that Qt swallowed, and its warnings."""

    faults: list[str] = field(default_factory=list)

    def raised(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        """As sys.excepthook."""
        self.faults.append("".join(format_exception(kind, error, trace)))

    def said(self, kind: QtMsgType, _where: QMessageLogContext, text: str) -> None:
        """As Qt's message handler."""
        if kind not in (QtMsgType.QtDebugMsg, QtMsgType.QtInfoMsg) and not text.startswith(UNHEARD):
            self.faults.append(f"Qt says: {text}")


@contextmanager
def hearing() -> Iterator[Heard]:
    """While this is open nothing is said unheard."""
    heard, before = Heard(), sys.excepthook
    handler = qInstallMessageHandler(heard.said)
    sys.excepthook = heard.raised
    try:
        yield heard
    finally:
        sys.excepthook = before
        qInstallMessageHandler(handler)


def run(place: Place, events: Sequence[Event], luck: Random) -> None:
    """Raises Fault."""
    start = state(place.file.session.store)
    with hearing() as heard:
        for index, event in enumerate(events):
            try:
                play(place, event, luck)
            except Exception as error:  # noqa: BLE001  # whatever it is, it is told with its event
                heard.raised(type(error), error, error.__traceback__)
            sheet = place.window.chrome.map_page.sheet
            faults = heard.faults or light_faults(sheet)
            if not faults and index % DEEP_EVERY == DEEP_EVERY - 1:
                faults = deep_faults(sheet)
            if not faults and index % PAINT_EVERY == PAINT_EVERY - 1:
                faults = painting_faults(sheet) + heard.faults
            if faults:
                raise Fault(index, event, faults)
        faults = travel_faults(place.window.chrome.map_page.sheet, start) + heard.faults
        if faults:
            raise Fault(-1, None, faults)


def live(desk: Desk, records: Sequence[Record] | None, events: Sequence[Event], luck: Random) -> None:
    """A window from its opening to its end, and nothing of it left. Raises Fault."""
    if not _warm:  # what is made once for all windows
        close(open_on(desk))
        _warm.append(True)
    before = counts(desk)
    place = open_on(desk, records)
    run(place, events, luck)
    watched = Watched(place)
    with hearing() as heard:
        close(place)
        del place
        faults = leak_faults(before, counts(desk), watched) + heard.faults
    if faults:
        raise Fault(-1, None, faults)
