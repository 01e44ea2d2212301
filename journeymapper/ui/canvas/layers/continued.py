"""A process that began before what is in sight bears its title in it too, at the edge: where the map is scrolled, and
while a stage is in focus at the edge of what is plain.
"""
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache, partial
from operator import attrgetter
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from journeymapper.core.layout.boxes import CardBox, TextBox
from journeymapper.core.layout.geometry import Rect
from journeymapper.core.layout.plan import Plan
from journeymapper.core.layout.text import TextStyle
from journeymapper.core.model.cards import Card
from journeymapper.ui.canvas.measure import metrics
from journeymapper.ui.canvas.paint.cards import paint_plain, visible_boxes
from journeymapper.ui.canvas.paint.replay import keeps, replay_again
from journeymapper.ui.canvas.paint.scene import Scene
from journeymapper.ui.canvas.paint.surface import Surface
from journeymapper.ui.canvas.paint.views import card_painters

if TYPE_CHECKING:
    from journeymapper.ui.canvas.layers.dim import Dim


# So much of a card must be left in sight that its title is worth the room.
LEAST, OVER = 60.0, 8.0


def under_edge(plan: Plan, left: float, top: float, bottom: float) -> list[tuple[CardBox, Rect]]:
    """The cards over several steps whose beginning lies left of an edge while a later part doesn't, in the map; of the
    rows between top and bottom.
    """
    found = []
    rows = plan.rows_between(top, bottom)
    for row in plan.rows[rows.start:rows.stop]:
        if row.arrangement == "span" and row.reach and not row.collapsed:
            end = bisect_right(plan.columns, left, key=attrgetter("x"))
            for column in plan.columns[max(0, end - 1 - row.reach):end]:
                boxes = row.cells.get(column.step, ())
                found += [(box, box.rect.moved(0, row.y)) for box in boxes
                          if box.rect.x < left - OVER and box.rect.right > left + LEAST]
    return found


def paint_under_edge(surface: Surface, scene: Scene, area: Rect, cards: Sequence[tuple[CardBox, Rect]]) -> None:
    """Paint what is in sight of them with the whole title; the part's own edge lies out of sight."""
    for box, rect in cards:
        card = scene.doc.find(Card, box.id)
        if card is not None and rect.meets(area):
            part = rect._replace(x=scene.left - OVER, w=rect.right - scene.left + OVER)
            paint = partial(_paint_part, scene=scene, card=card, box=box, part=part)
            screen, row = keeps(surface, scene), scene.plan.row(box.lane)
            if screen is not None and row is not None:
                replay_again(screen, row, box.step, ("under edge", box.id, part), paint)
            else:
                paint(surface)
    surface.flush()


def _paint_part(surface: Surface, scene: Scene, card: Card, box: CardBox, part: Rect) -> None:
    texts = tuple(_fitted(text, part.w - OVER - text.rect.x * 2, OVER) for text in box.texts)
    card_painters().get(box.kind, paint_plain)(surface, scene, card, box._replace(texts=texts), part)


def pieces(scene: Scene, area: Rect, dims: Mapping[str, "Dim"]) -> Iterator[tuple[Card, CardBox, Rect]]:
    """Cards of which the beginning is dimmed and a later part plain, with the rectangle of that part in the map.

    The box's texts stand in one line each, as wide as the part.
    """
    rules = [dim.steps for dim in dims.values() if dim.steps is not None]
    cards = [dim.cards for dim in dims.values() if dim.cards is not None]
    for row in scene.rows(area) if rules else ():
        if row.arrangement != "span" or row.collapsed:
            continue
        for box, rect in visible_boxes(scene, row, area):
            card = scene.doc.find(Card, box.id)
            if card is None or all(box.step in rule for rule in rules) or not all(box.id in rule for rule in cards):
                continue
            plain = [column for column in scene.columns(rect) if all(column.step in rule for rule in rules)]
            if plain:
                left, right = max(rect.x, plain[0].x), min(rect.right, plain[-1].x + plain[-1].w)
                part = rect._replace(x=left, w=right - left)
                texts = tuple(_fitted(text, part.w - text.rect.x * 2) for text in box.texts)
                yield card, box._replace(texts=texts), part


def paint_pieces(surface: Surface, scene: Scene, area: Rect, dims: Mapping[str, "Dim"]) -> None:
    """Paint them over the cards and the veil."""
    for card, box, part in pieces(scene, area, dims):
        card_painters().get(box.kind, paint_plain)(surface, scene, card, box, part)
    surface.flush()


def _fitted(box: TextBox, width: float, aside: float = 0.0) -> TextBox:
    words, long = _line(box.text, box.style)
    if long + 1 > width:
        words = metrics(box.style).elidedText(words, Qt.TextElideMode.ElideRight, max(0.0, width))
    return box._replace(text=words, lines=((0, len(words)),), rect=box.rect._replace(x=box.rect.x + aside, w=width))


@lru_cache(maxsize=256)
def _line(text: str, style: TextStyle) -> tuple[str, float]:
    """A text in one line, and how long that is: wanted at each frame of a scroll sideways."""
    words = " ".join(text.split())
    return words, metrics(style).horizontalAdvance(words)
