"""A menu under the pointer acts where the pointer is."""
import pytest
from PySide6.QtCore import QPoint, QPointF

from journeymapper.core.model.journey import Stage
from journeymapper.ui.canvas import menu
from journeymapper.ui.canvas.layers.outlines import place_of
from journeymapper.ui.canvas.sheet import Sheet

STAGE, STEP = "stage-interest", "step-compare"


@pytest.mark.parametrize("selected", [(), (STAGE,)])
def test_a_stage_is_split_at_the_step_under_the_pointer(
    sheet: Sheet, monkeypatch: pytest.MonkeyPatch, selected: tuple[str, ...]
) -> None:
    class Chosen:
        """Stands for a menu of which that entry is chosen."""

        def __init__(self, sheet: Sheet) -> None:
            self._shown = build(sheet)

        def exec(self, _at: QPoint) -> None:
            next(entry for entry in self._shown.actions() if entry.text() == "Split stage at this step").trigger()

    build = menu.build_menu
    monkeypatch.setattr(menu, "build_menu", Chosen)
    sheet.session.selection.set(selected)
    step, bar = place_of(sheet.plan, sheet.view, STEP), place_of(sheet.plan, sheet.view, STAGE)
    assert step is not None
    assert bar is not None
    menu.open_under(sheet, sheet.pointer(QPointF(step[0].centre[0], bar[0].centre[1])))
    sheet.inline.finish()
    column = sheet.plan.column(STEP)
    assert column is not None
    assert column.stage != STAGE
    assert len(sheet.session.store.every(Stage)) == 7
