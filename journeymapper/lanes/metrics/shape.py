"""A metric: the value with its trend and the target in the last line, room for its course below."""
from journeymapper.core.document.reader import Reader
from journeymapper.core.foundation.i18n import N_, Texts
from journeymapper.core.foundation.numbers import figure
from journeymapper.core.layout.shapes import CardShape
from journeymapper.core.layout.text import TextStyle
from journeymapper.core.model.cards import Card
from journeymapper.core.model.series import Point, nearer, points, trend

TARGET = N_("target {value}")


# The trend as a sign and in words; a change to or from the target is said instead of rising and falling.
SIGNS = {"rising": "↗", "falling": "↘", "steady": "→"}
RISING, FALLING, STEADY = N_("rising"), N_("falling"), N_("steady")
NEARER, FARTHER = N_("nearer to it"), N_("farther from it")
WORDS = {"rising": RISING, "falling": FALLING, "steady": STEADY}
# Room for the course of a series, in pixels.
COURSE = 26.0


def reading(card: Card, doc: Reader, t: Texts) -> str:
    """“4.2 days ↘ · target 2 days · nearer to it”, as far as it is known; without a value of its own the last day's."""
    values, found = card.values(), course(card)
    unit, target = values.get("unit") or "", values.get("target")
    value = found[-1].value if values.get("value") is None and found else values.get("value")
    way, parts = trend(found), []
    if value is not None:
        parts.append(f"{_with_unit(value, unit, t)} {SIGNS[way]}" if way else _with_unit(value, unit, t))
    if target is not None:
        parts.append(t(TARGET, value=_with_unit(target, unit, t)))
    if way:
        near = nearer(found, target) if target is not None else None
        parts.append(t(WORDS[way] if near is None else NEARER if near else FARTHER))
    return " · ".join(parts)


def course(card: Card) -> list[Point]:
    """What was measured, day by day."""
    return points(card.values().get("series"))


def room(card: Card) -> float:
    """For the line of the course, where there is one."""
    return COURSE if len(course(card)) > 1 else 0.0


def _with_unit(value: int | float, unit: str, t: Texts) -> str:
    # A value of less than one has its digits behind the point.
    return f"{figure(value, t, 2 if abs(value) >= 1 else 4)} {unit}".strip()


SHAPES = {"metric": CardShape(footer=reading, footer_style=TextStyle(13, 600), below=room)}
