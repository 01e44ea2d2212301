"""Care before the sale and neglect after it.

Source: the four mistakes in channels, the fourth: "all effort before the sale and silence, robots or unanswered
mailboxes after it". Three measures, a rule each, from the stages before the purchase to those after it: the share
of all touchpoints, the share of human channels among those with a known mode, the mean feeling of the touchpoints
(where they have none, that of the emotions). Nothing is said where one of the two sides doesn't exist in the map or
isn't measured. The steps after it that only machines answer: see machines_alone. An acceptance holds until it gets
graver or, for the feeling, until one of the means is another by half a point: one touchpoint more asks nobody
again.
"""
from collections.abc import Iterator
from statistics import fmean

from journeymapper.core.analysis.facts import Facts
from journeymapper.core.analysis.finding import Finding, Severity
from journeymapper.core.analysis.rule import Rule, whole
from journeymapper.core.foundation.i18n import N_
from journeymapper.core.foundation.sentences import Sentence, sentence
from journeymapper.core.model.cards import Touchpoint
from journeymapper.core.model.journey import Stage, Step
from journeymapper.core.model.people import Channel, Emotion

# A quarter of a point is within what rounding makes of a handful of touchpoints.
LEAST_FALL = 0.25
WIDE_FALL = 1.0


def share(facts: Facts, _unit: str) -> Iterator[Finding]:
    """Fewer of the touchpoints stand after the purchase than before it."""
    before, after = len(_rows(facts, "before")), len(_rows(facts, "after"))
    if before and after < before and _has(facts, "after"):
        total = len([row for row in facts.doc.every(Touchpoint) if row.step])
        severity: Severity = "high" if 2 * after <= before else "medium"
        yield _finding(facts, "after-sale-share", severity, sentence(
            N_("{after} of {all} touchpoints are after the purchase, {before} are before it."),
            after=after, all=total, before=before), severity)


def people(facts: Facts, _unit: str) -> Iterator[Finding]:
    """A smaller share of the channels is human."""
    (old, known_old), (new, known_new) = (_human(facts, phase) for phase in ("before", "after"))
    if known_old and known_new and new / known_new < old / known_old:
        severity: Severity = "medium" if new else "high"
        yield _finding(facts, "after-sale-people", severity, sentence(
            N_("After the purchase {after} of {all_after} touchpoints are with people, before it {before} of "
               "{all_before}."), after=new, all_after=known_new, before=old, all_before=known_old), severity)


def feeling(facts: Facts, _unit: str) -> Iterator[Finding]:
    """The mean feeling falls."""
    old, new = (_mean(facts, phase) for phase in ("before", "after"))
    if old is not None and new is not None and old - new >= LEAST_FALL:
        yield _finding(facts, "after-sale-feeling", "high" if old - new >= WIDE_FALL else "medium", sentence(
            N_("The mean feeling falls from {before} before the purchase to {after} after it."),
            before=round(old, 1), after=round(new, 1)), f"{round(old * 2)} {round(new * 2)}")


def _finding(facts: Facts, rule: str, severity: Severity, says: Sentence, known: str) -> Finding:
    first = next(step.id for step in facts.steps if facts.phases[step.id] == "after")
    return Finding(rule, severity, says, (), known, (first,))


def _has(facts: Facts, phase: str) -> bool:
    return phase in facts.phases.values()


def _rows(facts: Facts, phase: str) -> list[Touchpoint]:
    by_phase: dict[str | None, list[Touchpoint]] | None = facts.memory.get(("after sale", ""))
    if by_phase is None:
        by_phase = facts.memory["after sale", ""] = {}
        for row in facts.doc.every(Touchpoint):
            by_phase.setdefault(facts.phases.get(row.step or ""), []).append(row)
    return by_phase.get(phase, [])


def _human(facts: Facts, phase: str) -> tuple[int, int]:
    channels = (facts.doc.find(Channel, row.channel) for row in _rows(facts, phase))
    modes = [channel.mode for channel in channels if channel is not None and channel.mode]
    return modes.count("human"), len(modes)


def _mean(facts: Facts, phase: str) -> float | None:
    felt: list[float] = [row.feeling for row in _rows(facts, phase) if row.feeling is not None]
    felt = felt or [row.value for row in facts.doc.every(Emotion) if facts.phases.get(row.step) == phase]
    return fmean(felt) if felt else None


_WHY = N_("It does not end with the purchase: what comes after it decides whether customers buy again, stay, and "
          "recommend us. Look at where they are left alone, and give them something there.")
_SOURCE = N_("The four mistakes in channels, the fourth: all effort before the sale, and silence, robots or unanswered "
             "mailboxes after it")
RULES = (
    Rule("after-sale-share", "mistakes", N_("Fewer touchpoints after the purchase"), _WHY, _SOURCE,
         whole(Touchpoint, Step, Stage), share),
    Rule("after-sale-people", "mistakes", N_("Fewer people after the purchase"), _WHY, _SOURCE,
         whole(Touchpoint, Step, Stage, Channel), people),
    Rule("after-sale-feeling", "mistakes", N_("Worse feeling after the purchase"), _WHY, _SOURCE,
         whole(Touchpoint, Step, Stage, Emotion), feeling),
)
