"""Numbers and days as people and programs write them in English and Spanish."""
import math
import re
from collections.abc import Iterable
from datetime import date, datetime, timedelta

from journeymapper.core.foundation.folding import fold

_NUMBER = re.compile(r"[+\-\u2212]?[0-9][0-9.,'\u00a0\u202f\u2019 ]*")
_SPACES = re.compile("['\u00a0\u202f\u2019 ]")
_PARTS = re.compile(r"([0-9]{1,4})[/.\-]([0-9]{1,2})[/.\-]([0-9]{1,4})")
_NAMED = re.compile(r"([0-9]{1,2})(?:\.|st|nd|rd|th)?(?: de)? ([a-z]{3,12})\.?(?: de|,)? ([0-9]{4})")
_NAMED_FIRST = re.compile(r"([a-z]{3,12})\.? ([0-9]{1,2})(?:st|nd|rd|th)?,? ([0-9]{4})")
_MONTHS = {name: month for month, names in enumerate((
    "jan january ene enero", "feb february febrero", "mar march marzo", "apr april abr abril", "may mayo",
    "jun june junio", "jul july julio", "aug august ago agosto", "sep sept september septiembre set setiembre",
    "oct october octubre", "nov november noviembre", "dec december dic diciembre"), start=1) for name in names.split()}
FIRST_YEAR, LAST_YEAR = 1900, 2200
_COUNTED = re.compile("[0-9]{5}")
# Day 0 of the two ways in which workbooks count days (ECMA-376 part 1, 18.17.4.1): that of 1900 as it is from March
# 1900 on, since it counts a 29 February 1900. Numbers outside these years are rather no days.
_ZERO, _ZERO_1904, COUNTED_YEARS = date(1899, 12, 30), date(1904, 1, 1), range(1990, 2101)


class Unreadable(ValueError):
    """Neither a number nor a day, whichever was looked for."""


def number_of(value: object, *, comma: bool) -> float:
    """comma: it parts the decimals (else the point does); the other one then groups thousands. Per cents as written.

    Raises Unreadable.
    """
    if isinstance(value, bool):
        raise Unreadable(value)
    if isinstance(value, int | float):
        if not math.isfinite(value):
            raise Unreadable(value)
        return value
    text = str(value).strip().removesuffix("%").strip()
    if not _NUMBER.fullmatch(text):
        raise Unreadable(value)
    text = _SPACES.sub("", text).replace("\u2212", "-")
    point, group = (",", ".") if comma else (".", ",")
    head, _, tail = text.partition(point)
    groups = head.split(group)
    if group in tail or point in tail or (len(groups) > 1 and any(len(part) != 3 for part in groups[1:])):
        raise Unreadable(value)
    found = float(f"{''.join(groups)}.{tail or 0}")
    return int(found) if found.is_integer() and abs(found) < 2 ** 53 else found


def comma_parts_decimals(values: Iterable[object], *, usual: bool) -> bool:
    """Whether the numbers of a column are written with a decimal comma; usual: where nothing tells."""
    for value in values:
        text = str(value) if isinstance(value, str) else ""
        last = max(text.rfind(","), text.rfind("."))
        if last < 0:
            continue
        sign, other = text[last], "." if text[last] == "," else ","
        digits = len(re.sub("[^0-9]", "", text[last:]))
        if text.count(sign) > 1:
            return sign == "."
        if other in text[:last] or digits != 3 or text[:last].strip("+- ") in ("0", ""):
            return sign == ","
    return usual


def is_counted(value: object) -> bool:
    """Whether a day is a number: so spreadsheets keep days, and show them where a cell isn't formatted as one."""
    return (isinstance(value, int | float) and not isinstance(value, bool)) or (
        isinstance(value, str) and _COUNTED.fullmatch(value.strip()) is not None)


def day_of(value: object, *, month_first: bool, since_1904: bool = False) -> str:
    """ISO. month_first: 06/30/2026 instead of 30/06/2026. since_1904: where numbers are days, what they count from.

    Raises Unreadable.
    """
    if is_counted(value):
        return _counted(float(str(value)), since_1904=since_1904)
    if isinstance(value, datetime):
        return _within(value.date()).isoformat()
    if isinstance(value, date):
        return _within(value).isoformat()
    if not isinstance(value, str):
        raise Unreadable(value)
    text = " ".join(fold(value).split())
    if len(text) > 10 and text[4:5] == text[7:8] == "-" and text[10] in "t ":
        text = text[:10]
    if match := _PARTS.fullmatch(text):
        first, second, third = match.groups()
        if len(first) == 4:
            return _made(int(first), int(second), int(third))
        day, month = (int(second), int(first)) if month_first else (int(first), int(second))
        return _made(int(third) + (2000 if len(third) == 2 else 0), month, day)
    if match := _NAMED.fullmatch(text):
        return _made(int(match[3]), _MONTHS.get(match[2], 0), int(match[1]))
    if match := _NAMED_FIRST.fullmatch(text):
        return _made(int(match[3]), _MONTHS.get(match[1], 0), int(match[2]))
    raise Unreadable(value)


def month_comes_first(values: Iterable[object]) -> bool:
    """Whether a column's days are written 06/30/2026: only where some can't be read otherwise."""
    parts = [match for value in values if isinstance(value, str) and (match := _PARTS.fullmatch(value.strip()))
             and len(match[1]) < 3]
    return any(int(match[2]) > 12 for match in parts) and not any(int(match[1]) > 12 for match in parts)


def _counted(number: float, *, since_1904: bool) -> str:
    try:
        day = (_ZERO_1904 if since_1904 else _ZERO) + timedelta(days=math.floor(number))
    except (ValueError, OverflowError) as error:
        raise Unreadable(number) from error
    if day.year not in COUNTED_YEARS:
        raise Unreadable(number)
    return day.isoformat()


def _made(year: int, month: int, day: int) -> str:
    try:
        return _within(date(year, month, day)).isoformat()
    except ValueError as error:
        raise Unreadable(str(error)) from error


def _within(day: date) -> date:
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise Unreadable(day)
    return day
