"""Loyalty over time: three attitudes per segment, each 0 to 10, and the Net Promoter Score where it was counted.

Willingness to repurchase, reluctance to switch, likelihood to recommend are followed after the purchase (product
notes). NPS = 100 × (promoters − detractors) ÷ responses; promoters answered 9 or 10, detractors 0 to 6 (Reichheld,
"The one number you need to grow", Harvard Business Review, December 2003). It can't be had from a mean, so without the
three counts there is none, and the mean is shown instead.

Its 95 % interval is the adjusted Wald interval for the difference of two shares of one sample (Rocks, "Interval
estimation for the Net Promoter Score", The American Statistician 70, 2016): 3/4 is added to promoters and to detractors
and 3 to the responses, then difference ± 1.96 × √((p + d − (p − d)²) ÷ n), kept within −100 and 100.
"""
from collections.abc import Mapping
from datetime import date
from math import sqrt
from statistics import fmean
from typing import NamedTuple

from journeymapper.core.document.reader import Reader
from journeymapper.core.model.other import Measurement
from journeymapper.core.model.words import ATTITUDES

Z_95 = 1.96
ADDED, ADDED_IN_ALL = 0.75, 3.0


class Nps(NamedTuple):
    """−100 to 100, with the interval in which it lies with 95 %, and how many answered."""

    value: float
    low: float
    high: float
    responses: int


class Reading(NamedTuple):
    """What was measured of a segment on a day: the mean where somebody entered the day twice. ids: the measurements."""

    day: date
    value: float
    ids: tuple[str, ...]
    low: float | None = None
    high: float | None = None
    responses: int | None = None


class SegmentLine(NamedTuple):
    """The readings of a segment from the first to the last, at least one."""

    segment: str
    readings: tuple[Reading, ...]

    @property
    def change(self) -> float:
        """From the first reading to the last."""
        return self.readings[-1].value - self.readings[0].value


def nps_of(promoters: int | None, passives: int | None, detractors: int | None) -> Nps | None:
    """See above; None where one of the three wasn't counted or nobody answered."""
    if promoters is None or passives is None or detractors is None or promoters + passives + detractors == 0:
        return None
    n = promoters + passives + detractors
    value = 100 * (promoters - detractors) / n
    wide = n + ADDED_IN_ALL
    up, down = (promoters + ADDED) / wide, (detractors + ADDED) / wide
    middle, reach = up - down, Z_95 * sqrt((up + down - (up - down) ** 2) / wide)
    return Nps(value, max(-100.0, 100 * (middle - reach)), min(100.0, 100 * (middle + reach)), n)


def over_time(doc: Reader, attitude: str) -> list[SegmentLine]:
    """Per segment, by name: what was measured of one of `ATTITUDES`."""
    found: dict[str, dict[date, list[Measurement]]] = {}
    for row in measurements(doc):
        if getattr(row, attitude) is not None:
            found.setdefault(row.segment, {}).setdefault(date.fromisoformat(row.on), []).append(row)
    return [SegmentLine(segment, tuple(_reading(day, rows, attitude) for day, rows in sorted(days.items())))
            for segment, days in sorted(found.items())]


def nps_over_time(doc: Reader) -> list[SegmentLine]:
    """Per segment, by name: the Net Promoter Score on the days on which it was counted; counts of a day add up."""
    found: dict[str, dict[date, list[Measurement]]] = {}
    for row in measurements(doc):
        if nps_of(row.promoters, row.passives, row.detractors) is not None:
            found.setdefault(row.segment, {}).setdefault(date.fromisoformat(row.on), []).append(row)
    return [SegmentLine(segment, tuple(_counted(day, rows) for day, rows in sorted(days.items())))
            for segment, days in sorted(found.items())]


def measurements(doc: Reader) -> list[Measurement]:
    """All of them, by day, then by segment."""
    return sorted(doc.every(Measurement), key=lambda row: (row.on, row.segment.casefold(), row.segment, row.id))


def attitudes_of(row: Measurement) -> Mapping[str, float]:
    """The attitudes that were measured, by name of their field."""
    return {name: float(value) for name in ATTITUDES if (value := getattr(row, name)) is not None}


def _reading(day: date, rows: list[Measurement], attitude: str) -> Reading:
    counts = [row.responses for row in rows]
    return Reading(day, fmean(float(getattr(row, attitude)) for row in rows), tuple(row.id for row in rows),
                   responses=None if None in counts else sum(count for count in counts if count is not None))


def _counted(day: date, rows: list[Measurement]) -> Reading:
    score = nps_of(*(sum(getattr(row, name) or 0 for row in rows) for name in ("promoters", "passives", "detractors")))
    assert score is not None
    return Reading(day, score.value, tuple(row.id for row in rows), score.low, score.high, score.responses)
