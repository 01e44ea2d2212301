"""A drop-down of the filter: several of many, ticked; each tick takes at once."""
from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QIcon, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QCheckBox, QSizePolicy, QWidget

from journeymapper.core.foundation.i18n import Texts
from journeymapper.ui.forms import Choice
from journeymapper.ui.forms.choice import dot
from journeymapper.ui.forms.popup import Popup
from journeymapper.ui.forms.several import ListButton
from journeymapper.ui.qt.layouts import vbox
from journeymapper.ui.qt.text import escaped_tooltip, plain_label, without_mnemonic
from journeymapper.ui.theme.current import Theme

WIDTH_PX, LEAST_PX, ICON_PX, ARROW_PX = 150, 76, 16, 34


class FilterChoice(ListButton):
    """`chosen_changed` carries the ids that are ticked now. Space, Enter or Down open the list, Escape closes it."""

    chosen_changed = Signal(object)

    def __init__(self, theme: Theme, t: Texts, name: str, parent: QWidget | None = None) -> None:
        """name: what is chosen, in the person's words."""
        super().__init__(theme, parent)
        self._icons, self._t, self._name = theme, t, name
        self._choices: list[Choice] = []
        self._chosen: frozenset[str] = frozenset()
        self.boxes: dict[str, QCheckBox] = {}
        self._popup = Popup(self)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setMinimumWidth(LEAST_PX)
        self.setMaximumWidth(WIDTH_PX)
        self.setAccessibleName(name)
        self.clicked.connect(self.open_list)
        self._tell()

    def offer(self, choices: Sequence[Choice], chosen: frozenset[str]) -> None:
        """What there is, and what is ticked of it."""
        self._choices, self._chosen = list(choices), chosen
        self._tell()

    def open_list(self) -> Popup:
        """Show the list."""
        content = QWidget()
        column = vbox(parent=content, margins=6, spacing=2)
        self.boxes = {str(choice.value): self._box(choice) for choice in self._choices}
        for box in self.boxes.values():
            column.addWidget(box)
        if not self.boxes:
            column.addWidget(plain_label(self._t("Nothing to choose yet")))
        column.addStretch(1)
        self._popup.show_under(self, content, next(iter(self.boxes.values()), content))
        return self._popup

    def sizeHint(self) -> QSize:
        return QSize(WIDTH_PX, super().sizeHint().height())

    def named_width(self) -> int:
        """As wide as its name needs."""
        return max(LEAST_PX, self.fontMetrics().horizontalAdvance(self._name) + ARROW_PX + 2)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.open_list()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._elide()

    def _box(self, choice: Choice) -> QCheckBox:
        box = QCheckBox(without_mnemonic(choice.text))
        box.setChecked(choice.value in self._chosen)
        if choice.colour:
            box.setIcon(QIcon(dot(choice.colour, ICON_PX, self.devicePixelRatioF())))
        elif choice.icon:
            box.setIcon(self._icons.icon(choice.icon, ICON_PX))
        box.toggled.connect(lambda on, id=str(choice.value): self._tick(id, on))
        return box

    def _tick(self, id: str, on: bool) -> None:
        self._chosen = self._chosen | {id} if on else self._chosen - {id}
        self._tell()
        self.chosen_changed.emit(self._chosen)

    def _tell(self) -> None:
        named = [choice.text for choice in self._choices if choice.value in self._chosen]
        self._summary = ", ".join(named)
        self.setAccessibleDescription(self._summary or self._t("All"))
        self._elide()

    def _elide(self) -> None:
        words = f"{self._name}: {self._summary}" if self._summary else self._name
        room = max(20, self.width() - ARROW_PX)
        shown = self.fontMetrics().elidedText(self._summary or self._name, Qt.TextElideMode.ElideRight, room)
        self.setText(without_mnemonic(shown))
        self.setToolTip(escaped_tooltip(words))
