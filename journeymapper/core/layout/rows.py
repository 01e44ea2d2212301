"""One row: a visible lane with its title in the gutter and its boxes in the columns."""
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from journeymapper.core.document import queries
from journeymapper.core.foundation.i18n import N_
from journeymapper.core.layout import metrics as m
from journeymapper.core.layout.boxes import CardBox, Column, Row, TextBox
from journeymapper.core.layout.emotions import curves
from journeymapper.core.layout.flow import flow_cell
from journeymapper.core.layout.hints import count_hint, curve_hint, lane_hint, tally_of
from journeymapper.core.layout.shapes import Setting, text_box, title_box
from journeymapper.core.layout.spans import needed, span_row
from journeymapper.core.model.cards import Card
from journeymapper.core.model.journey import Lane
from journeymapper.core.model.kinds import lane_kinds
from journeymapper.core.model.people import Emotion

Cells = Mapping[str, Sequence[Card]]
UNTITLED_LANE = N_("Untitled lane")


class Frame(NamedTuple):
    """The columns, and the place of each step among them."""

    columns: Sequence[Column]
    places: Mapping[str, int]


def cells_of(setting: Setting, lane: str, frame: Frame) -> dict[str, list[Card]]:
    """The cards of one lane by step, each cell in its order; empty cells are left out."""
    found = {column.step: queries.cards_in(setting.doc, lane, column.step) for column in frame.columns}
    return {step: cards for step, cards in found.items() if cards}


def row_of(lane: Lane, cells: Cells, emotions: Sequence[Emotion], frame: Frame, setting: Setting) -> Row:
    """A row at y = 0. `cells` as of `cells_of`, `emotions` all of the document's."""
    kind = lane_kinds().get(lane.kind)
    row = Row(lane.id, lane.kind, kind.arrangement if kind else "flow", 0.0, 0.0, collapsed=bool(lane.collapsed))
    who = [row.id for row in queries.lane_personas(setting.doc, lane)] if row.arrangement == "curve" else []
    row.count = sum(len(cards) for cards in cells.values())
    if row.collapsed:
        row.count += sum(1 for one in emotions if one.persona in who and one.step in frame.places)
    elif row.arrangement == "span":
        _fill_spans(row, cells, frame, setting)
    else:
        if row.arrangement == "curve":
            _fill_curves(row, lane, emotions, who, frame, setting)
        for step, cards in cells.items():
            fill_cell(row, frame.columns[frame.places[step]], cards, setting)
    row.tally = tally_of(card for cards in cells.values() for card in cards)
    title_row(row, lane, setting)
    return row


def fill_cell(row: Row, column: Column, cards: Sequence[Card], setting: Setting) -> list[CardBox]:
    """Lay out one cell of a flowing row anew; settle the row's height after it with `settle`."""
    top = m.ROW_PAD + (row.scale[1] + row.scale[0] if row.arrangement == "curve" else 0.0)
    boxes = flow_cell(cards, row.lane, column, setting, top)
    if boxes:
        row.cells[column.step], row.heights[column.step] = boxes, boxes[-1].rect.bottom + m.ROW_PAD
    else:
        row.cells.pop(column.step, None)
        row.heights.pop(column.step, None)
    return boxes


def title_row(row: Row, lane: Lane, setting: Setting) -> None:
    """Set the texts of the gutter and the row's height, from what the row counts."""
    measure, t = setting.measure, setting.t
    x, y = m.MARGIN + m.LANE_PAD_X + m.LANE_ICON + m.CARD_GAP, m.CARD_PAD_Y if row.collapsed else m.ROW_PAD
    scale = m.FACE + m.GRID if row.arrangement == "curve" and not row.collapsed else 0.0
    room = m.MARGIN + m.GUTTER - m.LANE_PAD_X - scale - x
    title = title_box(setting, lane.title, UNTITLED_LANE, m.LANE_TITLE, (x, y), room)
    row.texts = (title,)
    hint = count_hint(row.count, row.arrangement == "curve", t) if row.collapsed else lane_hint(lane.kind, row.tally, t)
    if row.arrangement == "curve" and not row.collapsed:
        hint = curve_hint(setting.doc, lane, t) or hint
    if hint and not row.collapsed:
        left = m.MARGIN + m.LANE_PAD_X
        room = m.GUTTER - 2 * m.LANE_PAD_X - scale
        row.texts = (title, text_box(measure, "text", hint, m.LANE_HINT, (left, title.rect.bottom + 2), room))
    elif hint:
        left = m.MARGIN + m.GUTTER + m.CARD_INSET + m.CARD_PAD_X
        row.texts = (title, _in_one_line(hint, left, y, setting))
    pad = m.CARD_PAD_Y if row.collapsed else m.ROW_PAD
    least = m.ROW_COLLAPSED if row.collapsed else max(m.ROW_MIN, float(lane.height or 0))
    texts = max(box.rect.bottom for box in row.texts)
    curve = row.scale[0] + row.scale[1] if row.arrangement == "curve" and not row.collapsed else 0.0
    row.floor = max(least, m.on_grid(texts + pad), curve)
    settle(row)


def settle(row: Row) -> None:
    """The row's height from what its cells need."""
    row.h = m.on_grid(max(row.floor, max(row.heights.values(), default=0.0)))


def _in_one_line(text: str, x: float, y: float, setting: Setting) -> TextBox:
    return text_box(setting.measure, "text", text, m.LANE_HINT, (x, y), setting.measure.advance(text, m.LANE_HINT) + 1)


def _fill_spans(row: Row, cells: Cells, frame: Frame, setting: Setting) -> None:
    row.cells, row.packing = span_row(cells, row.lane, frame.columns, frame.places, setting)
    for step, boxes in row.cells.items():
        row.heights[step] = needed(boxes)
    row.reach = max(row.packing.lengths, default=0)


def _fill_curves(
    row: Row, lane: Lane, emotions: Sequence[Emotion], who: Sequence[str], frame: Frame, setting: Setting
) -> None:
    height = height_of_curves(lane)
    row.curves, row.scale, row.feelings = curves(emotions, who, frame.columns, frame.places, height, setting)


def height_of_curves(lane: Lane) -> float:
    """What the scale of the feelings with its margins should have."""
    return max(m.CURVE_MIN, float(lane.height)) if lane.height else m.CURVE_HEIGHT
