"""Links between cards: the line, what it is by dash, ends and label, never by colour alone."""
from collections.abc import Sequence
from itertools import pairwise
from math import hypot

from journeymapper.core.layout import metrics as m
from journeymapper.core.layout.geometry import Rect
from journeymapper.core.layout.link_book import Route

from .parts import box_text
from .scene import Scene
from .surface import Dash, Detail, Look, Point, Segment, Surface

WIDTH = 1.5
ROUND = 6.0
# Hand-over: whole, from a disc to a full arrow; cause: dashed, full arrow; follows: dotted, open arrow; without a
# kind: whole, open arrow.
DASHES: dict[str | None, Dash] = {"cause": (5.0, 3.0), "follows": (0.01, 3.0)}
FULL_ARROW = ("hand-over", "cause")
_HALF = 4.0
_START = 3.0


def paint_links(surface: Surface, scene: Scene, area: Rect) -> None:
    """The links that meet `area`; a map without links costs nothing."""
    seen = list(scene.plan.routes_in(area))
    for route in seen:
        paint_link(surface, route, scene.tokens.link)
    if surface.detail is Detail.BLOCKS:
        return
    for route in seen:
        paint_label(surface, scene, route)
    if seen:
        surface.flush()


def paint_link(surface: Surface, route: Route, colour: str, width: float = WIDTH) -> None:
    """The line with its ends."""
    start, segments = rounded(route.points)
    surface.curve(start, segments, colour, width, DASHES.get(str(route.kind), ()))
    if surface.detail is Detail.BLOCKS:
        return
    tip = arrow(route.points)
    if route.kind in FULL_ARROW:
        surface.polygon(tip, colour)
    else:
        surface.curve(tip[1], (straight(tip[1], tip[0]), straight(tip[0], tip[2])), colour, width)
    if route.kind == "hand-over":
        surface.disc(route.points[0], _START, colour)


def paint_label(surface: Surface, scene: Scene, route: Route, ground: str | None = None) -> None:
    """The label on its ground, which hides the line below it."""
    if route.label is not None and route.plate is not None:
        surface.card(route.plate, Look(ground or scene.tokens.paper, radius=4))
        box_text(surface, route.label, scene.tokens.ink_strong)


def arrow(points: Sequence[Point]) -> tuple[Point, Point, Point]:
    """The tip of the line's end and the two points behind it."""
    (x0, y0), (x1, y1) = points[-2], points[-1]
    length = hypot(x1 - x0, y1 - y0) or 1.0
    ux, uy = (x1 - x0) / length, (y1 - y0) / length
    back = m.LINK_ARROW - 1
    bx, by = x1 - ux * back, y1 - uy * back
    return (x1, y1), (bx - uy * _HALF, by + ux * _HALF), (bx + uy * _HALF, by - ux * _HALF)


def rounded(points: Sequence[Point], radius: float = ROUND) -> tuple[Point, list[Segment]]:
    """A line with rounded corners, as cubic Béziers."""
    found: list[Segment] = []
    here = points[0]
    for (a, b), (_, c) in pairwise(pairwise(points)):
        r = min(radius, _length(a, b) / 2, _length(b, c) / 2)
        before, after = _toward(b, a, r), _toward(b, c, r)
        found += [straight(here, before), (_toward(b, a, r * 0.45), _toward(b, c, r * 0.45), after)]
        here = after
    found.append(straight(here, points[-1]))
    return points[0], found


def straight(a: Point, b: Point) -> Segment:
    """A straight line as a Bézier."""
    return ((a[0] * 2 + b[0]) / 3, (a[1] * 2 + b[1]) / 3), ((a[0] + 2 * b[0]) / 3, (a[1] + 2 * b[1]) / 3), b


def _length(a: Point, b: Point) -> float:
    return hypot(b[0] - a[0], b[1] - a[1])


def _toward(a: Point, b: Point, by: float) -> Point:
    length = _length(a, b) or 1.0
    return a[0] + (b[0] - a[0]) / length * by, a[1] + (b[1] - a[1]) / length * by
