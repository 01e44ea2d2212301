"""Which side the chosen lanes stand on, ticked in the menu Map and told by the command palette."""
from collections.abc import Mapping
from functools import partial
from typing import get_args

from PySide6.QtGui import QAction, QActionGroup

from journeymapper.core.model.journey import Side
from journeymapper.ui.canvas.gridding import sides_here
from journeymapper.ui.canvas.sheet import Sheet

from .refresh import Refresher


class SideTicks(Refresher):
    """Follows the document, the selection and the keyboard's place as long as the actions live."""

    def __init__(self, actions: Mapping[str, QAction], sheet: Sheet) -> None:
        sides = {side: actions[f"map.lane.{side}"] for side in get_args(Side)}
        first = next(iter(sides.values()))
        super().__init__(sheet.session, partial(tick, sides, sheet), first)
        group = first.actionGroup()
        if group is not None:  # no tick where no lane is chosen
            group.setExclusionPolicy(QActionGroup.ExclusionPolicy.ExclusiveOptional)
            group.triggered.connect(self.soon)
        sheet.hint_changed.connect(self.soon)
        tick(sides, sheet)


def tick(sides: Mapping[str, QAction], sheet: Sheet) -> None:
    """Tick the one side of all chosen lanes, if they share it."""
    here = sides_here(sheet)
    for side, action in sides.items():
        action.setChecked(here == {side})
