"""What a customer remembers of the journey: not the mean but the strongest moment and the end.

Peak–end rule: Kahneman, Fredrickson, Schreiber, Redelmeier, "When more pain is preferred to less: adding a better
end" (Psychological Science 4, 1993): remembered = (value at the strongest moment + value at the end) ÷ 2. Duration
counts for nothing. On a scale with two ends the strongest moment is the one farthest from 0; of two as far, the bad
one ("Bad is stronger than good", Baumeister and others, 2001), and of two alike the later one.
"""
from statistics import fmean
from typing import NamedTuple

from .curves import Felt, PersonaCurve


class Remembered(NamedTuple):
    """Of one curve: its highest and lowest point (of several the last), the strongest one, its end; −2 to 2."""

    curve: PersonaCurve
    peak: Felt
    pit: Felt
    strongest: Felt
    end: Felt
    mean: float
    value: float


def remembered(curve: PersonaCurve) -> Remembered:
    """See above."""
    points = curve.points
    peak = max(points, key=lambda point: (point.value, point.at))
    pit = min(points, key=lambda point: (point.value, -point.at))
    strongest = max(points, key=lambda point: (abs(point.value), point.value < 0, point.at))
    end = points[-1]
    return Remembered(curve, peak, pit, strongest, end, fmean(point.value for point in points),
                      (strongest.value + end.value) / 2)


def bad_ends(found: list[Remembered]) -> list[Remembered]:
    """Those whose journey ends below the middle."""
    return [one for one in found if one.end.value < 0]
