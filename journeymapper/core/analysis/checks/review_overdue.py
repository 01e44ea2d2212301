"""A map whose review date has passed.

Source: a complete map has "owner, metrics, review date" (Kalbach, "Mapping Experiences"; "no one owns the map" is what
practitioners complain about).
"""
from collections.abc import Iterator

from journeymapper.core.analysis.facts import Facts
from journeymapper.core.analysis.finding import Finding
from journeymapper.core.analysis.rule import Rule, whole
from journeymapper.core.foundation.i18n import N_
from journeymapper.core.foundation.sentences import sentence
from journeymapper.core.model.journey import Journey


def look(facts: Facts, _unit: str) -> Iterator[Finding]:
    """The whole map; a map is due on the day itself, and overdue from the next one on."""
    day = facts.journey.review_on if facts.journey is not None else None
    if day and day < facts.options.today.isoformat():
        yield Finding("review-overdue", "medium", sentence(N_("The review of this map was due on {day}."), day=day),
                      (), day, where="journey")


RULES = (Rule(
    "review-overdue", "completeness", N_("Review overdue"),
    N_("A map that nobody looks at again tells of a company that is no more. Go through it, then set the next date."),
    N_("A complete map: owner, metrics, review date (Kalbach)"), whole(Journey), look),)
