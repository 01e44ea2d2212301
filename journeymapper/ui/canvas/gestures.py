"""What moves the view by hand: the wheel, a touchpad's pinch, the space bar with the mouse; fingers."""
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication, QMouseEvent, QNativeGestureEvent, QTouchEvent, QWheelEvent
from PySide6.QtWidgets import QApplication

from journeymapper.ui.canvas import hover, repainting
from journeymapper.ui.canvas.touch import Touch

if TYPE_CHECKING:
    from journeymapper.ui.canvas.sheet import Sheet

NOTCH, LINE_PX = 120, 40
ZOOM_PER_UNIT = 1.0015


class Gestures:
    """One per sheet, which hands over what its viewport gets."""

    def __init__(self, sheet: "Sheet") -> None:
        self._sheet = sheet
        self._rest = QPointF()
        self.touch = Touch(sheet)

    def viewport_event(self, event: QEvent) -> bool:
        """Act on an event; says whether nobody else is to see it."""
        if event.type() == QEvent.Type.Leave:
            hover.leave(self._sheet)
            return False
        if isinstance(event, QWheelEvent):
            self._wheel(event)
            return True
        if isinstance(event, QNativeGestureEvent) and event.gestureType() == Qt.NativeGestureType.ZoomNativeGesture:
            self._sheet.stretch.zoom_to(self._sheet.view.zoom * (1 + event.value()), event.position())
            return True
        if isinstance(event, QTouchEvent):
            return self.touch.event(event)
        return isinstance(event, QMouseEvent) and self.touch.echoes(event)

    def hold_space(self, held: bool) -> None:
        """The space bar went down or up: with it a drag moves the map."""
        self._sheet.tool.space = held
        self.show_hand()

    def leave_keys(self) -> None:
        """The keyboard goes elsewhere: the space bar is let go, and the ring around its place goes."""
        self.hold_space(False)
        repainting.update_outlined(self._sheet, (), (self._sheet.focus,))

    def show_hand(self) -> None:
        """An open hand while a drag would move the map, a closed one while it does."""
        tool, viewport = self._sheet.tool, self._sheet.viewport()
        if tool.path == "select.dragging.pan":
            viewport.setCursor(Qt.CursorShape.ClosedHandCursor)
        elif tool.space:
            viewport.setCursor(Qt.CursorShape.OpenHandCursor)
        elif viewport.cursor().shape() in (Qt.CursorShape.ClosedHandCursor, Qt.CursorShape.OpenHandCursor):
            viewport.setCursor(Qt.CursorShape.ArrowCursor)

    def _wheel(self, event: QWheelEvent) -> None:
        """Scroll; with Shift sideways, with Ctrl zoom around the pointer."""
        sheet = self._sheet
        event.accept()
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            turned = event.angleDelta().y() or event.angleDelta().x()
            sheet.stretch.zoom_to(sheet.view.zoom * ZOOM_PER_UNIT ** turned, event.position())
            sheet.tool.again()
            return
        sheet.hold_view()
        way = wheel_pixels(event)
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier and not way.x():
            way = QPointF(way.y(), 0)
        whole = QPoint(int(way.x() + self._rest.x()), int(way.y() + self._rest.y()))
        self._rest += way - QPointF(whole)
        sheet.scroll_view(sheet.view.x - whole.x(), sheet.view.y - whole.y())
        sheet.tool.again()


def wheel_pixels(event: QWheelEvent) -> QPointF:
    """How far a turn of the wheel scrolls. Fine wheels say it in pixels, which under X11 can't be relied on."""
    if not event.pixelDelta().isNull() and QGuiApplication.platformName() != "xcb":
        return QPointF(event.pixelDelta())
    return QPointF(event.angleDelta()) * (QApplication.wheelScrollLines() * LINE_PX / NOTCH)
