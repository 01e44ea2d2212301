"""Several stages, steps or lanes to one place, in the order that they had: what a drag of selected headers does."""
from collections.abc import Collection

from journeymapper.core.commands.grid import add_step
from journeymapper.core.commands.order import ranks_at
from journeymapper.core.commands.titled import titled
from journeymapper.core.document import queries
from journeymapper.core.document.transaction import Transaction
from journeymapper.core.foundation.errors import Refused
from journeymapper.core.foundation.i18n import N_
from journeymapper.core.model.journey import Stage


@titled(N_("Move stage"))
def move_stages(tx: Transaction, ids: Collection[str], index: int | None) -> None:
    """Put stages with their steps before number `index` of the others (None: last)."""
    _put(tx, queries.stages(tx), ids, index)
    if len(ids) > 1:
        tx.name(N_("Move stages"))


@titled(N_("Move lane"))
def move_lanes(tx: Transaction, ids: Collection[str], index: int | None) -> None:
    """Put lanes before number `index` of the others (None: last)."""
    _put(tx, queries.lanes(tx), ids, index)
    if len(ids) > 1:
        tx.name(N_("Move lanes"))


@titled(N_("Move step"))
def move_steps(tx: Transaction, ids: Collection[str], stage: str, index: int | None) -> None:
    """Put steps into a stage, before number `index` of the others there (None: last).

    A stage that would lose all its steps keeps an empty one, so that it stays on the map. Raises Refused.
    """
    if tx.find(Stage, stage) is None:
        raise Refused(N_("The stage isn't there any more."))
    movers = [row for row in queries.columns(tx) if row.id in ids]
    others = [row for row in queries.steps_of(tx, stage) if row.id not in ids]
    for row, rank in zip(movers, ranks_at(tx, others, index, len(movers)), strict=True):
        tx.update(row.id, stage=stage, rank=rank)
    for old in {row.stage: None for row in movers}:
        if not queries.steps_of(tx, old):
            add_step(tx, old)
    if len(movers) > 1:
        tx.name(N_("Move steps"))


def _put(tx: Transaction, rows: list[queries.Ranked], ids: Collection[str], index: int | None) -> None:
    movers, others = [row for row in rows if row.id in ids], [row for row in rows if row.id not in ids]
    for row, rank in zip(movers, ranks_at(tx, others, index, len(movers)), strict=True):
        tx.update(row.id, rank=rank)
