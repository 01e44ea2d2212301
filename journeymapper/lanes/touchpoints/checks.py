"""What a touchpoint lacks.

Source: "touchpoints carry channel and feeling"; without a channel it can't be compared with what the customer prefers.
A parked one isn't in the journey, so nothing is asked of it.
"""
from collections.abc import Iterator

from journeymapper.core.analysis.facts import Facts
from journeymapper.core.analysis.finding import Finding, named
from journeymapper.core.analysis.rule import Rule, each
from journeymapper.core.foundation.i18n import N_
from journeymapper.core.foundation.sentences import sentence
from journeymapper.core.model.cards import Touchpoint


def without_channel(facts: Facts, unit: str) -> Iterator[Finding]:
    """One touchpoint."""
    row = facts.doc.find(Touchpoint, unit)
    if row is not None and row.step is not None and row.channel is None:
        yield Finding("touchpoint-without-channel", "medium",
                      sentence(N_("“{name}” has no channel."), name=named(row)), (unit,))


RULES = (Rule(
    "touchpoint-without-channel", "completeness", N_("Touchpoint without channel"),
    N_("A touchpoint is a meeting, and a meeting has a place. Without it nobody sees where customers have to change "
       "the channel."),
    N_("Seen from the customer's side: touchpoints carry channel and feeling"), each(Touchpoint), without_channel),)
