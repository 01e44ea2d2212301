"""Links between cards."""
from collections.abc import Sequence
from itertools import pairwise
from typing import Literal

from journeymapper.core.commands.titled import titled
from journeymapper.core.document.transaction import Transaction
from journeymapper.core.foundation.errors import Refused
from journeymapper.core.foundation.i18n import N_
from journeymapper.core.foundation.ids import new_id
from journeymapper.core.model.cards import Card
from journeymapper.core.model.other import Link

LinkKind = Literal["hand-over", "cause", "follows"]


@titled(N_("Add link"))
def add_link(
    tx: Transaction, source: str, target: str, kind: LinkKind | None = None, label: str | None = None,
) -> str:
    """A link between two different cards; gives its id. Raises Refused, also where there is one of that kind."""
    if source == target or tx.find(Card, source) is None or tx.find(Card, target) is None:
        raise Refused(N_("A link joins two different cards."))
    if any((row.source, row.target, row.kind) == (source, target, kind) for row in links_of(tx, source)):
        raise Refused(N_("These two cards are linked already."))
    return tx.add(Link(id=new_id("link"), source=source, target=target, kind=kind, label=label)).id


@titled(N_("Add link"))
def link_cards(tx: Transaction, cards: Sequence[str]) -> list[str]:
    """Links from each card to the next; gives their ids. Raises Refused."""
    made = [add_link(tx, one, other) for one, other in pairwise(cards)]
    if len(made) > 1:
        tx.name(N_("Add {n} links"), n=len(made))
    return made


@titled(N_("Turn link round"))
def reverse_links(tx: Transaction, links: Sequence[str]) -> None:
    """Let links run from their target to their source."""
    for id in links:
        link = tx.find(Link, id)
        if link is not None:
            tx.update(id, source=link.target, target=link.source)


def links_of(tx: Transaction, card: str) -> list[Link]:
    """The links that begin or end at a card."""
    return [row for row in tx.referrers(card) if isinstance(row, Link)]
