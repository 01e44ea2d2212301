"""The channel of a touchpoint, chosen for the customer."""
from journeymapper.core.commands.titled import titled
from journeymapper.core.document.transaction import Transaction
from journeymapper.core.foundation.errors import Refused
from journeymapper.core.foundation.i18n import N_
from journeymapper.core.model.cards import Touchpoint
from journeymapper.core.model.people import Channel


@titled(N_("Use the preferred channel"))
def prefer_channel(tx: Transaction, touchpoint: str, channel: str) -> None:
    """Let a touchpoint use this channel, and note that the customer prefers it. Raises Refused."""
    if tx.find(Touchpoint, touchpoint) is None:
        raise Refused(N_("The touchpoint isn't there any more."))
    if tx.find(Channel, channel) is None:
        raise Refused(N_("The channel isn't there any more."))
    tx.update(touchpoint, channel=channel, reason_for_channel="customer")
