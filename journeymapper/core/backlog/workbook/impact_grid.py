"""How many red points stand at each place of impact against effort: hidden numbers behind the chart of bubbles.

Impact is severity × frequency, as in the window's matrix; so are the lines between the four fields.
"""
from collections import Counter as Tally
from itertools import product
from typing import TYPE_CHECKING

from journeymapper.core.backlog.item import BacklogItem
from journeymapper.core.backlog.scoring import EFFORTS, FREQUENCIES, SEVERITIES

from .cells import at, put_formula, put_number, put_text, quoted_sheet
from .content import Content
from .counting import Count, Counter

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

# Columns N, O, P of the hidden sheet, right of the lists of the drop-downs.
IMPACT, EFFORT, COUNT = 14, 15, 16
FIRST_ROW = 2
IMPACTS = sorted({s * f for s, f in product(SEVERITIES, FREQUENCIES)})
LAST_ROW = FIRST_ROW + len(IMPACTS) * len(EFFORTS) - 1
HIGH_IMPACT, LOW_EFFORT = 10, 3
Triple = tuple[int | None, int | None, int | None]


def write_impacts(sheet: "Worksheet", content: Content, counter: Counter) -> None:
    """Fill three columns: impact, effort, how many."""
    for column, title in ((IMPACT, "impact"), (EFFORT, "effort"), (COUNT, "red points")):
        put_text(content.ink, at(sheet, 1, column), title, "body bold")
    points = [item.red_point for item in content.items]
    tally = Tally((point.severity, point.frequency, point.effort) for point in points)
    for row, (impact, effort) in enumerate(product(IMPACTS, EFFORTS), start=FIRST_ROW):
        put_number(content.ink, at(sheet, row, IMPACT), impact, "body")
        put_number(content.ink, at(sheet, row, EFFORT), effort, "body")
        count = _count(counter, tally, impact, effort)
        put_formula(content.ink, at(sheet, row, COUNT), f"={count.formula}", count.value, "body")


def impact_effort(item: BacklogItem) -> tuple[int, int] | None:
    """Where a red point stands; None where one of its numbers is blank."""
    point = item.red_point
    if point.severity is None or point.frequency is None or point.effort is None:
        return None
    return point.severity * point.frequency, point.effort


def quadrant(content: Content, *, high: bool, quick: bool) -> Count:
    """How many stand in one of the four fields."""
    sheet = quoted_sheet(content.sheets["lists"])
    impact, effort, count = (f"{sheet}!${letter}${FIRST_ROW}:${letter}${LAST_ROW}" for letter in "NOP")
    formula = (f'SUMIFS({count},{impact},"{">=" if high else "<"}{HIGH_IMPACT}",'
               f'{effort},"{"<=" if quick else ">"}{LOW_EFFORT}")')
    places = [place for item in content.items if (place := impact_effort(item)) is not None]
    return Count(formula, sum((impact >= HIGH_IMPACT) == high and (effort <= LOW_EFFORT) == quick
                              for impact, effort in places))


def _count(counter: Counter, tally: Tally[Triple], impact: int, effort: int) -> Count:
    """Several pairs of severity and frequency may have one product."""
    pairs = [(s, f) for s, f in product(SEVERITIES, FREQUENCIES) if s * f == impact]
    return Count("+".join(counter.criteria(severity=str(s), frequency=str(f), effort=str(effort)) for s, f in pairs),
                 sum(tally[s, f, effort] for s, f in pairs))
