"""A touchpoint whose channel was chosen for its cost, against what the customer prefers there.

Source: the four mistakes in channels, the first: "ranking channels by cost before the customer's preference".
Serious where the preferred channel isn't offered at the step at all, good to know where it is.
"""
from collections.abc import Iterator

from journeymapper.core.analysis.facts import Facts
from journeymapper.core.analysis.finding import Finding, Fix, named
from journeymapper.core.analysis.rule import Rule, each
from journeymapper.core.commands.cards import mark
from journeymapper.core.commands.channel_choice import prefer_channel
from journeymapper.core.document import queries
from journeymapper.core.foundation.i18n import N_
from journeymapper.core.foundation.sentences import sentence
from journeymapper.core.model.cards import RedPoint, Touchpoint
from journeymapper.core.model.journey import Journey, Step
from journeymapper.core.model.people import Channel, Persona


def look(facts: Facts, unit: str) -> Iterator[Finding]:
    """One touchpoint."""
    doc, card = facts.doc, facts.doc.find(Touchpoint, unit)
    if card is None or card.step is None or card.reason_for_channel != "cost":
        return
    wanted = {persona: channel for persona, channel in facts.preferences.get(card.step, {}).items()
              if channel != card.channel}
    own = doc.find(Channel, card.channel)
    if not wanted or own is None:
        return
    offered = {row.channel for row in facts.touchpoints(card.step)}
    missing = sorted(set(wanted.values()) - offered)
    persona, channel = next(iter(wanted.items()))
    says = sentence(
        N_("“{touchpoint}” uses {channel} since it costs less; {persona} would prefer {preferred}."),
        touchpoint=named(card), channel=named(own), persona=named(doc.get(persona)), preferred=named(doc.get(channel)))
    yield Finding("cost-before-preference", "high" if missing else "low", says, (card.id,),
                  " ".join([own.id, *sorted(set(wanted.values()))]), fix=_fix(facts, card, set(wanted.values())))


def _fix(facts: Facts, card: Touchpoint, wanted: set[str]) -> Fix | None:
    """A map of what shall be takes the better channel; in one of what is, the mistake becomes a red point."""
    if facts.journey is not None and facts.journey.state == "to-be" and len(wanted) == 1:
        return Fix(N_("Use the preferred channel"), prefer_channel, (card.id, next(iter(wanted))))
    if queries.marks(facts.doc, card.id):
        return None
    return Fix(N_("Mark as red point"), mark, (card.id,),
               {"title": sentence(N_("Channel chosen for its cost, not for the customer")),
                "lane_title": sentence(N_("Red points"))})


RULES = (Rule(
    "cost-before-preference", "mistakes", N_("Channel chosen for its cost"),
    N_("Whoever ranks channels by what they cost before asking what the customer prefers saves money at one touchpoint "
       "and loses it at the next: the customer gives up, complains, or comes by a dearer way."),
    N_("The four mistakes in channels, the first: ranking channels by cost before the customer's preference"),
    each(Touchpoint, Channel, Step, RedPoint,
         turns=((Persona, ("rank", "preferences", "name")), (Channel, ("name",)), (Journey, ("state",)),
                (Touchpoint, ("step", "channel")))), look),)
