"""The default way to fill a cell: cards below each other."""
from collections.abc import Iterable

from journeymapper.core.layout import metrics as m
from journeymapper.core.layout.boxes import CardBox, Column
from journeymapper.core.layout.geometry import Rect
from journeymapper.core.layout.shapes import Setting, card_texts
from journeymapper.core.model.cards import Card


def flow_cell(
    cards: Iterable[Card], lane: str, column: Column, setting: Setting, top: float = m.ROW_PAD
) -> list[CardBox]:
    """Boxes of one cell's cards (already in their order), the first at `top` from the row's top."""
    boxes = []
    x, w, y = column.x + m.CARD_INSET, column.w - 2 * m.CARD_INSET, top
    for card in cards:
        texts, h = card_texts(card, w, setting)
        boxes.append(CardBox(card.id, card.kind, lane, column.step, Rect(x, y, w, h), texts))
        y += h + m.CARD_GAP
    return boxes
