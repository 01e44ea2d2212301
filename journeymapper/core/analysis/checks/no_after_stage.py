"""A map that ends with the purchase.

Source: the stages to start from, "awareness, interest, consideration, action, use, advocacy. It does not end with the
purchase". A map without stages isn't begun yet.
"""
from collections.abc import Iterator

from journeymapper.core.analysis.facts import Facts
from journeymapper.core.analysis.finding import Finding, Fix
from journeymapper.core.analysis.rule import Rule, whole
from journeymapper.core.commands.grid import add_stage
from journeymapper.core.foundation.i18n import N_
from journeymapper.core.foundation.sentences import sentence
from journeymapper.core.model.journey import Stage


def look(facts: Facts, _unit: str) -> Iterator[Finding]:
    """The whole map."""
    stages = facts.doc.every(Stage)
    if stages and not any(stage.phase == "after" for stage in stages):
        last = max(stages, key=lambda stage: (stage.rank, stage.id))
        fix = Fix(N_("Add a stage for it"), add_stage, (), {"title": sentence(N_("Use")), "phase": "after"})
        yield Finding("no-after-stage", "medium", sentence(N_("No stage of the map is after the purchase.")), (), "",
                      (last.id,), fix=fix)


RULES = (Rule(
    "no-after-stage", "completeness", N_("Nothing after the purchase"),
    N_("The journey does not end with the purchase: using it, needing help and telling others decide whether somebody "
       "comes back. Add a stage, or say of one that it is after the purchase."),
    N_("Stages to start from: awareness, interest, consideration, action, use, advocacy"), whole(Stage), look),)
