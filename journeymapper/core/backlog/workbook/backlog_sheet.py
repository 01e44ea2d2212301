"""The sheet Backlog: a real table with live scores, drop-downs and signs, ready for paper."""
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from openpyxl.utils import get_column_letter

from journeymapper.core.backlog.columns import BacklogColumn
from journeymapper.core.backlog.item import BacklogItem
from journeymapper.core.backlog.scoring import highest
from journeymapper.core.foundation.i18n import N_
from journeymapper.core.foundation.progress import Progress, nobody

from .backlog_rules import Area, add_checks, add_drop_downs, add_signs
from .cells import at, put_date, put_evidence, put_formula, put_link, put_number, put_place, put_text
from .content import Content
from .formulas import formulas
from .settings_sheet import words
from .sheets import add_table, estimated_height, headers, on_paper, widths

if TYPE_CHECKING:
    from openpyxl.cell import Cell
    from openpyxl.worksheet.worksheet import Worksheet

TABLE = "Backlog"
STRIP_ROW, HEADER_ROW = 3, 4
LAST_ROW = 1_048_576
# Paper ends with this column: with all of them no line could be read. The rest is on the screen. Its area is
# whole columns, so that rows which are added are printed too.
LAST_ON_PAPER = "proposal"
EDITORS = {"app": N_("from the map"), "both": N_("map and manager"), "manager": N_("manager")}
LEAST_HEIGHT = 24.0
# After so many rows it is said how far it is.
TOLD = 50
# Text beyond this makes no row higher: Excel has a highest one.
HEIGHT_SIGNS = 2_000
_TALL = ("title", "stage", "step", "touchpoint", "channel", "owner", "proposal", "personas", "decision")
_STYLES = {"id": "red id", "title": "strong", "emotion": "feeling"}
_KIND_STYLES = {"scale": "number", "number": "number", "date": "date", "flag": "number"}


def write_backlog_sheet(sheet: "Worksheet", content: Content, ranges: Mapping[str, str],
                        places: Mapping[str, str], progress: Progress = nobody) -> None:
    """Fill the sheet. `ranges`: drop-downs by column; `places`: where a red point stands on the sheet Map, by id."""
    columns = content.columns
    names = headers([content.t(column.title) for column in columns])
    live = formulas(TABLE, dict(zip((c.key for c in columns), names, strict=True)), content.scoring.model)
    _head(sheet, content, names)
    for row, item in enumerate(content.items, start=HEADER_ROW + 1):
        for number, column in enumerate(columns, start=1):
            _fill(content, at(sheet, row, number), column, item, live, places)
        sheet.row_dimensions[row].height = _height(content, item)
        if row % TOLD == 0:
            progress((row - HEADER_ROW) / len(content.items))
    if not content.items:
        _empty_row(sheet, content, live)
    last = HEADER_ROW + max(len(content.items), 1)
    area = Area(columns, HEADER_ROW + 1, last)
    by_name = {names[area.place(key) - 1]: text for key, text in live.items()}
    add_table(sheet, TABLE, names, HEADER_ROW, last, by_name)
    add_drop_downs(sheet, content.t, ranges, area)
    add_checks(sheet, content.t, area)
    add_signs(sheet, content.t, area, highest(content.scoring))
    widths(sheet, [column.width for column in columns])
    sheet.column_dimensions[area.letter("uid")].hidden = True
    sheet.freeze_panes = f"{get_column_letter(area.place('title') + 1)}{HEADER_ROW + 1}"
    sheet.sheet_view.showGridLines = False
    on_paper(sheet, content.journey.title, content.page, titles=f"{STRIP_ROW}:{HEADER_ROW}")
    sheet.print_area = f"A1:{area.letter(LAST_ON_PAPER)}{LAST_ROW}"


def _head(sheet: "Worksheet", content: Content, names: list[str]) -> None:
    t, ink = content.t, content.ink
    put_text(ink, at(sheet, 1, 1), t("Improvement backlog"), "title")
    put_text(ink, at(sheet, 2, 1), " · ".join(_facts(content)), "subtitle")
    before = ""
    for number, (column, name) in enumerate(zip(content.columns, names, strict=True), start=1):
        label = t(EDITORS[column.editor]) if column.editor != before else ""
        put_text(ink, at(sheet, STRIP_ROW, number), label, f"strip {column.editor}")
        put_text(ink, at(sheet, HEADER_ROW, number), name, _head_style(column))
        before = column.editor
    for row, height in ((1, 30), (2, 20), (STRIP_ROW, 15), (HEADER_ROW, 32)):
        sheet.row_dimensions[row].height = height


def _head_style(column: BacklogColumn) -> str:
    middle = style_of(column) in ("number", "feeling", "score")
    return f"head {column.editor} middle" if middle else f"head {column.editor}"


def _facts(content: Content) -> list[str]:
    t, items = content.t, content.items
    without = sum(1 for item in items if not item.red_point.owner)
    facts = [content.journey.title] if content.journey.title.strip() else []
    facts.append(t.plural("{n} red point", "{n} red points", len(items)))
    if without:
        facts.append(t("{n} without owner", n=without))
    return [*facts, t("exported {day}", day=content.now.date().isoformat())]


def _fill(content: Content, cell: "Cell", column: BacklogColumn, item: BacklogItem,
          live: Mapping[str, str], places: Mapping[str, str]) -> None:
    value: Any = column.value(item)
    ink, style = content.ink, style_of(column)
    if column.key in live:
        put_formula(ink, cell, live[column.key], _stored(content, column.key, value), style)
    elif value is None or value is False:
        put_text(ink, cell, "", style)
    elif value is True:
        put_text(ink, cell, content.t("yes"), style)
    elif column.key == "map" and item.id in places:
        put_place(ink, cell, str(value), content.sheets["map"], places[item.id])
    elif column.kind == "date":
        put_date(ink, cell, value, style)
    elif column.kind == "link":
        put_link(ink, cell, value)
    elif column.key == "evidence":
        put_evidence(ink, cell, value, style)
    elif isinstance(value, int | float):
        put_number(ink, cell, value, style)
    else:
        put_text(ink, cell, content.t(column.words[value]) if column.words and value in column.words else value, style)


def _height(content: Content, item: BacklogItem) -> float:
    tall = (*_TALL, "map") if content.maps else _TALL
    texts = [(str(column.value(item) or "")[:HEIGHT_SIGNS], column.width)
             for column in content.columns if column.key in tall]
    return max(estimated_height(texts), LEAST_HEIGHT)


def _stored(content: Content, key: str, value: Any) -> float | str:
    shown = words(content)
    if key == "score":
        return shown["not scored"] if value is None else float(value)
    return shown[value] if value else ""


def style_of(column: BacklogColumn) -> str:
    """The style of a column's cells."""
    usual = "quiet" if column.editor == "app" else "text"
    return _STYLES.get(column.key) or ("band" if column.key == "band" else
                                       "score" if column.key == "score" else _KIND_STYLES.get(column.kind, usual))


def _empty_row(sheet: "Worksheet", content: Content, live: Mapping[str, str]) -> None:
    """A table needs a row: one whose formulas wait for the first red point."""
    for number, column in enumerate(content.columns, start=1):
        cell = at(sheet, HEADER_ROW + 1, number)
        if column.key in live:
            put_formula(content.ink, cell, live[column.key], "", style_of(column))
        else:
            put_text(content.ink, cell, "", style_of(column))
