"""The columns of the backlog view: words, texts, order when their head is clicked."""
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from PySide6.QtCore import QDate, QLocale

from journeymapper.core.backlog.columns import STATUSES, column
from journeymapper.core.backlog.scoring import EFFORTS, FREQUENCIES, SEVERITIES
from journeymapper.core.foundation.clock import today
from journeymapper.core.foundation.i18n import N_, Texts

from .backlog_rows import Row


@dataclass(frozen=True)
class Column:
    """look: how a cell is painted (see backlog_cells). text: what it says. key: for sorting, None sorts last.

    least: its width in pixels; share: what it takes of the width that is left. field: the red point's field that can
    be edited in place, with `kind` of `ui.forms.kinds`.
    """

    name: str
    title: str
    look: str
    text: Callable[[Row, Texts], str]
    key: Callable[[Row], Any]
    least: int
    share: int = 0
    field: str = ""
    downwards: bool = False

    @property
    def clears(self) -> bool:
        """Whether Delete empties its cells."""
        return self.field not in ("", "title", "fixes")


def short_day(iso: str | None, t: Texts, now: date | None = None) -> str:
    """“15 Dec”, with the year where it isn't this one's; "" for none."""
    day = QDate.fromString(iso or "", "yyyy-MM-dd")
    if not day.isValid():
        return iso or ""
    form = "d MMM" if day.year() == (now or today()).year else "d MMM yyyy"
    return QLocale(t.language).toString(day, form)


def figure(score: float | None, t: Texts) -> str:
    """“5.3” as the language writes it; “not scored”."""
    return t("not scored") if score is None else QLocale(t.language).toString(score, "f", 1)


def _word(words: Mapping[int, str], value: int | None, t: Texts) -> str:
    """“4 often” for 4 of a scale."""
    return "—" if value is None else f"{value} {t(words[value])}"


def effort_words(row: Row, t: Texts) -> str:
    """“3 weeks”."""
    return _word(EFFORTS, row.effort, t)


def fixes_words(row: Row, t: Texts) -> str:
    """“2 opportunities”; “no opportunity yet”."""
    n = len(row.fixes)
    return t.plural("{n} opportunity", "{n} opportunities", n) if n else t("no opportunity yet")


def _title(key: str) -> str:
    """The workbook's word for the same column."""
    return column(key).title


STATUS_PLACES = {value: place for place, value in enumerate(STATUSES)}
COLUMNS: tuple[Column, ...] = (
    Column("number", N_("#"), "number", lambda row, _t: row.code, lambda row: row.number, 38),
    Column("title", _title("title"), "strong", lambda row, _t: row.title, lambda row: row.title.casefold(), 134, 5,
           "title"),
    Column("where", N_("Where"), "quiet", lambda row, _t: row.where, lambda row: row.where.casefold(), 114, 3),
    Column("about", _title("touchpoint"), "about", lambda row, _t: row.about or "—",
           lambda row: row.about.casefold() or None, 120, 3),
    Column("fixes", N_("Opportunities"), "fixes", fixes_words, lambda row: len(row.fixes), 40, 0, "fixes", True),
    Column("severity", _title("severity"), "severity", lambda row, t: _word(SEVERITIES, row.severity, t),
           lambda row: row.severity, 78, 0, "severity", True),
    Column("frequency", _title("frequency"), "text", lambda row, t: _word(FREQUENCIES, row.frequency, t),
           lambda row: row.frequency, 98, 0, "frequency", True),
    Column("effort", _title("effort"), "text", lambda row, _t: "—" if row.effort is None else str(row.effort),
           lambda row: row.effort, 60, 0, "effort"),
    Column("score", _title("score"), "score", lambda row, t: figure(row.score, t), lambda row: row.score,
           92, 0, "", True),
    Column("owner", _title("owner"), "owner", lambda row, t: row.owner or t("assign"),
           lambda row: row.owner.casefold() or None, 80, 2, "owner"),
    Column("status", _title("status"), "status", lambda row, t: t(STATUSES.get(row.status, row.status)),
           lambda row: STATUS_PLACES.get(row.status), 98, 0, "status"),
    Column("due", _title("due"), "due", lambda row, t: short_day(row.due, t) or "—", lambda row: row.due, 68, 0, "due"),
)
NARROWEST = 76


def column_named(name: str) -> int:
    """The place of a column. Raises StopIteration."""
    return next(place for place, column in enumerate(COLUMNS) if column.name == name)


SCORE = column_named("score")


def ordered(rows: list[Row], column: int | None, downwards: bool) -> list[Row]:
    """Rows by a column, what is blank last either way; None: the backlog's own order, in which they come."""
    if column is None:
        return rows
    key = COLUMNS[column].key
    known = sorted((row for row in rows if key(row) is not None), key=key, reverse=downwards)
    return known + [row for row in rows if key(row) is None]


def shared_widths(room: int, floors: list[int]) -> list[int]:
    """Widths in pixels that share `room` out. No column is narrower than its floor (its head and its longest word);
    those with a share of the width give way down to NARROWEST before the table scrolls sideways."""
    widths = [max(one.least, floor) for one, floor in zip(COLUMNS, floors, strict=True)]
    free = room - sum(widths)
    sharing = [place for place, one in enumerate(COLUMNS) if one.share]
    while free and sharing:
        shares = sum(COLUMNS[place].share for place in sharing)
        for place in sharing:
            widths[place] = max(NARROWEST, floors[place], widths[place] + free * COLUMNS[place].share // shares)
        # What the columns at their least could not give, the others give.
        free = min(0, room - sum(widths))
        sharing = [place for place in sharing if widths[place] > max(NARROWEST, floors[place])]
    return widths
