"""Fingers on the sheet: tap, double tap, long press, drag, two fingers to move and zoom.

Paths: touch.idle, touch.down, touch.dragging, touch.panning, touch.pinching, touch.spent.
"""
from dataclasses import replace
from math import hypot
from typing import TYPE_CHECKING

from PySide6.QtCore import QElapsedTimer, QEvent, QPointF, Qt, QTimer
from PySide6.QtGui import QEventPoint, QMouseEvent, QTouchEvent
from PySide6.QtWidgets import QApplication

from journeymapper.ui.canvas import linking, menu
from journeymapper.ui.canvas.reach import finger
from journeymapper.ui.canvas.tools.host import Pointer

if TYPE_CHECKING:
    from journeymapper.ui.canvas.sheet import Sheet

LONG_MS, SLOP_PX, SAME_PLACE_PX, ECHO_MS = 600, 10.0, 28.0, 700
_ENDS = (QEvent.Type.TouchEnd, QEvent.Type.TouchCancel)


class Touch:
    """One per sheet. All that a finger does goes through the same tool as the mouse."""

    def __init__(self, sheet: "Sheet") -> None:
        self._sheet = sheet
        self._state = "idle"
        self._start: Pointer | None = None
        self._origin = (0.0, 0.0)
        self._pinch: _Pinch | None = None
        self._tapped: Pointer | None = None
        self._since_tap, self._since_end = QElapsedTimer(), QElapsedTimer()
        self._hold = QTimer(sheet, singleShot=True, interval=LONG_MS)
        self._hold.timeout.connect(self._long_press)

    @property
    def path(self) -> str:
        """The state by name."""
        return f"touch.{self._state}"

    def event(self, event: QTouchEvent) -> bool:
        """Act on a touch; one that begins on something lying over the map is left to that."""
        if event.type() == QEvent.Type.TouchBegin and self._elsewhere(event):
            event.ignore()
            return True
        event.accept()
        if event.type() == QEvent.Type.TouchCancel:
            self._sheet.tool.cancel()
        elif event.type() == QEvent.Type.TouchBegin:
            self._down(event.points()[0].position())
        fingers = [p.position() for p in event.points() if p.state() != QEventPoint.State.Released]
        if event.type() in _ENDS:
            self._up(event)
        elif len(fingers) >= 2:
            self._two(fingers[0], fingers[1])
        elif fingers and self._state == "pinching":
            self._state = "spent"
        elif fingers:
            self._move(fingers[0])
        return True

    def echoes(self, event: QMouseEvent) -> bool:
        """Whether the system made this event of the mouse out of a touch that was acted on already."""
        made = event.source() != Qt.MouseEventSource.MouseEventNotSynthesized
        lately = self._since_end.isValid() and self._since_end.elapsed() < ECHO_MS
        return made and (self._state != "idle" or lately)

    def _elsewhere(self, event: QTouchEvent) -> bool:
        at = event.points()[0].position().toPoint()
        return self._sheet.viewport().childAt(at) is not None

    def _down(self, at: QPointF) -> None:
        sheet = self._sheet
        sheet.inline.finish()
        sheet.hold_view()
        sheet.setFocus(Qt.FocusReason.MouseFocusReason)
        self._state, self._start, self._pinch = "down", finger(sheet, at), None
        self._hold.start()

    def _move(self, at: QPointF) -> None:
        sheet, start = self._sheet, self._start
        if start is None or self._state == "spent":
            return
        if self._state == "down":
            if hypot(at.x() - start.sx, at.y() - start.sy) <= SLOP_PX:
                return
            self._hold.stop()
            self._begin(start, at)
        if self._state == "panning":
            sheet.scroll_view(self._origin[0] - at.x(), self._origin[1] - at.y())
        elif self._state == "dragging":
            sheet.tool.move(self._inside(at))

    def _begin(self, start: Pointer, at: QPointF) -> None:
        """A thing follows the finger; headers and lane titles only once they are selected, else the map moves."""
        sheet, hit = self._sheet, start.hit
        if hit.kind in ("card", "emotion") or (hit.id is not None and hit.id in sheet.session.selection):
            self._state = "dragging"
            sheet.tool.cancel()  # who drags chooses no target of a link any more
            sheet.tool.press(start, Qt.MouseButton.LeftButton)
        else:
            self._state = "panning"
            self._origin = (sheet.view.x + at.x(), sheet.view.y + at.y())

    def _two(self, one: QPointF, other: QPointF) -> None:
        """The map stays under both fingers; what was begun with the first one is given up."""
        sheet = self._sheet
        if self._pinch is None:
            self._hold.stop()
            sheet.tool.cancel()
            self._state, self._pinch = "pinching", _Pinch(sheet, one, other)
        elif self._state == "pinching":
            self._pinch.move(sheet, one, other)

    def _up(self, event: QTouchEvent) -> None:
        self._hold.stop()
        state, start = self._state, self._start
        self._state, self._start, self._pinch = "idle", None, None
        self._since_end.start()
        if start is None or event.type() == QEvent.Type.TouchCancel:
            return
        if state == "dragging":
            self._sheet.tool.release(self._inside(event.points()[0].position()))
        elif state == "down":
            self._tap(start)

    def _tap(self, pointer: Pointer) -> None:
        """Select; twice at the same place, edit."""
        before, tool = self._tapped, self._sheet.tool
        if linking.clicked(self._sheet, pointer):
            self._tapped = None
            return
        soon = self._since_tap.isValid() and self._since_tap.elapsed() <= QApplication.doubleClickInterval()
        near = before is not None and hypot(before.sx - pointer.sx, before.sy - pointer.sy) <= SAME_PLACE_PX
        tool.press(pointer, Qt.MouseButton.LeftButton)
        tool.release(pointer)
        if soon and near:
            self._tapped = None
            tool.double_click(pointer)
        else:
            self._tapped = pointer
            self._since_tap.start()

    def _long_press(self) -> None:
        start = self._start
        if self._state == "down" and start is not None:
            self._state = "spent"
            menu.open_under(self._sheet, start)

    def _inside(self, at: QPointF) -> Pointer:
        """A finger beyond the edge counts as on it: a drag by touch stays on the sheet."""
        view = self._sheet.view
        x, y = max(0.0, min(view.w - 1, at.x())), max(0.0, min(view.h - 1, at.y()))
        return replace(self._sheet.pointer(QPointF(x, y)), sx=x, sy=y)


class _Pinch:
    """Two fingers: the point of the map that was between them stays there, its zoom follows their distance.

    Until they go apart or together by more than they tremble, they only move the map.
    """

    def __init__(self, sheet: "Sheet", one: QPointF, other: QPointF) -> None:
        middle = (one + other) / 2
        self._anchor = sheet.view.body_to_map(middle.x(), middle.y())
        self._apart, self._zoom = _apart(one, other), sheet.view.zoom
        self._zooms = False

    def move(self, sheet: "Sheet", one: QPointF, other: QPointF) -> None:
        """Follow them."""
        middle, apart = (one + other) / 2, _apart(one, other)
        if not self._zooms and abs(apart - self._apart) > SLOP_PX:
            self._zooms, self._apart = True, apart
        if self._zooms:
            sheet.stretch.zoom_to(self._zoom * apart / self._apart, middle)
        zoom = sheet.view.zoom
        sheet.scroll_view(self._anchor[0] * zoom - middle.x(), self._anchor[1] * zoom - middle.y())


def _apart(one: QPointF, other: QPointF) -> float:
    return max(1.0, hypot(one.x() - other.x(), one.y() - other.y()))
