"""One message at the foot of a window."""
from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QEnterEvent, QMouseEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from journeymapper.ui.qt.layouts import hbox
from journeymapper.ui.qt.text import plain_label, without_mnemonic
from journeymapper.ui.theme.fonts import SEMIBOLD, font

WIDEST_PX = 560


class Toast(QWidget):
    """Emits `gone` with itself when it was clicked or its time is over; under the mouse its time stands still."""

    gone = Signal(object)
    # Whether it is about something that is still going on: then no other one takes its place.
    lasting = False

    def __init__(self, parent: QWidget, text: str, key: str | None, action: tuple[str, Callable[[], object]] | None,
                 milliseconds: int) -> None:
        super().__init__(parent)
        self.key, self.text = key, text
        self._label = plain_label(text, self, wrap=True)
        self._button = self._make_button(action)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(milliseconds)
        self._timer.timeout.connect(self._end)
        self.setProperty("look", "toast")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(text)
        parts = [self._label, self._button] if self._button else [self._label]
        row = hbox(*parts, parent=self, margins=(14, 10, 10 if self._button else 14, 10), spacing=12)
        row.setStretch(0, 1)

    def fit(self, width: int) -> None:
        """Take the size the text needs in at most `width` px."""
        for part in (self, self._label, self._button):
            if part is not None:
                part.ensurePolished()
        widest = min(WIDEST_PX, width)
        rest = self._button.sizeHint().width() + 12 if self._button else 0
        one_line = self._label.fontMetrics().horizontalAdvance(self.text) + rest + 34
        wide = max(120, min(widest, one_line))
        layout = self.layout()
        tall = layout.totalHeightForWidth(wide) if layout else 40
        self.resize(wide, max(tall, 40))

    def appear(self) -> None:
        """Show it, tell screen readers, start its time."""
        self.show()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, self.text))
        if self._timer.interval():
            self._timer.start()

    def leave(self) -> None:
        """Go away for good."""
        self._timer.stop()
        self.hide()
        self.deleteLater()

    def enterEvent(self, event: QEnterEvent) -> None:
        self._timer.stop()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        if self._timer.interval() and self.isVisible():
            self._timer.start()
        super().leaveEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        event.accept()
        self._end()

    def _make_button(self, action: tuple[str, Callable[[], object]] | None) -> QPushButton | None:
        if action is None:
            return None
        label, do = action
        button = QPushButton(without_mnemonic(label), self)
        button.setFont(font(13, SEMIBOLD))
        button.setAutoDefault(False)
        button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)

        def run() -> None:
            self._end()
            do()

        button.clicked.connect(run)
        return button

    def _end(self) -> None:
        self.gone.emit(self)
