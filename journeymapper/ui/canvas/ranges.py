"""Ranges of a selection, as in a spreadsheet: from where it began to where it is extended to.

Here, too, what a whole row, a whole column and all of a kind are. Pure arithmetic over the plan.
"""
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

from journeymapper.core.foundation.errors import Refused
from journeymapper.core.foundation.i18n import N_
from journeymapper.core.layout.plan import Plan
from journeymapper.core.model.cards import Card
from journeymapper.core.session.session import Session
from journeymapper.ui.canvas.focus import (
    STAGES,
    STEPS,
    TITLES,
    Direction,
    Focus,
    columns_of,
    items_at,
    moved,
    rows_of,
)

if TYPE_CHECKING:
    from journeymapper.ui.canvas.sheet import Sheet


@dataclass
class Anchor:
    """Where a range begins. kept: what was selected beside it; result: the selection that the last range gave.

    It holds only while the selection still is that result: whatever else selects begins anew.
    """

    focus: Focus = field(default_factory=Focus)
    kept: tuple[str, ...] = ()
    result: tuple[str, ...] | None = None


class Place(Protocol):
    """The sheet, as far as a range needs it."""

    session: Session
    focus: Focus

    @property
    def plan(self) -> Plan:
        """Where everything stands."""

    def set_focus(self, focus: Focus) -> None:
        """Put the keyboard's place somewhere."""


def extend_to(sheet: Place, anchor: Anchor, end: Focus) -> None:
    """Select from the anchor to `end`, beside what was selected before; without a range between them `end` is added."""
    selection = sheet.session.selection
    if anchor.result is None or selection.ids != anchor.result:
        anchor.focus = sheet.focus
        anchor.kept = tuple(id for id in selection.ids if id != sheet.focus.item)
    found = between(sheet.plan, anchor.focus, end)
    if found is None:
        found = [id for id in (anchor.focus.item, end.item) if id is not None]
    others = [id for id in (*anchor.kept, *found) if id != end.item]
    selection.set([*others, *([end.item] if end.item is not None else [])])
    anchor.result = selection.ids
    sheet.set_focus(end)


def extend(sheet: "Sheet", anchor: Anchor, direction: Direction) -> None:
    """Shift and an arrow: the range grows or shrinks; it stays among the cells, or in its row of headers."""
    end = moved(sheet.plan, sheet.focus, direction)
    if _sort(end) == _sort(sheet.focus):
        extend_to(sheet, anchor, end)
        sheet.reveal(end)


def between(plan: Plan, start: Focus, end: Focus) -> list[str] | None:
    """Ids from one place to another: of headers of one row, lane titles, or all in the cells between.

    In one column the range begins and ends at the very things. None where the two are of different sorts.
    """
    if _sort(start) != _sort(end):
        return None
    rows = _span(rows_of(plan), start.row, end.row)
    columns = _span(columns_of(plan), start.column, end.column)
    found = list(dict.fromkeys(id for column in columns for row in rows for id in items_at(plan, row, column)))
    if len(columns) > 1 or _sort(start) != "cell":
        return found
    ends = [found.index(id) for id in (start.item, end.item) if id in found]
    upper, lower = (start, end) if rows[0] == start.row else (end, start)
    if len(rows) == 1:
        return found[min(ends):max(ends) + 1] if len(ends) == 2 else found
    first = found.index(upper.item) if upper.item in found else 0
    last = found.index(lower.item) if lower.item in found else len(found) - 1
    return found[first:last + 1]


def _sort(focus: Focus) -> str:
    if focus.row in (STAGES, STEPS):
        return focus.row if focus.column != TITLES else "corner"
    return TITLES if focus.column == TITLES else "cell"


def _span(order: list[str], one: str, other: str) -> list[str]:
    places = sorted(order.index(id) if id in order else 0 for id in (one, other))
    return order[places[0]:places[1] + 1]


def select_row(sheet: "Sheet") -> None:
    """All cards and emotions of the lanes in which something is selected, else of the focused one. Raises Refused."""
    plan, ids = sheet.plan, sheet.session.selection.ids
    lanes = {plan.boxes[id].lane for id in ids if id in plan.boxes}
    lanes |= {plan.points[id][0] for id in ids if id in plan.points} | {id for id in ids if id in plan.row_index}
    lanes = lanes or ({sheet.focus.lane} if sheet.focus.lane else set())
    if not lanes:
        raise Refused(N_("Go to a lane first: a card in it, or its title."))
    _select(sheet, _in_cells(plan, lambda lane, _step: lane in lanes))


def select_column(sheet: "Sheet") -> None:
    """All cards and emotions of the steps in which something is selected, else of the focused one. Raises Refused."""
    plan, ids = sheet.plan, sheet.session.selection.ids
    steps = {plan.boxes[id].step for id in ids if id in plan.boxes}
    steps |= {plan.points[id][1].step for id in ids if id in plan.points}
    steps |= {id for id in ids if id in plan.column_index}
    steps |= {column.step for column in plan.columns if column.stage in ids}
    steps = steps or ({sheet.focus.step} if sheet.focus.step else set())
    if not steps:
        raise Refused(N_("Go to a step first: a card in it, or its title."))
    _select(sheet, _in_cells(plan, lambda _lane, step: step in steps))


def select_kind(sheet: "Sheet") -> None:
    """All that the map shows of the sort of what is selected: cards of its kind, emotions, stages, steps, lanes.

    Raises Refused.
    """
    doc, plan = sheet.session.store, sheet.plan
    rows = [row for id in sheet.session.selection.ids if (row := doc.get(id)) is not None]
    if not rows:
        raise Refused(N_("Select a card first: all of its kind will be selected."))
    kinds = {row.kind for row in rows if isinstance(row, Card)}
    found = [box.id for box in plan.boxes.values() if box.kind in kinds]
    for others in (plan.points, plan.row_index, plan.column_index, plan.header.stages):
        if any(row.id in others for row in rows):
            found += others
    _select(sheet, found)


def _in_cells(plan: Plan, wanted: Callable[[str, str], bool]) -> Iterator[str]:
    return (id for row in plan.rows for column in plan.columns if wanted(row.lane, column.step)
            for id in items_at(plan, row.lane, column.step))


def _select(sheet: "Sheet", ids: Iterable[str]) -> None:
    """Select them; the keyboard stays where it is."""
    focus, found = sheet.focus, list(ids)
    if focus.item in found:
        found = [id for id in found if id != focus.item] + [focus.item]
    sheet.session.selection.set(found)
    sheet.set_focus(focus)
