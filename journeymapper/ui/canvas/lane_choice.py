"""The choice of a kind of lane, where a drag or a key says only "lane"."""
from typing import TYPE_CHECKING

from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QMenu

from journeymapper.core.model.kinds import lane_kinds

if TYPE_CHECKING:
    from journeymapper.ui.canvas.sheet import Sheet

ICON = 16


def choose_lane_kind(sheet: "Sheet") -> str | None:
    """Ask for a kind of lane by a menu at the pointer; None if it is dismissed."""
    menu = QMenu(sheet)
    for kind in lane_kinds().values():
        entry = menu.addAction(sheet.theme.icon(kind.icon, ICON), sheet.t(kind.title))
        entry.setData(kind.name)
    menu.setAccessibleName(sheet.t("Kind of lane"))
    chosen = menu.exec(QCursor.pos())
    return str(chosen.data()) if chosen in menu.actions() else None
