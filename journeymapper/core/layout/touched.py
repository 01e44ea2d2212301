"""What of a layout a change touches, read from the change alone."""
from collections.abc import Iterator
from dataclasses import dataclass, field

from journeymapper.core.document.changes import ChangeSet
from journeymapper.core.document.reader import Reader
from journeymapper.core.model.cards import Card, RedPoint
from journeymapper.core.model.journey import Journey, Lane, Stage, Step
from journeymapper.core.model.other import Asset, Link
from journeymapper.core.model.people import Channel, Department, Emotion, Persona
from journeymapper.core.model.record import Record

Cell = tuple[str, str]
_GRID_FIELDS = ("rank", "stage", "width")


@dataclass(eq=False, repr=False)
class Touched:
    """grid: columns come, go or move; head: titles above the rows; curves: rows of emotions as a whole; emotions: those
    that changed, before and after; look: colours that many things share; counted: lane → how many more red points
    stand in it, and how many of them without owner; targets: what red points are about.
    """

    grid: bool = False
    head: bool = False
    curves: bool = False
    look: bool = False
    lanes: set[str] = field(default_factory=set)
    cells: set[Cell] = field(default_factory=set)
    emotions: dict[str, tuple[Emotion | None, Emotion | None]] = field(default_factory=dict)
    counted: dict[str, tuple[int, int]] = field(default_factory=dict)
    targets: set[str] = field(default_factory=set)


def touched_by(change: ChangeSet, doc: Reader) -> Touched:
    """`doc` is the document after the change."""
    touched = Touched()
    for before, after in _states(change):
        either = after or before
        if isinstance(either, Journey):
            touched.head |= _shown(before) != _shown(after)
        elif isinstance(either, Persona):
            touched.head = True
            touched.curves = touched.look = True
        elif isinstance(either, Stage | Step):
            _touch_grid(touched, before, after)
        elif isinstance(either, Lane):
            touched.lanes.add(either.id)
        elif isinstance(either, Emotion):
            touched.emotions[either.id] = (before if isinstance(before, Emotion) else None,
                                           after if isinstance(after, Emotion) else None)
        elif isinstance(either, Link | Department):
            touched.look = True
        if isinstance(either, Department | Channel | Asset | RedPoint):
            _touch_cards_around(touched, either.id, doc)
        for state, sign in ((before, -1), (after, 1)):
            if isinstance(state, Card):
                _touch_card(touched, state, sign)
    return touched


def _shown(journey: Record | None) -> list[object]:
    """What the title block says of a journey: a red point more is no matter of it."""
    return [getattr(journey, name, None) for name in ("title", "state", "organisation", "sources")]


def _states(change: ChangeSet) -> Iterator[tuple[Record | None, Record | None]]:
    yield from ((None, record) for record in change.added.values())
    yield from change.updated.values()
    yield from ((record, None) for record in change.removed.values())


def _touch_grid(touched: Touched, before: Record | None, after: Record | None) -> None:
    if before is None or after is None or any(
        getattr(before, name, None) != getattr(after, name, None) for name in _GRID_FIELDS
    ):
        touched.grid = True
    touched.head = True


def _touch_card(touched: Touched, card: Card, sign: int) -> None:
    if card.lane is not None and card.step is not None:
        touched.cells.add((card.lane, card.step))
    if isinstance(card, RedPoint):
        if card.about is not None:
            touched.targets.add(card.about)
        if card.lane is not None and card.step is not None:
            marked, unowned = touched.counted.get(card.lane, (0, 0))
            touched.counted[card.lane] = marked + sign, unowned + (0 if card.owner else sign)


def _touch_cards_around(touched: Touched, id: str, doc: Reader) -> None:
    """Cards that show something of this record: a department's name, a red point's number."""
    for row in doc.referrers(id):
        if isinstance(row, Card) and row.lane is not None and row.step is not None:
            touched.cells.add((row.lane, row.step))
