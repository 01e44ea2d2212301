"""A day as people write it in their language, and as the program shows it."""
from datetime import date

from PySide6.QtCore import QDate, QLocale

from journeymapper.core.foundation.clock import today
from journeymapper.core.foundation.i18n import Texts

# With a year, then without: those mean this year.
_DATED = ("d MMM yyyy", "d MMMM yyyy", "d/M/yyyy", "d.M.yyyy", "d-M-yyyy")
_BARE = ("d MMM", "d MMMM", "d.M.")


def locale_of(t: Texts) -> QLocale:
    """The system's own way of writing where it speaks the program's language, else the usual one of that language."""
    system = QLocale()
    return system if system.name().startswith(t.language) else QLocale(t.language)


def read_day(text: str, t: Texts, now: date | None = None) -> str | None:
    """ISO; None for nothing. Understands ISO, the language's short and long form, “15 Dec” and “15 December 2026”.

    Raises ValueError where it is no day.
    """
    text = " ".join(text.split()).rstrip(",")
    if not text:
        return None
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError:
        pass
    locale = locale_of(t)
    for form in (QLocale.FormatType.ShortFormat, QLocale.FormatType.LongFormat):
        if (day := locale.toDate(text, form, 2000)).isValid():
            return _iso(day)
    for spelt in _DATED:
        if (day := locale.toDate(text, spelt)).isValid():
            return _iso(day)
    for spelt in _BARE:
        year = (now or today()).year
        if (day := locale.toDate(f"{text} {year}", f"{spelt} yyyy")).isValid():
            return _iso(day)
    raise ValueError(text)


def example_day(t: Texts, now: date | None = None) -> str:
    """The last day of this year as the language writes it in short, for a sentence that shows how."""
    day = QDate((now or today()).year, 12, 31)
    return locale_of(t).toString(day, QLocale.FormatType.ShortFormat)


def _iso(day: QDate) -> str:
    return f"{day.year():04}-{day.month():02}-{day.day():02}"
