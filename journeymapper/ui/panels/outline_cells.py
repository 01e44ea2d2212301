"""From cell to cell without a map's picture: which step is beside, which lane is below, what stands there."""
from typing import NamedTuple

from journeymapper.core.document import queries
from journeymapper.core.document.reader import Reader
from journeymapper.core.model.cards import Card
from journeymapper.core.model.journey import Lane, Stage, Step
from journeymapper.core.model.kinds import lane_kinds
from journeymapper.core.model.people import Emotion
from journeymapper.core.model.record import Record


class Place(NamedTuple):
    """Where the keyboard goes: a thing, else the empty cell of a lane and step; persona: whose point is next there."""

    item: str | None = None
    lane: str | None = None
    step: str | None = None
    persona: str | None = None


def beside(doc: Reader, row: Record | None, lane: str | None, by: int) -> Place | None:
    """The same lane `by` steps on; None at the end and for what stands in no step.

    lane: that of an empty cell, in which case `row` is its step.
    """
    if isinstance(row, Stage):
        order = [stage.id for stage in queries.stages(doc)]
        item = _on(order, row.id, by)
        return Place(item) if item is not None else None
    here = row.id if isinstance(row, Step) else getattr(row, "step", None)
    step = _on([one.id for one in queries.columns(doc)], here, by)
    if step is None:
        return None
    if isinstance(row, Emotion):
        return _points(doc, step, row.persona)
    lane = row.lane if isinstance(row, Card) else lane
    return cell(doc, lane, step) if lane is not None else Place(step)


def below(doc: Reader, row: Record | None, lane: str | None, by: int) -> Place | None:
    """The same step `by` lanes further down; None at the end and for what stands in no step."""
    if isinstance(row, Stage):
        row = next(iter(queries.steps_of(doc, row.id)), None)
    step = row.id if isinstance(row, Step) else getattr(row, "step", None)
    own = curve_lane(doc) if isinstance(row, Emotion) else getattr(row, "lane", None) or lane
    order = [one.id for one in queries.lanes(doc) if not one.hidden or one.id == own]
    if step is None or not order:
        return None
    if own not in order:
        return cell(doc, order[0], step) if by > 0 else None
    if own == order[0] and by < 0:
        return Place(step)
    other = _on(order, own, by)
    return cell(doc, other, step) if other is not None else None


def cell(doc: Reader, lane: str, step: str) -> Place:
    """The first thing of a cell, else the cell itself."""
    row = doc.find(Lane, lane)
    if row is not None and _is_curve(row):
        return _points(doc, step, None, row) or Place(None, lane, step)
    cards = queries.cards_in(doc, lane, step)
    return Place(cards[0].id) if cards else Place(None, lane, step)


def curve_lane(doc: Reader) -> str | None:
    """The first lane of emotions, where there is one that is shown."""
    return next((lane.id for lane in queries.lanes(doc) if _is_curve(lane) and not lane.hidden), None)


def _points(doc: Reader, step: str, persona: str | None, lane: Lane | None = None) -> Place | None:
    own = lane.id if lane is not None else curve_lane(doc)
    row = doc.find(Lane, own)
    shown = {one.id for one in queries.lane_personas(doc, row)} if row is not None else set()
    points = [one for one in queries.emotions_at(doc, step) if one.persona in shown]
    wanted = [one for one in points if persona is None or one.persona == persona]
    if wanted:
        return Place(wanted[0].id)
    return Place(None, own, step, persona) if own is not None else None


def _is_curve(lane: Lane) -> bool:
    kind = lane_kinds().get(lane.kind)
    return kind is not None and kind.arrangement == "curve"


def _on(order: list[str], here: str | None, by: int) -> str | None:
    if here not in order:
        return None
    place = order.index(here) + by
    return order[place] if 0 <= place < len(order) else None
