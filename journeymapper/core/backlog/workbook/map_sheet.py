"""The sheet Map: stages over steps, lanes by steps with the titles of their cards, the lines between, a picture."""
from itertools import groupby
from typing import TYPE_CHECKING

from openpyxl.utils import get_column_letter

from journeymapper.core.document import queries
from journeymapper.core.layout.sides import lines_between, side_of
from journeymapper.core.model.cards import RedPoint
from journeymapper.core.model.journey import Lane, Stage, Step

from .cells import at, put_marked, put_text
from .content import Content
from .map_pieces import Piece, pieces_of
from .picture import place_picture
from .sheets import estimated_height, on_paper, widths

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

STAGE_ROW, STEP_ROW = 4, 5
LANE_WIDTH, STEP_WIDTH = 19, 21
MARKS_SHOWN = 30
# The picture is as wide as the grid, but no wider than so many steps.
MOST_STEPS = 20
# Text beyond this makes no row higher: Excel has a highest one.
HEIGHT_SIGNS = 2_000


def write_map(sheet: "Worksheet", content: Content, picture: bytes | None) -> dict[str, str]:
    """Fill the sheet; where each red point stands, by id: its own cell, else that of what it is about."""
    doc, t, ink = content.doc, content.t, content.ink
    steps = queries.columns(doc)
    widths(sheet, [LANE_WIDTH, *([STEP_WIDTH] * len(steps))])
    put_text(ink, at(sheet, 1, 1), content.journey.title, "title")
    put_text(ink, at(sheet, 2, 1), " · ".join(_facts(content)), "subtitle")
    for number, height in ((1, 30), (STAGE_ROW, 22), (STEP_ROW, 20)):
        sheet.row_dimensions[number].height = height
    if not steps:
        put_text(ink, at(sheet, STAGE_ROW, 1), t("The map has no steps yet."), "section")
    places: dict[str, str] = {}
    _stages(sheet, content, steps)
    row = STEP_ROW + 1
    lanes = [lane for lane in queries.lanes(doc) if not lane.hidden]
    for lane, line in zip(lanes, lines_between([side_of(lane) for lane in lanes]), strict=True):
        if line:
            row = _line(sheet, content, row, t(line), len(steps))
        row = _lane(sheet, content, row, lane, steps, places)
    sheet.sheet_view.showGridLines = False
    sheet.freeze_panes = f"B{STEP_ROW + 1}"
    on_paper(sheet, content.journey.title, content.page, titles=f"{STAGE_ROW}:{STEP_ROW}")
    if picture:
        place_picture(sheet, content, picture, row + 2, (LANE_WIDTH, *[STEP_WIDTH] * min(len(steps), MOST_STEPS)))
    return places | {point.id: places[point.about] for point in doc.every(RedPoint)
                     if point.about in places and point.id not in places}


def _facts(content: Content) -> list[str]:
    t, doc = content.t, content.doc
    facts = [content.journey.scenario or "", ", ".join(row.name for row in queries.personas(doc)),
             t("red: the numbers of the red points")]
    return [fact for fact in facts if fact]


def _stages(sheet: "Worksheet", content: Content, steps: list[Step]) -> None:
    first = 2
    for id, group in groupby(steps, key=lambda step: step.stage):
        count = len(list(group))
        stage = content.doc.find(Stage, id)
        for column in range(first, first + count):
            put_text(content.ink, at(sheet, STAGE_ROW, column), "", "stage")
        put_text(content.ink, at(sheet, STAGE_ROW, first), stage.title if stage else "", "stage")
        _merge(sheet, STAGE_ROW, first, STAGE_ROW, first + count - 1)
        first += count
    for column, step in enumerate(steps, start=2):
        put_text(content.ink, at(sheet, STEP_ROW, column), step.title, "step")


def _line(sheet: "Worksheet", content: Content, row: int, text: str, count: int) -> int:
    for column in range(2, count + 2):
        put_text(content.ink, at(sheet, row, column), "", "line")
    put_text(content.ink, at(sheet, row, 1), text, "line")
    return row + 1


def _lane(sheet: "Worksheet", content: Content, row: int, lane: Lane, steps: list[Step], places: dict[str, str]) -> int:
    """One lane from `row` on; the row below it."""
    pieces = pieces_of(content.doc, lane, steps, content.t)
    height = max((piece.row for piece in pieces), default=0) + 1
    for below in range(row, row + height):
        last = below == row + height - 1
        for column in range(2, len(steps) + 2):
            put_text(content.ink, at(sheet, below, column), "", "cell last" if last else "cell")
        put_text(content.ink, at(sheet, below, 1), lane.title if below == row else "", "lane last" if last else "lane")
    for piece in pieces:
        last = piece.row == height - 1
        _piece(sheet, content, row + piece.row, piece, f"{piece.style} last" if last else piece.style)
        places[piece.id] = f"{get_column_letter(piece.first + 2)}{row + piece.row}"
    _heights(sheet, row, height, lane, pieces)
    _merge(sheet, row, 1, row + height - 1, 1)
    return row + height


def _heights(sheet: "Worksheet", row: int, height: int, lane: Lane, pieces: list[Piece]) -> None:
    """Rows high enough: no program fits them by itself where cells are merged."""
    texts: dict[int, list[tuple[str, float]]] = {n: [] for n in range(height)}
    texts[0].append((lane.title[:HEIGHT_SIGNS], LANE_WIDTH * (1 if height == 1 else 3)))
    for piece in pieces:
        marks = "  ● 00" * min(len(piece.marks), MARKS_SHOWN)
        texts[piece.row].append((piece.text[:HEIGHT_SIGNS] + marks, STEP_WIDTH * (piece.last - piece.first + 1)))
    for number, found in texts.items():
        sheet.row_dimensions[row + number].height = estimated_height(found)


def _piece(sheet: "Worksheet", content: Content, row: int, piece: Piece, style: str) -> None:
    marks = "  ".join(f"● {number}" for number in piece.marks[:MARKS_SHOWN])
    put_marked(content.ink, at(sheet, row, piece.first + 2), piece.text, marks, style)
    for column in range(piece.first + 3, piece.last + 3):
        put_text(content.ink, at(sheet, row, column), "", style)
    _merge(sheet, row, piece.first + 2, row, piece.last + 2)


def _merge(sheet: "Worksheet", top: int, left: int, bottom: int, right: int) -> None:
    if (top, left) != (bottom, right):
        sheet.merge_cells(start_row=top, start_column=left, end_row=bottom, end_column=right)
