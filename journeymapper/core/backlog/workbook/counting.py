"""How many red points are what: as a live formula over the Backlog table, and as the number that it has now.

Texts of the map (stages, owners) are compared with EXACT, since COUNTIFS would read "*", "?" or "<" in them as signs.
"""
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from journeymapper.core.backlog.columns import CLOSED, COLUMNS, STATUSES
from journeymapper.core.backlog.item import BacklogItem

from .cells import FIRST_DAY
from .content import Content
from .sheets import headers, table_column

TABLE = "Backlog"
Test = Callable[[BacklogItem], bool]


@dataclass(frozen=True)
class Count:
    """A formula without its sign of equality, and its value."""

    formula: str
    value: int

    def __sub__(self, other: "Count") -> "Count":
        return Count(f"{self.formula}-{other.formula}", self.value - other.value)


class Counter:
    """Counts of one export. `fields` are the columns as formulas name them, by key."""

    def __init__(self, content: Content) -> None:
        t = content.t
        names = headers([t(column.title) for column in COLUMNS])
        self.fields = {one.key: table_column(TABLE, name) for one, name in zip(COLUMNS, names, strict=True)}
        self._items, self._today = content.items, content.now.date()
        status, closed = self.fields["status"], [t(STATUSES[key]).replace('"', '""') for key in CLOSED]
        self._open_criteria = ",".join(f'{status},"<>{word}"' for word in closed)
        self.open = "*".join(f'({status}<>"{word}")' for word in closed)
        self.present = f'({self.fields["id"]}&{self.fields["title"]}<>"")'

    def criteria(self, **criteria: str) -> str:
        """COUNTIFS: columns by key, each with its criterion as a formula has it."""
        return f"COUNTIFS({','.join(f'{self.fields[key]},{value}' for key, value in criteria.items())})"

    def by(self, test: Test, **criteria: str) -> Count:
        """The same; `test` says it of an item."""
        return self._counted(self.criteria(**criteria), test)

    def open_by(self, test: Test, **criteria: str) -> Count:
        """The same of those that aren't closed."""
        formula = f"{self.criteria(**criteria)[:-1]},{self._open_criteria})"
        return self._counted(formula, lambda item: is_open(item) and test(item))

    def product(self, test: Test, *factors: str) -> Count:
        """SUMPRODUCT of arrays of truth values."""
        inner = "*".join(factors) if len(factors) > 1 else f"--{factors[0]}"
        return self._counted(f"SUMPRODUCT({inner})", test)

    def every(self) -> Count:
        """All red points: rows with an id or a text."""
        return self.product(lambda item: True, self.present)

    def overdue(self, item: BacklogItem) -> bool:
        """Whether it is open and its day, a real one to Excel, is over."""
        due = item.red_point.due
        return bool(due) and is_open(item) and FIRST_DAY <= date.fromisoformat(str(due)) < self._today

    def is_overdue(self) -> str:
        """The same as factors of a product."""
        due = self.fields["due"]
        return f"ISNUMBER({due})*({due}<TODAY())*{self.open}"

    def _counted(self, formula: str, test: Test) -> Count:
        return Count(formula, sum(1 for item in self._items if test(item)))


def is_open(item: BacklogItem) -> bool:
    """Whether somebody has still to do something about it."""
    return item.red_point.status not in CLOSED
