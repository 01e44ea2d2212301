"""Fingers on a sheet."""
from PySide6.QtCore import QPoint
from PySide6.QtGui import QEventPoint, QPointingDevice
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from journeymapper.ui.canvas.sheet import Sheet


class Hand:
    """The fingers of one hand on one sheet, by number; each call is one event."""

    device: QPointingDevice | None = None

    def __init__(self, sheet: Sheet) -> None:
        if Hand.device is None:
            Hand.device = QTest.createTouchDevice()
        self.view = sheet.viewport()
        self.down: dict[int, QPoint] = {}

    def put(self, finger: int, at: QPoint) -> None:
        """One more finger comes down."""
        self._send({finger: QEventPoint.State.Pressed}, {**self.down, finger: at})

    def move(self, *places: QPoint) -> None:
        """All fingers that are down move, in the order of their numbers."""
        now = dict(zip(sorted(self.down), places, strict=True))
        self._send(dict.fromkeys(now, QEventPoint.State.Updated), now)

    def lift(self, finger: int) -> None:
        """A finger goes."""
        self._send({finger: QEventPoint.State.Released}, dict(self.down))
        del self.down[finger]

    def tap(self, at: QPoint) -> None:
        """Down and up."""
        self.put(0, at)
        self.lift(0)

    def _send(self, changed: dict[int, QEventPoint.State], places: dict[int, QPoint]) -> None:
        sequence = QTest.touchEvent(self.view, Hand.device, autoCommit=False)
        for finger, at in places.items():
            state = changed.get(finger)
            if state is QEventPoint.State.Pressed:
                sequence.press(finger, at, self.view)
            elif state is QEventPoint.State.Released:
                sequence.release(finger, at, self.view)
            else:
                sequence.move(finger, at, self.view)
        sequence.commit()
        self.down = places
        QApplication.processEvents()


def slide(hand: Hand, start: QPoint, end: QPoint, *, lift: bool = True) -> None:
    """One finger from here to there in four steps."""
    hand.put(0, start)
    for part in (0.25, 0.5, 0.75, 1.0):
        hand.move(start + (end - start) * part)
    if lift:
        hand.lift(0)
