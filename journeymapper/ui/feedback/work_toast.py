"""A message about something that is going on beside the window: how far it is, and a button that gives it up."""
from collections.abc import Callable

from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QProgressBar, QWidget

from .toast import Toast

STEPS = 1000
BAR_PX, BAR_ROOM_PX, SIDE_PX, LEAST_PX = 6, 10, 14, 360


class WorkToast(Toast):
    """Stays until it is dismissed; a click on it does nothing, only its button."""

    lasting = True

    def __init__(self, parent: QWidget, text: str, key: str, cancel: tuple[str, Callable[[], object]]) -> None:
        super().__init__(parent, text, key, cancel, 0)
        self.bar = QProgressBar(self)
        self.bar.setRange(0, STEPS)
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(text)
        self.bar.setFixedHeight(BAR_PX)
        row = self.layout()
        if row is not None:
            margins = row.contentsMargins()
            row.setContentsMargins(margins.left(), margins.top(), margins.right(), margins.bottom() + BAR_ROOM_PX)

    def show_progress(self, done: float) -> None:
        """The part that is done, from 0 to 1; it never goes back."""
        self.bar.setValue(max(self.bar.value(), round(done * STEPS)))

    def fit(self, width: int) -> None:
        super().fit(width)
        wide, tall = min(max(self.width(), LEAST_PX), width), self.height()
        self.resize(wide, tall)
        self.bar.setGeometry(SIDE_PX, tall - BAR_ROOM_PX - BAR_PX // 2, wide - 2 * SIDE_PX, BAR_PX)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        event.accept()
