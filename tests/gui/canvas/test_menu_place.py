"""A menu under the pointer acts where the pointer is."""
import pytest
from PySide6.QtCore import QPoint, QPointF

from journeymapper.core.commands.cards import park
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


def test_a_refusal_of_an_entry_is_said(sheet: Sheet) -> None:
    """What was selected may be parked by the time of the choice; a menu of parked cards has no Park."""
    card, said = "touchpoint-chat-bot", list[str]()
    sheet.refused.connect(said.append)
    sheet.session.selection.set([card])
    shown = menu.build_menu(sheet)
    entry = next(entry for entry in shown.actions() if entry.text() == "Park")
    sheet.session.run(park, [card])
    sheet.session.selection.set([card])
    entry.trigger()
    assert said == ["Select the cards to park."]
    again = menu.build_menu(sheet)
    assert "Park" not in [entry.text() for entry in again.actions()]
