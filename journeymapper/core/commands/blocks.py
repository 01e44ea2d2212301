"""Several stages, steps or lanes to one place, in the order that they had: what a drag of selected headers does."""
from collections.abc import Collection

from journeymapper.core.commands import lane_sides
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
    """Put lanes before number `index` of the others (None: last).

    Those that come to stand beyond a line of the blueprint take the side of their new neighbours.
    """
    before = [row.id for row in queries.lanes(tx)]
    _put(tx, queries.lanes(tx), ids, index)
    if len(ids) > 1:
        tx.name(N_("Move lanes"))
    after = queries.lanes(tx)
    if [row.id for row in after] == before:
        return
    rest = [row for row in after if row.id not in ids]
    place = next((n for n, row in enumerate(after) if row.id in ids), 0)
    for row in after:
        own = lane_sides.own_side(row)
        side = lane_sides.side_at(rest, place, own, first=True) if own is not None and row.id in ids else own
        if side is not None and side != own:
            tx.update(row.id, side=side)
            tx.name(lane_sides.MOVED[side] if len(ids) == 1 else lane_sides.MOVED_SEVERAL)


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
