"""A map of nobody's journey.

Source: a complete map has persona and scenario (Nielsen Norman Group, "Journey mapping 101": actor and scenario are the
first two of its five parts).
"""
from collections.abc import Iterator

from journeymapper.core.analysis.facts import Facts
from journeymapper.core.analysis.finding import Finding
from journeymapper.core.analysis.rule import Rule, whole
from journeymapper.core.foundation.i18n import N_
from journeymapper.core.foundation.sentences import sentence
from journeymapper.core.model.people import Persona


def look(facts: Facts, _unit: str) -> Iterator[Finding]:
    """The whole map."""
    if not facts.personas:
        yield Finding("no-persona", "medium", sentence(N_("The map has no persona.")), where="personas")


RULES = (Rule(
    "no-persona", "completeness", N_("No persona"),
    N_("A journey is somebody's. Say whose: an average customer goes no way and feels nothing."),
    N_("A complete map: persona and scenario (NN/g; This is Service Design Doing; Kalbach)"), whole(Persona), look),)
