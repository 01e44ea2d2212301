"""One frame of the sheet: the map's parts in their frozen or scrolling places, then the overlays."""
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from math import floor
from typing import NamedTuple

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from journeymapper.core.layout.geometry import Rect
from journeymapper.core.layout.places import rect as rect_of
from journeymapper.ui.canvas.paint.body import paint_body
from journeymapper.ui.canvas.paint.caches import Caches
from journeymapper.ui.canvas.paint.dots import paint_dots_of
from journeymapper.ui.canvas.paint.gutter import paint_lane_titles
from journeymapper.ui.canvas.paint.header import paint_header
from journeymapper.ui.canvas.paint.scene import Scene
from journeymapper.ui.canvas.paint.screen import ScreenSurface
from journeymapper.ui.canvas.paint.strips import Strips
from journeymapper.ui.canvas.paint.surface import Detail, detail_for
from journeymapper.ui.canvas.paint.tiles import Tiles
from journeymapper.ui.canvas.paint.title import paint_title
from journeymapper.ui.canvas.viewport import Viewport

# Pixels around what is exposed in which a thing counts as met: a line at its very edge colours the pixels within.
SEAM_PX = 2.0
# What is less of the screen than this is a strip, which a scroll has brought into view.
_STRIP = 0.25
Part = Callable[[ScreenSurface, Scene, Rect], None]


class Frame(NamedTuple):
    """What one paint event needs. `exposed` is the part of the screen to paint; tiles, strips: None where they aren't
    true.
    """

    painter: QPainter
    view: Viewport
    scene: Scene
    caches: Caches
    dpr: float
    exposed: QRectF
    tiles: Tiles | None = None
    strips: Strips | None = None


def paint_frame(frame: Frame) -> None:
    """Paper, title, rows, then the strips that stay: headers above, lane titles at the left."""
    view = frame.view
    frame.painter.fillRect(frame.exposed, frame.scene.tokens.q("paper"))
    if not frame.scene.plan.columns:
        # On the screen the start card says how to begin.
        _paint_edge(frame, Rect(0, 0, view.w, view.h), view.title_corner, frame.scene, paint_title)
        return
    rows, titles, head = touched(frame)
    if rows and frame.tiles is None:
        _paint(frame, body_area(view), paint_body)
    elif rows and frame.tiles is not None:
        _paint_tiles(frame, frame.tiles, body_area(view), 0, 0)
    paint_edges(frame, titles, head)


def paint_edges(frame: Frame, titles: bool = True, head: bool = True) -> None:
    """The title, and the strips that stay, over the rows; as far as the exposed part holds something of them."""
    view = frame.view
    if head and not view.head_shift:
        _paint_edge(frame, Rect(0, 0, view.w, view.head_top), view.title_corner, frame.scene, paint_title)
    strips = frame.strips if detail_for(view.zoom) is Detail.FULL and view.stretch == 1.0 else None
    if titles and strips is None:
        _paint_edge(frame, titles_area(view), view.titles_corner, _titles_scene(frame), paint_lane_titles)
    elif titles and strips is not None:
        _paint_tiles(frame, strips.titles, titles_area(view), view.gutter_shift, 0)
    if head and strips is None:
        _paint_edge(frame, head_area(view), view.head_corner, _head_scene(frame), paint_header)
    elif head and strips is not None:
        _paint_tiles(frame, strips.head, head_area(view), 0, view.head_shift)


def touched(frame: Frame) -> tuple[bool, bool, bool]:
    """Whether the exposed part holds something of the rows, the lane titles, the headers and what is above them: most
    parts that a scroll exposes are small and lie in one place alone.
    """
    view, part = frame.view, frame.exposed
    below = part.bottom() > view.head_bottom
    return below and part.right() > view.gutter_right, below and part.left() < view.gutter_right, (
        part.top() < view.head_bottom)


def _paint_tiles(frame: Frame, tiles: Tiles, place: Rect, shift_x: float, shift_y: float) -> None:
    """A place of the screen from tiles of the map, pushed by the shift."""
    view, dpr, painter, scene = frame.view, frame.dpr, frame.painter, frame.scene
    clip = QRectF(place.x, place.y, place.w, place.h).intersected(frame.exposed)
    if clip.isEmpty():
        return
    x, y = round(shift_x - view.x, 6), round(shift_y - view.y, 6)
    painter.save()  # not `clipped`, which is another frame of Python at each of them
    try:
        painter.setClipRect(clip)
        device = painter.deviceTransform()
        tiles.base = device.dx(), device.dy()
        painter.translate(x, y)
        tiles.tune(scene, view.zoom, dpr)
        grid = tiles.grid(view.zoom, dpr, tiles.base[0] + x * dpr, tiles.base[1] + y * dpr)
        if detail_for(view.zoom) is Detail.FULL:
            tiles.paint_kept(painter, scene, grid, frame.caches, _strip(clip, view))
        else:
            tiles.paint(painter, scene, grid, frame.caches)
    finally:
        painter.restore()


