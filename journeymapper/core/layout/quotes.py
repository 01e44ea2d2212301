"""Quotes moved off the curves and off each other, where there is room for it in the row."""
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace

from journeymapper.core.layout import metrics as m
from journeymapper.core.layout.boxes import Curve, PointBox, TextBox
from journeymapper.core.layout.geometry import Rect

Spot = tuple[float, float]

_SAMPLES = 12
_CLEAR = 3.0
_BUCKET = 256.0
# Tried in this order of cost: shifts aside as parts of the width, steps away from the point in pixels.
_ASIDE = (0.0, 0.25, -0.25, 0.5, -0.5)
_AWAY = (0.0, 8.0, 16.0, 28.0, 40.0)
_OTHER_SIDE = 14.0


def spread(curves: Sequence[Curve], left: float, right: float, height: float) -> tuple[Curve, ...]:
    """The curves with their quotes at the nearest free places between `left` and `right`, 0 and `height`.

    A quote that finds none stays where it was.
    """
    tracks = [_Track(curve) for curve in curves]
    taken: dict[int, list[Rect]] = {}
    area = Rect(left, 0.0, right - left, height)
    return tuple(
        replace(curve, points=tuple(_settled(point, tracks, taken, area) for point in curve.points)) for curve in curves
    )


class _Track:
    """Spots along one curve, in order of x."""

    def __init__(self, curve: Curve) -> None:
        self.spots: list[Spot] = [curve.start]
        start = curve.start
        for segment in curve.segments:
            self.spots += (_bezier(start, *segment, k / _SAMPLES) for k in range(1, _SAMPLES + 1))
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


def _bezier(a: Spot, b: Spot, c: Spot, d: Spot, t: float) -> Spot:
    s = 1 - t
    k0, k1, k2, k3 = s * s * s, 3 * s * s * t, 3 * s * t * t, t * t * t
    return k0 * a[0] + k1 * b[0] + k2 * c[0] + k3 * d[0], k0 * a[1] + k1 * b[1] + k2 * c[1] + k3 * d[1]


def _settled(point: PointBox, tracks: Sequence[_Track], taken: dict[int, list[Rect]], area: Rect) -> PointBox:
    quote = point.quote
    if quote is None:
        return point
    for rect in _places(point, quote, area):
        near = [other for place in _buckets(rect) for other in taken.get(place, ())]
        if not any(rect.meets(other) for other in near) and not any(track.meets(rect) for track in tracks):
            break
    else:
        rect = quote.rect
    for place in _buckets(rect):
        taken.setdefault(place, []).append(rect)
    if rect == quote.rect:
        return point
    return replace(point, quote=TextBox(quote.role, quote.text, quote.style, rect, quote.lines))


def _places(point: PointBox, quote: TextBox, area: Rect) -> Iterator[Rect]:
    """Places for a quote inside `area`, the best first; the first is where it stands."""
    yield quote.rect
    w, h = quote.rect.w, quote.rect.h
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
