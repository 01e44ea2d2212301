"""One of several: a combo box with an empty entry, icons and dots."""
from collections.abc import Sequence

from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QWidget

from journeymapper.ui.qt.layouts import vbox
from journeymapper.ui.theme.tokens import colour

from .base import FieldWidget, FormContext, mark_several
from .combo import CalmCombo
from .field import Choice

ICON_PX = 16


class ChoiceField(FieldWidget):
    """The value of a Choice in and out; None for the empty entry, whose text is `empty` ("" for no such entry).

    A value that none of the choices has is shown as it is and stays until another one is chosen.
    """

    def __init__(self, context: FormContext, choices: Sequence[Choice] = (), empty: str = "—",
                 parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._empty = empty
        self._choices: list[Choice] = []
        self.editor = CalmCombo()
        self.editor.activated.connect(self._on_activated)
        self.setFocusProxy(self.editor)
        vbox(self.editor, parent=self)
        self.set_choices(choices)
        self.theme.changed.connect(self._on_theme)

    def set_choices(self, choices: Sequence[Choice]) -> None:
        """Offer other choices; the value stays."""
        self._choices = [Choice(None, self._empty), *choices] if self._empty else list(choices)
        self.show_value(self._value)

    def show_value(self, value: object) -> None:
        mixed = mark_several(self.editor, value, self.t)
        shown = list(self._choices)
        at = -1 if mixed else next((i for i, choice in enumerate(shown) if choice.value == value), -1)
        if at < 0 and not mixed and value not in (None, ""):
            shown.append(Choice(value, str(value)))
            at = len(shown) - 1
        if at < 0 and not mixed and self._empty:
            at = 0
        self._fill(shown, at)

    def _fill(self, shown: list[Choice], at: int) -> None:
        self.editor.blockSignals(True)
        self.editor.clear()
        for choice in shown:
            self.editor.addItem(self._icon(choice), choice.text, choice)
        self.editor.setCurrentIndex(at)
        self.editor.blockSignals(False)

    def _icon(self, choice: Choice) -> QIcon:
        if choice.icon:
            return self.theme.icon(choice.icon, ICON_PX, "ink_secondary")
        return QIcon(dot(choice.colour, ICON_PX, self.devicePixelRatioF())) if choice.colour else QIcon()

    def _on_activated(self, index: int) -> None:
        choice = self.editor.itemData(index)
        mark_several(self.editor, choice.value, self.t)
        self.commit(choice.value)

    def _on_theme(self, _tokens: object) -> None:
        self.show_value(self._value)


def dot(value: str, px: int, ratio: float) -> QPixmap:
    """A round patch of "#rrggbb" in a square of `px` logical pixels."""
    picture = QPixmap(round(px * ratio), round(px * ratio))
    picture.setDevicePixelRatio(ratio)
    picture.fill(colour("#00000000"))
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(colour("#00000000"))
    painter.setBrush(colour(value))
    painter.drawEllipse(3, 3, px - 6, px - 6)
    painter.end()
    return picture
