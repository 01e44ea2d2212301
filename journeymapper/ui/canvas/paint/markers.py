"""The points of the personas: each persona has a shape besides its colour and dash."""
from math import cos, pi, sin

from .surface import Point, Surface

# Corners of each shape and the angle of the first, in eighths of a turn from the right; None: a disc.
_SHAPES: tuple[tuple[int, float] | None, ...] = (None, (4, 1.0), (3, -2.0), (4, 0.0), (3, 2.0))
# A shape with corners is a little larger than the disc, so that all look alike in size.
_LARGER = 1.25


def marker(surface: Surface, place: int, centre: Point, radius: float, fill: str, ring: str, width: float) -> None:
    """The shape of the persona at `place` in the list; five in turn: disc, square, triangle, diamond, triangle down."""
    shape = _SHAPES[place % len(_SHAPES)]
    if shape is None:
        surface.disc(centre, radius, fill, ring, width)
        return
    count, turn = shape
    outer = radius * _LARGER * (1.15 if count == 3 else 1.0)
    surface.polygon(_corners(centre, outer, count, turn), ring)
    if fill != ring:
        inner = outer - width / cos(pi / count)
        surface.polygon(_corners(centre, inner, count, turn), fill)


def _corners(centre: Point, radius: float, count: int, turn: float) -> list[Point]:
    angles = [(turn / 8 + n / count) * 2 * pi for n in range(count)]
    return [(centre[0] + radius * cos(a), centre[1] + radius * sin(a)) for a in angles]
