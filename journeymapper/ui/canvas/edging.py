"""The map's edges as they are painted where the zoom is above their own: headers and lane titles grow only to 150 %.

Their bands still follow the columns and rows, so there they are laid out anew: as wide as a column (or as high as a
row) at the sheet's zoom, with texts at the edges' own. The plans made here are in pixels of that own zoom.
"""
from collections.abc import Iterator
from dataclasses import replace

from journeymapper.core.layout.boxes import Row, StageBox, TextBox
from journeymapper.core.layout.plan import Plan
from journeymapper.ui.canvas.paint.scene import Scene
from journeymapper.ui.canvas.viewport import Viewport


class _HeadPlan(Plan):
    """Columns and headers; `left` is that of its own columns."""

    stretch = 1.0

    @property
    def left(self) -> float:
        return super().left * self.stretch


def head_plan(plan: Plan, view: Viewport) -> Plan:
    """The columns in sight and the headers over them, stages whole; the plan itself where nothing is stretched."""
    by = view.stretch
    if by == 1.0:
        return plan
    seen = view.visible()
    places = plan.columns_between(seen.x, seen.right)
    made = _HeadPlan(t=plan.t)
    made.stretch = by
    made.columns = tuple(column._replace(x=column.x * by, w=column.w * by)
                         for column in plan.columns[max(0, places.start - 1):places.stop + 1])
    made.column_index = {column.step: place for place, column in enumerate(made.columns)}
    made.stages = tuple(box._replace(x=box.x * by, w=box.w * by) for box in plan.stages)
    head = plan.header
    made.header = head._replace(
        stages={box.stage: _wider(head.stages[box.stage], box.x, box.w, by) for box in plan.stages},
        steps={column.step: step_title(plan, view, column.step) for column in made.columns},
    )
    return made


def step_title(plan: Plan, view: Viewport, step: str) -> TextBox:
    """The title of a step as a `head_plan` has it, also out of sight."""
    column = plan.columns[plan.column_index[step]]
    return _wider(plan.header.steps[step], column.x, column.w, view.stretch)


def stage_title(plan: Plan, view: Viewport, box: StageBox) -> TextBox:
    """The title of a stage as a `head_plan` has it."""
    return _wider(plan.header.stages[box.stage], box.x, box.w, view.stretch)


def titles_plan(plan: Plan, view: Viewport) -> Plan:
    """The rows without cards; the plan itself where nothing is stretched."""
    by = view.stretch
    if by == 1.0:
        return plan
    made = Plan(t=plan.t)
    made.rows = list(_rows(plan, by))
    made.row_index = plan.row_index
    made.side_lines = tuple(line._replace(y=line.y * by) for line in plan.side_lines)
    made.header = plan.header._replace(step_y=plan.top * by - plan.header.step_h)
    return made


def head_scene(scene: Scene, view: Viewport) -> Scene:
    """To paint headers from."""
    if view.stretch == 1.0:
        return scene
    return replace(scene, plan=head_plan(scene.plan, view), left=scene.left * view.stretch, wide=view.stretch)


def titles_scene(scene: Scene, view: Viewport) -> Scene:
    """To paint lane titles from."""
    return scene if view.stretch == 1.0 else replace(scene, plan=titles_plan(scene.plan, view))


def _wider(title: TextBox, x: float, w: float, by: float) -> TextBox:
    """A title that stands so far from the sides of its column as ever."""
    rect = title.rect
    return title._replace(rect=rect._replace(x=x * by + rect.x - x, w=w * by + rect.w - w))


def _rows(plan: Plan, by: float) -> Iterator[Row]:
    for row in plan.rows:
        # A collapsed row has one line, in its middle.
        down = (row.h * by - row.h) / 2 if row.collapsed else 0.0
        texts = tuple(text._replace(rect=text.rect.moved(0, down)) for text in row.texts)
        scale = (row.scale[0] * by, row.scale[1] * by)
        yield Row(row.lane, row.kind, row.arrangement, row.y * by, row.h * by, texts=texts, collapsed=row.collapsed,
                  count=row.count, scale=scale, tally=row.tally)
