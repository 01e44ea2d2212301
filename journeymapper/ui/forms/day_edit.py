"""A line for a day with a calendar behind it, for places that have no form around it: cells of a table."""
from PySide6.QtCore import QDate, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import QCalendarWidget, QLineEdit, QWidget

from journeymapper.core.foundation.i18n import Texts
from journeymapper.ui.theme.current import Theme

from .day_calendar import calendar_for
from .day_text import example_day, read_day
from .popup import Popup


class DayEdit(QLineEdit):
    """`picked` when a day was chosen in the calendar, which Alt+Down or the sign at its end opens."""

    picked = Signal()

    def __init__(self, theme: Theme, t: Texts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._t = theme, t
        self.setPlaceholderText(example_day(t))
        sign = QAction(theme.icon("date", 16, "ink_secondary"), t("Pick a day (Alt+Down)"), self)
        sign.triggered.connect(self.open_calendar)
        self.addAction(sign, QLineEdit.ActionPosition.TrailingPosition)
        QShortcut(QKeySequence("Alt+Down"), self, self.open_calendar, context=Qt.ShortcutContext.WidgetShortcut)
        self._popup = Popup(self)

    def open_calendar(self) -> QCalendarWidget:
        """Show the calendar under the line, at the day that stands there."""
        try:
            day = QDate.fromString(read_day(self.text(), self._t) or "", Qt.DateFormat.ISODate)
        except ValueError:
            day = QDate()
        content, calendar = calendar_for(self._theme, self._t, day, self._pick)
        self._popup.show_under(self, content, calendar)
        return calendar

    def _pick(self, day: QDate | None) -> None:
        if self._popup.isVisible():
            self._popup.close()
            self.setText(day.toString(Qt.DateFormat.ISODate) if day is not None else "")
            self.picked.emit()
