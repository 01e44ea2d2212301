"""The sheet Maps of a portfolio: a row per map, with live counts of what the backlog holds for it.

Equality and sums instead of COUNTIFS: a title with a star or a “>” in it is no pattern here.
"""
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from journeymapper.core.backlog.columns import CLOSED, COLUMNS, STATUSES
from journeymapper.core.backlog.item import BacklogItem
from journeymapper.core.backlog.scoring import BANDS, MUST_BE_FIXED
from journeymapper.core.foundation.i18n import N_, Texts

from .backlog_sheet import TABLE
from .cells import at, put_formula, put_text
from .content import Content
from .settings_sheet import WORDS
from .sheets import add_table, estimated_height, headers, on_paper, table_column, widths

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

MAPS_TABLE = "Maps"
HEADER_ROW = 4
TEXTS = ((N_("Map"), 40), (N_("State"), 16), (N_("Owner"), 18))
FILE = (N_("File"), 30)
COUNT_WIDTH = 11
STATES = {"as-is": N_("as-is"), "to-be": N_("to-be")}
Counted = Callable[[BacklogItem], bool]


def write_maps_sheet(sheet: "Worksheet", content: Content) -> None:
    """Fill the sheet."""
    t, ink = content.t, content.ink
    counts = list(_counts(content))
    names = headers([*(t(title) for title, _ in TEXTS), *(title for title, _, _ in counts), t(FILE[0])])
    put_text(ink, at(sheet, 1, 1), t("Maps"), "title")
    put_text(ink, at(sheet, 2, 1), t("Counted live from the sheet “{sheet}”.", sheet=content.sheets["backlog"]),
             "subtitle")
    for number, name in enumerate(names, start=1):
        middle = " middle" if len(TEXTS) < number < len(names) else ""
        put_text(ink, at(sheet, HEADER_ROW, number), name, f"head app{middle}")
    items: dict[str, list[BacklogItem]] = {}
    for item in content.items:
        items.setdefault(item.map_title, []).append(item)
    for row, one in enumerate(content.maps, start=HEADER_ROW + 1):
        texts = (one.title, t(STATES[one.journey.state]) if one.journey.state in STATES else "",
                 one.journey.owner or "")
        for number, text in enumerate(texts, start=1):
            put_text(ink, at(sheet, row, number), text, "strong" if number == 1 else "quiet")
        for number, (_, formula, counted) in enumerate(counts, start=len(TEXTS) + 1):
            put_formula(ink, at(sheet, row, number), f"=SUMPRODUCT(({_column(t, 'map')}=$A{row})*{formula})",
                        sum(map(counted, items.get(one.title, ()))), "number")
        put_text(ink, at(sheet, row, len(names)), one.file, "quiet")
        sheet.row_dimensions[row].height = estimated_height([*zip(texts, (width for _, width in TEXTS), strict=True),
                                                          (one.file, FILE[1])])
    add_table(sheet, MAPS_TABLE, names, HEADER_ROW, HEADER_ROW + max(len(content.maps), 1))
    widths(sheet, [*(width for _, width in TEXTS), *[COUNT_WIDTH] * len(counts), FILE[1]])
    for row, height in ((1, 30), (2, 20), (HEADER_ROW, 32)):
        sheet.row_dimensions[row].height = height
    sheet.freeze_panes = f"B{HEADER_ROW + 1}"
    sheet.sheet_view.showGridLines = False
    on_paper(sheet, content.journey.title, content.page, titles=f"{HEADER_ROW}:{HEADER_ROW}")


def _counts(content: Content) -> Iterator[tuple[str, str, Counted]]:
    """(header, factor of the sum, the same in Python)."""
    t = content.t
    today = content.now.date().isoformat()
    closed = "*".join(f'({_column(t, "status")}<>"{_quoted(t(STATUSES[key]))}")' for key in CLOSED)
    due = _column(t, "due")

    def still(item: BacklogItem) -> bool:
        return item.red_point.status not in CLOSED

    yield t("Red points"), "1", lambda _: True
    yield t("Open"), closed, still
    yield t("Severity {n}", n=MUST_BE_FIXED), f"({_column(t, 'severity')}={MUST_BE_FIXED})", _worst
    for band in BANDS:
        yield t(BANDS[band]).capitalize(), f"({_column(t, 'band')}={WORDS[band]})", _of_band(band)
    yield t("No band"), f'({_column(t, "band")}="")', lambda item: item.band is None
    yield t("Without owner"), f'({_column(t, "owner")}="")*{closed}', (
        lambda item: still(item) and not item.red_point.owner)
    yield t("Overdue"), f"ISNUMBER({due})*({due}<TODAY())*{closed}", (
        lambda item: still(item) and bool(item.red_point.due) and str(item.red_point.due) < today)


def _worst(item: BacklogItem) -> bool:
    return item.red_point.severity == MUST_BE_FIXED


def _of_band(band: str) -> Counted:
    return lambda item: item.band == band


def _column(t: Texts, key: str) -> str:
    names = headers([t(column.title) for column in COLUMNS])
    return table_column(TABLE, names[[column.key for column in COLUMNS].index(key)])


def _quoted(word: str) -> str:
    return word.replace('"', '""')
