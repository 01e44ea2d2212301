"""A row of spans brought up to date: packed anew from a touched cell on until all stand as they stood."""
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from operator import attrgetter
from typing import NamedTuple

from journeymapper.core.layout.boxes import CardBox, Column, Packing, Row
from journeymapper.core.layout.shapes import Setting
from journeymapper.core.layout.spans import at_top, book, extent, needed, span_box, tops_of
from journeymapper.core.model.cards import Card

_x = attrgetter("x")
# Sub-row → the last column of the span that stands in it.
Busy = dict[int, int]


class Mended(NamedTuple):
    """What of a row came and went; boxes that only moved are in both."""

    gone: list[CardBox]
    fresh: list[CardBox]


class _Laid(NamedTuple):
    """A box at any y, the last column and the sub-row that it is to have."""

    box: CardBox
    last: int
    place: int


class _Before(NamedTuple):
    """The row as it was."""

    row: Row
    columns: Sequence[Column]
    column_index: Mapping[str, int]
    tops: list[float]

    def last(self, box: CardBox) -> int:
        """The last column of a box."""
        return bisect_left(self.columns, box.rect.right, key=_x) - 1

    def place(self, box: CardBox) -> int:
        """The sub-row of a box."""
        return bisect_left(self.tops, box.rect.y)

    def boxes(self, place: int) -> Sequence[CardBox]:
        """Those that begin in a column."""
        return self.row.cells.get(self.columns[place].step, ())

    def busy(self, place: int) -> Busy:
        """Which sub-rows spans from before a column hold there."""
        earlier = (box for n in range(max(0, place - self.row.reach), place) for box in self.boxes(n))
        return {self.place(box): last for box in earlier if (last := self.last(box)) >= place}


def repack(
    row: Row, cells: Mapping[str, Sequence[Card]], columns: Sequence[Column], index: Mapping[str, int],
    setting: Setting,
) -> Mended:
    """`cells` are those that a change touched, as they are now, empty ones too. The row's height is still to settle."""
    packing = row.packing or Packing([], {})
    before = _Before(row, columns, index, tops_of(packing))
    laid = dict(_packed_from(before, cells, setting))
    for place, found in laid.items():
        for box in before.boxes(place):
            book(packing, before.place(box), box.rect.h, before.last(box) - place, -1)
        for one in found:
            book(packing, one.place, one.box.rect.h, one.last - place)
    row.reach = max(packing.lengths, default=0)
    tops = tops_of(packing)
    mended = Mended([], [])
    for place, found in laid.items():
        _put(row, columns[place].step, [at_top(one.box, tops[one.place]) for one in found], mended)
    moved = next((n for n, (old, new) in enumerate(zip(before.tops, tops, strict=False)) if old != new), None)
    if moved is not None:
        done = {columns[place].step for place in laid}
        for step in [step for step in row.cells if step not in done]:
            _put(row, step, [at_top(box, tops[before.place(box)]) for box in row.cells[step]], mended)
    return mended


def _put(row: Row, step: str, boxes: list[CardBox], mended: Mended) -> None:
    """Give a cell its boxes; those that are as they were stay the very same."""
    old = {box.id: box for box in row.cells.get(step, ())}
    boxes = [known if (known := old.get(box.id)) == box and known is not None else box for box in boxes]
    if boxes == row.cells.get(step, []):
        return
    mended.gone.extend(box for box in old.values() if not any(box is other for other in boxes))
    mended.fresh.extend(box for box in boxes if box is not old.get(box.id))
    if boxes:
        row.cells[step], row.heights[step] = boxes, needed(boxes)
    else:
        row.cells.pop(step, None)
        row.heights.pop(step, None)


def _packed_from(
    before: _Before, cells: Mapping[str, Sequence[Card]], setting: Setting
) -> Iterator[tuple[int, list[_Laid]]]:
    """(column, what begins in it) for the touched columns, and after each until the packing agrees with the old one."""
    touched = sorted(before.column_index[step] for step in cells)
    done = -1
    for start in touched:
        if start <= done:
            continue
        old = before.busy(start)
        new = dict(old)
        for place in range(start, len(before.columns)):
            old, new = _later(old, place), _later(new, place)
            step = before.columns[place].step
            if step not in cells and old == new:
                break
            found = _now(before, place, cells.get(step), setting)
            yield place, list(_first_fit(found, new))
            old.update((before.place(box), before.last(box)) for box in before.boxes(place))
            done = place


def _later(busy: Busy, place: int) -> Busy:
    return {row: last for row, last in busy.items() if last >= place}


def _now(
    before: _Before, place: int, cards: Sequence[Card] | None, setting: Setting
) -> Iterator[tuple[CardBox, int]]:
    """Each box that begins in a column, with its last column; `cards` if the cell was touched."""
    if cards is None:
        yield from ((box, before.last(box)) for box in before.boxes(place))
        return
    for card in cards:
        span = extent(card, before.column_index)
        yield span_box(card, before.row.lane, span, before.columns, setting), span[1]


def _first_fit(found: Iterable[tuple[CardBox, int]], busy: Busy) -> Iterator[_Laid]:
    """As `pack` does; takes the sub-rows."""
    for box, last in found:
        place = 0
        while place in busy:
            place += 1
        busy[place] = last
        yield _Laid(box, last, place)
