"""Native charts in the workbook's look: titles, axes and labels that can be read, no sign by colour alone."""
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, cast

from openpyxl.chart import BarChart, BubbleChart, LineChart, Reference, Series
from openpyxl.chart.data_source import StrRef
from openpyxl.chart.label import DataLabelList
from openpyxl.chart.series import SeriesLabel
from openpyxl.chart.shapes import GraphicalProperties
from openpyxl.chart.text import RichText, Text
from openpyxl.chart.title import Title
from openpyxl.drawing.colors import ColorChoice
from openpyxl.drawing.fill import PatternFillProperties
from openpyxl.drawing.line import LineProperties
from openpyxl.drawing.spreadsheet_drawing import AnchorMarker, OneCellAnchor
from openpyxl.drawing.text import (
    CharacterProperties,
    Font,
    Paragraph,
    ParagraphProperties,
    RegularTextRun,
    RichTextProperties,
)
from openpyxl.drawing.xdr import XDRPositiveSize2D

from .look import FONT, GREY, HAIRLINE, INK, NAVY, RED, WHITE
from .picture import CHARACTER, PADDING

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

TITLE_SIZE, TEXT_SIZE = 1100, 800
# Zeros would write over each other.
NO_ZERO = "0;;;"
# English metric units in a pixel of 1/96 inch.
EMU = 9525
Scale = tuple[int, int, int]
"""First and last value of an axis, and the step between its numbers."""


@dataclass(frozen=True)
class Shade:
    """How a series is filled: a colour, or a pattern of it on white; `text` is the colour of its numbers."""

    colour: str
    text: str = WHITE
    pattern: str = ""


SEVERITY_SHADES = (
    Shade("8F1710"), Shade(RED), Shade("E58A83", INK), Shade("F6D5D2", INK), Shade(GREY, INK, "ltUpDiag"),
    Shade(GREY, INK, "pct10"),
)
IN_TIME, OVERDUE = Shade(NAVY), Shade("8A5A0B", INK, "wdUpDiag")
PLAIN = Shade(NAVY)
# Segments differ by colour, by the dashes of their line and by their signs.
LINES = ((NAVY, "solid", "circle"), ("1D4ED8", "dash", "square"), ("8A5A0B", "sysDash", "triangle"),
         ("15783F", "dashDot", "diamond"), (GREY, "sysDot", "x"), ("C4241A", "lgDash", "star"))


def bars(title: str, cells: "Worksheet", rows: tuple[int, int], columns: tuple[int, int], label: int,
         shades: Sequence[Shade], most: int, *, across: bool = False) -> BarChart:
    """Stacked bars out of a table: `rows` first to last with the header above, a series per column.

    `label` is the column of the categories; `most` the longest bar now: only whole numbers stand on the axis.
    `across`: bars lie, the first on top.
    """
    chart = BarChart()
    chart.type, chart.grouping, chart.overlap, chart.gapWidth = "bar" if across else "col", "stacked", 100, 55
    for column, shade in zip(range(columns[0], columns[1] + 1), shades, strict=True):
        series = Series(Reference(cells, min_col=column, min_row=rows[0], max_row=rows[1]),
                        title_from_data=False, title=None)
        series.tx = _title_cell(cells, rows[0] - 1, column)
        series.graphicalProperties = _filled(shade)
        series.dLbls = _labels(shade.text)
        chart.series.append(series)
    chart.set_categories(Reference(cells, min_col=label, min_row=rows[0], max_row=rows[1]))
    _dress(chart, title)
    _axis(chart.x_axis)
    _axis(chart.y_axis, grid=True)
    chart.y_axis.number_format = "0"
    chart.y_axis.scaling.min = 0
    chart.y_axis.majorUnit = _unit(most)
    if across:
        chart.x_axis.scaling.orientation, chart.y_axis.crosses = "maxMin", "max"
    chart.legend = None if len(shades) == 1 else _legend(chart.legend)
    return chart


def bubbles(title: str, cells: "Worksheet", rows: tuple[int, int], columns: tuple[int, int, int],
            axes: tuple[str, str], cross: tuple[float, float], x_scale: Scale, y_scale: Scale) -> BubbleChart:
    """Bubbles whose number says how many. `columns`: x, y, size; the axes meet at `cross`, and so part four fields."""
    chart = BubbleChart()
    x, y, size = (Reference(cells, min_col=column, min_row=rows[0], max_row=rows[1]) for column in columns)
    series = Series(y, xvalues=x, zvalues=size)
    series.graphicalProperties = GraphicalProperties(solidFill=RED, ln=LineProperties(solidFill=WHITE))
    series.dLbls = _labels(INK, size=True)
    series.dLbls.position = "r"
    series.invertIfNegative = False
    chart.series.append(series)
    chart.bubbleScale, chart.showNegBubbles, chart.sizeRepresents = 35, False, "area"
    _dress(chart, title)
    for axis, words, scale in ((chart.x_axis, axes[0], x_scale), (chart.y_axis, axes[1], y_scale)):
        _axis(axis, title=words)
        # One unit of air at either end, which has no number.
        axis.number_format, axis.majorUnit, axis.tickLblPos = f'[<{scale[0]}]"";[>{scale[1]}]"";0', scale[2], "low"
        axis.scaling.min, axis.scaling.max = scale[0] - scale[2], scale[1] + scale[2]
    chart.x_axis.crosses = chart.y_axis.crosses = None
    chart.x_axis.crossesAt, chart.y_axis.crossesAt = cross[1], cross[0]
    chart.legend = None
    chart.visible_cells_only = False
    return chart


