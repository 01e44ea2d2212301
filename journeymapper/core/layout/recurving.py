"""A row of emotions brought up to date: points, curves and quotes near the touched emotions, no others.

A quote's place hangs on the points, the curves and the quotes before it that are near. So those near a change are
settled again in their order, and where one then stands elsewhere, those after it that are near it.
"""
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from heapq import heappop, heappush
from typing import NamedTuple

from journeymapper.core.layout import metrics as m
from journeymapper.core.layout.boxes import Column, Curve, Feelings, PointBox, Row
from journeymapper.core.layout.curve import Segment, Spot, segment
from journeymapper.core.layout.emotions import Note, area_of, note, pad_for, words, x_of, y_of
from journeymapper.core.layout.geometry import Rect
from journeymapper.core.layout.quotes import Taken, Track, around, asks, settle, standing, take
from journeymapper.core.layout.shapes import Setting
from journeymapper.core.model.people import Emotion

States = Mapping[str, tuple[Emotion | None, Emotion | None]]
# Place of the persona, x, emotion: the order in which quotes find their places.
Key = tuple[int, float, str]
Stretch = tuple[float, float]


class Retouched(NamedTuple):
    """Points that came or changed, emotions that went, and the stretches of x that look otherwise."""

    points: dict[str, PointBox]
    gone: set[str]
    stretches: list[Stretch]


class _Line:
    """One persona's points before and after; x, value and words are true at once, y and quotes at the end.

    same: how many points at the left, and how many at the right, no change touched.
    """

    def __init__(self, old: Curve | None) -> None:
        self.old = old
        self.points: list[PointBox] = list(old.points) if old is not None else []
        self.touched: list[float] = []

    def find(self, x: float, id: str) -> int:
        """The place of a point, or where it would stand."""
        return bisect_left(self.points, (x, id), key=_order)

    @property
    def same(self) -> tuple[int, int]:
        """See the class."""
        if not self.touched:
            return len(self.points), len(self.points)
        left = bisect_left(self.points, min(self.touched), key=_x)
        return left, len(self.points) - bisect_right(self.points, max(self.touched), key=_x)

    def anew(self, margin: int) -> range:
        """Places of the touched points and of `margin` neighbours at each side."""
        if not self.touched:
            return range(0)
        left, right = self.same
        return range(max(0, left - margin), min(len(self.points), len(self.points) - right + margin))

    def between(self, x0: float, x1: float) -> range:
        """Places of the points from x0 to x1."""
        return range(bisect_left(self.points, x0, key=_x), bisect_right(self.points, x1, key=_x))


def _order(point: PointBox) -> tuple[float, str]:
    return point.x, point.id


def _x(point: PointBox) -> float:
    return point.x


class _Mending:
    """One row under work. Numbers count as if no shelf stood above the scale (see `Feelings`)."""

    def __init__(self, row: Row, who: Sequence[str], columns: Sequence[Column], span: float, book: Feelings) -> None:
        self.columns, self.book = columns, book
        old = {curve.persona: curve for curve in row.curves}
        self.lines = [_Line(old.get(persona)) for persona in who]
        self.span, self.scale = span, (book.pad, book.pad + span)
        self.area = area_of(columns, self.scale)
        self.widest = max(column.w for column in columns)
        self.notes: dict[str, Note] = {}
        self.stretches: list[Stretch] = []
        self._sampled: dict[tuple[int, int], tuple[Spot, Segment]] = {}

    def spots(self, line: _Line, first: int, last: int) -> list[Spot]:
        """Where the points of some places stand."""
        return [(point.x, y_of(point.value, self.scale)) for point in line.points[first:last]]

    def segment(self, number: int, k: int) -> tuple[Spot, Segment]:
        """The start of a line's k-th segment, and the segment."""
        found = self._sampled.get((number, k))
        if found is None:
            first = max(0, k - 1)
            spots = self.spots(self.lines[number], first, k + 3)
            found = self._sampled[number, k] = spots[k - first], segment(spots, k - first)
        return found

    def track(self, number: int, x0: float, x1: float) -> Track:
        """The part of a curve about a range of x."""
        line = self.lines[number]
        places = line.between(x0, x1)
        first, last = max(0, places.start - 1), min(len(line.points) - 1, places.stop)
        found = [self.segment(number, k) for k in range(first, last)]
        start = found[0][0] if found else self.spots(line, first, first + 1)[0]
        return Track(start, [one for _, one in found])

    def flat(self, line: _Line, n: int) -> PointBox:
        """A point with its quote where it would stand by itself."""
        point = line.points[n]
        y = y_of(point.value, self.scale)
        if point.quote is None:
            return point._replace(y=y)
        made = self.notes.get(point.id) or self.note(line, n)
        return point._replace(y=y, quote=made.placed(y))

    def note(self, line: _Line, n: int) -> Note:
        """A quote that isn't placed yet."""
        point, first = line.points[n], max(0, n - 1)
        if point.quote is None:
            raise LookupError(point.id)
        values = [other.value for other in line.points[first:n + 2]]
        return note(point.quote, point.x, self.columns, values, n - first)


