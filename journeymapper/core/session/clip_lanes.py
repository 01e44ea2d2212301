"""Lanes for what is pasted into a map that has none of their kind: made as they stood where it was copied."""
from collections.abc import Mapping, Sequence
from typing import Any

from journeymapper.core.commands.grid import add_lane
from journeymapper.core.commands.homes import place_for
from journeymapper.core.document import queries
from journeymapper.core.document.transaction import Transaction
from journeymapper.core.model.cards import Card
from journeymapper.core.model.journey import Lane
from journeymapper.core.model.kinds import LaneKind, accepts, home_of, lane_kinds
from journeymapper.core.model.record import Record

from .clip import Clip

Rows = Mapping[str, Sequence[Record]]


def missing_lanes(tx: Transaction, clip: Clip, rows: Rows, lane: str | None) -> dict[str, str]:
    """Make the lanes that the rows (by table) need and this map lacks, with their titles, in their order: old → new id.

    A card's lane is needed where neither `lane`, at the focus, nor one of the card's home kind is there to take it;
    a lane of emotions where emotions come into a map that could not show them.
    """
    here, focused = {row.kind for row in queries.lanes(tx)}, tx.find(Lane, lane)
    names: Any = clip.get("lanes")
    made: dict[str, str] = {}
    for id, named in names.items() if isinstance(names, dict) else ():
        title, kind = _named(named)
        if kind is None or kind.name in here or not _needed(id, kind, rows, focused, here):
            continue
        made[id] = add_lane(tx, kind.name, place_for(tx, kind), title, kind.side)
    return made


def _named(value: object) -> tuple[str, LaneKind | None]:
    """(title, kind) as a clip from outside says them; None where it says nothing that is known here."""
    match value:
        case [str(title), str(kind)]:
            return title, lane_kinds().get(kind)
    return "", None


def _needed(id: str, kind: LaneKind, rows: Rows, focused: Lane | None, here: set[str]) -> bool:
    if kind.arrangement == "curve":
        return bool(rows["emotions"])
    return any(
        isinstance(card, Card) and card.lane == id and accepts(kind.name, card.kind)
        and not (focused is not None and accepts(focused.kind, card.kind))
        and (home := home_of(card.kind)) is not None and home.name not in here
        for card in rows["cards"]
    )
