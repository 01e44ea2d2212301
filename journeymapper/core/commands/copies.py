"""Copies of cards in another place of the same map."""
from collections.abc import Sequence
from typing import Any

from journeymapper.core.commands.cards import move_cards, next_number
from journeymapper.core.commands.titled import titled
from journeymapper.core.document.transaction import Transaction, validated
from journeymapper.core.foundation.i18n import N_
from journeymapper.core.foundation.ids import new_id
from journeymapper.core.model.cards import Card, RedPoint
from journeymapper.core.model.kinds import card_models
from journeymapper.core.model.other import Link

Place = tuple[Sequence[str], str, str | None, int | None]
"""Ids of cards, and where their copies go: lane, step, before which number of the cards there (None: last)."""


@titled(N_("Copy card"))
def copy_to(tx: Transaction, places: Sequence[Place]) -> list[str]:
    """Copies in one or several cells; gives the new ids in the order given.

    Red points get new numbers; one that is about a card which is copied too is about its copy, else it marks nothing
    unless it stays in its step. Links between the copied cards are copied. Raises Refused.
    """
    goals = {card.id: (card, step) for ids, _, step, _ in places for id in ids
             if (card := tx.find(Card, id)) is not None}
    known = {id: new_id(card.kind if card.kind in card_models() else "card") for id, (card, _) in goals.items()}
    for card, step in goals.values():
        tx.add(validated(type(card), card.values() | _own(tx, card, known, step)))
    for link in tx.every(Link):
        if link.source in known and link.target in known:
            ends = {"id": new_id("link"), "source": known[link.source], "target": known[link.target]}
            tx.add(validated(Link, link.values() | ends))
    for ids, lane, step, index in places:
        move_cards(tx, [known[id] for id in ids if id in known], lane, step, index)
    if len(known) > 1:
        tx.name(N_("Copy {n} cards"), n=len(known))
    return list(known.values())


@titled(N_("Copy card"))
def copy_cards(
    tx: Transaction, ids: Sequence[str], lane: str, step: str | None, index: int | None = None
) -> list[str]:
    """Copies in one cell, before number `index` of the cards there (None: last); see `copy_to`."""
    return copy_to(tx, [(ids, lane, step, index)])


def _own(tx: Transaction, card: Card, known: dict[str, str], step: str | None) -> dict[str, Any]:
    """What the copy doesn't share with its original."""
    fields: dict[str, Any] = {"id": known[card.id]}
    if isinstance(card, RedPoint):
        fields["number"] = next_number(tx)
        if card.about in known:
            fields["about"] = known[card.about]
        elif card.step != step:
            fields["about"] = None
    return fields
