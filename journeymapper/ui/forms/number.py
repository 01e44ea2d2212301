"""A number with arrows; empty where nothing is known."""
from PySide6.QtGui import QValidator, QWheelEvent
from PySide6.QtWidgets import QDoubleSpinBox, QWidget

from journeymapper.ui.qt.layouts import vbox

from .base import FieldWidget, FormContext, mark_several
from .field import MIXED


class OptionalSpin(QDoubleSpinBox):
    """A spin box whose value one step below its minimum is the empty one. The wheel scrolls the panel instead."""

    def __init__(self, minimum: float, maximum: float, decimals: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setDecimals(decimals)
        self.setSingleStep(1 if decimals == 0 else 0.1)
        self.setRange(minimum - 1, maximum)
        self._unit = ""
        self.setKeyboardTracking(False)
        self.lineEdit().setTextMargins(4, 0, 0, 0)
        self.valueChanged.connect(self._show_unit)
        self.empty()

    def empty(self) -> None:
        """Show nothing."""
        self.setValue(self.minimum())
        self._show_unit()
        self.lineEdit().clear()

    def show_number(self, value: float) -> None:
        """Show a number with its unit."""
        self.setValue(value)
        self._show_unit()

    def set_unit(self, unit: str) -> None:
        """What stands behind a number, "" for nothing; it doesn't stand alone."""
        self._unit = f" {unit}" if unit else ""
        self._show_unit()

    def _show_unit(self, _value: float = 0) -> None:
        unit = self._unit if self.value() > self.minimum() else ""
        if self.suffix() != unit:
            self.setSuffix(unit)

    def optional_value(self) -> int | float | None:
        """None while empty; whole where there are no decimals."""
        if self.value() <= self.minimum():
            return None
        return round(self.value()) if self.decimals() == 0 else self.value()

    def textFromValue(self, value: float) -> str:
        if value <= self.minimum():
            return ""
        text = self.locale().toString(value, "f", self.decimals())
        point = self.locale().decimalPoint()
        return text.rstrip("0").rstrip(point) if point in text else text

    def valueFromText(self, text: str) -> float:
        bare = text.removeprefix(self.prefix()).removesuffix(self.suffix()).strip()
        return super().valueFromText(text) if bare else self.minimum()

    def validate(self, text: str, position: int) -> tuple[QValidator.State, str, int]:
        bare = text.removeprefix(self.prefix()).removesuffix(self.suffix()).strip()
        if not bare:
            return QValidator.State.Acceptable, text, position
        return super().validate(text, position)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


class NumberField(FieldWidget):
    """int (no decimals) or float in and out, None for empty. Commits at Enter, at focus-out and at each arrow."""

    def __init__(self, context: FormContext, minimum: float = 0, maximum: float = 1_000_000, decimals: int = 0,
                 unit: str = "", placeholder: str = "", parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._placeholder = placeholder
        self.editor = OptionalSpin(minimum, maximum, decimals)
        self.editor.set_unit(unit)
        self.editor.lineEdit().setPlaceholderText(placeholder)
        self.editor.valueChanged.connect(self._on_changed)
        self.setFocusProxy(self.editor)
        vbox(self.editor, parent=self)

    def show_value(self, value: object) -> None:
        mark_several(self.editor, value, self.t, self._placeholder)
        self.editor.blockSignals(True)
        if isinstance(value, int | float):
            self.editor.show_number(value)
        else:
            self.editor.empty()
        self.editor.blockSignals(False)

    def flush(self) -> None:
        self.editor.interpretText()

    def _on_changed(self, _value: float) -> None:
        value = self.editor.optional_value()
        if value is None and self._value is MIXED:
            return
        mark_several(self.editor, value, self.t, self._placeholder)
        self.commit(value)
