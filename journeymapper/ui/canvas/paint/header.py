"""The bands of stages and steps above the rows."""
from bisect import bisect_right
from operator import attrgetter

from journeymapper.core.layout import metrics as m
from journeymapper.core.layout.boxes import Header, StageBox, TextBox
from journeymapper.core.layout.geometry import Rect
from journeymapper.ui.canvas.sticky import title_shift

from .greys import paint_grey_bands
from .parts import box_text
from .scene import Scene
from .surface import Look, Surface

_x = attrgetter("x")
_RADIUS = 6.0


def header_rect(scene: Scene) -> Rect:
    """The band of stages and steps over the columns."""
    header, plan = scene.plan.header, scene.plan
    return Rect(plan.left, header.stage_y, plan.right - plan.left, header.bottom - header.stage_y)


def paint_header(surface: Surface, scene: Scene, area: Rect) -> None:
    """Stage bars and step titles that meet `area`, on paper, so that rows may scroll below them."""
    band = header_rect(scene)
    if not band.meets(area):
        return
    tokens, header = scene.tokens, scene.plan.header
    left, right = max(band.x - m.STAGE_INSET, area.x), min(band.right + m.STAGE_INSET, area.right)
    surface.fill(Rect(left, band.y, right - left, band.h), tokens.paper)
    top, bottom = max(header.step_y, area.y), min(header.step_y + header.step_h, area.bottom)
    paint_grey_bands(surface, scene, Rect(left, top, right - left, bottom - top))
    if area.y < header.stage_y + header.stage_h:
        _paint_stages(surface, scene, area)
    if area.bottom > header.step_y:
        for column in scene.columns(area):
            name = header.steps[column.step]
            box_text(surface, name, tokens.ink_secondary if name.placeholder else tokens.ink_strong)
        surface.line((left, band.bottom), (right, band.bottom), tokens.hairline)
    surface.flush()


def sticky_title(scene: Scene) -> tuple[Rect, TextBox, float] | None:
    """The title of the stage at the left edge, where it isn't in its place, and how far aside it is.

    The rectangle holds the title in both places, from the upper to the lower edge of the bar, without its corners.
    """
    header, stages = scene.plan.header, scene.plan.stages
    place = bisect_right(stages, scene.left, key=_x) - 1
    aside = title_shift(header.stages[stages[place].stage], stages[place], scene.left) if place >= 0 else 0.0
    if not aside:
        return None
    bar, title = _bar(header, stages[place]), header.stages[stages[place].stage]
    return Rect(bar.x + _RADIUS, bar.y, bar.w - 2 * _RADIUS, bar.h), title, aside


def _paint_stages(surface: Surface, scene: Scene, area: Rect) -> None:
    header, stages = scene.plan.header, scene.plan.stages
    first = max(0, bisect_right(stages, area.x - m.STAGE_INSET, key=_x) - 1)
    for box in stages[first:bisect_right(stages, area.right + m.STAGE_INSET, key=_x)]:
        rect = _bar(header, box)
        if rect.meets(area):
            _paint_stage(surface, scene, box, rect)


def _paint_stage(surface: Surface, scene: Scene, box: StageBox, rect: Rect) -> None:
    tokens = scene.tokens
    surface.card(rect, Look(tokens.stage_bar, radius=_RADIUS))
    box_text(surface, scene.plan.header.stages[box.stage], tokens.stage_bar_text)


def _bar(header: Header, box: StageBox) -> Rect:
    return Rect(box.x + m.STAGE_INSET, header.stage_y, box.w - 2 * m.STAGE_INSET, header.stage_h)
