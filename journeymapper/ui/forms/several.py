"""Several of many: a button that names the chosen ones and opens a list to tick."""
from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QIcon, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QCheckBox, QPushButton, QSizePolicy, QWidget

from journeymapper.ui.qt.layouts import vbox
from journeymapper.ui.qt.text import escaped_tooltip, plain_label, without_mnemonic
from journeymapper.ui.theme.current import Theme

from .base import SEVERAL, FieldWidget, FormContext, mark_several
from .choice import dot
from .field import Choice
from .popup import Popup

CHEVRON_PX = 14


class ListButton(QPushButton):
    """A button that looks like a field with a list: text on the left, a chevron on the right."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setProperty("look", "menubutton")
        self.setAutoDefault(False)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        chevron = self._theme.pixmap("chevron-down", CHEVRON_PX, self.devicePixelRatioF())
        painter.drawPixmap(self.width() - CHEVRON_PX - 5, (self.height() - CHEVRON_PX) // 2, chevron)
        painter.end()


class SeveralField(FieldWidget):
    """A tuple of values in and out, in the order of the choices; () or None for none.

    Values that no choice has are kept. Space or Enter opens the list; it stays open while ticking, and the value is
    committed when it closes.
    """

    def __init__(self, context: FormContext, choices: Sequence[Choice] = (), empty: str = "—",
                 parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._empty, self._choices = empty, list(choices)
        self._summary = ""
        self._boxes: list[tuple[Choice, QCheckBox]] = []
        self._popup = Popup(self)
        self._popup.closed.connect(self._take)
        self.editor = ListButton(self.theme)
        self.editor.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.editor.clicked.connect(self.open_list)
        self.setFocusProxy(self.editor)
        vbox(self.editor, parent=self)
        self.show_value(None)

    def set_choices(self, choices: Sequence[Choice]) -> None:
        """Offer other choices; the value stays."""
        self._choices = list(choices)
        self.show_value(self._value)

    def show_value(self, value: object) -> None:
        if mark_several(self.editor, value, self.t):
            self._summary = self.t(SEVERAL)
        else:
            chosen = _tuple(value)
            named = [choice.text for choice in self._choices if choice.value in chosen]
            self._summary = ", ".join(named) or self._empty
        self._elide()

    def open_list(self) -> Popup:
        """Show the list under the field; closing it commits."""
        content = QWidget()
        column = vbox(parent=content, margins=6, spacing=2)
        chosen = _tuple(self._value)
        self._boxes = [(choice, self._box(choice, choice.value in chosen)) for choice in self._choices]
        for _, box in self._boxes:
            column.addWidget(box)
        if not self._boxes:
            column.addWidget(plain_label(self.t("Nothing to choose yet")))
        column.addStretch(1)
        self._popup.show_under(self, content, self._boxes[0][1] if self._boxes else content)
        return self._popup

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._elide()

    def _box(self, choice: Choice, on: bool) -> QCheckBox:
        text = f"{choice.text}  {choice.note}" if choice.note else choice.text
        box = QCheckBox(without_mnemonic(text))
        box.setChecked(on)
        if choice.colour:
            box.setIcon(QIcon(dot(choice.colour, 16, self.devicePixelRatioF())))
        return box

    def _take(self) -> None:
        before = _tuple(self._value)
        ticked = tuple(choice.value for choice, box in self._boxes if box.isChecked())
        offered = {choice.value for choice, _ in self._boxes}
        if set(ticked) == offered & set(before):
            return
        value = ticked + tuple(kept for kept in before if kept not in offered)
        self.show_value(value)
        self.commit(value)

    def _elide(self) -> None:
        room = max(20, self.editor.width() - 40)
        shown = self.editor.fontMetrics().elidedText(self._summary, Qt.TextElideMode.ElideRight, room)
        self.editor.setText(without_mnemonic(shown))
        self.editor.setToolTip(escaped_tooltip(self._summary) if shown != self._summary else "")
        self.editor.setAccessibleDescription(self._summary)


def _tuple(value: object) -> tuple[object, ...]:
    return tuple(value) if isinstance(value, tuple | list) else ()
