"""What channel a persona would prefer at a step."""
from collections.abc import Iterable

from journeymapper.core.commands.titled import titled
from journeymapper.core.document.transaction import Transaction
from journeymapper.core.foundation.errors import Refused
from journeymapper.core.foundation.i18n import N_
from journeymapper.core.model.journey import Step
from journeymapper.core.model.people import Channel, Persona


@titled(N_("Change preferred channel"))
def prefer(tx: Transaction, persona: str, steps: Iterable[str], channel: str | None) -> None:
    """Let a persona prefer a channel at these steps, or none. Raises Refused for what isn't there."""
    row, chosen = tx.find(Persona, persona), tx.find(Channel, channel)
    if row is None:
        raise Refused(N_("The persona isn't there any more."))
    if channel is not None and chosen is None:
        raise Refused(N_("The channel isn't there any more."))
    wanted = dict(row.preferences or {})
    for step in steps:
        if tx.find(Step, step) is None:
            raise Refused(N_("The step isn't there any more."))
        wanted.pop(step, None)
        if chosen is not None:
            wanted[step] = chosen.id
    # In the order of steps' ids, so that one state has one form, whichever way it came about.
    tx.update(persona, preferences=dict(sorted(wanted.items())) or None)
    if chosen is not None:
        tx.name(N_("Prefer “{channel}”"), channel=chosen.name)
