"""From mark to mark by the keyboard: to the right and down in the picture, each one reached in either direction."""
from collections.abc import Sequence

from PySide6.QtCore import Qt

from .marks import Mark

_ACROSS = (Qt.Key.Key_Right, Qt.Key.Key_Left)
_DOWN = (Qt.Key.Key_Down, Qt.Key.Key_Up)
KEYS = {Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1, Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1}
ENDS = {Qt.Key.Key_Home: 0, Qt.Key.Key_End: -1}


def next_mark(marks: Sequence[Mark], current: str | None, key: Qt.Key) -> Mark | None:
    """Where an arrow, Home or End goes; None where there is none at all.

    Left and right go by effort, then from high impact to low; up and down by impact, then from low effort to high.
    """
    if not marks:
        return None
    if key in _DOWN:
        row = sorted(marks, key=lambda mark: (-mark.impact, mark.effort, mark.number))
    else:
        row = sorted(marks, key=lambda mark: (mark.effort, -mark.impact, mark.number))
    if key in ENDS:
        return row[ENDS[key]]
    by = KEYS[key]
    here = next((place for place, mark in enumerate(row) if current in mark.ids), None)
    return row[0 if by > 0 else -1] if here is None else row[max(0, min(here + by, len(row) - 1))]
