"""The series of a metric: what was measured on which day. Its entries come from files and may hold anything."""
import math
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, Literal, NamedTuple

Trend = Literal["rising", "falling", "steady"]
# Of the values' own size: a smaller change isn't called one.
SLIGHT = 0.005


class Point(NamedTuple):
    """The value of a day: where several segments were measured, their mean, weighted by answers if all have them."""

    on: str
    value: float


def points(series: Iterable[Mapping[str, Any]] | None) -> list[Point]:
    """Day by day from the first; entries without a day of the calendar or without a number are passed over."""
    found: dict[str, list[tuple[float, float | None]]] = {}
    for entry in series or ():
        on: Any = entry.get("on")
        value: Any = entry.get("value")
        if _is_day(on) and _is_number(value):
            count: Any = entry.get("responses")
            weight = float(count) if _is_number(count) and count > 0 else None
            found.setdefault(str(on), []).append((float(value), weight))
    return [Point(on, _mean(values)) for on, values in sorted(found.items())]


def trend(found: list[Point]) -> Trend | None:
    """Of the last day against the one before it; None where there is only one."""
    if len(found) < 2:
        return None
    before, now = found[-2].value, found[-1].value
    if abs(now - before) <= SLIGHT * max(abs(now), abs(before)):
        return "steady"
    return "rising" if now > before else "falling"


def nearer(found: list[Point], target: float) -> bool | None:
    """Whether the last day came nearer to the target than the one before; None where neither did."""
    if len(found) < 2 or trend(found) == "steady":
        return None
    return abs(found[-1].value - target) < abs(found[-2].value - target)


def _mean(values: list[tuple[float, float | None]]) -> float:
    weights = [weight for _, weight in values if weight is not None]
    if len(weights) < len(values):
        # Most series have one value a day: it drags Python's fractions and decimals in.
        from statistics import fmean

        return fmean(value for value, _ in values)
    return sum(value * weight for (value, _), weight in zip(values, weights, strict=True)) / sum(weights)


def _is_day(value: Any) -> bool:
    try:
        return isinstance(value, str) and date.fromisoformat(value).isoformat() == value
    except ValueError:
        return False


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and math.isfinite(value)
