"""Each insight in a sentence or two, said of the figures of this map: what a picture shows, for those who only read.

All functions give "" where there is nothing to say.
"""
from collections.abc import Sequence

from journeymapper.core.foundation.i18n import N_, Texts
from journeymapper.core.foundation.numbers import signed, spelt
from journeymapper.core.model.journey import Step

from .curves import PersonaCurve
from .groups import Group, StageFeelings, phase_mean
from .loyalty import SegmentLine
from .remembered import Remembered, bad_ends, remembered

# Less than this is no difference that a sentence should speak of: a tenth of a step of the scale of feelings.
SLIGHT = 0.05
WORSE = N_("{persona} will remember the journey as {value}, worse than the mean of its moments ({mean}).")
BETTER = N_("{persona} will remember the journey as {value}, better than the mean of its moments ({mean}).")
ALIKE = N_("{persona} will remember the journey as {value}, about the mean of its moments ({mean}).")
FELL, ROSE = N_("“{segment}” fell from {first} to {value}."), N_("“{segment}” rose from {first} to {value}.")
STAYED = N_("“{segment}” stayed at {value}.")
NO_NAME = {"channel": N_("no channel"), "department": N_("no department")}


def curve_sentence(found: Sequence[PersonaCurve], t: Texts) -> str:
    """Where it is highest, where lowest, how it ends; how much of it is only assumed."""
    if not found:
        return ""
    told = [remembered(curve) for curve in found]
    if len(told) == 1:
        text = _alone(told[0], t)
    else:
        high = max(told, key=lambda one: one.peak.value)
        low = min(told, key=lambda one: one.pit.value)
        text = t("The best moment is {persona}’s at “{peak}” ({high}), the worst {other}’s at “{pit}” ({low}).",
                 persona=high.curve.persona.name, peak=step_name(high.peak.step, t), high=signed(high.peak.value, t),
                 other=low.curve.persona.name, pit=step_name(low.pit.step, t), low=signed(low.pit.value, t))
        ends = len(bad_ends(told))
        text += " " + (t("The journey ends badly for {n} of {all} personas.", n=ends, all=len(told)) if ends
                       else t("It ends badly for nobody."))
    return f"{text} {_evidence(found, t)}"


def _alone(one: Remembered, t: Texts) -> str:
    name, end = one.curve.persona.name, signed(one.end.value, t)
    if len(one.curve.points) == 1:
        return t("{persona} feels {value} at “{step}”; nothing else is known yet.", persona=name, value=end,
                 step=step_name(one.end.step, t))
    return t("{persona} feels best at “{peak}” ({high}), worst at “{pit}” ({low}), and ends at {end}.", persona=name,
             peak=step_name(one.peak.step, t), high=signed(one.peak.value, t), pit=step_name(one.pit.step, t),
             low=signed(one.pit.value, t), end=end)


def _evidence(found: Sequence[PersonaCurve], t: Texts) -> str:
    points = [point for curve in found for point in curve.points]
    assumed = sum(point.confidence < 80 for point in points)
    if assumed == len(points):
        return t("All of it is assumed: ask customers.")
    return t.plural("{n} of {all} feelings is only assumed.", "{n} of {all} feelings are only assumed.", assumed,
                    all=len(points)) if assumed else t("None of it is only assumed.")


def remembered_sentence(found: Sequence[Remembered], t: Texts) -> str:
    """What will be remembered beside what is felt on the whole."""
    if not found:
        return ""
    worst = min(found, key=lambda one: one.value)
    how = ALIKE if alike(worst.value, worst.mean) else WORSE if worst.value < worst.mean else BETTER
    text = t(how, persona=worst.curve.persona.name, value=number(worst.value, t),
             mean=number(worst.mean, t))
    text += " " + t("The strongest moment is “{strongest}” ({strong}), the last “{end}” ({last}).",
                    strongest=step_name(worst.strongest.step, t), strong=signed(worst.strongest.value, t),
                    end=step_name(worst.end.step, t), last=signed(worst.end.value, t))
    if len(found) > 1:
        best = max(found, key=lambda one: one.value)
        if not alike(best.value, worst.value):
            text += " " + t("The best memory is {persona}’s ({value}).", persona=best.curve.persona.name,
                            value=number(best.value, t))
    return text


