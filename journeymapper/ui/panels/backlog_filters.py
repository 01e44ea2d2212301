"""What the backlog shows: filters as plain data, and how many red points each of them would leave."""
from collections import Counter
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

    def failed(self, row: Row) -> list[str]:
        """Names of the filters that keep a red point from view."""
        found = [name for name, test in _TESTS.items() if (value := getattr(self, name)) and not test(row, value)]
        if self.words and not all(word in row.searched for word in self.words.casefold().split()):
            found.append("words")
        return found

    def passes(self, row: Row) -> bool:
        """Whether a red point is shown. One that names no persona concerns all of them."""
        return not self.failed(row)

    @property
    def narrowed(self) -> int:
        """How many filters are set otherwise than at the start."""
        return sum(getattr(self, field.name) != field.default for field in fields(self))


def tally(rows: Iterable[Row], filters: Filters) -> Mapping[str, Counter[str]]:
    """By filter and value: how many red points it would show, with the other filters as they are."""
    found: dict[str, Counter[str]] = {name: Counter() for name in _VALUES}
    for row in rows:
        failed = filters.failed(row)
        if len(failed) < 2:
            for name in failed or _VALUES:
                if name in _VALUES:
                    found[name].update(_VALUES[name](row))
    return found


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
