"""Brings a layout up to date after a change, with work in proportion to what the change touches."""
from journeymapper.core.document import queries
from journeymapper.core.document.changes import ChangeSet
from journeymapper.core.layout import marks
from journeymapper.core.layout import metrics as m
from journeymapper.core.layout.boxes import CardBox, Row
from journeymapper.core.layout.build import (
    index_points,
    lay_out,
    lay_out_head,
    marks_of,
    stack,
    visible_lanes,
)
from journeymapper.core.layout.dirty import Dirty, part_of, united
from journeymapper.core.layout.map_layout import MapLayout
from journeymapper.core.layout.recurving import Retouched, recurve
from journeymapper.core.layout.repacking import repack
from journeymapper.core.layout.rows import (
    Cells,
    Frame,
    cells_of,
    fill_cell,
    height_of_curves,
    row_of,
    settle,
    title_row,
)
from journeymapper.core.layout.shapes import Setting
from journeymapper.core.layout.touched import Touched, touched_by
from journeymapper.core.model.journey import Lane
from journeymapper.core.model.people import Emotion


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
    anew |= _follow_curves(layout, touched, anew, dirty, setting)
    rebuilt = _rebuild_rows(layout, lanes, anew, setting)
    dirty.rows |= rebuilt
    _refill_cells(layout, touched, rebuilt, dirty, setting)
    if touched.lanes or any(row.arrangement == "curve" for row in layout.rows if row.lane in rebuilt):
        index_points(layout)
    _mark(layout, touched, dirty, setting)
    stack(layout, lanes)
    after = [(row.lane, row.y, row.h) for row in layout.rows]
    dirty.below = _first_difference(before, after, min(old_end, layout.bottom))
    return dirty


def _lanes_to_rebuild(layout: MapLayout, touched: Touched) -> set[str]:
    """Lanes whose row is laid out as a whole; the others are mended where they were touched."""
    anew = set(touched.lanes)
    if touched.curves:
        anew |= {row.lane for row in layout.rows if row.arrangement == "curve"}
    if touched.emotions:
        anew |= {row.lane for row in layout.rows if row.arrangement == "curve" and row.collapsed}
    return anew | {lane for lane, _ in touched.cells if (row := layout.row(lane)) is not None and row.collapsed}


def _follow_curves(layout: MapLayout, touched: Touched, anew: set[str], dirty: Dirty, setting: Setting) -> set[str]:
    """Mend the rows of emotions where some changed; gives the lanes of those that must be laid out as a whole."""
    failed = set()
    rows = [row for row in layout.rows if row.arrangement == "curve" and row.lane not in anew]
    for row in rows if touched.emotions else ():
        lane = setting.doc.find(Lane, row.lane)
        who = [persona.id for persona in queries.lane_personas(setting.doc, lane)] if lane is not None else []
        height = height_of_curves(lane) if lane is not None else 0.0
        found = recurve(row, touched.emotions, who, layout.columns, layout.column_index, height, setting)
        if found is None:
            failed.add(row.lane)
            continue
        dirty.parts += united((row.lane, x0, x1) for x0, x1 in found.stretches)
        _index_changed(layout, row, found)
    return failed


def _index_changed(layout: MapLayout, row: Row, found: Retouched) -> None:
    """As `index_points`, for what changed in one row."""
    for id in found.gone:
        if id in layout.points and layout.points[id][0] == row.lane:
            del layout.points[id]
    place = layout.row_index[row.lane]
    for id, point in found.points.items():
        known = layout.points.get(id)
        if known is None or layout.row_index[known[0]] >= place:
            layout.points[id] = row.lane, point


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
    steps_of: dict[str, list[str]] = {}
    for lane, step in touched.cells:
        if layout.column(step) is not None:
            steps_of.setdefault(lane, []).append(step)
    gone: list[CardBox] = []
    fresh: list[CardBox] = []
    for lane, steps in steps_of.items():
        row, record = layout.row(lane), setting.doc.find(Lane, lane)
        if row is None or record is None or lane in rebuilt:
            continue
        cells = {step: queries.cards_in(setting.doc, lane, step) for step in steps}
        row.count += sum(len(cards) - len(row.cells.get(step, ())) for step, cards in cells.items())
        mend = _refill if row.packing is None else _repack
        mend(layout, row, cells, gone, fresh, setting)
        dirty.cells |= {(lane, step) for step in steps}
        if lane in touched.counted:
            _retitle(row, record, touched.counted[lane], dirty, setting)
        else:
            settle(row)
    dirty.parts += united(part_of(box) for box in (*gone, *fresh) if _stretches(layout, box))
    _replace_boxes(layout, gone, fresh)


def _refill(
    layout: MapLayout, row: Row, cells: Cells, gone: list[CardBox], fresh: list[CardBox], setting: Setting
) -> None:
    for step, cards in cells.items():
        gone += row.cells.get(step, [])
        fresh += fill_cell(row, layout.columns[layout.column_index[step]], cards, setting)


def _repack(
    layout: MapLayout, row: Row, cells: Cells, gone: list[CardBox], fresh: list[CardBox], setting: Setting
) -> None:
    mended = repack(row, cells, layout.columns, layout.column_index, setting)
    gone += mended.gone
    fresh += mended.fresh


def _stretches(layout: MapLayout, box: CardBox) -> bool:
    """Whether a box stands in a row of spans."""
    row = layout.row(box.lane)
    return row is not None and row.packing is not None


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
            box = layout.boxes[target]
            if _stretches(layout, box):
                dirty.parts.append(part_of(box))
            dirty.cells.add((box.lane, box.step))
        elif target in layout.points:
            lane, point = layout.points[target]
            dirty.parts.append((lane, point.x, point.x + m.CARD_INSET + marks.SHOWN * m.DOT))


def _first_difference(
    before: list[tuple[str, float, float]], after: list[tuple[str, float, float]], end: float
) -> float | None:
    """The y from which rows came, went, grew or moved."""
    for old, new in zip(before, after, strict=False):
        if old != new:
            return min(old[1], new[1])
    return end if len(before) != len(after) else None