def lines(title: str, cells: "Worksheet", rows: tuple[int, int], columns: tuple[int, int], label: int) -> LineChart:
    """A line per column over the days of `label`, from 0 to 10; gaps are bridged."""
    chart = LineChart()
    for number, column in enumerate(range(columns[0], columns[1] + 1)):
        colour, dash, sign = LINES[number % len(LINES)]
        series = Series(Reference(cells, min_col=column, min_row=rows[0], max_row=rows[1]), title=None)
        series.tx = _title_cell(cells, rows[0] - 1, column)
        line = LineProperties(solidFill=colour, prstDash=cast(Any, dash), w=22_000)
        series.graphicalProperties = GraphicalProperties(ln=line)
        series.marker.symbol, series.marker.size = sign, 7
        series.marker.graphicalProperties = GraphicalProperties(solidFill=colour, ln=LineProperties(solidFill=colour))
        series.smooth = False
        chart.series.append(series)
    chart.set_categories(Reference(cells, min_col=label, min_row=rows[0], max_row=rows[1]))
    chart.display_blanks = "span"
    _dress(chart, title)
    _axis(chart.x_axis)
    _axis(chart.y_axis, grid=True)
    chart.x_axis.number_format = "mmm yyyy"
    chart.y_axis.scaling.min, chart.y_axis.scaling.max, chart.y_axis.majorUnit = 0, 10, 2
    chart.y_axis.number_format = "0"
    chart.legend = _legend(chart.legend)
    return chart


def place(sheet: "Worksheet", chart: Any, row: int, left: float, size: tuple[float, float],
          widths: Sequence[float]) -> None:
    """Put a chart at the top of a row, `left` pixels from the edge; size in pixels, widths of columns in characters."""
    column = 0
    while column < len(widths) - 1 and left >= pixels(widths[column]):
        left -= pixels(widths[column])
        column += 1
    marker = AnchorMarker(col=column, colOff=_emu(left), row=row - 1)
    chart.anchor = OneCellAnchor(_from=marker, ext=XDRPositiveSize2D(*(_emu(side) for side in size)))
    sheet.add_chart(chart)


def _unit(most: int) -> int:
    """A round step, 1, 2 or 5 of its power of ten, that goes about five times into `most`."""
    steps: Iterator[int] = (digit * 10 ** power for power in range(10) for digit in (1, 2, 5))
    return next(step for step in steps if step * 5 >= most)


def pixels(width: float) -> int:
    """How wide a column of so many characters is, in the workbook's standard font."""
    return int(width * CHARACTER + PADDING)


def _emu(length: float) -> int:
    return round(length) * EMU


def _dress(chart: Any, title: str) -> None:
    chart.title = _titled(title, TITLE_SIZE, INK, bold=True)
    chart.roundedCorners = False
    chart.graphical_properties = GraphicalProperties(solidFill=WHITE, ln=LineProperties(solidFill=HAIRLINE))


def _axis(axis: Any, *, title: str = "", grid: bool = False) -> None:
    axis.delete = False
    axis.title = _titled(title, TEXT_SIZE, GREY) if title else None
    axis.txPr = _text(TEXT_SIZE, GREY)
    line = GraphicalProperties(ln=LineProperties(solidFill=HAIRLINE))
    axis.spPr = line
    axis.majorTickMark = "none"
    if grid:
        axis.majorGridlines.spPr = line
    else:
        axis.majorGridlines = None


def _legend(legend: Any) -> Any:
    legend.position, legend.overlay = "b", False
    legend.txPr = _text(TEXT_SIZE, INK)
    return legend


def _labels(colour: str, *, size: bool = False) -> DataLabelList:
    labels = DataLabelList()
    labels.showVal, labels.showBubbleSize = not size, size
    labels.showSerName = labels.showCatName = labels.showLegendKey = labels.showPercent = False
    labels.numFmt = NO_ZERO
    labels.txPr = _text(TEXT_SIZE, colour, bold=True)
    return labels


def _filled(shade: Shade) -> GraphicalProperties:
    # An edge would show where there is nothing.
    edge = LineProperties(noFill=True)
    if not shade.pattern:
        return GraphicalProperties(solidFill=shade.colour, ln=edge)
    made = GraphicalProperties(ln=edge)
    made.pattFill = PatternFillProperties(
        prst=cast(Any, shade.pattern), fgClr=ColorChoice(srgbClr=cast(Any, shade.colour)),
        bgClr=ColorChoice(srgbClr=cast(Any, WHITE)))
    return made


def _letters(size: int, colour: str, bold: bool) -> CharacterProperties:
    return CharacterProperties(latin=Font(typeface=FONT), sz=size, b=bold, solidFill=colour)


def _text(size: int, colour: str, *, bold: bool = False) -> RichText:
    looks = ParagraphProperties(defRPr=_letters(size, colour, bold))
    paragraph = Paragraph(pPr=looks, endParaRPr=CharacterProperties())
    return RichText(bodyPr=RichTextProperties(), p=[paragraph])


def _titled(text: str, size: int, colour: str, *, bold: bool = False) -> Title:
    run = RegularTextRun(rPr=_letters(size, colour, bold), t=text)
    rich = RichText(bodyPr=RichTextProperties(), p=[Paragraph(pPr=ParagraphProperties(), r=[run])])
    return Title(tx=Text(rich=rich), overlay=False)


def _title_cell(cells: "Worksheet", row: int, column: int) -> Any:
    return SeriesLabel(strRef=StrRef(str(Reference(cells, min_col=column, min_row=row))))
