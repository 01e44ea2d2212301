"""A colour for a persona or a department: a row of swatches without red, and a dialog for any other."""
from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QRectF, Qt
from PySide6.QtGui import QIcon, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QColorDialog, QPushButton, QWidget

from journeymapper.ui.qt.layouts import hbox, vbox
from journeymapper.ui.qt.text import escaped_tooltip
from journeymapper.ui.theme.current import Theme
from journeymapper.ui.theme.load import load_tokens
from journeymapper.ui.theme.tokens import colour

from .base import FieldWidget, FormContext
from .choice import dot
from .field import MIXED

SWATCH_PX = 24


class Swatch(QAbstractButton):
    """A round patch with a ring when chosen and a second one where the keyboard is; "" is an empty patch."""

    def __init__(self, value: str, theme: Theme, parent: QWidget | None = None, name: str = "") -> None:
        super().__init__(parent)
        self.value, self._theme, self.name = value, theme, name or value
        self.setCheckable(True)
        self.setFixedSize(theme.target(SWATCH_PX), theme.target(SWATCH_PX))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.name)
        self.setToolTip(escaped_tooltip(self.name))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle, tokens = QRectF(self.rect()).center(), self._theme.tokens
        px = min(self.width(), self.height())
        if self.value:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour(self.value))
        else:
            painter.setPen(QPen(tokens.q("ink_secondary"), 1, Qt.PenStyle.DotLine))
        painter.drawEllipse(middle, px / 2 - 5, px / 2 - 5)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if self.isChecked():
            painter.setPen(QPen(tokens.q("ink"), 2))
            painter.drawEllipse(middle, px / 2 - 2, px / 2 - 2)
        if self.hasFocus():
            painter.setPen(QPen(tokens.q("focus"), 2))
            painter.drawRoundedRect(QRectF(1, 1, px - 2, px - 2), 6, 6)
        painter.end()


class ColourField(FieldWidget):
    """"#rrggbb" in and out, None for none. Arrows move along the swatches.

    automatic: what none is called; the first, empty swatch then stands for it.
    """

    def __init__(self, context: FormContext, offered: Sequence[str] = (), parent: QWidget | None = None,
                 automatic: str = "") -> None:
        super().__init__(context, parent)
        colours = offered or load_tokens("light").people
        self._swatches = [Swatch("", self.theme, self, automatic)] if automatic else []
        self._swatches += [Swatch(value, self.theme, self) for value in colours]
        self._group = QButtonGroup(self)
        for swatch in self._swatches:
            self._group.addButton(swatch)
            swatch.clicked.connect(lambda _on=False, value=swatch.value: self._choose(value))
            swatch.installEventFilter(self)
        self._other = QPushButton(self.t("Other…"), self)
        self._other.setAutoDefault(False)
        self._other.clicked.connect(self._ask)
        self.setFocusProxy(self._swatches[0])
        # As wide as a dialog gives it: large ones stand in two rows.
        width = -(-len(self._swatches) // 2) if self.theme.workshop else len(self._swatches)
        rows = [hbox(*self._swatches[at:at + width], None, spacing=0) for at in range(0, len(self._swatches), width)]
        vbox(*rows, hbox(self._other, None), parent=self, spacing=4)

    def show_value(self, value: object) -> None:
        known = str(value).upper() if isinstance(value, str) else ""
        self._group.setExclusive(False)
        for swatch in self._swatches:
            swatch.setChecked(swatch.value.upper() == known and value is not MIXED)
        self._group.setExclusive(True)
        own = bool(known) and not any(swatch.isChecked() for swatch in self._swatches)
        several = self.t("Several values") if value is MIXED else self.t("Other…")
        self._other.setText(f"{known} …" if own else several)
        self._other.setIcon(QIcon(dot(known, 16, self.devicePixelRatioF())) if own else QIcon())

    def describe(self, name: str, tip: str = "") -> None:
        super().describe(name, tip)
        for swatch in self._swatches:
            swatch.setAccessibleName(f"{name}: {swatch.name}")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and watched in self._swatches:
            step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
            if step is not None:
                swatch = self._swatches[(self._swatches.index(watched) + step) % len(self._swatches)]
                swatch.setFocus(Qt.FocusReason.TabFocusReason)
                self._choose(swatch.value)
                return True
        return super().eventFilter(watched, event)

    def _choose(self, value: str) -> None:
        self.show_value(value or None)
        self.commit(value or None)

    def _ask(self) -> None:
        now = colour(self._value) if isinstance(self._value, str) else colour(self._swatches[-1].value)
        picked = QColorDialog.getColor(now, self, self.t("Colour"))
        if picked.isValid():
            self._choose(picked.name().upper())
