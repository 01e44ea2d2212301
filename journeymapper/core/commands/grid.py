"""Stages, steps and lanes: the grid of the map."""
from dataclasses import dataclass

from journeymapper.core.commands.lane_sides import side_at
from journeymapper.core.commands.offsets import place
from journeymapper.core.commands.order import ranks_at
from journeymapper.core.commands.titled import titled
from journeymapper.core.document import queries
from journeymapper.core.document.transaction import Transaction
from journeymapper.core.foundation.errors import Refused
from journeymapper.core.foundation.i18n import N_
from journeymapper.core.foundation.ids import new_id
from journeymapper.core.model.cards import Card, Process
from journeymapper.core.model.journey import Lane, Phase, Side, Stage, Step
from journeymapper.core.model.kinds import lane_kinds


@dataclass(frozen=True)
class NewStage:
    """Ids of a stage just made and of its first step."""

    stage: str
    step: str


@titled(N_("Add stage"))
def add_stage(tx: Transaction, index: int | None = None, title: str = "", phase: Phase | None = None) -> NewStage:
    """A stage before the present number `index` (None: last), with one step.

    Without `phase` it takes that of its left neighbour, the first one that of its right one.
    """
    row = queries.stages(tx)
    place = len(row) if index is None else max(0, min(index, len(row)))
    if phase is None and row:
        phase = row[max(0, place - 1)].phase
    stage = tx.add(Stage(id=new_id("stage"), rank=ranks_at(tx, row, place)[0], title=title, phase=phase))
    return NewStage(stage.id, add_step(tx, stage.id))


@titled(N_("Move stage"))
def move_stage(tx: Transaction, stage: str, index: int | None) -> None:
    """Put a stage before number `index` of the others (None: last). Raises Refused."""
    _check_stage(tx, stage)
    others = [row for row in queries.stages(tx) if row.id != stage]
    tx.update(stage, rank=ranks_at(tx, others, index)[0])


@titled(N_("Add step"))
def add_step(tx: Transaction, stage: str, index: int | None = None, title: str = "") -> str:
    """A step in a stage, before its present number `index` (None: last). Gives its id. Raises Refused."""
    _check_stage(tx, stage)
    rank = ranks_at(tx, queries.steps_of(tx, stage), index)[0]
    return tx.add(Step(id=new_id("step"), rank=rank, stage=stage, title=title)).id


@titled(N_("Move step"))
def move_step(tx: Transaction, step: str, stage: str, index: int | None) -> None:
    """Put a step into a stage, before number `index` of the others there (None: last).

    A stage that would lose its only step keeps an empty one, so that it stays on the map. Raises Refused.
    """
    old = tx.find(Step, step)
    _check_stage(tx, stage)
    if old is None:
        raise Refused(N_("The step isn't there any more."))
    others = [row for row in queries.steps_of(tx, stage) if row.id != step]
    tx.update(step, stage=stage, rank=ranks_at(tx, others, index)[0])
    if not queries.steps_of(tx, old.stage):
        add_step(tx, old.stage)


@titled(N_("Merge steps"))
def merge_steps(tx: Transaction, keep: str, gone: str) -> None:
    """Two steps become one: cards of both, and both emotions, the kept step's in its first half."""
    into, other = tx.find(Step, keep), tx.find(Step, gone)
    if into is None or other is None or keep == gone:
        raise Refused(N_("Two different steps are needed to merge."))
    _squeeze_emotions(tx, keep, gone)
    for lane in {card.lane for card in tx.every(Card) if card.step == gone}:
        movers = queries.cards_in(tx, lane, gone)
        ranks = ranks_at(tx, queries.cards_in(tx, lane, keep), None, len(movers))
        for card, rank in zip(movers, ranks, strict=True):
            tx.update(card.id, step=keep, rank=rank)
    for process in tx.every(Process):
        if process.until == gone:
            tx.update(process.id, until=keep)
    if not into.title:
        tx.update(keep, title=other.title)
    tx.remove(gone)
    if not queries.steps_of(tx, other.stage):
        tx.remove(other.stage)


def _squeeze_emotions(tx: Transaction, keep: str, gone: str) -> None:
    """Offsets of the left step's emotions go to 0..½, of the right one's to ½..1, where a persona has both."""
    order = [step.id for step in queries.columns(tx)]
    left, right = sorted((keep, gone), key=order.index)
    rows = {step: queries.emotions_at(tx, step) for step in (left, right)}
    both = {e.persona for e in rows[left]} & {e.persona for e in rows[right]}
    for step, start in ((left, 0.0), (right, 0.5)):
        for emotion in rows[step]:
            changes: dict[str, object] = {"step": keep}
            if emotion.persona in both:
                changes["offset"] = round(start + place(emotion) / 2, 4)
            tx.update(emotion.id, **changes)


@titled(N_("Add lane"))
def add_lane(
    tx: Transaction, kind: str, index: int | None = None, title: str = "", side: Side | None = None
) -> str:
    """A lane of a known kind before number `index` (None: last). Gives its id. Raises Refused.

    Without `side` it takes its kind's own, but never one shallower than the lane above or deeper than the lane below,
    so that no line of the blueprint is moved by where it stands; as the first lane its kind's own side.
    """
    known = lane_kinds().get(kind)
    if known is None:
        raise Refused(N_("There is no kind of lane called “{kind}”."), kind=kind)
    rows = queries.lanes(tx)
    place = len(rows) if index is None else max(0, min(index, len(rows)))
    side = side or side_at(rows, place, known.side)
    rank = ranks_at(tx, rows, place)[0]
    return tx.add(Lane(id=new_id("lane"), rank=rank, title=title, kind=kind, side=side)).id


@titled(N_("Move lane"))
def move_lane(tx: Transaction, lane: str, index: int | None) -> None:
    """Put a lane before number `index` of the others (None: last). Raises Refused."""
    if tx.find(Lane, lane) is None:
        raise Refused(N_("The lane isn't there any more."))
    others = [row for row in queries.lanes(tx) if row.id != lane]
    tx.update(lane, rank=ranks_at(tx, others, index)[0])


def _check_stage(tx: Transaction, stage: str) -> None:
    if tx.find(Stage, stage) is None:
        raise Refused(N_("The stage isn't there any more."))
