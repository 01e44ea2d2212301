"""What all field widgets have in common."""
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QAbstractSpinBox, QComboBox, QLineEdit, QPlainTextEdit, QWidget

from journeymapper.core.foundation.i18n import N_, Texts
from journeymapper.ui.qt.text import escaped_tooltip
from journeymapper.ui.theme.current import Theme

from .field import MIXED

SEVERAL = N_("Several values")


@dataclass(frozen=True)
class FormContext:
    """What field widgets need of the world: a language and a theme."""

    t: Texts
    theme: Theme


class FieldWidget(QWidget):
    """A value in, a value out.

    `committed(value)`: the person has finished, and the value is another one than before. `edited(value)`: while
    typing, each change (text fields). `cancelled()`: Escape after typing; the field shows its earlier value again.
    """

    committed = Signal(object)
    edited = Signal(object)
    cancelled = Signal()

    def __init__(self, context: FormContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.t, self.theme = context.t, context.theme
        self._value: object = None

    def value(self) -> object:
        """The value as it was set or committed last; MIXED for several."""
        return self._value

    def set_value(self, value: object) -> None:
        """Show `value` (MIXED: several); emits nothing."""
        self._value = value
        self.show_value(value)

    def show_value(self, value: object) -> None:
        """For each kind: put `value` into the editor."""
        raise NotImplementedError

    def flush(self) -> None:
        """Commit what is typed and not committed yet. Kinds that commit at once have nothing to do."""

    def describe(self, name: str, tip: str = "") -> None:
        """The accessible name (the label's text) and a tooltip."""
        self.setAccessibleName(name)
        self.setToolTip(escaped_tooltip(tip))
        proxy = self.focusProxy()
        if proxy is not None:
            proxy.setAccessibleName(name)
            proxy.setAccessibleDescription(tip)

    def commit(self, value: object) -> None:
        """Keep `value`, and say so if it is another one."""
        if value != self._value or type(value) is not type(self._value):
            self._value = value
            self.committed.emit(value)


def mark_several(editor: QWidget, value: object, t: Texts, placeholder: str = "") -> bool:
    """Give `editor` the look of several values, or take it away; whether `value` is MIXED."""
    mixed = value is MIXED
    text = t(SEVERAL) if mixed else placeholder
    if isinstance(editor, QLineEdit | QPlainTextEdit | QComboBox):
        editor.setPlaceholderText(text)
    elif isinstance(editor, QAbstractSpinBox):
        editor.lineEdit().setPlaceholderText(text)
    if bool(editor.property("several")) != mixed:
        editor.setProperty("several", mixed)
        editor.style().unpolish(editor)
        editor.style().polish(editor)
    return mixed
