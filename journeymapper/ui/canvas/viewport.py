"""From the map to the screen and back: zoom, scroll, and the two frozen strips.

Stage headers stay at the upper edge and lane titles at the left one once the map is
scrolled beyond them. All of it is arithmetic, so it is tested without a window.
"""
from journeymapper.core.layout.geometry import Rect

ZOOM_MIN, ZOOM_MAX = 0.1, 4.0
ZOOM_STEPS = (0.1, 0.15, 0.2, 0.25, 0.33, 0.5, 0.67, 0.75, 0.8, 0.9, 1.0, 1.1, 1.25, 1.5, 1.75, 2.0, 2.5, 3.0, 4.0)
FIT_LEAST = 0.8


class Viewport:
    """The visible part. x, y: the map's origin is at (−x, −y) of the widget; w, h: its size.

    head: (top, bottom) of the stage and step headers in the map; gutter: (left, right) of the
    lane titles in the map.
    """

    def __init__(self, zoom: float = 1.0, x: float = 0.0, y: float = 0.0, w: float = 0.0, h: float = 0.0,
                 head: tuple[float, float] = (0.0, 0.0), gutter: tuple[float, float] = (0.0, 0.0)) -> None:
        self.zoom, self.x, self.y, self.w, self.h, self.head, self.gutter = zoom, x, y, w, h, head, gutter

    @property
    def head_shift(self) -> float:
        """How far (screen pixels) the headers are pushed down to stay visible."""
        return max(0.0, self.y - self.head[0] * self.zoom)

    @property
    def gutter_shift(self) -> float:
        """How far (screen pixels) the lane titles are pushed right to stay visible."""
        return max(0.0, self.x - self.gutter[0] * self.zoom)

    @property
    def head_bottom(self) -> float:
        """The y on the screen where the headers end and the rows begin."""
        return self.head[1] * self.zoom - self.y + self.head_shift

    @property
    def gutter_right(self) -> float:
        """The x on the screen where the lane titles end and the columns begin."""
        return self.gutter[1] * self.zoom - self.x + self.gutter_shift

    def to_map(self, sx: float, sy: float) -> tuple[float, float]:
        """The point of the map under a point of the screen; a frozen strip hides what is below it."""
        x, y = sx + self.x, sy + self.y
        if self.head_shift and sy < self.head_bottom:
            y -= self.head_shift
        if self.gutter_shift and sx < self.gutter_right:
            x -= self.gutter_shift
        return x / self.zoom, y / self.zoom

    def body_to_map(self, sx: float, sy: float) -> tuple[float, float]:
        """As `to_map`, as if nothing were frozen (a rubber band under the headers)."""
        return (sx + self.x) / self.zoom, (sy + self.y) / self.zoom

    def to_screen(self, rect: Rect) -> Rect:
        """Where a rectangle of the map's body is on the screen."""
        z = self.zoom
        return Rect(rect.x * z - self.x, rect.y * z - self.y, rect.w * z, rect.h * z)

    def header_to_screen(self, rect: Rect) -> Rect:
        """Where a rectangle of the headers is."""
        return self.to_screen(rect).moved(0, self.head_shift)

    def titles_to_screen(self, rect: Rect) -> Rect:
        """Where a rectangle of the lane titles is."""
        return self.to_screen(rect).moved(self.gutter_shift, 0)

    def visible(self) -> Rect:
        """The part of the map that the widget shows, what is under the strips included."""
        z = self.zoom
        return Rect(self.x / z, self.y / z, self.w / z, self.h / z)

    def fit_zoom(self, width: float, height: float) -> float:
        """The zoom at which the whole map is seen, 100 % at most."""
        if not (width and height and self.w and self.h):
            return 1.0
        return max(ZOOM_MIN, min(1.0, self.w / width, self.h / height))

    def scroll_to(self, rect: Rect) -> tuple[float, float]:
        """x and y at which a rectangle of the body is seen whole, with as little movement as possible."""
        here = self.to_screen(rect).grown(8)
        left, top = self.gutter_right, self.head_bottom
        dx = min(0.0, here.x - left) or max(0.0, min(here.right - self.w, here.x - left))
        dy = min(0.0, here.y - top) or max(0.0, min(here.bottom - self.h, here.y - top))
        return self.x + dx, self.y + dy


def next_zoom(zoom: float, direction: int) -> float:
    """The next of the usual steps upwards (+1) or downwards (−1)."""
    if direction > 0:
        return next((step for step in ZOOM_STEPS if step > zoom + 1e-6), ZOOM_MAX)
    return next((step for step in reversed(ZOOM_STEPS) if step < zoom - 1e-6), ZOOM_MIN)
