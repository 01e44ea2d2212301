"""Cards over several columns, packed into sub-rows so that none covers another."""
from collections.abc import Mapping, Sequence

from journeymapper.core.layout import metrics as m
from journeymapper.core.layout.boxes import CardBox, Column
from journeymapper.core.layout.geometry import Rect
from journeymapper.core.layout.shapes import Setting, card_texts
from journeymapper.core.model.cards import Card, Process


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
) -> dict[str, list[CardBox]]:
    """Boxes by the step at which they begin. `cells` holds each step's cards in their order."""
    cards = [card for column in columns for card in cells.get(column.step, ())]
    spans = [extent(card, index) for card in cards]
    places = pack(spans)
    laid = []
    heights = [0.0] * (max(places, default=-1) + 1)
    for card, (first, last), place in zip(cards, spans, places, strict=True):
        x = columns[first].x + m.CARD_INSET
        w = columns[last].x + columns[last].w - m.CARD_INSET - x
        texts, h = card_texts(card, w, setting)
        heights[place] = max(heights[place], h)
        laid.append((card, place, x, w, h, texts))
    tops = [m.ROW_PAD]
    for height in heights:
        tops.append(tops[-1] + height + m.CARD_GAP)
    found: dict[str, list[CardBox]] = {}
    for card, place, x, w, h, texts in laid:
        step = str(card.step)
        box = CardBox(card.id, card.kind, lane, step, Rect(x, tops[place], w, h), texts)
        found.setdefault(step, []).append(box)
    return found
