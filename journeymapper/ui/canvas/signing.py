"""A sign and a number typed at once on a focused point: `-1` is a number, though `-` alone moves the point."""
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtGui import QKeyEvent

from journeymapper.ui.canvas.focus import Focus

if TYPE_CHECKING:
    from journeymapper.ui.canvas.sheet import Sheet

AT_ONCE_MS = 1000
DIGITS = tuple("0123456789.,０１２")


class Sign(NamedTuple):
    """A sign that moved a point at a time, and the history's key before and after it. alone: no sign right before."""

    text: str
    focus: Focus
    ms: int
    before: int
    after: int
    alone: bool


def note(sheet: "Sheet", event: QKeyEvent, before: int) -> None:
    """Remember that a sign has moved what is focused; before: the history's key until then."""
    last = sheet.sign
    alone = last is None or last.after != before or not _at_once(last, event)
    sheet.sign = Sign(event.text(), sheet.focus, event.timestamp(), before, sheet.session.history.key, alone)


def with_sign(sheet: "Sheet", event: QKeyEvent, typed: str) -> str:
    """What is typed, after the sign that came right before it: then that hasn't moved anything."""
    sign, sheet.sign = sheet.sign, None
    if (sign is None or not sign.alone or not typed.startswith(DIGITS) or sheet.focus != sign.focus
            or sheet.session.history.key != sign.after or not _at_once(sign, event)):
        return typed
    if sign.before != sign.after:
        sheet.session.undo()
    return sign.text + typed


def _at_once(sign: Sign, event: QKeyEvent) -> bool:
    return event.timestamp() - sign.ms < AT_ONCE_MS
