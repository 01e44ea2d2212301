"""A step after the purchase that robots or unanswered mailboxes serve alone.

Source: the four mistakes in channels, the fourth: "silence, robots or unanswered mailboxes after" the sale.
Who answers is a field of the channel; a channel that doesn't say it is given the benefit of the doubt.
"""
from collections.abc import Iterator

from journeymapper.core.analysis.facts import Facts
from journeymapper.core.analysis.finding import Finding, named
from journeymapper.core.analysis.rule import Rule, each_step
from journeymapper.core.foundation.i18n import N_
from journeymapper.core.foundation.sentences import sentence
from journeymapper.core.model.cards import Touchpoint
from journeymapper.core.model.journey import Stage, Step
from journeymapper.core.model.people import Channel


def look(facts: Facts, unit: str) -> Iterator[Finding]:
    """One step."""
    channels = facts.channels(unit) if facts.phases.get(unit) == "after" else []
    if not channels or any(row.channel is None for row in facts.touchpoints(unit)):
        return
    answers = {channel.answered_by for channel in channels}
    if answers <= {"robot", "nobody"}:
        message = N_("At “{step}”, after the purchase, nobody answers the customer.") if answers == {"nobody"} else \
            N_("At “{step}”, after the purchase, the customer meets no person.")
        yield Finding("after-sale-machines", "high", sentence(message, step=named(facts.doc.get(unit))), (unit,),
                      " ".join(sorted(channel.id for channel in channels)))


RULES = (Rule(
    "after-sale-machines", "mistakes", N_("Machines alone after the purchase"),
    N_("Who has paid and needs help wants to be heard. A robot may be the first to answer; a way to a person has to be "
       "offered beside it."),
    N_("The four mistakes in channels, the fourth: all effort before the sale, and silence, robots or unanswered "
       "mailboxes after it"),
    each_step(Touchpoint, Channel, Step, turns=((Stage, ("phase",)), (Step, ("stage",)))), look),)
