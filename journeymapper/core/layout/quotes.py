"""Quotes moved off the curves, the points and each other; the row grows where there is no room for it."""
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from journeymapper.core.layout import metrics as m
from journeymapper.core.layout.boxes import Curve, PointBox
from journeymapper.core.layout.curve import Segment, Spot
from journeymapper.core.layout.geometry import Rect

Settled = dict[str, Rect | None]
# Strips of x → what stands in them.
Taken = dict[int, list[Rect]]

_SAMPLES = 12
_CLEAR = 3.0
_BUCKET = 256.0
# Tried in this order of cost: shifts aside as parts of the width, steps away from the point in pixels.
_ASIDE = (0.0, 0.25, -0.25, 0.5, -0.5, 0.75, -0.75)
_AWAY = (0.0, 8.0, 16.0, 28.0, 40.0, 60.0)
_OTHER_SIDE = 14.0
_SHELF_GAP = 4.0


def spread(curves: Sequence[Curve], left: float, right: float, height: float) -> tuple[tuple[Curve, ...], float]:
    """The curves with their quotes where they meet no curve, no point and no other quote, and what that takes.

    Each stands at the nearest free place between `left` and `right`, 0 and `height`. Those that find none go to
    shelves above and below all that; the second result is how much room is added for them above and again below:
    then the curves must be moved down by it, the quotes are already.
    """
    area = Rect(left, 0.0, right - left, height)
    found, more = standing(curves, settle_all(curves, area), area)
    return tuple(one._replace(points=tuple(with_quote(point, found) for point in one.points)) for one in curves), more


def settle_all(curves: Sequence[Curve], area: Rect) -> Settled:
    """Where the quotes find a place, one after the other; None for those that find none."""
    tracks = [Track(curve.start, curve.segments) for curve in curves]
    taken: Taken = {}
    for curve in curves:
        for point in curve.points:
            take(taken, around(point))
    settled: Settled = {}
    for point in (point for curve in curves for point in curve.points if point.quote is not None):
        rect = settled[point.id] = settle(point, tracks, taken, area)
        if rect is not None:
            take(taken, rect)
    return settled


def standing(curves: Sequence[Curve], settled: Settled, area: Rect) -> tuple[dict[str, Rect], float]:
    """Where each quote stands when shelves are made for those that found no place, and what shelves add above."""
    homeless = [point for curve in curves for point in curve.points if settled.get(point.id, area) is None]
    shelved, more = _shelve(homeless, area)
    return {id: rect.moved(0.0, more) for id, rect in settled.items() if rect is not None} | shelved, more


def around(point: PointBox) -> Rect:
    """What a point keeps free of quotes."""
    return Rect(point.x, point.y, 0.0, 0.0).grown(m.POINT_RADIUS + 1)


def asks(point: PointBox) -> tuple[float, float]:
    """From which x to which x anything matters for the place of a point's quote."""
    reach = 1.25 * point.quote.rect.w + _CLEAR + 1 if point.quote is not None else 0.0
    return point.x - reach, point.x + reach


def with_quote(point: PointBox, found: Mapping[str, Rect]) -> PointBox:
    """The point with its quote where it was found to stand."""
    if point.quote is None or found[point.id] == point.quote.rect:
        return point
    return point._replace(quote=point.quote._replace(rect=found[point.id]))


def take(taken: Taken, rect: Rect) -> None:
    """No quote may stand there."""
    for place in _buckets(rect):
        taken.setdefault(place, []).append(rect)


def _shelve(homeless: Sequence[PointBox], area: Rect) -> tuple[dict[str, Rect], float]:
    """(point → where its quote stands, what is added above and below) for quotes that found no place by their points.

    Each goes to the first shelf that has room at its x; a new one is made where the fewest are.
    """
    shelves: tuple[list[_Shelf], list[_Shelf]] = ([], [])
    for point in sorted(homeless, key=lambda one: (one.x, one.id)):
        quote = point.quote
        if quote is None:
            continue
        w, h = quote.rect.w, quote.rect.h
        x = max(area.x, min(point.x - w / 2, area.right - w))
        both = (*shelves[0], *shelves[1])
        shelf = next((one for one in both if one.end < x and one.h >= h), None)
        if shelf is None:
            shelf = _Shelf(h, [])
            min(shelves, key=lambda side: sum(one.h for one in side)).append(shelf)
        shelf.quotes.append((point.id, Rect(x, 0.0, w, h)))
    more = m.on_grid(max(sum(one.h + _SHELF_GAP for one in side) for side in shelves))
    found: dict[str, Rect] = {}
    for side, top in ((shelves[0], _SHELF_GAP), (shelves[1], area.bottom + more)):
        y = top
        for shelf in side:
            found |= {id: rect.moved(0.0, y) for id, rect in shelf.quotes}
            y += shelf.h + _SHELF_GAP
    return found, more


