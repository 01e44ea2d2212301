"""The catalogue of lane kinds and card kinds, filled by the slices in journeymapper.lanes.

A slice's `kind.py` holds `KIND: LaneKind`; its `model.py`, where it has one, holds
`CARD_MODELS: dict[str, type[Card]]` for kinds that no room of the core reads.
"""
from collections.abc import Mapping
from functools import lru_cache
from typing import Any, Literal, NamedTuple

from journeymapper.core.foundation.discovery import modules

from .cards import Card, Opportunity, Process, RedPoint, Touchpoint
from .journey import Side

LANES = "journeymapper.lanes"
CORE_MODELS: dict[str, type[Card]] = {
    "touchpoint": Touchpoint, "red-point": RedPoint, "opportunity": Opportunity, "process": Process,
}


class CardKind(NamedTuple):
    """One kind of card as the palette shows it: `title` is a catalogue id, `defaults` fields of a new card."""

    name: str
    title: str
    icon: str
    palette_rank: int
    defaults: Mapping[str, Any] = {}


class LaneKind(NamedTuple):
    """One kind of lane. `accepts` names the kinds of card that may stand in it, its own first.

    `arrangement` says how layout places them: "flow" (stacked in the cell), "span" (over
    several columns), "curve" (no cards; the emotions). `summary` names what the line below
    the lane's title says.
    """

    name: str
    title: str
    hint: str
    icon: str
    side: Side
    cards: tuple[CardKind, ...]
    arrangement: Literal["flow", "span", "curve"] = "flow"
    also_accepts: tuple[str, ...] = ()

    @property
    def accepts(self) -> tuple[str, ...]:
        """Kinds of card that may stand in such a lane."""
        return tuple(card.name for card in self.cards) + self.also_accepts


@lru_cache
def lane_kinds() -> dict[str, LaneKind]:
    """All lane kinds by name, in alphabetical order. Raises NothingFound."""
    kinds = {module.KIND.name: module.KIND for module in modules(LANES, "kind")}
    return dict(sorted(kinds.items()))


@lru_cache
def card_kinds() -> dict[str, CardKind]:
    """All card kinds by name, in the palette's order."""
    found = [card for kind in lane_kinds().values() for card in kind.cards]
    return {card.name: card for card in sorted(found, key=lambda card: card.palette_rank)}


@lru_cache
def card_models() -> dict[str, type[Card]]:
    """The record type of every known kind of card."""
    models = dict(CORE_MODELS)
    for module in modules(LANES, "model"):
        models.update(module.CARD_MODELS)
    return models


def card_model(kind: str) -> type[Card]:
    """The record type for `kind`; plain `Card` for kinds that no slice knows."""
    return card_models().get(kind, Card)


def accepts(lane_kind: str, card_kind: str) -> bool:
    """Whether a card may stand in a lane; a lane of an unknown kind takes any card."""
    kind = lane_kinds().get(lane_kind)
    return kind is None or card_kind in kind.accepts


def home_of(card_kind: str) -> LaneKind | None:
    """The lane kind that brings `card_kind`, or None for unknown kinds."""
    return next((kind for kind in lane_kinds().values() if any(c.name == card_kind for c in kind.cards)), None)
