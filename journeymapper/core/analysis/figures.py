"""Figures that people wrote, as numbers: "12 %", "3,5 days", 4."""
import re
from typing import NamedTuple

_FIGURE = re.compile(r"^\s*([-+−]?\d[\d\s .,'’]*)\s*(.*?)\s*$", re.DOTALL)


class Figure(NamedTuple):
    """A number and what stands behind it, "" for nothing."""

    value: float
    unit: str


def figure(given: str | float | None) -> Figure | None:
    """The figure at the beginning of a text; None where there is none or it could be read in two ways.

    A comma or point with exactly three digits behind it may be either sign of thousands or of decimals: alone and
    before nothing else it counts as thousands only where others of its sort stand there too.
    """
    if given is None or isinstance(given, bool):
        return None
    if isinstance(given, int | float):
        return Figure(float(given), "")
    found = _FIGURE.match(given)
    if found is None:
        return None
    value = _number(found.group(1).strip())
    return None if value is None else Figure(value, found.group(2))


def _number(text: str) -> float | None:
    digits = re.sub(r"[\s '’]", "", text.replace("−", "-"))
    marks = [sign for sign in digits if sign in ".,"]
    if len(set(marks)) == 2:  # the last one is that of the decimals
        digits = digits.replace("," if marks[-1] == "." else ".", "").replace(",", ".")
    elif len(marks) > 1:
        digits = digits.replace(marks[0], "")
    else:
        digits = digits.replace(",", ".")
    try:
        return float(digits)
    except ValueError:
        return None
