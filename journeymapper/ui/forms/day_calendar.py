"""A calendar in the program's dress."""
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget

from journeymapper.ui.theme.current import Theme


def day_calendar(theme: Theme) -> QCalendarWidget:
    """Without week numbers; weekends in quiet ink, for Qt would paint them red."""
    calendar = QCalendarWidget()
    calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
    calendar.setMinimumSize(288, 240)
    weekend = QTextCharFormat()
    weekend.setForeground(theme.tokens.q("ink_secondary"))
    for day in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
        calendar.setWeekdayTextFormat(day, weekend)
    return calendar
