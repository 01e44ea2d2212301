"""A dip of a persona's curve that no red point marks.

Source: red points are "moments where the customer was lost, unhappy, or where we failed to show our value".
A dip is a feeling below zero that is no better than those before and after it on the curve, and worse than one of them;
at the ends of a curve the one neighbour counts. It is marked where a red point is about it, or stands in its step.
Serious from −1.5 on.
"""
from collections.abc import Iterator

from journeymapper.core.analysis.facts import Facts
from journeymapper.core.analysis.finding import Finding, Fix, named
from journeymapper.core.analysis.rule import Rule, each
from journeymapper.core.commands.cards import mark
from journeymapper.core.commands.offsets import place
from journeymapper.core.foundation.i18n import N_
from journeymapper.core.foundation.sentences import sentence
from journeymapper.core.model.cards import RedPoint
from journeymapper.core.model.journey import Stage, Step
from journeymapper.core.model.people import Emotion, Persona

SERIOUS = -1.5


def look(facts: Facts, unit: str) -> Iterator[Finding]:
    """One persona's curve."""
    doc, persona = facts.doc, facts.doc.find(Persona, unit)
    if persona is None:
        return
    curve = sorted((row for row in doc.referrers(unit) if isinstance(row, Emotion) and row.step in facts.index),
                   key=lambda row: (facts.index[row.step], place(row), row.id))
    for at, row in enumerate(curve):
        beside = [other.value for other in (*curve[max(0, at - 1):at], *curve[at + 1:at + 2])]
        if row.value >= 0 or any(value < row.value for value in beside) or not any(v > row.value for v in beside):
            continue
        if any(isinstance(other, RedPoint) for id in (row.id, row.step) for other in doc.referrers(id)):
            continue
        fix = Fix(N_("Mark as red point"), mark, (row.id,),
                  {"title": row.quote or sentence(N_("Why is this so bad?")), "lane_title": sentence(N_("Red points"))})
        says = sentence(N_("{persona} is unhappy at “{step}” ({value}), and no red point says why."),
                        persona=named(persona), step=named(doc.get(row.step)), value=float(row.value))
        yield Finding("unmarked-dip", "high" if row.value <= SERIOUS else "medium", says, (row.id,),
                      f"{row.step} {round(row.value * 2)}", fix=fix)


RULES = (Rule(
    "unmarked-dip", "completeness", N_("Dip without red point"),
    N_("The curve falls here: something went wrong, and nobody wrote down what. Mark it, so that it gets into the "
       "backlog."),
    N_("Red points: moments where the customer was lost, unhappy, or where we failed to show our value"),
    each(Persona, Emotion, turns=((Step, ("rank", "stage", "title")), (Stage, ("rank",)),
                                  (RedPoint, ("step", "about")))), look),)
