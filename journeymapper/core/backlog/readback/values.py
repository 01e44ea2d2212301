"""What a manager's cell means: the stored value, or why it can't be taken."""
import math
import re
from datetime import date, datetime, timedelta
from typing import Any

from journeymapper.core.backlog.columns import BacklogColumn
from journeymapper.core.backlog.readback.rows import ReadCell
from journeymapper.core.backlog.readback.words import SCALES, choice_words, folded, plain, scale_values
from journeymapper.core.foundation.errors import Refused
from journeymapper.core.foundation.i18n import N_

# Days as Excel counts them, for a date whose cell lost its format: 1954 to 2119.
SERIALS = range(20_000, 80_000)
FIRST_SERIAL = date(1899, 12, 30)
_LEADING = re.compile(r"(-?\d+(?:[.,]\d+)?)\s*%?\s*(.*)", re.DOTALL)
# “1,000” is a thousand for one and one for the other.
_THOUSANDS = re.compile(r"-?[1-9]\d{0,2}[.,]\d{3}")
_ISO = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ].*)?")
_DAY_FIRST = re.compile(r"(\d{1,2})([-/.])(\d{1,2})[-/.](\d{4})")


def value_of(column: BacklogColumn, cell: ReadCell) -> Any:
    """The value as the map stores it; None for a blank. Raises Refused with the reason."""
    if cell.unknown:
        raise Refused(N_("the formula or error there has no value"))
    if cell.value is None or plain(str(cell.value)) == "":
        return None
    if column.kind == "scale":
        return _scale(column.key, cell.value)
    if column.kind == "choice":
        return _choice(column.key, cell.value)
    if column.kind == "date":
        return _day(cell.value)
    if column.kind == "number":
        return _number(cell.value)
    if column.key in ("baseline", "target") and isinstance(cell.value, float | int):
        return tidy(cell.value)
    return _text(cell.value)


def tidy(value: float) -> int | float:
    """Whole numbers without a point: spreadsheets know only one sort of number. Raises Refused where not finite."""
    if not math.isfinite(value):
        raise Refused(N_("it is no number"))
    return int(value) if value == int(value) and abs(value) < 2**53 else value


def _text(value: Any) -> str:
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    return plain(str(tidy(value) if isinstance(value, float) else value))


def _scale(key: str, value: Any) -> int:
    words, least, most = scale_values(key), min(SCALES[key]), max(SCALES[key])
    number: float | None = None
    if isinstance(value, int | float) and not isinstance(value, bool):
        number = value
    elif folded(str(value)) in words:
        return words[folded(str(value))]
    elif match := _LEADING.fullmatch(plain(str(value))):
        number = float(match[1].replace(",", "."))
        rest = folded(match[2].lstrip("-–—:=·()● ○").rstrip(")●○ "))
        if rest and words.get(rest) != number:
            number = None
    if number is not None and key == "confidence" and 0 < number <= 1:
        number *= 100
    if number is None or not math.isfinite(number) or round(number, 6) not in SCALES[key]:
        if key == "confidence":
            raise Refused(N_("it must be 100, 80 or 50"))
        raise Refused(N_("it must be a whole number from {least} to {most}"), least=least, most=most)
    return round(number)


def _choice(key: str, value: Any) -> str:
    words = choice_words(key)
    stored = words.get(folded(str(value)))
    if stored is None:
        raise Refused(N_("it is none of the words of the list"))
    return stored


def _number(value: Any) -> int | float:
    if isinstance(value, int | float) and not isinstance(value, bool):
        return tidy(value)
    match = _LEADING.fullmatch(plain(str(value)))
    if isinstance(value, bool | date) or match is None or match[2]:
        raise Refused(N_("it is no number"))
    if _THOUSANDS.fullmatch(match[1]):
        raise Refused(N_("the number can be read in two ways; write it without a dot or comma"))
    return tidy(float(match[1].replace(",", ".")))


def _day(value: Any) -> str:
    """ISO. A text of two readings (03/04/2027) is refused: nothing is guessed."""
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, int | float) and not isinstance(value, bool) and value in SERIALS:
        return (FIRST_SERIAL + timedelta(days=int(value))).isoformat()
    text = plain(str(value))
    try:
        if match := _ISO.fullmatch(text):
            return date(int(match[1]), int(match[2]), int(match[3])).isoformat()
        if match := _DAY_FIRST.fullmatch(text):
            first, second, year = int(match[1]), int(match[3]), int(match[4])
            if match[2] == "." or first > 12 or first == second:
                return date(year, second, first).isoformat()
            if second > 12:
                return date(year, first, second).isoformat()
            raise Refused(N_("the day can be read in two ways; write it as 2026-12-31"))
    except ValueError:
        pass
    raise Refused(N_("it is no day of the calendar; write it as 2026-12-31"))
