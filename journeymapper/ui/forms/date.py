"""A day, typed or picked from a calendar; may be empty."""
from PySide6.QtCore import QDate, Qt
from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import QCalendarWidget, QLineEdit, QWidget

from journeymapper.core.foundation.i18n import N_
from journeymapper.ui.qt.layouts import vbox
from journeymapper.ui.qt.text import escaped_tooltip

from .base import FormContext, mark_several
from .day_calendar import calendar_for
from .day_text import example_day, read_day
from .popup import Popup
from .typed import TypedField

NO_DAY = N_("no date")
# Qt leaves more before the calendar's sign than is needed, and half a narrow inspector is just as wide as a day.
AIR = 8


class DateField(TypedField):
    """ISO text ("2026-12-20") in and out, None for empty. Alt+Down opens the calendar.

    A day may be typed as in a cell of the backlog; text that is no day is marked and not committed.
    """

    def __init__(self, context: FormContext, parent: QWidget | None = None) -> None:
        self.editor = QLineEdit()
        super().__init__(context, self.editor, parent)
        self.editor.setTextMargins(0, 0, -AIR, 0)
        self.editor.setToolTip(escaped_tooltip(self.t(
            "A day as YYYY-MM-DD, or as {example} or “15 Dec”; Alt+Down opens the calendar",
            example=example_day(self.t))))
        self._pick_action = QAction(self.t("Pick a day (Alt+Down)"), self)
        self._pick_action.triggered.connect(self.open_calendar)
        self.editor.addAction(self._pick_action, QLineEdit.ActionPosition.TrailingPosition)
        QShortcut(QKeySequence("Alt+Down"), self.editor, self.open_calendar,
                  context=Qt.ShortcutContext.WidgetShortcut)
        self._popup = Popup(self)
        vbox(self.editor, parent=self)
        self._dress()
        self.theme.changed.connect(self._dress)

    def show_value(self, value: object) -> None:
        mixed = mark_several(self.editor, value, self.t, self.t(NO_DAY))
        self.put_text("" if mixed else self._shown(value))

    def parsed(self, text: str) -> object:
        return read_day(text, self.t)

    def flush(self) -> None:
        super().flush()
        if not self._typed:
            self.put_text("" if self.value() is None or not isinstance(self.value(), str) else str(self.value()))

    def open_calendar(self) -> QCalendarWidget:
        """Show the calendar under the field."""
        chosen = QDate.fromString(self._shown(self.value()), Qt.DateFormat.ISODate)
        content, calendar = calendar_for(self.theme, self.t, chosen, self._pick)
        self._popup.show_under(self, content, calendar)
        return calendar

    def _pick(self, day: QDate | None) -> None:
        self._popup.close()
        value = day.toString(Qt.DateFormat.ISODate) if day is not None else None
        self._typed = False
        self.show_wrong(False)
        self.show_value(value)
        self.commit(value)

    def _dress(self, _tokens: object = None) -> None:
        self._pick_action.setIcon(self.theme.icon("date", 16, "ink_secondary"))
