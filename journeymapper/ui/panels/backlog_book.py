"""The backlog's rows, kept and brought up to date by what changed: a large map isn't read again for one field."""
from journeymapper.core.document.changes import ChangeSet
from journeymapper.core.document.reader import Reader
from journeymapper.core.foundation.i18n import Texts
from journeymapper.core.model.cards import Card, Opportunity, RedPoint
from journeymapper.core.model.journey import Journey
from journeymapper.core.model.record import Record

from .backlog_rows import Row, rows_of


class RowBook:
    """`note` every change; `rows` reads again what it concerns."""

    def __init__(self, t: Texts) -> None:
        self._t = t
        self._rows: dict[str, Row] = {}
        self._sorted: list[Row] = []
        self._abouts: dict[str, str] = {}
        self._stale: set[str] | None = None  # None: all

    def forget(self) -> None:
        """Read all anew: another day, another map."""
        self._stale = None

    def note(self, change: ChangeSet) -> None:
        """Something changed."""
        rows = [*change.added.values(), *change.removed.values()]
        pairs: list[tuple[Record, Record]] = [*((row, row) for row in rows), *change.updated.values()]
        touched = {row.id for row, _ in pairs}
        concerned = [_concerned(before, after) for before, after in pairs]
        for ids in (*concerned, self._about(touched)):
            if ids is None or self._stale is None:
                self._stale = None
                return
            self._stale |= ids

    def row(self, id: str) -> Row | None:
        """The row of a red point as it was read last."""
        return self._rows.get(id)

    def owners(self) -> list[str]:
        """All who own one."""
        return sorted({row.owner for row in self._rows.values() if row.owner}, key=str.casefold)

    def rows(self, doc: Reader) -> list[Row]:
        """All red points in the backlog's order; the same list while nothing has changed."""
        if self._stale is None:
            self._rows, self._abouts = {}, {}
            self._read(doc, doc.every(RedPoint))
        elif self._stale:
            for id in self._stale:
                self._rows.pop(id, None)
                self._abouts.pop(id, None)
            self._read(doc, [row for id in self._stale if (row := doc.find(RedPoint, id)) is not None])
        if self._stale != set():
            self._sorted = sorted(self._rows.values(), key=lambda row: row.place)
        self._stale = set()
        return self._sorted

    def _read(self, doc: Reader, points: list[RedPoint]) -> None:
        self._rows.update((row.id, row) for row in rows_of(doc, points, self._t))
        self._abouts.update((row.id, row.about) for row in points if row.about)

    def _about(self, ids: set[str]) -> set[str]:
        """What marks one of these."""
        return {id for id, about in self._abouts.items() if about in ids}


def _concerned(before: Record, after: Record) -> set[str] | None:
    """Ids of the red points whose rows read otherwise now, without those that are about it; None: maybe all."""
    if isinstance(after, RedPoint):
        return {after.id}
    if isinstance(before, Opportunity) and isinstance(after, Opportunity):
        return {*(before.fixes or ()), *(after.fixes or ())}
    if isinstance(before, Journey) and isinstance(after, Journey):
        return set() if before.scoring == after.scoring else None
    return set() if isinstance(after, Card) else None
