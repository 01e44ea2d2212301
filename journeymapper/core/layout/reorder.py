"""The map as it would be if cards stood elsewhere: for previews, with the document and the real plan untouched."""
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from journeymapper.core.document import queries
from journeymapper.core.document.transaction import validated
from journeymapper.core.foundation.ranks import ranks_between
from journeymapper.core.layout.boxes import Row
from journeymapper.core.layout.build import stack, visible_lanes
from journeymapper.core.layout.geometry import Rect
from journeymapper.core.layout.link_book import LinkBook
from journeymapper.core.layout.plan import Plan
from journeymapper.core.layout.rows import Frame, cells_of, fill_cell, row_of, settle
from journeymapper.core.layout.shapes import Setting
from journeymapper.core.model.cards import Card, Process
from journeymapper.core.model.journey import Lane
from journeymapper.core.model.kinds import card_model
from journeymapper.core.model.people import Emotion

Cells = dict[str, list[Card]]
# Routes of more links than these take longer than a hand waits; they are left out while the drag goes on.
MOST_LINKS = 100
NEW = ":new:"


class Placing(NamedTuple):
    """Cards that would stand in one cell, before number `at` of those that stay there (None: last)."""

    ids: tuple[str, ...]
    lane: str
    step: str
    at: int | None


def with_new(plan: Plan, setting: Setting, kind: str, lane: str, step: str, at: int | None) -> tuple[Plan, list[Rect]]:
    """As `placed`, for a card that doesn't exist yet, as high as one with a line of title: its cell makes room."""
    rank = ranks_between(None, None, 1)[0]
    fresh = validated(card_model(kind), {
        "id": NEW, "rank": rank, "kind": kind, "lane": lane, "step": step, "title": "…",
        **({"number": 1} if kind == "red-point" else {})})
    return _placed(plan, setting, [Placing((NEW,), lane, step, at)], {NEW: fresh}, copying=True)


def placed(plan: Plan, setting: Setting, placings: Sequence[Placing], *, copying: bool) -> tuple[Plan, list[Rect]]:
    """(the plan with the cards in their new places, the rectangles in the map in which they stand there).

    copying: the originals stay; then only the cells hold a card twice. Rows grow but never shrink: what the pointer is
    over stays there while a drag goes on.
    """
    ids = [id for placing in placings for id in placing.ids]
    known = {id: card for id in ids if (card := setting.doc.find(Card, id)) is not None}
    return _placed(plan, setting, placings, known, copying=copying)


def _placed(plan: Plan, setting: Setting, placings: Sequence[Placing], known: Mapping[str, Card], *,
            copying: bool) -> tuple[Plan, list[Rect]]:
    doc = setting.doc
    moved = [known[id] for placing in placings for id in placing.ids if id in known]
    leaving = frozenset() if copying else frozenset(card.id for card in moved)
    cells: dict[tuple[str, str], list[Card]] = {}
    for card in moved:
        if not copying and card.lane is not None and card.step is not None:
            cells[card.lane, card.step] = []
    cells |= {(placing.lane, placing.step): [] for placing in placings}
    for lane, step in cells:
        cells[lane, step] = [card for card in queries.cards_in(doc, lane, step) if card.id not in leaving]
    newcomers: dict[tuple[str, str], list[int]] = {}
    for placing in placings:
        cell = cells[placing.lane, placing.step]
        fresh = [known[id] for id in placing.ids if id in known]
        place = len(cell) if placing.at is None else min(placing.at, len(cell))
        cell[place:place] = [_here(card, placing, plan) for card in fresh]
        newcomers[placing.lane, placing.step] = list(range(place, place + len(fresh)))
    rows = [_relaid(plan, row, {step: cards for (lane, step), cards in cells.items() if lane == row.lane}, setting)
            for row in plan.rows]
    skipped = newcomers if copying else {}
    boxes = plan.boxes | {
        box.id: box for lane in {lane: None for lane, _ in cells} for row in rows if row.lane == lane
        for step, found in row.cells.items() for place, box in enumerate(found)
        if place not in skipped.get((lane, step), ())}
    ends, cards = plan.links.ends, plan.links.by_card
    links = LinkBook(ends, cards) if len(ends) <= MOST_LINKS else LinkBook()
    preview = replace(plan, rows=rows, boxes=boxes, links=links)
    stack(preview, visible_lanes(doc))
    return preview, _rects(preview, newcomers)


def _here(card: Card, placing: Placing, plan: Plan) -> Card:
    """The card as it would be, as far as its place goes."""
    if not isinstance(card, Process):
        return card.model_copy(update={"step": placing.step})
    index = plan.column_index
    length = index[card.until] - index[card.step] if card.until in index and card.step in index else 0
    end = min(index[placing.step] + max(0, length), len(plan.columns) - 1)
    return card.model_copy(update={"step": placing.step, "until": plan.columns[end].step})


def _relaid(plan: Plan, row: Row, cells: Cells, setting: Setting) -> Row:
    """A copy of a row with these cells filled anew."""
    new = replace(row)
    if not cells or row.collapsed:
        return new
    frame = Frame(plan.columns, plan.column_index)
    if row.arrangement == "span":
        lane = setting.doc.find(Lane, row.lane)
        if lane is not None:
            whole = {step: cards for step, cards in (cells_of(setting, row.lane, frame) | cells).items() if cards}
            new = row_of(lane, whole, setting.doc.every(Emotion), frame, setting)
    else:
        new.cells, new.heights = dict(row.cells), dict(row.heights)
        for step, cards in cells.items():
            column = plan.column(step)
            if column is not None:
                fill_cell(new, column, cards, setting)
        settle(new)
    new.h = max(new.h, row.h)
    return new


def _rects(plan: Plan, newcomers: dict[tuple[str, str], list[int]]) -> list[Rect]:
    found = []
    for (lane, step), places in newcomers.items():
        row = plan.row(lane)
        boxes = row.cells.get(step, []) if row is not None else []
        found += [boxes[place].rect.moved(0, row.y) for place in places if row is not None and place < len(boxes)]
    return found
