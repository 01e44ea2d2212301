"""A merge in which some conflicts are decided for the other side."""
from collections.abc import Iterable

from journeymapper.core.document.changes import from_states
from journeymapper.core.document.store import Store
from journeymapper.core.model.record import Record

from .clashes import COMMAND, Clash, Sides, Sort, Wording
from .merge import Merged, merge

# The others follow from these: there is nothing to choose.
DECIDED: tuple[Sort, ...] = ("field", "deleted", "kept")


def merge_with(sides: Sides, for_theirs: Iterable[Clash], wording: Wording = COMMAND) -> Merged:
    """As `merge`, but THEIRS stands in those conflicts, as if MINE had never touched what they are about.

    `change` leads from MINE as it is. Conflicts that follow from the choice are in the outcome.
    """
    rows: dict[str, Record | None] = {}
    for clash in for_theirs:
        if clash.sort in DECIDED:
            rows[clash.id] = _untouched(sides, clash, rows.get(clash.id))
    adapted = {id: row for id, row in {**sides.mine.records, **rows}.items() if row is not None}
    done = merge(Sides(sides.base, Store(adapted.values()), sides.theirs), wording)
    out = {row.id: row for row in done.records}
    mine = sides.mine.records
    change = from_states({id: (mine.get(id), out.get(id)) for id in {**mine, **out}})
    return Merged(done.records, change, done.clashes, done.notes)


def _untouched(sides: Sides, clash: Clash, so_far: Record | None) -> Record | None:
    """The record of MINE, as if it had left alone what the conflict is about; None where it had been deleted."""
    base, theirs = sides.base.get(clash.id), sides.theirs.get(clash.id)
    mine = so_far or sides.mine.get(clash.id)
    if clash.sort != "field" or mine is None or theirs is None:
        return base if theirs is None or clash.sort == "deleted" else theirs
    if not clash.field or type(mine) is not type(theirs):
        return theirs
    old, new = mine.values(), theirs.values()
    old.pop(clash.field, None)
    if clash.field in new:
        old[clash.field] = new[clash.field]
    # In another place a rank means nothing: what decides on the one decides on the other.
    return type(mine).model_construct(**old)
