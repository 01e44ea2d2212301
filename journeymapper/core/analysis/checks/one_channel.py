"""A step with a single channel, forced on the customer.

Source: the four mistakes in channels, the second: "forcing one channel for a step".
It isn't forced where it is known to be what the customer wants: the reason says so, or all personas who have a
preference there prefer it. Serious where somebody prefers another channel, worth a look where it was chosen for cost,
good to know where nobody asked. A step without channels is another matter.
"""
from collections.abc import Iterator

from journeymapper.core.analysis.facts import Facts
from journeymapper.core.analysis.finding import Finding, Fix, Severity, named
from journeymapper.core.analysis.rule import Rule, each_step
from journeymapper.core.commands.records import set_fields
from journeymapper.core.foundation.i18n import N_
from journeymapper.core.foundation.sentences import sentence
from journeymapper.core.model.cards import Touchpoint
from journeymapper.core.model.journey import Step
from journeymapper.core.model.people import Channel, Persona


def look(facts: Facts, unit: str) -> Iterator[Finding]:
    """One step."""
    channels, step = facts.channels(unit), facts.doc.find(Step, unit)
    rows = [row for row in facts.touchpoints(unit) if channels and row.channel == channels[0].id]
    if len(channels) != 1 or step is None or any(row.reason_for_channel == "customer" for row in rows):
        return
    only, wanted = channels[0], facts.preferences.get(unit, {})
    against = [persona for persona, channel in wanted.items() if channel != only.id]
    if wanted and not against:
        return
    for_cost = any(row.reason_for_channel == "cost" for row in rows)
    values = {"step": named(step), "channel": named(only)}
    severity: Severity = "high" if against else "medium" if for_cost else "low"
    fix = None
    if against:
        says = sentence(N_("At “{step}” there is only {channel}; {persona} would prefer {preferred}."), **values,
                        persona=named(facts.doc.get(against[0])),
                        preferred=named(facts.doc.get(wanted[against[0]])))
    elif for_cost:
        says = sentence(N_("At “{step}” there is only {channel}, chosen since it costs less."), **values)
    else:
        says = sentence(N_("At “{step}” there is only {channel}; nobody noted that the customer wants it so."),
                        **values)
        fix = Fix(N_("The customer wants it so"), set_fields, (tuple(row.id for row in rows),),
                  {"reason_for_channel": "customer"})
    yield Finding("one-channel-only", severity, says, (unit,), f"{only.id} {severity}",
                  tuple(row.id for row in rows), fix=fix)


RULES = (Rule(
    "one-channel-only", "mistakes", N_("Step with a single channel"),
    N_("A step that can be done in one way only is forced on everybody who would rather do it otherwise. Offer a "
       "second channel, or note that the customer wants this one."),
    N_("The four mistakes in channels, the second: forcing one channel for a step"),
    each_step(Touchpoint, Channel, Step, turns=(
        (Persona, ("rank", "preferences", "name")), (Channel, ("name",)))), look),)
