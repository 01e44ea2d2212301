"""One event's hand: the window as it is now, and luck."""
from dataclasses import dataclass
from random import Random
from typing import Any

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QAction, QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from journeymapper.app.desk import Place
from journeymapper.core.layout import metrics as m
from journeymapper.core.layout.geometry import Rect
from journeymapper.core.session.session import Session
from journeymapper.ui.canvas.hover import handle_places
from journeymapper.ui.canvas.layers.outlines import place_of
from journeymapper.ui.canvas.sheet import Sheet
from journeymapper.ui.windows.chrome import Chrome
from journeymapper.ui.windows.main_window import MapWindow

Event = tuple[str, int]
Key, Mod = Qt.Key, Qt.KeyboardModifier
NONE, CTRL, ALT, SHIFT = Mod.NoModifier, Mod.ControlModifier, Mod.AltModifier, Mod.ShiftModifier
LEFT = Qt.MouseButton.LeftButton
ARROWS = [Key.Key_Left, Key.Key_Right, Key.Key_Up, Key.Key_Down]


@dataclass
class Hand:
    """What it does depends on its luck and on what stands in the window, on nothing else."""

    place: Place
    luck: Random

    @property
    def window(self) -> MapWindow:
        return self.place.window

    @property
    def chrome(self) -> Chrome:
        return self.place.window.chrome

    @property
    def actions(self) -> dict[str, QAction]:
        return self.place.window.chrome.actions

    @property
    def sheet(self) -> Sheet:
        return self.place.window.chrome.map_page.sheet

    @property
    def session(self) -> Session:
        return self.place.file.session

    def things(self) -> list[str]:
        """Ids of all that the sheet shows."""
        plan = self.sheet.plan
        return [*plan.boxes, *plan.points, *[b.stage for b in plan.stages], *[c.step for c in plan.columns],
                *[row.lane for row in plan.rows]]

    def spot(self) -> QPoint:
        """Somewhere on the sheet: on a thing, at its edge, or anywhere, now and then outside."""
        size, kind = self.sheet.viewport().size(), self.luck.random()
        found = self._on_thing() if kind < 0.6 else self._at_grip() if kind < 0.72 else None
        if found is not None and self.sheet.viewport().rect().contains(found):
            return found
        if kind > 0.96:
            return QPoint(self.luck.randint(-50, size.width() + 50), self.luck.randint(-50, size.height() + 50))
        return QPoint(self.luck.randrange(max(1, size.width())), self.luck.randrange(max(1, size.height())))

    def _on_thing(self) -> QPoint | None:
        things = self.things()
        found = place_of(self.sheet.plan, self.sheet.view, self.luck.choice(things)) if things else None
        if found is None:
            return None
        rect = found[0]
        return QPoint(round(rect.x + rect.w * self.luck.random()), round(rect.y + rect.h * self.luck.random()))

    def _at_grip(self) -> QPoint | None:
        """Where links, spans, widths and heights are pulled."""
        sheet, luck, plan = self.sheet, self.luck, self.sheet.plan
        kind, handles = luck.choice(["handle", "handle", "end", "width", "height"]), handle_places(sheet)
        if kind == "handle" and handles:
            return luck.choice(handles).center()
        if kind == "end" and plan.boxes:
            found = place_of(plan, sheet.view, luck.choice(list(plan.boxes)))
            right = luck.randrange(4)
            return None if found is None else QPoint(round(found[0].right) - right, round(found[0].centre[1]))
        if kind == "width" and plan.columns:
            column = luck.choice(plan.columns)
            place = sheet.view.to_screen(Rect(column.x + column.w, plan.header.step_y + 4, 0, 0))
            return QPoint(round(place.x), round(place.y + sheet.view.head_shift))
        if kind == "height" and plan.rows:
            row = luck.choice(plan.rows)
            place = sheet.view.to_screen(Rect(m.MARGIN + 4, row.y + row.h, 0, 0))
            return QPoint(round(place.x + sheet.view.gutter_shift), round(place.y))
        return None

    def mods(self) -> Mod:
        return self.luck.choices([NONE, CTRL, SHIFT, CTRL | SHIFT], [16, 2, 2, 1])[0]

    def key(self, key: Key, mods: Mod = NONE) -> None:
        """To whatever has the keyboard."""
        QTest.keyClick(self.focused(), key, mods)

    def focused(self) -> QWidget:
        """The widget that gets the keys."""
        widget = QApplication.focusWidget()
        return widget if widget is not None and widget.window() is self.window else self.sheet

    def one_of(self, pool: list[tuple[Any, int]]) -> Any:
        """One of several, by their weights."""
        return self.luck.choices([what for what, _ in pool], [weight for _, weight in pool])[0]


def mouse_drop(widget: QWidget, mime: QMimeData, at: QPoint) -> None:
    """A drop onto any widget."""
    action = Qt.DropAction.CopyAction
    QApplication.sendEvent(widget, QDragEnterEvent(at, action, mime, LEFT, NONE))
    QApplication.sendEvent(widget, QDropEvent(QPointF(at), action, mime, LEFT, NONE))
