"""The keyboard's place on the map: a row, a column, and one thing in that cell.

Rows are the stage bars, the step headers, then the visible lanes; columns are the lane titles,
then the steps. Pure arithmetic over the plan.
"""
from typing import Literal, NamedTuple

from journeymapper.core.layout.plan import Plan

STAGES, STEPS, TITLES = "#stages", "#steps", "#titles"
Direction = Literal["left", "right", "up", "down"]


class Focus(NamedTuple):
    """row: STAGES, STEPS or a lane's id; column: TITLES or a step's id; item: what is focused there, if anything."""

    row: str = STEPS
    column: str = TITLES
    item: str | None = None

    @property
    def lane(self) -> str | None:
        """The lane, when the focus is in one."""
        return None if self.row in (STAGES, STEPS) else self.row

    @property
    def step(self) -> str | None:
        """The step, when the focus is in a column."""
        return None if self.column == TITLES else self.column


def rows_of(plan: Plan) -> list[str]:
    """All rows from top to bottom."""
    return [STAGES, STEPS, *(row.lane for row in plan.rows)]


def columns_of(plan: Plan) -> list[str]:
    """All columns from left to right."""
    return [TITLES, *(column.step for column in plan.columns)]


def items_at(plan: Plan, row: str, column: str) -> list[str]:
    """What can be focused in a cell, from top to bottom."""
    lane = plan.row(row)
    if column == TITLES:
        return [row] if lane is not None else []
    if row == STAGES:
        found = plan.column(column)
        return [found.stage] if found is not None else []
    if row == STEPS:
        return [column]
    if lane is None:
        return []
    points = [point for curve in lane.curves for point in curve.points if point.step == column]
    return [point.id for point in sorted(points, key=lambda p: p.y)] + [box.id for box in lane.cells.get(column, [])]


def focus_on(plan: Plan, id: str) -> Focus | None:
    """The focus on a thing that the plan shows, else None."""
    if id in plan.boxes:
        return Focus(plan.boxes[id].lane, plan.boxes[id].step, id)
    if id in plan.points:
        lane, point = plan.points[id]
        return Focus(lane, point.step, id)
    if plan.column(id) is not None:
        return Focus(STEPS, id, id)
    if plan.row(id) is not None:
        return Focus(id, TITLES, id)
    stage = next((box for box in plan.stages if box.stage == id), None)
    return Focus(STAGES, plan.columns[stage.first].step, id) if stage is not None else None


def settled(plan: Plan, focus: Focus) -> Focus:
    """The focus kept on the map after a change: what is gone is replaced by what is near."""
    if focus.item is not None:
        found = focus_on(plan, focus.item)
        if found is not None:
            return found
    row = focus.row if focus.row in rows_of(plan) else STEPS
    columns = columns_of(plan)
    column = focus.column if focus.column in columns else columns[min(1, len(columns) - 1)]
    return Focus(row, column, None)


def after_loss(plan: Plan, focus: Focus, rows: list[str], columns: list[str]) -> Focus:
    """The focus after a deletion: where its row or column is gone, the next one that is left, else the one before.

    rows, columns: all that there were until then.
    """
    row, column = _left(rows, focus.row, rows_of(plan)), _left(columns, focus.column, columns_of(plan))
    if (row, column) == (focus.row, focus.column):
        return settled(plan, focus)
    items = items_at(plan, row, column) if row in (STAGES, STEPS) or column == TITLES else []
    return Focus(row, column, items[0] if items else None)


def _left(before: list[str], here: str, now: list[str]) -> str:
    still, place = set(now), before.index(here)
    return next((one for one in (*before[place:], *reversed(before[:place])) if one in still), now[0])


def moved(plan: Plan, focus: Focus, direction: Direction) -> Focus:
    """One step of an arrow key: through the things of a cell, then to the next cell."""
    focus = settled(plan, focus)
    items = items_at(plan, focus.row, focus.column)
    if direction in ("up", "down"):
        by = -1 if direction == "up" else 1
        place = items.index(focus.item) + by if focus.item in items else (0 if by > 0 else len(items) - 1)
        if 0 <= place < len(items):
            return focus._replace(item=items[place])
        return _entered(plan, _next(rows_of(plan), focus.row, by), focus.column, by, focus)
    by = -1 if direction == "left" else 1
    column = _next(columns_of(plan), focus.column, by)
    if focus.row == STAGES and column not in (TITLES, focus.column):
        column = _other_stage(plan, focus.column, by)
    return _entered(plan, focus.row, column, 1, focus)


def beyond(plan: Plan, focus: Focus, by: int) -> Focus:
    """The same column in the next row (the one before), past the other things of this cell."""
    focus = settled(plan, focus)
    return _entered(plan, _next(rows_of(plan), focus.row, by), focus.column, 1, focus)


def _other_stage(plan: Plan, column: str, by: int) -> str:
    here = plan.column(column)
    if here is None:
        return plan.columns[0].step
    order = [box.stage for box in plan.stages]
    place = order.index(here.stage) + by
    if place < 0:
        return TITLES
    return plan.columns[plan.stages[place].first].step if place < len(order) else column


def _next(order: list[str], here: str, by: int) -> str:
    return order[max(0, min(len(order) - 1, order.index(here) + by))]


def _entered(plan: Plan, row: str, column: str, by: int, focus: Focus) -> Focus:
    if (row, column) == (focus.row, focus.column):
        return focus
    items = items_at(plan, row, column)
    item = (items[0] if by > 0 else items[-1]) if items else None
    return Focus(row, column, item)
