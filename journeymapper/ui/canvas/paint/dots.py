"""Red points as numbered dots: on what they are about, and on their own card."""
from collections.abc import Sequence

from journeymapper.core.layout import metrics as m
from journeymapper.core.layout.boxes import Row
from journeymapper.core.layout.geometry import Rect
from journeymapper.core.layout.text import TextStyle
from journeymapper.core.model.cards import RedPoint
from journeymapper.ui.canvas.measure import line_height
from .cards import visible_boxes
from .parts import one_line
from .scene import Scene
from .surface import Detail, Point, Surface

RADIUS = m.DOT / 2
# Several dots on one thing stand side by side from right to left; more than so many are counted.
SHOWN = 3
STEP = m.DOT - 2
_STYLES = {1: TextStyle(11, 700), 2: TextStyle(11, 700), 3: TextStyle(9, 700)}


def dot(surface: Surface, scene: Scene, centre: Point, label: str) -> None:
    """One dot with a paper-coloured rim, so that it stands off from what lies below."""
    tokens = scene.tokens
    surface.disc(centre, RADIUS, tokens.red_point, tokens.paper, 1.5)
    if surface.detail is Detail.FULL:
        style = _STYLES.get(len(label), TextStyle(7, 700))
        one_line(surface, (centre[0] - RADIUS, centre[1] - line_height(style) / 2), m.DOT, label, style, tokens.on_red, "centre")


def corner(rect: Rect) -> Point:
    """Where the first dot of a card has its middle."""
    return rect.right - 2, rect.y + 1


def labels(scene: Scene, ids: Sequence[str]) -> list[str]:
    """What the dots for these red points say, from right to left."""
    numbers = [str(row.number) for id in ids if (row := scene.doc.find(RedPoint, id)) is not None]
    return numbers if len(numbers) <= SHOWN else [*numbers[: SHOWN - 1], f"+{len(numbers) - SHOWN + 1}"]


def paint_dots(surface: Surface, scene: Scene, row: Row, area: Rect) -> None:
    """The dots on a row's cards."""
    for box, rect in visible_boxes(scene, row, area):
        own = scene.doc.find(RedPoint, box.id)
        words = [str(own.number)] if own is not None else labels(scene, scene.plan.marks.get(box.id, ()))
        x, y = corner(rect)
        for place, word in reversed(list(enumerate(words))):
            dot(surface, scene, (x - place * STEP, y), word)
