"""The rows of a table that can be taken over, and each cell that can't be read."""
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from journeymapper.core.foundation.i18n import N_
from journeymapper.core.foundation.sentences import Sentence, sentence
from journeymapper.core.model.words import ATTITUDES

from .columns import COUNTS, Rows
from .values import day_of, is_counted, number_of

TEXT_MOST, NUMBER_MOST = 200, 1e12


class Way(NamedTuple):
    """How the table is written: field → column, decimal comma, month before day.

    since_1904: days that are numbers are counted from there. formulas: (row, column from 0) of those without a value.
    """

    columns: Mapping[str, int]
    comma: bool = False
    month_first: bool = False
    since_1904: bool = False
    formulas: Collection[tuple[int, int]] = frozenset()


class Bad(NamedTuple):
    """A cell that can't be read, as the spreadsheet calls it (“B7”), what stands there, and what is wrong."""

    place: str
    text: str
    why: Sentence


@dataclass
class Taken:
    """rows: values by field; `bad` are left out, a whole row where its day, segment or only value is bad.

    counted: so many days were numbers, as a spreadsheet counts days.
    """

    rows: list[dict[str, Any]] = field(default_factory=list)
    bad: list[Bad] = field(default_factory=list)
    counted: int = 0


NO_DAY = N_("is no day. Write it as 2026-06-30 or 30/06/2026.")
NO_NUMBER = N_("is no number.")
NOT_TO_TEN = N_("is not within 0 to 10.")
NO_COUNT = N_("is no whole number from 0.")
NO_SEGMENT = N_("names no segment.")
TOO_LONG = N_("is too long for the name of a segment.")
NOTHING = N_("holds no value, so the row is left out.")
FORMULA = N_("is a formula without a stored value, so it counts as blank. Open the file in a spreadsheet program, save "
             "it there and take it over again.")
AGAIN = N_("is the same day and segment as in row {row}; this later one counts.")


class Taking:
    """The rows of a table, so many at a time; `found` grows. Below the header; loyalty: see `take`."""

    def __init__(self, rows: Rows, way: Way, *, loyalty: bool) -> None:
        self.found = Taken()
        self.done = 0
        self._rows, self._way, self._loyalty = rows, way, loyalty
        self._seen: dict[tuple[str, str], tuple[int, int]] = {}

    @property
    def all(self) -> int:
        """How many rows there are."""
        return len(self._rows)

    def go_on(self, count: int) -> bool:
        """Read so many more rows; whether some are left."""
        for number, cells in self._rows[self.done:self.done + count]:
            self._take(number, cells)
        self.done = min(self.done + count, self.all)
        return self.done < self.all

    def _take(self, number: int, cells: Sequence[object]) -> None:
        found, way = self.found, self._way
        texts = {name: cells[place] if place < len(cells) else None for name, place in way.columns.items()}
        lost = {name for name, place in way.columns.items() if (number, place) in way.formulas}
        if not lost and all(_blank(value) for value in texts.values()):
            return
        found.bad += [Bad(_place(way, name, number), "", sentence(FORMULA)) for name in way.columns if name in lost]
        made = _row(number, texts, way, found, loyalty=self._loyalty)
        if made is None:
            return
        key = (made["on"], made.get("segment", ""))
        if key in self._seen:
            place, first = self._seen[key]
            found.bad.append(Bad(_place(way, "on", number), made["on"], sentence(AGAIN, row=first)))
            found.rows[place] = made
        else:
            self._seen[key] = (len(found.rows), number)
            found.rows.append(made)


def take(rows: Rows, way: Way, *, loyalty: bool) -> Taken:
    """rows: below the header. loyalty: for measurements (a segment is needed), else for the series of a metric."""
    work = Taking(rows, way, loyalty=loyalty)
    work.go_on(work.all)
    return work.found


def _row(number: int, texts: Mapping[str, object], way: Way, found: Taken, *, loyalty: bool) -> dict[str, Any] | None:
    """None where nothing of it can be taken over."""
    made: dict[str, Any] = {}
    lost = {name for name in texts if (number, way.columns[name]) in way.formulas}
    for name, value in texts.items():
        if name in lost or (_blank(value) and name != "on" and not (loyalty and name == "segment")):
            continue
        try:
            if name == "on" and _blank(value):
                raise _Wrong(NOTHING)
            made[name] = _value(name, value, way)
        except _Wrong as wrong:
            found.bad.append(Bad(_place(way, name, number), _shown(value), sentence(wrong.message)))
    measured = (*ATTITUDES, *COUNTS) if loyalty else ("value",)
    if "on" not in made or (loyalty and "segment" not in made):
        return None
    if not any(name in made for name in measured):
        name = next((name for name in measured if name in texts), "on")
        if not lost and all(_blank(texts.get(name)) for name in measured):
            found.bad.append(Bad(_place(way, name, number), "", sentence(NOTHING)))
        return None
    found.counted += is_counted(texts["on"])
    return made


class _Wrong(ValueError):
    """message: a catalogue id."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


def _value(name: str, value: object, way: Way) -> Any:
    if name == "on":
        try:
            return day_of(value, month_first=way.month_first, since_1904=way.since_1904)
        except ValueError:
            raise _Wrong(NO_DAY) from None
    if name == "segment":
        return _segment(value)
    try:
        number = number_of(value, comma=way.comma)
    except ValueError:
        raise _Wrong(NO_NUMBER) from None
    if name in ATTITUDES and not 0 <= number <= 10:
        raise _Wrong(NOT_TO_TEN)
    if name in (*COUNTS, "responses") and not (float(number).is_integer() and 0 <= number < NUMBER_MOST):
        raise _Wrong(NO_COUNT)
    if abs(number) > NUMBER_MOST:
        raise _Wrong(NO_NUMBER)
    return int(number) if name in (*COUNTS, "responses") else number


def _segment(value: object) -> str:
    text = "" if value is None else " ".join(str(value).split())
    if not text:
        raise _Wrong(NO_SEGMENT)
    if len(text) > TEXT_MOST:
        raise _Wrong(TOO_LONG)
    return text


def _blank(value: object) -> bool:
    return value is None or (isinstance(value, str) and not value.strip())


def _shown(value: object) -> str:
    text = "" if value is None else " ".join(str(value).split())
    return text if len(text) <= 40 else text[:39] + "…"


def _place(way: Way, name: str, number: int) -> str:
    return f"{column_name(way.columns[name])}{number}"


def column_name(place: int) -> str:
    """A, B … Z, AA for 0, 1 … 25, 26."""
    name = ""
    while place >= 0:
        name, place = chr(ord("A") + place % 26) + name, place // 26 - 1
    return name
