"""Loyalty over time: three attitudes per segment, a chart and a table each.

The attitudes are willingness to repurchase, reluctance to switch and likelihood to recommend, 0 to 10.
"""
from collections import defaultdict
from dataclasses import dataclass
from statistics import fmean
from typing import TYPE_CHECKING

from openpyxl.worksheet.pagebreak import Break

from journeymapper.core.model.other import Measurement
from journeymapper.core.model.words import ATTITUDES

from . import charts
from .cells import at, put_date, put_number, put_text
from .content import Content
from .sheets import estimated_height, grow

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

# Lines that can be told apart in one chart; days that have room in it.
MOST_SEGMENTS, MOST_DAYS = 6, 24
# The columns of the sheet, in characters: a text and seven numbers, twice.
LABEL, NUMBER, GAP = 24.0, 9.8, 2.0
WIDTHS = (LABEL, *[NUMBER] * 7, GAP, LABEL, *[NUMBER] * 6)
SECOND = 10
# Pixels; rows of 13 points.
HIGH, ROWS, AIR = 262, 16, 10


@dataclass(frozen=True)
class Loyalty:
    """`values`: (attitude, segment, day) → the mean of what was measured. `left`: segments that have no line."""

    segments: tuple[str, ...]
    days: tuple[str, ...]
    values: dict[tuple[str, str, str], float]
    left: int


def loyalty_of(content: Content) -> Loyalty:
    """What the map measured: the segments with most measurements, the latest days."""
    rows = content.doc.every(Measurement)
    found: dict[tuple[str, str, str], list[float]] = defaultdict(list)
    counts: dict[str, int] = defaultdict(int)
    for row in rows:
        for attitude in ATTITUDES:
            value = getattr(row, attitude)
            if value is not None:
                found[attitude, row.segment, row.on].append(float(value))
                counts[row.segment] += 1
    ranked = sorted(counts, key=lambda name: (-counts[name], name))
    shown = sorted(ranked[:MOST_SEGMENTS])
    days = sorted({day for _, segment, day in found if segment in shown})[-MOST_DAYS:]
    return Loyalty(tuple(shown), tuple(days), {key: fmean(values) for key, values in found.items()},
                   len(ranked) - len(shown))


def write_loyalty(sheet: "Worksheet", content: Content, row: int) -> int:
    """A page: three charts, three tables. A sentence where nothing was measured. The row to go on with."""
    t, ink, loyalty = content.t, content.ink, loyalty_of(content)
    put_text(ink, at(sheet, row, 1), t("Loyalty over time"), "section")
    if not loyalty.days:
        put_text(ink, at(sheet, row + 1, 1), t("The map holds no measurements of loyalty yet."), "subtitle")
        return row + 4
    wide = (sum(map(charts.pixels, WIDTHS)) - 2 * AIR) / len(ATTITUDES)
    tables = row + 2 + ROWS
    for number, (attitude, title) in enumerate(ATTITUDES.items()):
        below, second = divmod(number, 2)
        column = SECOND if second else 1
        rows = _table(sheet, content, loyalty, attitude, tables + below * (len(loyalty.days) + 2), column)
        made = charts.lines(t(title), sheet, rows, (column + 1, column + len(loyalty.segments)), column)
        charts.place(sheet, made, row + 1, number * (wide + AIR), (wide, HIGH), WIDTHS)
    end = tables + len(ATTITUDES) // 2 * (len(loyalty.days) + 2) + len(loyalty.days) + 2
    if loyalty.left:
        put_text(ink, at(sheet, end, 1), t.plural("{n} more segment stands in the map.",
                                                  "{n} more segments stand in the map.", loyalty.left), "subtitle")
    sheet.row_breaks.append(Break(id=end))
    return end + 1


def _table(sheet: "Worksheet", content: Content, loyalty: Loyalty, attitude: str, row: int,
           left: int) -> tuple[int, int]:
    """A row per day, a column per segment; first and last row."""
    ink, title = content.ink, content.t(ATTITUDES[attitude])
    put_text(ink, at(sheet, row, left), title, "head app")
    for column, segment in enumerate(loyalty.segments, start=left + 1):
        put_text(ink, at(sheet, row, column), segment, "head app middle")
    heads = [(title, LABEL), *((segment[:60], NUMBER - 2) for segment in loyalty.segments)]
    grow(sheet, row, estimated_height(heads))
    for place, day in enumerate(loyalty.days, start=row + 1):
        put_date(ink, at(sheet, place, left), day, "month")
        for column, segment in enumerate(loyalty.segments, start=left + 1):
            value = loyalty.values.get((attitude, segment, day))
            if value is None:
                put_text(ink, at(sheet, place, column), "", "attitude")
            else:
                put_number(ink, at(sheet, place, column), value, "attitude")
    return row + 1, row + len(loyalty.days)
