"""The rows: hairlines, grey areas, cards, curves, dots."""
from collections.abc import Iterator

from journeymapper.core.layout import metrics as m
from journeymapper.core.layout.boxes import Row
from journeymapper.core.layout.geometry import Rect

from .blocks import paint_blocks
from .cards import paint_cards
from .dots import paint_dots
from .greys import paint_grey_bands, paint_grey_names
from .gutter import paint_hairlines
from .links import paint_links
from .parts import box_text
from .replay import keeps_row, replay_row
from .scene import Scene
from .sides import paint_side_lines
from .surface import Detail, Surface
from .views import lane_views


def paint_body(surface: Surface, scene: Scene, area: Rect) -> None:
    """All rows that meet `area`, without the lane titles and without a ground (fill it with paper first)."""
    for _ in body_parts(surface, scene, area):
        pass


def body_parts(surface: Surface, scene: Scene, area: Rect) -> Iterator[None]:
    """The same bit by bit: the map must not change before the last."""
    plan = scene.plan
    right = min(area.right, plan.right)
    left = max(area.x, plan.left)
    if left >= right:
        return
    rows = Rect(left, area.y, right - left, area.h)
    top = max(plan.top, area.y)
    paint_grey_bands(surface, scene, Rect(left, top, right - left, min(plan.bottom, area.bottom) - top))
    paint_hairlines(surface, scene, rows)
    paint_side_lines(surface, scene, rows)
    for row in scene.rows(area.grown(m.DOT)):
        yield from _paint_row(surface, scene, row, area)
    surface.flush()
    yield
    paint_links(surface, scene, area)
    for row in scene.rows(area.grown(m.DOT)):
        yield from paint_dots(surface, scene, row, area)
    paint_grey_names(surface, scene, area)
    surface.flush()


def _paint_row(surface: Surface, scene: Scene, row: Row, area: Rect) -> Iterator[None]:
    if row.collapsed:
        for text in row.texts:
            if text.rect.x >= scene.plan.left:
                box_text(surface, text, scene.tokens.ink_secondary, (0.0, row.y))
        return
    if surface.detail is Detail.BLOCKS:
        paint_blocks(surface, scene, row, area)
    else:
        yield from paint_cards(surface, scene, row, area)
    view = lane_views().get(row.kind)
    if view is not None and view.row is not None:
        screen = keeps_row(surface, scene, row)
        if screen is not None:
            yield from replay_row(screen, scene, row, area, view.row)
        else:
            view.row(surface, scene, row, area)
