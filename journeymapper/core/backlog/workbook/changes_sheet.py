"""The sheet Changes: what differs from a second map, a row per thing or field; a sentence where none was given."""
from typing import TYPE_CHECKING

from journeymapper.core.comparing.differences import Difference, differences
from journeymapper.core.comparing.states import becomes
from journeymapper.core.comparing.words import TITLES
from journeymapper.core.document import queries
from journeymapper.core.foundation.i18n import N_

from .cells import at, put_date, put_number, put_text
from .content import Content
from .sheets import add_table, estimated_height, headers, on_paper, widths

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

HEADER_ROW = 4
HEADS = (N_("Kind of change"), N_("What"), N_("Name"), N_("Field"), N_("Before"), N_("Now"))
STATES = (N_("As-is"), N_("To-be"))
WIDTHS = (16.0, 16.0, 36.0, 22.0, 36.0, 36.0)


def write_changes(sheet: "Worksheet", content: Content) -> None:
    """Fill the sheet."""
    t, ink = content.t, content.ink
    widths(sheet, WIDTHS)
    sheet.sheet_view.showGridLines = False
    put_text(ink, at(sheet, 1, 1), t("Changes"), "title")
    sheet.row_dimensions[1].height = 30
    on_paper(sheet, content.journey.title, content.page, titles=f"{HEADER_ROW}:{HEADER_ROW}")
    if content.against is None:
        put_text(ink, at(sheet, 2, 1), t("No second map was given to compare this one with."), "subtitle")
        return
    onwards = becomes(content.doc, content.against)
    rows = list(differences(content.doc, content.against, t) if onwards else
                differences(content.against, content.doc, t))
    other = queries.journey(content.against).title
    told = t.plural("{n} difference on the way to “{map}”", "{n} differences on the way to “{map}”", len(rows),
                    map=other) if onwards else \
        t.plural("{n} difference from “{map}”", "{n} differences from “{map}”", len(rows), map=other)
    put_text(ink, at(sheet, 2, 1), told, "subtitle")
    names = headers([t(head) for head in (*HEADS[:-2], *(STATES if onwards else HEADS[-2:]))])
    for column, name in enumerate(names, start=1):
        put_text(ink, at(sheet, HEADER_ROW, column), name, "head app")
    for row, one in enumerate(rows, start=HEADER_ROW + 1):
        _row(sheet, content, row, one)
    add_table(sheet, "Changes", names, HEADER_ROW, HEADER_ROW + max(len(rows), 1))
    sheet.row_dimensions[HEADER_ROW].height = 24
    sheet.freeze_panes = f"A{HEADER_ROW + 1}"


def _row(sheet: "Worksheet", content: Content, row: int, one: Difference) -> None:
    ink = content.ink
    for column, text in enumerate((one.change, one.what, one.name, one.field), start=1):
        put_text(ink, at(sheet, row, column), text, "band" if column == 1 else "text")
    for column, value in ((5, one.before), (6, one.now)):
        cell = at(sheet, row, column)
        if isinstance(value, int | float):
            put_number(ink, cell, value, "left line")
        elif one.field == content.t(TITLES["due"]) and value:
            put_date(ink, cell, str(value), "date")
        else:
            put_text(ink, cell, str(value), "text")
    texts = [(str(text)[:500], width) for text, width in zip(
        (one.name, one.field, one.before, one.now), WIDTHS[2:], strict=True)]
    sheet.row_dimensions[row].height = max(estimated_height(texts), 18.0)
