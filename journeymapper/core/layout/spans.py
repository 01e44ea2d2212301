"""Cards over several columns, packed into sub-rows so that none covers another."""
from collections.abc import Mapping, Sequence
from typing import TypeVar

from journeymapper.core.layout import metrics as m
from journeymapper.core.layout.boxes import CardBox, Column, Packing
from journeymapper.core.layout.geometry import Rect
from journeymapper.core.layout.shapes import Setting, card_texts
from journeymapper.core.model.cards import Card, Process

Key = TypeVar("Key", int, float)


def pack(spans: Sequence[tuple[int, int]]) -> list[int]:
    """The sub-row of each span (first, last column, both included); spans ascend by first column.

    Each goes into the first sub-row that is free there, which needs the fewest.
    """
    ends: list[int] = []
    places = []
    for first, last in spans:
        place = next((place for place, end in enumerate(ends) if end < first), len(ends))
        if place == len(ends):
            ends.append(last)
        ends[place] = last
        places.append(place)
    return places


def extent(card: Card, index: Mapping[str, int]) -> tuple[int, int]:
    """First and last column of a card; an `until` that is unknown or lies before its step counts as absent."""
    first = index[str(card.step)]
    last = index.get(str(card.until), first) if isinstance(card, Process) else first
    return first, max(first, last)


def span_row(
    cells: Mapping[str, Sequence[Card]], lane: str, columns: Sequence[Column], index: Mapping[str, int],
    setting: Setting,
) -> tuple[dict[str, list[CardBox]], Packing]:
    """Boxes by the step at which they begin. `cells` holds each step's cards in their order."""
    cards = [card for column in columns for card in cells.get(column.step, ())]
    spans = [extent(card, index) for card in cards]
    packing = Packing([], {})
    laid = []
    for card, span, place in zip(cards, spans, pack(spans), strict=True):
        box = span_box(card, lane, span, columns, setting)
        book(packing, place, box.rect.h, span[1] - span[0])
        laid.append((place, box))
    tops = tops_of(packing)
    found: dict[str, list[CardBox]] = {}
    for place, box in laid:
        found.setdefault(box.step, []).append(at_top(box, tops[place]))
    return found, packing


def span_box(
    card: Card, lane: str, span: tuple[int, int], columns: Sequence[Column], setting: Setting
) -> CardBox:
    """A card over its columns, at y = 0."""
    first, last = columns[span[0]], columns[span[1]]
    x = first.x + m.CARD_INSET
    w = last.x + last.w - m.CARD_INSET - x
    texts, h = card_texts(card, w, setting)
    return CardBox(card.id, card.kind, lane, first.step, Rect(x, 0.0, w, h), texts)


def at_top(box: CardBox, y: float) -> CardBox:
    """The same box at this y."""
    return box if box.rect.y == y else box._replace(rect=box.rect._replace(y=y))


def book(packing: Packing, place: int, height: float, length: int, sign: int = 1) -> None:
    """Take a card of a sub-row in; with sign −1 take it out. Sub-rows left empty at the end go with `tops_of`."""
    while place >= len(packing.heights):
        packing.heights.append({})
    _count(packing.heights[place], height, sign)
    _count(packing.lengths, length, sign)


def _count(counted: dict[Key, int], key: Key, sign: int) -> None:
    counted[key] = counted.get(key, 0) + sign
    if not counted[key]:
        del counted[key]


def tops_of(packing: Packing) -> list[float]:
    """The top of each sub-row, from the row's top."""
    while packing.heights and not packing.heights[-1]:
        packing.heights.pop()
    tops, y = [], m.ROW_PAD
    for heights in packing.heights:
        tops.append(y)
        y += max(heights, default=0.0) + m.CARD_GAP
    return tops


def needed(boxes: Sequence[CardBox]) -> float:
    """What a cell needs of its row's height: the last of its boxes stands lowest."""
    return boxes[-1].rect.bottom + m.ROW_PAD
