"""Reads a table within the window's own time: a slice, then whatever else is to be done."""
from time import perf_counter

from PySide6.QtCore import QObject, QTimer, Signal

from journeymapper.core.analysis.signals.take import Taking

# So long at a time, looked at after so many rows.
SLICE_S, ROWS = 0.005, 40


class Reading(QObject):
    """`moved`: a slice was read; `busy` tells whether rows are left. Another table takes the place of one at work."""

    moved = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.work: Taking | None = None
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._slice)

    @property
    def busy(self) -> bool:
        """Whether rows are left."""
        return self._timer.isActive()

    def begin(self, work: Taking) -> None:
        """Read the first slice, which is all of most tables, and the rest when there is time."""
        self.work = work
        self._timer.start(0)
        self._slice()

    def stop(self) -> None:
        """Leave the rest."""
        self._timer.stop()

    def _slice(self) -> None:
        end, more = perf_counter() + SLICE_S, True
        while more and self.work is not None and perf_counter() < end:
            more = self.work.go_on(ROWS)
        if not more:
            self._timer.stop()
        self.moved.emit()
