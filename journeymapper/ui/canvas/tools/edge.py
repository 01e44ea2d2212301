"""While a drag holds the pointer near an edge of the sheet, the map scrolls below it."""
from collections.abc import Callable

from PySide6.QtCore import QPointF, QTimer

from journeymapper.ui.canvas.tools.host import Host, Pointer

TICK_MS = 16
# How near (screen pixels), and how far the map goes at one tick: at the zone's rim, at most.
ZONE, LEAST, FASTEST, SLOWEST = 36.0, 8.0, 26.0, 2.0


class EdgeScroll:
    """One per tool. `again` is called with the pointer over what came below it."""

    def __init__(self, host: Host, again: Callable[[Pointer], object]) -> None:
        self._host, self._again = host, again
        self._start: Pointer | None = None
        self._at: Pointer | None = None
        self._axes: str = ""
        self._timer = QTimer()
        self._timer.setInterval(TICK_MS)
        self._timer.timeout.connect(self._tick)

    def follow(self, pointer: Pointer, axes: str) -> None:
        """The drag's pointer is here now. axes: which ways this drag scrolls, "x", "y", "xy" or ""."""
        self._start = self._start or pointer
        self._at, self._axes = pointer, axes
        if self._speed() == (0.0, 0.0):
            self._timer.stop()
        elif not self._timer.isActive():
            self._timer.start()

    def stop(self) -> None:
        """The drag is over."""
        self._timer.stop()
        self._start = self._at = None

    @property
    def running(self) -> bool:
        """Whether the map scrolls by itself now."""
        return self._timer.isActive()

    def _speed(self) -> tuple[float, float]:
        start, at, view = self._start, self._at, self._host.view
        if start is None or at is None:
            return 0.0, 0.0
        left, top = max(0.0, view.gutter_right), max(0.0, view.head_bottom)
        return (_pull(start.sx, at.sx, left, view.w) if "x" in self._axes else 0.0,
                _pull(start.sy, at.sy, top, view.h) if "y" in self._axes else 0.0)

    def _tick(self) -> None:
        (dx, dy), view, at = self._speed(), self._host.view, self._at
        before = (view.x, view.y)
        self._host.scroll_view(view.x + dx, view.y + dy)
        if at is None or (view.x, view.y) == before:
            self._timer.stop()
            return
        self._again(self._host.pointer(QPointF(at.sx, at.sy), at.mods))


def _pull(start: float, at: float, low: float, high: float) -> float:
    """Pixels a tick towards the edge that is near; a drag that began near an edge must come nearer still."""
    below = min(ZONE, max(LEAST, start - low - LEAST))
    above = min(ZONE, max(LEAST, high - start - LEAST))
    if at < low + below:
        return -_speed_at((low + below - at) / below)
    if at > high - above:
        return _speed_at((at - high + above) / above)
    return 0.0


def _speed_at(depth: float) -> float:
    return round(SLOWEST + (FASTEST - SLOWEST) * min(1.0, depth) ** 2)
