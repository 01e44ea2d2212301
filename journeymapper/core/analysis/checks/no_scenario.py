"""A map that doesn't say what situation it tells of.

Source: a complete map has persona and scenario (Nielsen Norman Group, "Journey mapping 101").
"""
from collections.abc import Iterator

from journeymapper.core.analysis.facts import Facts
from journeymapper.core.analysis.finding import Finding
from journeymapper.core.analysis.rule import Rule, whole
from journeymapper.core.foundation.i18n import N_
from journeymapper.core.foundation.sentences import sentence
from journeymapper.core.model.journey import Journey


def look(facts: Facts, _unit: str) -> Iterator[Finding]:
    """The whole map."""
    if facts.journey is not None and not (facts.journey.scenario or "").strip():
        yield Finding("no-scenario", "low", sentence(N_("The map has no scenario.")), where="journey")


RULES = (Rule(
    "no-scenario", "completeness", N_("No scenario"),
    N_("The same persona goes another way when the situation is another. One sentence says what has to be done, and "
       "why now."),
    N_("A complete map: persona and scenario (NN/g; This is Service Design Doing; Kalbach)"), whole(Journey), look),)
