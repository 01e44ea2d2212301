"""From the map to the screen and back: zoom, scroll, and the two frozen strips.

Stage headers stay at the upper edge and lane titles at the left one once the map is
scrolled beyond them. All of it is arithmetic, so it is tested without a window.
"""
from journeymapper.core.layout.geometry import Rect

ZOOM_MIN, ZOOM_MAX = 0.1, 4.0
ZOOM_STEPS = (0.1, 0.15, 0.2, 0.25, 0.33, 0.5, 0.67, 0.75, 0.8, 0.9, 1.0, 1.1, 1.25, 1.5, 1.75, 2.0, 2.5, 3.0, 4.0)
FIT_LEAST = 0.8
# Headers and lane titles don't grow beyond this: they would leave no room for what they name.
EDGE_MOST = 1.5
# Around what is to be seen, pixels of the screen; so far the number of its red points stands out of it, in the map.
_AROUND, _STANDS_OUT = 8.0, 11.0


class Viewport:
    """The visible part. x, y: the map's origin is at (−x, −y) of the widget; w, h: its size.

    head: (top, bottom) of the stage and step headers in the map; gutter: (left, right) of the
    lane titles in the map. Above `EDGE_MOST` these have a zoom of their own, `edge`; so has the title above them.
    """

    def __init__(self, zoom: float = 1.0, x: float = 0.0, y: float = 0.0, w: float = 0.0, h: float = 0.0,
                 head: tuple[float, float] = (0.0, 0.0), gutter: tuple[float, float] = (0.0, 0.0)) -> None:
        self.zoom, self.x, self.y, self.w, self.h, self.head, self.gutter = zoom, x, y, w, h, head, gutter

    @property
    def edge(self) -> float:
        """The zoom of headers, lane titles and the map's title."""
        return min(self.zoom, EDGE_MOST)

    @property
    def stretch(self) -> float:
        """How much larger the rows are than the edges."""
        return 1.0 if self.zoom <= EDGE_MOST else self.zoom / EDGE_MOST

    @property
    def least(self) -> tuple[int, int]:
        """x and y where the map's corner shows: what the edges don't grow is left out."""
        more = self.zoom - self.edge
        return round(self.gutter[1] * more), round(self.head[1] * more)

    @property
    def head_shift(self) -> float:
        """How far (screen pixels) the headers are pushed down to stay visible."""
        (top, bottom), more = self.head, self.zoom - self.edge
        return max(0.0, self.y - top * self.zoom - (bottom - top) * more)

    @property
    def gutter_shift(self) -> float:
        """How far (screen pixels) the lane titles are pushed right to stay visible."""
        (left, right), more = self.gutter, self.zoom - self.edge
        return max(0.0, self.x - left * self.zoom - (right - left) * more)

    @property
    def head_top(self) -> float:
        """The y on the screen where the headers begin."""
        return self.head_bottom - (self.head[1] - self.head[0]) * self.edge

    @property
    def head_bottom(self) -> float:
        """The y on the screen where the headers end and the rows begin."""
        return self.head[1] * self.zoom - self.y + self.head_shift

    @property
    def gutter_right(self) -> float:
        """The x on the screen where the lane titles end and the columns begin."""
        return self.gutter[1] * self.zoom - self.x + self.gutter_shift

    @property
    def rows_top(self) -> float:
        """The y in the map where the rows begin to show, below the headers."""
        return (self.head_bottom + self.y) / self.zoom

    def to_map(self, sx: float, sy: float) -> tuple[float, float]:
        """The point of the map under a point of the screen; a frozen strip hides what is below it."""
        if self.zoom != self.edge:
            return self._beside_edges(sx, sy)
        x, y = sx + self.x, sy + self.y
        if self.head_shift and sy < self.head_bottom:
            y -= self.head_shift
        if self.gutter_shift and sx < self.gutter_right:
            x -= self.gutter_shift
        return x / self.zoom, y / self.zoom

    def _beside_edges(self, sx: float, sy: float) -> tuple[float, float]:
        x, y = self.body_to_map(sx, sy)
        if sy < self.head_bottom:
            y = self.head[1] - (self.head_bottom - sy) / self.edge
        if y < self.head[0]:  # the title above the headers, which scrolls
            x = self.gutter[1] - (self.gutter[1] * self.zoom - self.x - sx) / self.edge
        elif sx < self.gutter_right:
            x = self.gutter[1] - (self.gutter_right - sx) / self.edge
        return x, y

    def body_to_map(self, sx: float, sy: float) -> tuple[float, float]:
        """As `to_map`, as if nothing were frozen (a rubber band under the headers)."""
        return (sx + self.x) / self.zoom, (sy + self.y) / self.zoom

    def to_screen(self, rect: Rect) -> Rect:
        """Where a rectangle of the map's body is on the screen."""
        z = self.zoom
        return Rect(rect.x * z - self.x, rect.y * z - self.y, rect.w * z, rect.h * z)

    def header_to_screen(self, rect: Rect) -> Rect:
        """Where a rectangle of the headers is: as wide as its columns, as high as the headers show."""
        place, edge = self.to_screen(rect), self.edge
        if edge == self.zoom:
            return place.moved(0, self.head_shift)
        return place._replace(y=self.head_bottom - (self.head[1] - rect.y) * edge, h=rect.h * edge)

    def titles_to_screen(self, rect: Rect) -> Rect:
        """Where a rectangle of the lane titles is: as high as its row, as wide as the titles show."""
        place, edge = self.to_screen(rect), self.edge
        if edge == self.zoom:
            return place.moved(self.gutter_shift, 0)
        return place._replace(x=self.gutter_right - (self.gutter[1] - rect.x) * edge, w=rect.w * edge)

    # The corners of what is drawn at the edges' own zoom.

    @property
    def head_corner(self) -> tuple[float, float]:
        """Where x and y 0 of the headers are on the screen."""
        return round(-self.x, 6), round(self.head_bottom - self.head[1] * self.edge, 6)

    @property
    def titles_corner(self) -> tuple[float, float]:
        """Where x and y 0 of the lane titles are on the screen."""
        return round(self.gutter_right - self.gutter[1] * self.edge, 6), round(-self.y, 6)

    @property
    def title_corner(self) -> tuple[float, float]:
        """Where x and y 0 of the map's title are on the screen."""
        more = self.zoom - self.edge
        return round(self.gutter[1] * more - self.x, 6), round(self.head[1] * more - self.y, 6)

    def edge_to_screen(self, rect: Rect, corner: tuple[float, float]) -> Rect:
        """Where what is drawn at the edges' own zoom is."""
        z = self.edge
        return Rect(rect.x * z + corner[0], rect.y * z + corner[1], rect.w * z, rect.h * z)

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
        here = self.to_screen(rect).grown(max(_AROUND, _STANDS_OUT * self.zoom))
        left, top = self.gutter_right, self.head_bottom
        dx = min(0.0, here.x - left) or max(0.0, min(here.right - self.w, here.x - left))
        dy = min(0.0, here.y - top) or max(0.0, min(here.bottom - self.h, here.y - top))
        return self.x + dx, self.y + dy


def next_zoom(zoom: float, direction: int) -> float:
    """The next of the usual steps upwards (+1) or downwards (−1)."""
    if direction > 0:
        return next((step for step in ZOOM_STEPS if step > zoom + 1e-6), ZOOM_MAX)
    return next((step for step in reversed(ZOOM_STEPS) if step < zoom - 1e-6), ZOOM_MIN)