class _Shelf(NamedTuple):
    """A strip of quotes side by side, `h` high."""

    h: float
    quotes: list[tuple[str, Rect]]

    @property
    def end(self) -> float:
        """Where its last quote ends, with a gap."""
        return self.quotes[-1][1].right + _SHELF_GAP


class Track:
    """Spots along one curve or a part of it, in order of x."""

    def __init__(self, start: Spot, segments: Sequence[Segment]) -> None:
        self.spots: list[Spot] = [start]
        for segment in segments:
            self.spots += sampled(start, segment)
            start = segment[2]

    def meets(self, rect: Rect) -> bool:
        """Whether the curve runs through a rectangle."""
        near = rect.grown(_CLEAR)
        first = max(0, bisect_left(self.spots, (near.x, 0.0)) - 1)
        for place in range(first, len(self.spots) - 1):
            (x0, y0), (x1, y1) = self.spots[place], self.spots[place + 1]
            if x0 > near.right:
                return False
            if x1 >= near.x and min(y0, y1) < near.bottom and max(y0, y1) > near.y:
                return True
        return False


def sampled(start: Spot, segment: Segment) -> list[Spot]:
    """Spots along a Bézier, without its start."""
    return [_bezier(start, *segment, k / _SAMPLES) for k in range(1, _SAMPLES + 1)]


def _bezier(a: Spot, b: Spot, c: Spot, d: Spot, t: float) -> Spot:
    s = 1 - t
    k0, k1, k2, k3 = s * s * s, 3 * s * s * t, 3 * s * t * t, t * t * t
    return k0 * a[0] + k1 * b[0] + k2 * c[0] + k3 * d[0], k0 * a[1] + k1 * b[1] + k2 * c[1] + k3 * d[1]


def settle(
    point: PointBox, tracks: Sequence[Track], taken: Taken, area: Rect
) -> Rect | None:
    """The nearest free place for a point's quote, rather with nothing between the two; None where there is none."""
    second = None
    for rect in _places(point, area):
        leader = _leader(point, rect)
        near = [other for place in _buckets(rect.united(leader)) for other in taken.get(place, ())]
        if not any(rect.meets(other) for other in near) and not any(track.meets(rect) for track in tracks):
            if not any(leader.meets(other) for other in near):
                return rect
            second = second or rect
    return second


def _leader(point: PointBox, rect: Rect) -> Rect:
    """What lies between a point and its quote, where the hair runs that ties them."""
    x = max(rect.x, min(point.x, rect.right))
    top, bottom = (rect.bottom, point.y - m.QUOTE_GAP + 1) if rect.y < point.y else (
        point.y + m.QUOTE_GAP - 1, rect.y)
    return Rect(min(x, point.x), top, abs(x - point.x) + 1, max(bottom - top, 0.0))


def _places(point: PointBox, area: Rect) -> Iterator[Rect]:
    """Places for a point's quote inside `area`, the best first; the first is where it stands."""
    quote = point.quote
    if quote is None:
        return
    own = quote.rect
    w, h = own.w, own.h
    if area.x <= own.x <= area.right - w and area.y <= own.y <= area.bottom - h:
        yield own
    above = quote.rect.y < point.y
    found = []
    for side in (above, not above):
        for away in _AWAY:
            y = point.y - m.QUOTE_GAP - away - h if side else point.y + m.QUOTE_GAP + away
            for aside in _ASIDE:
                x = max(area.x, min(point.x + aside * w - w / 2, area.right - w))
                cost = away + abs(aside) * w * 0.3 + (0.0 if side == above else _OTHER_SIDE)
                if area.y <= y and y + h <= area.bottom:
                    found.append((cost, x, y))
    for _, x, y in sorted(found):
        yield Rect(x, y, w, h)


def _buckets(rect: Rect) -> range:
    return range(int(rect.x // _BUCKET), int(rect.right // _BUCKET) + 1)
