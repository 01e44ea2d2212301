"""What the pointer shows while no button is pressed: a tip, a cursor."""
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QToolTip

from journeymapper.ui.canvas.layers.dim import look_at
from journeymapper.ui.canvas.tips import tip_for
from journeymapper.ui.canvas.tools.host import Pointer
from journeymapper.ui.qt.text import escaped_tooltip

if TYPE_CHECKING:
    from journeymapper.ui.canvas.sheet import Sheet


def show_tip(sheet: "Sheet", event: QHelpEvent) -> None:
    """Tell what is under the pointer."""
    hit = sheet.pointer(QPointF(event.pos())).hit
    tip = tip_for(sheet.session.store, hit.id, sheet.t) if hit.id is not None else ""
    QToolTip.showText(event.globalPos(), escaped_tooltip(tip), sheet)


def show_cursor(sheet: "Sheet", pointer: Pointer) -> None:
    """A hand where a drag moves the map, up and down over an emotion's point, else the arrow."""
    look_at(sheet, pointer.hit.id)
    if sheet.tool.space or sheet.tool.path == "select.dragging.pan":
        sheet.gestures.show_hand()
        return
    over = pointer.hit.kind == "emotion" or "emotion" in sheet.tool.path
    sheet.viewport().setCursor(Qt.CursorShape.SizeVerCursor if over else Qt.CursorShape.ArrowCursor)
