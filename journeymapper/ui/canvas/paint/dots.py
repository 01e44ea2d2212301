"""Red points as numbered dots: on what they are about, and on their own card."""
from collections.abc import Iterable, Iterator

from journeymapper.core.layout import metrics as m
from journeymapper.core.layout.boxes import CardBox, Row
from journeymapper.core.layout.geometry import Rect
from journeymapper.core.layout.marks import SHOWN, card_dot
from journeymapper.core.layout.text import TextStyle
from journeymapper.core.model.cards import RedPoint
from journeymapper.ui.canvas.measure import line_height

from .cards import visible_boxes
from .parts import one_line
from .replay import keeps, replay
from .scene import Scene
from .surface import Detail, Point, Surface

RADIUS = m.DOT / 2
MARK = "red-point"
_STYLES = {1: TextStyle(11, 700), 2: TextStyle(11, 700), 3: TextStyle(9, 700)}


def dot(surface: Surface, scene: Scene, centre: Point, label: str) -> None:
    """One dot with a paper-coloured rim, so that it stands off from what lies below."""
    tokens = scene.tokens
    surface.disc(centre, RADIUS, tokens.red_point, tokens.paper, 1.5)
    if surface.detail is Detail.FULL:
        style = _STYLES.get(len(label), TextStyle(7, 700))
        at = (centre[0] - RADIUS, centre[1] - line_height(style) / 2)
        one_line(surface, at, m.DOT, label, style, tokens.on_red, "centre")


def paint_marks(surface: Surface, scene: Scene, target: str) -> None:
    """The dots of all red points that are about a card or an emotion, where the plan has them."""
    found = list(scene.plan.marks_on(target))
    more = len(found) - SHOWN
    if more > 0:
        dot(surface, scene, found[-1][1].centre, f"+{more + 1}")
        found = found[: SHOWN - 1]
    for id, rect in reversed(found):
        red_point = scene.doc.find(RedPoint, id)
        if red_point is not None:
            dot(surface, scene, rect.centre, str(red_point.number))


def paint_dots(surface: Surface, scene: Scene, row: Row, area: Rect) -> Iterator[None]:
    """The dots on a row's cards, cell by cell: a red point's own, and those about other cards."""
    screen = keeps(surface, scene)
    if screen is not None:
        yield from replay(screen, scene, row, area, "dots", m.DOT, _paint_boxes)
    else:
        _paint_boxes(surface, scene, visible_boxes(scene, row, area, m.DOT))


def _paint_boxes(surface: Surface, scene: Scene, placed: Iterable[tuple[CardBox, Rect]]) -> None:
    marks = scene.plan.marks
    for box, rect in placed:
        if box.kind == MARK or box.id in marks:
            paint_dots_of(surface, scene, box.id, rect)


def paint_dots_of(surface: Surface, scene: Scene, id: str, rect: Rect) -> None:
    """The dots of one thing: a red point's own on its card, else those that are about it."""
    own = scene.doc.find(RedPoint, id)
    if own is not None:
        dot(surface, scene, card_dot(rect).centre, str(own.number))
    else:
        paint_marks(surface, scene, id)
