"""What a customer passes between two steps: grey areas, hand-overs between departments, changes of channel.

Source: grey areas: "hand-overs between departments and changes of channel are where journeys break". One finding
for a border, the gravest of the three: a grey area (drawn hatched on the map, see analysis.grey_areas) where
neighbouring steps differ in department and in channel mode; else a hand-over where the department differs; else a
change of channel. Compared are the touchpoints by which one enters the steps; a step without any is passed over,
since nobody takes the customer up there.

The risk is the fall of feeling from one of these touchpoints to the other, where one of them says none that of the
emotions at the two steps: high from a point and a half on, medium from half a point on. A grey area is never less
than worth a look, a mere change of channel never more.
"""
from collections.abc import Iterator
from statistics import fmean

from journeymapper.core.analysis.facts import Facts
from journeymapper.core.analysis.finding import Finding, Severity, named
from journeymapper.core.analysis.grey_areas import list_grey_areas
from journeymapper.core.analysis.rule import Rule, Scope, each_step
from journeymapper.core.document import queries
from journeymapper.core.foundation.i18n import N_
from journeymapper.core.foundation.sentences import Sentence, sentence
from journeymapper.core.model.cards import Touchpoint
from journeymapper.core.model.journey import Lane, Stage, Step
from journeymapper.core.model.people import Channel, Department, Emotion

HIGH, MEDIUM = 1.5, 0.5
GREY, HAND_OVER, CHANGE = "grey-area", "hand-over", "channel-change"


def look(facts: Facts, unit: str) -> Iterator[Finding]:
    """The border at the left of a step."""
    left = facts.entered_before(unit)
    before, after = facts.first(left) if left else None, facts.first(unit)
    if left is None or before is None or after is None:
        return
    kind = _kind(facts, left, unit, before, after)
    if kind is None:
        return
    fall = _fall(facts, left, unit, before, after)
    risk: Severity = "low" if fall is None or fall < MEDIUM else "medium" if fall < HIGH else "high"
    severity: Severity = risk
    if kind == GREY and risk == "low":
        severity = "medium"
    if kind == CHANGE and risk == "high":
        severity = "medium"
    known = " ".join(str(part) for row in (before, after) for part in (row.department, row.channel))
    yield Finding(kind, severity, _says(facts, kind, before, after, risk, fall), (left, unit), f"{known} {risk}",
                  (left, unit))


def _kind(facts: Facts, left: str, right: str, before: Touchpoint, after: Touchpoint) -> str | None:
    neighbours = facts.index[right] - facts.index[left] == 1
    if neighbours and list_grey_areas((left, right), {left: before, right: after}, facts.doc):
        return GREY
    if before.department and after.department and before.department != after.department:
        return HAND_OVER
    if before.channel and after.channel and before.channel != after.channel:
        return CHANGE
    return None


def _fall(facts: Facts, left: str, right: str, before: Touchpoint, after: Touchpoint) -> float | None:
    """By how many points the feeling falls; negative where it rises, None where it isn't known."""
    if before.feeling is not None and after.feeling is not None:
        return float(before.feeling - after.feeling)
    felt = [[row.value for row in queries.emotions_at(facts.doc, step)] for step in (left, right)]
    return fmean(felt[0]) - fmean(felt[1]) if all(felt) else None


def _says(facts: Facts, kind: str, before: Touchpoint, after: Touchpoint, risk: str,
          fall: float | None) -> Sentence:
    doc = facts.doc
    steps = {"left": named(doc.get(before.step)), "right": named(doc.get(after.step))}
    values = {"from_department": named(doc.get(before.department)), "to_department": named(doc.get(after.department)),
              "from_channel": named(doc.get(before.channel)), "to_channel": named(doc.get(after.channel))}
    if kind == HAND_OVER and before.channel and after.channel and before.channel != after.channel:
        kind = GREY  # the same words; that the mode stays is why nothing is drawn
    return sentence(N_("{left} → {right}: {what} {risk}"), **steps, what=sentence(_WHAT[kind], **values),
                    risk=_feeling(risk, fall))


def _feeling(risk: str, fall: float | None) -> Sentence:
    if fall is None:
        return sentence(N_("What that does to the feeling isn't known."))
    if fall > 0:
        return sentence({"low": N_("The feeling falls a little ({by}): low risk."),
                         "medium": N_("The feeling falls ({by}): some risk."),
                         "high": N_("The feeling falls ({by}): high risk.")}[risk], by=-fall)
    if fall < 0:
        return sentence(N_("The feeling rises ({by}): low risk."), by=-fall)
    return sentence(N_("The feeling stays: low risk."))


_WHAT = {
    GREY: N_("{from_department} hands over to {to_department}, and {from_channel} to {to_channel}."),
    HAND_OVER: N_("{from_department} hands over to {to_department}."),
    CHANGE: N_("the customer changes from {from_channel} to {to_channel}."),
}


def _only(kind: str, scope: Scope, title: str, why: str) -> Rule:
    def one(facts: Facts, unit: str) -> list[Finding]:
        key = ("border", unit)
        if key not in facts.memory:
            facts.memory[key] = list(look(facts, unit))
        return [finding for finding in facts.memory[key] if finding.rule == kind]

    return Rule(kind, "grey-areas", title, why, N_(
        "Grey areas: hand-overs between departments and changes of channel are where journeys break"), scope, one)


_SCOPE = each_step(Touchpoint, Channel, Department, Emotion, onward=True, turns=(
    (Step, ("rank", "stage", "title")), (Stage, ("rank",)), (Lane, ("rank", "hidden"))))
RULES = (
    _only(GREY, _SCOPE, N_("Grey area"), N_(
        "The customer passes to another department and to another sort of channel at once, and nobody holds both ends. "
        "Name one person who is answerable for this passage, and let what is known about the customer travel along.")),
    _only(HAND_OVER, _SCOPE, N_("Hand-over between departments"), N_(
        "Where one department hands over to another, what the customer said is easily lost and has to be told again.")),
    _only(CHANGE, _SCOPE, N_("Change of channel"), N_(
        "Where the customer has to change the channel, some are lost. See that they can go on where they left off.")),
)