def recurve(
    row: Row, states: States, who: Sequence[str], columns: Sequence[Column], index: Mapping[str, int], height: float,
    setting: Setting,
) -> Retouched | None:
    """Follow changed emotions (before, after) in an open row; None where all its numbers change: it is to be laid out
    anew then. `who`: the personas that it shows; `height` as of `curves`.
    """
    if row.feelings is None or not columns:
        return None
    mending = _Mending(row, who, columns, height - 2 * m.CURVE_PAD, row.feelings)
    gone = _exchange(mending, states, who, index, setting)
    if gone is None:
        return None
    _renote(mending, gone)
    if pad_for(mending.book.margins) != mending.book.pad:
        return None
    moved = _resettle(mending, gone)
    shelves = _shelves(mending)
    if shelves is None:
        return None
    return _finish(row, mending, moved | shelves.keys(), shelves, gone)


def _exchange(
    mending: _Mending, states: States, who: Sequence[str], index: Mapping[str, int], setting: Setting
) -> set[str] | None:
    """Take points out and put points in; gives the emotions that went. None if one that went wasn't there."""
    places = {persona: n for n, persona in enumerate(who)}
    shown = [
        (before if before is not None and before.persona in places and before.step in index else None,
         after if after is not None and after.persona in places and after.step in index else None)
        for before, after in states.values()
    ]
    for before, _ in shown:
        if before is not None:
            line, x = mending.lines[places[before.persona]], x_of(before, mending.columns[index[before.step]])
            n = line.find(x, before.id)
            if n >= len(line.points) or line.points[n].id != before.id:
                return None
            del line.points[n]
            line.touched.append(x)
    for _, after in shown:
        if after is not None:
            column = mending.columns[index[after.step]]
            line, x = mending.lines[places[after.persona]], x_of(after, column)
            quote = words(after.quote, column, setting) if after.quote else None
            point = PointBox(after.id, after.persona, after.step, x, 0.0, float(after.value), quote)
            line.points.insert(line.find(x, after.id), point)
            line.touched.append(x)
    here = {after.id for _, after in shown if after is not None}
    return {before.id for before, _ in shown if before is not None} - here


def _renote(mending: _Mending, gone: set[str]) -> None:
    """Say anew which margin the quotes of touched points and of their neighbours need."""
    margins = mending.book.margins
    for id in gone:
        margins.pop(id, None)
    for line in mending.lines:
        for n in line.anew(1):
            point = line.points[n]
            margins.pop(point.id, None)
            if point.quote is not None:
                made = mending.notes[point.id] = mending.note(line, n)
                margins[point.id] = made.margin(mending.span)


def _resettle(mending: _Mending, gone: set[str]) -> set[str]:
    """Settle the quotes near what changed; gives the emotions whose quotes now stand elsewhere."""
    settled, todo = mending.book.settled, list[Key]()
    waiting: set[Key] = set()

    def ask(x0: float, x1: float, after: Key | None = None) -> None:
        for key in _asking(mending, x0, x1):
            if key not in waiting and (after is None or key > after):
                waiting.add(key)
                heappush(todo, key)

    for id in [*gone, *(point.id for line in mending.lines for n in line.anew(1) for point in [line.points[n]])]:
        old = settled.get(id)
        if old is not None:
            ask(old.x, old.right)
        if id in gone or id not in mending.notes:
            settled.pop(id, None)
    for x0, x1 in _altered(mending):
        ask(x0, x1)
    moved: set[str] = set()
    while todo:
        key = heappop(todo)
        waiting.discard(key)
        new, old = _place(mending, key), settled.get(key[2])
        if new == old and key[2] in settled:
            continue
        settled[key[2]] = new
        moved.add(key[2])
        for rect in (old, new):
            if rect is not None:
                mending.stretches.append((min(rect.x, key[1]), max(rect.right, key[1])))
                ask(rect.x, rect.right, key)
    return moved


