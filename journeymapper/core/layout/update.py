"""Brings a layout up to date after a change, with work in proportion to what the change touches."""
from dataclasses import dataclass, field

from journeymapper.core.document import queries
from journeymapper.core.document.changes import ChangeSet
from journeymapper.core.layout.boxes import CardBox, Row
from journeymapper.core.layout.build import (
    index_points,
    lay_out,
    lay_out_head,
    marks_of,
    stack,
    visible_lanes,
)
from journeymapper.core.layout.map_layout import MapLayout
from journeymapper.core.layout.rows import Frame, cells_of, fill_cell, row_of, settle, title_row
from journeymapper.core.layout.shapes import Setting
from journeymapper.core.layout.touched import Cell, Touched, touched_by
from journeymapper.core.model.journey import Lane
from journeymapper.core.model.people import Emotion


@dataclass(slots=True)
class Dirty:
    """What must be painted again.

    everything: all of it. Else head: title, stages and steps; below: all from this y (in the map)
    downwards, because rows moved; rows: whole lanes with their gutter; titles: lanes whose gutter
    changed; cells: (lane, step); bands: steps at whose left edge a grey area came, went or changed.
    Cells are to be painted with a margin of a mark, whose dots stand out.
    """

    everything: bool = False
    head: bool = False
    below: float | None = None
    rows: set[str] = field(default_factory=set)
    titles: set[str] = field(default_factory=set)
    cells: set[Cell] = field(default_factory=set)
    bands: set[str] = field(default_factory=set)

    def __bool__(self) -> bool:
        parts = self.rows or self.titles or self.cells or self.bands
        return self.everything or self.head or self.below is not None or bool(parts)


def bring_up_to_date(layout: MapLayout, change: ChangeSet, setting: Setting) -> Dirty:
    """Afterwards `layout` equals one that is laid out anew from the changed document."""
    touched = touched_by(change, setting.doc)
    if touched.grid:
        lay_out(layout, setting)
        return Dirty(everything=True)
    dirty = Dirty(everything=touched.look, head=touched.head)
    before = [(row.lane, row.y, row.h) for row in layout.rows]
    old_end = layout.bottom
    if touched.head:
        lay_out_head(layout, setting)
    lanes = visible_lanes(setting.doc)
    anew = _lanes_to_rebuild(layout, touched)
    rebuilt = _rebuild_rows(layout, lanes, anew, setting)
    dirty.rows |= rebuilt
    _refill_cells(layout, touched, rebuilt, dirty, setting)
    if touched.curves or rebuilt or touched.lanes:
        index_points(layout)
    _mark(layout, touched, dirty, setting)
    stack(layout, lanes)
    after = [(row.lane, row.y, row.h) for row in layout.rows]
    dirty.below = _first_difference(before, after, min(old_end, layout.bottom))
    return dirty


def _lanes_to_rebuild(layout: MapLayout, touched: Touched) -> set[str]:
    """Lanes whose row is laid out as a whole: flowing rows are mended by cell."""
    anew = set(touched.lanes)
    if touched.curves:
        anew |= {row.lane for row in layout.rows if row.arrangement == "curve"}
    for lane, _ in touched.cells:
        row = layout.row(lane)
        if row is not None and (row.arrangement != "flow" or row.collapsed):
            anew.add(lane)
    return anew


def _rebuild_rows(layout: MapLayout, lanes: list[Lane], anew: set[str], setting: Setting) -> set[str]:
    """Put the rows in the order of the lanes, those in `anew` laid out again; gives the lanes of these."""
    frame = Frame(layout.columns, layout.column_index)
    old = {row.lane: row for row in layout.rows}
    emotions = setting.doc.every(Emotion) if anew else []
    rows, rebuilt = [], set()
    for lane in lanes:
        row = old.get(lane.id)
        if row is None or lane.id in anew:
            row = row_of(lane, cells_of(setting, lane.id, frame), emotions, frame, setting)
            rebuilt.add(lane.id)
        rows.append(row)
    kept = {row.lane for row in rows} - rebuilt
    gone = [box for row in layout.rows if row.lane not in kept for boxes in row.cells.values() for box in boxes]
    fresh = [box for row in rows if row.lane in rebuilt for boxes in row.cells.values() for box in boxes]
    layout.rows = rows
    layout.row_index = {row.lane: place for place, row in enumerate(rows)}
    _replace_boxes(layout, gone, fresh)
    return rebuilt


def _refill_cells(layout: MapLayout, touched: Touched, rebuilt: set[str], dirty: Dirty, setting: Setting) -> None:
    gone: list[CardBox] = []
    fresh: list[CardBox] = []
    settled: dict[str, Row] = {}
    for lane, step in touched.cells:
        row, column = layout.row(lane), layout.column(step)
        if row is None or column is None or lane in rebuilt:
            continue
        old = row.cells.get(step, [])
        new = fill_cell(row, column, queries.cards_in(setting.doc, lane, step), setting)
        row.count += len(new) - len(old)
        gone += old
        fresh += new
        settled[lane] = row
        dirty.cells.add((lane, step))
    _replace_boxes(layout, gone, fresh)
    for lane, row in settled.items():
        record = setting.doc.find(Lane, lane)
        if lane in touched.counted and record is not None:
            _retitle(row, record, touched.counted[lane], dirty, setting)
        else:
            settle(row)


def _retitle(row: Row, lane: Lane, counted: tuple[int, int], dirty: Dirty, setting: Setting) -> None:
    before = row.texts
    row.tally = row.tally[0] + counted[0], row.tally[1] + counted[1]
    title_row(row, lane, setting)
    if row.texts != before:
        dirty.titles.add(row.lane)


def _replace_boxes(layout: MapLayout, gone: list[CardBox], fresh: list[CardBox]) -> None:
    """In any order: a card that came to another cell is known by its new box."""
    for box in gone:
        if layout.boxes.get(box.id) is box:
            del layout.boxes[box.id]
    for box in fresh:
        layout.boxes[box.id] = box


def _mark(layout: MapLayout, touched: Touched, dirty: Dirty, setting: Setting) -> None:
    for target in touched.targets:
        ids = marks_of(setting.doc, target)
        if ids:
            layout.marks[target] = ids
        else:
            layout.marks.pop(target, None)
        if target in layout.boxes:
            dirty.cells.add((layout.boxes[target].lane, layout.boxes[target].step))
        elif target in layout.points:
            dirty.rows |= {row.lane for row in layout.rows if row.arrangement == "curve"}


def _first_difference(
    before: list[tuple[str, float, float]], after: list[tuple[str, float, float]], end: float
) -> float | None:
    """The y from which rows came, went, grew or moved."""
    for old, new in zip(before, after, strict=False):
        if old != new:
            return min(old[1], new[1])
    return end if len(before) != len(after) else None
