"""The sheet Summary: key figures, charts and the numbers behind them, live over the Backlog table."""
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.pagebreak import Break

from journeymapper.core.backlog.scoring import MUST_BE_FIXED, SEVERITIES

from . import charts
from .cells import at, put_formula, put_text
from .content import Content
from .counting import Count, Counter, is_open
from .impact_grid import COUNT, EFFORT, FIRST_ROW, HIGH_IMPACT, IMPACT, LAST_ROW, LOW_EFFORT
from .loyalty import GAP, LABEL, NUMBER, WIDTHS, write_loyalty
from .settings_sheet import WORDS
from .sheets import estimated_height, grow, on_paper, widths
from .summary_tables import Line, owner_lines, quadrant_lines, stage_lines, status_lines

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

LEFT, RIGHT = 1, 10
# Charts: pixels, and the rows of 13 points that they cover.
HIGH, CHART_ROWS, ROW_HEIGHT = 286, 17, 13.0
FIGURES_ROW, CHARTS_ROW = 4, 7
FIGURE_PLACES = ((1, 1), (2, 4), (5, 8), (10, 10), (11, 13), (14, 16))


@dataclass(frozen=True)
class Placed:
    """Where a table stands: rows first to last below its header, columns of the numbers, column of the texts.

    `most` is its highest number.
    """

    rows: tuple[int, int]
    columns: tuple[int, int]
    label: int
    most: int


def write_summary(sheet: "Worksheet", content: Content, counter: Counter) -> None:
    """Fill the sheet; the hidden counts of `impact_grid` stand on the sheet Lists already."""
    t = content.t
    widths(sheet, WIDTHS)
    sheet.sheet_view.showGridLines = False
    sheet.sheet_format.defaultRowHeight, sheet.sheet_format.customHeight = ROW_HEIGHT, True
    put_text(content.ink, at(sheet, 1, 1), t("Summary"), "title")
    facts = [content.journey.title.strip(), t("exported {day}", day=content.now.date().isoformat())]
    put_text(content.ink, at(sheet, 2, 1), " · ".join(fact for fact in facts if fact), "subtitle")
    for row, height in ((1, 30.0), (2, 20.0), (FIGURES_ROW, 32.0), (FIGURES_ROW + 1, 16.0)):
        sheet.row_dimensions[row].height = height
    _figures(sheet, content, counter)
    top = CHARTS_ROW + 2 * CHART_ROWS + 1
    sheet.row_breaks.append(Break(id=top - 1))
    # Several maps have no loyalty together: each measures its own customers.
    row = top if content.maps else write_loyalty(sheet, content, top)
    put_text(content.ink, at(sheet, row, LEFT), t("The numbers"), "section")
    stages, left = _stages(sheet, content, counter, row + 2)
    _table(sheet, content, LEFT, left + 1, (t("Impact against effort"), t("Red points")),
           quadrant_lines(content, counter))
    statuses, right = _table(sheet, content, RIGHT, row + 2, (t("Status"), t("Red points")),
                             status_lines(content, counter))
    owners, _ = _table(sheet, content, RIGHT, right + 1, (t("Owner"), t("in time"), t("overdue"), t("all")),
                       owner_lines(content, counter))
    _charts(sheet, content, stages, statuses, owners)
    on_paper(sheet, content.journey.title, content.page)


def _figures(sheet: "Worksheet", content: Content, counter: Counter) -> None:
    """Six numbers, each over its word; those that ask for something first stand on the shade of red points."""
    t = content.t
    figures: tuple[tuple[str, Count, str], ...] = (
        (t("red points"), counter.every(), ""),
        (t("open"), counter.product(is_open, counter.present, counter.open), ""),
        (t("open, must be fixed"), counter.open_by(lambda item: item.red_point.severity == MUST_BE_FIXED,
                                                   severity=str(MUST_BE_FIXED)), " red"),
        (t("without owner"), counter.product(lambda item: not item.red_point.owner,
                                             f'({counter.fields["owner"]}="")', counter.present), ""),
        (t("overdue"), counter.open_by(counter.overdue, due='"<"&TODAY()'), " red"),
        (t("not scored"), counter.by(lambda item: item.score is None, score=WORDS["not scored"]), ""),
    )
    for (first, last), (label, count, red) in zip(FIGURE_PLACES, figures, strict=True):
        for column in range(first, last + 1):
            put_text(content.ink, at(sheet, FIGURES_ROW, column), "", f"figure{red}")
            put_text(content.ink, at(sheet, FIGURES_ROW + 1, column), "", f"figure{red} label")
        put_formula(content.ink, at(sheet, FIGURES_ROW, first), f"={count.formula}", count.value, f"figure{red}")
        put_text(content.ink, at(sheet, FIGURES_ROW + 1, first), label, f"figure{red} label")
        if last > first:
            for row in (FIGURES_ROW, FIGURES_ROW + 1):
                sheet.merge_cells(start_row=row, start_column=first, end_row=row, end_column=last)


