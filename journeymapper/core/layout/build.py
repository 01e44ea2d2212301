"""Lays out a whole map."""
from collections.abc import Sequence
from operator import attrgetter

from journeymapper.core.document import queries
from journeymapper.core.document.reader import Reader
from journeymapper.core.layout import metrics as m
from journeymapper.core.layout.boxes import SideLine
from journeymapper.core.layout.grid import COLUMNS_X, grid, header
from journeymapper.core.layout.map_layout import MapLayout
from journeymapper.core.layout.rows import Frame, row_of
from journeymapper.core.layout.shapes import Setting
from journeymapper.core.layout.sides import lines_between, side_of
from journeymapper.core.layout.title import title_block
from journeymapper.core.model.cards import Card
from journeymapper.core.model.journey import Lane
from journeymapper.core.model.people import Emotion

Grouped = dict[str, dict[str, list[Card]]]
_order = attrgetter("rank", "id")


def lay_out(layout: MapLayout, setting: Setting) -> None:
    """Fill `layout` from the document, whatever it held."""
    layout.columns, layout.stages = grid(setting.doc)
    layout.column_index = {column.step: place for place, column in enumerate(layout.columns)}
    lay_out_head(layout, setting)
    frame = Frame(layout.columns, layout.column_index)
    grouped, emotions = group(setting.doc, layout.column_index), setting.doc.every(Emotion)
    lanes = visible_lanes(setting.doc)
    layout.rows = [row_of(lane, grouped.get(lane.id, {}), emotions, frame, setting) for lane in lanes]
    layout.boxes = {box.id: box for row in layout.rows for boxes in row.cells.values() for box in boxes}
    layout.marks = all_marks(setting.doc)
    index_points(layout)
    stack(layout, lanes)


def lay_out_head(layout: MapLayout, setting: Setting) -> None:
    """The title block and the bands of stages and steps; the rows must be stacked again after it."""
    right = layout.columns[-1].x + layout.columns[-1].w if layout.columns else COLUMNS_X
    layout.title = title_block(setting, max(right - m.MARGIN, m.MAP_MIN_WIDTH))
    y = layout.title.rect.bottom + m.TITLE_GAP
    layout.header = header(setting, y, layout.columns, layout.stages)


def group(doc: Reader, index: dict[str, int]) -> Grouped:
    """Lane → step → its cards in their order, for all that stand in a cell."""
    found: Grouped = {}
    for card in doc.every(Card):
        lane, step = card.lane, card.step
        if lane is not None and step is not None and step in index:
            found.setdefault(lane, {}).setdefault(step, []).append(card)
    for cells in found.values():
        for cards in cells.values():
            if len(cards) > 1:
                cards.sort(key=_order)
    return found


def visible_lanes(doc: Reader) -> list[Lane]:
    """The lanes that have a row, from top to bottom."""
    return [lane for lane in queries.lanes(doc) if not lane.hidden]


def all_marks(doc: Reader) -> dict[str, tuple[str, ...]]:
    """What red points are about → their ids by number."""
    found: dict[str, list[str]] = {}
    for row in queries.red_points(doc):
        if row.about is not None:
            found.setdefault(row.about, []).append(row.id)
    return {target: tuple(ids) for target, ids in found.items()}


def marks_of(doc: Reader, target: str) -> tuple[str, ...]:
    """The red points about one thing, by number."""
    return tuple(row.id for row in queries.marks(doc, target))


def index_points(layout: MapLayout) -> None:
    """Find each emotion in the first lane that shows it."""
    layout.points = {}
    for row in layout.rows:
        for curve in row.curves:
            for point in curve.points:
                layout.points.setdefault(point.id, (row.lane, point))


def stack(layout: MapLayout, lanes: Sequence[Lane]) -> None:
    """Set y of all rows and the lines between sides. `lanes`: those of the rows, in their order."""
    lines: list[SideLine] = []
    y = layout.top
    for row, name in zip(layout.rows, lines_between([side_of(lane) for lane in lanes]), strict=True):
        if name:
            lines.append(SideLine(name, y + m.SIDE_LINE_ROOM / 2))
            y += m.SIDE_LINE_ROOM
        row.y = y
        y += row.h
    layout.side_lines = tuple(lines)
    layout.row_index = {row.lane: place for place, row in enumerate(layout.rows)}
