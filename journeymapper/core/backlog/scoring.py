"""Scoring of red points: the one rule that window, workbook and command line share.

By default score = severity × frequency × confidence ÷ effort, 0 to 20. Severity is Nielsen's scale
("Severity Ratings for Usability Problems", 1994), impact and persistence only; frequency stands
apart; confidence discounts what was only assumed, as in RICE (McBride, Intercom 2016). A map may
choose another of `models.MODELS`, weights and thresholds: `journey.scoring` holds
{"model"?, "now"?, "next"?, "weights"?: {name of an input: 0 to 3}}; what makes no sense there counts as absent.
"""
import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from journeymapper.core.foundation.errors import Refused
from journeymapper.core.foundation.i18n import N_
from journeymapper.core.model.words import CONFIDENCE_BY_EVIDENCE

from .models import EASE_FROM, INPUTS, MODELS, USUAL, Model, Source

Band = Literal["now", "next", "later"]

SEVERITIES = {
    0: N_("no problem"), 1: N_("cosmetic"), 2: N_("minor"), 3: N_("major"), 4: N_("must be fixed"),
}
FREQUENCIES = {1: N_("once"), 2: N_("sometimes"), 3: N_("regularly"), 4: N_("often"), 5: N_("always")}
EFFORTS = {1: N_("hours"), 2: N_("days"), 3: N_("weeks"), 4: N_("months"), 5: N_("longer")}
CONFIDENCES = {100: N_("researched"), 80: N_("partly researched"), 50: N_("assumed")}
BANDS: dict[Band, str] = {"now": N_("now"), "next": N_("next"), "later": N_("later")}
MUST_BE_FIXED = 4
MOST_WEIGHT, MOST_THRESHOLD = 3.0, 1_000_000.0

Values = Mapping[str, float | None]
"""A red point's numbers by column of the backlog: severity, frequency, confidence, effort and the two values."""


@dataclass(frozen=True)
class Scoring:
    """How a map scores: a score from `now` on is done now, from `next` on next. Weights that aren't named are 1."""

    now: float = 6.0
    next: float = 3.0
    model: Model = MODELS[USUAL]
    weights: Mapping[str, float] = field(default_factory=dict)

    def weight(self, name: str) -> float:
        """The exponent of an input."""
        return self.weights.get(name, 1.0)


def scoring_of(stored: Mapping[str, Any] | None) -> Scoring:
    """The journey's own model, weights and thresholds; the usual ones for what it has not or what makes no sense."""
    usual = Scoring()
    values = stored or {}
    now, later = values.get("now", usual.now), values.get("next", usual.next)
    if not _number(now) or not _number(later) or not 0 < later <= now <= MOST_THRESHOLD:
        now, later = usual.now, usual.next
    chosen, told = values.get("model"), values.get("weights")
    weights = {name: float(told[name]) for name in INPUTS if _weight(told.get(name))} if isinstance(told, dict) else {}
    model = MODELS.get(chosen, usual.model) if isinstance(chosen, str) else usual.model
    return Scoring(float(now), float(later), model, weights)


def stored_scoring(stored: Mapping[str, Any] | None, **changes: Any) -> dict[str, Any] | None:
    """What the journey holds after a change of model, now, next, weights (those named only); None for all as usual.

    What isn't ours stays. None as a value takes a choice back. Raises Refused for thresholds that make no sense.
    """
    kept, held = dict(stored or {}), scoring_of(stored)
    told = kept.get("weights")
    weights = {**(told if isinstance(told, dict) else {}), **(changes.pop("weights", None) or {})}
    limits = {"now": held.now, "next": held.next} | {key: changes.pop(key) for key in ("now", "next") if key in changes}
    limits = {key: getattr(Scoring, key) if value is None else value for key, value in limits.items()}
    if not 0 < limits["next"] <= limits["now"]:
        raise Refused(N_("“Next” has to begin above 0 and not above “now”. Change the other threshold first."))
    usual = {"model": USUAL, "now": Scoring.now, "next": Scoring.next}
    weights = {name: weight for name, weight in weights.items() if weight not in (None, 1)}
    found = {**kept, **limits, **changes, "weights": weights}
    return {key: value for key, value in found.items() if value not in (None, {}) and value != usual.get(key)} or None


def highest(scoring: Scoring) -> float:
    """The highest score that can be: 20 while the weights are 1."""
    best = {column: float(one.source.most) for one in INPUTS.values() for column in one.source.columns}
    return score_of({**best, "effort": 1.0}, scoring) or 0.0


def confidence_of(stored: int | None, evidence_level: str | None) -> int:
    """Per cent: what somebody set, else what the evidence level gives; an absent level counts as assumed."""
    return stored if stored is not None else CONFIDENCE_BY_EVIDENCE.get(evidence_level or "assumed", 50)


def impact_of(severity: int | None, frequency: int | None, confidence: int) -> float | None:
    """Severity × frequency × confidence, 0 to 20; None where one is blank. Orders what no model can score."""
    if severity is None or frequency is None:
        return None
    return severity * frequency * confidence / 100


def score_of(values: Values, scoring: Scoring) -> float | None:
    """The model's score; None means "not scored": a blank among the inputs is never 0.

    The order of the operations is that of the workbook's formula (`workbook.formulas`), so both round alike:
    all factors, then their units, then what divides.
    """
    product, units, divisor = 1.0, 1.0, 1.0
    for one in scoring.model.inputs:
        weight = scoring.weight(one.name)
        if weight == 0:
            continue
        value = _value(values, one.source)
        if value is None:
            return None
        if one.divides:
            divisor *= value ** weight
        else:
            product *= value ** weight
        units *= one.source.unit ** weight
    return product / units / divisor


def band_of(score: float | None, severity: int | None, scoring: Scoring) -> Band | None:
    """When to do it. Severity 4 is always now; what isn't scored has no band."""
    if severity == MUST_BE_FIXED:
        return "now"
    if score is None:
        return None
    if score >= scoring.now:
        return "now"
    return "next" if score >= scoring.next else "later"


def _value(values: Values, source: Source) -> float | None:
    given = [value for column in source.columns if (value := values.get(column)) is not None]
    if not given:
        return None
    value = sum(given) / len(given)
    if source.above_zero and value <= 0:
        return None
    return EASE_FROM - value if source.mirrored else float(value)


def _number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and math.isfinite(value)


def _weight(value: Any) -> bool:
    return _number(value) and 0 <= value <= MOST_WEIGHT
