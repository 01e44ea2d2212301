"""The grey areas of a document, kept true change by change: work in proportion to the steps that a change touches."""
from collections.abc import Mapping, Sequence
from typing import Protocol

from journeymapper.core.document import queries
from journeymapper.core.document.changes import ChangeSet
from journeymapper.core.document.reader import Reader
from journeymapper.core.model.cards import Touchpoint
from journeymapper.core.model.journey import Lane, Stage, Step
from journeymapper.core.model.people import Channel
from journeymapper.core.model.record import Record

from .grey_areas import GreyArea, first_touchpoints, list_grey_areas


class Place(Protocol):
    """A step where it stands among the others."""

    @property
    def step(self) -> str:
        """Its id."""


class HandOvers:
    """`greys`: the grey areas by their right step. columns: all steps in their order; index: step → place."""

    def __init__(self, doc: Reader, columns: Sequence[Place]) -> None:
        self._doc = doc
        self.greys: dict[str, GreyArea] = {}
        self._first: dict[str, Touchpoint] = {}
        self.read(columns)

    def read(self, columns: Sequence[Place]) -> None:
        """Look at the whole document."""
        self._first = first_touchpoints(self._doc)
        found = list_grey_areas([column.step for column in columns], self._first, self._doc)
        self.greys = {area.right_step: area for area in found}

    def follow(self, change: ChangeSet, columns: Sequence[Place], index: Mapping[str, int]) -> set[str] | None:
        """After a change: the right steps whose grey area came, went or changed; None where any may have."""
        rows: list[Record] = [row for row in (*change.added.values(), *change.removed.values())
                              if isinstance(row, _MATTER)]
        for before, after in change.updated.values():
            if isinstance(after, _MATTER) and _hand_over(before) != _hand_over(after):
                rows += [before, after]
        if not all(isinstance(row, Touchpoint) for row in rows):
            self.read(columns)
            return None
        steps = {row.step for row in rows if isinstance(row, Touchpoint) and row.step in index}
        lanes = [lane.id for lane in queries.lanes(self._doc) if not lane.hidden] if steps else []
        for step in steps:
            self._look(str(step), lanes)
        touched = {place + side for step in steps for place in (index[str(step)],) for side in (0, 1)}
        return {columns[place].step for place in touched if 0 < place < len(columns) and self._mend(columns, place)}

    def _look(self, step: str, lanes: Sequence[str]) -> None:
        """As `first_touchpoints`, for one step."""
        self._first.pop(step, None)
        for lane in lanes:
            cards = [card for card in self._doc.cell(lane, step) if isinstance(card, Touchpoint)]
            if cards:
                self._first[step] = min(cards, key=lambda card: (card.rank, card.id))
                return

    def _mend(self, columns: Sequence[Place], place: int) -> bool:
        """Look at the border left of a column again; whether something changed."""
        right = columns[place].step
        before = self.greys.pop(right, None)
        for area in list_grey_areas([columns[place - 1].step, right], self._first, self._doc):
            self.greys[right] = area
        return before != self.greys.get(right)


_MATTER = (Touchpoint, Channel, Step, Stage, Lane)


def _hand_over(row: Record) -> tuple[object, ...]:
    if isinstance(row, Touchpoint):
        return row.step, row.lane, row.rank, row.channel, row.department
    if isinstance(row, Step | Stage | Lane):
        return row.rank, getattr(row, "stage", None), getattr(row, "hidden", None)
    return (row,)
