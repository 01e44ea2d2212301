"""Cells as blocks, where a card would be a speck: the first card's look over all of them."""
from journeymapper.core.layout.boxes import CardBox, Row
from journeymapper.core.layout.geometry import Rect
from journeymapper.core.layout.shapes import shape_of
from journeymapper.core.model.cards import Card

from .cards import paint_plain, visible_boxes
from .scene import Scene
from .surface import Look, Surface
from .views import card_painters


def paint_blocks(surface: Surface, scene: Scene, row: Row, area: Rect) -> None:
    """One block per cell that holds cards; what spans columns is drawn one by one."""
    if row.arrangement == "span":
        for box, rect in visible_boxes(scene, row, area):
            _paint_block(surface, scene, box, rect)
        return
    for column in scene.columns(area):
        boxes = row.cells.get(column.step)
        if boxes:
            whole = boxes[0].rect.united(boxes[-1].rect)
            _paint_block(surface, scene, boxes[0], whole.moved(0, row.y))


def _paint_block(surface: Surface, scene: Scene, box: CardBox, rect: Rect) -> None:
    card = scene.doc.find(Card, box.id)
    if card is None or shape_of(box.kind).bare:
        surface.card(rect, Look(scene.tokens.hairline, radius=0))
    else:
        card_painters().get(box.kind, paint_plain)(surface, scene, card, box, rect)
