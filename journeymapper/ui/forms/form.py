"""A form: labels above fields, built from a table of `Field`s."""
from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from journeymapper.core.foundation.i18n import Texts
from journeymapper.ui.qt.layouts import set_look, vbox
from journeymapper.ui.qt.text import plain_label
from journeymapper.ui.theme.current import Theme
from journeymapper.ui.theme.fonts import font

from .base import FieldWidget, FormContext
from .choice import ChoiceField
from .field import Choice, Field
from .kinds import make_widget
from .several import SeveralField

_NO_LABEL = ("check",)
# Narrower than that, what stands side by side stands one below the other; in workshop size it does always.
NARROW_PX = 236


class FormWidget(QWidget):
    """Values in by name, changes out by name.

    `changed(name, value)`: a field was committed. `edited(name, text)`: while typing. `cancelled(name)`: Escape.
    """

    changed = Signal(str, object)
    edited = Signal(str, object)
    cancelled = Signal(str)

    def __init__(self, fields: Sequence[Field], context: FormContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._fields = {field.name: field for field in fields}
        self._widgets: dict[str, FieldWidget] = {}
        self._cells: dict[str, QWidget] = {}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(12)
        for column in (0, 1):
            self._grid.setColumnStretch(column, 1)
        self._theme = context.theme
        self._stacked = self._theme.workshop
        for field in fields:
            self._make(field, context)
        self._place()
        self._theme.changed.connect(self._stack)

    def field(self, name: str) -> FieldWidget:
        """The widget of a field. Raises KeyError."""
        return self._widgets[name]

    def set_values(self, values: Mapping[str, object]) -> None:
        """Show values (MIXED: several); fields that aren't named are emptied. A field being typed in keeps its text
        where the value is just that text."""
        for name, widget in self._widgets.items():
            widget.set_value(values.get(name))

    def values(self) -> dict[str, object]:
        """All values as they were set or committed last."""
        return {name: widget.value() for name, widget in self._widgets.items()}

    def set_choices(self, source: str, choices: Sequence[Choice]) -> None:
        """Fill all fields whose options are the source of this name."""
        for name, field in self._fields.items():
            widget = self._widgets[name]
            if field.options == source and isinstance(widget, ChoiceField | SeveralField):
                widget.set_choices(choices)

    def take(self, name: str) -> FieldWidget:
        """A field that shall stand elsewhere; its values still come and go by this form. Its label goes."""
        widget = self._widgets[name]
        cell = self._cells.pop(name)
        self._grid.removeWidget(cell)
        widget.setParent(None)
        cell.hide()
        cell.deleteLater()
        return widget

    def show_field(self, name: str, shown: bool) -> None:
        """Hide a field with its label, or show it again."""
        self._cells[name].setVisible(shown)

    def flush(self) -> None:
        """Commit what is typed and not committed: before undo, delete, save or close."""
        for widget in self._widgets.values():
            widget.flush()

    def focus(self, name: str) -> None:
        """Put the keyboard into a field."""
        self._widgets[name].setFocus(Qt.FocusReason.OtherFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._stack()

    def _stack(self, _tokens: object = None) -> None:
        stacked = self.width() < NARROW_PX or self._theme.workshop
        if stacked != self._stacked:
            self._stacked = stacked
            self._place()

    def _make(self, field: Field, context: FormContext) -> None:
        widget = self._widgets[field.name] = make_widget(field, context)
        widget.committed.connect(lambda value: self.changed.emit(field.name, value))
        widget.edited.connect(lambda value: self.edited.emit(field.name, value))
        widget.cancelled.connect(lambda: self.cancelled.emit(field.name))
        cell = self._cells[field.name] = QWidget(self)
        if field.kind in _NO_LABEL:
            vbox(widget, parent=cell)
        else:
            vbox(_label(context.t(field.label), widget), widget, parent=cell, spacing=4)

    def _place(self) -> None:
        """Halves side by side, or one under the other where the form is narrow."""
        row, column = -1, 1
        for name, cell in self._cells.items():
            field = self._fields[name]
            half = field.half and not self._stacked
            if half and column == 0:
                column = 1
            else:
                row, column = row + 1, 0 if half else 1
            self._grid.removeWidget(cell)
            self._grid.addWidget(cell, row, column if half else 0, 1, 1 if half else 2, Qt.AlignmentFlag.AlignTop)


def build_form(fields: Sequence[Field], t: Texts, theme: Theme, parent: QWidget | None = None) -> FormWidget:
    """The form of a table of fields, empty."""
    return FormWidget(fields, FormContext(t, theme), parent)


def _label(text: str, buddy: QWidget) -> QLabel:
    label = plain_label(text, font=font(12))
    set_look(label, "fieldlabel")
    label.setBuddy(buddy)
    return label
