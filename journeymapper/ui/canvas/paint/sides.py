"""The line of visibility and its sisters: dashed and named."""
from journeymapper.core.layout import metrics as m
from journeymapper.core.layout.geometry import Rect
from journeymapper.core.layout.text import TextStyle
from journeymapper.ui.canvas.measure import line_height, metrics

from .parts import one_line
from .scene import Scene
from .surface import Surface

STYLE = TextStyle(10, 600)


def paint_side_lines(surface: Surface, scene: Scene, area: Rect) -> None:
    """The lines that meet `area`, with their names at the left end of the map."""
    tokens = scene.tokens
    for line in scene.plan.side_lines:
        if not area.y - m.SIDE_LINE_ROOM < line.y < area.bottom + m.SIDE_LINE_ROOM:
            continue
        name = scene.t(line.name)
        left = m.MARGIN + m.LANE_PAD_X
        wide = metrics(STYLE).horizontalAdvance(name)
        start, end = max(area.x, left + wide + 8), area.right
        if start < end:
            surface.line((start, line.y), (end, line.y), tokens.visibility_line, 1.25, (4, 3))
        if area.x < left + wide and left < area.right:
            one_line(surface, (left, line.y - line_height(STYLE) / 2), wide, name, STYLE, tokens.visibility_text)
