"""Hands and fingers on a sheet, with the map's own coordinates."""
import json

from PySide6.QtCore import QByteArray, QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from journeymapper.core.layout.geometry import Rect
from journeymapper.ui.canvas.layers.outlines import place_of
from journeymapper.ui.canvas.mime import PALETTE
from journeymapper.ui.canvas.sheet import Sheet

NONE = Qt.KeyboardModifier.NoModifier
LEFT, NO_BUTTON = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton


def middle(sheet: Sheet, id: str) -> QPoint:
    """The middle of a thing on the screen."""
    place = place_of(sheet.plan, sheet.view, id)
    assert place is not None, f"{id} isn't shown"
    return QPoint(round(place[0].centre[0]), round(place[0].centre[1]))


def cell(sheet: Sheet, lane: str, step: str, down: float = 0.5) -> QPoint:
    """A point in a cell, `down` of the way to its lower edge."""
    rect = sheet.plan.cell_rect(lane, step)
    assert rect is not None
    return screen(sheet, Rect(rect.centre[0], rect.y + rect.h * down, 0, 0))


def screen(sheet: Sheet, rect: Rect) -> QPoint:
    """The screen's point of a rectangle's corner in the map."""
    place = sheet.view.to_screen(rect)
    return QPoint(round(place.x), round(place.y))


def click(sheet: Sheet, at: QPoint, mods: Qt.KeyboardModifier = NONE) -> None:
    """A click."""
    QTest.mouseClick(sheet.viewport(), LEFT, mods, at)


def double_click(sheet: Sheet, at: QPoint) -> None:
    """A double click, as Qt sends it: press, release, double click, release."""
    click(sheet, at)
    QTest.mouseDClick(sheet.viewport(), LEFT, NONE, at)


def drag(sheet: Sheet, start: QPoint, end: QPoint, mods: Qt.KeyboardModifier = NONE, *, release: bool = True) -> None:
    """Press, move in three steps, release; with the same keys held all the while."""
    view = sheet.viewport()
    QTest.mousePress(view, LEFT, mods, start)
    for part in (0.3, 0.7, 1.0):
        move(sheet, start + QPoint(round((end - start).x() * part), round((end - start).y() * part)), mods)
    if release:
        QTest.mouseRelease(view, LEFT, mods, end)


def move(sheet: Sheet, at: QPoint, mods: Qt.KeyboardModifier = NONE) -> None:
    """The mouse moves, its left button down; unlike QTest's own this tells of held keys too."""
    view = sheet.viewport()
    event = QMouseEvent(QMouseEvent.Type.MouseMove, QPointF(at), view.mapToGlobal(QPointF(at)), NO_BUTTON, LEFT, mods)
    QApplication.sendEvent(view, event)


def drop_from_palette(sheet: Sheet, kind: str, at: QPoint, *, drop: bool = True) -> None:
    """A drag from the palette, as the system sends it."""
    mime = QMimeData()
    mime.setData(PALETTE, QByteArray(json.dumps({"kind": kind}).encode()))
    send_drag(sheet, mime, at, drop=drop)


def send_drag(sheet: Sheet, mime: QMimeData, at: QPoint, *, drop: bool = True) -> None:
    """Enter, move and drop of any data."""
    action, view = Qt.DropAction.CopyAction, sheet.viewport()
    QApplication.sendEvent(view, QDragEnterEvent(at, action, mime, LEFT, NONE))
    QApplication.sendEvent(view, QDragMoveEvent(at, action, mime, LEFT, NONE))
    if drop:
        QApplication.sendEvent(view, QDropEvent(QPointF(at), action, mime, LEFT, NONE))
        QApplication.processEvents()


def press(sheet: Sheet, key: Qt.Key, mods: Qt.KeyboardModifier = NONE) -> None:
    """A key to whatever has the focus: the inline editor or the sheet."""
    target = sheet.inline.edit or sheet
    QTest.keyClick(target, key, mods)
    QApplication.processEvents()


def type_text(sheet: Sheet, text: str) -> None:
    """Letters, one by one, to whatever has the focus."""
    for letter in text:
        QTest.keyClicks(sheet.inline.edit or sheet, letter)
    QApplication.processEvents()
