"""A step of which nobody says how it feels.

Source: a complete map has "emotions on a scale and as a curve" at its steps (This is Service Design Doing: the
emotional journey is a line over all steps).
"""
from collections.abc import Iterator

from journeymapper.core.analysis.facts import Facts
from journeymapper.core.analysis.finding import Finding, named
from journeymapper.core.analysis.rule import Rule, each_step
from journeymapper.core.foundation.i18n import N_
from journeymapper.core.foundation.sentences import sentence
from journeymapper.core.model.journey import Step
from journeymapper.core.model.people import Emotion


def look(facts: Facts, unit: str) -> Iterator[Finding]:
    """One step."""
    step = facts.doc.find(Step, unit)
    if step is not None and not any(isinstance(row, Emotion) for row in facts.doc.referrers(unit)):
        yield Finding("step-without-emotion", "low",
                      sentence(N_("Nobody's feeling is known at “{step}”."), step=named(step)), (unit,))


RULES = (Rule(
    "step-without-emotion", "completeness", N_("Step without emotion"),
    N_("Where no feeling is noted the curve is a guess. Ask the customers, or note what you assume."),
    N_("A complete map: emotions on a scale and as a curve (This is Service Design Doing)"),
    each_step(Emotion, Step), look),)
