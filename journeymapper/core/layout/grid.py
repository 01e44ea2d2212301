"""The columns: one a step, grouped by stage, and the two bands of headers above them."""
from collections.abc import Sequence

from journeymapper.core.document import queries
from journeymapper.core.document.reader import Reader
from journeymapper.core.foundation.i18n import N_
from journeymapper.core.layout import metrics as m
from journeymapper.core.layout.boxes import Column, Header, StageBox, TextBox
from journeymapper.core.layout.shapes import Setting, title_box
from journeymapper.core.model.journey import Stage, Step

COLUMNS_X = m.MARGIN + m.GUTTER
UNTITLED_STAGE, UNTITLED_STEP = N_("Untitled stage"), N_("Untitled step")


def grid(doc: Reader) -> tuple[tuple[Column, ...], tuple[StageBox, ...]]:
    """Columns and stage boxes from left to right. A stage without steps has neither."""
    columns: list[Column] = []
    stages: list[StageBox] = []
    x = COLUMNS_X
    for stage in queries.stages(doc):
        first, left = len(columns), x
        for step in queries.steps_of(doc, stage.id):
            w = float(step.width or m.COLUMN)
            columns.append(Column(step.id, stage.id, x, w))
            x += w
        if len(columns) > first:
            stages.append(StageBox(stage.id, left, x - left, first, len(columns) - 1))
    return tuple(columns), tuple(stages)


def header(
    setting: Setting, y: float, columns: Sequence[Column], stages: Sequence[StageBox]
) -> Header:
    """The bands of stages and steps from `y` down, high enough for their longest title."""
    doc = setting.doc
    bars: dict[str, TextBox] = {}
    for box in stages:
        stage = doc.find(Stage, box.stage)
        at, room = (box.x + m.STAGE_INSET + m.STAGE_PAD_X, y), box.w - 2 * (m.STAGE_INSET + m.STAGE_PAD_X)
        bars[box.stage] = title_box(setting, stage.title if stage else "", UNTITLED_STAGE, m.STAGE_TITLE, at, room)
    stage_h = max([m.STAGE_BAR, *(m.on_grid(box.rect.h + 2 * m.STAGE_PAD_Y) for box in bars.values())])
    step_y = y + stage_h
    names: dict[str, TextBox] = {}
    for column in columns:
        step = doc.find(Step, column.step)
        at, room = (column.x + m.STEP_PAD_X, step_y), column.w - 2 * m.STEP_PAD_X
        names[column.step] = title_box(setting, step.title if step else "", UNTITLED_STEP, m.STEP_TITLE, at, room)
    step_h = max([m.STEP_HEADER, *(m.on_grid(box.rect.h + 2 * m.STAGE_PAD_Y) for box in names.values())])
    return Header(y, stage_h, step_y, step_h, _centred(bars, stage_h), _centred(names, step_h))


def _centred(boxes: dict[str, TextBox], height: float) -> dict[str, TextBox]:
    """The same boxes, in the middle of their band."""
    return {id: box._replace(rect=box.rect.moved(0, (height - box.rect.h) / 2)) for id, box in boxes.items()}
