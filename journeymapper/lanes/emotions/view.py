"""How the emotions lane is drawn: curves of the personas, their points, their words, and the scale of faces."""
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from operator import attrgetter

from journeymapper.core.layout import metrics as m
from journeymapper.core.layout.boxes import Curve, PointBox, Row, TextBox
from journeymapper.core.layout.geometry import Rect
from journeymapper.ui.canvas.paint.dots import paint_marks
from journeymapper.ui.canvas.paint.markers import marker
from journeymapper.ui.canvas.paint.parts import box_text
from journeymapper.ui.canvas.paint.scene import Scene
from journeymapper.ui.canvas.paint.surface import Detail, Segment, Surface
from journeymapper.ui.canvas.paint.views import LaneView

_WIDTH = 2.25
_RING = 2.0
_GUIDE = (2.0, 4.0)
# So far from its point a quote may stand.
_REACH = 200.0
# No line, no point with its marks stands out of its place by more.
_MARGIN = 40.0
_x = attrgetter("x")
_HAIR, _FAR = 0.75, 2 * m.QUOTE_GAP


def paint_curves(surface: Surface, scene: Scene, row: Row, area: Rect) -> None:
    """Guides at +2, 0 and −2, then per persona the curve, the points, the quotes."""
    tokens, plan = scene.tokens, scene.plan
    left, right = max(plan.left, area.x), min(plan.right, area.right)
    top, bottom = row.y + row.scale[0], row.y + row.scale[1]
    if left < right:
        surface.line((left, (top + bottom) / 2), (right, (top + bottom) / 2), tokens.emotion_zero)
        for y in (top, bottom):
            surface.line((left, y), (right, y), tokens.emotion_guide, 1.0, _GUIDE)
    for curve in reversed(row.curves):
        _paint_line(surface, scene, curve, row.y, area)
    if surface.detail is Detail.FULL:
        _paint_leaders(surface, scene, row, area)
    for curve in reversed(row.curves):
        _paint_points(surface, scene, curve, row.y, area)


def _paint_line(surface: Surface, scene: Scene, curve: Curve, y: float, area: Rect) -> None:
    """The parts of a curve that meet the area."""
    _, colour, dash = scene.persons[curve.persona]
    points = curve.points
    first = max(0, bisect_right(points, area.x - _WIDTH, key=_x) - 1)
    last = min(len(curve.segments), bisect_left(points, area.right + _WIDTH, key=_x))
    if first >= last:
        return
    ink = scene.curve_ink(curve.persona, colour)
    top, bottom = area.y - y - _MARGIN, area.bottom - y + _MARGIN
    start = curve.segments[first - 1][2] if first else curve.start
    begin, moved = start, list[Segment]()
    for a, b, c in curve.segments[first:last]:
        # A Bézier stays among its four points.
        if max(start[1], a[1], b[1], c[1]) > top and min(start[1], a[1], b[1], c[1]) < bottom:
            moved.append(((a[0], a[1] + y), (b[0], b[1] + y), (c[0], c[1] + y)))
        else:
            if moved:
                surface.curve((begin[0], begin[1] + y), moved, ink, _WIDTH, dash)
            begin, moved = c, []
        start = c
    if moved:
        surface.curve((begin[0], begin[1] + y), moved, ink, _WIDTH, dash)


def _seen(scene: Scene, curve: Curve, y: float, area: Rect) -> Iterator[tuple[PointBox, TextBox | None]]:
    """The points that meet the area with their quotes, as far as these aren't being written."""
    first = bisect_left(curve.points, area.x - _REACH, key=_x)
    last = bisect_right(curve.points, area.right + _REACH, key=_x)
    above, below = area.y - y - _MARGIN, area.bottom - y + _MARGIN
    for point in curve.points[first:last]:
        shown = point.quote if point.id != scene.written else None
        high, low = (shown.rect.y, shown.rect.bottom) if shown is not None else (point.y, point.y)
        if max(low, point.y) >= above and min(high, point.y) <= below:
            yield point, shown


def _paint_points(surface: Surface, scene: Scene, curve: Curve, y: float, area: Rect) -> None:
    tokens = scene.tokens
    colour = scene.curve_ink(curve.persona, scene.persons[curve.persona][1])
    words = scene.curve_ink(curve.persona, tokens.ink_secondary)
    place = list(scene.persons).index(curve.persona)
    for point, shown in _seen(scene, curve, y, area):
        marker(surface, place, (point.x, y + point.y), m.POINT_RADIUS, tokens.surface, colour, _RING)
        if shown is not None:
            box_text(surface, shown, words, (0.0, y), "centre")
        paint_marks(surface, scene, point.id)


def _paint_leaders(surface: Surface, scene: Scene, row: Row, area: Rect) -> None:
    """A hair from each point to its words where they found no room beside it; it passes below the words of others."""
    quotes, hairs = [], []
    for curve in reversed(row.curves):
        colour = scene.curve_ink(curve.persona, scene.persons[curve.persona][1])
        for point, shown in _seen(scene, curve, row.y, area):
            if shown is not None:
                quotes.append((point, shown.rect))
                hair = _leader(point, shown.rect)
                if hair is not None:
                    hairs.append((point, hair))
                    a, b = (point.x, row.y + point.y), (hair[0], row.y + hair[1])
                    surface.curve(a, ((a, b, b),), colour, _HAIR)
    for point, rect in quotes:
        if any(other is not point and _passes(other, hair, rect) for other, hair in hairs):
            surface.fill(rect.moved(0.0, row.y), scene.tokens.paper)


def _leader(point: PointBox, quote: Rect) -> tuple[float, float] | None:
    """Where a point's hair ends; None where its words are beside it."""
    x = max(quote.x, min(point.x, quote.right))
    near = quote.bottom if quote.bottom < point.y else quote.y
    return (x, near) if abs(near - point.y) > _FAR or x != point.x else None


def _passes(point: PointBox, end: tuple[float, float], rect: Rect) -> bool:
    """Whether a hair may run through a rectangle."""
    left, right = sorted((point.x, end[0]))
    top, bottom = sorted((point.y, end[1]))
    return left <= rect.right and right >= rect.x and top < rect.bottom and bottom > rect.y


def paint_scale(surface: Surface, scene: Scene, row: Row, area: Rect) -> None:
    """Faces at +2, 0 and −2, right of the lane's title."""
    x = scene.plan.left - m.FACE - 8
    top, bottom = row.scale
    for value, y in ((2.0, top), (0.0, (top + bottom) / 2), (-2.0, bottom)):
        surface.icon(*scene.face(value), (x, row.y + y - m.FACE / 2), m.FACE)


VIEW = LaneView("emotions", row=paint_curves, gutter=paint_scale)
