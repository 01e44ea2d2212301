"""What a red point lacks to become work: what it is about, an owner, an opportunity, evidence.

Source: follow-up after the workshop, "a red point is a backlog item with owner, status, due date"; a complete map
says its evidence (NN/g). One that is done, verified or won't be done needs neither owner nor opportunity any more.
Evidence is a text, or the level "partly" or "researched": assumed is what nobody looked into.
"""
from collections.abc import Iterator

from journeymapper.core.analysis.facts import Facts
from journeymapper.core.analysis.finding import Finding, Fix, Severity
from journeymapper.core.analysis.rule import Rule, each
from journeymapper.core.commands.cards import set_mark
from journeymapper.core.commands.improving import add_fix
from journeymapper.core.foundation.i18n import N_
from journeymapper.core.foundation.sentences import Sentence, sentence
from journeymapper.core.model.cards import Opportunity, RedPoint, Touchpoint

CLOSED = ("done", "verified", "won't do")


def without_touchpoint(facts: Facts, unit: str) -> Iterator[Finding]:
    """One red point: it is about nothing."""
    row = facts.doc.find(RedPoint, unit)
    if row is not None and (row.about is None or facts.doc.get(row.about) is None):
        beside = facts.touchpoints(row.step) if row.step else []
        fix = Fix(N_("It is about the touchpoint of its step"), set_mark, (unit, beside[0].id)) \
            if len(beside) == 1 else None
        yield Finding("red-point-without-touchpoint", "low",
                      _says(N_("{code} “{name}” says not which touchpoint it is about."), row), (unit,), fix=fix)


def without_owner(facts: Facts, unit: str) -> Iterator[Finding]:
    """One red point: nobody takes it."""
    row = facts.doc.find(RedPoint, unit)
    if row is not None and not row.owner and row.status not in CLOSED:
        severity: Severity = "high" if row.severity == 4 else "medium"
        yield Finding("red-point-without-owner", severity, _says(N_("{code} “{name}” has no owner."), row), (unit,),
                      severity)


def without_opportunity(facts: Facts, unit: str) -> Iterator[Finding]:
    """One red point: nothing is planned that would mend it."""
    row = facts.doc.find(RedPoint, unit)
    if row is None or row.status in CLOSED or any(isinstance(other, Opportunity)
                                                  for other in facts.doc.referrers(unit)):
        return
    fix = Fix(N_("Make an opportunity of its proposal"), add_fix, ((unit,), row.proposal),
              {"lane_title": sentence(N_("Opportunities"))}) if row.proposal else None
    yield Finding("red-point-without-opportunity", "low", _says(N_("{code} “{name}” has no opportunity."), row),
                  (unit,), fix=fix)


def without_evidence(facts: Facts, unit: str) -> Iterator[Finding]:
    """One red point: nobody knows whether it is so."""
    row = facts.doc.find(RedPoint, unit)
    if row is not None and not row.evidence and row.evidence_level in (None, "assumed"):
        yield Finding("red-point-without-evidence", "low", _says(N_("{code} “{name}” has no evidence."), row), (unit,))


def _says(message: str, row: RedPoint) -> Sentence:
    return sentence(message, code=f"RP-{row.number:03d}", name=row.title or sentence(N_("Untitled")))


_BACKLOG = N_("Follow-up after the workshop: a red point is a backlog item with owner, status and due date")
RULES = (
    Rule("red-point-without-owner", "completeness", N_("Red point without owner"), N_(
        "What nobody takes isn't done. Name a person or a department, even if only for the next step."),
         _BACKLOG, each(RedPoint), without_owner),
    Rule("red-point-without-touchpoint", "completeness", N_("Red point without touchpoint"), N_(
        "Say where it hurts: a red point about a touchpoint has a channel and a department, and can be mended."),
         N_("Red points mark moments of the journey; touchpoints carry channel and feeling"),
         each(RedPoint, Touchpoint, turns=((Touchpoint, ("step",)),)), without_touchpoint),
    Rule("red-point-without-opportunity", "completeness", N_("Red point without opportunity"), N_(
        "Nobody has said yet how it could be better. One idea is enough to begin."),
         _BACKLOG, each(RedPoint, Opportunity), without_opportunity),
    Rule("red-point-without-evidence", "completeness", N_("Red point without evidence"), N_(
        "Is it so, or do we think so? Note where it was seen: interviews, calls, figures. Assumed is worth half."),
         N_("A complete map says its evidence: assumed, partly or fully researched (NN/g)"),
         each(RedPoint), without_evidence),
)
