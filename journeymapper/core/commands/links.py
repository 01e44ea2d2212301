"""Links between cards."""
from typing import Literal

from journeymapper.core.commands.titled import titled
from journeymapper.core.document.transaction import Transaction
from journeymapper.core.foundation.errors import Refused
from journeymapper.core.foundation.i18n import N_
from journeymapper.core.foundation.ids import new_id
from journeymapper.core.model.cards import Card
from journeymapper.core.model.other import Link


@titled(N_("Add link"))
def add_link(
    tx: Transaction, source: str, target: str, kind: Literal["hand-over", "cause", "follows"] | None = None,
    label: str | None = None,
) -> str:
    """A link between two different cards; gives its id. Raises Refused."""
    if source == target or tx.find(Card, source) is None or tx.find(Card, target) is None:
        raise Refused(N_("A link joins two different cards."))
    return tx.add(Link(id=new_id("link"), source=source, target=target, kind=kind, label=label)).id
