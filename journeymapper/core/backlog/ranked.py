"""Place and score of every red point, kept up to date in proportion to what a change touches."""
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from journeymapper.core.backlog.item import BacklogItem, items_of, order
from journeymapper.core.document.changes import ChangeSet
from journeymapper.core.document.reader import Reader
from journeymapper.core.model.cards import Card, RedPoint
from journeymapper.core.model.journey import Journey
from journeymapper.core.model.people import Emotion
from journeymapper.core.model.record import Record


class _Ranked(NamedTuple):
    key: tuple[object, ...]
    score: float | None
    step: str | None


class Ranked(Mapping[str, tuple[int, float | None]]):
    """Red point's id → (place in the backlog from 1, score or None). Nothing is reckoned before somebody asks."""

    def __init__(self, doc: Reader) -> None:
        self._doc = doc
        self._rows: dict[str, _Ranked] | None = None

    def __getitem__(self, id: str) -> tuple[int, float | None]:
        rows = self._known()
        mine = rows[id]
        return 1 + sum(row.key < mine.key for row in rows.values()), mine.score

    def __iter__(self) -> Iterator[str]:
        return iter(self._known())

    def __len__(self) -> int:
        return len(self._known())

    def follow(self, change: ChangeSet) -> None:
        """Reckon again what the change may have moved; the document is already as it left it."""
        if self._rows is None:
            return
        before_and_after = [*change.added.values(), *change.removed.values(),
                            *(row for pair in change.updated.values() for row in pair)]
        if any(isinstance(row, Journey) for row in before_and_after):
            self._rows = None  # weights and thresholds stand there
            return
        touched = set(self._touched(before_and_after))
        for id in touched:
            self._rows.pop(id, None)
        self._rows |= self._reckoned(row for id in touched if (row := self._doc.find(RedPoint, id)) is not None)

    def _touched(self, rows: Iterable[Record]) -> Iterator[str]:
        """Red points that changed, that are about what changed, or whose step feels otherwise."""
        steps = set()
        for row in rows:
            if isinstance(row, RedPoint):
                yield row.id
            elif isinstance(row, Emotion):
                steps.add(row.step)
            if isinstance(row, Card | Emotion):
                yield from (mark.id for mark in self._doc.referrers(row.id) if isinstance(mark, RedPoint))
        if steps:
            yield from (id for id, known in (self._rows or {}).items() if known.step in steps)

    def _known(self) -> dict[str, _Ranked]:
        if self._rows is None:
            self._rows = self._reckoned(self._doc.every(RedPoint))
        return self._rows

    def _reckoned(self, points: Iterable[RedPoint]) -> dict[str, _Ranked]:
        found = list(points)
        return {item.id: self._row(item) for item in items_of(self._doc, found)} if found else {}

    def _row(self, item: BacklogItem) -> _Ranked:
        return _Ranked(order(item), item.score, item.step_id)