def _altered(mending: _Mending) -> Iterator[Stretch]:
    """Where points and curves changed; noted as to be painted, with the dots and words beside them."""
    for line in mending.lines:
        if not line.touched:
            continue
        places = line.anew(2)
        ends = [line.points[n].x for n in (places.start, places.stop - 1) if places]
        old = [point.x for point in line.old.points] if line.old is not None else []
        left, right = line.same
        ends += [old[n] for n in (max(0, left - 2), min(len(old) - 1, len(old) - right + 1)) if old]
        reach = m.POINT_RADIUS + 2
        x0, x1 = min([*ends, *line.touched]), max([*ends, *line.touched])
        mending.stretches.append((x0 - mending.widest, x1 + mending.widest))
        yield x0 - reach, x1 + reach


def _asking(mending: _Mending, x0: float, x1: float) -> Iterator[Key]:
    """The quotes for whose place anything between x0 and x1 matters."""
    reach = 1.25 * mending.widest + m.GRID
    for number, line in enumerate(mending.lines):
        for n in line.between(x0 - reach, x1 + reach):
            point = line.points[n]
            left, right = asks(point)
            if point.quote is not None and left <= x1 and right >= x0:
                yield number, point.x, point.id


def _place(mending: _Mending, key: Key) -> Rect | None:
    """Where a quote finds its place among points, curves and the quotes before it."""
    number, x, id = key
    point = mending.flat(mending.lines[number], mending.lines[number].find(x, id))
    left, right = asks(point)
    taken: Taken = {}
    reach = 1.25 * mending.widest + m.GRID
    for other, line in enumerate(mending.lines):
        for n in line.between(left - reach, right + reach):
            near = line.points[n]
            take(taken, around(near._replace(y=y_of(near.value, mending.scale))))
            rect = mending.book.settled.get(near.id)
            if rect is not None and (other, near.x, near.id) < key:
                take(taken, rect)
    tracks = [mending.track(other, left, right) for other, line in enumerate(mending.lines) if line.points]
    return settle(point, tracks, taken, mending.area)


def _shelves(mending: _Mending) -> dict[str, Rect] | None:
    """Where the quotes on shelves stand; None where shelves take another room than before."""
    homeless = {id for id, rect in mending.book.settled.items() if rect is None}
    if not homeless:
        return {} if mending.book.more == 0.0 else None
    flat = [
        Curve("", tuple(mending.flat(line, n) for n, point in enumerate(line.points) if point.id in homeless),
              (0.0, 0.0), ()) for line in mending.lines
    ]
    found, more = standing(flat, dict.fromkeys(homeless), mending.area)
    return found if more == mending.book.more else None


def _finish(
    row: Row, mending: _Mending, moved: set[str], shelves: Mapping[str, Rect], gone: set[str]
) -> Retouched:
    """Put the new points, curves and quotes into the row."""
    changed: dict[str, PointBox] = {}
    curves = []
    for number, line in enumerate(mending.lines):
        for n in sorted({*line.anew(0), *_places_of(line, moved)}):
            point = _standing(mending, line, n, shelves)
            if line.points[n] != point:
                changed[point.id] = line.points[n] = point
        if line.points:
            curves.append(_curve(mending, number))
    row.curves = tuple(curves)
    return Retouched(changed, gone, mending.stretches)


def _places_of(line: _Line, ids: set[str]) -> list[int]:
    return [n for n, point in enumerate(line.points) if point.id in ids] if ids else []


def _standing(mending: _Mending, line: _Line, n: int, shelves: Mapping[str, Rect]) -> PointBox:
    """A point as it is shown."""
    more = mending.book.more
    point = mending.flat(line, n)
    point = point._replace(y=point.y + more)
    if point.quote is None:
        return point
    rect = mending.book.settled[point.id]
    return point._replace(quote=point.quote._replace(rect=rect.moved(0.0, more) if rect else shelves[point.id]))


def _curve(mending: _Mending, number: int) -> Curve:
    """A line's curve: the old one where nobody touched it, with new segments where somebody did."""
    line, more = mending.lines[number], mending.book.more
    if not line.touched and line.old is not None:
        return line.old._replace(points=tuple(line.points))
    old = line.old.segments if line.old is not None else ()
    count, (left, right) = len(line.points) - 1, line.same
    first, last = max(0, min(left - 2, count)), max(0, min(count, count + 1 - right + 1))
    made = []
    for k in range(first, last):
        _, (a, b, c) = mending.segment(number, k)
        made.append(((a[0], a[1] + more), (b[0], b[1] + more), (c[0], c[1] + more)))
    segments = (*old[:first], *made, *old[len(old) - (count - last):])
    start = line.points[0]
    return Curve(start.persona, tuple(line.points), (start.x, start.y), segments)
