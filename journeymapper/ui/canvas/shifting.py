"""Scrolling: what is on the screen already is moved, and only what comes into view is painted.

The frozen strips (headers above, lane titles at the left) stay while the rest goes under them, so each move is a few
rectangles that shift, and seams between them that are painted anew. Arithmetic only: `scrolling` tells Qt.
"""
from collections.abc import Iterable
from math import ceil, floor
from typing import NamedTuple

from PySide6.QtCore import QRect
from PySide6.QtWidgets import QWidget

from journeymapper.ui.canvas.viewport import Viewport

# Where parts meet at a fraction of a pixel, so many pixels on both sides are painted anew.
_SEAM = 2


class Move(NamedTuple):
    """Rectangles of the screen that shift as they are, and seams between them to be painted."""

    shifts: tuple[QRect, ...]
    seams: tuple[QRect, ...]


class Place(NamedTuple):
    """Where a view stood: what `move_between` compares."""

    x: float
    y: float
    gutter_frozen: bool
    head_frozen: bool
    rows_top: float


def place_of_view(view: Viewport) -> Place:
    """Where it stands now."""
    return Place(view.x, view.y, view.gutter_shift > 0, view.head_shift > 0, view.rows_top)


def move_between(before: Place, view: Viewport, dpr: float, stays: QRect | None = None) -> Move | None:
    """How a scroll along one axis moves the screen; None where all must be painted. stays: a block below the headers
    at the left that doesn't move up or down.
    """
    w, h = ceil(view.w), ceil(view.h)
    if before.x != view.x and before.y != view.y:
        return None
    if before.x != view.x:
        if before.gutter_frozen != (view.gutter_shift > 0):
            return None
        return _sideways(view, w, h, dpr) if before.gutter_frozen else Move((QRect(0, 0, w, h),), ())
    if before.head_frozen != (view.head_shift > 0):
        return None
    return _upwards(view, w, h, dpr, stays) if before.head_frozen else Move((QRect(0, 0, w, h),), ())


def _sideways(view: Viewport, w: int, h: int, dpr: float) -> Move:
    """The gutter stays; headers and rows shift right of it. The title above them is painted: it is little, and Qt
    draws letters that hang over the left edge at another fraction of a pixel than those within.
    """
    first, left = _seam(view.gutter_right, dpr)
    # The first stage's bar hangs over the gutter.
    over, end = floor(view.gutter_right - 2 * view.edge) - _SEAM, _seam(view.head_bottom, dpr)[1]
    seams = (QRect(first, 0, left - first, h), QRect(over, 0, left - over, end))
    if view.head_shift > 0:
        return Move((QRect(left, 0, w - left, h),), seams)
    below = ceil(view.head_top) + _SEAM
    return Move((QRect(left, below, w - left, h - below),), (QRect(0, 0, w, below), *seams))


def _upwards(view: Viewport, w: int, h: int, dpr: float, stays: QRect | None) -> Move:
    """The headers stay; rows and lane titles shift below them."""
    first, top = _seam(view.head_bottom, dpr)
    seams = (QRect(0, first, w, top - first),)
    if stays is None:
        return Move((QRect(0, top, w, h - top),), seams)
    right, below = stays.x() + stays.width(), stays.y() + stays.height()
    return Move((QRect(right, top, w - right, h - top), QRect(0, below, right, h - below)), seams)


def _seam(edge: float, dpr: float) -> tuple[int, int]:
    """Where the seam along an edge begins and ends; it has no width where the edge is one of whole pixels."""
    whole = edge == floor(edge) and edge * dpr == floor(edge * dpr)
    return (int(edge), int(edge)) if whole else (floor(edge) - _SEAM, ceil(edge) + _SEAM)


def shift(viewport: QWidget, move: Move, dx: int, dy: int, over: Iterable[QRect] = ()) -> None:
    """Move the viewport's picture by (dx, dy). Where something is painted over it that stays, its smear goes; Qt sees
    to widgets.
    """
    for rect in move.shifts:
        if rect.isValid():
            viewport.scroll(dx, dy, rect)
    for seam in (*move.seams, *(part for place in over for part in (place, place.translated(dx, dy)))):
        if seam.isValid():
            viewport.update(seam)
