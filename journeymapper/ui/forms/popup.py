"""A small window that hangs under a field: a calendar, a list to tick."""
from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from journeymapper.ui.qt.layouts import vbox

TALLEST_PX = 360
FRAME_PX = 4


class Popup(QFrame):
    """Kept by its field and filled anew each time. Escape, a click elsewhere or `close()` ends it: then `closed`."""

    closed = Signal()

    def __init__(self, field: QWidget) -> None:
        super().__init__(field, Qt.WindowType.Popup)
        self.setProperty("look", "popup")
        self._area = QScrollArea(self)
        self._area.setWidgetResizable(True)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        vbox(self._area, parent=self, margins=1)

    def show_under(self, field: QWidget, content: QWidget, focus: QWidget) -> None:
        """Show `content`, which takes the place of an earlier one, below `field` or above where the screen ends."""
        content.setProperty("look", "surface")
        content.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._area.setWidget(content)
        for part in (self, content, *content.findChildren(QWidget)):
            part.ensurePolished()
        wanted = content.sizeHint()
        tall = min(TALLEST_PX, wanted.height())
        policy = Qt.ScrollBarPolicy
        self._area.setVerticalScrollBarPolicy(
            policy.ScrollBarAsNeeded if wanted.height() > tall else policy.ScrollBarAlwaysOff)
        scroll = self._area.verticalScrollBar().sizeHint().width() if wanted.height() > tall else 0
        self.resize(max(field.width(), wanted.width() + scroll + FRAME_PX), tall + FRAME_PX)
        self.move(self._place(field))
        self.show()
        focus.setFocus(Qt.FocusReason.PopupFocusReason)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.closed.emit()

    def _place(self, field: QWidget) -> QPoint:
        below = field.mapToGlobal(field.rect().bottomLeft()) + QPoint(0, 2)
        screen = field.screen().availableGeometry()
        left = max(screen.left(), min(below.x(), screen.right() - self.width()))
        if below.y() + self.height() <= screen.bottom():
            return QPoint(left, below.y())
        above = field.mapToGlobal(field.rect().topLeft()).y() - self.height() - 2
        return QPoint(left, max(screen.top(), above))
