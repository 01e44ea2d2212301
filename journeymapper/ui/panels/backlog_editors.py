"""The editors in the backlog's cells: a list for what is chosen, a line for what is written, one with a calendar."""
from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QCompleter, QLineEdit, QWidget

from journeymapper.core.foundation.i18n import Texts
from journeymapper.ui.forms import scales
from journeymapper.ui.forms.day_edit import DayEdit
from journeymapper.ui.forms.day_text import example_day, read_day
from journeymapper.ui.theme.current import Theme

CHOICES = {"severity": scales.SEVERITY, "frequency": scales.FREQUENCY, "effort": scales.EFFORT,
           "status": scales.STATUS}
LEAST_PX = {"due": 148, "owner": 132, "title": 200}
CHOICE_PX = 132


class ChoiceEdit(QComboBox):
    """A list in a cell. `walking` while an arrow key goes through it: that chooses nothing yet, Enter does."""

    WALKS = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown, Qt.Key.Key_Home, Qt.Key.Key_End)
    walking = False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self.walking = event.key() in self.WALKS
        super().keyPressEvent(event)
        self.walking = False


class Wrong(Exception):
    """What was written is no value; the text is a sentence that says so."""


def editor_for(field: str, owners: Sequence[str], theme: Theme, t: Texts, parent: QWidget) -> QWidget:
    """An empty editor for a field of a red point."""
    if field in CHOICES:
        box = ChoiceEdit(parent)
        box.addItem("—", None)
        for value, words in CHOICES[field]:
            box.addItem(t(words), value)
        return box
    if field == "due":
        return DayEdit(theme, t, parent)
    line = QLineEdit(parent)
    if field == "owner":
        line.setPlaceholderText(t("Who takes it?"))
        known = QCompleter(list(owners), line)
        known.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        line.setCompleter(known)
    return line


def put_in(editor: QWidget, value: object) -> None:
    """Show a value."""
    if isinstance(editor, QComboBox):
        editor.setCurrentIndex(max(0, editor.findData(value)))
    elif isinstance(editor, QLineEdit):
        editor.setText(str(value or ""))
        editor.selectAll()


def value_in(editor: QWidget, field: str, t: Texts) -> object:
    """What stands in an editor, as the map stores it. Raises Wrong."""
    if isinstance(editor, QComboBox):
        return editor.currentData()
    assert isinstance(editor, QLineEdit)
    text = editor.text().strip()
    if field == "title" and not text:
        raise Wrong(t("A red point needs words; it keeps those that it had."))
    if field != "due":
        return text or None
    try:
        return read_day(text, t)
    except ValueError:
        raise Wrong(t("“{text}” is no day, so the date stays as it was. Write it as {example} or 2026-12-31.",
                      text=text, example=example_day(t))) from None
