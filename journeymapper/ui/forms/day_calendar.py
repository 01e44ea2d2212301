"""A calendar in the program's dress."""
from collections.abc import Callable

from PySide6.QtCore import QDate, Qt
from PySide6.QtGui import QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QPushButton, QWidget

from journeymapper.core.foundation.i18n import Texts
from journeymapper.ui.qt.layouts import hbox, vbox
from journeymapper.ui.theme.current import Theme


def calendar_for(theme: Theme, t: Texts, day: QDate, pick: Callable[[QDate | None], None]) -> tuple[
        QWidget, QCalendarWidget]:
    """A popup's content: a calendar at `day`, where that is one, and a button for no day. pick: what is chosen."""
    content, calendar = QWidget(), day_calendar(theme)
    if day.isValid():
        calendar.setSelectedDate(day)
    empty = QPushButton(t("No day"))
    empty.setProperty("look", "quiet")
    empty.setAutoDefault(False)
    empty.clicked.connect(lambda: pick(None))
    calendar.clicked.connect(pick)
    calendar.activated.connect(pick)
    vbox(calendar, hbox(empty, None), parent=content, margins=4, spacing=4)
    return content, calendar


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