def _stages(sheet: "Worksheet", content: Content, counter: Counter, row: int) -> tuple[Placed, int]:
    t = content.t
    levels = [f"{level} {t(word)}" for level, word in sorted(SEVERITIES.items(), reverse=True)]
    heads = (_by_stage(content), *levels, t("none given"), t("all"))
    return _table(sheet, content, LEFT, row, heads, stage_lines(content, counter))


def _by_stage(content: Content) -> str:
    t = content.t
    return t("Red points by map and severity") if content.maps else t("Red points by stage and severity")


def _table(sheet: "Worksheet", content: Content, left: int, row: int, heads: Sequence[str],
           lines: Sequence[Line]) -> tuple[Placed, int]:
    """A header and its rows; where they stand, and the row below."""
    for column, head in enumerate(heads, start=left):
        put_text(content.ink, at(sheet, row, column), head, "head app" if column == left else "head app middle")
    grow(sheet, row, estimated_height([(head, LABEL if n == 0 else NUMBER - 2) for n, head in enumerate(heads)]))
    first, last = row + 1, row + len(lines)
    for place, line in enumerate(lines, start=first):
        put_text(content.ink, at(sheet, place, left), line.label, "text")
        grow(sheet, place, estimated_height([(line.label[:200], LABEL)]))
        for column, count in enumerate(line.counts, start=left + 1):
            formula = count.formula.format(**_places(left, first, last, place, column, len(line.counts)))
            put_formula(content.ink, at(sheet, place, column), f"={formula}", count.value,
                        "count all" if len(heads) > 2 and column == left + len(heads) - 1 else "count")
    return Placed((first, last), (left + 1, left + len(heads) - 2), left, _most(lines)), last + 2


def _most(lines: Sequence[Line]) -> int:
    """The highest count: the whole of a row, or its only one."""
    return max((line.counts[-1].value for line in lines), default=0)


def _places(left: int, first: int, last: int, row: int, column: int, count: int) -> dict[str, str]:
    """What the names in a formula of a table stand for; rows above are those of the table."""
    def cells(top: int, bottom: int, from_column: int, to_column: int) -> str:
        return f"{get_column_letter(from_column)}{top}:{get_column_letter(to_column)}{bottom}"

    whole = left + count
    places = {f"above{n}": cells(first, row - 1, left + 1 + n, left + 1 + n) for n in range(count)}
    places |= {f"below{n}": f"{get_column_letter(left + 1 + n)}{last}" for n in range(count)}
    return places | {"label": f"${get_column_letter(left)}{row}", "whole": f"{get_column_letter(whole)}{row}",
                     "before": cells(row, row, left + 1, max(left + 1, whole - 2))}


def _charts(sheet: "Worksheet", content: Content, stages: Placed, statuses: Placed, owners: Placed) -> None:
    t, lists = content.t, _sheet(sheet, content.sheets["lists"])
    left, right = sum(map(charts.pixels, WIDTHS[:RIGHT - 2])), sum(map(charts.pixels, WIDTHS[RIGHT - 1:]))
    beside = left + charts.pixels(GAP)
    by_stage = charts.bars(_by_stage(content), sheet, stages.rows, stages.columns, stages.label,
                           charts.SEVERITY_SHADES, stages.most)
    by_impact = charts.bubbles(
        t("Impact against effort: how many red points"), lists, (FIRST_ROW, LAST_ROW), (EFFORT, IMPACT, COUNT),
        (t("effort 1 to 5"), t("impact = severity × frequency")), (LOW_EFFORT + 0.5, HIGH_IMPACT - 0.5),
        (1, 5, 1), (0, 20, 5))
    by_status = charts.bars(t("Red points by status"), sheet, statuses.rows, (statuses.label + 1,) * 2,
                            statuses.label, [charts.PLAIN], statuses.most, across=True)
    by_owner = charts.bars(t("Open red points by owner"), sheet, owners.rows, owners.columns, owners.label,
                           [charts.IN_TIME, charts.OVERDUE], owners.most, across=True)
    for row, first, second in ((CHARTS_ROW, by_stage, by_impact), (CHARTS_ROW + CHART_ROWS, by_status, by_owner)):
        charts.place(sheet, first, row, 0, (left, HIGH), WIDTHS)
        charts.place(sheet, second, row, beside, (right, HIGH), WIDTHS)


def _sheet(sheet: "Worksheet", title: str) -> "Worksheet":
    book = sheet.parent
    assert book is not None
    found: Worksheet = book[title]
    return found
