"""Stages and steps are split in two and merged with their right neighbour."""
from collections.abc import Iterable

from journeymapper.core.commands.grid import NewStage, add_step, merge_steps
from journeymapper.core.commands.order import ranks_at
from journeymapper.core.commands.titled import titled
from journeymapper.core.document import queries
from journeymapper.core.document.transaction import Transaction
from journeymapper.core.foundation.errors import Refused
from journeymapper.core.foundation.i18n import N_
from journeymapper.core.foundation.ids import new_id
from journeymapper.core.model.cards import Card, Process
from journeymapper.core.model.journey import Stage, Step


@titled(N_("Split step"))
def split_step(tx: Transaction, step: str, cards: Iterable[str] = ()) -> str:
    """A new step right of a step, in its stage; gives its id. Raises Refused.

    In each lane the first of `cards` and those below it go to the new step. A process that came from the left and ended
    at the step reaches over both halves, so that it covers what it covered before.
    """
    row = tx.find(Step, step)
    if row is None:
        raise Refused(N_("The step isn't there any more."))
    chosen = [card for id in cards if (card := tx.find(Card, id)) is not None and card.step == step]
    order = [other.id for other in queries.steps_of(tx, row.stage)]
    made = add_step(tx, row.stage, order.index(step) + 1)
    for process in tx.every(Process):
        if process.until == step and process.step != step:
            tx.update(process.id, until=made)
    for lane in {card.lane for card in chosen}:
        cell = queries.cards_in(tx, lane, step)
        first = min(n for n, card in enumerate(cell) if card in chosen)
        for card in cell[first:]:
            changes: dict[str, object] = {"step": made}
            if isinstance(card, Process) and card.until == step:
                changes["until"] = None
            tx.update(card.id, **changes)
    return made


@titled(N_("Split stage"))
def split_stage(tx: Transaction, step: str) -> NewStage:
    """A step and those right of it in its stage become a stage of their own, of the same phase. Raises Refused."""
    row = tx.find(Step, step)
    stage = tx.find(Stage, row.stage) if row is not None else None
    if row is None or stage is None:
        raise Refused(N_("The step isn't there any more."))
    steps = queries.steps_of(tx, stage.id)
    place = [other.id for other in steps].index(step)
    if place == 0:
        raise Refused(N_("A stage is split at its second step or a later one; this is its first step."))
    stages = queries.stages(tx)
    index = [other.id for other in stages].index(stage.id) + 1
    rank = ranks_at(tx, stages, index)[0]
    made = tx.add(Stage(id=new_id("stage"), rank=rank, title="", phase=stage.phase))
    for other in steps[place:]:
        tx.update(other.id, stage=made.id)
    return NewStage(made.id, step)


@titled(N_("Merge steps"))
def merge_step_with_next(tx: Transaction, step: str) -> None:
    """A step takes in the next one of its stage: its cards and emotions, see `merge_steps`. Raises Refused."""
    row = tx.find(Step, step)
    if row is None:
        raise Refused(N_("The step isn't there any more."))
    order = [other.id for other in queries.steps_of(tx, row.stage)]
    place = order.index(step)
    if queries.columns(tx)[-1].id == step:
        raise Refused(N_("This is the last step: there is none to merge with."))
    if place + 1 == len(order):
        raise Refused(N_("This is the last step of its stage. Move the next one here or merge the stages first."))
    merge_steps(tx, step, order[place + 1])


@titled(N_("Merge stages"))
def merge_stage_with_next(tx: Transaction, stage: str) -> None:
    """A stage takes in the steps of the next one; its title and phase stay, the other's where it has none.

    Raises Refused.
    """
    order = queries.stages(tx)
    place = next((n for n, row in enumerate(order) if row.id == stage), None)
    if place is None:
        raise Refused(N_("The stage isn't there any more."))
    if place + 1 == len(order):
        raise Refused(N_("This is the last stage: there is none to merge with."))
    into, other = order[place], order[place + 1]
    movers = queries.steps_of(tx, other.id)
    ranks = ranks_at(tx, queries.steps_of(tx, stage), None, len(movers))
    for step, rank in zip(movers, ranks, strict=True):
        tx.update(step.id, stage=stage, rank=rank)
    tx.update(stage, title=into.title or other.title, phase=into.phase or other.phase)
    tx.remove(other.id)
