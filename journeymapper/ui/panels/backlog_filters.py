"""What the backlog shows: filters as plain data, and how many red points each of them would leave."""
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, fields

from journeymapper.core.backlog.columns import CLOSED

from .backlog_rows import Row

ANY, OPEN, WITHOUT = "", "open", "without"
LATE, UNFIXED = "late", "unfixed"
# Owners are told by their names, which may be any word: so those of a filter begin with a sign that says so.
OWNED = "="


@dataclass(frozen=True)
class Filters:
    """Ids of a stage, a channel, a department, a persona; OWNED and an owner's name; a status or OPEN; `only` LATE or
    UNFIXED; words. WITHOUT asks for those that have no such thing, ANY lets all through.
    """

    stage: str = ANY
    channel: str = ANY
    department: str = ANY
    persona: str = ANY
    owner: str = ANY
    status: str = OPEN
    only: str = ANY
    words: str = ""

    @property
    def narrowed(self) -> int:
        """How many filters are set otherwise than at the start."""
        return sum(getattr(self, field.name) != field.default for field in fields(self))


Counts = Mapping[str, Mapping[str, int]]
"""By filter and value: how many red points it would show, with the other filters as they are."""


def sift(rows: Iterable[Row], filters: Filters) -> tuple[list[Row], Counts]:
    """(what the filters leave, how many each value would). A red point that names no persona concerns all of them.

    One pass: whoever types waits for it at each letter.
    """
    tests = [(name, test, value) for name, test in _TESTS.items() if (value := getattr(filters, name))]
    words = filters.words.casefold().split()
    shown: list[Row] = []
    counts: dict[str, dict[str, int]] = {name: {} for name in _VALUES}
    for row in rows:
        failed = [name for name, test, value in tests if not test(row, value)]
        if words and not all(word in row.searched for word in words):
            failed.append("words")
        if not failed:
            shown.append(row)
        if len(failed) < 2:
            for name in failed or _VALUES:
                for value in _VALUES[name](row) if name in _VALUES else ():
                    counts[name][value] = counts[name].get(value, 0) + 1
    return shown, counts


def _is(value: str | None, wanted: str) -> bool:
    return wanted == (value or WITHOUT)


_TESTS: Mapping[str, Callable[[Row, str], bool]] = {
    "stage": lambda row, wanted: _is(row.stage, wanted),
    "channel": lambda row, wanted: _is(row.channel, wanted),
    "department": lambda row, wanted: _is(row.department, wanted),
    "persona": lambda row, wanted: not row.personas or wanted in row.personas,
    "owner": lambda row, wanted: _is(OWNED + row.owner if row.owner else None, wanted),
    "status": lambda row, wanted: row.status not in CLOSED if wanted == OPEN else row.status == wanted,
    "only": lambda row, wanted: row.overdue if wanted == LATE else not row.fixes,
}
_VALUES: Mapping[str, Callable[[Row], tuple[str, ...]]] = {
    "stage": lambda row: (row.stage or WITHOUT,),
    "status": lambda row: (row.status,),
    "owner": lambda row: (OWNED + row.owner if row.owner else WITHOUT,),
    "only": lambda row: (*((LATE,) if row.overdue else ()), *(() if row.fixes else (UNFIXED,))),
}
