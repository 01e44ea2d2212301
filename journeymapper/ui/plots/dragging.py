"""A dot that is being dragged to another effort: nothing is changed before the button is let go."""
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication

from .places import EFFORTS


@dataclass(frozen=True)
class Drag:
    """Where a dot hangs now: its index, its place in pixels, the effort that it would get and where that stands."""

    index: int
    x: float
    effort: int
    target: float


class Dragging:
    """From press to release. `x_of` tells where an effort stands, in pixels of the plot.

    Impact is severity times frequency and follows from those, so that a dot moves along its line only.
    """

    def __init__(self, x_of: Callable[[int], float]) -> None:
        self._x_of = x_of
        self._pressed: tuple[int, QPoint, float] | None = None
        self.drag: Drag | None = None

    @property
    def pressed(self) -> bool:
        """Whether the button is down on a dot."""
        return self._pressed is not None

    def press(self, index: int, at: QPoint, x: float) -> None:
        """The button went down at a place, on a dot that stands at `x`."""
        self._pressed, self.drag = (index, at, x), None

    def move(self, at: QPoint) -> bool:
        """The pointer is there now; says whether that drags."""
        if self._pressed is None:
            return False
        index, start, x = self._pressed
        if self.drag is None and (at - start).manhattanLength() < QApplication.startDragDistance():
            return False
        left, right = self._x_of(EFFORTS[0]), self._x_of(EFFORTS[-1])
        now = max(left, min(right, x + at.x() - start.x()))
        effort = min(EFFORTS, key=lambda value: abs(self._x_of(value) - now))
        self.drag = Drag(index, now, effort, self._x_of(effort))
        return True

    def release(self) -> Drag | None:
        """The button is let go: what was dragged."""
        done, self._pressed, self.drag = self.drag, None, None
        return done

    def cancel(self) -> bool:
        """Let the dot go back; says whether one was dragged."""
        was, self._pressed, self.drag = self.drag is not None, None, None
        return was
