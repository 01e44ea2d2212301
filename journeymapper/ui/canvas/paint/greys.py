"""Grey areas: hatched bands between steps where the journey passes from hand to hand, named at the foot."""
from functools import lru_cache

from PySide6.QtCore import Qt

from journeymapper.core.layout.geometry import Rect
from journeymapper.core.layout.text import Line, TextStyle
from journeymapper.ui.canvas.measure import QtMeasure, line_height, metrics

from .parts import one_line
from .scene import Scene
from .surface import Surface

WIDTH = 16.0
STYLE = TextStyle(10.5)
_LINES = 2
_GAP = 6.0


def paint_grey_bands(surface: Surface, scene: Scene, area: Rect) -> None:
    """The bands, cut to `area`."""
    if area.w <= 0 or area.h <= 0:
        return
    half = WIDTH / 2 * scene.wide
    for x, _, _ in scene.greys(area):
        left, right = max(area.x, x - half), min(area.right, x + half)
        if left < right:
            surface.hatch(Rect(left, area.y, right - left, area.h), scene.tokens.grey_area_hatch)


def paint_grey_names(surface: Surface, scene: Scene, area: Rect) -> None:
    """Their names below the rows: from which channel to which."""
    foot = scene.plan.foot
    if not foot.meets(area):
        return
    high = line_height(STYLE)
    for x, words, width in scene.greys(area.grown(200)):
        y = foot.y + _GAP
        for line in (scene.t("grey area:"), *_cut(words, width)):
            one_line(surface, (x - width / 2, y), width, line, STYLE, scene.tokens.grey_area_text, "centre")
            y += high


@lru_cache(maxsize=512)
def _cut(text: str, width: float) -> tuple[str, ...]:
    """At most two lines; what is left over is cut with an ellipsis."""
    lines: list[Line] = list(QtMeasure().lines(text, STYLE, width))
    if len(lines) > _LINES:
        lines[_LINES - 1 :] = [(lines[_LINES - 1][0], len(text))]
    elide = metrics(STYLE).elidedText
    return tuple(elide(text[start:end], Qt.TextElideMode.ElideRight, width) for start, end in lines)
