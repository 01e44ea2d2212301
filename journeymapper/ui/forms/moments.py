"""A moment as people say it: one way of writing it for every dialog, list and message."""
from collections.abc import Sequence
from datetime import datetime, timedelta

from PySide6.QtCore import QDate, QLocale, QTime

from journeymapper.core.foundation.clock import now
from journeymapper.core.foundation.i18n import Texts

from .day_text import locale_of


def clock(at: datetime, t: Texts, *, seconds: bool = False) -> str:
    """The local time: “14:02”, “2:02 PM”, as the language or the system writes it."""
    here, locale = at.astimezone(), locale_of(t)
    form = locale.timeFormat(QLocale.FormatType.ShortFormat)
    return locale.toString(QTime(here.hour, here.minute, here.second), form.replace("mm", "mm:ss") if seconds else form)


def moment(at: datetime, t: Texts, today: datetime | None = None, *, seconds: bool = False, amid: bool = False) -> str:
    """“Today, 14:02”, “Yesterday, 9:10”, “Fri 20 Nov, 16:01”, with the year where it isn't this one's.

    amid: within a sentence (“today, 14:02”).
    """
    here, day_now = at.astimezone(), (today or now()).astimezone().date()
    time, day = clock(at, t, seconds=seconds), here.date()
    if day in (day_now, day_now - timedelta(days=1)):
        said = t("Today, {time}", time=time) if day == day_now else t("Yesterday, {time}", time=time)
        return said[0].lower() + said[1:] if amid else said
    form = "ddd d MMM" if day.year == day_now.year else "d MMM yyyy"
    return f"{locale_of(t).toString(QDate(day.year, day.month, day.day), form)}, {time}"


def moments(at: Sequence[datetime], t: Texts, today: datetime | None = None) -> list[str]:
    """Each as people say it; with seconds where two would be told alike."""
    said = [moment(one, t, today) for one in at]
    return [moment(one, t, today, seconds=True) if said.count(text) > 1 else text
            for one, text in zip(at, said, strict=True)]
