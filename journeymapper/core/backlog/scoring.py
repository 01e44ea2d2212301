"""Scoring of red points: the one rule that window, workbook and command line share.

Score = severity × frequency × confidence ÷ effort, 0 to 20. Severity is Nielsen's scale ("Severity
Ratings for Usability Problems", 1994), impact and persistence only; frequency stands apart;
confidence discounts what was only assumed, as in RICE (McBride, Intercom 2016).
"""
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from journeymapper.core.foundation.i18n import N_

Band = Literal["now", "next", "later"]

SEVERITIES = {
    0: N_("no problem"), 1: N_("cosmetic"), 2: N_("minor"), 3: N_("major"), 4: N_("must be fixed"),
}
FREQUENCIES = {1: N_("once"), 2: N_("sometimes"), 3: N_("regularly"), 4: N_("often"), 5: N_("always")}
EFFORTS = {1: N_("hours"), 2: N_("days"), 3: N_("weeks"), 4: N_("months"), 5: N_("longer")}
CONFIDENCES = {100: N_("researched"), 80: N_("partly researched"), 50: N_("assumed")}
BANDS: dict[Band, str] = {"now": N_("now"), "next": N_("next"), "later": N_("later")}
MUST_BE_FIXED = 4
_BY_EVIDENCE = {"researched": 100, "partly": 80, "assumed": 50}
EVIDENCES = {level: CONFIDENCES[percent] for level, percent in _BY_EVIDENCE.items()}


@dataclass(frozen=True)
class Scoring:
    """The map's thresholds: a score from `now` on is done now, from `next` on next."""

    now: float = 6.0
    next: float = 3.0


def scoring_of(stored: Mapping[str, Any] | None) -> Scoring:
    """The journey's own thresholds; the usual ones where it has none or none that make sense."""
    usual = Scoring()
    values = stored or {}
    now, later = values.get("now", usual.now), values.get("next", usual.next)
    if not all(isinstance(v, int | float) and not isinstance(v, bool) for v in (now, later)) or not 0 < later <= now:
        return usual
    return Scoring(float(now), float(later))


def confidence_of(stored: int | None, evidence_level: str | None) -> int:
    """Per cent: what somebody set, else what the evidence level gives; an absent level counts as assumed."""
    return stored if stored is not None else _BY_EVIDENCE.get(evidence_level or "assumed", 50)


def impact_of(severity: int | None, frequency: int | None, confidence: int) -> float | None:
    """Severity × frequency × confidence, 0 to 20; None where one is blank."""
    if severity is None or frequency is None:
        return None
    return severity * frequency * confidence / 100


def score_of(severity: int | None, frequency: int | None, confidence: int, effort: int | None) -> float | None:
    """0 to 20; None means "not scored": a blank is never 0."""
    impact = impact_of(severity, frequency, confidence)
    return None if impact is None or effort is None else impact / effort


def band_of(score: float | None, severity: int | None, scoring: Scoring) -> Band | None:
    """When to do it. Severity 4 is always now; what isn't scored has no band."""
    if severity == MUST_BE_FIXED:
        return "now"
    if score is None:
        return None
    if score >= scoring.now:
        return "now"
    return "next" if score >= scoring.next else "later"
