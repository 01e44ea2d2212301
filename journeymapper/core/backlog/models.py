"""The models of scoring as data: what each multiplies, by what it divides, why, and who thought of it.

A model is a product of inputs, each with a weight: the exponent that its value is raised to. Weight 1
is the model as its authors have it, 2 counts an input twice, 0.5 softens it, 0 leaves it out (its
blank too). All models run from 0 to 20 while the weights are 1, so thresholds keep their sense.
"""
from collections.abc import Mapping
from dataclasses import dataclass

from journeymapper.core.foundation.i18n import N_

# Ease is the effort seen from the other side: 1 (longer) to 5 (hours).
EASE_FROM = 6


@dataclass(frozen=True)
class Source:
    """Where an input's value comes from. `columns` of the backlog: the mean of those that hold a number.

    `unit` divides the value (per cents by 100, values of 0 to 100 by 25, which gives 0 to 4 as severity
    has); `mirrored`: EASE_FROM less the value; `above_zero`: 0 and less count as blank; `most`: the
    highest value.
    """

    columns: tuple[str, ...]
    most: int
    unit: int = 1
    mirrored: bool = False
    above_zero: bool = False


@dataclass(frozen=True)
class Input:
    """An input of a model under the name it has there; weights are kept by this name. `title`: catalogue id."""

    name: str
    title: str
    meaning: str
    source: Source
    divides: bool = False


@dataclass(frozen=True)
class Model:
    """One model. All texts are catalogue ids; `credit` is where it comes from."""

    key: str
    title: str
    rule: str
    explanation: str
    credit: str
    inputs: tuple[Input, ...]


_SEVERITY = Input("severity", N_("Severity"), N_("Impact and persistence, 0 to 4."), Source(("severity",), 4))
_FREQUENCY = Input("frequency", N_("Frequency"), N_("How often it happens, 1 to 5."), Source(("frequency",), 5))
_REACH = Input("reach", N_("Reach"), N_("The column Frequency, 1 to 5: how many of those concerned it meets."),
               Source(("frequency",), 5))
_IMPACT = Input("impact", N_("Impact"),
                N_("The mean of customer value and business value (one of them is enough) ÷ 25, 0 to 4."),
                Source(("customer_value", "business_value"), 100, unit=25))
_CONFIDENCE = Input("confidence", N_("Confidence"), N_("100, 80 or 50 per cent, as 1, 0.8 or 0.5."),
                    Source(("confidence",), 100, unit=100))
_EFFORT = Input("effort", N_("Effort"), N_("The time until the improvement is in use, 1 to 5."),
                Source(("effort",), 5, above_zero=True), divides=True)
_EASE = Input("ease", N_("Ease"), N_("6 − effort: 5 for hours, 1 for longer than months."),
              Source(("effort",), 5, mirrored=True, above_zero=True))

WEIGHTS = N_("A weight is the power that an input is raised to: 1 as it is, 2 counts it twice, 0.5 softens it, "
             "0 leaves it out.")
USUAL = "severity"
MODELS: Mapping[str, Model] = {model.key: model for model in (
    Model(USUAL, N_("Severity"), N_("Score = severity × frequency × confidence ÷ effort"),
          N_("What hurts most and most often comes first, discounted by what is only assumed, per effort."),
          N_("Severity after Nielsen (1994), confidence and effort as in RICE"),
          (_SEVERITY, _FREQUENCY, _CONFIDENCE, _EFFORT)),
    Model("rice", N_("RICE"), N_("Score = reach × impact × confidence ÷ effort"),
          N_("What brings most value to most people comes first. Needs customer value or business value."),
          N_("McBride, Intercom (2016)"), (_REACH, _IMPACT, _CONFIDENCE, _EFFORT)),
    Model("ice", N_("ICE"), N_("Score = impact × confidence × ease"),
          N_("A quick estimate without reach. Needs customer value or business value."),
          N_("Ellis, Growth Hackers (2015)"), (_IMPACT, _CONFIDENCE, _EASE)),
    Model("impact-effort", N_("Impact–effort"), N_("Score = severity × frequency ÷ effort"),
          N_("What the matrix shows: impact is severity × frequency; how sure we are doesn't count."),
          N_("The impact–effort matrix of lean and design practice"), (_SEVERITY, _FREQUENCY, _EFFORT)),
)}
# Every input there is, by name: weights are kept, and named in the workbook, by it.
INPUTS: Mapping[str, Input] = {one.name: one for model in MODELS.values() for one in model.inputs}
