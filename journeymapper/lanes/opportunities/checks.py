"""An opportunity that fixes nothing.

Source: follow-up after the workshop: what improves nothing that hurts is an idea, and stays one. One that is parked is
looked at too: an idea without a place has a reason all the same.
"""
from collections.abc import Iterator

from journeymapper.core.analysis.facts import Facts
from journeymapper.core.analysis.finding import Finding, Fix, named
from journeymapper.core.analysis.rule import Rule, each
from journeymapper.core.commands.improving import link_fixes
from journeymapper.core.foundation.i18n import N_
from journeymapper.core.foundation.sentences import sentence
from journeymapper.core.model.cards import Opportunity, RedPoint


def fixes_nothing(facts: Facts, unit: str) -> Iterator[Finding]:
    """One opportunity."""
    row = facts.doc.find(Opportunity, unit)
    if row is not None and not any(facts.doc.find(RedPoint, id) for id in row.fixes or ()):
        yield Finding("opportunity-fixes-nothing", "low",
                      sentence(N_("“{name}” fixes no red point."), name=named(row)), (unit,), fix=_fix(facts, row))


def _fix(facts: Facts, row: Opportunity) -> Fix | None:
    """The one red point of its step is guessed; among several nobody can."""
    beside = facts.red_points(row.step) if row.step else []
    if len(beside) != 1:
        return None
    return Fix(N_("It fixes the red point of its step"), link_fixes, ((beside[0].id,), (row.id,)))


RULES = (Rule(
    "opportunity-fixes-nothing", "completeness", N_("Opportunity that fixes nothing"),
    N_("An opportunity is worth as much as what it mends. Say which red points it fixes, or keep it for later in the "
       "parking lot."),
    N_("Follow-up after the workshop: an opportunity belongs to a red point"),
    each(Opportunity, RedPoint, turns=((RedPoint, ("step",)),)), fixes_nothing),)
