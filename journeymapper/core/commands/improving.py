"""What a backlog does to many red points at once: one step each, named after what it did."""
from collections.abc import Iterable, Sequence
from typing import Any

from journeymapper.core.commands.cards import add_card
from journeymapper.core.commands.records import set_fields
from journeymapper.core.commands.titled import titled
from journeymapper.core.document.transaction import Transaction
from journeymapper.core.foundation.errors import Refused
from journeymapper.core.foundation.i18n import N_
from journeymapper.core.model.cards import Opportunity, RedPoint

# Whole sentences: a field's bare name can't be fitted into every language.
_MANY = {
    "severity": N_("Change severity of {n} red points"), "frequency": N_("Change frequency of {n} red points"),
    "effort": N_("Change effort of {n} red points"), "owner": N_("Change owner of {n} red points"),
    "status": N_("Change status of {n} red points"), "due": N_("Change due date of {n} red points"),
}
Cell = tuple[str, str, Any]
"""A red point's id, a field, its new value."""


@titled(N_("Change"))
def fill(tx: Transaction, /, ids: Iterable[str], field: str, value: Any) -> None:
    """Set one field of one or many red points; the name says how many."""
    ids = list(ids)
    set_fields(tx, ids, **{field: value})
    if len(ids) > 1:
        tx.name(_MANY.get(field, N_("Change {n} red points")), n=len(ids))


@titled(N_("Paste"))
def fill_cells(tx: Transaction, /, cells: Sequence[Cell]) -> None:
    """Set many fields of many red points."""
    for id, field, value in cells:
        set_fields(tx, [id], **{field: value})
    if len(cells) == 1:
        tx.name(N_("Paste a cell"))
    else:
        tx.name(N_("Paste {n} cells"), n=len(cells))


@titled(N_("Link opportunities"))
def link_fixes(tx: Transaction, /, red_points: Iterable[str], link: Iterable[str], unlink: Iterable[str] = ()) -> None:
    """Let opportunities fix red points, or no longer. Raises Refused where one of them is gone."""
    points = list(red_points)
    if any(tx.find(RedPoint, id) is None for id in points):
        raise Refused(N_("The red point isn't there any more."))
    for id, on in [*((id, True) for id in link), *((id, False) for id in unlink)]:
        row = tx.find(Opportunity, id)
        if row is None:
            raise Refused(N_("The opportunity isn't there any more."))
        kept = [point for point in row.fixes or () if point not in points]
        fixes = [*(row.fixes or ()), *(point for point in points if point not in (row.fixes or ()))] if on else kept
        tx.update(id, fixes=tuple(fixes) or None)


@titled(N_("Add opportunity"))
def add_fix(tx: Transaction, /, red_points: Sequence[str], title: str, lane_title: str = "") -> str:
    """A new opportunity that fixes these red points, in the step of the first; gives its id. Raises Refused."""
    first = tx.find(RedPoint, red_points[0]) if red_points else None
    if first is None:
        raise Refused(N_("The red point isn't there any more."))
    return add_card(tx, "opportunity", step=first.step, lane_title=lane_title, title=title, fixes=tuple(red_points))
