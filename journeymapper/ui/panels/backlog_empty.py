"""What stands in the place of the table where it would be empty: how to make a red point, or how to see them again."""
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QWidget

from journeymapper.core.foundation.i18n import Texts
from journeymapper.ui.qt.layouts import hbox, set_look, vbox
from journeymapper.ui.qt.text import plain_label
from journeymapper.ui.theme.current import Theme
from journeymapper.ui.theme.fonts import SEMIBOLD, font

ICON_PX = 32


class EmptyBacklog(QWidget):
    """`all_asked`: let the filters go; `map_asked`: to the map, where red points are made."""

    all_asked = Signal()
    map_asked = Signal()

    def __init__(self, theme: Theme, t: Texts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._t = theme, t
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        set_look(self, "card")
        self._sign = plain_label("")
        self._heading = plain_label("", font=font(15, SEMIBOLD), wrap=True)
        self._text = plain_label("", font=font(13), wrap=True)
        set_look(self._text, "secondary")
        for label in (self._sign, self._heading, self._text):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._any = False
        self.button = QPushButton()
        self.button.clicked.connect(self._ask)
        vbox(None, self._sign, self._heading, self._text, 4, hbox(None, self.button, None), None, None, parent=self,
             margins=32, spacing=8)
        self._dress()
        theme.changed.connect(self._dress)

    def show_state(self, *, any_red_point: bool, any_step: bool) -> None:
        """Whether the map has red points that the filters hide, and whether it has anything yet."""
        t, self._any = self._t, any_red_point
        self.button.setText(t("Show all red points") if any_red_point else t("Go to the map"))
        self._heading.setText(t("No red point passes these filters") if any_red_point else t("No red points yet"))
        lost = t("a moment where the customer is lost, unhappy or does not see your value.")
        self._text.setText("" if any_red_point else t(
            "Select a touchpoint or an emotion on the map and press Ctrl+M, or drag a red point from the palette onto "
            "it: {what}", what=lost) if any_step else t(
            "The map is empty: draw its stages and touchpoints first. Then mark each red point: {what}", what=lost))

    def _ask(self) -> None:
        (self.all_asked if self._any else self.map_asked).emit()

    def _dress(self, _tokens: object = None) -> None:
        self._sign.setPixmap(self._theme.pixmap("red-point", ICON_PX, self.devicePixelRatioF(), "ink_secondary"))
