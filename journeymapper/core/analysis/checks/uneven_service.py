"""One service that feels different in different channels, by more than a threshold.

Source: the four mistakes in channels, the third: "different service levels in different channels".
Touchpoints belong together by their `service`, written alike but for capitals and accents. Serious where it differs by
three points or more.
"""
from collections.abc import Iterator

from journeymapper.core.analysis.facts import Facts
from journeymapper.core.analysis.finding import Finding, named
from journeymapper.core.analysis.rule import Rule, whole
from journeymapper.core.foundation.folding import fold
from journeymapper.core.foundation.i18n import N_
from journeymapper.core.foundation.sentences import sentence
from journeymapper.core.model.cards import Touchpoint
from journeymapper.core.model.people import Channel

SERIOUS = 3


def look(facts: Facts, _unit: str) -> Iterator[Finding]:
    """The whole map."""
    services: dict[str, list[Touchpoint]] = {}
    for row in facts.doc.every(Touchpoint):
        if row.service and row.step and row.channel and row.feeling is not None:
            services.setdefault(fold(row.service.strip()), []).append(row)
    for name, rows in sorted(services.items()):
        low, high = (pick(rows, key=lambda row: (row.feeling or 0, row.id)) for pick in (min, max))
        apart = (high.feeling or 0) - (low.feeling or 0)
        if low.channel == high.channel or apart < facts.options.apart:
            continue
        doc = facts.doc
        says = sentence(
            N_("“{service}” feels {low} by {low_channel} and {high} by {high_channel}."),
            service=str(low.service).strip(),
            low=float(low.feeling or 0), low_channel=named(doc.get(low.channel)),
            high=float(high.feeling or 0), high_channel=named(doc.get(high.channel)))
        yield Finding("uneven-service", "high" if apart >= SERIOUS else "medium", says, (name,),
                      f"{low.channel} {high.channel} {apart}", (low.id, high.id))


RULES = (Rule(
    "uneven-service", "mistakes", N_("Same service, different feeling"),
    N_("The customer sees one company. Where the same service is good in one channel and bad in another, people learn "
       "to avoid the bad one, and remember it."),
    N_("The four mistakes in channels, the third: different service levels in different channels"),
    whole(Touchpoint, Channel), look),)
