"""The command palette: one field, a list below it, at the top of the window."""
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeyEvent, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QWidget

from journeymapper.core.foundation.i18n import Texts
from journeymapper.ui.qt.layouts import set_look, vbox
from journeymapper.ui.qt.text import plain_label
from journeymapper.ui.theme.current import Theme
from journeymapper.ui.theme.fonts import font

from .choose_list import LINE_PX, ChooseList, Line

WIDEST_PX, MOST_LINES, TOP_PX, EDGE_PX, FIELD_PX = 640, 11, 64, 24, 70
_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_Tab: 1, Qt.Key.Key_Backtab: -1,
          Qt.Key.Key_PageDown: MOST_LINES - 1, Qt.Key.Key_PageUp: 1 - MOST_LINES}


class ChooseBox(QWidget):
    """Lies over its whole window, so that no window manager places it and a click beside it closes it.

    `chosen(id)` where a line was chosen, `left()` at Escape and at a click beside.
    look_up: the lines for what is typed.
    """

    chosen = Signal(str)
    left = Signal()

    def __init__(self, window: QWidget, theme: Theme, t: Texts, look_up: Callable[[str], list[Line]]) -> None:
        super().__init__(window)
        self._theme, self._t, self._window, self._look_up = theme, t, window, look_up
        self.box = QFrame(self)
        set_look(self.box, "popup")
        self.box.setAccessibleName(t("Commands and cards"))
        self.field = QLineEdit()
        self.field.setPlaceholderText(t("Find a command or a card"))
        self.field.setAccessibleName(t("Find a command or a card"))
        self.field.setFont(font(15))
        self.list = ChooseList(theme)
        self.list.setAccessibleName(t("Commands and cards"))
        self._none = plain_label(t("Nothing fits."), font=font(13))
        set_look(self._none, "secondary")
        self._none.setMargin(10)
        vbox(self.field, self.list, self._none, parent=self.box, margins=8, spacing=6)
        self.field.installEventFilter(self)
        window.installEventFilter(self)
        self.field.textChanged.connect(self._look)
        self.list.itemClicked.connect(lambda _item: self._choose())
        self.list.currentItemChanged.connect(lambda _now, _before: self._announce())
        self.hide()

    def open(self) -> None:
        """Show it, empty, with the keyboard."""
        self.field.clear()
        self.show()
        self.raise_()
        self._look("")
        self.field.setFocus(Qt.FocusReason.PopupFocusReason)

    def place(self) -> None:
        """At the top, in the middle, within the window."""
        wide, tall = self._window.width(), self._window.height()
        self.setGeometry(0, 0, wide, tall)
        lines = min(MOST_LINES, max(1, self.list.count()))
        line = self._theme.target(LINE_PX)
        self.list.setFixedHeight(min(lines * line, max(line, tall - TOP_PX - EDGE_PX - FIELD_PX)))
        self.box.setFixedWidth(min(WIDEST_PX, wide - 2 * EDGE_PX))
        self.box.adjustSize()
        self.box.move((wide - self.box.width()) // 2, TOP_PX)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """The box takes clicks of its own; what comes here fell beside it."""
        event.accept()
        if not self.box.geometry().contains(event.position().toPoint()):
            self.left.emit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.accept()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.field and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._key(event)
        if watched is self._window and event.type() == QEvent.Type.Resize and self.isVisible():
            self.place()
        return super().eventFilter(watched, event)

    def _key(self, event: QKeyEvent) -> bool:
        key = Qt.Key(event.key())
        if key in _STEPS:
            self.list.go(_STEPS[key])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._choose()
        elif key == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            return False
        return True

    def _look(self, text: str) -> None:
        lines = self._look_up(text)
        self.list.show_lines(lines, self._t("not available now"))
        self.list.setVisible(bool(lines))
        self._none.setVisible(not lines)
        self.place()

    def _choose(self) -> None:
        line = self.list.current()
        if line is not None:
            self.chosen.emit(line.id)

    def _announce(self) -> None:
        """The keyboard stays in the field, so a screen reader is told where the list stands."""
        text = self.list.current_words()
        if text and self.isVisible():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, text))