def _strip(clip: QRectF, view: Viewport) -> bool:
    return clip.width() * clip.height() < _STRIP * view.w * view.h


def paint_over(frame: Frame, part: Part) -> None:
    """A part of the map once more, over what is painted."""
    _paint(frame, body_area(frame.view), part)


def paint_titles_over(frame: Frame, part: Part) -> None:
    """Something over the lane titles."""
    view = frame.view
    _paint_edge(frame, titles_area(view), view.titles_corner, _titles_scene(frame), part, ground=False)


def paint_head_over(frame: Frame, part: Part) -> None:
    """Something over the headers."""
    view = frame.view
    _paint_edge(frame, head_area(view), view.head_corner, _head_scene(frame), part, ground=False)


def paint_dots_again(frame: Frame, ids: Iterable[str]) -> None:
    """The red points' dots of what is selected, over its ring."""
    plan = frame.scene.plan
    dotted = {id: rect for id in ids if (id in plan.boxes or id in plan.points) and (rect := rect_of(plan, id))}
    if dotted:
        _paint(frame, body_area(frame.view), lambda s, scene, _: _dots(s, scene, dotted))


def _dots(surface: ScreenSurface, scene: Scene, dotted: dict[str, Rect]) -> None:
    for id, rect in dotted.items():
        paint_dots_of(surface, scene, id, rect)
    surface.flush()


def body_area(view: Viewport) -> Rect:
    """The screen's part in which the rows scroll."""
    left, top = max(0.0, view.gutter_right), max(0.0, view.head_bottom)
    return Rect(left, top, view.w - left, view.h - top)


def titles_area(view: Viewport) -> Rect:
    """The screen's part of the lane titles."""
    top = max(0.0, view.head_bottom)
    return Rect(0, top, view.gutter_right, view.h - top)


def head_area(view: Viewport) -> Rect:
    """The screen's part of the headers."""
    top = view.head_top
    # At a whole pixel: Qt cuts letters and pictures differently at a fraction of one.
    left = floor(max(0.0, view.gutter_right) - 2 * view.edge)
    return Rect(left, top, view.w - left, view.head_bottom - top)


def _paint(frame: Frame, place: Rect, part: Part) -> None:
    """Paint a part of the map into one place of the screen, over what is there."""
    _paint_at(frame, place, (round(-frame.view.x, 6), round(-frame.view.y, 6), frame.view.zoom), frame.scene, part)


def _titles_scene(frame: Frame) -> Scene:
    """What lane titles are painted from."""
    if frame.view.stretch == 1.0:
        return frame.scene
    # Loaded where it is first needed: a map opens at 100 % at most.
    from journeymapper.ui.canvas.edging import titles_scene

    return titles_scene(frame.scene, frame.view)


def _head_scene(frame: Frame) -> Scene:
    """What headers are painted from."""
    if frame.view.stretch == 1.0:
        return frame.scene
    from journeymapper.ui.canvas.edging import head_scene

    return head_scene(frame.scene, frame.view)


def _paint_edge(
    frame: Frame, place: Rect, corner: tuple[float, float], scene: Scene, part: Part, ground: bool = True
) -> None:
    """Paint a part that has the edges' zoom, on paper."""
    if ground:
        clip = QRectF(*place).intersected(frame.exposed)
        frame.painter.fillRect(clip, scene.tokens.q("paper"))
    _paint_at(frame, place, (*corner, frame.view.edge), scene, part)


def _paint_at(frame: Frame, place: Rect, at: tuple[float, float, float], scene: Scene, part: Part) -> None:
    """At: where the part's corner is on the screen, and its zoom."""
    clip = QRectF(*place).intersected(frame.exposed)
    if clip.isEmpty():
        return
    left, top, z = at
    painter = frame.painter
    painter.save()
    try:
        painter.setClipRect(clip)
        # Rounded, since a strip that stays must stand at the same fraction of a pixel whatever is scrolled.
        painter.translate(left, top)
        caches = frame.caches if z == frame.view.zoom else frame.caches.edges
        surface = ScreenSurface(painter, z, frame.dpr, caches)
        surface.notes = _strip(clip, frame.view)
        area = Rect((clip.x() - left) / z, (clip.y() - top) / z, clip.width() / z, clip.height() / z)
        part(surface, scene, area.grown(SEAM_PX / z))
    finally:
        painter.restore()


@contextmanager
def clipped(painter: QPainter, area: QRectF) -> Iterator[None]:
    """Paint only there, then as before."""
    painter.save()
    painter.setClipRect(area)
    try:
        yield
    finally:
        painter.restore()
