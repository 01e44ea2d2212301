"""Labels of links: on the level stretches of their lines, between two rows, where no card stands."""
from bisect import insort
from collections.abc import Generator, Iterator, Sequence
from itertools import pairwise

from journeymapper.core.layout import metrics as m
from journeymapper.core.layout.boxes import TextBox
from journeymapper.core.layout.geometry import Rect
from journeymapper.core.layout.link_book import LinkEnds, Path, Spot
from journeymapper.core.layout.map_layout import MapLayout

_APART = 6.0
# A label is as high as the strip: it reaches a little into the next row, or
# under the headers.
_LOWER, _HIGHER = 2.0, -1.2
_UNDER_THE_HEADERS = 400.0


def plate_of(label: TextBox) -> Rect:
    """The ground of a label, at (0, 0)."""
    return Rect(0.0, 0.0, label.rect.w + 2 * m.LINK_PAD_X, label.rect.h)


def place_labels(
    layout: MapLayout, found: Sequence[tuple[LinkEnds, Path, Sequence[Spot]]]
) -> Generator[None, None, dict[str, Rect]]:
    """Link → the ground of its label; in slices, one after the other, so that none covers another.

    It stands in the strip between two rows, as near to the middle of its line as there is room: on the line's own
    level stretch where it has one, else where the line crosses the strip or comes nearest to one.
    """
    placed: dict[str, Rect] = {}
    strips: dict[int, list[Rect]] = {}
    for ends, path, points in found:
        if ends.label is None:
            continue
        plate = plate_of(ends.label)
        choices = [(cost, place, rect) for cost, place, rect in _choices(layout, path, points, plate, strips)]
        _, place, rect = min(choices)
        placed[ends.id] = rect
        insort(strips.setdefault(place, []), rect)
        yield
    return placed


def _choices(
    layout: MapLayout, path: Path, points: Sequence[Spot], plate: Rect, strips: dict[int, list[Rect]]
) -> Iterator[tuple[float, int, Rect]]:
    for place, left, right, cost in _stretches(layout, path, points):
        middle = (left + right) / 2
        y = strip_middle(layout, place) - plate.h / 2
        rect = _free(layout, Rect(middle - plate.w / 2, y, plate.w, plate.h), strips.get(place, ()))
        cost += abs(rect.centre[0] - middle) + max(0.0, plate.w - (right - left)) / 4
        yield cost + (0.0 if place else _UNDER_THE_HEADERS), place, rect


def _stretches(
    layout: MapLayout, path: Path, points: Sequence[Spot]
) -> Iterator[tuple[int, float, float, float]]:
    """(strip between rows, from x, to x, cost) of the level stretches; where there are none, the nearest strips."""
    level = [channel.place for channel in path.channels if channel.kind == "h"]
    for place in level:
        y0, y1 = _zone(layout, place)
        for (xa, ya), (xb, yb) in pairwise(points):
            if abs(ya - yb) < 0.01 and y0 <= ya <= y1 and xa != xb:
                yield place, min(xa, xb), max(xa, xb), 0.0
    top, bottom = min(y for _, y in points), max(y for _, y in points)
    x = (min(x for x, _ in points) + max(x for x, _ in points)) / 2
    if not level:
        for place in range(path.rows[0], path.rows[1] + 2):
            y = strip_middle(layout, place)
            yield place, x - 1, x + 1, max(top - y, y - bottom, 0.0) + 1.0
    else:
        yield level[0], x - 1, x + 1, 200.0


def strip_middle(layout: MapLayout, place: int) -> float:
    """The y about which the strip above a row (or below the last) has no cards, as high as a label."""
    top, bottom = _zone(layout, place)
    return (top + bottom) / 2 + (_LOWER if place else _HIGHER)


def _zone(layout: MapLayout, place: int) -> tuple[float, float]:
    if place == 0:
        return layout.rows[0].y, layout.rows[0].y + m.ROW_PAD
    row = layout.rows[place - 1]
    return row.y + row.h - m.ROW_PAD, row.y + row.h


def _free(layout: MapLayout, rect: Rect, taken: Sequence[Rect]) -> Rect:
    """The nearest place along the strip that is on the map and covers no other label; `taken` ascends by x."""
    x = max(layout.left + 2, min(rect.x, layout.right - rect.w - 2))
    after = x
    for other in taken:
        if other.x < after + rect.w + _APART and after < other.right + _APART:
            after = other.right + _APART
    before = x
    for other in reversed(taken):
        if other.x < before + rect.w + _APART and before < other.right + _APART:
            before = other.x - _APART - rect.w
    best = before if before >= layout.left and x - before < after - x else after
    return rect._replace(x=best)
