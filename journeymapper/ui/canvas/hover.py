"""What the pointer shows while no button is pressed: a tip, a cursor."""
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRect
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QToolTip

from journeymapper.core.layout.geometry import Rect
from journeymapper.ui.canvas.layers.dim import look_at
from journeymapper.ui.canvas.layers.links import SPACE, handle_at, handle_spot
from journeymapper.ui.canvas.tips import tip_for
from journeymapper.ui.canvas.tools.grips import handled
from journeymapper.ui.canvas.tools.host import Pointer
from journeymapper.ui.qt.text import escaped_tooltip

if TYPE_CHECKING:
    from journeymapper.ui.canvas.sheet import Sheet


def show_tip(sheet: "Sheet", event: QHelpEvent) -> None:
    """Tell what is under the pointer."""
    hit = sheet.pointer(QPointF(event.pos())).hit
    tip = tip_for(sheet.session.store, hit.id, sheet.t) if hit.id is not None else ""
    QToolTip.showText(event.globalPos(), escaped_tooltip(tip), sheet)


def shown_handles(sheet: "Sheet") -> list[str]:
    """The cards whose handle shows now."""
    found = handled(sheet, sheet.tool.linker)
    idle = found and sheet.tool.path == "select.idle" and sheet.inline.edit is None and sheet.tool.linker.source is None
    return found if idle else []


def handle_places(sheet: "Sheet") -> list[QRect]:
    """Where these handles are on the screen."""
    spots = [spot for card in shown_handles(sheet) if (spot := handle_spot(sheet.plan, card)) is not None]
    return [_around(sheet, spot) for spot in spots]


def _around(sheet: "Sheet", spot: tuple[float, float]) -> QRect:
    place = sheet.view.to_screen(Rect(*spot, 0, 0)).grown(SPACE)
    return QRect(int(place.x), int(place.y), int(place.w) + 1, int(place.h) + 1)


def _hover(sheet: "Sheet", pointer: Pointer) -> None:
    """Remember the card under the pointer; near its handle it stays that."""
    linker = sheet.tool.linker
    if handle_at(sheet.plan, sheet.view, linker.hovered, (pointer.sx, pointer.sy)):
        return
    _pass_on(sheet, pointer.hit.id if pointer.hit.kind == "card" else None)


def leave(sheet: "Sheet") -> None:
    """The pointer left the map, also for what lies over it: nothing is under it any more."""
    look_at(sheet, None)
    _pass_on(sheet, None)


def _pass_on(sheet: "Sheet", now: str | None) -> None:
    linker = sheet.tool.linker
    if now == linker.hovered:
        return
    for card in (linker.hovered, now):
        spot = handle_spot(sheet.plan, card) if card is not None else None
        if spot is not None:
            sheet.viewport().update(_around(sheet, spot))
    linker.hovered = now


def after_button(sheet: "Sheet") -> None:
    """A button went down or up: handles show while none is held, also of a card that is far from the pointer."""
    sheet.gestures.show_hand()
    for card in handled(sheet, sheet.tool.linker):
        spot = handle_spot(sheet.plan, card)
        if spot is not None:
            sheet.viewport().update(_around(sheet, spot))


def show_cursor(sheet: "Sheet", pointer: Pointer) -> None:
    """A hand where a drag moves the map, else what the tool says."""
    look_at(sheet, pointer.hit.id)
    _hover(sheet, pointer)
    if sheet.tool.space or sheet.tool.path == "select.dragging.pan":
        sheet.gestures.show_hand()
        return
    sheet.viewport().setCursor(sheet.tool.cursor(pointer))