def group_sentence(found: Sequence[Group], by: str, t: Texts) -> str:
    """The best and the worst, and what isn't known. by: "channel" or "department"."""
    known = [(mean, group) for group in found if (mean := group.feelings.mean) is not None]
    silent = sum(group.feelings.silent for group in found)
    if not known:
        return ""
    best, worst = max(known, key=lambda pair: pair[0]), min(known, key=lambda pair: pair[0])
    if alike(best[0], worst[0]):
        text = t("All feel alike: {value}.", value=number(best[0], t)) if len(known) > 1 else t(
            "“{name}” feels {value} in the mean.", name=group_name(best[1], by, t), value=number(best[0], t))
    else:
        text = t("“{best}” feels best ({high} in the mean of {n}), “{worst}” worst ({low} of {m}).",
                 best=group_name(best[1], by, t), high=number(best[0], t), n=len(best[1].feelings.found),
                 worst=group_name(worst[1], by, t), low=number(worst[0], t), m=len(worst[1].feelings.found))
    if silent:
        text += " " + t.plural("{n} touchpoint has no feeling yet.", "{n} touchpoints have no feeling yet.", silent)
    return text


def step_name(step: Step, t: Texts) -> str:
    """Its title, or what it is called without one."""
    return step.title.strip() or t("Untitled")


def group_name(group: Group, by: str, t: Texts) -> str:
    """Its name, or what it is called without one."""
    return (group.name or t("Untitled")) if group.id is not None else t(NO_NAME[by])


def stage_sentence(found: Sequence[StageFeelings], t: Texts) -> str:
    """Before against after the purchase, and the worst stage."""
    known = [(mean, row) for row in found if (mean := row.mean) is not None]
    if not known:
        return ""
    low, worst = min(known, key=lambda pair: pair[0])
    name = worst.stage.title.strip() or t("Untitled")
    if len(known) > 1:
        text = t("“{stage}” is the stage that feels worst ({low}).", stage=name, low=number(low, t))
    else:
        text = t("“{name}” feels {value} in the mean.", name=name, value=number(low, t))
    before, after = phase_mean(found, "before"), phase_mean(found, "after")
    if before is None or after is None:
        return text + " " + t("Before and after the purchase can't be compared yet: give the stages their phase, and "
                              "both sides emotions.")
    # Of what stands there: a reader subtracts.
    facts = {"before": number(before, t), "after": number(after, t),
             "by": spelt(f"{abs(round(before, 1) - round(after, 1)):.1f}", t)}
    if alike(before, after):
        return text + " " + t("Before and after the purchase feel alike ({before}).", **facts)
    if before > after:
        return text + " " + t("Care falls after the purchase: from {before} before it to {after} after it, {by} lower.",
                              **facts)
    return text + " " + t("It feels better after the purchase ({after}) than before it ({before}).", **facts)


def loyalty_sentence(found: Sequence[SegmentLine], t: Texts) -> str:
    """Per segment the last value and how it moved; what falls comes first."""
    parts = []
    for line in sorted(found, key=lambda line: line.change)[:3]:
        last = plain(line.readings[-1].value, t)
        if len(line.readings) == 1:
            parts.append(t("“{segment}” stands at {value}, measured once.", segment=line.segment, value=last))
        else:
            first = line.readings[0].value
            moved = STAYED if alike(first, line.readings[-1].value) else FELL if line.change < 0 else ROSE
            parts.append(t(moved, segment=line.segment, first=plain(first, t), value=last))
    return " ".join(parts)


def nps_sentence(found: Sequence[SegmentLine], t: Texts) -> str:
    """The last score of each segment with its interval."""
    parts = []
    for line in sorted(found, key=lambda line: line.readings[-1].value)[:3]:
        last = line.readings[-1]
        parts.append(t("“{segment}”: NPS {value}, with 95 % between {low} and {high} ({n} answers).",
                       segment=line.segment, value=whole(last.value, t), low=whole(last.low or 0.0, t),
                       high=whole(last.high or 0.0, t), n=last.responses))
    return " ".join(parts)


def alike(one: float, other: float) -> bool:
    """Whether a sentence should speak of no difference: a slight one, or one that rounds away ("from +0.3 to +0.3")."""
    return abs(one - other) <= SLIGHT or round(one, 1) == round(other, 1)


def number(value: float, t: Texts) -> str:
    """A mean feeling with its sign and one decimal."""
    return signed(round(value, 1), t)


def plain(value: float, t: Texts) -> str:
    """0 to 10 with one decimal."""
    return spelt(f"{value:.1f}", t)


def whole(value: float, t: Texts) -> str:
    """A score of −100 to 100 without decimals."""
    return signed(round(value), t)
