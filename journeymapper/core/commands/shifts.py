"""What the keyboard moves by one place: cards by a slot, cell or step; stages, steps and lanes in their order."""
from collections.abc import Sequence

from journeymapper.core.commands import lane_sides
from journeymapper.core.commands.cards import move_cards
from journeymapper.core.commands.grid import move_step
from journeymapper.core.commands.titled import titled
from journeymapper.core.document import queries
from journeymapper.core.document.transaction import Transaction
from journeymapper.core.foundation.i18n import N_
from journeymapper.core.foundation.ranks import ranks_between
from journeymapper.core.model.cards import Card
from journeymapper.core.model.kinds import accepts

Cell = tuple[str, str]


@titled(N_("Move card"))
def shift_across(tx: Transaction, ids: Sequence[str], columns: int) -> None:
    """Move each card by so many steps within its lane, to the end of the new cell, in the order that they had.

    All move by the same distance; none leaves the map.
    """
    order = [row.id for row in queries.columns(tx)]
    cells = _cells(tx, ids)
    places = [order.index(step) for _, step in cells]
    if not places:
        return
    by = max(-min(places), min(columns, len(order) - 1 - max(places)))
    if not by:
        return
    # From the far end on, so that no card comes into a cell that is still to be moved.
    for lane, step in sorted(cells, key=lambda cell: order.index(cell[1]), reverse=by > 0):
        move_cards(tx, cells[lane, step], lane, order[order.index(step) + by])
    _name(tx, sum(map(len, cells.values())))


@titled(N_("Move card"))
def move_apart(tx: Transaction, places: Sequence[tuple[Sequence[str], str, str, int | None]]) -> None:
    """Cards to several cells, all equally far along the steps: (ids, lane, step, before which number: None, last).

    The number counts the cards that stay. Raises Refused.
    """
    order = {row.id: place for place, row in enumerate(queries.columns(tx))}
    ahead = any(order[step] > order.get(card.step or "", 0) for ids, _, step, _ in places for card in _cards(tx, ids))
    # From the far end on, so that no card comes into a cell that is still to be moved.
    for ids, lane, step, index in sorted(places, key=lambda place: order[place[2]], reverse=ahead):
        move_cards(tx, ids, lane, step, index)
    _name(tx, sum(len(ids) for ids, *_ in places))


@titled(N_("Move card"))
def shift_down(tx: Transaction, ids: Sequence[str], by: int) -> None:
    """Move cards by one slot of their cell, down (1) or up (−1); where none can, to the next lane that takes them all.

    Those at the end of their cell wait while others can still move.
    """
    cells = _cells(tx, ids)
    moved = 0
    for (lane, step), chosen in cells.items():
        if _slide(tx, queries.cards_in(tx, lane, step), chosen, by):
            moved += len(chosen)
    moved = moved or _to_next_lane(tx, cells, by)
    _name(tx, moved)


@titled(N_("Move stage"))
def shift_stages(tx: Transaction, ids: Sequence[str], by: int) -> None:
    """Move stages with their steps by one place, right (1) or left (−1)."""
    _slide(tx, queries.stages(tx), ids, by)


@titled(N_("Move lane"))
def shift_lanes(tx: Transaction, ids: Sequence[str], by: int) -> None:
    """Move lanes by one place among those that are shown, down (1) or up (−1).

    Where a line of the blueprint is in the way, they first pass it: they take the side of the lane beyond and keep
    their place, so that each press does one thing that is seen.
    """
    rows = [row for row in queries.lanes(tx) if not row.hidden]
    over = lane_sides.passing(rows, set(ids), by)
    for id, side in over.items():
        tx.update(id, side=side)
        tx.name(lane_sides.MOVED[side])
    if not over:
        _slide(tx, rows, ids, by)


@titled(N_("Move step"))
def shift_steps(tx: Transaction, ids: Sequence[str], by: int) -> None:
    """Move steps by one place in their stages; where none can, into the stage beside."""
    stages = [row.id for row in queries.stages(tx)]
    chosen = [row for row in queries.columns(tx) if row.id in ids]
    moved = [_slide(tx, queries.steps_of(tx, stage), ids, by) for stage in {row.stage: None for row in chosen}]
    if any(moved) or not chosen:
        return
    for step in chosen if by < 0 else reversed(chosen):
        beside = stages.index(step.stage) + by
        if 0 <= beside < len(stages):
            move_step(tx, step.id, stages[beside], 0 if by > 0 else None)


def _slide(tx: Transaction, rows: Sequence[queries.Ranked], chosen: Sequence[str], by: int) -> bool:
    """Give the chosen of some siblings the places of their neighbours; says whether any moved."""
    before = [row.id for row in rows]
    after = _slid(before, set(chosen), by)
    if after == before:
        return False
    ranks = [row.rank for row in rows]  # where all differ they only change hands
    if len(set(ranks)) < len(ranks):
        ranks = ranks_between(None, None, len(ranks))
    for id, rank in zip(after, ranks, strict=True):
        tx.update(id, rank=rank)
    return True


def _slid(order: list[str], chosen: set[str], by: int) -> list[str]:
    """The order in which each chosen one has changed places with its neighbour, unless that is chosen too."""
    row = list(order) if by < 0 else list(reversed(order))
    for place in range(1, len(row)):
        if row[place] in chosen and row[place - 1] not in chosen:
            row[place - 1], row[place] = row[place], row[place - 1]
    return row if by < 0 else list(reversed(row))


def _to_next_lane(tx: Transaction, cells: dict[Cell, list[str]], by: int) -> int:
    """Each lane's cards go to the next lane that shows its cards and takes them, all or none; how many went."""
    order = [row for row in queries.lanes(tx) if not row.hidden]
    place = {row.id: n for n, row in enumerate(order)}
    goals: dict[str, str] = {}
    for lane in {lane for lane, _ in cells}:
        kinds = {card.kind for (own, _), ids in cells.items() if own == lane for card in _cards(tx, ids)}
        here = place.get(lane, 0)
        beyond = order[here + 1:] if by > 0 else list(reversed(order[:here]))
        shown = (row for row in beyond if not row.collapsed)
        taker = next((row.id for row in shown if all(accepts(row.kind, kind) for kind in kinds)), None)
        if taker is None:
            return 0
        goals[lane] = taker
    for (lane, step), ids in cells.items():
        move_cards(tx, ids, goals[lane], step, 0 if by > 0 else None)
    return sum(map(len, cells.values()))


def _cells(tx: Transaction, ids: Sequence[str]) -> dict[Cell, list[str]]:
    """The cards by their cell, each cell in its order; what stands in none is passed over."""
    found: dict[Cell, list[str]] = {}
    columns = {row.id for row in queries.columns(tx)}
    for card in sorted(_cards(tx, dict.fromkeys(ids)), key=lambda card: (card.rank, card.id)):
        if card.lane is not None and card.step is not None and card.step in columns:
            found.setdefault((card.lane, card.step), []).append(card.id)
    return found


def _cards(tx: Transaction, ids: Sequence[str] | dict[str, None]) -> list[Card]:
    return [card for id in ids if (card := tx.find(Card, id)) is not None]


def _name(tx: Transaction, count: int) -> None:
    if count > 1:
        tx.name(N_("Move {n} cards"), n=count)
    else:
        tx.name(N_("Move card"))
