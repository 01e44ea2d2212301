"""The look of the workbook: named styles, and their fast form for thousands of cells.

Red stands for red points and for nothing else; the editor of a column is told by colour and by a word.
"""
from typing import TYPE_CHECKING, Any

from openpyxl.styles import Alignment, Border, Font, NamedStyle, PatternFill, Side

if TYPE_CHECKING:
    from openpyxl.workbook import Workbook

FONT = "Arial"
CARD_SIZE = 10
INK, GREY, WHITE, HAIRLINE = "1B2330", "667085", "FFFFFF", "E3E1DB"
NAVY, BLUE, OCHRE, RED = "2B3648", "1D4ED8", "8A5A0B", "C4241A"
PAPER, MIST, RED_WASH, OCHRE_WASH = "F7F6F3", "F1F0ED", "FDF3F2", "FDF4DC"
NAVY_TINT, BLUE_TINT, OCHRE_TINT = "E4E7EC", "E8EEFC", "FFF8E6"
DATE_FORMAT = "d mmm yyyy"

EDITOR_COLOUR = {"app": NAVY, "both": BLUE, "manager": OCHRE}
EDITOR_TINT = {"app": NAVY_TINT, "both": BLUE_TINT, "manager": OCHRE_TINT}


def _style(name: str, *, colour: str = INK, bold: bool = False, size: float = 10, fill: str = "", wrap: bool = True,
           across: str = "left", down: str = "", number: str = "General", line: bool = False,
           indent: int = 0, gap: bool = False) -> NamedStyle:
    down = down or ("center" if line else "top")
    below = Side(style="thin", color=HAIRLINE) if line else Side()
    beside = Side(style="medium", color=WHITE) if gap else Side()
    return NamedStyle(
        name=f"journey {name}", font=Font(name=FONT, size=size, bold=bold, color=colour),
        fill=PatternFill("solid", fgColor=fill) if fill else PatternFill(),
        alignment=Alignment(horizontal=across, vertical=down, wrap_text=wrap, indent=indent),
        border=Border(bottom=below, right=beside), number_format=number,
    )


def _pieces(*, last: bool) -> list[NamedStyle]:
    """What stands in a lane of the map; the last row of a lane has its line below."""
    def piece(name: str, colour: str = INK, fill: str = "", bold: bool = False, gap: bool = True) -> NamedStyle:
        return _style(name + (" last" if last else ""), colour=colour, fill=fill, bold=bold, gap=gap, line=last,
                      down="top")

    return [
        piece("lane", fill=PAPER, bold=True, gap=False), piece("cell", gap=False), piece("card", gap=False),
        piece("red card", RED, RED_WASH, bold=True), piece("process", "1F609C", "E7ECF1"),
        piece("feeling good", "15783F", "E6F4EB"), piece("feeling even", "596273", MIST),
        piece("feeling low", OCHRE, OCHRE_WASH), piece("feeling bad", "94481C", "FBEEE5"),
    ]


def _styles() -> list[NamedStyle]:
    return [
        _style("label", colour=GREY), _style("left"), _style("day", number=DATE_FORMAT),
        _style("data", wrap=False), _style("data wrapped"), _style("data date", wrap=False, number=DATE_FORMAT),
        _style("title", size=18, bold=True, wrap=False, down="center"),
        _style("subtitle", size=11, colour=GREY, wrap=False, down="center"),
        _style("section", size=12, bold=True, wrap=False, down="center"),
        _style("body"), _style("body bold", bold=True), _style("note", colour=GREY),
        *(_style(name, fill=colour, colour=WHITE, bold=True, down="center",
                 across=across) for editor, colour in EDITOR_COLOUR.items()
          for name, across in ((f"head {editor}", "left"), (f"head {editor} middle", "center"))),
        *(_style(f"strip {editor}", fill=EDITOR_TINT[editor], colour=colour, bold=True, size=9, wrap=False)
          for editor, colour in EDITOR_COLOUR.items()),
        _style("text", line=True), _style("left line", line=True),
        _style("strong", line=True, bold=True), _style("quiet", line=True, colour=GREY),
        _style("red id", line=True, bold=True, colour=RED), _style("band", line=True, bold=True),
        _style("number", line=True, across="center"),
        _style("score", line=True, bold=True, across="right", number="0.00", indent=1,
               wrap=False),
        _style("feeling", line=True, across="center", number='+0.0;"−"0.0;0.0'),
        _style("date", line=True, number=DATE_FORMAT), _style("link", line=True, colour=BLUE),
        _style("place", line=True, colour=BLUE, wrap=False),
        _style("count", line=True, across="center", number='0;−0;"–"'),
        _style("count all", line=True, across="center", bold=True, number='0;−0;"–"'),
        _style("figure", size=20, bold=True, across="center", down="center", fill=PAPER),
        _style("figure red", size=20, bold=True, across="center", down="center", fill=RED_WASH, colour=RED),
        _style("figure label", size=9, across="center", down="center", fill=PAPER, colour=GREY),
        _style("figure red label", size=9, across="center", down="center", fill=RED_WASH, colour=RED),
        _style("attitude", line=True, across="center", number="0.0"),
        _style("month", line=True, number="mmm yyyy"),
        _style("setting", fill=OCHRE_TINT, colour=INK, bold=True, across="center", line=True),
        _style("stage", fill=NAVY, colour=WHITE, bold=True, size=11, across="center", down="center", gap=True),
        _style("step", fill=NAVY_TINT, bold=True, across="center", down="center", gap=True),
        _style("line", colour=GREY, size=9, wrap=False, down="center"),
        *_pieces(last=False), *_pieces(last=True),
    ]


class Look:
    """The styles of one workbook. `plain["text"]` is the style of a cell, `quoted` for texts like formulas.

    Cells share these arrays: naming a style cell by cell costs more than all else.
    """

    def __init__(self, book: "Workbook") -> None:
        self.plain: dict[str, Any] = {}
        self.quoted: dict[str, Any] = {}
        scratch = book.create_sheet("scratch")
        # The font of all that has no style of its own: empty cells, new rows, the footer; widths are counted in it.
        scratch.cell(1, 1).style = "Normal"
        scratch.parent._named_styles["Normal"].font = Font(name=FONT, size=CARD_SIZE)
        for number, style in enumerate(_styles(), start=1):
            book.add_named_style(style)
            for arrays, column in ((self.plain, 1), (self.quoted, 2)):
                cell = scratch.cell(number, column)
                cell.style = style.name
                cell.quotePrefix = column == 2
                arrays[style.name.removeprefix("journey ")] = cell._style
        book.remove(scratch)
